"""Named persons, their positions and ids, and their redaction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rectnlp


def rows(text: str) -> list[dict]:
    tables = rectnlp.extract(text)
    assert tables.failures.empty, tables.failures.message.tolist()
    return tables.to_arrow()["people"].to_pylist()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("河口镇镇长张某退赔。", [("张某", "河口镇镇长")]),
        ("局长丁某某、会计孙×检讨。", [("丁某某", "局长"), ("孙×", "会计")]),
        ("区委常委、副书记孙X对负责人进行约谈。", [("孙X", "区委常委、副书记")]),
        ("某市副局长甲:政务记过", [("甲", "某市副局长")]),
        ("某镇镇长辛,被免职。", [("辛", "某镇镇长")]),
        ("给予副镇长吴伟党内警告处分。", [("吴伟", "副镇长")]),
        ("村会计欧阳明虚报工日。", [("欧阳明", "村会计")]),
        ("党员李建国受到处分。", [("李建国", "党员")]),
        ("县委书记王志刚同志主持会议。", [("王志刚", "县委书记")]),
        ("村委会主任王某强受到处分。", [("王某强", "村委会主任")]),
        ("市审计局局长 钱某某\n各位委员:", [("钱某某", "市审计局局长")]),
        ("干部嵇立军违规兼职。嵇立军退款。", [("嵇立军", "干部"), ("嵇立军", None)]),
        ("民警芮某、嵇某某接受宴请。", [("芮某", "民警"), ("嵇某某", None)]),
        ("对收受回扣的设备科原科长贾某立案。", [("贾某", "设备科原科长")]),
        ("吴伟强、周强分别受到党内警告、政务警告处分。", [("吴伟强", None), ("周强", None)]),
        ("办公室原主任龙建业公款吃喝。", [("龙建业", "办公室原主任")]),
        ("邀请某大学教授蔡礼强作专题授课。", [("蔡礼强", "某大学教授")]),
        ("会计方面安排部署,干部常下乡,主任和副主任参加。", []),
        # a character of the given name behind 某: it belongs to the name where the rest reads on without it
        ("渔政站站长秦某勇还存在其他问题。", [("秦某勇", "渔政站站长")]),
        ("村会计韩某西组织召开会议。", [("韩某西", "村会计")]),
        ("出纳吴某良将补贴占为己有。", [("吴某良", "出纳")]),
        ("给予秦某华同志和韩某东同志处分。", [("秦某华", None), ("韩某东", None)]),
        ("站长孙某均和会计曹某克扣工资。孙某均受到处分。", [("孙某均", "站长"), ("曹某", "会计"), ("孙某均", None)]),
        ("庄头村支部书记周某科感触颇深。", [("周某科", "庄头村支部书记")]),
        ("保管员伊某波、司机褚某受到处分。", [("伊某波", "保管员"), ("褚某", "司机")]),
        ("站长秦某退赔,会计韩某违规借贷。", [("秦某", "站长"), ("韩某", "会计")]),
        (
            "科员曹某公款吃喝,科员卫某酒后驾车,科员孔某高利放贷。",
            [("曹某", "科员"), ("卫某", "科员"), ("孔某", "科员")],
        ),
        ("股长褚某均受到处分。", [("褚某", "股长")]),
        ("所长江某被诫勉。", [("江某", "所长")]),
        ("监委主任孙某玉靠前指挥。", [("孙某玉", "监委主任")]),
        ("站长孙某明确要求整改。", [("孙某", "站长")]),
        ("网格员闫某饮酒,科员孙某载客。", [("闫某", "网格员"), ("孙某", "科员")]),
        # whole names
        ("对孙建业立案审查,给予韩明远党内警告处分。", [("孙建业", None), ("韩明远", None)]),
        ("对党员进行了培训,对项目进行了验收,对方案作出调整。", []),
        ("站长冯文均和出纳黄文良将材料销毁。", [("冯文均", "站长"), ("黄文良", "出纳")]),
        ("给予韩文华同志党内警告处分。", [("韩文华", None)]),
        ("分管领导佘德厚被批评教育。", [("佘德厚", "分管领导")]),
        (
            "罗某某、卜海燕互相代签。尹秀兰、施某某缺勤。",
            [("罗某某", None), ("卜海燕", None), ("尹秀兰", None), ("施某某", None)],
        ),
        # offices, where they are said: in brackets, in apposition, cut from what leads to them
        ("局长韩某旷工。2021年5月,韩某退赔。", [("韩某", "局长"), ("韩某", None)]),
        ("秦某(时任财务股长)退赔,孙某(另案处理)退赔。", [("秦某", "时任财务股长"), ("孙某", None)]),
        ("秦某华同志作为县水利局局长,负有责任。", [("秦某华", "县水利局局长")]),
        ("秦某,男,汉族,1970年5月生,中共党员,时任河口镇副镇长。", [("秦某", "河口镇副镇长")]),
        ("孙建国,男,1968年3月生,汉族,中共党员,畜牧局原局长。", [("孙建国", "畜牧局原局长")]),
        ("二是出纳柏某退赔。市经济发展办负责人汤某检讨。", [("柏某", "出纳"), ("汤某", "市经济发展办负责人")]),
        ("判处供销社原主任冉某罚金。", [("冉某", "供销社原主任")]),
        ("站长秦某和粮站副站长韩某退赔。", [("秦某", "站长"), ("韩某", "粮站副站长")]),
        # the page's people
        ("本报讯(全媒体记者 丁某河 通讯员 肖某华 许某晴)全县整改。", []),
        # not names
        ("站长马上整改,书记高度重视。", []),
        ("纪委书记双常委负责,区委书记任组长。", []),
        ("加强对“关键少数”和中层干部监督。", []),
        ("于某日向某局报告,和某公司签约,完成某项任务。", []),
        ("长6×3米,宽3X9毫米。", []),
        ("负责同志、党员同志参加。", []),
    ],
)
def test_names_and_positions(text: str, people: list[tuple[str, str]]) -> None:
    assert [(row["name"], row["position"]) for row in rows(text)] == people


def test_a_person_has_one_id_and_namesakes_with_other_offices_have_two() -> None:
    ids = [row["person_id"] for row in rows("镇长张某与会计张某对账。会计张某退赔。张某检讨。镇长张某调离。")]
    assert ids == [ids[0], ids[1], ids[1], ids[1], ids[0]]
    assert ids[0] != ids[1]


def test_a_sanction_points_to_its_person() -> None:
    tables = rectnlp.extract("副镇长吴伟受到党内警告处分。吴伟作了检讨。").to_arrow()
    assert tables["sanctions"].to_pylist()[0]["person_id"] == tables["people"].to_pylist()[0]["person_id"]


def test_redaction_covers_every_person_of_a_target_in_every_table() -> None:
    text = "2022年5月6日,副镇长吴卫强、会计欧阳明分别受到党内警告处分。吴卫强退赔200元。镇长陈平安主持会议。"
    tables = rectnlp.extract(text, redact=True).to_arrow()
    for name, table in tables.items():
        for column in table.columns:
            values = " ".join(str(value) for value in column.to_pylist())
            assert "卫强" not in values, (name, values)
            assert "欧阳明" not in values, (name, values)
    assert "陈平安" in tables["texts"].to_pylist()[0]["text"]
    assert len(tables["texts"].to_pylist()[0]["text"]) == len(text)


@given(st.text(alphabet="张李欧阳某×X*书记镇长同志甲乙,。对受到", max_size=40))
def test_any_text_gives_names_within_it(text: str) -> None:
    for row in rows(text):
        assert text[row["start"] : row["end"]] == row["name"]


def test_a_masked_name_at_the_very_end_of_a_text_ends_there():
    text = "中队长查某多被诫勉。安装工查某多"
    people = rectnlp.extract(text).people
    assert list(people.end) == [6, len(text)]
    assert set(people.name) == {"查某多"}
