"""No entry of a lexicon rusts: every example is run by a test, and every ending of a body is found without one too."""

from __future__ import annotations

from importlib.resources import files

import pytest

import rectnlp
from rectnlp.lexicons import Lexicons, Row

# Where each lexicon's examples are run, all of them.
RUN_BY = {
    "announce_words": "test_checks_lexicons",
    "criteria": "test_checks_lexicons",
    "deed_orders": "test_checks_deeds",
    "definite_words": "test_checks_pointing",
    "handover_words": "test_checks_lexicons",
    "list_words": "test_checks_lexicons",
    "listing_words": "test_checks_listed",
    "part_cues": "test_checks_lexicons",
    "progress_bases": "test_checks_lexicons",
    "rate_words": "test_checks_lexicons",
    "sanctions": "test_sanctions",
    "unit_outposts": "test_units",
    "unit_parties": "test_units",
    "unit_suffixes": "test_units, and here",
}
TITLE = "中共荻原县委员会关于巡察整改情况的通报\n"
HOMES = ("清河县水利局", "北岭师范学院", "清河县人民医院", "清河城市投资集团有限公司", "清河县柳林镇")
NAMES = ("荻原县{}", "荻原县东湖{}", "荻原县财政局{}", "县委{}", "县{}", "荻原县人民医院{}", "县委巡察整改{}", "某局{}")
SUFFIXES = Lexicons().rows("unit_suffixes")


def suffix(row: Row) -> str:
    return row["suffix"]


def found(text: str) -> set[tuple[str, str]]:
    units = rectnlp.extract(text).units
    return set(zip(units.unit_type, units.text, strict=True))


def test_every_lexicon_with_examples_has_a_test_that_runs_them() -> None:
    names = sorted(
        path.name.removesuffix(".tsv") for path in files("rectnlp.lexicons").iterdir() if path.name.endswith(".tsv")
    )
    with_examples = [n for n in names if n != "characters" and "example" in Lexicons().rows(n)[0]]
    assert with_examples == sorted(RUN_BY)
    for name in set(with_examples) - {"unit_suffixes"}:
        assert all(row["example"] for row in Lexicons().rows(name)), name


@pytest.mark.parametrize("row", [row for row in SUFFIXES if row["example"] and row["shape"] == "section"], ids=suffix)
def test_a_section_is_found_in_some_body(row: Row) -> None:
    texts = [f"中共{home}委员会关于巡察整改情况的通报\n{row['example']}。" for home in HOMES]
    assert any(
        kind == row["unit_type"] and name.endswith(row["suffix"]) for text in texts for kind, name in found(text)
    )


# 院, 校: short for the body that the title names, never the end of a longer name.
@pytest.mark.parametrize("row", [row for row in SUFFIXES if not row["example"] and row["shape"] != "short"], ids=suffix)
def test_an_ending_is_found_in_a_name_made_of_it(row: Row) -> None:
    texts = (f"{TITLE}{name.format(row['suffix'])}牵头整改。" for name in NAMES)
    assert any(
        kind == row["unit_type"] and name.endswith(row["suffix"]) for text in texts for kind, name in found(text)
    )
