"""Bodies in lists that leave out their last word: 纪委、财政、法院等部门."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

_CLOSE = re.compile(
    r"(?:等)?(?:[0-9一二三四五六七八九十多]{0,3}[个家])?(?:相关|有关|职能|区直|县直|市直)?(?:部门|单位|机关)"
)
# Who takes part needs no 部门: 财政、审计、农业农村等共同参与.
_PARTIES = re.compile(
    r"等(?:[0-9一二三四五六七八九十多]{1,3}[个家])?(?:单位|部门)?(?:共同|联合|协同|多方|密切|积极|分别)?"
    r"(?:参与(?!度|率)|参加|配合|组成|牵头|负责|派员|联动|会商|出台|印发|开展联合)"
)
# A short form that goes on is a department of something: 审计风控部.
_GOES_ON = re.compile(
    r"[一-龥]{0,4}(?:部(?![门分署])|处(?![理置罚分于])|科(?![技研学])|室|股(?![份权东])|局(?![势面部限])|大队|支队|中心(?!工作))"
)
_LEVELS = frozenset("省市区县旗州盟")
_BEFORE_LEVEL = frozenset(("", *",。;:、\n由从向对和与及经"))
_OPENING = re.compile(r"(?:抽调|从|会同|联合|协调|由|组织|邀请|督促|责成|调度|包括)(?:了|区|县|市)?$")


class Named(Protocol):
    """A mention."""

    start: int
    end: int


T = TypeVar("T")


def elided(body: str, found: Sequence[tuple[int, int, T]], accepted: Sequence[Named]) -> list[tuple[int, int, T]]:
    """Those of the short words (发改, 组织) that stand for bodies.

    They stand in a list with 、 that ends in 等部门 or has a body in it.
    """
    ends = {unit.end for unit in accepted}
    starts = {unit.start for unit in accepted}
    kept: list[tuple[int, int, T]] = []
    run: list[tuple[int, int, T]] = []

    def close() -> None:
        if not run:
            return
        start, end = run[0][0], run[-1][1]
        behind_body = body[start - 1 : start] == "、" and start - 1 in ends
        with_body = behind_body or (body[end : end + 1] == "、" and end + 1 in starts)
        closed = len(run) > 1 and (_CLOSE.match(body, end) or _PARTIES.match(body, end))
        opened = len(run) > 2 and _OPENING.search(body, max(0, start - 4), start)
        if with_body or closed or opened:
            kept.extend(run)

    for start, end, head in found:
        if start in starts:  # 农业|银行
            continue
        if body[end : end + 1] not in "、等和及与," and _GOES_ON.match(body, end):
            continue
        if body[start - 1 : start] in _LEVELS and body[start - 2 : start - 1] in _BEFORE_LEVEL:
            start -= 1  # 县发改、财政等部门
        item = (start, end, head)
        if run and body[run[-1][1] : item[0]] == "、":
            run.append(item)
        else:
            close()
            run = [item]
    close()
    return kept
