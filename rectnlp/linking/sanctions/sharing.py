"""How a list of measures shares those who received it: all of them each, or one measure a person, by order or number.

分别 deals measures out: to persons named one by one, to phrases with a number of their own (2个单位、5名责任人分别…),
and, behind the list, to numbers in order (警告、记过分别为3人、1人). What a group received as a whole is no figure of
one measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.linking.sanctions.found import PERSONS
from rectnlp.linking.sanctions.phrases import PhraseReader
from rectnlp.mentions import Sanction, Span

# 警告、记过分别为3人、1人; 第一、二种形态分别处理12人次、3人次.
_DEALT = re.compile(
    r"[”\"]?(?:处分|处理)?(?:的?人数)?(?:党员|干部|人员)*分别(?:处理|处置|给予|涉及|运用)?(?:为|有|是|达)?"
)
_NUMBER = 8  # characters of a number before a phrase
_ADMONITION = 7  # the severest of the measures of word and pen; what is severer takes an office away
_LINKS = "、和及与,"
# What closes a list of examples: 诫勉、批评教育等处理.
_AND_SUCH = re.compile(r"[”\"]?等")


@dataclass(slots=True)
class Recipient:
    """Who received the measures of one list: the phrase, each person where they are named one by one, their number."""

    target: Span | None = None
    each: tuple[Span, ...] = ()
    number: int | None = None
    counted: bool = False  # the phrase is that of an earlier number, of which these are a part


def dealt(phrases: PhraseReader, measures: list[Sanction]) -> bool:
    """Give every measure of a list its number where they stand in order behind it; whether they do."""
    lead = _DEALT.match(phrases.text, measures[-1].end) if len(measures) > 1 else None
    if lead is None:
        return False
    numbers: list[int] = []
    found = phrases.count_at(lead.end())
    while found and found[1] in PERSONS:
        numbers.append(int(found[0].value))
        end = found[0].end
        found = phrases.count_at(end + 1) if phrases.text[end : end + 1] in _LINKS else None
    if len(numbers) != len(measures):
        return False
    for measure, number in zip(measures, numbers, strict=True):
        measure.n_persons = number or None
    return True


def share(phrases: PhraseReader, measures: list[Sanction], recipient: Recipient) -> None:
    """Give a list its recipient."""
    lead = phrases.text[max(0, measures[0].start - 24) : measures[0].start]
    number = recipient.number
    if len(measures) > 1 and "分别" in lead:
        _deal_out(phrases, measures, recipient)
        return
    such = len(measures) > 1 and _AND_SUCH.match(phrases.text, measures[-1].end)
    if number != 1 and (such or _alternatives(measures)):
        number = None
    for measure in measures:
        measure.target = recipient.target
        if number is not None:
            measure.n_persons = number


def _alternatives(measures: list[Sanction]) -> bool:
    """Whether nobody receives two measures of a list: two of one scale, or a talk beside a sanction or a talk.

    A party sanction and a state one go together: 2人受到党内警告、政务警告处分.
    """
    rungs = [rung for rung in map(_rung, measures) if rung]
    return len(rungs) > 1 and ("talk" in rungs or len(set(rungs)) < len(rungs))


def _rung(measure: Sanction) -> str | None:
    if measure.category in ("party", "administrative"):
        return measure.category
    light = measure.category == "organisational" and measure.severity and measure.severity <= _ADMONITION
    return "talk" if light else None


def _deal_out(phrases: PhraseReader, measures: list[Sanction], recipient: Recipient) -> None:
    """One measure a person, or a phrase."""
    parts = recipient.each or phrases.parts(recipient.target)
    apart = len(parts) == len(measures)
    for i, measure in enumerate(measures):
        measure.target = parts[i] if apart else recipient.target
        if apart:
            measure.n_persons = _stated(phrases, parts[i])
        elif recipient.number in (1, len(measures)):
            measure.n_persons = 1


def _stated(phrases: PhraseReader, part: Span) -> int | None:
    """How many one of several phrases names: its own number (but not of bodies), else one where it is an office's."""
    before = [found for found in phrases.counts_in((part[0] - _NUMBER, part[0])) if found[0].end == part[0]]
    inside = before or phrases.counts_in((part[0], part[1] + 1))
    persons = [int(count.value) for count, unit in inside if unit in PERSONS]
    if persons:
        return sum(persons)
    return None if inside else len(phrases.one_by_one(part)) or None
