"""Nesting: which label stands under which, learnt from the order in which a bulletin uses its own styles.

No table says that (一) stands under 一、. What tells is the first child: a label numbered 1 follows its parent at once.
Such votes of the whole bulletin decide which of two styles is the outer one; the customary order only where they are
silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rectnlp.mentions import Span
from rectnlp.outlining.labels import Label
from rectnlp.outlining.measures import STYLES as MARKERS

# The customary order: GB/T 9704-2012, 7.3.3 (一、 (一) 1. (1)), then what bulletins put below.
_CUSTOM = (
    "chapter",
    "han",
    "unit",
    "han_round",
    "about",
    "dot",
    "comma",
    "decimal",
    "problem",
    "question",
    "round",
    "ordinal",
    "of",
    "first",
    "must",
    "is",
    "circled",
    "dash",
)
_LISTS, _HEADS = frozenset({"dash", "circled"}), frozenset({"chapter", "han", "han_round"})
_RANK = {style: rank for rank, style in enumerate(_CUSTOM)}


@dataclass(slots=True, eq=False)
class Entry:
    """A label with its place in the tree."""

    label: Label
    parent: Entry | None = None
    children: list[Entry] = field(default_factory=list)
    level: str = ""
    title: Span | None = None
    end: int = 0

    @property
    def style(self) -> str:
        """The style of its label."""
        return self.label.style

    @property
    def root(self) -> Entry:
        """The outermost entry above it, or itself."""
        entry = self
        while entry.parent is not None:
            entry = entry.parent
        return entry

    @property
    def depth(self) -> int:
        """How many entries stand above it."""
        return 0 if self.parent is None else self.parent.depth + 1


def nest(labels: Sequence[Label]) -> list[Entry]:
    """Entries in order, each with its parent.

    >>> from rectnlp.outlining.labels import find
    >>> text = "1.甲\\n(一)子\\n(二)丑\\n2.乙\\n(一)寅"
    >>> lines = [(0, 3), (4, 8), (9, 13), (14, 17), (18, 22)]
    >>> [(e.style, e.depth) for e in nest(find(text, lines))]
    [('dot', 0), ('han_round', 1), ('han_round', 1), ('dot', 0), ('han_round', 1)]
    """
    outer = _outer(labels)
    entries: list[Entry] = []
    open_: list[Entry] = []
    for label in labels:
        for i, entry in enumerate(open_):
            if entry.label.style == label.style:
                del open_[i:]
                break
        else:
            while open_ and (_leaves(label, open_[-1]) or outer(label.style, open_[-1].label.style)):
                open_.pop()
        entry = Entry(label, open_[-1] if open_ else None)
        if entry.parent:
            entry.parent.children.append(entry)
        open_.append(entry)
        entries.append(entry)
    return entries


def _leaves(label: Label, entry: Entry) -> bool:
    """A label at the start of a line ends the measures of the paragraph before it."""
    return (
        not label.inline
        and entry.style in MARKERS
        and not (label.style in ("circled", "dash") and not entry.label.inline)
    )


def _outer(labels: Sequence[Label]) -> Callable[[str, str], bool]:
    votes: Counter[tuple[str, str]] = Counter()
    before: Label | None = None
    for label in labels:
        if (
            before is not None
            and before.style != label.style
            and label.number in (1, None)
            # —— and ① never head what 一、 and (一) number.
            and not (before.style in _LISTS and label.style in _HEADS)
        ):
            votes[before.style, label.style] += 1
        before = label

    def outer(one: str, other: str) -> bool:
        """Whether style `one` stands above style `other`."""
        above, below = votes[one, other], votes[other, one]
        return above > below or (above == below and _RANK[one] < _RANK[other])

    return outer
