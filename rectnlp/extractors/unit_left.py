"""Where a body's name begins: levels and places, ordinals, modifiers, quantifiers to the left of its last word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors.unit_grammar import LEVEL_CHARS, Grammar
from rectnlp.gazetteer import gazetteer
from rectnlp.issuer import Issuer, shorts

# Characters that hardly ever stand inside a fictional or unknown place name, and so are its left border.
_BORDERS = frozenset(
    "予其辖的了对向由在将被把从经于给让使按据因但而并与及和等所是为含受送报交赴至到是即系含原该各每全我本们个家所名次项①②③④⑤⑥⑦⑧⑨⑩.;、,。;:“”‘’()《》〈〉!? \n\t-—…/|\ue000\ue001"
)
# Those that end no place name and no quantifier.
_EDGES = frozenset(
    "0123456789日予①②③④⑤⑥⑦⑧⑨⑩的了对向由将被把从按据因但而与及等是、,。;:.“”‘’()《》〈〉!? \n\t-—…/|\ue000\ue001"
)
# Borders that may end a place name all the same.
_NAME_FINALS = frozenset("原和家所至达")
_PREPOSITIONS = frozenset("对向将把被给从在由")
# One-character verbs that govern a body.
_SINGLE_VERBS = frozenset("查设建送报找罚约访问请派赴到达省市县区旗州盟镇乡村某已未均后前中内外上下里")
_MEASURES = frozenset("个家所名项次")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千多余数几每各")
_ANONYMOUS = re.compile(r"(?:某{1,3}|[xX×*○]{1,4}|[甲乙丙丁戊己庚辛A-Z])(?:省|市|州|区|县|旗|盟|镇|乡|街道|村|社区)?$")
_ORDINAL = re.compile(
    r"(?:(?:第[一二三四五六七八九十百0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:至|到|、|和|-|—|~|及))*第[一二三四五六七八九十百0-9]{1,3}$"
)
_TERM = re.compile(r"第?[一二三四五六七八九十0-9]{1,3}届$")
_QUANTIFIED = re.compile(
    r"(?:各(?:级|个|类|有关|相关|基层|自|派驻|派出)?|每个?|所有|全部|部分|(?:有|相)关|其[他它余]|多[个家所名]|若干|同级|上级|下级|两级|上述"
    r"|[0-9一二两三四五六七八九十百]余?(?:多)?[个家所支批]|\([省市县区旗、]{1,5}\))(?:区直|县直|市直|省直|街道|乡镇|基层)?$"
)
_BRACKET = re.compile(r"(?<=[一-龥])\((?:集团|控股|中国|股份|[一-龥]{2,3})\)$")
_TWO_LEVELS = re.compile(r"(?:省、?市|市、?县|市、?区|区、?县|县、?区|中央、?省)$")
# No name holds these: an ordinal, a term, a committee.
_NO_NAME = re.compile("[第届委0-9]|^[一二三四五六七八九十两]")
_PLAIN = frozenset(
    ("工作", "专项", "专门", "联合", "督导", "专项工作", "联合工作", "工作专", "省级", "市级", "区级", "县级")
)
_NAME_TAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nz", "nt", "j", "x", "eng", "nrj"))
_NOUN_TAGS = frozenset(("n", "s", "f", "q", "g", "ng", "vg"))  # q: what the segmenter calls unknown names in 家
_GO_TAGS = frozenset(("n", "vn", "an", "b", "j", "l", "s", "ns", "nr", "nrt", "nrfg", "nz", "nt", "x", "eng", "g", "ng", "i", "k", "h", "a"))  # fmt: skip
# Function words before a company or group that the segmenter may miss.
_LONGEST = 24


@dataclass(slots=True)
class Border:
    """Where a name begins, and whether a quantifier stands there."""

    start: int
    quantified: bool = False


class Left:
    """Looks left from a position in one bulletin."""

    def __init__(self, analysis: Analysis, issuer: Issuer, grammar: Grammar) -> None:
        self.body = analysis.body
        self.words = analysis.words
        self.left = grammar.left
        self.gazetteer = gazetteer()
        self.names = issuer.places
        self.shorts = shorts(issuer)
        self.stop = 0  # where the last body ends: no place name begins before it

    def quantified(self, start: int) -> bool:
        """Whether a quantifier stands directly before."""
        return (
            start > 0
            and self.body[start - 1] not in _EDGES
            and _QUANTIFIED.search(self.body, max(0, start - 8), start) is not None
        )

    def generic_before(self, start: int) -> bool:
        """Whether a word that names nothing stands directly before: 涉农街道党工委."""
        return self.left.get(self.body[start - 2 : start]) in ("generic", "owner", "quantifier")

    def common(self, word: str) -> bool:
        """Whether a word that ends like a place's name is none: 全市, 园区."""
        return self.left.get(word) in ("common", "generic")

    def ordinal(self, start: int) -> int:
        """Where 第三 or 第一、第二 before a position begins."""
        if start and self.body[start - 1] in "一二三四五六七八九十百0123456789":
            if match := _ORDINAL.search(self.body, max(0, start - 24), start):
                return match.start()
        return start

    def places(self, at: int) -> Border:
        """Takes in level words and place names: 许昌市|魏都区|住建局, 区|住建局, 某县|水利局, 省市|财政部门."""
        body, start = self.body, at
        if not at or body[at - 1] in _EDGES:
            return Border(at)
        if body[at - 1] == "届" and (term := _TERM.search(body, max(0, at - 6), at)):
            if self.place(term.start()) is None:
                level = term.start() - 1
                return Border(
                    level if level >= 0 and body[level] in LEVEL_CHARS and body[level - 1] in _BORDERS else at
                )
            start = term.start()
        while start:
            char = body[start - 1]
            if char in "县市区" and start == at and (two := _TWO_LEVELS.search(body, max(0, at - 4), at)):
                return Border(two.start())
            if char in LEVEL_CHARS or char in "镇乡":
                if (place := self.place(start)) is not None:
                    start = place
                    continue
                if start == at and char in LEVEL_CHARS and not self.common(body[start - 2 : start]):
                    before = body[start - 2 : start - 1]
                    if before in ("各", "全", "两", "每", "跨", "外"):
                        return Border(start - 2, True)
                    if before in ("我", "本", "该"):
                        return Border(at)
                    if body[start - 3 : start - 1] == "自治":
                        return Border(start - 3)
                    start -= 1
                    if before == "中" or body[start - 2 : start] == "直辖":
                        return Border(at)
                break
            if char in "区州县旗" or char in _BORDERS:
                break
            if (short := self.short(start)) is None:
                if (anonymous := _ANONYMOUS.search(body, max(0, start - 5), start)) and start == at:
                    start = anonymous.start()
                    continue
                break
            start = short
        if start < at and body[start - 2 : start] == "中共":
            start -= 2
        return Border(start)

    def place(self, end: int) -> int | None:
        """Where the full name of a place that ends here begins."""
        body = self.body
        if end < 2 or body[end - 2] in _EDGES:
            return None
        first = end - 2
        low = max(self.stop, end - 11)
        while first > low and body[first - 1] not in _EDGES:
            first -= 1
        by_name, names = self.gazetteer.by_name, self.names
        for start in range(max(first, self.stop), end - 1):
            name = body[start:end]
            if name in names or (name in by_name and (end - start > 2 or self.begins(start))):
                return start
        if match := _ANONYMOUS.search(body, max(0, end - 7), end):
            if match.end() - match.start() > 1:
                return match.start()
        return None if self.common(body[end - 2 : end]) else self.unknown(end)

    def begins(self, at: int) -> bool:
        """Whether a word begins here: 开县 is a county, but not in 召开县委会议."""
        words = self.words
        i = words.index(at)
        return i < 0 or words.starts[i] == at

    def unknown(self, end: int) -> int | None:
        """The same for a place that no gazetteer knows: proper nouns, two to five characters behind a border."""
        body, level = self.body, end - 1
        for start in range(end - 2, max(-2, end - 7), -1):
            if start + 1 < self.stop:
                return None
            if start == end - 2 and body[start] in _NAME_FINALS:  # 汀原县, 永和县
                continue
            if start < 0 or body[start] in _BORDERS:
                name = body[start + 1 : end]
                if 2 < len(name) <= 5 and not self.common(name) and not _NO_NAME.search(name):
                    if self.left.get(name[:-1]) is None and self.proper(start + 1, level):
                        return start + 1
                return None
        return None

    def proper(self, start: int, end: int) -> bool:
        """Whether a stretch reads as a proper noun: no verb, adverb or function word of two characters in it."""
        words = self.words
        at = start
        for i in range(words.index(start), len(words)):
            begin, stop = max(start, words.starts[i]), min(end, words.ends[i])
            if begin >= end:
                break
            whole = words.starts[i] == begin and words.ends[i] == stop
            if whole and stop - begin > 1 and words.tags[i] not in _NAME_TAGS and words.tags[i] not in _NOUN_TAGS:
                return False
            at = stop
        return at >= start

    def short(self, end: int) -> int | None:
        """Where a short place name (许昌) that ends here begins: the issuer's places, else proper nouns of the gazetteer."""
        body, words = self.body, self.words
        for size in (2, 3, 4):
            name = body[end - size : end]
            if name in self.shorts:
                return end - size
            if name in self.gazetteer.by_short:
                i = words.index(end - 1)
                if words.starts[i] == end - size and words.ends[i] >= end and words.tags[i] in _NAME_TAGS:
                    return end - size
        return None

    def borders(self, at: int) -> bool:
        """Whether a character ends a place name to its right; a measure word only behind a number (晁家社区, 3家社区)."""
        char = self.body[at]
        if char in _MEASURES:
            return self.body[at - 1 : at] in _NUMERALS
        return char in _BORDERS

    def place_name(self, at: int) -> Border:
        """The name before 街道, 镇, 村: one to four characters back to a border, or the last word where there is none."""
        body, words, left = self.body, self.words, self.left
        if match := _ANONYMOUS.search(body, max(0, at - 6), at):
            return self.places(match.start())
        low = max(self.stop, at - 5, 0)
        start = at
        while start > low and not self.borders(start - 1):
            if body[start - 1] in LEVEL_CHARS and start < at:
                if self.common(body[start - 2 : start]) or self.place(start) is not None:
                    break
            if start < at and left.get(body[start - 2 : start]) == "border":
                break
            start -= 1
        if start == at:
            return Border(at, self.quantified(at))
        if at - start > 4 or (at - start == 4 and body[start - 1 : start] not in _BORDERS):
            i = words.index(at - 1)
            start = words.starts[i] if at - words.starts[i] > 1 or i == 0 else words.starts[i - 1]
        for i in words.between(start, at):
            if words.ends[i] < at and left.get(words.surfaces[i]) == "border":
                start = words.ends[i]
        name = body[start:at]
        kind = left.get(name)
        if kind == "quantifier" or self.quantified(at):
            return Border(start, True)
        if kind in ("border", "generic", "owner", "verb") or self.common(name) or name in LEVEL_CHARS:
            return Border(at)
        if kind is None and not self.proper(start, at):
            i = words.index(at - 1)
            if words.tags[i] not in _NAME_TAGS or words.starts[i] <= start:
                return Border(at)
            start = words.starts[i]
        if self.quantified(start):
            return Border(start, True)
        return Border(self.places(start).start)

    def walk(self, at: int, stop: int) -> Border:
        """Word by word to the left through modifiers; `stop` is where a body ends that the name may be a part of."""
        body, words, left = self.body, self.words, self.left
        start = self.ordinal(at)
        if start == stop:
            return Border(start)
        if start < at:
            return Border(start)
        i = words.index(start - 1) if start else -1
        while i >= 0 and at - words.starts[i] <= _LONGEST:
            if start == stop:
                break
            begin = max(words.starts[i], stop) if words.starts[i] < stop < start else words.starts[i]
            word, tag = body[begin:start], words.tags[i]
            if word == "”" or word == "’":
                opening = body.rfind("“" if word == "”" else "‘", max(0, start - 14), start)
                if opening < 0:
                    break
                start = opening
                i = words.index(start - 1) if start else -1
                continue
            if word == ")" and (bracket := _BRACKET.search(body, max(0, start - 8), start)):  # 远洋运输(集团)总公司
                start = bracket.start()
                i = words.index(start - 1) if start else -1
                continue
            if word[0] in _PREPOSITIONS and len(word) in (2, 3) and tag in _NAME_TAGS:  # 对溯|江能源集团
                start = begin + 1
                break
            if word[0] in _EDGES and word[-1] in LEVEL_CHARS:  # 对市|交通集团
                break
            if word[0] in _BORDERS and (len(word) == 1 or not word.isalnum()):
                break
            if word.endswith("某") or word in ("甲", "乙", "丙", "丁", "A", "B", "C", "XX", "xx"):
                return Border(begin - 2 if body[begin - 2 : begin] == "中国" else begin)
            kind = left.get(word)
            if kind == "quantifier":
                return Border(begin, True)
            if kind in ("border", "common"):
                break
            if kind is None:
                if tag in ("m", "q", "mq"):
                    if (numbered := self.ordinal(start)) < start:
                        start = numbered
                        i = words.index(start - 1) if start else -1
                        continue
                    return Border(start, not word.startswith("第"))
                if tag not in _GO_TAGS or len(word) == 1:
                    if (name := self.short(start)) is not None:  # 魏|都|投资公司: the segmenter cuts short place names
                        start = name
                        i = words.index(start - 1) if start else -1
                        continue
                    if tag not in _GO_TAGS:
                        break
                if len(word) == 1 and word in LEVEL_CHARS:
                    break
            start = begin
            i = words.index(start - 1) if start else -1
        if start < at and self.odd(start):
            start -= 1
        return Border(start, self.quantified(start))

    def odd(self, start: int) -> bool:
        """Whether one character is left over between a border and a name, which the segmenter cut off: 润|禾供水公司."""
        body = self.body
        if start < 2 or body[start - 1] in _BORDERS or body[start - 1] in _SINGLE_VERBS:
            return False
        return (
            body[start - 2] in _BORDERS and "一" <= body[start - 1] <= "龥" and self.left.get(body[start - 1]) is None
        )

    def verbal(self, own: str) -> bool:
        """Whether what stands before a closed name is but a verb that could be a modifier: 保障开发区."""
        return self.left.get(own) in ("modifier", "verb")

    def trimmed(self, start: int, at: int) -> int:
        """Where a name begins without the verb that governs it or the word for whose it is: 追缴|柳林管理所, 所属|水务公司."""
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

    def function(self, at: int) -> int | None:
        """Where a level or place begins that is followed by one to eight characters of function: 县|投促|局."""
        body = self.body
        for end in range(at, max(0, at - 9), -1):
            char = body[end - 1]
            if end < at and body[end] in _BORDERS:
                return None
            if end == at and char in LEVEL_CHARS and body[at : at + 1] in "办委所":
                return None
            if char in LEVEL_CHARS and not self.common(body[end - 2 : end]):
                border = self.places(end)
                word = body[end:at]
                if border.start < end and not border.quantified and self.left.get(word) != "border":
                    return border.start
                return None
            if char == "某":
                return end - 1
        return None
