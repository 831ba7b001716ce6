"""Mentions of named organisational units (单位).

One pass of an automaton finds the last words of names (巡察组, 住建局, 公司). For each, its shape says how the left border
is found: a closed name takes levels and places before it, an open one goes left word by word until a word that never
stands inside a name. A body that ends where the next begins is part of one longer name (省委 + 第三巡视组).

Rules of what counts as a mention: TABLES.md, units.
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.extractors.unit_grammar import Head, grammar
from rectnlp.extractors.unit_left import Left
from rectnlp.extractors.unit_lists import elided
from rectnlp.extractors.unit_right import acts, followed_by_title, is_project, listed_or_labelled, spoils
from rectnlp.issuer import Issuer, identify
from rectnlp.mentions import Unit

# 中共…委员会, the formal name: from 中共 to the first word that ends a committee's name.
_FORMAL = re.compile(
    r"中共(?!党员|十|二十|中央|一大|党)[^\s,。;:、“”()《》\ue000\ue001]{1,36}?"
    r"(?:纪律检查委员会|工作委员会|支部委员会|委员会|党组|总支部?|支部|(?<=[省市区县旗盟州])委(?![员托派]))(?:常委会)?"
)
_POLICE = re.compile(r"公(?P<a>、?)检(?P=a)法(?:(?P=a)司)?(?!两|“|院)")
# Committees whose bare name with a title is a post: 区委书记, 政府副区长.
_COMMITTEES = frozenset(("政府", "纪委", "监委", "纪委监委", "人大", "政协", "纪工委", "团委", "工会", "政法委"))
# Closed names that bare are classes or matters of course.
_NEVER_BARE = frozenset(
    ("政府", "人民政府", "派出所", "司法所", "财政所", "理论学习中心组", "中心组", "看守所", "人民代表大会")
)
_WHOLE = re.compile(r"(?:全|各)[省市区县旗州盟乡镇校院]$")
_NUMBERED_MEETING = re.compile(r"第?[0-9一二三四五六七八九十]{1,3}次(?:、第?[0-9一二三四五六七八九十]{1,3}次)*$")
# A body's name inside a campaign's or a column's: “送法进学校”活动.
_CAMPAIGN = re.compile(r"[”’](?:主题|系列|专项|示范)?(?:活动|行动|工程|专栏|平台|栏目|培训|微信|公众号)")
# What is founded has its whole name behind the verb: 成立巡视材料提供专项小组.
_FOUNDED = re.compile(
    r"(?:成立|组建|设立|组成)了?(?P<count>[0-9一二两三四五六七八九十多]+余?[个支批名])?(?P<own>[^,。;:、!?“”()\n的由\ue000\ue001]{0,26})$"
)
_OWN = re.compile(r"(?:我|本)$")


class Candidate:
    """A stretch that may be a mention. `kind`: unit, place (a unit where it acts), back (a bare short form), class (none)."""

    __slots__ = ("end", "head", "kind", "named", "prior", "start")

    def __init__(
        self, start: int, end: int, head: Head, kind: str, named: bool = False, prior: Candidate | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.kind = kind
        self.named = named  # has more than its last word
        self.prior = prior  # the body that this one is a part of


def extract(analysis: Analysis) -> None:
    """Fill `units`."""
    issuer = identify(analysis)
    found = _Finder(analysis, issuer).run()
    units = [
        Unit(c.start, c.end, f"units.{c.head.shape}", unit_type=c.head.unit_type, level=c.head.level) for c in found
    ]
    units.sort(key=lambda unit: unit.start)
    analysis.rows["units"] = units


class _Finder:
    """Goes through one bulletin's heads from left to right."""

    def __init__(self, analysis: Analysis, issuer: Issuer) -> None:
        self.analysis = analysis
        self.body = analysis.body
        self.issuer = issuer
        self.grammar = grammar(analysis.lexicons)
        self.left = Left(analysis, issuer, self.grammar)
        self.found: list[Candidate] = []
        self.elided: list[tuple[int, int, Head]] = []
        self.closed = 0  # heads that begin before this belong to the last candidate

    def run(self) -> list[Candidate]:
        """All mentions."""
        heads, shapes = self.grammar.heads, {
            "formal": self.formal, "central": self.central, "committee": self.committee, "organ": self.body_head,
            "body": self.body_head, "place": self.place, "part": self.part, "section": self.section, "zone": self.zone,
            "task": self.task, "named": self.named, "office": self.office, "short": self.short,
        }  # fmt: skip
        for index, start, end in self.grammar.automaton.find_matches_as_indexes(self.body):
            head = heads[index]
            if start < self.closed or head.shape == "no":
                continue
            if head.shape == "elided":
                if self.body[start - 1 : start] == "、" or self.body[end : end + 1] == "、":
                    self.elided.append((start, end, head))
                continue
            checked = self.unspoilt(head, start, end)
            if checked is not None:
                shapes[checked.shape](checked, start, start + len(checked.surface))
        self.police()
        accepted = self.settle()
        return accepted + [Candidate(s, e, h, "unit") for s, e, h in elided(self.body, self.elided, accepted)]

    def unspoilt(self, head: Head, start: int, end: int) -> Head | None:
        """The head, or a shorter one where the next character makes another word of its last (区委 in 区委办理)."""
        if spoils(self.body, end, self.grammar.after):
            return self.unspoilt(shorter, start, end - 1) if (shorter := self.grammar.by_surface.get(head.surface[:-1])) and shorter.shape not in ("no", "elided") else None  # fmt: skip
        return head

    def last(self, at: int) -> Candidate | None:
        """The candidate that ends here."""
        return self.found[-1] if self.found and self.found[-1].end == at else None

    def add(
        self, start: int, end: int, head: Head, kind: str, named: bool = False, prior: Candidate | None = None
    ) -> Candidate:
        """Put a candidate on the list, in place of those that it swallows."""
        while self.found and self.found[-1].start >= start:
            self.found.pop()
        candidate = Candidate(start, end, head, kind, named, prior)
        self.found.append(candidate)
        self.closed = end
        if kind != "class":
            self.left.stop = end
        return candidate

    def formal(self, head: Head, start: int, end: int) -> None:
        """中共X委员会."""
        if match := _FORMAL.match(self.body, start):
            discipline = "纪律检查" in match[0]
            self.add(start, match.end(), head._replace(unit_type="discipline" if discipline else "party"), "unit", True)

    def central(self, head: Head, start: int, end: int) -> None:
        """教育部, 党中央."""
        self.add(start, end, head, "unit", True)

    def committee(self, head: Head, start: int, end: int) -> None:
        """区委, 魏都区委: the level word is part of the head."""
        if head.surface.endswith("委") and followed_by_title(self.body, end, committee=True):
            self.add(start, end, head, "class")
            return
        at = self.left.places(start + 1)
        if at.quantified:
            self.add(at.start, end, head, "class")
            return
        prior = self.last(at.start)
        if prior and prior.kind == "place":
            self.add(prior.start, end, head, "unit", True)
        else:
            self.add(at.start, end, head, "unit", True)

    def body_head(self, head: Head, start: int, end: int) -> None:
        """A closed name, with the levels and places before it, or the body that it is an organ of."""
        prior = self.last(start)
        if prior and prior.kind in ("unit", "place", "back") and self.attaches(prior, head):
            self.finish(prior.start, end, head, prior.kind if prior.kind == "back" else "unit", True, prior)
            return
        if prior and prior.kind == "short" and self.issuer.owns(prior.head.surface):
            self.finish(prior.start, end, head, "unit", True, prior)
            return
        if head.surface == "政府" and self.body[start - 1] == "、" and (pair := self.last(start - 1)):  # 镇党委、政府
            if pair.head.unit_type == "party" and pair.head.shape == "part" and pair.kind != "class":
                self.finish(start, end, head, pair.kind, False, pair.prior)
                return
        if prior and prior.kind == "class" and prior.head.shape != "committee":
            self.add(prior.start, end, head, "class")
            return
        ordinal = self.left.ordinal(start)
        at = self.left.places(ordinal)
        named = at.start < start
        if at.start != start and (prior := self.last(at.start)) and prior.kind in ("unit", "place", "back"):
            if ordinal < start and at.start == ordinal or prior.kind == "place":
                self.finish(prior.start, end, head, "unit", True, prior)
                return
            if head.surface == "税务局" and prior.head.surface.endswith("税务总局"):
                self.finish(prior.start, end, head, "unit", True, prior)
                return
            if head.surface == "监委" and prior.head.surface == "纪委":  # 市纪委市监委 is one body
                self.finish(prior.start, end, self.grammar.by_surface["纪委监委"], "unit", True, prior)
                return
        if at.quantified or (not named and (head.surface in _NEVER_BARE or self.is_class(start))):
            self.add(at.start, end, head, "class")
            return
        self.finish(at.start, end, head, "unit", named)

    def attaches(self, prior: Candidate, head: Head) -> bool:
        """Whether a closed name directly behind a body is a part of it."""
        if head.surface in ("政府", "人民政府", "人大", "政协", "人大常委会"):
            return prior.kind == "place"
        return True

    def finish(self, start: int, end: int, head: Head, kind: str, named: bool, prior: Candidate | None = None) -> None:
        """Accept a body unless what follows makes a post of it."""
        if head.surface in ("政府", "人民政府") and self.body[end - len(head.surface) - 1] in "镇乡":
            head = head._replace(unit_type="subdistrict", level="township")
        if not named and _CAMPAIGN.match(self.body, end):
            self.add(start, end, head, "class")
            return
        if followed_by_title(self.body, end):
            if (
                not named
                or head.surface in _COMMITTEES
                or (head.shape == "part" and not head.surface.startswith("办公"))
            ):
                whole = prior if prior and prior.kind == "unit" and prior.head.shape != "committee" else None
                if whole:
                    self.add(whole.start, whole.end, whole.head, "unit", whole.named, whole.prior)
                else:
                    self.add(start, end, head, "class")
                self.closed = end
                return
        if head.unit_type in ("inspection", "discipline") and self.left.quantified(start):
            kind = "class"
        self.add(start, end, head, kind, named, prior)

    def is_class(self, start: int) -> bool:
        """Whether a quantifier, itself or over a list, makes a class of a bare name."""
        if (
            self.left.generic_before(start)
            or self.left.quantified(start)
            or _WHOLE.search(self.body, max(0, start - 2), start)
        ):
            return True
        if self.found and self.found[-1].kind == "class" and self.body[start - 1] in "、和及与或(":
            return self.found[-1].end >= start - 2 and self.found[-1].head.shape != "committee"
        return False

    def place(self, head: Head, start: int, end: int) -> None:
        """X街道, X村: a place, which is a unit where it acts."""
        prior = self.last(start)
        name = self.left.place_name(start)
        if name.quantified or name.start == start:
            if prior and prior.kind == "place" and not name.quantified:
                name.start = prior.start
            else:
                self.add(
                    start, end, head, "class" if name.quantified else "short" if len(head.surface) < 3 else "class"
                )
                return
        outer = self.last(name.start)
        begin = (
            outer.start
            if outer and outer.kind in ("place", "unit") and outer.head.shape in ("place", "named")
            else name.start
        )
        kind = "unit" if len(head.surface) > 2 or head.surface == "办事处" or head.surface.endswith("会") else "place"
        self.add(begin, end, head, kind, True, outer if outer and outer.kind == "unit" else None)

    def part(self, head: Head, start: int, end: int) -> None:
        """党委, 办公室: part of the body before it."""
        prior = self.last(start)
        if prior and prior.kind == "class" and prior.head.shape in ("named", "place", "task"):
            self.add(prior.start, end, head, "class")
            return
        if prior and prior.kind in ("back", "short") and self.is_class(prior.start):
            self.add(prior.start, end, head, "class")
            return
        if prior and prior.kind in ("unit", "place", "back", "short"):
            if head.unit_type == "other" or (head.surface == "常委会" and prior.head.unit_type != "party"):
                head = head._replace(unit_type=prior.head.unit_type)
            kind = {"place": "unit", "short": "back"}.get(prior.kind, prior.kind)
            self.finish(prior.start, end, head, kind, True, prior)
            return
        if head.surface == "常委会" and (meeting := _NUMBERED_MEETING.search(self.body, max(0, start - 24), start)):
            if (owner := self.last(meeting.start())) and owner.kind == "unit":
                self.closed = end
                return
        if (
            head.surface == "办公室"
            and self.issuer.kind not in (None, "place")
            and listed_or_labelled(self.body, start, end)
        ):
            self.finish(start, end, head._replace(unit_type="institution"), "unit", False)
            return
        if head.surface == "党委" and self.body[start - 3 : start] == "自治区":
            self.finish(self.left.places(start).start, end, head._replace(level="province"), "unit", True)
            return
        ordinal = self.left.ordinal(start)
        if ordinal < start and (owner := self.last(ordinal)) and owner.kind != "class":
            self.finish(owner.start, end, head, "unit", True, owner)
            return
        if head.bare == "no" or self.is_class(start):
            self.add(start, end, head, "class")
            return
        self.finish(start, end, head, "unit" if head.bare == "yes" else "back", False)

    def section(self, head: Head, start: int, end: int) -> None:
        """教务处: a department, by itself only in its own body's bulletin."""
        prior = self.last(start)
        if prior and prior.kind in ("unit", "place", "back", "short"):
            self.finish(prior.start, end, head, "unit", True, prior)
        elif self.issuer.kind in ("school", "hospital", "company", "bureau") and not self.is_class(start):
            self.finish(start, end, head, "unit", False)

    def task(self, head: Head, start: int, end: int) -> None:
        """X领导小组, X专班: an ad hoc group."""
        if self.last_end() < start and (founded := _FOUNDED.search(self.body, max(0, start - 32), start)):
            own = founded["own"]
            if founded["count"]:
                self.add(founded.start("own"), end, head, "class")
                return
            if own and not self.left.plain(own):
                self.finish(founded.start("own"), end, head, "unit", True)
                return
        at = self.left.walk(start, self.last_end())
        prior = self.last(at.start)
        attached = prior is not None and prior.kind in ("unit", "back", "place", "short") and prior.head.shape != "task"
        if prior and attached:
            self.finish(prior.start, end, head, "unit", True, prior)
            return
        if at.quantified or self.is_class(at.start):
            self.add(at.start, end, head, "class")
            return
        own = self.body[at.start : start]
        levels = self.left.places(at.start)
        if levels.start < at.start:
            self.finish(levels.start, end, head, "unit", True)
        elif not own or self.left.plain(own):
            if head.bare == "no" or (own and head.bare == "back" and "工作" not in own):
                self.add(at.start, end, head, "class")
            else:
                self.finish(at.start, end, head, "unit" if head.bare == "yes" else "back", False)
        else:
            self.finish(at.start, end, head, "unit", True)

    def named(self, head: Head, start: int, end: int) -> None:
        """X公司, X医院, X中心."""
        at = self.left.walk(start, self.last_end())
        if head.bare == "yes" and self.left.verbal(self.body[at.start : start]):
            at.start = start
        prior = self.last(at.start)
        if at.quantified or is_project(self.body, at.start, end, head.unit_type):
            self.add(at.start, end, head, "class")
            return
        if prior and prior.kind == "short" and self.issuer.owns(prior.head.surface):
            self.finish(prior.start, end, head, "unit", True, prior)
            return
        if prior and prior.kind in ("unit", "place", "back") and prior.head.shape not in ("task", "organ"):
            bare = prior.kind == "back" and not prior.named and at.start == start
            if prior.head.shape not in ("committee", "part") and not bare:
                self.finish(prior.start, end, head, "unit", True, prior)
                return
        walked = at.start
        at.start = self.left.trimmed(at.start, start)
        levels = self.left.places(at.start)
        begin = levels.start
        if levels.quantified:
            self.add(begin, end, head, "class")
            return
        own = self.body[begin:start]
        if not own:
            if self.is_class(start):
                self.add(start, end, head, "class")
            else:
                kind = {"yes": "unit", "back": "back"}.get(head.bare, "short")
                self.finish(start, end, head, kind, False)
        elif begin == at.start and (self.left.generic(own) or (begin == walked and self.left.quantified(begin))):
            self.add(begin, end, head, "class")
        else:
            self.finish(begin, end, head, "unit", True)

    def zone(self, head: Head, start: int, end: int) -> None:
        """X化工园区: a zone, most often before its 管委会."""
        at = self.left.walk(start, self.last_end())
        levels = self.left.places(at.start)
        named = levels.start < start and not at.quantified and not levels.quantified
        self.add(levels.start, end, head, "place" if named else "class", named)

    def office(self, head: Head, start: int, end: int) -> None:
        """县投促局, 区创城办: a level or place before an unlisted function."""
        if head.surface[-1] in "中小" and self.body[end : end + 1] == "学":  # 第三中学, not 三中
            self.named(self.grammar.by_surface[head.surface[-1] + "学"], end - 1, end + 1)
            return
        begin = self.left.function(start)
        if begin is not None and not (self.found and self.found[-1].kind == "unit" and begin < self.found[-1].end):
            prior = self.last(begin)
            if prior and prior.kind == "place":
                begin = prior.start
            self.finish(begin, end, head, "unit", True, prior)
            return
        at = self.left.walk(start, self.last_end())
        prior = self.last(at.start)
        if prior and prior.kind in ("unit", "place") and at.start < start:
            self.finish(prior.start, end, head, "unit", True, prior)
        elif len(head.surface) == 1 and at.start == start:
            self.add(start, end, head, "short")

    def short(self, head: Head, start: int, end: int) -> None:
        """院, 校: only in 我院, 院党委."""
        self.add(start, end, head, "short")

    def last_end(self) -> int:
        """Where the last candidate that may have parts ends."""
        return self.found[-1].end if self.found and self.found[-1].kind != "class" else -1

    def police(self) -> None:
        """公、检、法: three bodies."""
        for match in _POLICE.finditer(self.body):
            for offset, char in enumerate(match[0]):
                if char != "、":
                    at = match.start() + offset
                    unit_type = "government" if char == "司" else "judicial"
                    self.found.append(Candidate(at, at + 1, Head(char, unit_type, "elided"), "unit"))

    def settle(self) -> list[Candidate]:
        """The mentions: places that act, short forms of bodies named before or of the issuer."""
        self.found.sort(key=lambda c: c.start)
        accepted: list[Candidate] = []
        listed = self.listed()
        rejected = -2  # where the last bare form ends that stands for no body
        for candidate in self.found:
            kind = candidate.kind
            if (
                kind == "place"
                and candidate.start not in listed
                and not acts(self.body, candidate.start, candidate.end, accepted)
            ):
                if candidate.prior:  # 柳林街道办事处某社区: the office is named, the community is but a place
                    accepted.append(candidate.prior)
                continue
            if not candidate.named and rejected == candidate.start - 1 and self.body[rejected] in "、和及与":
                rejected = candidate.end  # 党委和人大、政府: a class goes on
                continue
            if kind == "back" and not self.introduced(candidate, accepted):
                rejected = candidate.end
                continue
            if kind == "short":
                if candidate.head.shape == "place" or not (
                    _OWN.search(self.body, max(0, candidate.start - 1), candidate.start)
                    and self.issuer.owns(candidate.head.surface)
                ):
                    continue
                candidate.start -= 1
            if kind != "class":
                accepted.append(candidate)
        return accepted

    def listed(self) -> set[int]:
        """Where places stand that are in a list before a body: 平安镇、长乐乡、柳林街道办事处."""
        starts: set[int] = set()
        for here, following in zip(reversed(self.found[:-1]), reversed(self.found), strict=False):
            if here.kind == "place" and following.start == here.end + 1 and self.body[here.end] in "、和及":
                body = following.kind in ("unit", "back") or following.start in starts
                if body or acts(self.body, following.start, following.end, ()):
                    starts.add(here.start)
        return starts

    def introduced(self, candidate: Candidate, accepted: list[Candidate]) -> bool:
        """Whether a bare short form has something to stand for: the issuer, or a body named before."""
        text = self.body[candidate.start : candidate.end]
        head = candidate.head
        short = candidate.prior.head.surface if candidate.prior else text
        if self.issuer.owns(short):
            return True
        origin = candidate
        while origin.prior and origin.prior.start == origin.start:
            origin = origin.prior
        if origin.head.shape == "part" and not origin.named:
            return self.issuer.kind in ("hospital", "school", "company", "bureau", "town", "village")
        return any(
            other.named
            and other.head.surface.endswith(head.surface[-2:])
            and self.body[other.start : other.end].endswith(text)
            for other in accepted
        )
