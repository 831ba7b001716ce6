"""The one pair of numbers that a rate can be of, by its words: 整改率 of what is done and of all, 占 of a part and all.

A rate stands behind its part, in the same sentence or at the head of the next. Its total is

- what the text makes the part a part of (其中), or the number before it of the same noun, or one told shortly before;
- the number that 占…的 names between part and rate (87.6万元,占应收109.5万元的80%);
- for a rate that takes up its part's own verb, what should be: 追回318.6万元,应追回342.5万元,追回率93%.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Percentage

# A rate and a ratio farther apart, in percentage points, are not two readings of one thing: where nothing but the words
# of the rate relate them, where the total stands in a sentence before, and where one sentence names both by its words.
NEAR, NEAR_BEFORE, NEAR_NAMED = 3.0, 6.0, 20.0
# A total that no part follows at once stands at most so many sentences before its part.
SENTENCES = 8

# What stands between the last number and its rate: a state (正在办理), then the rate's noun.
_LEAD = re.compile("[^,。;\n]{0,16}[,;(。]?(?:目前)?([^,。;()\n]{1,10}?)(?:达到|达|为|是)?")
# The verb of a rate: 销号 in 销号比例, 办结 in 案件办结率.
_ECHO = re.compile("([\u4e00-\u9fff]{2})(?:率|比例|比重|占比)$")
_RATES = ("率", "比例", "比重", "占比")
# A number behind which its own rate stands: 合格42份,合格率87.5%;.
_RATED = re.compile("[^;。]{0,16}%;")
_OVERALL = frozenset(("", "总体", "整体", "综合", "总", "整改", "阶段性"))
# What stands between a part and its share: ,占 or ,占问题总数的.
_SHARE = re.compile(
    "(?:[^,。;\n0-9]|[0-9]{2}(?=岁)){0,8}[,;(。]?占(?:比|([^,。;\n]{0,8}?)(?:总数|总量|总额|总人数)的)?(?:为|达)?"
)
# What a sentence opens with that divides the total of the one before: 从身份看,.
_ASIDE = re.compile("[从按就以][^,。;\n0-9]{1,8}[看分],")
# 占应收109.5万元的, 占全部12个断面的: the total stands between part and rate.
_SHARE_OF = re.compile("[,;(]?(?:[仅只约]?占|为|达|完成了?|相当于)[^,。;\n0-9]{0,10}")
_ITS = re.compile("[^,。;\n0-9]{0,6}的")
# What stands between a total and its part: no other rate, nor the end of what is told of the total.
_THEN = re.compile("[^;。\n%]{0,40}")
# The rest of a part's clause before a fraction in words, and what makes it a part: 村中有.
_CLAUSES = re.compile("[^,。;\n]{0,20},(?:已|约)?")
_INSIDE = re.compile("[^,。;、0-9]{0,8}[中里](?:,|有|已)?")
_OUGHT = re.compile("[应需]")
# 应到, 应收; 实到, 已建.
_DUE, _DONE = re.compile("(?<![适相响反])应(?!用|急|对)"), re.compile("实(?![施现验行])|已")
_NOT_YET = re.compile("[应需未拟]")
# Words before a clause's verb that make its rate another one: 按时办结率, 一次通过率.
_MARK = re.compile("[,;:。\n(]")


@dataclass(slots=True, frozen=True)
class Pair:
    """Part and total of a rate, and how far off the rate may be to be theirs."""

    part: Figure
    total: Figure
    near: float = NEAR


@compiled
def _words(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    """The words of rates, longest first, with the verbs that tell their parts."""
    rows = lexicons.words("rate_words")
    return {
        word: tuple(verb for verb in rows[word]["verbs"].split("|") if verb)
        for word in sorted(rows, key=len, reverse=True)
    }


def told(analysis: Analysis, percentage: Percentage, near: list[Figure], before: list[Figure]) -> Pair | None:
    """The pair that the words of a rate name; `near` are the numbers of its sentence, `before` those before, too."""
    if not near:
        return None
    return (
        _between(analysis, percentage, near)
        or _share(analysis, percentage, near[-1], before)
        or _fraction(analysis, percentage, near)
        or _due(analysis, percentage, [figure for figure in near if figure.exact])
        or _echoed(analysis, percentage, [figure for figure in near if figure.exact], before)
        or _done(analysis, percentage, [figure for figure in near if figure.exact], before)
    )


def _between(analysis: Analysis, percentage: Percentage, near: list[Figure]) -> Pair | None:
    """The total that stands between part and rate: 收缴87.6万元,占应收109.5万元的80%."""
    norm = analysis.view.norm
    if len(near) < 2 or not _ITS.fullmatch(norm, near[-1].end, percentage.start):
        return None
    part, total = near[-2:]
    led = _SHARE_OF.fullmatch(norm, part.end, total.start)
    fits = part.family == total.family and part.exact and total.exact and 0 < part.value <= total.value
    return Pair(part, total, NEAR_NAMED) if led and fits else None


def _share(analysis: Analysis, percentage: Percentage, part: Figure, before: list[Figure]) -> Pair | None:
    """What is told as a share of its total: 处理86人,其中科级干部19人,占22.1%."""
    share = _SHARE.fullmatch(analysis.view.norm, part.end, percentage.start)
    if share is None or not part.exact:
        return None
    whole = part.mention.part_of if part.mention is not None else None
    if whole is not None:
        total = next((figure for figure in reversed(before) if figure.mention is whole), None)
        fits = total is not None and _noun_has(analysis, total, share.group(1) or "")
        # 210个,其中63个,占36%: nothing else stands between them.
        apart = total is None or total.order + 1 != part.order
        near = NEAR if apart or not _among(analysis, total, part) else NEAR_NAMED
        return Pair(part, total, near) if total is not None and fits else None
    family = [figure for figure in before if figure.family == part.family and figure.start < part.start]
    total = family[-1] if family else None
    if total is None or not total.exact or total.status or not 0 < part.value < total.value or share.group(1):
        return None
    if (
        _ASIDE.match(analysis.view.norm, analysis.sentences.at(part.start)[0], part.start)
        and part.sentence == total.sentence + 1
    ):
        return Pair(part, total)  # 处分84人。从身份看,村干部53人,占63.1%
    if total.order + 1 != part.order or part.sentence != total.sentence or total.bracket != part.bracket:
        return None
    if not _THEN.fullmatch(analysis.view.norm, total.end, part.start):
        return None  # 来信516件,占73.7%;来访4件,占0.6%: one part beside another
    # 共审核120卷,缺材料的30卷,占三分之一; 240处,盘活168处,占总数的七成
    named = "sum" in total.cues or "总" in share.group() or _among(analysis, total, part)
    return Pair(part, total, NEAR_NAMED if named else NEAR)


def _fraction(analysis: Analysis, percentage: Percentage, near: list[Figure]) -> Pair | None:
    """A part of its total, and how much of it in words: 35个村中有21个公开不及时,超过七成."""
    norm = analysis.view.norm
    if len(near) < 2 or norm[percentage.end - 1] == "%" or not _CLAUSES.fullmatch(norm, near[-1].end, percentage.start):
        return None
    total, part = near[-2:]
    fits = part.family == total.family and part.exact and total.exact and 0 < part.value < total.value
    return Pair(part, total, NEAR_NAMED) if fits and _among(analysis, total, part) else None


def _among(analysis: Analysis, total: Figure | None, part: Figure) -> bool:
    """Whether the words between two numbers make one a part of the other: 其中, 120个村中有90个."""
    within = total is not None and _INSIDE.match(analysis.view.norm, total.end, part.start) is not None
    return within or "among" in part.cues


def _due(analysis: Analysis, percentage: Percentage, exact: list[Figure]) -> Pair | None:
    """What should be and what was, right before a rate: 应到80名,实到72名,到会率90%; 应建35个,已建28个,建账率80%."""
    if len(exact) < 2:
        return None
    norm, (total, part) = analysis.view.norm, exact[-2:]
    lead = _LEAD.fullmatch(norm, part.end, percentage.start)
    if lead is None or not lead.group(1).endswith("率") or part.order != total.order + 1:
        return None
    due = _DUE.search(_clause(norm, total)) and _DONE.search(_clause(norm, part))
    fits = part.family == total.family and 0 < part.value <= total.value
    return Pair(part, total, NEAR_NAMED) if due and fits else None


def _echoed(analysis: Analysis, percentage: Percentage, exact: list[Figure], before: list[Figure]) -> Pair | None:
    """The pair of a rate that takes up its part's own verb, whatever that is: 销号55个,尚余8个,销号比例87.3%."""
    norm = analysis.view.norm
    lead = _LEAD.fullmatch(norm, exact[-1].end, percentage.start) if exact else None
    verb = _ECHO.search(lead.group(1)) if lead else None
    if verb is None or lead is None:
        return None
    known = next((word for word in _words(analysis.lexicons) if lead.group(1).endswith(word)), "")
    wording = min((lead.group(1).removesuffix(known), lead.group(1).removesuffix(verb.group(0))), key=len)
    verbs = {verb.group(1), *_words(analysis.lexicons).get(known, ())}
    for part in exact:
        words = _clause(norm, part)
        if not any(each in words and "未" + each not in words for each in verbs) or _NOT_YET.search(words):
            continue
        stem = lead.group(1).removesuffix("率")
        if words.endswith(stem) or (wording and wording in words):
            wording = ""  # 按期办结44件,按期办结率; 收回有效问卷1128份,有效回收率
        whole = part.mention.part_of if part.mention is not None else None
        for total in reversed(before):
            if total.start < part.start and total.family == part.family and total.mention is whole is not None:
                near = NEAR_NAMED if known and total.sentence == part.sentence else NEAR_BEFORE
                fits = 0 < part.value <= total.value and _noun_has(analysis, total, wording)
                return Pair(part, total, near) if fits else None
        # 腾退900平方米,腾退率: the verb itself, right before its number.
        said = stem if words.endswith(stem) else verb.group(1)
        due = _ought(norm, part, exact, lead.group(1))
        same = known or said in words
        return due or (_whole_before(analysis, percentage, part, exact, said) if same else None)
    return None


def _ought(norm: str, part: Figure, exact: list[Figure], wording: str) -> Pair | None:
    """The total that tells what should be: 应追回总额342.5万元."""
    due = [f for f in exact if f.family == part.family and f is not part and _OUGHT.search(_clause(norm, f))]
    if len(due) != 1 or not 0 < part.value <= due[0].value or len(wording) > len("资金到位率"):
        return None
    return Pair(part, due[0], NEAR_NAMED)


def _whole_before(
    analysis: Analysis, percentage: Percentage, part: Figure, exact: list[Figure], verb: str
) -> Pair | None:
    """The number right before a part, that only can be its whole: 发放问卷500份,收回482份,回收率96.4%."""
    family = [figure for figure in exact if figure.family == part.family]
    if len(family) < 2 or family[-1] is not part or not _of_total(analysis, percentage, family[0], part, verb):
        return None
    norm = analysis.view.norm
    if not all(_RATED.match(norm, one.end, other.start) for one, other in pairwise(family[1:])):
        return None  # 48份,合格42份,合格率87.5%;优秀18份,优秀率37.5%: each with a rate of its own
    total = family[0]
    if total.status not in (None, "open") or "among" in total.cues or not 0 < part.value <= total.value:
        return None
    return Pair(part, total, NEAR_NAMED)


def _clause(norm: str, figure: Figure) -> str:
    """The words of a number's clause before it."""
    start = max((mark.end() for mark in _MARK.finditer(norm, figure.glue, figure.start)), default=figure.glue)
    return norm[start : figure.start]


def _done(analysis: Analysis, percentage: Percentage, exact: list[Figure], before: list[Figure]) -> Pair | None:
    """What is done, and the total that it is done of: 56项,已完成51项,完成率91.1%."""
    for family in dict.fromkeys(figure.family for figure in exact):
        members = [figure for figure in exact if figure.family == family]
        done = [figure for figure in members if figure.status == "done" or "among" in figure.cues]
        plain = [figure for figure in members if not (figure.status or figure.cues)]
        if len(done) != 1 or len(plain) > 1:
            continue
        total = plain[0] if plain else _total_before(done[0], before)
        if total is not None and total.start < done[0].start and 0 < done[0].value <= total.value:
            near = NEAR_NAMED if done[0].status and total.sentence == done[0].sentence else NEAR_BEFORE
            return Pair(done[0], total, near) if _of_total(analysis, percentage, total, members[-1]) else None
    return None


def _total_before(part: Figure, before: list[Figure]) -> Figure | None:
    """The nearest number of the family in a sentence before, of the same problem and no part itself.

    Numbers that are told of other nouns by their own side (制定措施118条) are passed over.
    """
    for total in reversed(before):
        if total.family == part.family and total.sentence < part.sentence:
            plain = total.exact and not (total.status or total.cues.replace("sum ", "")) and total.bracket < 0
            near = total.block == part.block and part.sentence - total.sentence <= SENTENCES
            return total if plain and near else None
    return None


def _of_total(analysis: Analysis, percentage: Percentage, total: Figure, last: Figure, verb: str = "") -> bool:
    """Whether a rate is worded as one of the total before it: 整改率 or 问题整改率 of problems, not 资金到位率."""
    lead = _LEAD.fullmatch(analysis.view.norm, last.end, percentage.start)
    if lead is None:
        return False
    wording = lead.group(1)
    word = next((word for word in _words(analysis.lexicons) if wording.endswith(word)), None)
    if verb and wording.startswith(verb) and wording[len(verb) :] in _RATES:
        word = wording
    return word is not None and _noun_has(analysis, total, wording.removesuffix(word))


def _noun_has(analysis: Analysis, total: Figure, words: str) -> bool:
    """Whether words in front of a rate (问题整改率, 占问题总数) are of the total's noun, or say nothing."""
    noun = total.mention.noun if total.mention is not None else None
    return words in _OVERALL or (noun is not None and words in analysis.view.norm[noun[0] : noun[1]])


__all__ = ["NEAR", "NEAR_NAMED", "Pair", "told"]
