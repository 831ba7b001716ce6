"""The schema is the contract: names in order, closed codes, and a codebook that is made from it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from conftest import shared_folder

import rectnlp
from rectnlp.codebook import COLUMNS, write
from rectnlp.schema import MENTIONS, TABLES
from rectnlp.schema.mentions import AFTER, BEFORE


def test_every_table_is_an_attribute_of_tables() -> None:
    empty = rectnlp.extract("")
    for name, table in TABLES.items():
        frame = getattr(empty, name)
        assert list(frame.columns) == [column.name for column in table.columns]
    assert list(empty) == list(TABLES)


def test_mention_tables_carry_the_common_columns() -> None:
    for table in MENTIONS:
        names = [column.name for column in table.columns]
        assert names[:6] == ["doc_id", "mention_id", "node_id", "start", "end", "text"]
        assert names[-4:] == ["problem_id", "sentence_start", "sentence_end", "rule"]
        assert len(names) == len(set(names)) > len(BEFORE) + len(AFTER)


def test_every_column_is_described_in_both_languages() -> None:
    for table in TABLES.values():
        assert table.description.endswith(".")
        assert table.zh
        for column in table.columns:
            assert column.description.rstrip()[-1] in ".…", (table.name, column.name)
            assert re.search("[\u4e00-\u9fff]", column.zh), (table.name, column.name)


@pytest.mark.parametrize(
    ("kind", "dtype"),
    [("string", "string"), ("int64", "Int64"), ("double", "float64"), ("date32", "datetime64[s]"), ("bool", "boolean")],
)
def test_dtypes_hold_also_when_a_table_is_empty(kind: str, dtype: str) -> None:
    empty = rectnlp.extract("")
    for name, table in TABLES.items():
        for column in table.columns:
            if column.type.arrow == kind:
                assert str(empty[name][column.name].dtype) == dtype, (name, column.name)


def test_codes_of_every_row_are_in_the_closed_lists(bulletin: str) -> None:
    tables = rectnlp.extract(bulletin)
    for name, table in TABLES.items():
        for column in table.columns:
            if column.values:
                assert set(tables[name][column.name].dropna()) <= set(column.values), (name, column.name)


@pytest.mark.parametrize("form", ["markdown", "json", "csv"])
def test_the_codebook_names_every_column(form: str) -> None:
    stream = io.StringIO()
    write(stream, form)
    text = stream.getvalue()
    if form == "json":
        named = {
            (name, column["name"]) for name, table in json.loads(text)["tables"].items() for column in table["columns"]
        }
    elif form == "csv":
        header, *lines = csv.reader(io.StringIO(text))
        assert tuple(header) == COLUMNS
        named = {(line[0], line[1]) for line in lines}
    else:
        parts = re.split(r"^### (\w+):", text, flags=re.M)[1:]
        named = {
            (name, column)
            for name, body in zip(parts[::2], parts[1::2], strict=True)
            for column in re.findall(r"^\| `(\w+)` \|", body, flags=re.M)
        }
    assert named == {(table.name, column.name) for table in TABLES.values() for column in table.columns}


@pytest.mark.skipif(shared_folder() is None, reason="needs the folder of gold")
def test_the_contract_is_kept() -> None:
    """Every table that the written contract spells out has its columns, in its order."""
    contract = (shared_folder() / "spec" / "TABLES.md").read_text(encoding="utf-8")
    found = 0
    for section in re.split(r"^## ", contract, flags=re.M)[1:]:
        name = section.split(" ")[0]
        lists = re.findall(r"^`(doc_id, [a-z_, \n]+)`", section, flags=re.M)
        if name in TABLES and lists:
            expected = re.split(r",\s*", lists[0].replace("\n", " "))
            columns = [column.name for column in TABLES[name].columns]
            if TABLES[name].mentions:
                columns = columns[: -len(AFTER)]
            # Columns may be added behind those of the contract, never put between them.
            assert columns[: len(expected)] == [column.strip() for column in expected], name
            found += 1
    assert found >= 9
