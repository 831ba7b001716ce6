"""Bulletins of other kinds: case notices, audit reports, news in one paragraph, findings and answers by body."""

from __future__ import annotations

from random import Random

from grammar.compose import chrome, ending, summary, title, totals
from grammar.draft import Draft, Plan, begin
from grammar.numerals import chinese


def case_notice(plan: Plan, rng: Random) -> Draft:
    """A notice of cases: numbered, each with its persons and sanctions, and a count of them above."""
    draft = begin(plan, rng)
    n_cases = rng.randint(4, 7)
    skipped = rng.randint(2, n_cases - 1) if plan.gap else 0
    draft.cast.surface("jiwei")
    if plan.chrome:
        draft.line(chrome(draft, "head"))
    place = draft.cast.words["P"]
    n_shown = f"{chinese(n_cases)}起" if rng.random() < 0.5 else f"{n_cases}起"
    keys = f"|value={n_cases}|unit=起" if not n_shown[0].isdigit() else ""
    draft.line(
        draft.own("case-title", {"shown": n_shown, "keys": keys})
        or "{title:{u:"
        + f"{place}纪委监委|jiwei"
        + "}关于{c#o1:"
        + f"{n_shown}|典型案例|通报{keys}"
        + "}典型案例的通报}"
    )
    draft.timeline.paragraph()
    intro = draft.pick("statements", topic="discipline")
    told = draft.writer.write(intro[3], intro[2])
    draft.line(told + (draft.own("case-opening") or "现将有关案例通报如下。"))
    for number in range(1, n_cases + 1):
        if number == skipped:
            continue
        draft.timeline.paragraph()
        draws, heading, text = draft.pick("cases")
        both = draft.writer.write(f"{{part:{number}.^{heading}}}。{text}", draws)
        draft.line(both)
    draft.checks.append(f"outline_total{'!' if skipped else ''} o1 = part")
    draft.timeline.paragraph()
    draft.line(
        draft.own("case-ending")
        or draft.writer.write(
            "以上案例教训深刻。{u:@jiwei}将{e:@recur|recurring|通报曝光|issuance|@jiwei|ongoing}通报曝光典型问题，持续释放从严信号。"
        )
    )
    draft.line("{close:}{x:" + f"{place}纪委监委" + "}")
    day = draft.timeline.published
    draft.line("{x#pub:" + f"{day.year}年{day.month}月{day.day}日" + "}")
    return draft


def audit_report(plan: Plan, rng: Random) -> Draft:
    """A report on the rectification of what an audit found."""
    draft = begin(plan, rng)
    place = draft.cast.words["P"]
    year = draft.timeline.published.year - 1
    if plan.chrome:
        draft.line(chrome(draft, "head"))
    ours = f"关于{year}年度{place}本级预算执行审计查出问题整改情况的报告"
    draft.line("{title:" + (draft.own("audit-title", {"year": str(year)}) or ours) + "}")
    draft.line("{part:一、^" + (draft.own("audit-part1") or "整改工作总体情况") + "}")
    words = summary(draft, rng.randint(40, 300))
    draft.line("{part:二、^" + (draft.own("audit-part2") or "审计查出主要问题的整改情况") + "}")
    for number in range(1, rng.randint(6, 9)):
        draft.timeline.paragraph()
        draws, topic, text = draft.pick("audits")
        label = f"（{chinese(number)}）"
        heading = rng.choice((f"关于{topic}的问题", f"{topic}问题", topic))
        extra = draft.pick("statements", topic=rng.choice(("debt", "finance", "project")))
        tail = draft.writer.write(extra[3], extra[2]) if rng.random() < 0.6 else ""
        draft.line("{item:" + f"{label}^{heading}" + "}。" + draft.writer.write(text, draws) + tail)
    draft.line("{part:三、^" + (draft.own("audit-part3") or "下一步工作安排") + "}")
    draft.cast.surface("self")
    draft.line(draft.frame("next", words))
    return draft


def news(plan: Plan, rng: Random) -> Draft:
    """A report in one paragraph, without an outline."""
    draft = begin(plan, rng)
    draft.timeline.paragraph()
    summary(draft, rng.randint(20, 90))
    text = [draft.lines.pop()]
    for _ in range(rng.randint(5, 9)):
        row = draft.pick("statements")
        text.append(draft.writer.write(row[3], row[2]))
    draft.line("".join(text))
    return draft


def pairs(plan: Plan, rng: Random) -> Draft:
    """Findings and answers by body: the body's name, then 问题： and 整改：."""
    draft = begin(plan, rng)
    words = totals(draft, rng.randint(20, 90))
    title(draft)
    draft.timeline.paragraph()
    draft.line(draft.frame("opening", words))
    for role in ("finance", "edu", "civil", "health", "agri", "env"):
        draft.timeline.paragraph()
        draft.line("{part:^" + draft.writer.write("{u:@" + role + "}") + "}")
        problem = draft.pick("problems")
        draft.line("{item:问题：^" + f"{problem[2]}|{problem[1]}" + "}")
        rows = [draft.pick("statements", topic=problem[0]) for _ in range(2)]
        draft.line("整改：" + "".join(draft.writer.write(row[3], row[2]) for row in rows))
    ending(draft)
    return draft
