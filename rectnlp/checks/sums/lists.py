"""How bulletins list the parts of a total: where a list begins and ends, and what belongs to one kind.

Everything here reads the words between two numbers; no arithmetic.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import PERSONS, Figure, Figures, read, trailing_status
from rectnlp.lexicons import Lexicons, compiled

# A bracket belongs to the total that stands at most so many characters before it.
BRACKET_REACH = 30
# A total stands at most so many sentences, and numbers of its family, before a list told in a sentence of its own.
SENTENCES = 3
NUMBERS = 40
# At most so many numbers stand right behind another as its company: 22户31人.
COMPANY = 3
# A line of at most so many characters may be the heading of the next.
HEADING = 60

_INSIDE = re.compile("[^,。;、]{0,16}中(?:,|有|$)?")  # 4座泵站中,1座完工
# Asides between two numbers: (含重复件5件), 占比37.5%, 、面积36.7万平方米.
_ASIDE = re.compile(
    r"""\([^()\n]{0,40}\)
    | [,、]? (?:占[^,、;。\n]{0,8}? | 比例) [为达的约]{0,2} [0-9.]{1,6}%
    | 因[^,;。\n0-9]{1,16}等(?=[\u4e00-\u9fff])
    | [,、] [^,、;。\n0-9]{1,8}率 [为达到至约]{0,2} [0-9.]{1,6}%
    | 、 [^,、;。\n0-9]{1,6} [0-9.]{1,9}[万亿]?(?:元|平方米|亩|公里|吨|立方米)
    | [,、]? (?:同比|环比|较?比?上年(?:同期)?) [^,、;。\n]{0,6}? [0-9.]{1,6}%""",
    re.VERBOSE,
)
# The words of a part in its clause, without what leads to a list.
_LABEL = re.compile("[,、;:。\n](?:包括|其中|分别为|涉及|有|是)?([\u4e00-\u9fff“”]{3,12})$")
_BRACKET = re.compile(r"\([^()\n]{0,60}\)")
_GLOSS = re.compile(r"\((?:备?注|其中)[:,]?")
_MARKS = re.compile("[,、;:]")
_AND = re.compile("(?:^|(?<=[\u4e00-\u9fff”]))(?:和(?![谐睦解平约])|及(?![时格]))(?=[0-9\u4e00-\u9fff]|$)")
_ANOTHER = re.compile("[;:]|并|另|还有|同时|此外")
_CLOSED_BY = "、,;。)\n"
_LEFT_OVER = frozenset("尚仍还另")
_OPENED_BY = "、,;:(中"


@compiled
def bases(lexicons: Lexicons) -> tuple[str, ...]:
    """Ends of the nouns that progress is told in."""
    return tuple(lexicons.words("progress_bases"))


class Lists:
    """The lists of one bulletin."""

    def __init__(self, analysis: Analysis, figures: Figures) -> None:
        self.analysis = analysis
        self.norm = read(analysis)
        self.families = figures.families
        self.every = figures.every
        self._words = analysis.lexicons.kinds("list_words")
        # The nouns of what an inspection counts: 问题, 措施.
        self.bases = bases(analysis.lexicons)

    # -- words between two numbers -----------------------------------------------------------------------------------

    def says(self, kind: str, words: str) -> bool:
        """Whether a word of `list_words`, of that kind, is among words between two numbers."""
        return self._words[kind].search(words) is not None

    def marks(self, words: str) -> list[str]:
        """The marks between two numbers; without any, 和 or 及 joins them: 8位校长助理和10位副职."""
        return _MARKS.findall(words) or _AND.findall(words)

    def without_asides(self, words: str) -> str:
        """The words between two numbers without what is said of the first one by the way: (含重复件5件), 占比37.5%."""
        return _ASIDE.sub("", words) if "(" in words or "%" in words or "、" in words else words

    def among(self, total: Figure, part: Figure) -> bool:
        """Whether the words between a total and its first part say that parts follow: 其中, 11项中."""
        if "among" in part.cues:
            return True
        between = _INSIDE.match(self.norm, total.end, part.start)
        return between is not None and between.group()[-1:] in "中,有"

    def opens(self, run: list[Figure], i: int) -> bool:
        """Whether a list of parts may begin at run[i]."""
        return bool(run[i].cues) or self._break(run[i - 1], run[i])

    def closes(self, run: list[Figure], i: int) -> bool:
        """Whether a list of parts may end with run[i]."""
        if i + 1 == len(run) or "rest" in run[i].cues:
            return True
        after = run[i + 1]
        if i and self.comma_ends(run[i - 1], run[i]):
            return True
        if "sum" in after.cues or self.among(run[i], after) or self._break(run[i], after):
            return True
        return self.begins_another_thought(after)  # 一般公务用车8辆,执法用车11辆,另租赁车辆2辆

    def comma_ends(self, before: Figure, figure: Figure) -> bool:
        """Whether a comma ends what 、 has joined: 党内警告15人、政务记过2人,移送检察机关2人."""
        return self.norm.startswith("、", before.end) and self.norm.startswith(",", figure.end)

    def begins_another_thought(self, part: Figure) -> bool:
        """Whether the words before a number leave the list: 并将1名…."""
        return _ANOTHER.search(self.norm, part.glue, part.start) is not None

    def _break(self, one: Figure, other: Figure) -> bool:
        between = self.norm[one.end : other.start]
        return ";" in between or ":" in between

    def columns(self, chain: list[Figure]) -> list[list[Figure]]:
        """The columns of a list told row by row: 县级9人,其中处分7人;乡级20人,其中处分12人 → 9, 20 and 7, 12."""
        if ";" not in self.norm[chain[0].end : chain[-1].start]:
            return []
        rows: list[list[Figure]] = [[]]
        for before, figure in pairwise([chain[0], *chain]):
            if ";" in self.norm[before.end : figure.start]:
                rows.append([])
            rows[-1].append(figure)
        width = len(rows[0])
        if len(rows) < 2 or width < 2 or any(len(row) != width for row in rows):
            return []
        return [list(column) for column in zip(*rows, strict=True)]

    # -- how parts are told ------------------------------------------------------------------------------------------

    def opens_clause(self, part: Figure) -> bool:
        """Whether a number stands first in its clause: 1个完工、2个正在推进, 尚有5个正在整改, 另3个转入长期."""
        start = part.start
        start -= self.norm[start - 1 : start] == "有"
        start -= self.norm[start - 1 : start] in _LEFT_OVER
        return self.norm[start - 1 : start] in _OPENED_BY

    def ends_clause(self, part: Figure) -> bool:
        """Whether nothing stands between a number and the end of its clause."""
        return part.end == len(self.norm) or self.norm[part.end] in _CLOSED_BY

    def opens_noun(self, part: Figure) -> bool:
        """Whether nothing stands between a number and the end of its clause but its noun: 清理12处违建,."""
        noun = part.mention.noun if part.mention is not None else None
        return noun is not None and noun[0] == part.end and self.norm[noun[1] : noun[1] + 1] in _CLOSED_BY

    def parallel(self, parts: list[Figure]) -> bool:
        """Whether parts are told alike: each closes its clause, or opens it, or says how far it is."""
        if any("among" in part.cues for part in parts[1:]) and not all("among" in part.cues for part in parts):
            return False
        if all(self.norm[end : end + 1] in _CLOSED_BY for end in map(self._told_to, parts)):
            return True
        if all(map(self.opens_clause, parts)):
            return True
        if all(part.mention and part.mention.noun and part.mention.noun[0] == part.end for part in parts):
            return all(self.one_noun(parts[0], part) for part in parts)  # 多计的4个项目…,资料不全的7个项目…
        states = [self.state(parts, i) for i in range(len(parts))]
        return None not in states and len(set(states)) > 1

    def _told_to(self, part: Figure) -> int:
        """Where what goes with a number ends: another number right behind it (22户31人), a bracket (8人(警告5人))."""
        end, order = part.end, part.order + 1
        last = min(len(self.every), order + COMPANY)
        while order < last and self.every[order].start == end:
            end, order = self.every[order].end, order + 1
        bracket = _BRACKET.match(self.norm, end)
        return bracket.end() if bracket else end

    def by_age(self, parts: list[Figure]) -> bool:
        """Whether every part is told by an age, and by nothing else that leaves a list open."""
        return all(part.cues.split() == ["open"] and "岁" in self.norm[part.glue : part.start] for part in parts)

    def state(self, chain: list[Figure], i: int) -> str | None:
        """How far the number is, by the words before it, else, where it opens its clause, behind it."""
        figure = chain[i]
        if figure.status or "rest" in figure.cues:
            return figure.status or "open"
        if not self.opens_clause(figure):
            return None
        return trailing_status(self.analysis, figure, chain[i + 1].start if i + 1 < len(chain) else len(self.norm))

    # -- nouns -------------------------------------------------------------------------------------------------------

    def noun(self, figure: Figure) -> str | None:
        """The noun of what is counted, where it is known."""
        span = figure.mention.noun if figure.mention is not None else None
        return self.norm[span[0] : span[1]] if span else None

    def noun_beside(self, figure: Figure) -> str | None:
        """The noun that stands right before or behind a number; None where it is taken from elsewhere."""
        span = figure.mention.noun if figure.mention is not None else None
        beside = span is not None and (span[1] == figure.start or span[0] == figure.end)
        return self.norm[span[0] : span[1]] if span and beside else None

    def same_kind(self, total: Figure, part: Figure) -> bool:
        """Whether a part may be of its total's kind: persons and money always, others unless their nouns differ."""
        if total.family in PERSONS or total.family == "元" or part.status:
            return True
        one, other = self.noun(total), self.noun(part)
        return one is None or other is None or one[-2:] == other[-2:] or one in other or other in one

    def one_noun(self, total: Figure, part: Figure) -> bool:
        """Whether nouns, where both are known, have one head."""
        one, other = self.noun(total), self.noun(part)
        return total.family == "人" or one is None or other is None or one[-2:] == other[-2:]

    # -- totals elsewhere --------------------------------------------------------------------------------------------

    def before_bracket(self, figure: Figure) -> Figure | None:
        """The number of the same family in front of the bracket that holds a figure."""
        family = self.families[figure.family]
        i = figure.index - 1
        while i >= 0 and family[i].start > figure.bracket:
            i -= 1
        if i < 0:
            return None
        between = self.norm[family[i].end : figure.bracket]
        if _GLOSS.match(self.norm, figure.bracket):  # 问责干部26人。[注:正科级9人,副科级17人]
            between = between.removesuffix("。")
        return family[i] if len(between) <= BRACKET_REACH and not any(mark in between for mark in "。;:\n") else None

    def stated_before(self, part: Figure, explained: set[int]) -> Figure | None:
        """The total of a list in a sentence shortly before it: of the same noun, and no part itself."""
        family = self.families[part.family]
        for total in reversed(family[max(0, part.index - NUMBERS) : part.index]):
            if total.block != part.block or part.sentence - total.sentence > SENTENCES:
                return None
            if total.status or "among" in total.cues or total.bracket >= 0 or id(total) in explained:
                continue
            known = self.noun(total) is not None and self.noun(part) is not None
            return total if known and self.one_noun(total, part) else None
        return None

    def named_before(self, part: Figure) -> Figure | None:
        """The number whose label opens a part's sentence: 包括党的建设方面34个、…。党的建设方面的问题已整改28个."""
        opening = self.analysis.sentences.at(part.start)[0]
        family = self.families[part.family]
        for total in reversed(family[max(0, part.index - NUMBERS) : part.index]):
            if total.block != part.block or part.sentence - total.sentence > SENTENCES:
                return None
            label = _LABEL.search(self.norm, total.glue, total.start)
            if label and total.sentence < part.sentence and self.norm.startswith(label.group(1), opening):
                return total if total.exact else None
        return None

    def same_passage(self, total: Figure, part: Figure) -> bool:
        """Whether both stand under one problem; without an outline, in one line, or in a heading and its line."""
        if total.block == part.block:
            return True
        if total.block >= 0 or part.block - total.block != 1:
            return False
        start, end = self.analysis.paragraphs.at(total.start)
        return end - start <= HEADING


def without_nested(chain: list[Figure]) -> list[Figure]:
    """A chain without what its parts are made of: 56项,已完成51项,其中3项…,剩余5项 → 56, 51, 5."""
    outer: list[Figure] = []
    nested = False
    for figure in chain:
        if "among" in figure.cues and outer and outer[-1].status:
            nested = True
        elif figure.status or "rest" in figure.cues:
            nested = False
        if not nested:
            outer.append(figure)
    return outer
