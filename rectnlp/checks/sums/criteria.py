"""The criterion by which the labels of a list divide a total: 县级38件,乡级62件,村级31件 is told by level.

Whoever tells the parts of a total by one criterion (years, levels, places, bodies, uses of money, ways of handling)
tells all of them, and none twice. Labels are of one criterion where the lexicon `criteria` knows the words they begin
or end with as of one; where each names another time; or where they share their head (食堂收入, 房租收入).
What all labels end with is no part of that (机关腾退9套, 学校腾退7套). A last part may be what is other.

Labels that are told by two criteria (实名举报, 重复举报), or by what overlaps, have none; nor have parts whose total is
told by the same (2021年76宗,2022年31宗).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.checks.figures import PERSONS, Figure
from rectnlp.checks.sums import exhaustive
from rectnlp.checks.sums.lists import Lists
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.nominal import NOMINAL

# Criteria whose classes are so few that a list of them is complete; lists of others may be a choice.
_CLOSED = frozenset(("time", "band", "level", "use", "means", "agent", "timing", "handling"))
# A list of units may name places, levels and bodies.
_UNITS = frozenset(("place", "level", "body"))
_EXCLUDING = frozenset(("kind", "place", "body", "fate", "measure"))
# How far off a sum may be, as a share of the total, below it and beyond it: of closed criteria, of open ones, and of
# two parts by an open one, which may be examples.
BELOW, BEYOND = 0.35, 0.5
BELOW_OPEN, BEYOND_OPEN = 0.25, 0.4
OFF_TWO = 0.1
# A label with a number in it is at most so many characters long.
BAND = 20

# What became of things: of three fates and more, a fourth would be told.
_FATES = frozenset(("disposal", "return"))

_TIME = re.compile(
    r"(?:在|于|截至)?(?:(?P<month>(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月份?)|(?P<year>(?:19|20)[0-9]{2}年度?)"
    r"|(?P<half>[上下]半年)|(?P<quarter>第?[一二三四]季度)|(?P<ordinal>第[一二三四五六七八九十]{1,2}[批轮次期组天周]|首批|当[日天场]|次日"
    r"|[0-9一二三五七十]{1,2}(?:日|天|个工作日|小时)内))"
    r"(?P<span>[至到-]|以来|间)?"
)
_MARK = re.compile("[,、;:。\n(]")
# What a label may begin with, apart from what it names.
_OPENED_BY = re.compile(
    r"^(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]{1,3}\)|[①-⑳]|[一二三四五六七八九十]{1,3}[、是]|—+)?"
    "(?:其中|分别为|分别|涉及|分布在|包括|有|为|是|给予|受到|予以|被|处以|作出?|的|已|现|共|另)*"
)
_ENDED_BY = re.compile(r"(?:的|有|为|是|各?计|共计?|共有|\([^()]*\))+$")
# Who tells of himself beside others tells no parts: 全省2,140处,我市1,310处.
_SELF = ("我", "本", "全")
_BAND = re.compile("[0-9](?:[至到-][0-9]+)?[十百千万]*(岁|元|亩|人|个|户|年|公里|平方米)")
_DIGITS = re.compile("[0-9.]+")
_OTHER = ("其他", "其它", "其余")
# All of a place, and nouns of bodies and persons in general, are no classes beside those of the parts.
_WHOLE = re.compile("(?:全|各|本|我)[\u4e00-\u9fff]$|(?:单位|部门|机构|人员|干部)$")


@dataclass(slots=True, frozen=True)
class Criterion:
    """What the labels of a list are told by."""

    name: str

    @property
    def excludes(self) -> bool:
        """Whether nothing can be of two of its parts, so that they never go beyond their total."""
        return self.name in _CLOSED or self.name in _EXCLUDING

    def allows(self, share: float, parts: int) -> bool:
        """Whether the sum of so many parts, as a share of its total, is near enough to be of all its parts."""
        if self.name in _CLOSED:
            return 1 - BELOW <= share <= 1 + BEYOND
        if parts == 2 or self.name == "units":
            return abs(share - 1) <= OFF_TWO
        return 1 - BELOW_OPEN <= share <= 1 + BEYOND_OPEN


@compiled
def _words(lexicons: Lexicons) -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """The words at the start and at the end of labels, longest first, with their criteria."""
    rows = lexicons.words("criteria")
    found = {}
    for where, shape in (("start", "(?:{})"), ("end", "(?:{})$")):
        known = {word: row["criterion"] for word, row in rows.items() if where in row["where"].split("|")}
        words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        found[where] = (re.compile(shape.format(words)), known)
    return found


@compiled
def _measures(lexicons: Lexicons) -> dict[str, str]:
    """The names of sanctions with their categories."""
    return {
        name: row["category"]
        for row in lexicons.rows("sanctions")
        for name in (*row["aliases"].split("|"), *row["cued"].split("|"))
        if name and row["category"] not in ("investigation", "unspecified", "four_forms")
    }


def of(lists: Lists, total: Figure, parts: list[Figure]) -> Criterion | None:
    """The criterion by which parts divide a total; None where there is none, or more than one, or it stands beside."""
    criterion, beside = read(lists, total, parts)
    return None if beside else criterion


def read(lists: Lists, total: Figure, parts: list[Figure]) -> tuple[Criterion | None, bool]:
    """The criterion of a list's labels, and whether its total is told by it, too: 2021年76宗 beside 2022年31宗."""
    told = _labels(lists, parts)
    labels = [_OPENED_BY.sub("", _plain(label)) for label in told]
    whole = _label_of_total(lists, total)
    if not all(labels) or any(label.startswith(_SELF) for label in labels) or len(set(labels)) < len(labels):
        return None, False
    if exhaustive.overlap(lists, parts):
        return None, False
    if labels[-1].startswith(_OTHER) and len(labels) > 2:
        labels.pop()
    name = _name(lists, labels)
    if name is not None:
        return Criterion(name), bool(whole) and _told_so(lists, name, whole, labels)
    if total.family == "人":
        return _sanctioned(lists, total, parts, labels, whole)
    if total.family in PERSONS:  # so many of a total may be all of them at once
        return None, False
    tail = _one_head(lists, parts, labels)
    return (Criterion("head") if tail and not whole.endswith(tail) else None), False


def _labels(lists: Lists, parts: list[Figure]) -> list[str]:
    """The labels of parts; where numbers are in them (负债10万元以下的8个), from the part before on."""
    told = exhaustive.labels_of(lists, parts)
    if all(map(_plain, told)):
        return told
    ends = [max(parts[0].start - BAND, 0), *(part.end for part in parts)]
    return [_MARK.split(lists.norm[end : part.start])[-1] for end, part in zip(ends, parts, strict=False)]


def _plain(label: str) -> str:
    return _ENDED_BY.sub("", label.strip("“”—:· "))


def _name(lists: Lists, labels: list[str]) -> str | None:
    """The criterion that all labels share, by how they begin, else by how they end."""
    if all(_TIME.match(label) for label in labels):
        return "time"
    if _by_bands(labels):
        return "band"
    words = _words(lists.analysis.lexicons)
    pattern, known = words["start"]
    begun = {known[match.group()] if (match := pattern.match(label)) else None for label in labels}
    if len(begun) == 1 and None not in begun:
        return begun.pop()
    pattern, known = words["end"]
    for cut in (0, _tail(labels)):
        ended = {known[m.group()] if (m := pattern.search(_plain(_cut(label, cut)))) else None for label in labels}
        if len(ended) == 1 and None not in ended:
            return ended.pop()
        if None not in ended and ended <= _UNITS:
            return "units"  # 县直机关18场,乡镇29场
    fates = [exhaustive.families(lists, label) & _FATES for label in labels]
    return "fate" if len(labels) > 2 and all(fates) else None


def _by_bands(labels: list[str]) -> bool:
    """Whether labels are bands, the first open below, the last above: 35岁以下29人,36至50岁48人,51岁以上28人."""
    units = {match.group(1) if (match := _BAND.search(label)) else None for label in labels}
    if len(labels) < 2 or len(units) != 1 or None in units:
        return False
    below, above = ([label for label in labels if re.search(way, label)] for way in ("下|不足|不满", "上|超过"))
    bands = len(below) == 1 == len(above) and below != above
    # Of two, nothing lies between them only where they part at one number.
    return bands and (len(labels) > 2 or _DIGITS.findall(below[0]) == _DIGITS.findall(above[0]))


def _told_so(lists: Lists, name: str, whole: str, labels: list[str]) -> bool:
    """Whether a total's own words name a class beside those of its parts: 2021年 and 2022年, but 上半年 of 一季度."""
    if name == "time":
        time, first = _TIME.match(whole), _TIME.match(labels[0])
        return time is not None and first is not None and time.lastgroup == first.lastgroup
    tail = _tail([*labels, whole])
    headed = tail > 1 and tail == _tail(labels)  # 退费3417人次,门诊退费2108人次: what all of them end with is no class
    return not headed and not _WHOLE.search(whole) and _name(lists, [whole]) == name


def _cut(label: str, tail: int) -> str:
    return label[: len(label) - tail]


def _tail(labels: list[str]) -> int:
    """How many characters all labels end with."""
    longest = min(map(len, labels))
    return next((n for n in range(longest) if len({label[-1 - n] for label in labels}) > 1), longest)


def _sanctioned(
    lists: Lists, total: Figure, parts: list[Figure], labels: list[str], whole: str
) -> tuple[Criterion | None, bool]:
    """Whether the labels are sanctions, and no person need have two of them."""
    known = _measures(lists.analysis.lexicons)
    found = {known.get(label.removesuffix("处分").removesuffix("处理")) for label in labels}
    # Who is a party member and an official may have a sanction of each: then the sum goes beyond the persons.
    double = {"party", "administrative"} <= found and sum(part.grains for part in parts) > total.grains
    if None in found:
        return None, False
    # 处分党员35人,免职20人: one beside the other.
    other = double or ("处分" in whole and not found <= {"party", "administrative"})
    return Criterion("sanction" if len(found) > 1 else "measure"), other or any(measure in whole for measure in known)


def _one_head(lists: Lists, parts: list[Figure], labels: list[str]) -> str:
    """The head that all labels share, a noun, where they differ by what stands before it."""
    tail = _tail(labels)
    if not tail or any(len(label) <= tail for label in labels) or exhaustive.mixed(lists, labels):
        return ""
    words = lists.analysis.words
    for part in parts:
        tags = [words.tags[i] for i in words.between(max(part.glue, part.start - tail - 1), part.start)]
        if not tags or tags[-1] not in NOMINAL:
            return ""
    return labels[0][-tail:]


def _label_of_total(lists: Lists, total: Figure) -> str:
    """The words before a total in its clause."""
    start = max((m.end() for m in _MARK.finditer(lists.norm, total.glue, total.start)), default=total.glue)
    return _OPENED_BY.sub("", _plain(lists.norm[start : total.start]))


__all__ = ["BEYOND", "Criterion", "of", "read"]
