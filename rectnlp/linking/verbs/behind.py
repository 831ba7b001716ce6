"""The verb behind a number: its predicate (26个小区已实现…), a consequence, what a light verb gives way to."""

from __future__ import annotations

from rectnlp.linking.verbs.known import Verbs, verb_of
from rectnlp.mentions import Span
from rectnlp.text.words import Words

_BECAUSE = frozenset(("因", "因为", "由于"))
_NOT_DONE = frozenset(("正在", "无法", "尚未", "暂未", "未能", "被"))
_MEASURES = ("处分", "处理")


def verb_behind(words: Words, at: int, limit: int, verbs: Verbs) -> Span | None:
    """The first verb behind, with those that follow it in a row (竣工投产); of a light verb its noun."""
    told = words.between(at, limit)
    if told and words.surfaces[told[0]] in _BECAUSE:  # 2个问题因涉及规划调整|列入长期整改
        told = range(_consequence(words, told, verbs), told[-1] + 1)
    quoted = False
    for i in told:
        surface = words.surfaces[i]
        quoted = surface == "“" or (quoted and surface != "”")
        if len(surface) == 1 or quoted or surface in verbs.prepositions or surface in verbs.cues.summing:
            continue
        verb = verb_of(words, i, verbs)
        if verb is None and words.tags[i] == "vn" and surface in verbs.known:
            verb = words.span(i)
        if verb:
            if surface in verbs.light or surface in verbs.cues.soft:
                return verbal_noun(words, i, limit, verbs) or words.span(i)
            end = i
            doing = words.tags[i] == "vn"  # 6次|专题研究|部署
            while end + 1 < len(words) and words.starts[end + 1] < limit:
                if words.tags[end + 1] != "v" and not (doing and _goes_with(words, end + 1, verbs)):
                    break
                end += 1
            if end > i and surface in verbs.cues.aux:
                return words.starts[i + 1], words.ends[end]
            return verb[0], max(verb[1], words.ends[end] if end > i else 0)
    return None


def worked_on(words: Words, at: int, limit: int, verbs: Verbs) -> Span | None:
    """What a light verb behind gives way to: 对38辆公务用车行驶轨迹进行核查."""
    for i in words.between(at, limit):
        if words.surfaces[i] in verbs.light or words.surfaces[i] in verbs.cues.soft:
            return verbal_noun(words, i, limit, verbs)
    return None


def verbal_noun(words: Words, light: int, limit: int, verbs: Verbs) -> Span | None:
    """The noun that a light verb gives way to: 进行了全面梳理检查."""
    found = None
    last = words.index(limit - 1)
    if words.surfaces[light] in verbs.cues.giving and words.surfaces[last] in _MEASURES:
        return words.span(last)  # 给予警告、降级处分
    for i in range(light + 1, len(words)):
        if words.starts[i] >= limit or (found and words.tags[i] == "m") or words.surfaces[i] in ("并", "、"):
            break
        surface = words.surfaces[i]
        if len(surface) > 1 and (words.tags[i] in ("v", "vn") or surface in verbs.known):
            joined = found is not None and found[1] == words.starts[i] and words.tags[i - 1] in ("v", "vn")
            found = (found[0] if joined and found else words.starts[i]), words.ends[i]
        elif surface[-2:] in verbs.known:
            found = words.span(i)  # 政务处分
    return found


def _consequence(words: Words, told: range, verbs: Verbs) -> int:
    """Where what followed from a cause begins: at its adverb, else at the last verb that has an object."""
    last = told[0]
    for i in told[1:]:
        surface = words.surfaces[i]
        if words.tags[i] == "d" or surface in _NOT_DONE or surface[0] in "未已":
            return i
        if words.tags[i] == "v" and surface in verbs.known and i < told[-1]:
            last = i
    return last


def _goes_with(words: Words, i: int, verbs: Verbs) -> bool:
    """Whether a verbal noun goes with the one before it (研究|部署), not with the noun behind (反馈|巡察情况)."""
    surface, behind = words.surfaces[i], words.surfaces[i + 1 : i + 2]
    return len(surface) > 1 and surface in verbs.known and not (behind and behind[0] in verbs.cues.compound)
