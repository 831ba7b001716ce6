"""The report in a real browser: clicks, filters, addresses, keys, and bulletins that try to be more than text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import errors, start
from conftest import BULLETIN

import rectnlp
from rectnlp.stacking import concat
from rectnlp.tables import Tables

WRONG = BULLETIN.replace(
    "县纪委监委立案2起，其中科级干部1起、一般干部1起",
    "约谈12人（甲镇5人、乙镇4人、丙镇2人），移送检察机关审查起诉2人",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    yield from start(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of one bulletin, of several, and of hostile ones."""
    folder = tmp_path_factory.mktemp("reports")
    rectnlp.extract(rectnlp.Bulletin(WRONG, doc_id="云岭/1号")).to_html(folder / "one.html")
    parts = [
        rectnlp.extract(rectnlp.Bulletin(text, doc_id=name)) for name, text in {"a": BULLETIN, "a:b": WRONG}.items()
    ]
    Tables(concat(part.to_arrow() for part in parts)).to_html(folder / "many.html")
    return folder


def ask(browser: Any, script: str) -> Any:
    return browser.execute_script(f"return {script}")


def texts(browser: Any, selector: str) -> list[str]:
    return ask(browser, f"[...document.querySelectorAll({selector!r})].map((element) => element.textContent)")


def click(browser: Any, selector: str) -> None:
    browser.execute_script(f"document.querySelector({selector!r}).click()")


def address(browser: Any) -> str:
    return ask(browser, "decodeURIComponent(location.hash.slice(1))")


def open_page(browser: Any, path: Path, mention: str = "") -> None:
    browser.get("about:blank")
    browser.get(path.as_uri() + (f"#{mention}" if mention else ""))


def press(browser: Any, key: str) -> None:
    ask(browser, f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {key!r}, bubbles: true }}))")


def catch_copies(browser: Any) -> None:
    """Stand in for the clipboard, which a headless browser does not have."""
    browser.execute_script(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { window.kept = t; } } })"
    )


def copied(browser: Any) -> str:
    return ask(browser, "window.kept")


def test_a_bulletin_opens_with_its_mismatch_first_and_no_complaint(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    cards = texts(browser, ".to-check > .check-card")
    assert len(cards) == 1
    assert "12 = 5+4+2" in cards[0]
    assert texts(browser, ".to-check > .check-card mark") == ["12人", "5人", "4人", "2人"]
    assert {"12人", "5人", "4人", "2人"} <= set(texts(browser, ".prose .in-mismatch"))
    assert "县财政局" in texts(browser, ".prose .in-units")
    assert "\n".join(line for line in WRONG.split("\n") if line) == "\n".join(texts(browser, ".prose p"))
    assert ask(browser, "document.title").startswith("中共云岭县委关于巡察整改进展情况的通报")
    assert errors(browser) == []


def test_a_row_leads_to_the_text_and_the_text_to_its_row(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    click(browser, "[data-table=amounts]")
    click(browser, ".grid tbody tr")
    assert texts(browser, ".prose .chosen") == ["12.6万元"]
    start = WRONG.index("12.6万元")
    assert address(browser) == f"云岭/1号:amounts:{start}-{start + 6}"
    browser.execute_script(
        "[...document.querySelectorAll('.prose .mark')].find((mark) => mark.textContent === '48个').click()"
    )
    assert ask(browser, "document.querySelector('.tabs [aria-selected=true]').dataset.table") == "counts"
    assert texts(browser, ".grid tr.chosen td")[0] == "48个"
    assert {"48个", "确数"} <= set(texts(browser, ".detail dd"))
    assert errors(browser) == []


def test_mentions_that_share_a_place_are_all_reached(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    reached = []
    for _ in range(3):
        click(browser, ".prose .in-units.out-sanctions")
        reached.append((address(browser).split(":")[-2], "".join(texts(browser, ".prose .chosen"))))
    inner, outer = ("units", "检察机关"), ("sanctions", "移送检察机关审查起诉")
    assert reached == [inner, outer, inner]


def test_an_address_opens_its_mention(browser: Any, folder: Path) -> None:
    start = WRONG.index("1,260余户")
    open_page(browser, folder / "one.html", f"云岭/1号:counts:{start}-{start + 7}")
    assert texts(browser, ".prose .chosen") == ["1,260余户"]
    top = ask(browser, "document.querySelector('.prose .chosen').getBoundingClientRect().top")
    assert 0 < top < 900


def test_tables_are_sorted_and_filtered(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    click(browser, "[data-table=counts]")
    rows = len(texts(browser, ".grid tbody tr"))
    click(browser, ".grid th:nth-child(2) button")
    click(browser, ".grid th:nth-child(2) button")
    assert ask(browser, "document.querySelector('.grid th:nth-child(2)').ariaSort") == "descending"
    values = [float(value.replace(",", "")) for value in texts(browser, ".grid tbody td:nth-child(2)")]
    assert values == sorted(values, reverse=True)
    assert values[0] == 1260
    browser.execute_script(
        "const filter = document.querySelector('.grid .filter'); filter.value = '社区';"
        "filter.dispatchEvent(new Event('input'))"
    )
    found = texts(browser, ".grid tbody tr")
    assert 0 < len(found) < rows
    assert f"{len(found)} / {rows} 条" in texts(browser, ".count")
    browser.execute_script(
        "const filter = document.querySelector('.grid .filter'); filter.value = '没有这样的词';"
        "filter.dispatchEvent(new Event('input'))"
    )
    assert texts(browser, ".grid tbody tr") == ["没有符合条件的记录"]


def test_the_rows_are_copied_as_csv(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    click(browser, "[data-table=amounts]")
    catch_copies(browser)
    click(browser, ".grid .copy")
    head, row, end = copied(browser).split("\n")
    assert head.startswith("doc_id,mention_id,node_id,start,end,text,dimension,value")
    assert head.endswith(",sentence")
    assert "12.6万元,money,126000" in row
    assert end == ""


def test_the_outline_leads_to_its_heading(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    browser.execute_script(
        "[...document.querySelectorAll('.outline a')].find((a) => a.textContent.includes('基层党建薄弱')).click()"
    )
    assert texts(browser, ".prose .chosen")[0].startswith("2.关于基层党建薄弱问题")


def test_keys_and_languages(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "one.html")
    press(browser, "n")
    assert ":check:" in address(browser)
    assert texts(browser, ".prose .as-total") == ["12人"]
    assert texts(browser, ".prose .as-part") == ["5人", "4人", "2人"]
    press(browser, "]")
    press(browser, "j")
    assert texts(browser, ".grid tr.chosen")
    press(browser, "l")
    assert "Overview" in texts(browser, ".tabs button")[0]
    assert ask(browser, "document.documentElement.lang") == "en"
    assert any("mismatch" in text for text in texts(browser, ".grid td"))
    press(browser, "l")
    press(browser, "?")
    assert ask(browser, "document.querySelector('dialog').open")
    assert errors(browser) == []


def test_several_bulletins_have_an_index_and_a_comparison(browser: Any, folder: Path) -> None:
    open_page(browser, folder / "many.html")
    assert ask(browser, "document.querySelectorAll('.index .rows tbody tr').length") == 2
    assert any("12" in text for text in texts(browser, ".mismatch-list a"))
    catch_copies(browser)
    click(browser, ".copy")
    assert copied(browser).startswith("doc_id,title,region,")
    assert copied(browser).count("\n") == 3
    for box in (1, 2):
        click(browser, f".index tbody tr:nth-child({box}) input")
    lines = dict(zip(texts(browser, ".comparison tbody th"), texts(browser, ".comparison tbody tr"), strict=True))
    assert lines["问题"] == "问题33"
    assert lines["不符"] == "不符01"
    click(browser, ".mismatch-list a")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert texts(browser, ".prose .as-total") == ["12人"]
    assert address(browser).startswith("a:b:check:")  # not of the bulletin whose name it begins with
    click(browser, ".back")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert texts(browser, ".index h1") == ["全部通报"]
    assert errors(browser) == []


def test_a_bulletin_that_could_not_be_read_is_named(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "云岭县.txt").write_text(BULLETIN, encoding="utf-8")
    results = rectnlp.extract_many([tmp_path])
    Tables(concat(result.tables.to_arrow() for result in results)).to_html(tmp_path / "report.html")
    open_page(browser, tmp_path / "report.html")
    assert "空.txt: empty" in texts(browser, ".failures li")[0]
    click(browser, ".index tbody a")
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert texts(browser, ".prose .centred") == ["中共云岭县委关于巡察整改进展情况的通报"]


def test_what_a_bulletin_says_never_runs(browser: Any, tmp_path: Path) -> None:
    hostile = (
        "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 1'></style>"
        '<a href="javascript:window.hit = 1">走访12户</a>\u202e倒序\u2066 𠮷野家3家。'
    )
    text = f"关于{hostile}整改情况的通报\n\n一、{hostile}\n1.{hostile}\n完成整改37项，追缴=1+1的资金3万元。{hostile}\n"
    rectnlp.extract(rectnlp.Bulletin(text, doc_id=f"x{hostile}")).to_html(tmp_path / "hostile.html")
    open_page(browser, tmp_path / "hostile.html")
    for tab in ask(browser, "[...document.querySelectorAll('.tabs button')].map((b) => b.dataset.table)"):
        click(browser, f"[data-table={tab}]")
        browser.execute_script("document.querySelectorAll('.grid tbody tr').forEach((row) => row.click())")
    assert ask(browser, "window.hit") is None
    assert ask(browser, "document.querySelectorAll('#app script, #app img, #app a[href^=javascript]').length") == 0
    shown = "".join(texts(browser, ".prose p"))
    assert "\u202e" not in shown
    assert "<script>window.hit = 1</script>" in shown
    assert "3家" in texts(browser, ".prose .mark")  # behind a character that JavaScript counts twice
    assert errors(browser) == []


def test_a_long_bulletin_opens_and_is_whole(browser: Any, tmp_path: Path) -> None:
    text = "\n".join(
        f"{n}.关于第{n}项问题。追缴资金{n}万元，约谈{n + 1}人，县财政局于2024年3月5日完成整改{n}项。"
        for n in range(1, 1501)
    )
    tables = rectnlp.extract(rectnlp.Bulletin(text, doc_id="long"))
    tables.to_html(tmp_path / "long.html")
    open_page(browser, tmp_path / "long.html")
    assert len(texts(browser, ".prose p")) == 1500
    click(browser, "[data-table=amounts]")
    assert len(texts(browser, ".grid tbody tr")) < 500 < len(tables.amounts)
    last = tables.amounts["mention_id"].iloc[-1]
    browser.execute_script(f"location.hash = {last!r}")
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert texts(browser, ".prose .chosen") == ["1500万元"]
    assert texts(browser, ".grid tr.chosen td")[0] == "1500万元"
