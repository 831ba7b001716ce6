"""Candidates as they are put together from left to right in one bulletin: what every shape of last word needs."""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.extractors.units.beside import doing
from rectnlp.extractors.units.candidates import Candidate, last
from rectnlp.extractors.units.grammar import Grammar, Head
from rectnlp.extractors.units.guards import Guards
from rectnlp.extractors.units.kinds import of_police, typed
from rectnlp.extractors.units.left import Left
from rectnlp.extractors.units.patterns import SENT
from rectnlp.page.issuer import Issuer


class Builder:
    """Keeps the candidates of one bulletin, the last one at hand."""

    def __init__(self, analysis: Analysis, issuer: Issuer, grammar: Grammar) -> None:
        self.body = analysis.body
        self.lexicons = analysis.lexicons
        quantifiers = {word for word, kind in grammar.left.items() if kind == "quantifier"}
        self.barred = doing(self.lexicons)[0] | quantifiers
        self.issuer = issuer
        self.grammar = grammar
        self.left = Left(analysis, issuer, grammar)
        self.guards = Guards(analysis, self.left)
        self.police = of_police(issuer, self.body)
        self.found: list[Candidate] = []
        self.closed = 0  # last words that begin before this belong to the last candidate
        self.inner = self.issuer.kind in ("school", "hospital", "company", "bureau", "town")  # has offices of its own

    def last(self, at: int) -> Candidate | None:
        """The candidate that ends here."""
        return last(self.found, at)

    def add(
        self, start: int, end: int, head: Head, kind: str, named: bool = False, prior: Candidate | None = None
    ) -> Candidate:
        """Put a candidate on the list, in place of those that it swallows."""
        while self.found and self.found[-1].start >= start:
            self.found.pop()
        if self.found and self.found[-1].end > start:  # never into the last one
            start = self.found[-1].end
        candidate = Candidate(start, end, head, kind, named, prior)
        self.found.append(candidate)
        self.closed = end
        if kind != "class":
            self.left.stop = end
        return candidate

    def finish(self, start: int, end: int, head: Head, kind: str, named: bool, prior: Candidate | None = None) -> None:
        """Accept a body unless what follows makes a post of it."""
        head = typed(head, prior.head if prior else None, self.body, start, end, police=self.police)
        if not named and self.guards.campaign(end):
            self.add(start, end, head, "class")
            return
        if self.guards.post(head, start, end, named):
            whole = prior if prior and prior.kind == "unit" and prior.head.shape != "committee" else None
            if whole:  # 县应急管理局|党委书记: the bureau is named
                self.add(whole.start, whole.end, whole.head, "unit", whole.named, whole.prior)
            else:
                self.add(start, end, head, "class", named)
            self.closed = end
            return
        if head.unit_type in ("inspection", "discipline") and self.left.quantified(start):
            kind = "class"
        if head.unit_type == "discipline" and prior and (sent := SENT.search(self.body, max(0, start - 2), start)):
            sender = next((c for c in reversed(self.found) if c.end <= sent.start()), None)
            start = sent.start()  # 驻|县农业农村局|纪检监察组
            if sender and sender.end == start and sender.head.unit_type == "discipline":
                start, prior = sender.start, sender  # 县纪委监委|驻|…
        self.add(start, end, head, kind, named, prior)

    def is_class(self, start: int) -> bool:
        """Whether a quantifier, itself or over a list, makes a class of a bare name."""
        if self.guards.quantified(start):
            return True
        if self.found and self.found[-1].kind == "class" and self.body[start - 1] in "、和及与或(":
            return self.found[-1].end >= start - 2 and self.found[-1].head.shape != "committee"
        return False

    def last_end(self) -> int:
        """Where the last candidate that may have parts ends."""
        return self.found[-1].end if self.found and self.found[-1].kind != "class" else -1
