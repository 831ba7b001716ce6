from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rectnlp.gazetteer import gazetteer, short_name


def test_a_county_is_found_by_name_and_its_lineage_is_told() -> None:
    index = gazetteer()
    found = index.find("兰考县", 2023)
    assert found is not None
    assert found.code == "410225"
    assert [row.name for row in index.lineage(found, 2023)] == ["兰考县", "开封市", "河南省"]


def test_names_that_several_places_bear_need_a_division_to_lie_in() -> None:
    index = gazetteer()
    assert index.find("朝阳区", 2020) is None
    beijing = index.find("朝阳区", 2020, ["110000"])
    assert beijing is not None
    assert beijing.code == "110105"


def test_a_county_turned_district_keeps_its_years_and_names_its_successor() -> None:
    index = gazetteer()
    old = index.find("静海县", 2010)
    assert old is not None
    assert (old.valid_to, old.successor) == (2014, "120118")
    assert index.at("120118", 2020) is not None
    assert index.find("静海区", 2020) == index.at("120118", 2020)


def test_a_renamed_district_is_found_under_the_name_of_the_year() -> None:
    index = gazetteer()
    old = index.find("南汇区", 2005)
    assert old is not None
    assert not old.stood(2015)
    assert old.stood(2005)


def test_a_county_without_a_prefecture_lies_in_its_province() -> None:
    index = gazetteer()
    found = index.find("济源市", 2020)
    assert found is not None
    assert [row.name for row in index.lineage(found)] == ["济源市", "河南省"]


def test_short_names_mean_the_higher_division() -> None:
    index = gazetteer()
    found = index.find_short("吉林")
    assert found is not None
    assert found.level == "province"
    assert index.find_short("武汉") == index.find("武汉市")


def test_every_parent_and_successor_is_in_the_table() -> None:
    index = gazetteer()
    rows = [row for group in index.by_code.values() for row in group]
    assert len(rows) > 7000
    assert {row.level for row in rows} == {"province", "city", "county"}
    for row in rows:
        assert row.parent is None or row.parent in index.by_code
        assert row.successor is None or row.successor in index.by_code
        assert row.valid_to is None or row.valid_from <= row.valid_to


def test_lineage_ends() -> None:
    index = gazetteer()
    for group in index.by_code.values():
        assert len(index.lineage(group[-1])) <= 3


@given(st.text(max_size=12))
def test_any_name_is_looked_up(name: str) -> None:
    index = gazetteer()
    for found in (index.find(name), index.find_short(name), index.at(name)):
        assert found is None or found.name
    assert name.startswith(short_name(name))
