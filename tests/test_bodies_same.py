"""Names of one body that differ: formal and usual, with the issuer's name and without, with a place and without."""

from __future__ import annotations

import pytest

import rectnlp


def ids(text: str) -> list[str]:
    """The unit_ids of a text, each once, in order."""
    return rectnlp.extract(text, 2023).units.unit_id.drop_duplicates().tolist()


@pytest.mark.parametrize(
    "text",
    [
        # the issuer's committee: by its formal name, its full name and its short forms
        "中共云枫县水利局党组关于巡察整改情况的通报\n县水利局党组研究,局党组整改。",
        "中共云枫学院委员会关于巡视整改情况的通报\n云枫学院党委研究,学校党委整改,校党委落实,党委督促。",
        "中共云枫水务集团有限公司委员会关于巡察整改的通报\n云枫水务集团有限公司党委研究,集团党委整改。",
        "中共云枫县第三中学总支部委员会关于巡察整改情况的公示\n对我校党总支开展了巡察。",
        "中共云枫区柳湖街道工作委员会关于巡察整改情况的通报\n柳湖街道党工委研究,街道党工委整改。",
        "中共云枫县柳湖镇委员会关于巡察整改情况的通报\n柳湖镇党委研究,镇党委整改,云枫县柳湖镇党委督办。",
        "中共云枫市公安局委员会关于巡察整改情况的通报\n市局党委研究,局党委整改。",
        "中共云枫县委员会关于巡视整改情况的通报\n县委研究,中共云枫县委员会印发方案。",
        # the issuer by another name
        "中共云枫县卫生健康局党组关于巡察整改情况的通报\n对县卫健局党组开展巡察,局党组整改。",
        "中共云枫县城乡建设投资集团有限公司委员会关于巡察整改的通报\n县城投集团党委整改,集团公司党委督办。",
        # others
        "县住建局党组整改,县住房和城乡建设局党组印发方案。",
        "柳湖镇党委整改,中共柳湖镇委员会印发方案,镇党委研究。",
        "柳湖镇政府整改,柳湖镇人民政府印发方案。",
        # a place that the text names only once
        "云枫县水利局整改,县水利局印发方案。",
        "县水利局整改,通报云枫县水利局。",
        # one group, whatever its name tells of
        "成立巡察整改工作领导小组。局党委巡察反馈意见整改落实工作领导小组研究,领导小组督办。",
    ],
)
def test_one_body(text: str) -> None:
    assert len(ids(text)) == 1, ids(text)


def test_a_county_bureau_is_of_the_county_named_last() -> None:
    text = "云枫县水利局原局长秦某受贿,县纪委立案。柳湖县水利局原局长韩某受贿,县纪委立案。"
    assert [name.split("@")[0] for name in ids(text)] == ["云枫县水利局", "云枫县纪委", "柳湖县水利局", "柳湖县纪委"]


def test_a_county_that_is_not_named_stays_open() -> None:
    assert [name.split("@")[0] for name in ids("柳湖社区召开会议,区水利局印发方案。")] == ["柳湖社区", "区水利局"]


def test_the_town_named_elsewhere_lends_its_name() -> None:
    found = rectnlp.extract("镇党委研究。柳湖镇财政所退还资金。").units
    assert found.canonical.tolist() == ["柳湖镇党委", "柳湖镇财政所"]


@pytest.mark.parametrize(
    ("title", "surface", "level"),
    [
        ("中共云枫区市场和质量监督管理局委员会关于巡察整改情况的通报", "局党委", "county"),
        ("中共区市场监督管理局委员会关于巡察整改情况的通报", "局党委", "county"),
        ("中共市商贸集团委员会关于巡察整改情况的通报", "集团党委", "city"),
        ("中共云枫商贸集团委员会关于巡察整改情况的通报", "集团党委", None),
        ("中共云枫区柳湖街道工作委员会关于巡察整改情况的通报", "街道党工委", "township"),
    ],
)
def test_the_rank_of_the_issuers_committee(title: str, surface: str, level: str | None) -> None:
    found = rectnlp.extract(f"{title}\n{surface}召开会议。").to_arrow()["units"].to_pylist()
    assert [row["level"] for row in found if row["text"] == surface] == [level]


def test_a_company_that_is_not_the_issuer_stays_another() -> None:
    text = "中共云枫县城乡建设投资集团有限公司委员会关于巡察整改的通报\n县交投集团党委整改。"
    assert len(ids(text)) == 2


def test_an_inner_office_with_and_without_its_bureau() -> None:
    text = "中共云枫县水利局党组关于巡察整改情况的通报\n财务股整改,局财务股牵头。"
    assert rectnlp.extract(text).units.canonical.tolist()[1:] == ["云枫县水利局财务股"] * 2


def test_a_masked_county_has_its_rank() -> None:
    text = "××县人民医院党委关于巡察整改情况的通报\n医院党委整改。"
    assert rectnlp.extract(text).units.level.tolist() == ["county", "county"]


def test_a_company_keeps_its_rank_where_its_county_is_known() -> None:
    found = rectnlp.extract("云枫县水利局通报。县供水公司整改。").units
    assert found.level.tolist() == ["county", "county"]
    assert found.canonical.tolist() == ["云枫县水利局", "云枫县供水公司"]


def test_ids_of_bodies_without_a_place_are_of_their_bulletin() -> None:
    text = "中共县水利局党组关于巡察整改情况的通报\n局党组整改。"
    found = {rectnlp.extract(rectnlp.Bulletin(text, doc_id=doc)).units.unit_id[0] for doc in "ab"}
    assert len(found) == 2
