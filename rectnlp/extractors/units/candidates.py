"""Candidates for mentions of units, and which of them are mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rectnlp.extractors.units.beside import Verbs, acts
from rectnlp.extractors.units.grammar import Head
from rectnlp.extractors.units.patterns import MODE, POSTED
from rectnlp.page.issuer import Issuer

_PLACE_WORDS = ("镇", "乡", "街道", "社区", "村", "苏木", "嘎查")
# Shapes of names that short forms stand for: 领导小组, 集团, 厅党组.
_REFERRED = frozenset(("task", "named", "part", "section", "formal", "alias"))
_LONGEST = 16  # characters of a short form


class Candidate:
    """A stretch that may be a mention.

    `kind`: unit · place (a unit where it acts) · back (a bare short form, which needs a body to stand for) ·
    short (only part of a longer name) · class (none).
    """

    __slots__ = ("end", "head", "kind", "named", "prior", "start")

    def __init__(
        self, start: int, end: int, head: Head, kind: str, named: bool = False, prior: Candidate | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.kind = kind
        self.named = named  # has more than its last word
        self.prior = prior  # the body that this one is a part of

    def branches(self) -> bool:
        """Whether the name of a branch goes on behind its own: 建设银行|云岭支行, 中国移动|云岭分公司."""
        return self.kind == "unit" and self.head.shape in ("named", "whole")

    def above(self, text: str) -> str | None:
        """The surface of the body that its own name begins with."""
        prior = self.prior
        if prior is None or prior.kind == "short" or prior.start != self.start or prior.end >= self.end:
            return None
        return text[prior.start : prior.end]


def last(found: Sequence[Candidate], at: int) -> Candidate | None:
    """The candidate that ends here."""
    return found[-1] if found and found[-1].end == at else None


def before_mode(
    body: str, found: Sequence[Candidate], unit_type: str, at: int, ordinal: Callable[[int], int]
) -> Candidate | None:
    """The committee before a group's mode: 省委|专项|巡视组, 县纪委监委|派驻|第四纪检监察组."""
    pattern = {"inspection": MODE, "discipline": POSTED}.get(unit_type)
    mode = pattern.search(body, max(0, at - 8), at) if pattern else None
    owner = last(found, mode.start()) or last(found, ordinal(mode.start())) if mode else None  # 县委第五|专项
    return owner if owner and owner.kind == "unit" else None


def before_bracket(found: Sequence[Candidate], at: int) -> Candidate | None:
    """The body that ends where a bracket begins; what stands inside the bracket belongs to it."""
    owner = next((candidate for candidate in reversed(found[-2:]) if candidate.end <= at), None)
    return owner if owner and owner.end == at and owner.kind in ("unit", "place") else None


class Known:
    """What was named so far: endings of names, and the kinds of places. Constant time a question."""

    def __init__(self) -> None:
        self.endings: set[str] = set()
        self.places: set[str] = set()

    def place(self, surface: str) -> None:
        """Note the kinds of places in a surface: 柳林镇财政所 names a 镇."""
        rest = surface[1:]
        self.places.update([word for word in _PLACE_WORDS if word in rest])

    def body(self, surface: str) -> None:
        """Note what a name ends in."""
        self.endings.update(surface[-size:] for size in range(2, min(len(surface), _LONGEST) + 1))


def accept(body: str, verbs: Verbs, found: list[Candidate], issuer: Issuer) -> list[Candidate]:
    """The mentions: bodies, places that act, and short forms of bodies named before or of the issuer."""
    found = sorted(found, key=lambda c: c.start)
    accepted: list[Candidate] = []
    known = Known()
    for candidate in found:  # towns count wherever they are named: 镇党委整改。…柳林镇…
        if candidate.named:
            known.place(body[candidate.start : candidate.end])
    listed = _listed(body, verbs, found)
    rejected = -2  # where the last bare form ends that stands for no body
    for candidate in found:
        kind, start, end = candidate.kind, candidate.start, candidate.end
        if accepted and start < accepted[-1].end:
            continue
        if not candidate.named and rejected == start - 1 and body[rejected] in "、和及与":
            rejected = end  # 党委和人大、政府: a class goes on
            continue
        if kind == "back" and not _introduced(body, candidate, known, issuer):
            rejected = end
            continue
        if kind == "place" and start not in listed and not acts(body, verbs, start, end, accepted):
            if candidate.prior:  # 柳林街道办事处某社区: the office is named, the community is but a place
                accepted.append(candidate.prior)
        elif kind not in ("class", "short"):
            accepted.append(candidate)
            if candidate.named and candidate.head.shape in _REFERRED:
                known.body(body[start:end])
    return accepted


def _listed(body: str, verbs: Verbs, found: list[Candidate]) -> set[int]:
    """Where places stand that are in a list before a body: 平安镇、长乐乡、柳林街道办事处."""
    starts: set[int] = set()
    for here, following in zip(reversed(found[:-1]), reversed(found), strict=False):
        if here.kind == "place" and following.start == here.end + 1 and body[here.end] in "、和及":
            named = following.kind in ("unit", "back") or following.start in starts
            if named or acts(body, verbs, following.start, following.end, ()):
                starts.add(here.start)
    return starts


def _introduced(body: str, candidate: Candidate, known: Known, issuer: Issuer) -> bool:
    """Whether a bare short form has something to stand for: the issuer, or a body named before."""
    text = body[candidate.start : candidate.end]
    origin = candidate
    while origin.prior and origin.prior.start == origin.start:
        origin = origin.prior
    if issuer.owns(candidate.prior.head.surface if candidate.prior else text) or issuer.owns(origin.head.surface):
        return True
    if origin.head.shape == "part" and not origin.named:  # 党委: the issuer's, if it has one of its own
        return (len(text) > 2 and text in known.endings) or issuer.kind not in (None, "place")
    if origin.head.shape == "place":  # 镇党委: a town was named before
        return origin.head.surface in known.places
    return text in known.endings or body[origin.start : origin.end] in known.endings
