"""Sanctions: party, administrative, organisational and judicial measures that somebody received.

A measure is found by its name (lexicon `sanctions`, or a frame with a hole: 撤销其镇党委书记职务). It is a row where
somebody received it: words that name a measure only at times (警告, 约谈, 处理) need a cue, and talk about measures
(rules, procedures, waivers, what would happen) is none (lexicon `sanction_contexts`).

Who received it, how many they are, who imposed it and when is read by `rectnlp.linking.sanctions.recipients` and
`rectnlp.linking.sanctions.decisions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from rectnlp.analysis import Analysis
from rectnlp.extractors.sanctions.cues import PERSONS_BEHIND, clause_lead, cued
from rectnlp.extractors.sanctions.forms import forms
from rectnlp.lexicons import Lexicons, Row, compiled
from rectnlp.linking.patterns import words
from rectnlp.linking.sanctions import decisions, recipients
from rectnlp.mentions import Sanction

_YEARS = "[零一二三四五六七八九十0-9]{1,3}年"
_MONTHS = "零?[一二三四五六七八九十0-9]{1,3}个月"
# A measure with a hole in its name. The first words are its opener, found with the lexicon's names.
_FRAMES: tuple[tuple[str, str, str], ...] = (
    (
        "party_post_removal",
        "撤销",
        r"(?:其|了)?[一-鿿、()0-9]{0,18}?(?:党委|党组|党工委|党支部|党总支|支部|总支|党内|纪委|纪检)[一-鿿、]{0,10}?职务",
    ),
    ("admin_dismissal", "撤销", r"(?:其|了)?[一-鿿、0-9]{0,20}?职务"),
    ("removal_from_office", "免去", r"(?:其|了)?[一-鿿、“”0-9]{0,24}?职务"),
    ("removal_from_office", "罢免", r"(?:其|了)?[一-鿿、“”0-9]{0,24}?职务"),
    ("removal_from_office", "解除", r"(?:其|了)?[一-鿿、]{0,16}?(?:长|书记|主任|经理|总监|会计|主席)的?职务"),
    ("transfer", "调离", r"其?[一-鿿]{1,8}?岗位"),
    ("transfer", "调整", r"[0-9一二两三四五六七八九十]{1,3}[名人][一-鿿]{0,8}?(?:工作)?(?:岗位|职务)"),
    ("resignation", "责令", r"[一-鿿0-9]{0,20}?(?:引咎)?(?:辞去[一-鿿、]{0,20}?职务|辞职)"),
    (
        "conviction",
        "判处",
        rf"其?(?:有期徒刑|无期徒刑|拘役|管制|死刑)(?:{_YEARS})?(?:{_MONTHS})?",
    ),
    ("conviction", "有期徒刑", rf"(?:{_YEARS})?(?:{_MONTHS})?"),
    ("conviction", "无期徒刑", ""),
    ("conviction", "拘役", rf"(?:{_MONTHS})?"),
    ("conviction", "死刑", ""),
    ("conviction", "获刑", rf"{_YEARS}(?:{_MONTHS})?"),
    ("admin_demotion", "降为", r"[一-鿿]{1,10}?(?:级|科员|办事员|调研员|主任科员)"),
)

# 判处站长秦某有期徒刑三年: the verb stands apart from what it names.
_SENTENCED = re.compile(r"判处[^,;。:\n]{1,40}$")
# 开除党籍和公职
_AND_POST = re.compile(r"[、和及](?P<post>公职(?:处分)?)")
_APART = frozenset(("有期徒刑", "无期徒刑", "拘役", "死刑"))

# Behind the name and inside the span: 处分 / 处理, for some a term before it (留党察看二年处分, 留党察看(一年)).
_SUFFIX = re.compile(r"的?处分(?!决定书)|处理(?!结果|情况|决定)")
_TERM = re.compile(
    r"(?:\(?(?:[一二两三半]|[0-9])年\)?|\(?(?:[0-9]|六|十二|十八)个月\)?)(?:期)?(?:的?处分(?!决定书)|处理)?|的?处分|处理"
)
_WITH_TERM = frozenset(("party_probation", "retention_probation", "membership_delay"))

# What may stand in brackets behind a measure of a list: no number of its own.
_ASIDE = r"(?:\((?![0-9一二两三四五六七八九十]{1,4}(?:人|名|位|起|件))[^()\n]{0,30}\))?"
# Between measures of one list.
_JOINED = re.compile(
    r"[”」\"]?(?:\([^()\n]{0,30}\))?(?:、|和|及|与|或者?|以及|,?同时|[,、]?并(?:处|被|给予|予以|受到)?|且)?[“\"]?"
)

# Between measures that also share one number: 诫勉谈话、批评教育9人. Not 批评教育并责令检查1人.
_SHARED = re.compile(rf"[”」\"]?{_ASIDE}(?:、|和|及|与|或者?|以及)?[“\"]?")

# A heading that only names the practice: 二是开展谈话提醒。 (四)逐条核实,严肃处理。
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:是(?:要)?|、)|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、])"
    r"(?![^。\n]*(?:对|给予|受到|被|将|予以))[一-鿿“”、,]{0,16}$"
)

_NOBODY = re.compile(r"[:(]?[0零]人")

# A head in front of bracketed or listed measures that says whose discipline they are of.
_PARTY_HEAD = re.compile(r"党内(?!监督)|党纪(?!政务|政纪|国法)|党籍|留党|严重警告|党的纪律处分")
_PARTY_MEMBER = re.compile(r"党员|党支部|党总支|党委|党组")
_STATE_HEAD = re.compile(r"政务|政纪|行政|记过|记大过|降级|撤职|降低岗位")
_OF_ONE_SCALE = ("party", "administrative")
# From one measure with its number to the next in a list, which is of the same scale.
_NEXT_ITEM = re.compile(r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})(?:人次|人|名|个|例)[、和]")


@dataclass(frozen=True)
class _Names:
    """Every name of every measure, ready to scan for."""

    automaton: AhoCorasick
    rows: dict[str, tuple[Row, ...]]  # 双开 is two measures; the opener of a frame is none yet
    cued: frozenset[str]
    frames: dict[str, tuple[tuple[Row, re.Pattern[str]], ...]]
    by_code: dict[str, Row]


@compiled
def _names(lexicons: Lexicons) -> _Names:
    by_code = {row["code"]: row for row in lexicons.rows("sanctions")}
    frames: dict[str, list[tuple[Row, re.Pattern[str]]]] = {}
    for code, opener, rest in _FRAMES:
        frames.setdefault(opener, []).append((by_code[code], re.compile(opener + rest)))
    rows: dict[str, tuple[Row, ...]] = dict.fromkeys(frames, ())
    cued: set[str] = set()
    for row in by_code.values():
        for column in ("aliases", "cued"):
            for name in filter(None, row[column].split("|")):
                rows[name] = (*rows.get(name, ()), row)
                if column == "cued":
                    cued.add(name)
    return _Names(
        words(rows),
        rows,
        frozenset(cued),
        {opener: tuple(entries) for opener, entries in frames.items()},
        by_code,
    )


@dataclass(frozen=True)
class _Contexts:
    """What makes a measure's name mere talk, by where it stands."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    clause: re.Pattern[str]
    list: re.Pattern[str]


@compiled
def _contexts(lexicons: Lexicons) -> _Contexts:
    sides: dict[str, list[str]] = {"before": [], "after": [], "clause": [], "list": []}
    for row in lexicons.rows("sanction_contexts"):
        sides[row["side"]].append(row["pattern"])
    return _Contexts(
        re.compile(f"(?:{'|'.join(sides['before'])})$"),
        re.compile("|".join(sides["after"])),
        re.compile(f"(?:{'|'.join(sides['clause'])})"),
        re.compile("|".join(sides["list"])),
    )


def extract(analysis: Analysis) -> None:
    """Fill `sanctions`."""
    rows = _find(analysis)
    if rows:
        lists = _lists(analysis.body, rows)
        recipients.attach(analysis, lists)
        decisions.attach(analysis, lists)
        # A form of supervision is a figure: without one it is talk (用好第一种形态).
        rows = [row for row in rows if row.category != "four_forms" or row.n_persons is not None]
    analysis.rows["sanctions"] = rows


def _find(analysis: Analysis) -> list[Sanction]:
    """The measures that somebody received, in order."""
    text = analysis.body
    names = _names(analysis.lexicons)
    contexts = _contexts(analysis.lexicons)
    found: list[Sanction] = []
    barred = 0  # where the last name ends, taken or not
    for _, start, end in names.automaton.find_matches_as_indexes(text):
        if start < barred:
            continue
        name = text[start:end]
        meant = names.rows[name]
        hit = _framed(text, start, names.frames[name]) if name in names.frames else None
        framed = hit is not None
        if hit is None and not meant:
            continue
        if hit is not None:
            if name in _APART and not _SENTENCED.search(text, max(0, start - 44), start):
                continue
            meant, end = (hit[0],), hit[1]
        code = meant[0]["code"]
        name_end = end
        if not text.startswith(("处分", "处理"), end - 2):
            suffix = (_TERM if code in _WITH_TERM else _SUFFIX).match(text, end)
            end = suffix.end() if suffix else end
        barred = end
        listed = bool(found) and end - found[-1].end < 60 and bool(_JOINED.fullmatch(text, found[-1].end, start))
        alone = text.startswith(("处分", "处理"), start)
        needy = name in names.cued and not framed
        if needy and not (listed and not alone) and not cued(text, name, start, name_end, end):
            continue
        if _mere_talk(text, start, name_end, end, contexts):
            behind_list = contexts.list.match(text, end)
            while (
                behind_list and found and _JOINED.fullmatch(text, found[-1].end, start)
            ):  # and so is the list it closes
                start = found.pop().start
            continue
        rule = "sanctions.frame" if framed else "sanctions.cued" if needy else "sanctions.name"
        for row in meant:
            end -= 2 * (name == "留置措施")  # a light noun
            found.append(_row(start, end, rule, row))
        post = _AND_POST.match(text, end) if code == "party_expulsion" else None
        if post:
            discharge = names.by_code["admin_discharge"]
            found.append(_row(post.start("post"), post.end(), "sanctions.name", discharge))
            barred = post.end()
    listed_forms = [_row(*span, "sanctions.form", names.by_code[code]) for span, code in forms(text)]
    if listed_forms:
        ends = {row.end for row in listed_forms}  # the last of each list has its name whole
        rows = [row for row in found if row.category != "four_forms" or row.end not in ends]
        found = sorted([*rows, *listed_forms], key=lambda row: row.start)
    return _settled(analysis, found, names.by_code)


def _row(start: int, end: int, rule: str, measure: Row) -> Sanction:
    severity = int(measure["severity"]) if measure["severity"] else None
    return Sanction(start, end, rule, sanction=measure["code"], category=measure["category"], severity=severity)


def _framed(text: str, start: int, frames: tuple[tuple[Row, re.Pattern[str]], ...]) -> tuple[Row, int] | None:
    for row, frame in frames:
        if match := frame.match(text, start):
            return row, match.end()
    return None


def _mere_talk(text: str, start: int, name_end: int, end: int, contexts: _Contexts) -> bool:
    """Whether the name stands in talk about measures that nobody received."""
    if (
        contexts.behind.match(text, end)
        or contexts.list.match(text, end)
        or contexts.before.search(text, max(0, start - 12), start)
    ):
        return True
    if text.startswith(("。", "\n"), end) and _HEADING.search(text, max(0, start - 24), start):
        return True
    if contexts.clause.search(clause_lead(text, start, 70)) and not PERSONS_BEHIND.match(text, end):
        return True
    return _NOBODY.match(text, end) is not None


def _settled(analysis: Analysis, found: list[Sanction], by_code: dict[str, Row]) -> list[Sanction]:
    """The rows that remain when each is read beside its neighbours.

    警告 is the party's or the state's by the head of its list, else by its neighbours in the sentence. A lowered rank
    behind another sanction is that sanction's consequence.
    """
    text = analysis.body
    kept: list[Sanction] = []
    for i, row in enumerate(found):
        surface = text[row.start : row.end]
        if row.sanction == "party_serious_warning" and text[row.start - 2 : row.start] in ("行政", "政务"):
            row.start -= 2
        if row.rule == "sanctions.cued" and surface.startswith("警告") and not _of_the_state(analysis, row, found, i):
            row.sanction, row.category = "party_warning", "party"
            row.severity = int(by_code["party_warning"]["severity"])
        lowered = row.sanction == "admin_demotion" and surface.startswith(
            ("降为", "由", "降低退休", "降低其退休", "取消退休", "取消其退休")
        )
        if lowered and kept and analysis.sentences.at(kept[-1].start) == analysis.sentences.at(row.start):
            continue
        kept.append(row)
    return kept


def _of_the_state(analysis: Analysis, row: Sanction, found: list[Sanction], i: int) -> bool:
    """Whether a bare 警告 is the administrative one."""
    text = analysis.body
    start = analysis.sentences.at(row.start)[0]
    lead = text[max(start, row.start - 60) : row.start]
    opened = lead.rfind("(")
    if opened > lead.rfind(")"):
        head = lead[:opened]
        party = max((match.end() for match in _PARTY_HEAD.finditer(head)), default=-1)
        state = max((match.end() for match in _STATE_HEAD.finditer(head)), default=-1)
        if party != state:
            return state > party
    before = found[i - 1] if i else None
    if before is not None and before.category in _OF_ONE_SCALE and _NEXT_ITEM.fullmatch(text, before.end, row.start):
        return before.category == "administrative"  # 党内严重警告处分1人、警告处分2人,政务记过3人
    near = [other for other in found[max(0, i - 4) : i + 5] if other is not row]
    sentence = analysis.sentences.at(row.start)
    categories = [
        (abs(other.start - row.start), other.category)
        for other in near
        if sentence[0] <= other.start < sentence[1] and other.category in _OF_ONE_SCALE
    ]
    if categories:
        return min(categories)[1] == "administrative"
    return not (_PARTY_HEAD.search(lead) or _PARTY_MEMBER.search(lead)) or bool(_STATE_HEAD.search(lead))


def _lists(text: str, rows: list[Sanction]) -> list[list[Sanction]]:
    """The measures in lists that share one recipient or number: 党内警告、诫勉谈话等处分."""
    lists: list[list[Sanction]] = []
    for row in rows:
        if lists and _SHARED.fullmatch(text, lists[-1][-1].end, row.start):
            lists[-1].append(row)
        else:
            lists.append([row])
    return lists
