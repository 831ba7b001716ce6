"""Which words are verbs: what the lexicons say of them, and the verb that a word holds (未完成, 列席会议)."""

from __future__ import annotations

from dataclasses import dataclass

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.cues import Cues, cues
from rectnlp.mentions import Span
from rectnlp.text.words import Words

_MOST = 100_000  # words to remember
_ADVERBS = frozenset("未已在正拟应又再共还另仅尚所")
_LISTED = frozenset("、和及与")


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the lexicons say of verbs."""

    known: frozenset[str]  # verbs of this field, which a general dictionary may tag as nouns or adjectives
    light: frozenset[str]
    offences: frozenset[str]  # modify the noun behind them: 查处|违反规定问题
    barred: frozenset[str]
    prepositions: frozenset[str]
    cues: Cues
    parts: dict[tuple[str, str], Span | None]  # which part of a word with its tag is a verb, once asked for


@compiled
def known_verbs(lexicons: Lexicons) -> Verbs:
    """The verbs of the lexicons, compiled once."""
    verbs, markers = lexicons.words("verbs"), lexicons.words("markers")
    known = cues(lexicons)
    barred = frozenset(word for word, row in markers.items() if row["kind"] == "barred") - known.object_verb
    prepositions = frozenset(word for word, row in markers.items() if row["kind"] == "preposition")
    return Verbs(
        known=known.verbs,
        light=frozenset(word for word, row in verbs.items() if row["role"] == "light"),
        offences=frozenset(word for word, row in verbs.items() if row["role"] == "offence"),
        barred=barred,
        prepositions=prepositions - _LISTED,
        cues=known,
        parts={},
    )


def verb_of(words: Words, i: int, verbs: Verbs, *, adjacent: bool = False) -> Span | None:
    """The verb that a word is, or holds behind an adverb (未完成, 共有) or before its object (列席会议)."""
    surface, tag = words.surfaces[i], words.tags[i]
    start = words.starts[i]
    if len(surface) == 1:
        return (start, start + 1) if tag == "v" and adjacent and surface in verbs.cues.single else None
    key = surface, tag
    if key not in verbs.parts:
        if len(verbs.parts) > _MOST:
            verbs.parts.clear()
        verbs.parts[key] = (
            _verb_in(surface, tag, verbs) if surface in verbs.known or words.domain.get(surface) != "n" else None
        )
    part = verbs.parts[key]
    return (start + part[0], start + part[1]) if part else None


def _verb_in(surface: str, tag: str, verbs: Verbs) -> Span | None:
    """Which part of a word is a verb."""
    size = len(surface)
    if surface in verbs.barred:
        return None
    if surface[0] in _ADVERBS and surface not in verbs.known:
        rest = surface[1:]
        if rest in verbs.known or (rest in verbs.cues.single and surface not in verbs.cues.summing):
            return 1, size
    if tag == "v" or (tag != "vn" and surface in verbs.known):
        return 0, size
    if size > 3 and tag != "vn":
        if surface[2:] in verbs.cues.acts:
            return 0, size
        meets = surface[:2] in verbs.cues.convening
        if surface[:2] in verbs.known and (meets or surface[2] not in verbs.cues.compound_starts):
            return 0, 2
    return None
