"""Places to the left of a body's last word: level words and names, known to the gazetteer or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors.units.grammar import Grammar
from rectnlp.gazetteer import gazetteer
from rectnlp.linking.bodies.official import LEVEL_CHARS
from rectnlp.page.issuer import Issuer, shorts

_MARKS = "、,。;:.“”‘’()《》〈〉!? \n\t-—…/|①②③④⑤⑥⑦⑧⑨⑩\ue000\ue001"
# Characters that end no place name (so no place is looked for behind them).
EDGES = frozenset(_MARKS + "0123456789日予的了对向由将被把从按据因但而与及等是")
# Characters that hardly ever stand inside a name that the gazetteer does not know, and so are its left border.
BORDERS = frozenset(
    _MARKS
    + "予其辖的了对向由在将被把从经于给让使按据因但而并与及和等所是为含受送报交赴至到即系原该各每全我本们个家名次项暨"
)
# Borders that may end a place name all the same (汀原县, 永和县).
_NAME_FINALS = frozenset("原和家所至达暨")
# Counties whose names are far more often a conjunction and the level word: 市纪委会同|县财政局.
_CONJOINED = frozenset(("和县", "会同县"))
# Measure words are borders only behind a number: 3家社区, but 晁家社区.
_MEASURES = frozenset("个家所名项次")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千多数几每各")
_ANONYMOUS = re.compile(r"(?:某{1,3}|[xX×*○]{1,4}|[甲乙丙丁戊己庚辛A-Z])(?:省|市|州|区|县|旗|盟|镇|乡|街道|村|社区)?$")
_TERM = re.compile(r"第?[一二三四五六七八九十0-9]{1,3}届$")
_TWO_LEVELS = re.compile(r"(?:省、?市|市、?县|市、?区|区、?县|县、?区|中央、?省)$")
# No name holds these: an ordinal, a term, a committee.
_NO_NAME = re.compile("[第届委某属0-9]|企业|单位|部门|^[一二三四五六七八九十两]")
# What the segmenter calls a number and is the beginning of a name.
_NUMBERED = re.compile("[一-龥]+家|[一二三四五六七八九十百千万双两半]{1,2}[里道岔沟星门桥岭河庙坪塘龙山泉湾墩圩堡亩]")
# Tags of words that proper names are cut into (ICTCLAS).
NAME_TAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nz", "nt", "j", "x", "eng", "nrj"))
_NOUN_TAGS = frozenset(("n", "s", "f", "q", "g", "ng", "vg"))  # q, g: what the segmenter calls unknown names


@dataclass(slots=True)
class Border:
    """Where a name begins, and whether a quantifier stands there."""

    start: int
    quantified: bool = False


class Places:
    """Looks left for places from a position in one bulletin."""

    def __init__(self, analysis: Analysis, issuer: Issuer, grammar: Grammar) -> None:
        self.body = analysis.body
        self.words = analysis.words
        self.left = grammar.left
        self.gazetteer = gazetteer()
        self.names = issuer.places
        self.shorts = shorts(issuer)
        self.stop = 0  # where the last body ends: no place name begins before it

    def common(self, word: str) -> bool:
        """Whether a word that ends like a place's name is none: 全市, 园区."""
        return self.left.get(word) in ("common", "generic")

    def places(self, at: int) -> Border:
        """Takes in level words and place names: 武汉市|青山区|住建局, 区|住建局, 某县|水利局, 省市|财政部门."""
        body, start = self.body, at
        if not at or body[at - 1] in EDGES:
            return Border(at)
        if body[at - 1] == "届" and (term := _TERM.search(body, max(0, at - 6), at)):
            start = term.start()  # 平湖市第十二届人大常委会, 市第八届人大常委会; but of 十六届县委 only 县委
            if self.place(start) is None:
                level = start > 0 and body[start - 1] in LEVEL_CHARS and body[start - 2 : start - 1] in BORDERS
                return Border(start - 1 if level else at)
        while start:
            char = body[start - 1]
            if char in "县市区" and start == at and (two := _TWO_LEVELS.search(body, max(0, at - 4), at)):
                return Border(two.start())
            if char in LEVEL_CHARS or char in "镇乡":
                if start == at and char in "市县区" and body[start - 2 : start - 1] == "该":
                    return Border(start - 1)
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
                    if (before == "中" and body[start - 2 : start - 1] != "其") or body[start - 2 : start] == "直辖":
                        return Border(at)
                break
            if char in "区州县旗" or char in BORDERS:
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
        if end < 2 or body[end - 2] in EDGES:
            return None
        first = end - 2
        low = max(self.stop, end - 11)
        while first > low and body[first - 1] not in EDGES:
            first -= 1
        by_name, names = self.gazetteer.by_name, self.names
        for start in range(max(first, self.stop), end - 1):
            name = body[start:end]
            if name in names or (name in by_name and self.meant(name, start)):
                return start
        match = _ANONYMOUS.search(body, max(0, end - 7), end)
        if match and match.end() - match.start() > 1:
            return match.start()
        return None if self.common(body[end - 2 : end]) else self.unknown(end)

    def meant(self, name: str, start: int) -> bool:
        """Whether a county's name stands here for it: 开县, but not in 召开县委会议, nor 和|县委."""
        if name in _CONJOINED:
            return self.body[start - 1 : start] in LEVEL_CHARS and start > 0
        return len(name) > 2 or self.begins(start)

    def begins(self, at: int) -> bool:
        """Whether a word begins here: 开县 is a county, but not in 召开县委会议."""
        words = self.words
        i = words.index(at)
        return i < 0 or words.starts[i] == at

    def unknown(self, end: int) -> int | None:
        """The same for a place that no gazetteer knows: a proper noun of three to five characters."""
        body, level = self.body, end - 1
        for start in range(end - 2, max(-2, end - 7), -1):
            if start + 1 < self.stop:
                return None
            if start == end - 2 and body[start] in _NAME_FINALS:  # 汀原县, 永和县
                continue
            above = start < end - 3 and body[start] in "省市州"  # 云岭市|云枫区
            if start < 0 or start + 1 == self.stop or body[start] in BORDERS or above:  # 农业银行|云岭县支行
                name = body[start + 1 : end]
                ordinary = self.common(name) or self.left.get(name[:-1]) is not None or _NO_NAME.search(name)
                return start + 1 if 2 < len(name) <= 5 and not ordinary and self.proper(start + 1, level) else None
        return None

    def proper(self, start: int, end: int) -> bool:
        """Whether a stretch reads as a proper noun: no verb, adverb or function word of two characters in it."""
        words = self.words
        for i in range(words.index(start), len(words)):
            if words.starts[i] >= end:
                break
            whole = words.starts[i] >= start and words.ends[i] <= end and words.ends[i] - words.starts[i] > 1
            clan = words.tags[i] == "m" and _NUMBERED.fullmatch(words.surfaces[i])  # 余家|岭, 七里|铺
            if whole and words.tags[i] not in NAME_TAGS and words.tags[i] not in _NOUN_TAGS and not clan:
                return False
        return True

    def short(self, end: int) -> int | None:
        """Where a short place name (武汉) that ends here begins: the issuer's places, else the gazetteer's."""
        body, words = self.body, self.words
        for size in (2, 3, 4):
            name = body[end - size : end]
            if name in self.shorts:
                return end - size
            if name in self.gazetteer.by_short:
                i = words.index(end - 1)
                if words.starts[i] == end - size and words.ends[i] >= end and words.tags[i] in NAME_TAGS:
                    return end - size
        if body[end - 1] in "省市区县旗州盟镇乡村":
            return None
        i = words.index(end - 1)
        start = words.starts[i]
        known = words.tags[i] != "ns" or words.ends[i] != end or not 2 <= end - start <= 3
        if known or (start and body[start - 1] not in BORDERS) or self.left.get(words.surfaces[i]) is not None:
            return None
        return start  # 云枫|烟草专卖局

    def borders(self, at: int) -> bool:
        """Whether a character is the left border of a place name; a measure word only behind a number."""
        char = self.body[at]
        if char in _MEASURES:
            before = self.body[at - 1 : at]
            return before in _NUMERALS or (before == "余" and self.body[at - 2 : at - 1] in _NUMERALS)  # but 余家岭
        return char in BORDERS
