"""Web pages: the article with its title, and the date and source that the page states.

A page's bytes say better than its header which encoding they are in: a header is only asked where they leave it open
(Big5, which shares its byte pairs with GBK).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from rectnlp.errors import InputError
from rectnlp.lexicons import Lexicons
from rectnlp.page.furniture import is_furniture
from rectnlp.page.publication import origin, posted, read_date
from rectnlp.reading.article import find_article, without_edges
from rectnlp.reading.encodings import decode
from rectnlp.reading.limits import LARGEST_MARKUP, check_size
from rectnlp.reading.markup import lines
from rectnlp.reading.mixed import MIXED, mixed
from rectnlp.reading.needs import need
from rectnlp.reading.page import Page, Reader
from rectnlp.text.normalise import normalise

_MOST_ELEMENTS = 40_000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
# A site's name behind or before the article's title.
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|\s*[-–—]{2,}\s*|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fff])")
_LONGEST_LINE = 200
_TITLE_LINES, _HEAD_LINES = 4, 6
_SPACE = re.compile(r"\s+")


def read_html(data: bytes, source: str, encoding: str | None = None) -> Page:
    """The article of a web page.

    Raises
    ------
    InputError
        When there is no article, the markup is too large or too deep, or the bytes are no text.
    """
    check_size(len(data), source, LARGEST_MARKUP)
    text, name = _decode(data, source, encoding)
    root = _parse(text, source)
    article = find_article(root, source)
    if article is None:
        raise InputError(
            f"{source}: no article on this page (a list of links, a notice, or a page that a script fills);"
            " save the bulletin's own page as the browser shows it"
        )
    tags = _tags(root)
    beside = _beside(root)
    title = _title(root, tags)
    if title:
        article = _headed(article, title)
    return Page("\n".join(article), name, _posted(tags, beside), tags.get("origin") or origin(beside))


def _decode(data: bytes, source: str, encoding: str | None) -> tuple[str, str]:
    try:
        return decode(data, source, encoding)
    except InputError:
        declared = _CHARSET.search(data[:_HEAD])
        if encoding is None and declared and declared[1].lower().startswith(b"big5"):
            return decode(data, source, "big5hkscs")
        text = mixed(data, lossy=True) if encoding is None else None
        if text is None:
            raise
        return text, MIXED


def _parse(text: str, source: str) -> Any:
    """The page's tree. lxml resolves no entities and fetches nothing; it stops where markup is nested too deep."""
    etree, html = need("lxml.etree", source), need("lxml.html", source)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise InputError(f"{source}: an empty page; save the bulletin's own page as the browser shows it") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(
            f"{source}: markup nested too deep, or too long, for a page; save the article's text as plain text (UTF-8)"
        )
    elements = sum(1 for _ in root.iter())
    if elements > _MOST_ELEMENTS:
        raise InputError(f"{source}: {elements:,} elements of markup; save the article's text as plain text (UTF-8)")
    return root


def _tags(root: Any) -> dict[str, str]:
    """What the page's <meta> tags say, by role; the names believed most come first in the lexicon."""
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        content = _SPACE.sub(" ", meta.get("content") or "").strip()
        if content:
            values.setdefault(name.strip().lower(), content)
    found: dict[str, str] = {}
    for row in Lexicons().rows("page_tags"):
        if row["tag"] in values:
            found.setdefault(row["role"], values[row["tag"]])
    return found


def _beside(root: Any) -> list[str]:
    """The lines of the page that say something about the article: keys with their values, as printed."""
    return [line for line in lines(root) if len(line) <= _LONGEST_LINE and is_furniture(normalise(line).norm)]


def _posted(tags: dict[str, str], beside: list[str]) -> dt.date | None:
    return read_date(tags.get("date", "")) or posted(normalise(line).norm for line in beside)


def _headed(article: list[str], title: str) -> list[str]:
    """The article under its title, without the furniture that may stand between the two."""
    bare = _SPACE.sub("", title)
    for n in range(1, _TITLE_LINES + 1):  # a title may stand on several lines
        if _SPACE.sub("", "".join(article[:n])) == bare:
            return [title, *without_edges(article[n:])]
    if bare in _SPACE.sub("", "".join(article[:_HEAD_LINES])):
        return article
    return [title, *article]


def _title(root: Any, tags: dict[str, str]) -> str | None:
    """The article's title: as tagged, else the page's main heading, else the page's name without the site's."""
    if "title" in tags:
        return _longest_known(tags["title"], root)
    headings = [text for heading in root.iter("h1") if (text := _flat(heading))]
    if headings:
        return max(headings, key=len)
    name = root.find(".//title")
    return _longest_known(_flat(name), root) if name is not None else None


def _longest_known(name: str, root: Any) -> str | None:
    """Of a page's name with the site's (甲县通报_乙网), the part that the page shows as a line, else the first."""
    parts = [part for part in [name, *_SITE.split(name)] if part.strip()]
    shown = {_SPACE.sub("", line) for line in lines(root)}
    known = [part for part in parts if _SPACE.sub("", part) in shown]
    return max(known, key=len) if known else parts[1] if len(parts) > 1 else None


def _flat(element: Any) -> str:
    return _SPACE.sub(" ", element.text_content()).strip()


HTML = Reader("html", "1", (".html", ".htm", ".shtml", ".xhtml"), read_html)
