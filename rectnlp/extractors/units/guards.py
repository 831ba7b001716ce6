"""What in and around a name makes no body of it: a post, a project, a campaign, or a class of bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors.units.grammar import Head
from rectnlp.extractors.units.left import Left
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.page.issuer import Issuer

# A class of places and, in brackets, what else counts as one: 各县市区(开发区).
_CLASS_BRACKET = re.compile(r"(?:县市区|市县区|市县|区县|县区|乡镇|镇街|街道|[县市]\(市、区\))\([^()]{0,8}$")
# A level with the place's own name: 安河县, but not 县.
_COMPLETE = re.compile(r"[一-龥]{2,9}[省市县区旗州盟]$")
_POSTS_COUNTED = re.compile(r"(?:副?主任|副?[科处室院部]长|负责人)[0-9一二两三四五六七八九十]+[人名]")
_WHOLE = re.compile(r"(?:全|各)[省市区县旗州盟乡镇校院]$")
# A body's name inside a campaign's or a column's: “送法进学校”活动.
_CAMPAIGN = re.compile(r"[”’](?:主题|系列|专项|示范)?(?:活动|行动|工程|专栏|平台|栏目|培训|微信|公众号)")
_CLAUSE = frozenset(("", *",。;:!?\n"))
# Who holds an office of the company before: 养护公司|分管副总.
_HOLDER = re.compile(
    "(?:原|时任|分管|主要|党委|党支部|党总支|常务)*(?:副?总(?!公司)|副?经理|副?书记|董事|监事|负责|[一-龥]{2}长)"
)
# What may stand between a body and a title.
_PARTY = "党组|党委|党工委|党总支|党支部|支部|分党组"
_RANK = "(?:常务|第一)?"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the lexicon `unit_guards` that make no body of a name."""

    titled: frozenset[str]
    never_bare: frozenset[str]
    proper: frozenset[str]
    title: re.Pattern[str]
    committee_title: re.Pattern[str]
    title_begins: frozenset[str]  # first characters of titles with what stands before them, to turn most names away
    project: re.Pattern[str]
    planned: re.Pattern[str]
    counted: re.Pattern[str]


@compiled
def words(lexicons: Lexicons) -> Words:
    """The patterns of the lexicon `unit_guards`."""

    def words_of(kind: str) -> tuple[str, ...]:
        return lexicons.surfaces("unit_guards", kind)

    def pattern(kind: str) -> str:
        return lexicons.pattern("unit_guards", kind)

    begins = (word[0] for word in (*words_of("title"), *words_of("committee_title"), *_PARTY.split("|")))
    return Words(
        frozenset(words_of("titled")),
        frozenset(words_of("never_bare")),
        frozenset(words_of("proper")),
        re.compile(f"(?:原|时任)?(?:{_PARTY})?{_RANK}(?:副|原)?{pattern('title')}"),
        re.compile(f"原?{_RANK}副?{pattern('committee_title')}"),
        frozenset("原时常第副").union(begins),
        re.compile(
            rf"[A-Z]{{2,5}}[一-龥]{{0,4}}项目"
            rf"|(?:{pattern('stage')}|等[一-龥]{{2,6}})?(?:建设)?{pattern('project')}|选址"
        ),
        re.compile(rf"{pattern('planned')}(?:为|成|了)?(?:一个|一所|一家)?$"),
        # Facilities are counted behind their name: 幼儿园5所.
        re.compile(
            rf"(?:各|共|总计)?[0-9一二两三四五六七八九十百]+[余多]?(?:所|处|座|家)(?![一-龥]{{0,4}}{pattern('counted')})"
        ),
    )


class Guards:
    """Asks of names in one bulletin whether they are something else than bodies."""

    def __init__(self, analysis: Analysis, left: Left) -> None:
        self.body = analysis.body
        self.left = left
        self.words = words(analysis.lexicons)

    def titled(self, end: int, *, committee: bool = False) -> bool:
        """Whether a title follows."""
        if self.body[end : end + 1] not in self.words.title_begins:
            return False
        pattern = self.words.committee_title if committee else self.words.title
        return pattern.match(self.body, end) is not None

    def post(self, head: Head, start: int, end: int, named: bool) -> bool:
        """Whether a title behind a short form or a committee makes a post of it: 党政办主任, 县纪委书记.

        A complete name stays one: 安河县政协|副主席.
        """
        committee = head.surface in self.words.titled
        if named and committee and _COMPLETE.match(self.body, start, end - len(head.surface)):
            return False
        part = head.shape == "part" and not head.surface.startswith("办公")
        if not named and head.shape == "section" and _POSTS_COUNTED.match(self.body, end):
            return True
        bare = not named and head.shape != "section"
        return (bare or part or committee) and self.titled(end)

    def project(self, start: int, end: int, unit_type: str) -> bool:
        """Whether it is a project or a planned facility: 康养中心项目, 调整为康养中心."""
        body, words = self.body, self.words
        if unit_type in ("institution", "enterprise") and (counted := words.counted.match(body, end)):
            return counted[0][-1] == "家" or body[end - 2 : end] not in ("公司", "集团")  # 公司2座窑炉
        if unit_type != "institution" and not (unit_type == "enterprise" and body[end - 1] in "场店馆园城"):
            return False
        return bool(words.project.match(body, end) or words.planned.search(body, max(0, start - 6), start))

    def governed(self, head: Head, begin: int, start: int) -> bool:
        """Whether a bare last word is but an object (督导|学校), or a trade that needs a name (物业公司)."""
        trade = head.surface in self.words.proper
        verb = (
            head.surface == "学校" and begin < start - 2 and self.left.left.get(self.body[start - 2 : start]) == "verb"
        )
        return (trade or verb) and not self.left.named_words(begin, start)

    def subsidiary(self, issuer: Issuer, begin: int, start: int, end: int) -> bool:
        """Whether a group speaks of its own company by its trade: 养护公司|副总经理, but not 聘请|养护公司."""
        if issuer.kind != "company" or self.left.left.get(self.body[begin:start]) != "modifier":
            return False
        return self.body[begin - 1 : begin] in _CLAUSE or _HOLDER.match(self.body, end) is not None

    def campaign(self, end: int) -> bool:
        """Whether a name closes that of a campaign or a column."""
        return _CAMPAIGN.match(self.body, end) is not None

    def quantified(self, start: int) -> bool:
        """Whether a quantifier or a word that names nothing makes a class of a bare name."""
        return (
            self.left.generic_before(start)
            or _CLASS_BRACKET.search(self.body, max(0, start - 16), start) is not None
            or self.left.quantified(start)
            or _WHOLE.search(self.body, max(0, start - 2), start) is not None
        )
