"""The outline and the problems of an annotated bulletin: where each node ends follows from the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.marks import Mark, MarkError
from annotate.rows import LEVELS, Context, Row, plain

DIGITS = {character: n for n, character in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2}
SCRAP = r"(?: ?|[(（][a-zà-ǜ]+[)）])"  # between the characters of a damaged word
CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}


def numeral(label: str) -> int | None:
    """The number in a label, below a hundred.

    >>> [numeral(label) for label in ("一、", "(十二)", "二十一是", "③", "问题7:", "关于")]
    [1, 12, 21, 3, 7, None]
    """
    for character in label:
        if character in CIRCLED:
            return CIRCLED[character]
    arabic = re.search(r"[0-9０-９]+", label)
    if arabic:
        return int(arabic[0])
    chinese = re.search(r"[一二两三四五六七八九十]+", label)
    if chinese is None:
        return None
    tens, ten, ones = chinese[0].rpartition("十")
    return (DIGITS[tens] if tens else 1) * 10 * bool(ten) + (DIGITS[ones] if ones else 0)


def nodes(marks: Sequence[Mark], context: Context) -> list[Row]:
    """The outline's rows in order, each with the index of its parent under `parent`."""
    rows: list[Row] = []
    stack: list[int] = []
    text = context.text
    headings = [mark for mark in marks if mark.kind in LEVELS]
    closing = next((mark.start for mark in marks if mark.kind == "close"), None)
    for mark in headings:
        depth = LEVELS.index(mark.kind)
        while stack and LEVELS.index(rows[stack[-1]]["level"]) >= depth:
            stack.pop()
        whole = mark.kind == "title"
        split = mark.start if whole else mark.end if mark.label_end is None else mark.label_end
        label = (None if whole else text[mark.start : split]) or None
        rows.append(
            {
                "level": mark.kind,
                "label": label,
                "number": None if label is None else numeral(label),
                "title": text[split : mark.end] or None,
                "start": mark.start,
                "end": len(text),
                "parent_label": rows[stack[-1]]["label"] if stack else None,
                "parent": stack[-1] if stack else None,
                "mark": mark,
            }
        )
        stack.append(len(rows) - 1)
    for at, row in enumerate(rows):
        if row["level"] != "title":
            row["end"] = _end(at, rows, marks, text, closing)
    return rows


def _line_break(text: str, position: int) -> int:
    """Where the line before a position ends; the position itself in the middle of a line."""
    begin = position
    while begin and text[begin - 1] in " \t\u3000\xa0":
        begin -= 1
    return begin - 1 if begin and text[begin - 1] == "\n" else position


def _end(at: int, rows: Sequence[Row], marks: Sequence[Mark], text: str, closing: int | None) -> int:
    depth = LEVELS.index(rows[at]["level"])
    following = next((r["start"] for r in rows[at + 1 :] if LEVELS.index(r["level"]) <= depth), None)
    limit = following if following is not None else closing
    end = len(text.rstrip()) if limit is None else _line_break(text, limit)
    if rows[at]["level"] == "measure":
        same_run = following is not None and any(
            r["start"] == following and r["level"] == "measure" for r in rows[at + 1 :]
        )
        end = following if same_run and following is not None else end
        stops = [m.start for m in marks if m.kind == "stop" and rows[at]["start"] < m.start < end]
        end = min([end, *stops])
    return end


def problems(rows: Sequence[Row], context: Context) -> list[Row]:
    """A row a numbered problem."""
    found = []
    for at, row in enumerate(rows):
        if row["level"] != "item":
            continue
        mark: Mark = row["mark"]
        bodies = [name for name in (mark.get(3, "bodies") or "").split(",") if name]
        if not set(bodies) <= set(context.bodies):
            raise MarkError(f"{row['title']}: undeclared body among {bodies}")
        found.append(
            {
                "start": row["start"],
                "number": row["number"],
                "title": row["title"],
                "kind": mark.get(4, "kind", "problem"),
                "aspect": context.code(mark, "aspect", mark.get(0, "aspect")),
                "status": mark.get(1, "status"),
                "deadline": mark.get(2, "deadline"),
                "responsible_units": [context.bodies[name]["canonical"] for name in bodies],
                "n_measures": sum(r["level"] == "measure" and r["parent"] == at for r in rows),
            }
        )
    return found


def fields(labels: Sequence[str], rows: Sequence[Row], text: str) -> list[Row]:
    """A row a labelled passage: it reaches to the next label, or the next node above the measures.

    `整改情況=整改情况` among the labels: as the bulletin prints it, and as the table calls it. What damage leaves
    inside or before a printed label (a space, a reading in brackets, `&nbsp;`) makes it no other label.
    """
    if not labels:
        return []
    known = {printed: name or printed for printed, _, name in (label.partition("=") for label in labels)}
    words = "|".join(SCRAP.join(printed) for printed in known)
    opening = re.compile(rf"(?:^|(?<=[\n。；;]))(?:[ \u3000]|&nbsp;)*(?P<label>{words}){SCRAP}[:：]", re.MULTILINE)
    found = list(opening.finditer(text))
    limits = [row["start"] for row in rows if row["level"] not in ("title", "measure")]
    limits += [match.start() for match in found]
    last = max((row["end"] for row in rows if row["level"] != "title"), default=len(text))
    passages = []
    for match in found:
        stop = min([limit for limit in limits if limit >= match.end()] + [last])
        passage = text[match.end() : stop]
        start = match.end() + len(passage) - len(passage.lstrip())
        end = match.end() + len(passage.rstrip())
        passages.append({"start": start, "end": end, "text": text[start:end], "field": known[plain(match["label"])]})
    return passages
