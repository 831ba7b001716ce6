"""What kind of event a date tells of: `event_type`.

An event goes by its verb (lexicon `verbs`). Before the verb come an as-of figure or an indicator (`statistic`), a bare
intention (`plan`), and what the inspectors do where the verb itself says little (当面指出58个问题: `feedback`).
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.extractors.events.dated import Dated
from rectnlp.extractors.events.wording import says
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.events import dating
from rectnlp.mentions import Unit

_NUMBER = re.compile(r"[0-9]|[一两三四五六七八九十百]+(?:个|项|名|件|起)")
_LOOSE = frozenset(("other", "activity", "personnel"))
_FEEDBACK = re.compile("[^,。;\\n]{0,12}反馈(?:大会|会)")


@compiled
def _handed_over(lexicons: Lexicons) -> re.Pattern[str]:
    """What inspectors hand over, and what is handed over by them."""
    day, matter = (lexicons.pattern("handover_words", kind) for kind in ("day", "matter"))
    return re.compile(f"{day}[^,。;\\n]{{0,16}}{matter}")


def event_type(analysis: Analysis, dated: Dated, said: dating.Stated, status: str) -> str:
    """The code of the events table for what happened at a date."""
    body = analysis.body
    verb = said.verb
    told = analysis.view.norm[dated.end : said.there.end]
    if said.trigger is None and _NUMBER.search(body, dated.end, analysis.sentences.at(dated.start)[1]):
        return "statistic"
    if dated.relation == "as_of" and _NUMBER.search(told):
        return "plan" if status == "planned" else "statistic"
    figures = bool(_NUMBER.search(told))
    if figures and verb is not None and says(analysis, "routine").match(body, verb.start):
        return "statistic"  # 接待游客20万人次
    if said.event_type in _LOOSE and verb is not None and says(analysis, "team").match(body, verb.start):
        return "inspection"  # 派出5个巡察组,对…开展巡察
    if said.event_type == "meeting" and verb is not None and _FEEDBACK.match(body, verb.end):
        return "feedback"  # 召开巡察情况反馈会
    if (
        said.event_type == "statistic"
        and status == "planned"
        and says(analysis, "aim").search(body, said.here.start, said.there.end)
    ):
        return "plan"
    if said.event_type == "statistic" or (
        figures
        and dated.granularity != "day"
        and says(analysis, "compared").search(body, dated.end, said.there.end + 12)
    ):
        return "statistic"
    if (
        verb is not None
        and says(analysis, "taught").search(told[:60])
        and said.event_type in ("activity", "personnel", "other")
        and body[verb.start : verb.end] in ("派出", "参加", "选派", "组织", "举办")
    ):
        return "training"
    if status == "planned" and said.event_type in ("activity", "other") and verb is not None:
        intended = says(analysis, "intention").search(
            body, min(said.here.start, said.there.start), max(verb.end, dated.end)
        ) or says(analysis, "plan").match(body, dated.end)
        return "plan" if intended else said.event_type
    if said.event_type == "other":
        by_inspectors = _by_inspectors(analysis, dated, said)
        if by_inspectors is not None:
            return by_inspectors
    if said.event_type == "other" and verb is not None:
        if verb.role == "light" and dated.relation != "recurring":
            return "activity"
        if figures and dated.granularity in ("half", "quarter"):
            return "statistic"
    if said.event_type == "other" and said.trigger and says(analysis, "closed").search(body, *said.trigger):
        return "completion"
    return said.event_type


def _by_inspectors(analysis: Analysis, dated: Dated, said: dating.Stated) -> str | None:
    """What inspectors do over a range of days is their inspection; what they hand over on a day is their feedback."""
    low, high = min(said.here.start, said.there.start), said.there.end
    handed = _handed_over(analysis.lexicons).search(analysis.view.norm, low, high)
    if handed and handed.group().startswith(analysis.lexicons.surfaces("handover_words", "received")):
        return "feedback"
    near: list[Unit] = analysis.within("units", low, high)
    if not any(unit.unit_type == "inspection" for unit in near):
        return None
    if dated.granularity == "range" and dated.relation == "on":
        return "inspection"
    return "feedback" if handed else None


__all__ = ["event_type"]
