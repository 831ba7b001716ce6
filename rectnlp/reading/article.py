"""Where on a web page the article stands.

trafilatura finds it, but its own rendering may lose a short paragraph or a table. So it is only asked for the place:
the innermost element that holds (nearly) all it found, which is then rendered whole.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Any

from rectnlp.lexicons import Lexicons
from rectnlp.page.furniture import SIGNED, is_furniture
from rectnlp.reading.markup import data_rows, is_skipped, lines
from rectnlp.reading.needs import need
from rectnlp.text.normalise import normalise

_SPACE = re.compile(r"\s+")
_HAN = re.compile("[\u3400-\u9fff]")
_KEY = 8  # characters by which a stretch of the page is known again in what the library found
_NEARLY_ALL = 0.9
_HALF = 0.5
_SHORT = 300  # characters; a longer page is no mere notice
_LEVELS_UP, _LONGEST_SIGNATURE, _LONGEST_SIGNER = 3, 4, 40
# A sentence, not a caption: it has a comma or an end.
_PROSE = re.compile("[，。；：,;]")
_LONG_ENOUGH = 12


def find_article(root: Any, source: str) -> list[str] | None:
    """The lines of the page's article, without its furniture at top and bottom; None where there is none.

    Raises
    ------
    InputError
        When the library that finds articles is not installed.
    """
    trafilatura = need("trafilatura", source)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # It works on the tree that it is given: on a copy of ours.
    found = trafilatura.extract(
        deepcopy(root), fast=True, include_comments=False, include_tables=True, favor_recall=True
    )
    keys = {key for line in (found or "").splitlines() if (key := _SPACE.sub("", line)[:_KEY])}
    body = root.find("body") if root.find("body") is not None else root
    prose = _weights(body, None)
    element = _innermost(body, _weights(body, keys)) if keys else body
    lost = prose.get(element, 0) < prose.get(body, 0) * _HALF
    # To the library a page laid out with tables is one large table.
    if not keys or lost or element.find(".//table//table") is not None:
        element = _innermost(body if lost else element, prose)
    text = without_edges(lines(element))
    return [*text, *_signature_behind(element)] if _is_article(text, element) else None


def _weights(body: Any, keys: set[str] | None) -> dict[Any, int]:
    """How many characters of the article every element holds: of stretches with a known beginning, or of any prose."""
    weights: dict[Any, int] = {}
    for element, text in _stretches(body):
        bare = _SPACE.sub("", text)
        if bare[:_KEY] in keys if keys is not None else len(bare) >= _LONG_ENOUGH and _PROSE.search(bare):
            at = element
            while at is not None:
                weights[at] = weights.get(at, 0) + len(bare)
                if at is body:
                    break
                at = at.getparent()
    return weights


def _stretches(element: Any) -> Any:
    """Every stretch of text below an element with the element that it stands in; links aside."""
    if is_skipped(element) or element.tag == "a":
        return
    if element.text and not element.text.isspace():
        yield element, element.text
    for child in element:
        yield from _stretches(child)
        if child.tail and not child.tail.isspace():
            yield element, child.tail


def _innermost(body: Any, weights: dict[Any, int]) -> Any:
    """The innermost element that holds nearly all weight."""
    element, enough = body, weights.get(body, 0) * _NEARLY_ALL
    while True:
        heavy = next((child for child in element if weights.get(child, 0) > enough), None)
        if heavy is None or (element.tag == "table" and data_rows(element)):
            return element
        element = heavy


def without_edges(text: list[str]) -> list[str]:
    """The lines without the furniture before the first and behind the last line of prose."""
    start, end = 0, len(text)
    while start < end and is_furniture(normalise(text[start]).norm):
        start += 1
    while end > start and is_furniture(normalise(text[end - 1]).norm):
        end -= 1
    return text[start:end]


def _signature_behind(element: Any) -> list[str]:
    """The signature where it stands in elements of its own behind the article: a few lines that end with a date."""
    found: list[str] = []
    for _ in range(_LEVELS_UP):
        for sibling in element.itersiblings():
            for line in lines(sibling):
                if (
                    len(line) > _LONGEST_SIGNER
                    or is_furniture(normalise(line).norm)
                    or len(found) == _LONGEST_SIGNATURE
                ):
                    return []
                found.append(line)
                if SIGNED.fullmatch(normalise(line).norm):
                    return found
        element = element.getparent()
        if element is None or element.tag == "body":
            break
    return []


def _is_article(text: list[str], element: Any) -> bool:
    """Whether the lines are prose: sentences, more of them than links, and no notice of an error or a login."""
    whole = "".join(text)
    if not _HAN.search(whole) or not any(_PROSE.search(line) for line in text):
        return False
    if len(whole) < _SHORT and any(notice in whole for notice in Lexicons().words("page_notices")):
        return False
    linked = sum(len(_SPACE.sub("", link.text_content())) for link in element.iter("a"))
    return linked < len(_SPACE.sub("", whole)) * _HALF
