"""The marks of an annotated bulletin: `{kind#name:text|field|key=value}` inside plain text.

A mark stands around the words that it is about, so that a bulletin and its gold are read, and checked, as one text.
Marks nest. `\\{`, `\\}` and `\\|` are the characters themselves. What the fields of each kind are is told in `rows.py`.

>>> plain, marks = parse("细化为{c#m:164项|整改措施|细化为}整改措施")
>>> plain
'细化为164项整改措施'
>>> marks[0].kind, marks[0].name, (marks[0].start, marks[0].end), marks[0].fields
('c', 'm', (3, 7), ['整改措施', '细化为'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HEAD = re.compile(r"(?P<kind>[a-z]+)(?:#(?P<name>[A-Za-z0-9_]+))?:")
KEYED = re.compile(r"(?P<key>[a-z_]+)=(?P<value>.*)", re.DOTALL)


class MarkError(ValueError):
    """An annotated bulletin that does not follow the marks' grammar, or contradicts itself."""


@dataclass(slots=True)
class Mark:
    """A marked stretch of the plain text, with its fields in order and its keyed fields."""

    kind: str
    name: str | None
    start: int
    end: int = 0
    label_end: int | None = None  # in headings, `^` parts the label from the title
    fields: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def get(self, position: int, key: str, default: str | None = None) -> str | None:
        """A field by its key, or else by its position; an empty one is the default."""
        value = self.keys.get(key) or (self.fields[position] if position < len(self.fields) else "")
        return value or default


def parse(source: str) -> tuple[str, list[Mark]]:
    """Part an annotated text into the plain text and its marks, in the order in which they begin."""
    out: list[str] = []
    length = 0
    marks: list[Mark] = []
    open_marks: list[Mark] = []
    at = 0
    while at < len(source):
        character = source[at]
        if character == "\\" and source[at + 1 : at + 2] in tuple("{}|^"):
            out.append(source[at + 1])
            length += 1
            at += 2
            continue
        if character == "{":
            head = HEAD.match(source, at + 1)
            if head is None:
                raise MarkError(f"no mark begins at {source[at : at + 30]!r}")
            mark = Mark(head["kind"], head["name"], length)
            marks.append(mark)
            open_marks.append(mark)
            at = head.end()
            continue
        if open_marks and character == "^":
            open_marks[-1].label_end = length
            at += 1
            continue
        if open_marks and character in "|}":
            mark = open_marks.pop()
            mark.end = length
            stop = source.find("}", at)
            if stop < 0:
                raise MarkError(f"mark {mark.kind} is not closed: {source[at : at + 30]!r}")
            for part in source[at + 1 : stop].split("|") if character == "|" else []:
                keyed = KEYED.fullmatch(part)
                if keyed:
                    mark.keys[keyed["key"]] = keyed["value"]
                else:
                    mark.fields.append(part)
            at = stop + 1
            continue
        out.append(character)
        length += 1
        at += 1
    if open_marks:
        raise MarkError(f"mark {open_marks[-1].kind} is never closed")
    return "".join(out), marks
