"""The grammar of personal names: surnames, what may follow a name, which words are none; and names that are masked.

A masked name is a surname and what stands for the given name: 钱某, 丁某某, 李××, 王**. Where one character of the
given name is printed behind 某 (李某平), it belongs to the name, if what follows reads on without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import words
from rectnlp.mentions import Span

MASKS = frozenset("某×Xx*甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥ABCDEFGHIJKLMNOPQRSTUVWXYZ")
PREPOSITIONS = frozenset("于向从和由与")
# Tags that a segmenter gives to given names (建业, 明远): nominal and adjectival ones.
NAME_TAGS = frozenset("nasz")
_VERBAL_TAGS = frozenset("vdpcmrtfuq")
# What stands for the given name: 钱某, 丁某某, 李××, 王X, 赵**.
_MASKED = re.compile(
    r"[某×Xx*](?:(?<=某)(?:某(?!某)|(?!某)(?:[甲乙丙丁](?![一-鿿]))?)|(?<=[×Xx*])[×Xx*]?(?![A-Za-z0-9×*]))"
)
# Behind a character that can only end a name there.
_ENDED = re.compile(r"$|[(),。、:;!?\s“”》]|同志|受到|被|因(?!此)|在|对|和|与|及|等(?:人|[0-9一二三四五六七八九])")
COMRADE = re.compile(r"[、)(]|同志|和|与|及")


@dataclass(frozen=True)
class Grammar:
    """Lexicons `surnames`, `positions` and `name_cues`, ready for use."""

    titles: AhoCorasick  # offices, and behind them in its list groups
    n_offices: int
    named: re.Pattern[str]  # what stands behind an office where a name may follow
    closing: re.Pattern[str]  # a stretch that ends in an office or a class of persons
    heads: re.Pattern[str]  # the same with groups, whose members' names may follow
    singles: frozenset[str]
    compounds: frozenset[str]
    whole: re.Pattern[str]
    whole_before: re.Pattern[str]  # a whole name before what was done to somebody
    listed: re.Pattern[str]
    given: frozenset[str]
    never: frozenset[str]
    adverbs: frozenset[str]
    follows: re.Pattern[str]
    indefinite: re.Pattern[str]
    press: re.Pattern[str]


@compiled
def grammar(lexicons: Lexicons) -> Grammar:
    """Compile the lexicons."""
    rows = lexicons.rows("surnames")
    singles = "".join(row["surname"] for row in rows if row["kind"] == "single")
    compounds = [row["surname"] for row in rows if row["kind"] == "compound"]
    firsts = "".join({surname[0] for surname in compounds})
    offices = [row["word"] for row in lexicons.rows("positions") if row["kind"] in ("office", "person")]
    groups = [row["word"] for row in lexicons.rows("positions") if row["kind"] == "group"]
    cues = {row["role"]: row["words"].split("|") for row in lexicons.rows("name_cues")}
    follows = rf"(?:$|[,。、:;()!?\s“”《》-]|{'|'.join(map(re.escape, cues['follower']))})"
    stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥A-Z"
    surname = rf"(?:{'|'.join(compounds)}|[{singles}])"
    return Grammar(
        words([*offices, *groups], nested=True),
        len(offices),
        re.compile(rf" ?(?:[{singles}{firsts}{stems}]|[一-鿿]某)"),
        _ending(offices),
        _ending([*offices, *groups]),
        frozenset(singles),
        frozenset(compounds),
        re.compile(rf"{surname}[一-鿿]{{1,2}}?(?={follows})"),
        re.compile(rf"{surname}[一-鿿]{{1,2}}?(?=(?:同志)?(?:{'|'.join(cues['done'])}))"),
        re.compile(
            rf"(?:(?<=[,。;:、\n与和及])|^)(?P<name>{surname}[一-鿿]{{1,2}}?)"
            rf"(?:(?=[、与和及])|(?:\([^()]{{1,12}}\))?(?:已|均|都|双双|[二两三]人|分别|先后|因[^,;。]{{2,20}})*$)"
        ),
        frozenset(cues["given"]),
        frozenset(cues["never"]),
        frozenset(cues["adverb"]),
        re.compile(follows),
        re.compile("|".join(sorted(cues["indefinite"], key=len, reverse=True))),
        re.compile(
            rf"(?:{'|'.join(cues['press'])})[:\s]{{0,2}}"
            r"(?:[一-鿿]{1,2}[某×*X][一-鿿×*X]?[、\s]{0,2}|[一-鿿]{2,4}[、\s]{1,2}){0,5}$"
        ),
    )


def _ending(heads: list[str]) -> re.Pattern[str]:
    longest = sorted(heads, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest)})\s?$")


def titles(text: str, grammar: Grammar) -> tuple[list[Span], list[Span]]:
    """Offices that a name may follow, and groups: each the longest where it begins, and none inside another."""
    offices: list[Span] = []
    groups: list[Span] = []
    found = grammar.titles.find_matches_as_indexes(text, overlapping=True)
    for number, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
        kept = groups if number >= grammar.n_offices else offices
        if (kept and start < kept[-1][1]) or (kept is offices and not grammar.named.match(text, end)):
            continue
        kept.append((start, end))
    return offices, groups


def is_word(analysis: Analysis, start: int) -> bool:
    """Whether ordinary words stand where a name would: 站长马上…, 书记高度…, 主任和副主任, 干部常下乡."""
    cut = analysis.words
    i = cut.index(start)
    if cut.starts[i] != start or cut.tags[i].startswith("nr"):
        return False
    if len(cut.surfaces[i]) > 1 or analysis.body[start] in PREPOSITIONS:
        return True
    return i + 1 < len(cut) and len(cut.surfaces[i + 1]) > 1 and cut.tags[i + 1][:1] in _VERBAL_TAGS


def inside_word(analysis: Analysis, start: int) -> bool:
    """Whether a name would begin inside an ordinary word (完成某项, 领导班子)."""
    cut = analysis.words
    i = cut.index(start)
    return cut.starts[i] < start and not cut.tags[i].startswith("nr")


def masked(analysis: Analysis, grammar: Grammar) -> list[Span]:
    """钱某, 丁某某, 李××, 李某平."""
    text, spans = analysis.body, []
    for match in _MASKED.finditer(text):
        start, end = match.start() - 1, match.end()
        if start < 0:
            continue
        mark = match.start()
        in_office = bool(grammar.heads.search(text, max(0, start - 8), start))
        if text[start] not in grammar.singles and not (
            in_office and text[mark] == "某" and "一" <= text[start] <= "鿿"
        ):
            continue
        if not in_office and text[start - 1 : start + 1] in grammar.compounds:  # not 站长|孙某
            start -= 1
        if text[mark] == "某":
            once = end == mark + 1  # 钱某, perhaps with a character of the given name
            if once:
                end = _given(analysis, grammar, mark + 1)
            if once and not in_office and (text[start] in PREPOSITIONS or end == mark + 1):
                vague = grammar.indefinite.match(text, mark + 1)
                if vague or inside_word(analysis, start):  # 于某日, 完成某项
                    continue
        elif text[start - 1 : start].isdigit():
            continue
        spans.append((start, end))
    return _throughout(text, spans, grammar)


def _given(analysis: Analysis, grammar: Grammar, at: int) -> int:
    """Where a name ends whose 某 ends here: one character on where that one belongs to it."""
    text, cut = analysis.body, analysis.words
    if not "一" <= text[at : at + 1] <= "鿿":
        return at
    character = text[at]
    if character in grammar.never or grammar.indefinite.match(text, at):
        lone = character in grammar.adverbs and COMRADE.match(text, at + 1)
        return at + 1 if lone else at
    i = cut.index(at)
    begins, ends, tag = cut.starts[i], cut.ends[i], cut.tags[i][:1]
    if ends == at + 1 and character in grammar.given:  # 赵某|强|截留, 龙|某西|组织
        return at + 1
    if _ENDED.match(text, at + 1) and (begins < at or tag != "v"):
        return at + 1
    if ends != at + 2 or character not in grammar.given:
        return at
    # 黄某|良将|基数, 刘某|玉靠|前: a word that begins with the given name, and ends in what follows names
    follows = grammar.follows.match(text, at + 1)
    split = (tag == "n" and text[at + 1] in grammar.never) or (follows and follows.end() > ends)
    return at + 1 if split else at


def _throughout(text: str, spans: list[Span], grammar: Grammar) -> list[Span]:
    """Names with a character behind 某 that was seen to end one are the same wherever they stand."""
    longer = {text[start:end] for start, end in spans if text[end - 2 : end - 1] == "某" and text[end - 1] != "某"}
    return [(start, end + (end < len(text) and text[start : end + 1] in longer)) for start, end in spans]
