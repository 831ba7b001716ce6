"""The verb that a run of nouns opens with: segmenters tag many as verbal nouns (抽查病历52份, 走访家属20户).

Such a word is a predicate where it opens its clause and what follows is no noun that it commonly modifies (整改措施).
"""

from __future__ import annotations

from rectnlp.linking.counted.cues import Cues
from rectnlp.linking.counted.nominal import STOP
from rectnlp.mentions import Span
from rectnlp.text.words import Words


def opened(text: str, words: Words, run: Span, cues: Cues) -> Span | None:
    """The verb at the head of a run; None where the run is a noun and no more."""
    start, end = run
    i = words.index(start)
    surface = words.surfaces[i]
    if text[words.ends[i] : end] in cues.verbs:  # 谈话提醒
        return None
    if words.starts[i] != start or not (i == 0 or _clears(words, i - 1, cues)):
        return None
    if surface in cues.doing and end > words.ends[i]:
        if _modified(text, words.ends[i], end, cues):
            return None
        while i + 1 < len(words) and words.surfaces[i + 1] in cues.verbs and words.ends[i + 1] + 1 < end:
            i += 1  # 走访慰问困难党员
        return start, words.ends[i]
    if words.domain.get(surface) == "n":  # 入党积极分子
        return None
    if len(surface) > 3 and surface[:2] in cues.verbs and surface not in cues.verbs and surface[2:] not in cues.acts:
        meets = surface[:2] in cues.convening  # 列席会议, but 调度会议 is one
        plain = not meets and end - start < 6 and _modified(text, start + 2, end, cues)  # but 提出|批评意见
        return None if plain else (start, start + 2)
    return None


def _clears(words: Words, i: int, cues: Cues) -> bool:
    """Whether what stands before may stand before a predicate: a mark, an adverb, a number, a body."""
    surface = words.surfaces[i]
    return surface in STOP or words.tags[i] in ("d", "ul", "m") or surface.endswith(cues.body_ends) or surface == "是"


def _modified(text: str, at: int, end: int, cues: Cues) -> bool:
    """Whether the noun behind is one that verbs commonly modify."""
    said = text[at:end]
    # 排查|风险点 does something to points, 服务点 is one
    return end - at < 2 or (said.endswith(cues.compound) and (end - at == 2 or said.endswith(cues.long_compound)))
