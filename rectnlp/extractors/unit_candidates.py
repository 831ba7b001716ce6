"""Candidates for mentions of units, and which of them are mentions."""

from __future__ import annotations

from rectnlp.extractors.unit_grammar import Head
from rectnlp.extractors.unit_right import Verbs, acts
from rectnlp.issuer import Issuer


class Candidate:
    """A stretch that may be a mention.

    `kind`: unit · place (a unit where it acts) · back (a bare short form, which needs a body to stand for) · short (only
    part of a longer name) · class (none).
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

    def above(self, text: str) -> str | None:
        """The surface of the body that its own name begins with."""
        prior = self.prior
        if prior is None or prior.kind == "short" or prior.start != self.start or prior.end >= self.end:
            return None
        return text[prior.start : prior.end]


def accept(body: str, verbs: Verbs, found: list[Candidate], issuer: Issuer) -> list[Candidate]:
    """The mentions: bodies, places that act, and short forms of bodies named before or of the issuer."""
    found = sorted(found, key=lambda c: c.start)
    accepted: list[Candidate] = []
    listed = _listed(body, verbs, found)
    rejected = -2  # where the last bare form ends that stands for no body
    for candidate in found:
        if accepted and candidate.start < accepted[-1].end:
            continue
        kind = candidate.kind
        if (
            kind == "place"
            and candidate.start not in listed
            and not acts(body, verbs, candidate.start, candidate.end, accepted)
        ):
            if candidate.prior:  # 柳林街道办事处某社区: the office is named, the community is but a place
                accepted.append(candidate.prior)
            continue
        if not candidate.named and rejected == candidate.start - 1 and body[rejected] in "、和及与":
            rejected = candidate.end  # 党委和人大、政府: a class goes on
            continue
        if kind == "back" and not _introduced(body, candidate, found, accepted, issuer):
            rejected = candidate.end
            continue
        if kind not in ("class", "short"):
            accepted.append(candidate)
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


def _introduced(
    body: str, candidate: Candidate, found: list[Candidate], accepted: list[Candidate], issuer: Issuer
) -> bool:
    """Whether a bare short form has something to stand for: the issuer, or a body named before."""
    text = body[candidate.start : candidate.end]
    short = candidate.prior.head.surface if candidate.prior else text
    if issuer.owns(short):
        return True
    origin = candidate
    while origin.prior and origin.prior.start == origin.start:
        origin = origin.prior
    if origin.head.shape == "part" and not origin.named:
        if len(text) > 2 and any(body[other.start : other.end].endswith(text) for other in accepted):
            return True
        return issuer.kind in ("hospital", "school", "company", "bureau", "town", "village")
    if origin.head.shape == "place":  # 镇党委: a town was named before
        place = origin.head.surface
        earlier = (other for other in found if other.start < candidate.start and other.named)
        return any(place in body[other.start + 1 : other.end] for other in earlier)
    stem = body[origin.start : origin.end]
    return any(other.named and body[other.start : other.end].endswith((text, stem)) for other in accepted)
