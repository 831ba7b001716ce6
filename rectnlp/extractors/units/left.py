"""Where a body's name begins: ordinals, modifiers and quantifiers to the left of its last word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.extractors.units.candidates import Candidate
from rectnlp.extractors.units.grammar import Head
from rectnlp.extractors.units.places import BORDERS, EDGES, NAME_TAGS, Border, Places
from rectnlp.linking.bodies.official import LEVEL_CHARS

_NUMBER = "[一二三四五六七八九十百0-9]{1,3}"
_ORDINAL = re.compile(rf"(?:第?{_NUMBER}(?:至|到|、|和|-|—|~|及))*第{_NUMBER}$")
_QUANTIFIED = re.compile(
    r"""
    (?: 各(?:级|个|类|有关|相关|基层|自|派驻|派出)? | 每个? | 所有 | 全部 | 部分 | (?:有|相)关 | 其[他它余]
      | 多[个家所名] | 若干 | 同级 | 上级 | 下级 | 两级 | 上述
      | [0-9一二两三四五六七八九十百]余?多?[个家所支批]                 # 13个街道办事处
      | \([省市县区旗、]{1,5}\)                                       # 县(市、区)人民法院
    )
    (?:区直|县直|市直|省直|街道|乡镇|基层)?$
    """,
    re.VERBOSE,
)
_COUNTED = re.compile("[0-9一二两三四五六七八九十百][余多]?[个支家][一-龥]{1,6}的$")
_ANONYMOUS = re.compile(r"(?:某|甲|乙|丙|丁|A|B|C|XX|xx)$")
_ANONYMOUS_PLACE = re.compile(
    r"(?:某{1,3}|[xX×*○]{1,4}|[甲乙丙丁戊己庚辛A-Z])(?:省|市|州|区|县|旗|盟|镇|乡|街道|村|社区)?$"
)
_BRACKET = re.compile(r"(?<=[一-龥])\((?:集团|控股|中国|股份|[一-龥]{2,3})\)$")
_QUOTED = re.compile(r"[“‘][^“”‘’\n]{1,12}[”’]$")
_PREPOSITIONS = frozenset("对向将把被给从在由")
# One character before a name that is no part of it: verbs, level words, adverbs.
_SINGLE = frozenset(
    "查设建送报找罚约访问请派赴到达省市县区旗州盟镇乡村某已未均后前中内外上下里如像就则又还也却仍若替且因"
)
_REGISTERED = ("有限公司", "有限责任公司", "股份有限公司")
_FUNCTION = frozenset(("p", "c", "d", "r", "m", "q", "u", "uj", "ul", "x", "y", "t"))
_SUBORDINATE = ("直属", "下属", "所属")
_AREAS = ("景区", "园区", "库区", "新区", "片区", "林区", "矿区", "港区")
# Words of one character before a place's name, which hardly ever begin one.
_LEADING = frozenset("像如就且若则")
_PLAIN = frozenset(
    ("工作", "专项", "专门", "联合", "督导", "专项工作", "联合工作", "工作专", "省级", "市级", "区级", "县级")
)
# Tags of words that names of groups and companies are made of (ICTCLAS).
_GO_TAGS = NAME_TAGS | frozenset(("n", "vn", "an", "b", "l", "s", "g", "ng", "i", "k", "h", "a"))
# Tags of morphemes, which a word of several characters has only where the dictionary does not know it.
_MORPHEMES = frozenset(("g", "ng", "vg", "zg", "ag"))
# Short names of provinces that companies' short names begin with, and hardly any verb.
_PROVINCES = frozenset("豫鄂皖苏浙赣粤桂琼渝冀晋鲁闽黔滇湘沪")
_LONGEST = 24  # characters of modifiers before a last word


def body_is_area(body: str, at: int) -> bool:
    """Whether a common word for an area stands before: 景区|管委会."""
    return body[at - 2 : at] in _AREAS


class Left(Places):
    """Looks left from a position in one bulletin."""

    def quantified(self, start: int) -> bool:
        """Whether a quantifier stands directly before."""
        if self.body[start - 1 : start] == "的":  # 7个专门的|核查组
            return _COUNTED.search(self.body, max(0, start - 12), start) is not None
        return (
            start > 0
            and self.body[start - 1] not in EDGES
            and _QUANTIFIED.search(self.body, max(0, start - 8), start) is not None
        )

    def generic_before(self, start: int) -> bool:
        """Whether a word that names nothing stands directly before: 涉农街道党工委."""
        return self.left.get(self.body[start - 2 : start]) in ("generic", "owner", "quantifier")

    def ordinal(self, start: int) -> int:
        """Where 第三 or 第一、第二 before a position begins."""
        if not start or self.body[start - 1] not in "一二三四五六七八九十百0123456789":
            return start
        match = _ORDINAL.search(self.body, max(0, start - 24), start)
        return match.start() if match else start

    def place_name(self, at: int) -> Border:
        """The name before 街道, 镇, 村: back to a border, or the last word where there is none near."""
        body, words, left = self.body, self.words, self.left
        if match := _ANONYMOUS_PLACE.search(body, max(0, at - 6), at):
            return self.places(match.start())
        low = max(self.stop, at - 5, 0)
        start = at
        while start > low and not self.borders(start - 1):
            level = body[start - 1] in LEVEL_CHARS and start < at
            if level and (self.common(body[start - 2 : start]) or self.place(start) is not None):
                break
            if start < at and left.get(body[start - 2 : start]) == "border":
                break
            start -= 1
        if start == at:
            return Border(at, self.quantified(at))
        if at - start > 4 or (at - start == 4 and body[start - 1 : start] not in BORDERS):
            i = words.index(at - 1)
            start = words.starts[i] if at - words.starts[i] > 1 or i == 0 else words.starts[i - 1]
        for i in words.between(start, at):
            if words.ends[i] < at and left.get(words.surfaces[i]) == "border":
                start = words.ends[i]
        while at - start > 2 and body[start] in _LEADING and self.borders(start - 1):
            start += 1  # 就|青竹村
        name = body[start:at]
        kind = left.get(name)
        if kind == "quantifier" or self.quantified(at):
            return Border(start, True)
        if kind in ("border", "generic", "owner", "verb") or self.common(name) or name in LEVEL_CHARS:
            return Border(at)
        if kind is None and not self.proper(start, at):
            i = words.index(at - 1)
            if words.tags[i] not in NAME_TAGS or words.starts[i] <= start:
                return Border(at)
            start = words.starts[i]
        if self.quantified(start):
            return Border(start, True)
        return Border(self.places(start).start)

    def walk(self, at: int, stop: int) -> Border:
        """Word by word to the left through modifiers; `stop` is where a body ends that the name may be a part of."""
        body, words = self.body, self.words
        start = self.ordinal(at)
        if start < at:
            return Border(start)
        while start > 0 and start != stop:
            i = words.index(start - 1)
            if at - words.starts[i] > _LONGEST:
                break
            begin = max(words.starts[i], stop) if stop < start else words.starts[i]
            word, tag = body[begin:start], words.tags[i]
            if (beyond := self.beyond(word, tag, start)) is not None:
                start = beyond
                continue
            glued = word[0] in _PREPOSITIONS or (word[0] == "原" and len(word) == 3)
            if (
                glued and len(word) in (2, 3) and (tag in NAME_TAGS or tag in _MORPHEMES)
            ):  # 对溯|江能源集团, 原云枫|集团
                start = begin + 1
                break
            if word[0] in BORDERS and (len(word) == 1 or not word.isalnum() or word[-1] in LEVEL_CHARS):
                break
            if word[0] in BORDERS and self.left.get(word[1:]) == "border":  # 对原|商贸集团
                break
            if _ANONYMOUS.search(word):
                return Border(begin - 2 if body[begin - 2 : begin] == "中国" else begin)
            kind = self.left.get(word)
            if kind == "quantifier" or (word[0] in "各每" and len(word) > 2):  # 各乡镇|农服中心
                return Border(begin, True)
            if kind in ("border", "common", "owner") and body[begin - 1 : begin] != "某":  # but 某国有林场
                break
            if kind is None and tag == "q" and i and (words.tags[i - 1] == "ns" or begin == stop):  # 辽河|口
                start = begin
                continue
            if kind is None and tag in ("m", "q", "mq"):
                return Border(start, not word.startswith("第"))
            if kind is None and (tag not in _GO_TAGS or word in LEVEL_CHARS):
                if word[0] in _PROVINCES and len(word) == 2 and self.borders(begin - 1):  # 与|豫能|水电集团
                    start = begin
                break
            start = begin
        if start < at and self.odd(start):
            start -= 1
        return Border(start, self.quantified(start))

    def beyond(self, word: str, tag: str, start: int) -> int | None:
        """Where a piece that belongs to a name as a whole begins: quotation, bracket, ordinal, short place."""
        body = self.body
        if word in "”’" and (quoted := _QUOTED.search(body, max(0, start - 14), start)):
            return quoted.start()
        if word == ")" and (bracket := _BRACKET.search(body, max(0, start - 8), start)):  # 远洋运输(集团)总公司
            return bracket.start()
        if tag in ("m", "q", "mq") and self.left.get(word) is None and (numbered := self.ordinal(start)) < start:
            return numbered
        if (tag not in _GO_TAGS or len(word) == 1) and self.left.get(word) is None:
            return self.short(start)  # 魏|都|投资公司: the segmenter cuts short place names
        return None

    def odd(self, start: int) -> bool:
        """Whether the segmenter cut one character of a name off: 润|禾供水公司."""
        body = self.body
        if start < 2 or body[start - 1] in BORDERS or body[start - 1] in _SINGLE:
            return False
        return body[start - 2] in BORDERS and "一" <= body[start - 1] <= "龥" and self.left.get(body[start - 1]) is None

    def proper_or_noun(self, start: int, end: int) -> bool:
        """Whether a stretch is made of words that names are made of."""
        words = self.words
        i = words.index(start)
        while i < len(words) and words.starts[i] < end:
            if words.tags[i] not in _GO_TAGS:
                return False
            i += 1
        return True

    def named_before(self, surface: str, at: int, stop: int) -> int:
        """Where the proper name begins that makes one body of a common word: 赵家|供销社, 云岭景区|管委会."""
        area = at - 2 if body_is_area(self.body, at) else at
        border = self.place_name(at) if surface.startswith("供销") else self.walk(area, stop)
        named = border.start < at and not border.quantified and self.named_words(border.start, at)
        return border.start if named else at

    def named_words(self, start: int, end: int) -> bool:
        """Whether a stretch holds a proper name, or is anonymised."""
        words = self.words
        if self.places(end).start < end or _ANONYMOUS.search(self.body, max(0, end - 2), end):
            return True
        return any(words.tags[i] in NAME_TAGS for i in words.between(start, end))

    def verbal(self, own: str) -> bool:
        """Whether what stands before a closed name is but a verb that could be a modifier: 保障开发区."""
        return self.left.get(own) in ("modifier", "verb")

    def trimmed(self, start: int, at: int) -> int:
        """Where a name begins without what governs it: 追缴|柳林管理所, 所属|水务公司."""
        words, left = self.words, self.left
        i = words.index(start)
        while start < at and words.starts[i] == start and left.get(words.surfaces[i]) in ("verb", "owner"):
            rest = words.ends[i]
            if rest >= at or left.get(words.surfaces[i + 1]) not in (None, "place", "utility", "verb", "owner"):
                break
            start, i = rest, i + 1
        return start

    def plain(self, own: str) -> bool:
        """Whether modifiers say nothing about the group: 工作专班."""
        return own in _PLAIN

    def generic(self, own: str) -> bool:
        """Whether modifiers name nothing: 下属, 国有, 社区日间照料."""
        at, left = 0, self.left
        utility = False
        generic = False
        while at < len(own):
            for size in (4, 3, 2):
                kind = left.get(own[at : at + size])
                if kind in ("generic", "owner", "modifier", "verb", "utility"):
                    utility |= kind == "utility"
                    generic |= kind in ("generic", "owner")
                    at += size
                    break
            else:
                return False
        return not utility and (generic or len(own) <= 2)

    def class_word(self, own: str) -> bool:
        """Whether what stands before a last word makes a class of it: 乡镇|畜牧站."""
        return self.left.get(own) == "generic"

    def further(self, found: Sequence[Candidate], head: Head, at: int, start: int) -> int:
        """Where a name begins that the walk cut: at the body that it is subordinate to, at a company's own word.

        厅|直属设计院: where the body ends. 子公司|安居物业服务有限公司: a registered name has a word that is its own.
        """
        if head.surface in _REGISTERED and at < start and self.generic(self.body[at:start]):
            i = self.words.index(at - 1)
            own = at and self.words.ends[i] == at and self.words.ends[i] - self.words.starts[i] == 2
            if own and self.words.tags[i] not in _FUNCTION and self.left.get(self.words.surfaces[i]) is None:
                return self.words.starts[i]
        bare = at == start and head.bare == "no" and self.body[at - 2 : at] in _SUBORDINATE
        owner = found[-1] if found and bare else None
        return owner.end if owner and owner.end == at - 2 and owner.kind != "class" else at

    def levelled(self, at: int) -> int:
        """Where a level stands before a verb that the walk left out of the name: 县|打击|整治工作组, 县委|实施|…."""
        i = self.words.index(at - 1)
        level = at > 2 and (self.body[at - 3] in LEVEL_CHARS or self.stop == at - 2) and self.words.starts[i] == at - 2
        verb = level and self.words.tags[i] == "v" and self.left.get(self.words.surfaces[i]) is None
        return at - 2 if verb else at

    def function(self, at: int) -> int | None:
        """Where a level or place begins that is followed by one to eight characters of function: 县|投促|局."""
        body = self.body
        for end in range(at, max(0, at - 9), -1):
            char = body[end - 1]
            if end < at and body[end] in BORDERS:
                return None
            if end == at and char in LEVEL_CHARS and body[at : at + 1] in ("办", "委", "所"):
                return None
            if char in LEVEL_CHARS and not self.common(body[end - 2 : end]):
                border = self.places(end)
                word = body[end:at]
                if border.start < end and not border.quantified and self.left.get(word) != "border":
                    return border.start
                return None
            if char == "某":
                return self.places(end - 1).start  # 某县|某局
        return None
