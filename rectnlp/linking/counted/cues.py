"""What decides which noun a number counts: the lexicon `noun_cues`, ready for use."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

from rectnlp.lexicons import Lexicons, compiled

# Kinds of verbs that may stand in a noun's phrase (承诺事项, 享受对象).
_STATES = frozenset(("other",))
# Families of parts that are outcomes, not kinds of things.
_OUTCOMES = frozenset(("finding", "handling", "quality"))
# What a role's words become, by the type of its field.
_KINDS: dict[str, type] = {"frozenset[str]": frozenset, "tuple[str, ...]": tuple}


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon `noun_cues`, ready for use: sets of words, and patterns of endings."""

    filler: frozenset[str]
    head: frozenset[str]
    modified: frozenset[str]
    self: frozenset[str]
    verbal: frozenset[str]
    person_measure: frozenset[str]
    inherits: frozenset[str]
    rank: frozenset[str]
    setting: frozenset[str]
    where: frozenset[str]
    manner: frozenset[str]
    rounds: frozenset[str]
    state: frozenset[str]
    short: frozenset[str]
    found_by: frozenset[str]
    making: frozenset[str]
    classes: frozenset[str]
    aspects: frozenset[str]
    labels: tuple[str, ...]
    attribute: tuple[str, ...]
    bodies: tuple[str, ...]
    body_ends_in: frozenset[str]  # their last characters
    of_bodies: tuple[str, ...]
    receivers: tuple[str, ...]
    light: frozenset[str]
    result: frozenset[str]
    single: frozenset[str]
    summing: frozenset[str]
    object_verb: frozenset[str]
    taking: frozenset[str]
    aux: frozenset[str]
    inside: frozenset[str]
    moving: frozenset[str]
    taken: frozenset[str]
    acting: frozenset[str]
    soft: frozenset[str]
    selective: frozenset[str]
    about: frozenset[str]
    things: dict[str, tuple[str, ...]]
    intransitive: frozenset[str]
    giving: frozenset[str]
    presenting: frozenset[str]
    compound: tuple[str, ...]
    long_compound: tuple[str, ...]  # those of two characters or more
    compound_starts: frozenset[str]
    body_ends: tuple[str, ...]
    person: re.Pattern[str]
    agent: re.Pattern[str]
    sanction: re.Pattern[str]
    case: re.Pattern[str]
    place: re.Pattern[str]
    bare: re.Pattern[str]
    doing: frozenset[str]  # verbs of what was done, which modify no noun
    verbs: frozenset[str]
    convening: frozenset[str]
    acts: frozenset[str]  # the same without what is a thing as often (会议, 举报)
    fates: frozenset[str]  # what became of things, which is counted only as such


@compiled
def cues(lexicons: Lexicons) -> Cues:
    """Compile the lexicon."""
    words = {row["role"]: row["words"].split("|") for row in lexicons.rows("noun_cues")}
    verbs = lexicons.words("verbs")
    joined = {role: "|".join(map(re.escape, group)) for role, group in words.items()}
    # A role whose field is a set or a tuple is taken as it stands in the lexicon.
    plain: dict[str, Any] = {
        field.name: _KINDS[field.type](words[field.name])
        for field in fields(Cues)
        if field.type in _KINDS and field.name in words
    }
    return Cues(
        **plain,
        **{role: re.compile(f"(?:{joined[role]})$") for role in ("person", "agent", "sanction")},  # type: ignore[arg-type]
        case=re.compile(f"(?:{joined['case']})了?$"),
        place=re.compile(f"^.{{1,3}}(?:{joined['place']})$(?<![{''.join(words['no_place'])}]区)"),
        bare=re.compile(joined["bare"]),
        things={row["measure"]: tuple(row["nouns"].split("|")) for row in lexicons.rows("counted_things")},
        acts=frozenset([*verbs, *words["acting"]]) - frozenset([*words["summing"], *words["object_verb"]]),
        convening=frozenset([*words["attending"], *(w for w, row in verbs.items() if row["role"] == "convene")]),
        body_ends_in=frozenset(word[-1] for word in words["bodies"]),
        long_compound=tuple(word for word in words["compound"] if len(word) > 1),
        compound_starts=frozenset(word[0] for word in words["compound"]),
        verbs=frozenset(verbs) | frozenset(words["acting"]),
        fates=frozenset(
            [word for word, row in lexicons.words("part_classes").items() if row["family"] in _OUTCOMES]
            + [word for word, row in verbs.items() if row["event_type"] == "completion"]
        ),
        doing=frozenset(word for word, row in verbs.items() if row["event_type"] not in _STATES)
        | frozenset(words["acting"]),
    )
