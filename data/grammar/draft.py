"""A bulletin in the making: its plan, its words as they are picked, and the annotated source that comes of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import grammar
from grammar.cast import Cast, serves
from grammar.expand import Faults, Writer
from grammar.styles import Style
from grammar.timeline import Timeline

USED = re.compile(r"@([a-z]+\d?)(?=[|}])")


LABELS = (
    "问题 整改 反馈问题 整改情况 整改措施 整改落实情况 整改时限 责任单位 整改状态"
    " 整改进展 整改成效 整改结果 完成时限 牵头单位 问题表现"
)


@dataclass
class Plan:
    """What one bulletin is to be: decided before a word is written."""

    name: str
    words: str  # the folder of its wording
    issuer: str
    style: Style
    faults: Faults
    used: Counter[str]  # how often its wording's rows have been used
    gap: bool = False  # a number of the problems is skipped
    doubled: bool = False  # one stands twice
    retold: bool = False  # the summary tells another total than the opening
    second: Style | None = None  # the style of the later problems
    chrome: bool = False
    lost: bool = False  # the year of the inspection


@dataclass
class Draft:
    """An annotated bulletin in the making."""

    plan: Plan
    rng: Random
    cast: Cast
    timeline: Timeline
    writer: Writer
    lines: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    facts: dict[str, str] = field(default_factory=dict)

    def line(self, text: str) -> None:
        """One paragraph."""
        self.lines.append(text)

    def pick(self, name: str, **where: str) -> tuple[str, ...]:
        """A row of one file that fits this issuer, by chance among those least used so far."""
        fitting = [row for row in grammar.wording(name, self.plan.words) if self._fits(name, row, where)]
        if not fitting and name == "frames":  # titles and page chrome may be left to the first wording
            fitting = [row for row in grammar.wording(name, "first") if self._fits(name, row, where)]
        if not fitting and name == "problems":  # this wording has no problem of that aspect for this issuer
            return self.pick(name)
        fresh = [row for row in fitting if "\t".join(row) not in self.seen]
        if not fresh and name == "statements" and where:
            return self.pick(name)  # this topic is exhausted
        used = self.plan.used
        least = min(used["\t".join(row)] for row in fresh or fitting)
        row = self.rng.choice([row for row in fresh or fitting if used["\t".join(row)] == least])
        self.seen.add("\t".join(row))
        used["\t".join(row)] += 1
        return row

    def _fits(self, name: str, row: tuple[str, ...], where: dict[str, str]) -> bool:
        if name == "statements":
            return (
                serves(self.plan.issuer, row[0])
                and row[1] == where.get("topic", row[1])
                and all(self.cast.has(role) or self.timeline.knows(role) for role in USED.findall(row[3]))
            )
        if name == "problems":
            return row[0] in topics(self.plan.issuer, self.plan.words) and row[1] == where.get("aspect", row[1])
        if name == "frames":
            return row[0] == where["kind"] and serves(self.plan.issuer, row[1])
        return all(self.cast.has(role) or self.timeline.knows(role) for role in USED.findall("".join(row)))

    def own(self, kind: str, words: dict[str, str] | None = None) -> str:
        """A frame that a wording may have of its own, or nothing: then the caller's formula stands."""
        has = any(self._fits("frames", row, {"kind": kind}) for row in grammar.wording("frames", self.plan.words))
        return self.frame(kind, words) if has else ""

    def frame(self, kind: str, words: dict[str, str] | None = None) -> str:
        """One frame of a kind, filled; its marks keep their names."""
        self.timeline.paragraph()
        return self.writer.write(self.pick("frames", kind=kind)[2], "", words, named=True)

    def _facts(self) -> list[str]:
        """The lines of the head that say what is known of the bulletin as a whole."""
        times = self.timeline
        facts = {"published": times.published.isoformat(), **self.facts}
        inspector = re.search(r"\{u:([^|]+)\|inspector\}", "\n".join(self.lines))
        told = {
            "inspection_start": times.inspect_start.isoformat(),
            "inspection_end": times.inspect_end.isoformat(),
            "feedback_date": times.feedback.isoformat(),
        }
        lines = []
        if inspector and "{e#xs:" in "\n".join(self.lines):
            facts |= {"inspector": inspector[1], **told}
            dates = {key.replace("inspection_", "date_"): day for key, day in told.items()}
            pairs = {"kind": times.inspection, "inspector": inspector[1], "inspected": "self", **dates}
            lines.append("inspection " + " ".join(f"{key}={value}" for key, value in pairs.items()))
        return [*(f"doc {key} = {value}" for key, value in facts.items()), *lines]

    def source(self) -> str:
        """The whole annotated bulletin."""
        head = [*self._facts(), f"labels {LABELS}"]
        head += [f"body {role} = {declared}" for role, declared in self.cast.declared.items()]
        foot = [*self.checks, *self.writer.checks]
        return "\n".join([*head, "---", "\n".join(self.lines), "===", *foot, ""])


def topics(issuer: str, folder: str) -> set[str]:
    """The topics that a wording's statements for an issuer are about."""
    return {row[1] for row in grammar.wording("statements", folder) if serves(issuer, row[0])}


def begin(plan: Plan, rng: Random) -> Draft:
    """A draft with its cast and its dates, and nothing written yet."""
    inspection = "巡视" if plan.issuer in ("city", "univ", "soe") else "巡察"
    cast = Cast(plan.issuer, rng, inspection)
    timeline = Timeline.draw(rng, inspection)
    timeline.lost = plan.lost
    return Draft(plan, rng, cast, timeline, Writer(cast, timeline, rng, plan.faults))
