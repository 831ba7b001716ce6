"""What names of bodies are made of, compiled from the lexicons: last words, exclusions, and words to their left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.bodies.official import LEVEL_CHARS
from rectnlp.linking.patterns import words

# Level words that bind to a committee: 区委.
# Functions whose 机关 is one body; of the others (司法机关) there are several.
_AUTHORITIES = ("公安", "检察", "税务", "审计")
# The groups of a committee and the rooms of its discipline organ, numbered behind their function: 巡察三组,
# 审查调查八室.
_NUMBERED = (
    ("巡视", "组", "inspection"),
    ("巡察", "组", "inspection"),
    ("巡查", "组", "inspection"),
    ("监督检查", "室", "discipline"),
    ("审查调查", "室", "discipline"),
    ("纪检监察", "室", "discipline"),
)
# What may stand behind a numbered company's name.
_FORMS = ("", "集团", "公司", "集团公司", "有限公司", "集团有限公司")
_TENS = ("", "十", "二十")
_NUMERALS = [tens + ones for tens in _TENS for ones in ("", *"一二三四五六七八九") if tens + ones]
_NUMERALS += [str(number) for number in range(1, 30)]


class Head(NamedTuple):
    """The last word of a body's name. `shape` says how its left border is found; see `lexicons/unit_suffixes.tsv`."""

    surface: str
    unit_type: str
    shape: str
    bare: str = "yes"
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """One automaton over all heads and exclusions, and the classes of words left of a head."""

    automaton: AhoCorasick
    heads: list[Head]
    by_surface: dict[str, Head]
    after: frozenset[str]  # two characters that make another word of a head's last one (委托)
    splits: frozenset[str]  # words that begin behind a body where such a pair stands (局|部署)
    left: dict[str, str]  # word → quantifier, generic, modifier, border, utility


@compiled
def grammar(lexicons: Lexicons) -> Grammar:
    """The grammar of unit names."""
    heads: dict[str, Head] = {}
    after = set()
    splits = frozenset(row["text"] for row in lexicons.rows("unit_exclusions") if row["kind"].endswith("split"))
    for row in lexicons.rows("unit_exclusions"):
        kind = row["kind"].removesuffix("|split")
        if kind == "after" or (kind == "word" and len(row["text"]) == 2):
            after.add(row["text"])
        if kind not in ("after", "split"):
            heads[row["text"]] = Head(row["text"], "", "no")
    for row in lexicons.rows("unit_abbreviations"):
        for short in filter(None, row["elided"].split("|")):
            heads[short] = Head(short, row["unit_type"], "elided")
            heads[short + "部门"] = Head(short + "部门", row["unit_type"], "body")
    for row in lexicons.rows("unit_suffixes"):
        heads[row["suffix"]] = Head(
            row["suffix"], row["unit_type"], row["shape"], row["bare"] or "no", row["level"] or None
        )
    for surface, head in list(heads.items()):
        if head.shape == "section" and surface.endswith("办"):
            heads.setdefault(surface + "公室", head._replace(surface=surface + "公室"))
    for surface, row in lexicons.words("unit_abbreviations").items():
        shape = "organ" if row["branch"] == "committee" else "body"
        unit_type = row["unit_type"]
        if unit_type == "government" and surface.endswith(("中心", "馆")):  # 局 renamed 中心: no longer an authority
            unit_type = "institution"
        heads[surface] = Head(surface, unit_type, shape)
        if surface.endswith("办") and len(surface) > 2:  # 防汛办|公室
            heads.setdefault(surface + "公室", Head(surface + "公室", unit_type, shape))
    for surface in lexicons.words("unit_parties"):
        heads[surface] = Head(surface, "party", "party")
    for short in _AUTHORITIES:
        unit_type = "judicial" if short in ("公安", "检察") else "government"
        heads[short + "机关"] = Head(short + "机关", unit_type, "body")
    heads["电力部门"] = heads["供电部门"] = Head("电力部门", "other", "body")
    for surface, row in lexicons.words("unit_central").items():
        company = row["unit_type"] == "enterprise"
        heads[surface] = Head(surface, row["unit_type"], *(("whole",) if company else ("central", "yes", "central")))
    for row in lexicons.rows("unit_builders"):
        for number in _NUMERALS:
            for surface in (f"{row['before']}{number}{row['behind']}{form}" for form in _FORMS):
                heads[surface] = Head(surface, "enterprise", "whole")
    for function, kind, unit_type in _NUMBERED:
        for number in _NUMERALS:
            for surface in (f"{function}{number}{kind}", f"{function}第{number}{kind}"):
                heads[surface] = Head(surface, unit_type, "organ" if kind == "组" else "body")
    for char in LEVEL_CHARS + "地":
        heads[char + "委"] = Head(char + "委", "party", "committee")
        heads[char + "委常委会"] = Head(char + "委常委会", "party", "committee")
        for office in ("办", "办公室", "办公厅"):
            heads[char + "委" + office] = Head(char + "委" + office, "party", "committee")
    for char in LEVEL_CHARS:
        heads[char + "常委会"] = Head(char + "常委会", "party", "committee")
    heads["中共"] = Head("中共", "party", "formal")
    for surface in [surface for surface in heads if surface.startswith("监")]:
        heads["市" + surface] = heads[surface]  # 市|监委, not 市监 (the short form of 市场监管)|委
    surfaces = list(heads)
    left = {row["word"]: row["kind"] for row in lexicons.rows("unit_prefixes")}
    return Grammar(words(surfaces), [heads[surface] for surface in surfaces], heads, frozenset(after), splits, left)
