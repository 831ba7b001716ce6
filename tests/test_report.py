"""The report as data and as a file: what is in it, and that nothing of a bulletin is ever more than text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rectnlp
from rectnlp.errors import OutputError
from rectnlp.report import render
from rectnlp.report.columns import SHOWN
from rectnlp.report.data import bulletins, overview
from rectnlp.report.page import embedded
from rectnlp.schema import TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables

HOSTILE = "</script><script>alert(1)</script><!--<script> </style> javascript:alert(1) \u202e反\u2066 & &lt; \u2028"


class Elements(HTMLParser):
    """What a browser would see: elements in order, and the text of each script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str, str] = {}
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self._open = dict(attrs).get("id") or "program"

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.scripts[self._open] = self.scripts.get(self._open, "") + data


def several(*texts: str) -> Tables:
    return Tables(
        concat(rectnlp.extract(rectnlp.Bulletin(text, doc_id=f"d{at}")).to_arrow() for at, text in enumerate(texts))
    )


def test_a_page_holds_every_bulletin_and_loads_nothing(bulletin: str) -> None:
    page = Elements(render(several(bulletin, "完成整改37项。")))
    assert list(page.scripts) == ["run", "bulletin-0", "bulletin-1", "program"]
    assert json.loads(page.scripts["bulletin-1"])["text"] == "完成整改37项。"
    for tag, attributes in page.tags:
        assert not {"src", "href", "style", "onclick", "onload"} & set(attributes), tag
        assert tag not in ("link", "iframe", "img", "object")
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page.scripts["program"])


def test_the_policy_runs_one_script_and_loads_nothing(bulletin: str) -> None:
    page = Elements(render(several(bulletin)))
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_what_a_bulletin_says_is_text() -> None:
    text = f"关于整改情况的通报\n一、{HOSTILE}\n完成整改37项。{HOSTILE}"
    tables = rectnlp.extract(rectnlp.Bulletin(text, doc_id=f"a{HOSTILE}", source=HOSTILE))
    page = Elements(render(tables))
    assert len(page.scripts) == 3
    assert json.loads(page.scripts["bulletin-0"])["text"] == text
    assert json.loads(page.scripts["run"])["texts"] == [f"a{HOSTILE}"]
    assert "<" not in page.scripts["bulletin-0"] + page.scripts["run"]


@given(st.text())
def test_what_is_embedded_cannot_end_its_block_and_is_read_back(text: str) -> None:
    written = embedded({text: [text]})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {text: [text]}


def test_rows_stand_in_the_schemas_columns(bulletin: str) -> None:
    tables = rectnlp.extract(bulletin)
    (part,) = bulletins(tables)
    for name in SHOWN:
        if name == "failures":
            continue
        columns = [column.name for column in TABLES[name].columns if column.name != "doc_id"]
        assert len(part["tables"][name]) == len(tables[name])
        assert all(len(row) == len(columns) for row in part["tables"][name])
    at = [column.name for column in TABLES["events"].columns].index("date_start") - 1
    assert part["tables"]["events"][0][at] == "2024-03-05"
    json.dumps(part, allow_nan=False)


def test_checks_come_with_their_passages_and_parts() -> None:
    text = "一、情况\n全县查处12人（甲镇5人、乙镇4人、丙镇2人）。"
    tables = rectnlp.extract(text)
    (part,) = bulletins(tables)
    (check,) = tables.mismatches["check_id"]
    ((start, _, marks),) = part["passages"][check]
    marked = [text[start + low : start + high] for low, high in marks]
    assert marked == ["12人", "5人", "4人", "2人"]
    assert [role for _, role in part["parts"][check]] == ["total", "part", "part", "part"]
    assert overview(tables, [])["mismatches"][0]["id"] == check


def test_shown_columns_are_the_schemas() -> None:
    for name, columns in SHOWN.items():
        for column in columns:
            TABLES[name].column(column)
    assert {table.name for table in TABLES.values() if table.mentions} <= set(SHOWN)


def test_a_report_of_nothing_is_a_page() -> None:
    assert Elements(render(Tables({}))).scripts["run"]


def test_to_html_writes_one_file(tmp_path: Path, bulletin: str) -> None:
    rectnlp.extract(bulletin).to_html(tmp_path / "new" / "report.html")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["report.html"]
    with pytest.raises(OutputError, match="cannot be written"):
        rectnlp.extract(bulletin).to_html(tmp_path)
