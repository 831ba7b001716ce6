"""The automatic numbering of a Word file: which label stands before which paragraph.

Word keeps 一、 and (一) out of the text: a paragraph points at a list (numbering.xml) and a level, itself or through
its style, and the label is counted when the file is shown. Source: ECMA-376-1:2016, 17.9 Numbering.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rectnlp.reading.numbering import label

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_STYLE = 20  # styles that a style may be based on, one on another
# Bullets are often characters of a symbol font, of Unicode's private area.
_BULLET = "•"
# Behind these marks a label needs no space, except before a digit.
_CLOSED = re.compile(r"[、．.)）:：】\]，,]\Z")


@dataclass(slots=True)
class _Level:
    """One level of a list."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level that begins it anew; None: any above
    legal: bool = False  # the levels above are shown in Arabic digits
    gap: bool = True  # a space or tab follows


class Lists:
    """Counts the labels of a file's paragraphs, which must come in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = _by_id(styles, "style", "styleId")
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._numbers = _by_id(numbering, "num", "numId")
        self._links = {
            _value(abstract, "styleLink"): key
            for key, abstract in self._abstract.items()
            if _value(abstract, "styleLink")
        }
        self._levels: dict[str, list[_Level]] = {}
        self._counts: dict[str, list[int | None]] = {}  # by abstract list: what its levels stand at
        self._begun: set[str] = set()  # lists whose own starts have been applied

    def label(self, paragraph: Any) -> str:
        """The label before a paragraph with the gap behind it, or nothing."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, depth = found
        levels = self._levels_of(number)
        if levels is None:
            return ""
        level = levels[depth]
        text = _text(levels, self._advance(number, levels, depth), depth)
        if not text:
            return ""
        first = next(("".join(node.itertext()) for node in paragraph.iter(f"{W}t") if node.text), "")[:1]
        closed = _CLOSED.search(text) and not (first.isdigit() and text[-1] in ".．,")
        return text if closed or not level.gap else f"{text} "

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """A paragraph's list and level: its own, else its style's."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = _value(paragraph.find(f"{W}pPr"), "pStyle") or self._default_style()
        number, depth = _value(own, "numId"), _value(own, "ilvl")
        for _ in range(_DEEPEST_STYLE):
            if number is not None or style not in self._styles:
                break
            element = self._styles[style]
            inherited = element.find(f"{W}pPr/{W}numPr")
            number = _value(inherited, "numId")
            if number is not None and depth is None:
                depth = _value(inherited, "ilvl") or self._level_of_style(number, style)
            style = _value(element, "basedOn")
        if number in (None, "0"):
            return None
        return str(number), min(_integer(depth, 0), _LEVELS - 1)

    def _default_style(self) -> str | None:
        return next(
            (
                key
                for key, style in self._styles.items()
                if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
            ),
            None,
        )

    def _level_of_style(self, number: str, style: str | None) -> str | None:
        """A list may say itself which style stands at which level."""
        abstract = self._abstract_of(number)
        for level in abstract.findall(f"{W}lvl") if abstract is not None else ():
            if style is not None and _value(level, "pStyle") == style:
                return str(level.get(f"{W}ilvl"))
        return None

    def _abstract_key(self, number: str) -> str | None:
        key = _value(self._numbers.get(number), "abstractNumId")
        linked = _value(self._abstract.get(key or ""), "numStyleLink")
        return self._links.get(linked, key) if linked else key

    def _abstract_of(self, number: str) -> Any:
        return self._abstract.get(self._abstract_key(number) or "")

    def _levels_of(self, number: str) -> list[_Level] | None:
        if number not in self._levels:
            abstract = self._abstract_of(number)
            if abstract is None:
                return None
            levels = [_Level() for _ in range(_LEVELS)]
            overrides = [item.find(f"{W}lvl") for item in self._numbers[number].findall(f"{W}lvlOverride")]
            for element in [*abstract.findall(f"{W}lvl"), *(item for item in overrides if item is not None)]:
                depth = _integer(element.get(f"{W}ilvl"), 0)
                if depth < _LEVELS:
                    levels[depth] = _level(element)
            self._levels[number] = levels
        return self._levels[number]

    def _advance(self, number: str, levels: list[_Level], depth: int) -> list[int]:
        """Count one paragraph; what every level stands at."""
        counts = self._counts.setdefault(self._abstract_key(number) or "", [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for override in self._numbers[number].findall(f"{W}lvlOverride"):
                start, at = _value(override, "startOverride"), _integer(override.get(f"{W}ilvl"), 0)
                if start is not None and at < _LEVELS:
                    levels[at].start = _integer(start, 1)
                    counts[at] = None
        current = counts[depth]
        counts[depth] = levels[depth].start if current is None else current + 1
        for below in range(depth + 1, _LEVELS):
            restart = levels[below].restart
            if restart is None or (restart > 0 and depth < restart):
                counts[below] = None
        return [levels[i].start if (n := counts[i]) is None else n for i in range(_LEVELS)]


def _text(levels: list[_Level], counts: list[int], depth: int) -> str:
    level = levels[depth]
    if level.number_format == "bullet":
        private = any("\ue000" <= character <= "\uf8ff" for character in level.text)
        return _BULLET if private or not level.text.strip() else level.text

    def number(match: re.Match[str]) -> str:
        i = int(match[1]) - 1
        return label(counts[i], "decimal" if level.legal and i != depth else levels[i].number_format)

    return _PLACE.sub(number, level.text)


def _level(element: Any) -> _Level:
    number_format = element.find(f"{W}numFmt")
    if number_format is None:  # a format that this Word may not know, with one for older Words beside it
        number_format = next(element.iter(f"{W}numFmt"), None)
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_integer(_value(element, "start"), 1),
        number_format=number_format.get(f"{W}val", "decimal") if number_format is not None else "decimal",
        text=_value(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        gap=_value(element, "suff") != "nothing",
    )


def _by_id(root: Any, tag: str, key: str) -> dict[str, Any]:
    return {} if root is None else {str(item.get(f"{W}{key}")): item for item in root.findall(f"{W}{tag}")}


def _value(element: Any, child: str) -> str | None:
    found = element.find(f"{W}{child}") if element is not None else None
    return None if found is None else found.get(f"{W}val")


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return max(int(text or otherwise), 0)
    except ValueError:
        return otherwise
