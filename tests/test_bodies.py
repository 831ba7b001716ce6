from __future__ import annotations

import pandas as pd
import pytest

import rectnlp


def units(text: str, published: str | None = "2023-06-01") -> pd.DataFrame:
    return rectnlp.extract(text, published).units.set_index("text")


COUNTY = "中共兰考县委关于巡视整改情况的通报\n"


@pytest.mark.parametrize(
    ("surface", "canonical", "level", "code"),
    [
        ("县委", "中共兰考县委", "county", "410225"),
        ("县委组织部", "兰考县委组织部", "county", "410225"),
        ("县政府", "兰考县人民政府", "county", "410225"),
        ("县纪委监委", "兰考县纪委监委", "county", "410225"),
        ("县住建局", "兰考县住房和城乡建设局", "county", "410225"),
        ("县政府办", "兰考县人民政府办公室", "county", "410225"),
        ("县法院", "兰考县人民法院", "county", "410225"),
        ("市委", "中共开封市委", "city", "410200"),
        ("市财政局", "开封市财政局", "city", "410200"),
        ("省委第三巡视组", "河南省委第三巡视组", "province", "410000"),
        ("党中央", "中共中央", "central", None),
    ],
)
def test_short_forms_are_read_from_the_issuer(surface: str, canonical: str, level: str, code: str | None) -> None:
    row = units(f"{COUNTY}{surface}召开会议。").loc[surface]
    assert row.canonical == canonical
    assert row.level == level
    assert (row.division_code if code else pd.isna(row.division_code)) == (code or True)
    assert row.unit_id == (f"{code}-{canonical}" if code else canonical)


def test_one_body_has_one_id_in_every_bulletin() -> None:
    here = units(COUNTY + "县住建局整改。").loc["县住建局"]
    there = units("中共开封市委关于巡视整改情况的通报\n兰考县住房和城乡建设局整改。").loc["兰考县住房和城乡建设局"]
    assert here.unit_id == there.unit_id == "410225-兰考县住房和城乡建设局"


def test_a_city_of_county_rank_is_its_own_city() -> None:
    found = units("中共巩义市委关于巡视整改情况的通报\n市委研究,郑州市委指导。")
    assert found.loc["市委"].level == "county"
    assert found.loc["市委"].canonical == "中共巩义市委"
    assert found.loc["郑州市委"].level == "city"


def test_in_a_municipality_the_city_ranks_as_a_province() -> None:
    found = units("中共静海区委关于巡视整改情况的通报\n市委统一部署。")
    assert found.loc["市委"].level == "province"
    assert found.loc["市委"].canonical == "中共天津市委"


def test_an_unknown_place_is_read_off_the_text() -> None:
    found = units("市委第三巡察组对云屏区开展巡察。区住建局整改。")
    assert found.loc["区住建局"].canonical == "云屏区住房和城乡建设局"
    assert found.loc["区住建局"].level == "county"
    assert pd.isna(found.loc["区住建局"].division_code)


def test_the_group_without_a_number_is_the_one_with() -> None:
    found = units(COUNTY + "省委第三巡视组进驻。省委巡视组反馈,巡视组指出。")
    assert found.unit_id.loc[["省委第三巡视组", "省委巡视组", "巡视组"]].nunique() == 1


def test_two_numbered_groups_stay_two() -> None:
    found = units(COUNTY + "市委第一巡察组、市委第二巡察组进驻,市委巡察组反馈。")
    assert found.unit_id.nunique() == 4


def test_short_forms_of_the_issuer() -> None:
    found = units("中共云溪水务发展集团有限公司委员会关于巡察整改情况的通报\n集团党委研究,集团整改,公司纪委监督。")
    assert found.loc["集团党委"].canonical == "中共云溪水务发展集团有限公司委员会"
    assert found.loc["集团"].canonical == "云溪水务发展集团有限公司"
    assert found.loc["公司纪委"].parent == "云溪水务发展集团有限公司"


def test_aliases() -> None:
    found = units(COUNTY + "县城市投资运营有限公司(以下简称“城投公司”)整改。城投公司还款。")
    assert found.loc["城投公司"].unit_id.nunique() == 1
    assert found.canonical.iloc[1] == found.canonical.iloc[2]


def test_ad_hoc_groups_and_their_short_forms() -> None:
    found = units(COUNTY + "成立巡视整改专项工作领导小组,领导小组下设专班。县委巡视整改工作领导小组督办。")
    assert found.unit_id[found.unit_type == "taskforce"].nunique() == 1


def test_a_list_hands_its_level_on() -> None:
    found = units(COUNTY + "向省委、市委组织部门及网信办报备。")
    assert found.loc["网信办"].level == "city"
    assert found.loc["网信办"].canonical == "开封市委网信办"


def test_parents_only_where_the_name_holds_them() -> None:
    found = units(COUNTY + "县委组织部、县住建局、省委第三巡视组。")
    assert found.loc["县委组织部"].parent == "中共兰考县委"
    assert found.loc["省委第三巡视组"].parent == "中共河南省委"
    assert pd.isna(found.loc["县住建局"].parent)


def test_divisions_hold_what_is_referred_to_and_what_lies_above() -> None:
    divisions = rectnlp.extract(COUNTY + "县委研究。", "2023-06-01").divisions
    assert divisions.code.tolist() == ["410000", "410200", "410225"]
    assert divisions.name.tolist() == ["河南省", "开封市", "兰考县"]


@pytest.mark.parametrize(
    ("sentence", "surface", "role"),
    [
        ("省委第三巡视组进驻。", "省委第三巡视组", "inspector"),
        ("巡视组对县水利局进行了巡视。", "县水利局", "inspected"),
        ("由县财政局牵头。", "县财政局", "responsible"),
        ("责任单位:县教体局。", "县教体局", "responsible"),
        ("县委召开会议。", "县委", "actor"),
        ("县纪委监委给予李某党内警告处分。", "县纪委监委", "punishing"),
        ("对县城管局通报批评。", "县城管局", "punished"),
        ("落实省委要求。", "省委", "mentioned"),
    ],
)
def test_roles(sentence: str, surface: str, role: str) -> None:
    assert units(COUNTY + sentence).loc[surface].role == role


@pytest.mark.parametrize("name", ["溪云水务有限公司", "云岭师范大学", "溪云农商银行股份有限公司柳湖支行"])
def test_a_complete_name_has_one_id_everywhere(name: str) -> None:
    first = rectnlp.extract(rectnlp.Bulletin(f"{name}退还资金。", doc_id="a")).units.unit_id.tolist()
    second = rectnlp.extract(rectnlp.Bulletin(f"约谈{name}负责人。", doc_id="b")).units.unit_id.tolist()
    assert first == second == [name]


def test_a_generic_name_is_of_its_bulletin() -> None:
    ids = {rectnlp.extract(rectnlp.Bulletin("某国企退还资金。", doc_id=doc)).units.unit_id[0] for doc in "ab"}
    assert len(ids) == 2


def test_a_group_numbered_behind_its_function_is_the_numbered_group() -> None:
    text = "县委第三巡察组进驻。县委巡察三组反馈,巡察组指出问题。"
    assert units(text).unit_id.nunique() == 1
