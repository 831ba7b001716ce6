"""What stands beside a name and says that a body acts there, and not a place; and what spoils a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.text.words import Words

# Last characters of names that may belong to the next word.
_SPOILT = frozenset("委办所行处社会台局院部镇乡村科组厅区学校站队")
_LABEL = re.compile(r"(?:责任|牵头|配合|主责)(?:单位|部门|科室|股室|处室)[:为是]?$")

_LINE_END = frozenset(("", "\n"))
_SPACES = frozenset(" \n\t\u3000\xa0")

_NUMBER = re.compile("了?[^,。;:、的]{0,10}[0-9]")
# Places counted in the place, which is itself not acted upon: 对柳林镇|6个贫困村开展巡察.
_COUNTED = re.compile(
    r"[0-9一二三四五六七八九十]+余?[个家](?![^,。;]{0,6}(?:问题|线索|项目))[^,。;、]{0,5}(?:村|社区|单位|部门|学校|企业)"
)


@compiled
def _credit(lexicons: Lexicons) -> re.Pattern[str]:
    return re.compile(rf"{lexicons.pattern('page_words', 'credit')}[:]?\s{{1,12}}$")


def credited(norm: str, start: int, end: int, lexicons: Lexicons) -> bool:
    """Whether a name alone on its line is the value of a page's label: who put the text on the site."""
    if norm[end : end + 1] not in _LINE_END or norm[start - 1 : start] not in _SPACES:
        return False
    return _credit(lexicons).search(norm, max(0, start - 20), start) is not None


class Stretch(Protocol):
    """Anything with a start and an end."""

    start: int
    end: int


def spoils(body: str, end: int, after: frozenset[str], splits: frozenset[str]) -> bool:
    """Whether the next character makes another word of a name's last one: 区委 + 托."""
    if body[end - 1] not in _SPOILT or body[end - 1 : end + 1] not in after:
        return False
    if body[end : end + 1] == "长" and body[end + 1 : end + 2] in ("期", "效", "远", "久"):
        return False
    if body.startswith(("办公室", "办公厅"), end):  # 管委会|办公室: no 会办
        return False
    return body[end : end + 2] not in splits and body[end : end + 2] not in ("派驻", "派出")  # 县委派出巡察组: no 委派


def listed_or_labelled(body: str, start: int, end: int) -> bool:
    """Whether a bare 办公室 stands in a list or behind a label: 责任科室:办公室、财务科."""
    return (
        body[start - 1 : start] == "、"
        or body[end : end + 1] == "、"
        or _LABEL.search(body, max(0, start - 8), start) is not None
    )


class Verbs:
    """The verbs of doing, to ask whether one begins at a position: 柳林镇|关停养殖场."""

    def __init__(self, lexicons: Lexicons, words: Words) -> None:
        self.listed, self.nominal = doing(lexicons)
        self.governing = governing(lexicons)
        self.beside = beside(lexicons)
        self.words = words

    def begin(self, body: str, at: int) -> bool:
        """Whether a verb of the lexicon begins here, or one that the segmenter knows and that ends no name."""
        if body[at : at + 2] in self.listed or body[at : at + 3] in self.listed:
            return True
        i = self.words.index(at)
        if i < 0 or self.words.starts[i] != at or self.words.tags[i] != "v":
            return False
        word = self.words.surfaces[i]
        return len(word) > 1 and word not in self.nominal

    def counts(self, body: str, at: int) -> bool:
        """Whether a verb that also stands inside names has an object with a number: 柳林村|清收承包费3万元."""
        return body[at : at + 2] in self.governing and _NUMBER.match(body, at + 2) is not None


class Beside(NamedTuple):
    """Patterns for what stands beside a place, from the lexicon `unit_guards`."""

    acts: re.Pattern[str]  # behind a place that acts
    object: re.Pattern[str]  # before a place that is acted upon
    where: re.Pattern[str]  # before a place that is but a place
    inspected: re.Pattern[str]  # (对某镇)开展巡察: behind a place that is looked into or called to account


@compiled
def beside(lexicons: Lexicons) -> Beside:
    """The patterns of what stands beside a place."""
    acts, acted_upon, where = (lexicons.pattern("unit_guards", kind) for kind in ("acts", "object", "where"))
    inspection = lexicons.pattern("inspections", "any")
    several = "等[0-9一二三四五六七八九十]*[个家](?:单位|部门|乡镇|镇|乡|街道|社区|村居|村(?!级)|嘎查)"
    contract = "[与同和][^,。;:、]{2,16}?(?:签订|签署|终止|解除|续签|重签|补签|商定)"
    return Beside(
        re.compile(
            rf"(?:[(（][^()]{{0,12}}[)）])?(?:{acts}|于(?:[0-9]|次|当|同|近|去年|今年|上|本)|[0-9]+人[、;,)]|{several}|{contract})"
        ),
        re.compile(f"{acted_upon}$"),
        re.compile(f"{where}$"),
        re.compile(
            rf"[^,。;]{{0,40}}?(?:开展|进行|实施)(?:了)?[^,。;]{{0,10}}?(?:{inspection}|检查|督导)"
            r"|[^,。;]{0,12}?(?:提出|进行)?(?:约谈|通报批评|批评)"
        ),
    )


@compiled
def governing(lexicons: Lexicons) -> frozenset[str]:
    """Verbs that govern a body as often as they stand inside a name."""
    return frozenset(row["word"] for row in lexicons.rows("unit_prefixes") if row["kind"] == "verb")


@compiled
def doing(lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]]:
    """The lexicon's verbs of doing, and what is none behind a place: nouns of position, verbs inside names."""
    rows = lexicons.words("verbs").items()
    verbs = {surface for surface, row in rows if row["role"] != "stative" and len(surface) > 1}
    nominal = {row["word"] for row in lexicons.rows("unit_prefixes") if row["kind"] in ("modifier", "verb")}
    nominal |= {row["word"] for row in lexicons.rows("positions")}
    nominal.update(lexicons.surfaces("unit_guards", "states"))
    return frozenset(verbs - nominal), frozenset(nominal)


def acts(body: str, verbs: Verbs, start: int, end: int, accepted: Sequence[Stretch]) -> bool:
    """Whether a place acts as a body here: 柳林社区召开…, 对柳林镇开展巡察, in a list with bodies."""
    before = body[max(0, start - 6) : start]
    if verbs.beside.where.search(before):
        return False
    if verbs.beside.acts.match(body, end) or verbs.begin(body, end) or verbs.counts(body, end):
        return True
    if match := verbs.beside.object.search(before):
        return match[0] not in ("对", "向") or (
            verbs.beside.inspected.match(body, end) is not None and _COUNTED.match(body, end) is None
        )
    last = accepted[-1] if accepted else None
    if last and body[last.end : start] in ("、", "和", "与", "及"):
        return True
    return body[start - 1 : start] in ("", "\n") and body[end : end + 1] in ("\n", ":")
