"""Texts that make a careless search look at everything again and again: one thing written over and over.

Or one kind of thing, ever another of it: where a search remembers what it has seen.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from rectnlp.lexicons import Lexicons

# Every kind of thing that a pattern begins with, goes on with, or waits for in vain.
PLAIN = (
    *"019一十百万亿〇两几委县市局、,。;:?!()（）《》“”‘’〔〕[]【】「」.…-—~/%‰第月年日和及与等的了人个号起至占由比约近余多成半某原中共附",
    " ", "\u3000", "\t", "\n", "\r", "\0", "\u200b", "&", "<", "@", "×", "①", "&nbsp;", "<b", "<br>", "(g", "(guān)", "http://", "a", "A1",
)  # fmt: skip
WORDS = (
    "1%", "1、", "一、", "(一)", "1.", "第一", "第一条", "1月", "1月1日、", "2024年", "2024年1月1日", "2024-1-1", "1/1", "1.1", "1,", "1,000",
    "12个", "12人、", "其中1人", "共1个", "已完成1个", "剩余1个", "1+", "1元、", "1万余", "1人次", "几十", "分之", "百分之", "三分之一", "一成",
    "由1%提高到2%", "占1%", "分别为", "党内警告、", "开除党籍、", "给予张某", "诫勉谈话", "立案1起、", "移送司法机关", "受到处分", "县委、", "市委市政府",
    "纪委监委", "教育局、", "领导小组", "开发区", "巡察组", "向县委反馈", "县委关于", "局长张某某", "副书记", "原局长", "关于的通知", "《通知》", "〔2024〕1号",
    "同年", "次日", "同月", "去年", "今年", "上半年", "第一季度", "月底", "截至6月底", "2024年1月至", "反馈次日", "巡视以来", "一是", "一是二是", "整改时限:", "责任单位:局、",
    "来源:", "联系电话:", "一\n", "一、\n", "1.\n", "整改情况\n", "中共县委\n", "2024年1月1日\n", "关于“一”问题\n", "““", "(()", "《《》", "和1", "127项举措已完成113项",
)  # fmt: skip
ATOMS = tuple(dict.fromkeys((*PLAIN, *WORDS)))


Piece = str | Callable[[int], str]
_HAN = "东西南北山川河湖云林田石金木水火土春夏秋冬梅兰竹菊龙凤虎鹤松柏桃李杏桂"


def _name(number: int, size: int = 3) -> str:
    """Another name for every number."""
    digits = (number // len(_HAN) ** place % len(_HAN) for place in range(size))
    return "".join(_HAN[digit] for digit in digits)


VARIED: tuple[Callable[[int], str], ...] = (
    lambda i: f"{_name(i)}制度12项、", lambda i: f"{_name(i)}问题{i}个,", lambda i: f"{_name(i)}项目{i % 97 + 10}个,完成{i % 50}个;",
    lambda i: f"{_name(i)}局、", lambda i: f"{_name(i)}县教育局,", lambda i: f"{_name(i)}领导小组、", lambda i: f"{_name(i)}开发区、", lambda i: f"{_name(i)}镇,镇党委,",
    lambda i: f"{_name(i)}局(以下简称“{_name(i)}”)、", lambda i: f"局长李{_name(i, 2)},", lambda i: f"给予李{_name(i, 2)}党内警告处分,",
    lambda i: f"{i + 1}.关于{_name(i)}问题。\n", lambda i: f"({i + 1}){_name(i)}问题。一是整改{i}项。\n", lambda i: f"{_name(i)}\n", lambda i: f"《{_name(i)}办法》(云财〔2024〕{i}号)、",
    lambda i: f"{2000 + i % 24}年{i % 12 + 1}月{i % 28 + 1}日召开会议。", lambda i: f"{i % 12 + 1}月{i % 28 + 1}日,", lambda i: f"完成{i}个,完成率{i % 100}%,",
    lambda i: f"共{i}人({_name(i)}{i % 9 + 1}人、乙{i % 7 + 1}人),", lambda i: f"({i}", lambda i: f"已完成{i}项,正在推进{i % 7}项,", lambda i: f"新建的{i % 90 + 10}项制度、",
)  # fmt: skip


def of_length(piece: Piece, length: int) -> str:
    """A piece written over and over, up to a length."""
    if isinstance(piece, str):
        return (piece * (length // len(piece) + 1))[:length]
    text, i = "", 0
    while len(text) < length:
        text, i = text + piece(i), i + 1
    return text


def drawn(n: int, seed: int) -> list[str]:
    """Atoms of two to five pieces: atoms, and whatever the lexicons list."""
    dice = random.Random(seed)
    pieces = [*ATOMS, *ATOMS, *_listed()]
    return ["".join(dice.choices(pieces, k=dice.randint(2, 5))) for _ in range(n)]


def _listed() -> list[str]:
    names = ("actors", "anchors", "authorities", "citation_verbs", "document_types", "fields", "markers", "measures", "part_cues", "positions", "progress_words", "rate_words", "sanctions", "surnames", "unit_abbreviations", "unit_suffixes", "verbs", "words")  # fmt: skip
    return [next(iter(row.values())) for name in names for row in Lexicons().rows(name)]
