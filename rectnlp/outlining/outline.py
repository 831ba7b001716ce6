"""The bulletin's own outline, inferred from the document: labels → nesting → levels → titles and ends → nodes.

Each stage is a module of `rectnlp.outlining`. Here they are put together, and the nodes get their ids.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rectnlp.analysis import Analysis
from rectnlp.outlining import headings, labels, levels, measures, nesting, passages, titles
from rectnlp.outlining.labels import line_end
from rectnlp.outlining.nesting import Entry
from rectnlp.page.kinds import kind
from rectnlp.structure import Node, Outline, Passage

_LINE = re.compile(r"[^\n]+")


def infer(analysis: Analysis) -> None:
    """Infer the outline: fill `analysis.outline` and the rows of `outline`."""
    text, zones = analysis.view.norm, analysis.zones
    closed = set(zones.header)
    start, end = zones.title[1] if zones.title else 0, _content_end(analysis)
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match.span() not in closed]
    fields = passages.find(text[:end], lines, analysis.lexicons)
    structural = headings.add(text, lines, labels.find(text, lines), fields)
    # 问题1: is a label of the outline, not of a passage.
    taken = {label.start for label in structural if label.style == "problem"}
    fields = [field for field in fields if field.label_start not in taken and field.label_start >= start]
    markers = measures.find(text[:end], lines, structural)
    entries = nesting.nest(sorted([*structural, *markers], key=lambda label: label.start))
    _head(text, entries, fields, end)
    # A list of cases is no list of an inspection's problems.
    levels.assign(text, entries, fields, analysis.lexicons, items=kind(analysis) != "case_notice")
    _end(text, entries, fields, end)
    for entry in entries:
        entry.title = titles.settled(text, entry.title, entry.level, entry.end)
    nodes = _nodes(analysis, entries)
    analysis.outline = Outline(nodes, *_owners(nodes), fields)
    _end_passages(text, analysis.outline, end)
    analysis.rows["outline"] = list(nodes)


def _content_end(analysis: Analysis) -> int:
    """Where the bulletin's prose ends: before the closing lines, the signature and the furniture below."""
    text, zones = analysis.view.norm, analysis.zones
    end = len(text)
    for border in (zones.closing, zones.signature[0] if zones.signature else None):
        if border is not None:
            end = min(end, border)
    end = line_end(text, end)
    for start, stop in reversed(zones.header):
        if stop < end:
            break
        end = min(end, line_end(text, start))
    return end


def _head(text: str, entries: Sequence[Entry], fields: Sequence[Passage], end: int) -> None:
    """Give every entry the heading behind its label, up to whatever begins next."""
    borders = sorted([*(entry.label.start for entry in entries), *(field.label_start for field in fields)])
    opening = {field.label_start for field in fields if field.kind == "problem"}
    for entry in entries:
        at = bisect_right(borders, entry.label.start)
        # A problem's field label right behind (反馈问题:…) opens the heading rather than ends it.
        while at < len(borders) and borders[at] <= entry.label.end + 1 and borders[at] in opening:
            at += 1
        entry.title = titles.heading(text, entry.label.end, borders[at] if at < len(borders) else end)


def _end(text: str, entries: Sequence[Entry], fields: Sequence[Passage], end: int) -> None:
    """Give every entry its end: before the next entry that is not below it.

    Where the next one begins a line, the end is the line break before it; blank lines belong to neither. A measure ends
    where the next marker of its run begins; the last of a run that stands in one line ends with that line.
    """
    opened: list[Entry] = []
    followed: set[Entry] = set()
    for entry in [*entries, None]:
        start = end if entry is None else entry.label.start
        stop = start if entry is not None and entry.label.inline else line_end(text, start)
        while opened and (entry is None or opened[-1] is not entry.parent):
            closed = opened.pop()
            closed.end = stop
            if entry is not None and _goes_on(closed, entry):
                closed.end = start
                followed.add(closed)
        if entry is not None:
            opened.append(entry)
    cuts = sorted([*measures.rounds(text), *(field.label_start for field in fields)])
    in_line = {(entry.parent, entry.style) for entry in entries if entry.label.inline}
    for entry in reversed(entries):
        if entry.level != "measure":
            continue
        shares_line = (entry.parent, entry.style) in in_line
        stop = entry.end
        if shares_line and entry not in followed:
            line = text.find("\n", entry.label.start, stop)
            stop = stop if line < 0 else line
        # A new round of measures or a field label ends them too.
        at = bisect_right(cuts, entry.label.end + 1)
        if at < len(cuts) and cuts[at] < stop and (shares_line or entry.style in measures.STYLES):
            stop = line_end(text, cuts[at])
        # What is below has its end by now, and stays inside.
        entry.end = max([stop, *(below.end for below in entry.children)])


def _goes_on(entry: Entry, following: Entry) -> bool:
    """Whether the second entry is the next measure of the run that the first one belongs to."""
    if entry.level != "measure" or entry.parent is not following.parent or entry.style != following.style:
        return False
    return following.label.number is None or following.label.number > (entry.label.number or 0)


def _nodes(analysis: Analysis, entries: Sequence[Entry]) -> list[Node]:
    """The rows of `outline`, the title first, with their ids and the problem that each stands under."""
    title, doc_id = analysis.zones.title, analysis.bulletin.doc_id
    nodes: list[Node] = []
    top = None
    if title:
        top = Node("title", title[0], len(analysis.view.norm), title=title, node_id=f"{doc_id}:title")
        nodes.append(top)
    made: dict[Entry, Node] = {}
    paths: dict[Entry, str] = {}
    used: dict[str, int] = {}
    unnumbered: dict[tuple[Entry | None, str], int] = {}
    for entry in entries:
        label, parent = entry.label, entry.parent
        number = label.number
        if number is None:
            number = unnumbered[parent, entry.level] = unnumbered.get((parent, entry.level), 0) + 1
        path = f"{entry.level[0]}{number}"
        if parent is not None:
            path = f"{paths[parent]}.{path}"
        times = used[path] = used.get(path, 0) + 1
        if times > 1:
            path = f"{path}~{times}"
        paths[entry] = path
        node = Node(
            entry.level, label.start, entry.end, label.span, label.number, entry.title,
            made[parent] if parent else top, f"{doc_id}:{path}",
        )  # fmt: skip
        node.problem = node if entry.level == "item" else node.parent.problem if node.parent else None
        made[entry] = node
        nodes.append(node)
    return nodes


def _owners(nodes: Sequence[Node]) -> tuple[list[int], list[Node | None]]:
    """Where the innermost node changes, and to which."""
    breaks: list[int] = []
    owners: list[Node | None] = []

    def put(at: int, node: Node | None) -> None:
        if breaks and breaks[-1] == at:
            owners[-1] = node
        else:
            breaks.append(at)
            owners.append(node)

    opened: list[Node] = []
    for node in nodes:
        while opened and opened[-1].end <= node.start:
            closed = opened.pop()
            put(closed.end, opened[-1] if opened else None)
        put(node.start, node)
        opened.append(node)
    while opened:
        closed = opened.pop()
        put(closed.end, opened[-1] if opened else None)
    return breaks, owners


def _end_passages(text: str, outline: Outline, end: int) -> None:
    """A passage runs to the next field label, or to the end of the node that holds it."""
    passages = outline.passages
    starts = [node.start for node in outline.nodes if node.level not in ("title", "measure")]
    for i, passage in enumerate(passages):
        stop = passages[i + 1].label_start if i + 1 < len(passages) else end
        at = bisect_right(starts, passage.label_start)
        if at < len(starts):
            stop = min(stop, starts[at])
        # (1)整改措施: the next label's own number does not belong to the passage.
        node = outline.at(passage.label_start)
        if node is not None and node.level == "measure" and passage.label_start <= node.start + 6:
            stop = min(stop, node.end)
        passage.end = max(passage.start, line_end(text, stop))
