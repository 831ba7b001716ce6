"""How the left border of a name is found, one method a shape of last word (see `lexicons/unit_suffixes.tsv`)."""

from __future__ import annotations

from rectnlp.extractors.units.beside import listed_or_labelled
from rectnlp.extractors.units.builder import Builder
from rectnlp.extractors.units.candidates import Candidate, before_bracket, before_mode
from rectnlp.extractors.units.grammar import Head
from rectnlp.extractors.units.inner import among, labelled, likely, listed, official, owned, section_begin, whole
from rectnlp.extractors.units.paired import lengthened, paired
from rectnlp.extractors.units.patterns import (
    BESIDE,
    BY_NAME,
    EVERY,
    FORMAL,
    FOUNDED,
    NUMBERED_MEETING,
    PAIRED,
    SECOND_NAME,
    TOWNS,
)
from rectnlp.extractors.units.places import BORDERS
from rectnlp.extractors.units.within import away, outpost, room

# Last words of names of two functions.
_PAIRS = frozenset(("中心", "服务中心", "事务中心", "管理中心", "管理处", "管理所", "管理站"))
# Houses that a school speaks of by their kind.
_OF_SCHOOLS = frozenset(("图书馆", "档案馆", "校史馆", "博物馆", "实训中心"))


class Shapes(Builder):
    """Turns last words, met from left to right in one bulletin, into candidates."""

    def formal(self, head: Head, start: int, end: int) -> None:
        """中共X委员会."""
        if match := FORMAL.match(self.body, start):
            discipline = "纪律检查" in match[0]
            self.add(start, match.end(), head._replace(unit_type="discipline" if discipline else "party"), "unit", True)

    def party(self, head: Head, start: int, end: int) -> None:
        """民盟县委会, 九三学社青州市委员会."""
        words = self.left.words
        match = BESIDE.match(self.body, end) if words.starts[words.index(start)] == start else None
        if match and not any(char in BORDERS for char in match[0]):
            self.add(start, match.end(), head, "unit", True)

    def central(self, head: Head, start: int, end: int) -> None:
        """教育部, 党中央, 县工商银行."""
        at = self.left.places(start) if head.unit_type == "enterprise" else None
        self.add(at.start if at and not at.quantified else start, end, head, "unit", True)

    def committee(self, head: Head, start: int, end: int) -> None:
        """区委, 青山区委: the level word is part of the head."""
        if head.surface.endswith("委") and self.guards.titled(end, committee=True):
            self.add(start, end, head, "class")
            return
        at = self.left.places(start + 1)
        own = at.start > start  # 各|县委, 该|县委: the level word is a word with what stands before it
        if at.quantified or (own and self.body[start - 1 : start] in EVERY):
            self.add(min(at.start, start - 1), end, head, "class")
            return
        at.start = min(at.start, start)
        prior = self.last(at.start)
        self.add(prior.start if prior and prior.kind == "place" else at.start, end, head, "unit", True)

    def body_head(self, head: Head, start: int, end: int) -> None:
        """A closed name, with the levels and places before it, or the body that it is an organ of."""
        prior = self.last(start)
        if prior and prior.kind in ("unit", "place", "back") and self.attaches(prior, head):
            self.finish(prior.start, end, head, prior.kind if prior.kind == "back" else "unit", True, prior)
            return
        if (both := paired(self.left, start, self.lexicons, head.surface)) is not None:  # 县林业和|园林局
            self.finish(both, end, head, "unit", True)
            return
        if (owner := outpost(self.body, self.found, head, start, self.lexicons)) is not None:
            self.finish(owner.start, end, head, "unit", True, owner)
            return
        if prior and prior.kind == "short":
            owned = self.issuer.owns(prior.head.surface) or prior.head.shape == "zone"
            if owned or prior.head.shape == "place":
                self.finish(prior.start, end, head, "unit" if owned else "back", True, prior)
                return
        pair = self.last(start - 1) if head.surface == "政府" and self.body[start - 1] == "、" else None
        if pair and pair.head.shape == "part" and pair.head.unit_type == "party" and pair.kind != "class":
            self.finish(start, end, head, pair.kind, False, pair.prior)  # 镇党委、政府
            return
        if prior and prior.kind == "class" and (prior.head.shape != "committee" or self.body[prior.start] in EVERY):
            self.add(prior.start, end, head, "class")
            return
        if not prior and self.body[start - 1 : start] == ")" and head.surface in ("管委会", "管理委员会", "党工委"):
            bracket = SECOND_NAME.search(self.body, max(0, start - 12), start)
            if bracket and (owner := before_bracket(self.found, bracket.start())):
                self.finish(owner.start, end, head, "unit", True, owner)
                return
        ordinal = self.left.ordinal(start)
        if (owner := before_mode(self.body, self.found, head.unit_type, ordinal, self.left.ordinal)) is not None:
            self.finish(owner.start, end, head, "unit", True, owner)
            return
        at = self.left.places(ordinal)
        if at.start == start and not prior and head.surface[-1] in "局厅队" and not at.quantified:
            longer = lengthened(self.left, start, self.lexicons)
            if longer is not None and longer >= self.last_end():
                self.finish(longer, end, head, "unit", True)
                return
        named = at.start < start
        if at.start != start and (prior := self.last(at.start)) and prior.kind in ("unit", "place", "back"):
            numbered = at.start == ordinal < start
            branch = head.surface == "税务局" and prior.head.surface.endswith("税务总局")
            if numbered or branch or prior.kind == "place" or prior.head.surface == "分局":
                self.finish(prior.start, end, head, "unit", True, prior)
                return
            if head.surface == "监委" and prior.head.surface == "纪委":  # 市纪委市监委 is one body
                self.finish(prior.start, end, self.grammar.by_surface["纪委监委"], "unit", True, prior)
                return
        if named and at.start == ordinal - 1 and self.left.quantified(at.start):  # 两个县财政局
            at.quantified = True
        if not named and head.surface in BY_NAME:
            name = self.left.named_before(head.surface, start, self.last_end())
            if name < start:
                self.finish(name, end, head, "unit", True)
                return
        bare = head.surface in self.guards.words.never_bare and not among(self.body, self.found, start, head)
        if at.quantified or (not named and (bare or self.is_class(start))):
            self.add(at.start, end, head, "class")
            return
        self.finish(at.start, end, head, "unit", named)

    def attaches(self, prior: Candidate, head: Head) -> bool:
        """Whether a closed name directly behind a body is a part of it."""
        if head.surface in ("政府", "人民政府", "人大", "政协", "人大常委会"):
            return prior.kind == "place"
        return True

    def place(self, head: Head, start: int, end: int) -> None:
        """X街道, X村: a place, which is a unit where it acts."""
        prior = self.last(start)
        if head.surface == "办事处" and (posted := away(self.body, self.found, start)):  # 县政府驻省城办事处
            begin = posted[1].start if posted[1] else self.left.places(posted[0]).start
            self.finish(begin, end, head._replace(unit_type="government", level=None), "unit", True, posted[1])
            return
        name = self.left.place_name(start)
        if name.quantified or name.start == start:
            if prior and prior.kind == "place" and not name.quantified:
                name.start = prior.start
            elif not name.quantified and self.issuer.owns(head.surface) and len(head.surface) > 2:  # 街道办事处
                self.finish(start, end, head, "unit", False)
                return
            else:
                self.add(start, end, head, "short" if len(head.surface) < 3 and not name.quantified else "class")
                return
        outer = self.last(name.start)
        if outer and (outer.kind not in ("place", "unit") or outer.head.shape not in ("place", "named")):
            outer = None
        begin = outer.start if outer else name.start
        body = len(head.surface) > 2 and not head.surface.endswith("街道")  # 办事处, 居委会: always bodies
        kind = "unit" if body else "place"
        self.add(begin, end, head, kind, True, outer if outer and outer.kind == "unit" else None)

    def part(self, head: Head, start: int, end: int) -> None:
        """党委, 办公室: part of the body before it."""
        prior = self.last(start)
        named = prior is not None and prior.head.shape in ("named", "place", "task")
        if prior and prior.kind == "class" and (named or self.body[prior.start] in EVERY):
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
        meeting = NUMBERED_MEETING.search(self.body, max(0, start - 24), start) if head.surface == "常委会" else None
        if meeting and (owner := self.last(meeting.start())) and owner.kind == "unit":
            self.closed = end  # 县委|第12次|常委会会议: a meeting of the committee
            return
        own = self.issuer.kind not in (None, "place") or labelled(self.body, start)
        if own and head.surface == "办公室" and listed_or_labelled(self.body, start, end):
            self.finish(start, end, head._replace(unit_type="institution"), "unit", False)
            return
        if head.surface == "党委" and self.body[start - 3 : start] == "自治区":
            self.finish(self.left.places(start).start, end, head._replace(level="province"), "unit", True)
            return
        ordinal = self.left.ordinal(start)
        if ordinal < start and (owner := self.last(ordinal)) and owner.kind != "class":
            self.finish(owner.start, end, head, "unit", True, owner)
            return
        if ordinal < start and head.surface.endswith("支部"):  # 第二党支部
            self.finish(ordinal, end, head, "unit", True)
            return
        if head.surface == "办公室":
            if (owner := room(self.body, self.found, head, start, self.barred)) is not None:
                self.finish(owner.start, end, head._replace(unit_type=owner.head.unit_type), "unit", True, owner)
                return
            at = self.left.walk(start, self.last_end())
            if at.start < start and not at.quantified and listed(self.body, self.found, at.start, end):
                self.finish(at.start, end, head._replace(unit_type="government", shape="section"), "unit", True)
                return
        if head.bare == "no" or self.is_class(start):
            self.add(start, end, head, "class")
            return
        self.finish(start, end, head, "unit" if head.bare == "yes" else "back", False)

    def section(self, head: Head, start: int, end: int) -> None:
        """教务处: a department, by itself only in its own body's bulletin."""
        begin = section_begin(self.left, self.found, head, start, self.last_end())
        if head.surface in ("科", "股") and (begin is None or begin > self.last_end()):
            owner = room(self.body, self.found, head, start, self.barred)
            if owner:
                self.finish(owner.start, end, head, "unit", True, owner)
                return
        if begin is None:
            return
        if self.body[begin - 2 : begin] == "机关":
            begin -= 2
        begin = self.left.ordinal(begin)
        prior = self.last(begin)
        if prior and (prior.kind == "unit" or (head.surface != "处" and prior.kind != "class")):
            self.finish(prior.start, end, head, "unit", True, prior)
        elif self.inner and not self.is_class(begin):
            if likely(self.body, self.found, head, begin, end):
                self.finish(begin, end, owned(self.issuer, head), "unit", False)
        elif listed(self.body, self.found, begin, end) and not self.is_class(begin):
            self.finish(begin, end, official(head), "unit", False)

    def task(self, head: Head, start: int, end: int) -> None:
        """X领导小组, X专班: an ad hoc group."""
        founded = FOUNDED.search(self.body, max(0, start - 32), start)
        if founded and not (
            self.found and self.found[-1].head.shape == "task" and self.left.stop > founded.start("own")
        ):
            if founded["count"]:
                self.add(founded.start("own"), end, head, "class")
                return
            if founded["own"] and not self.left.plain(founded["own"]):
                self.finish(founded.start("own"), end, head, "unit", True)
                return
        at = self.left.walk(start, self.last_end())
        at.start = self.left.levelled(at.start)
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
        both = paired(self.left, start, self.lexicons) if head.surface in _PAIRS else None
        if both is not None:
            self.finish(both, end, head, "unit", True)
            return
        at = self.left.walk(start, self.last_end())
        at.start = self.left.further(self.found, head, at.start, start)
        if head.surface in ("学院", "学部") and self.body[at.start - 1 : at.start] == "与":  # 化学与环境工程学院
            pair = PAIRED.search(self.body, max(0, at.start - 8), at.start)
            if pair and pair.start(1) >= self.left.stop and self.left.proper_or_noun(pair.start(1), at.start - 1):
                at.start = pair.start(1)
        if head.bare == "yes" and self.left.verbal(self.body[at.start : start]):
            at.start = start
        prior = self.last(at.start)
        if (
            at.quantified
            or self.guards.project(at.start, end, head.unit_type)
            or self.guards.governed(head, at.start, start)
        ):
            self.add(at.start, end, head, "class")
            return
        if prior and prior.kind == "short":
            owned = self.issuer.owns(prior.head.surface)
            if owned or prior.head.surface in TOWNS:  # 镇农技站, of the town named before
                quantified = self.body[prior.start - 1 : prior.start] in ("全", "各", "每")
                kind = "class" if quantified else "unit" if owned else "back"
                self.finish(prior.start, end, head, kind, True, prior)
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
        if begin < at.start and (prior := self.last(begin)) and prior.branches():
            self.finish(prior.start, end, head, "unit", True, prior)  # 建设银行|某省分行
            return
        own = self.body[begin:start]
        peer = (
            head.surface in _OF_SCHOOLS and self.issuer.kind == "school" and listed(self.body, self.found, start, end)
        )
        if not own and peer:  # 教务处、图书馆
            self.finish(start, end, head, "unit", False)
            return
        generic = self.left.generic(own) and not self.guards.subsidiary(self.issuer, begin, start, end)
        if not own:
            if self.is_class(start):
                self.add(start, end, head, "class")
            else:
                kind = {"yes": "unit", "back": "back"}.get(head.bare, "short")
                self.finish(start, end, head, kind, False)
        elif self.issuer.kind in ("bureau", "town") and head.surface[-1] in "队站所" and not self.left.class_word(own):
            self.finish(begin, end, head, "unit", True)  # 执法大队, of the bureau that speaks
        elif begin == at.start and (generic or (begin == walked and self.left.quantified(begin))):
            self.add(begin, end, head, "class")
        else:
            self.finish(begin, end, head, "unit", True)

    def zone(self, head: Head, start: int, end: int) -> None:
        """X化工园区: a zone, most often before its 管委会."""
        at = self.left.walk(start, self.last_end())
        levels = self.left.places(at.start)
        named = levels.start < start and not at.quantified and not levels.quantified
        every = at.quantified or levels.quantified or self.is_class(levels.start)
        self.add(levels.start, end, head, "place" if named else "class" if every else "short", named)

    def office(self, head: Head, start: int, end: int) -> None:
        """县投促局, 区创城办: a level or place before an unlisted function."""
        if head.surface[-1] in "中小" and self.body[end : end + 1] == "学":  # 第三中学, not 三中
            self.named(self.grammar.by_surface[head.surface[-1] + "学"], end - 1, end + 1)
            return
        if head.surface[-1] == "幼" and self.body.startswith("儿园", end):  # 第二幼儿园, not 二幼
            self.named(self.grammar.by_surface["幼儿园"], end - 1, end + 2)
            return
        begin = self.left.function(start)
        if begin is None and head.surface in ("局", "厅", "委员会"):
            begin = paired(self.left, start, self.lexicons)
        if begin is not None and not (self.found and self.found[-1].kind == "unit" and begin < self.found[-1].end):
            prior = self.last(begin)
            if prior and prior.kind == "place":
                begin = prior.start
            self.finish(begin, end, head, "unit", True, prior)
            return
        at = self.left.walk(start, self.last_end())
        prior = self.last(at.start)
        if prior and prior.kind in ("unit", "place") and (at.start < start or len(head.surface) > 2):
            self.finish(prior.start, end, head, "unit", True, prior)
        elif prior and prior.kind == "short" and prior.head.surface in TOWNS and at.start < start:  # 镇|民政|办
            if not self.is_class(prior.start):
                kind = "unit" if self.issuer.owns(prior.head.surface) else "back"
                self.finish(prior.start, end, head._replace(unit_type="government"), kind, True, prior)
        elif at.start < start and not at.quantified and whole(self.left, self.found, head, at.start, end):  # 党群工作局
            self.finish(at.start, end, head, "unit", True)
        elif len(head.surface) == 1 and (owner := room(self.body, self.found, head, start, self.barred)):
            self.finish(owner.start, end, head, "unit", True, owner)
        elif len(head.surface) == 1 and at.start == start:
            self.add(start, end, head, "short")

    def short(self, head: Head, start: int, end: int) -> None:
        """院, 校: only in 我院, 院党委."""
        self.add(start, end, head, "short")
