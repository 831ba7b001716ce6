"""rate: the two numbers that words compare, and what is due against what was done."""

import pytest
from checked import said

RATES = [
    # growth: from and to, one against the other, two years, last year's behind
    ("接待费由2021年的86万元降至2022年的43万元,下降{}%。", 50, 60),
    ("三公经费从120万元压减到90万元,压减{}%。", 25, 35),
    ("今年投入资金150万元,比去年的100万元增长{}%。", 50, 30),
    ("今年立案18件,较去年的12件增长{}%。", 50, 40),
    ("2022年集体收入为360万元,2023年达到450万元,增长{}%。", 25, 35),
    ("信访件共75件,同比下降{}%,去年同期为100件。", 25, 35),
    ("信访总量同比下降{}%,由去年的450件降至360件。", 20, 30),
    ("发案数由去年的20起下降为今年的15起,降幅达{}%。", 25, 35),
    ("今年受理举报312件,去年同期为240件,同比增长{}%。", 30, 25),
    # due and done
    ("应兑付资金2450万元,实际兑付2009万元,资金到位率{}%。", 82, 85),
    ("应到会党员80名,实到72名,到会率{}%。", 90, 95),
    ("应建账户35个,已建28个,建账率{}%。", 80, 90),
    ("党费应收12.5万元,实收10万元,收缴率{}%。", 80, 90),
    # the rate takes up the verb of its part
    ("超标办公用房1,200平方米,腾退900平方米,腾退率为{}%。", 75, 85),
    ("抽查档案200份,不合格30份,不合格率为{}%。", 15, 20),
    ("对逾期1800万元工程款成立清收专班,收回1530万元,回收率达到{}%。", 85, 95),
    ("培养后备干部60名,提拔使用24名,提拔比例为{}%。", 40, 50),
    ("受理工单4120件,按期办结3296件,按期办结率{}%。", 80, 98),
    # shares: nothing else between part and total
    ("共发现问题210个,其中招投标环节63个,占{}%。", 30, 36),
    ("全县120个村中有90个村完成换届,占比达{}%。", 75, 85),
    ("完成非税收入2.16亿元,仅占一般公共预算收入7.2亿元的{}%。", 30, 20),
    ("收缴罚没款86万元,完成年度任务100万元的{}%。", 86, 96),
    ("水质优良断面9个,占全部12个断面的{}%。", 75, 85),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RATES)
def test_a_rate_is_held_against_the_numbers_that_its_words_name(text: str, right: int, wrong: int) -> None:
    assert [each.status for each in said(text.format(right), "rate")] == ["ok"]
    assert [each.status for each in said(text.format(wrong), "rate")] == ["mismatch"]


@pytest.mark.parametrize(
    ("bound", "status"),
    [("占近五成", "mismatch"), ("占三成", "ok"), ("占近三成半", "ok"), ("占近四成", None), ("占比超过两成", None)],
)
def test_a_rough_rate_is_contradicted_only_from_afar(bound: str, status: str | None) -> None:
    found = [each.status for each in said(f"教师共320人,其中博士96人,{bound}。", "rate")]
    assert found == ([status] if status else [])


@pytest.mark.parametrize(("found", "status"), [(21, "mismatch"), (25, "ok")])
def test_a_fraction_in_words_behind_a_part(found: int, status: str) -> None:
    assert [each.status for each in said(f"35个村中有{found}个公开不及时,超过七成。", "rate")] == [status]


def test_each_part_has_a_rate_of_its_own() -> None:
    text = "抽查材料48份,合格42份,合格率87.5%;达到优秀等次18份,优秀率{}%。"
    assert [each.status for each in said(text.format(37.5), "rate")] == ["ok", "ok"]
    assert [each.status for each in said(text.format(35.7), "rate")] == ["ok", "mismatch"]


def test_a_fall_is_of_the_larger_number() -> None:
    text = "2023年度支出96.45万元,上年度支出128.6万元,同比下降{}%。"
    assert [each.status for each in said(text.format(25), "rate")] == ["ok"]
    assert [each.status for each in said(text.format(33.3), "rate")] == ["mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        # one part beside another; another total; a level that nothing compares
        "来信516件,占73.7%;来访4件,占0.6%。",
        "处分86人,其中科级19人,占科级干部总数的12%。",
        "集体收入360万元,办公支出450万元,增长35%。",
        "有关单位适应新形势,到会80名,实际72名,到会率95%。",
    ],
)
def test_rates_of_other_numbers_contradict_nothing(text: str) -> None:
    assert not [each for each in said(text, "rate") if each.status == "mismatch"]
