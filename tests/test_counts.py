from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import check

import rectnlp


@pytest.mark.parametrize(
    "marked",
    [
        "针对反馈的[3个|value=3 unit=个 noun=方面问题]方面问题,梳理出[47个|noun=具体问题]具体问题,细化为[165项|noun=整改措施]整改措施。",
        "收到问题线索[8个|value=8 unit=个 noun=问题线索],约谈提醒[40次|unit=次 noun=约谈提醒]。",
        "现有[72项|noun=整改任务]整改任务,已整改到位[60项|noun=整改任务],剩余[12项|noun=整改任务]。",
        "涉及处级干部[49人|unit=人 noun=处级干部],走访[46人次|unit=人次 noun=走访],诫勉谈话[2人|noun=人]。",
        "立案[2起|noun=-],处理[3人|noun=人]。",
        "全县共查处[2起|unit=起][3人|unit=人 noun=人]。",
        "接待来访[1.1万批|value=11000 unit=批 noun=来访],受益[16万多人|value=160000 bound=over unit=人 noun=人]。",
        "拆除[200余处|value=200 bound=over unit=处 noun=违建]违建,惠及[近百家|value=100 bound=under unit=家 noun=企业]企业。",
        "每[3万-10万|value=30000 value_high=100000 unit=- noun=居民]居民设置[1所|value=1 noun=服务中心]服务中心。",
        "抽查[3至5名|value=3 value_high=5 unit=名 noun=学生]学生,[两三名|value=2 value_high=3 bound=exact noun=教师]教师缺席。",
        "召开[数十次|value=20 value_high=90 bound=about unit=次 noun=会议]会议。",
        "问题[10起以上|value=10 bound=over unit=起]的有[７省|value=7 unit=省 noun=省]。",
        "政务处分[0人|value=0 noun=人],提醒谈话[46人(次)|value=46 unit=人次]。",
        "清退[一百三十六户|value=136 unit=户 noun=户]。",
        "处理[1,816人次|value=1816 unit=人次]。",
        "[7个|value=7 unit=个 noun=县（市、区）]县（市、区）完成整改。",
        "[两名|value=2 noun=干部]干部、[一名|value=1 noun=所长]所长受到处理。",
        "共发现[81名|noun=党员]长期未参加活动的党员。",
        "安裝在線設備[23台(套)|value=23 unit=台套 noun=在線設備]。",
        "下设[5个|value=5 noun=工作组]工作组。",
        "编印《工作简报》[12期|noun=工作简报]。",
        "开展督查[12轮次|value=12 unit=轮次 noun=督查]。",
        # 数 ends a noun as often as it begins a number
        "参会人数[80人|value=80 noun=人],总户数[120余户|value=120 bound=over],涉案[数十件|value=20 value_high=90]。",
        # a label with a figure right behind it
        "二、问题\n1.[9个|value=9]部门超支。\n2.[2个|value=2]园区违规。\n3.资金闲置。\n4.[12家|value=12]企业欠税。",
        "2023年工作\n1.[9个|value=9]部门超支。\n2.[2个|value=2]园区违规。",
    ],
)  # fmt: skip
def test_counts(marked: str) -> None:
    check("counts", marked)


@pytest.mark.parametrize(
    "plain",
    [
        "召开县委常委会36次会议。", "十六届县政府第27次常务会议。", "第七、八、九期项目。", "二期工程、一期供电、3楼窗口、四级调研员、三级等保。",
        "落实三重一大制度,开展三会一课,整治四风,践行两个维护。", "明确“1+6+12”思路,推行“3710”工作法,做到“六统一”。", "一批项目、一系列措施、多次研究。",
        "努力解决一个问题、完善一套制度。", "发现一起、查处一起。", "采取一楼一策一专班。", "统一部署、进一步加强、逐一排查、一是整改、第一时间。",
        "两院、两办、两长。", "每一个单位、上一轮巡察。", "某文〔2023〕9号。", "四大领域。",
    ],
)  # fmt: skip
def test_no_counts(plain: str) -> None:
    assert rectnlp.extract(plain).counts.text.tolist() == []


def test_a_myriad_of_digits_is_a_warning_not_a_count() -> None:
    tables = rectnlp.extract("编号" + "9" * 10_000 + "个")
    assert tables.counts.empty
    assert tables.warnings.code.tolist().count("long_number") == 1


def test_per() -> None:
    check("counts", "每月召开[两次|value=2 per=每月 noun=专题晨会]专题晨会,形成清单、报告各[3期|per=各 value=3]。")


@given(st.integers(1, 10**7), st.sampled_from("项个件条名家处起"))
def test_every_number_before_a_measure_word_counts(value: int, measure: str) -> None:
    (row,) = rectnlp.extract(f"完成{value}{measure}。").to_arrow()["counts"].to_pylist()
    assert (row["value"], row["unit"], row["text"]) == (value, measure, f"{value}{measure}")


@pytest.mark.parametrize(
    ("text", "bound"),
    [("近500件档案。", "under"), ("约500件档案", "about"), ("档案500件上下", "about"), ("超500件", "over")],
)
def test_a_bound_at_the_edge_of_a_text_is_one(text: str, bound: str) -> None:
    assert list(rectnlp.extract(text).counts.bound) == [bound]


def test_a_mark_that_closes_no_title_is_no_noun() -> None:
    counts = rectnlp.extract("运用“四种形态”处理》426人次,其中第一种形态341人次。").counts
    assert counts.noun.tolist() == ["人", "人"]
