"""Composes one bulletin: frame, problems and measures in an outline style, and the checks that follow from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from build import grammar
from build.cast import Cast, serves
from build.expand import Faults, Writer
from build.numerals import chinese
from build.styles import Style
from build.timeline import Timeline

USED = re.compile(r"@([a-z]+\d?)(?=[|}])")
DATES = {"done", "half", "recur", "since"}
SECTIONS = ("political", "discipline", "organisation", "rectification")
LABELS = "反馈问题 整改情况 整改措施 整改落实情况 整改时限 责任单位 整改状态"


@dataclass
class Plan:
    """What one bulletin is to be: decided before a word is written."""

    name: str
    half: str
    issuer: str
    style: Style
    faults: Faults
    gap: bool = False  # a number of the problems is skipped
    doubled: bool = False  # one stands twice
    retold: bool = False  # the summary tells another total than the opening
    second: Style | None = None  # the style of the later problems
    chrome: bool = False


@dataclass
class Draft:
    """An annotated bulletin in the making."""

    plan: Plan
    rng: Random
    cast: Cast
    timeline: Timeline
    writer: Writer
    lines: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def line(self, text: str) -> None:
        """One paragraph."""
        self.lines.append(text)

    def pick(self, name: str, **where: str) -> tuple[str, ...]:
        """A row of one file that fits this issuer and half and has not been used, by chance."""
        fitting = [row for row in grammar.wording(name, self.plan.half) if self._fits(name, row, where)]
        if not fitting:  # too few rows in this half: the frame's rows serve both
            fitting = [row for row in grammar.rows(name) if self._fits(name, row, where)]
        fresh = [row for row in fitting if "\t".join(row) not in self.seen]
        if not fresh and name == "statements" and where:
            return self.pick(name)  # this topic is exhausted
        row = self.rng.choice(fresh or fitting)
        self.seen.add("\t".join(row))
        return row

    def _fits(self, name: str, row: tuple[str, ...], where: dict[str, str]) -> bool:
        if name == "statements":
            return (
                serves(self.plan.issuer, row[0])
                and row[1] == where.get("topic", row[1])
                and all(self.cast.has(role) or self.timeline.knows(role) for role in USED.findall(row[3]))
            )
        if name == "problems":
            return row[0] in topics(self.plan.issuer) and row[1] == where.get("aspect", row[1])
        if name == "frames":
            return row[0] == where["kind"] and serves(self.plan.issuer, row[1])
        return all(self.cast.has(role) or self.timeline.knows(role) for role in USED.findall("".join(row)))

    def frame(self, kind: str, words: dict[str, str] | None = None) -> str:
        """One frame of a kind, filled; its marks keep their names."""
        self.timeline.paragraph()
        return self.writer.write(self.pick("frames", kind=kind)[2], "", words, named=True)

    def source(self) -> str:
        """The whole annotated bulletin."""
        head = [f"doc published = {self.timeline.published.isoformat()}", f"labels {LABELS}"]
        head += [f"body {role} = {declared}" for role, declared in self.cast.declared.items()]
        foot = [*self.checks, *self.writer.checks]
        return "\n".join([*head, "---", "\n".join(self.lines), "===", *foot])


def topics(issuer: str) -> set[str]:
    """The topics that statements for an issuer are about."""
    return {row[1] for row in grammar.rows("statements") if serves(issuer, row[0])}


def begin(plan: Plan, rng: Random) -> Draft:
    """A draft with its cast and its dates, and nothing written yet."""
    inspection = "巡视" if plan.issuer in ("city", "univ", "soe") else "巡察"
    cast = Cast(plan.issuer, rng, inspection)
    timeline = Timeline.draw(rng, inspection)
    return Draft(plan, rng, cast, timeline, Writer(cast, timeline, rng, plan.faults))


def rectification(plan: Plan, rng: Random) -> Draft:
    """A bulletin on the rectification of an inspection's findings."""
    draft = begin(plan, rng)
    n_items = rng.randint(4, 8)
    exact = plan.gap or plan.doubled or rng.random() < 0.5
    total = n_items if exact and plan.style.name != "flat" else rng.randint(14, 69)
    words = _totals(draft, total)
    _title(draft)
    draft.line(draft.frame("opening", words))
    _part(draft, 1)
    draft.line(draft.frame("organise", words))
    told = next((name for name in ("o1", "o2") if f"#{name}:" in "\n".join(draft.lines)), None)
    retold = plan.retold and told is not None
    words |= _summary(draft, total + rng.choice((-1, 1, 2)) if retold else total)
    if told:
        draft.checks.append(f"repeat{'!' if retold else ''} {told} = t")
    _part(draft, 2)
    _problems(draft, n_items)
    if plan.style.name != "flat":
        mark = "?" if total != n_items else "!" if plan.gap else ""
        draft.checks.append(f"outline_total{mark} {told or 't'} = item")
    _part(draft, 3)
    draft.line(draft.frame("next", words))
    if "#o3:" in draft.lines[-1]:
        draft.checks.append("repeat~ t2 = o3")
    _ending(draft)
    return draft


def _totals(draft: Draft, total: int, *, mostly: bool = False) -> dict[str, str]:
    """Done, mostly done and open problems of a total, and the rate of those done."""
    rng = draft.rng
    still_open = rng.randint(1, max(1, total // 5))
    nearly = rng.randint(1, max(1, total // 6)) if mostly else 0
    done = total - still_open - nearly
    decimals = rng.choice((1, 1, 2))
    measures, aspects = rng.randint(40, 260), rng.randint(3, 5)
    numbers = {"N": total, "D": done, "O": still_open, "B": nearly, "M": measures, "A": aspects}
    return {**{key: str(number) for key, number in numbers.items()}, "r": f"{done / total * 100:.{decimals}f}"}


def _summary(draft: Draft, total: int) -> dict[str, str]:
    """The paragraph that says how far the rectification is, with its checks."""
    faults, rng = draft.plan.faults, draft.rng
    template = draft.pick("frames", kind="progress")[2]
    words = _totals(draft, total, mostly="$B" in template)
    wrong = faults.rates > 0
    if wrong:
        faults.rates -= 1
        decimals = len(words["r"].partition(".")[2])
        words["r"] = f"{float(words['r']) + rng.choice((-1, 1)) * rng.choice((3, 6, 9)) * 10**-decimals:.{decimals}f}"
    draft.timeline.paragraph()
    draft.line(draft.writer.write(template, "", words, named=True))
    names = [name for name in ("t1", "t3", "t2") if f"#{name}:" in template]
    draft.checks.append(f"parts_sum t = {' '.join(names)}")
    draft.checks.append(f"rate{'!' if wrong else ''} r = t1 / t")
    return words


def _contact(rng: Random) -> dict[str, str]:
    return {
        "phone": f"0900-{rng.randint(2000000, 8999999)}",
        "email": f"{rng.choice(('xcb', 'zgb', 'jwxf', 'dzb'))}{rng.randint(1, 99)}@example.cn",
        "road": str(rng.randint(1, 300)),
        "zip": str(rng.randint(400000, 799999)),
    }


def _title(draft: Draft) -> None:
    if draft.plan.chrome:
        draft.line(_chrome(draft, "head"))
    draft.cast.surface("self")
    draft.line("{title:" + draft.frame("title") + "}")
    if draft.plan.chrome and draft.rng.random() < 0.6:
        draft.line(_chrome(draft, "head"))


def _chrome(draft: Draft, kind: str) -> str:
    day = draft.timeline.published
    shown = draft.rng.choice((f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d} 09:30", f"{day:%Y-%m-%d} 16:05:12"))
    return draft.frame(kind, {"views": str(draft.rng.randint(60, 9800)), "pub": shown})


def _part(draft: Draft, number: int) -> None:
    if draft.plan.style.parts:
        title = draft.pick("frames", kind=f"part{number}")[2]
        draft.line("{part:" + f"{chinese(number)}、^{title}" + "}")


def _problems(draft: Draft, n_items: int) -> None:
    rng, plan = draft.rng, draft.plan
    number = 0
    skipped = rng.randint(2, n_items - 1) if plan.gap else 0
    doubled = rng.randint(2, n_items) if plan.doubled else 0
    aspects = [a for a in SECTIONS for _ in range(n_items)][:: len(SECTIONS)] if plan.style.sections else []
    section = topic = ""
    n_sections = n_topics = 0
    style = plan.style
    for at in range(1, n_items + 1):
        if plan.second and at > n_items // 2:
            style = plan.second
        aspect = aspects[at - 1] if aspects else ""
        if plan.style.sections and aspect != section:
            section, n_sections, n_topics, topic = aspect, n_sections + 1, 0, ""
            title = draft.pick("frames", kind=f"section-{aspect}")[2]
            draft.line("{section:" + f"（{chinese(n_sections)}）^{title}" + "}")
        problem = draft.pick("problems", aspect=aspect) if aspect else draft.pick("problems")
        if plan.style.topics and (not topic or rng.random() < 0.3):
            n_topics += 1
            topic = draft.pick("problems", aspect=aspect)[2]
            draft.line("{topic:" + f"{n_topics}.^{topic}" + "}")
        if at == skipped:
            number += 1
            continue
        number = number if at == doubled else number + 1
        _problem(draft, style, number, problem)


def _problem(draft: Draft, style: Style, number: int, problem: tuple[str, ...]) -> None:
    topic, aspect, title = problem
    heading = style.about.format(t=title)
    rng = draft.rng
    fields = f"|{aspect}" if aspect else ""
    marked = "{item:" + f"{style.item_label(number)}^{heading}{fields}" + "}"
    n_measures = rng.randint(2, 4)
    draft.timeline.paragraph()
    measures = [_measure(draft, style, topic, at) for at in range(1, n_measures + 1)]
    if style.name == "flat":
        draft.line(f"{marked}。{''.join(measures)}")
        return
    draft.line(marked + rng.choice(("。", "。", "")))
    if style.lines:
        for measure in measures:
            draft.line(measure)
    else:
        draft.line(f"{style.lead}{''.join(measures)}")
    if style.limits:
        draft.timeline.paragraph()
        draft.line(draft.writer.write("整改时限：{e:@limit|by|整改|completion||planned}前"))
        draft.line(draft.writer.write("责任单位：{u:@finance}、{u:@org}"))


def _measure(draft: Draft, style: Style, topic: str, number: int) -> str:
    rng = draft.rng
    if style.lines:
        draft.timeline.paragraph()
    statements = []
    for _ in range(rng.choice((1, 1, 2))):
        row = draft.pick("statements", topic=topic) if rng.random() < 0.75 else draft.pick("statements")
        statements.append(draft.writer.write(row[3], row[2]))
    label = style.measure_label(number)
    if not label:
        return "".join(statements)
    if rng.random() < 0.75 or style.measure == "第":
        title = draft.pick("headings")[0]
        return "{measure:" + f"{label}^{title}" + "}。" + "".join(statements)
    return "{measure:" + label + "}" + "".join(statements)


def _ending(draft: Draft) -> None:
    rng = draft.rng
    draft.line("{close:}" + draft.frame("closing", _contact(rng)))
    issuer = draft.lines[0 if draft.lines[0].startswith("{title") else 1]
    signer = re.search(r"\{u:中共[^|]+\|self\}", issuer)
    if signer:
        draft.line(signer[0])
    day = draft.timeline.published
    draft.line("{x#pub:" + f"{day.year}年{day.month}月{day.day}日" + "}")
    if draft.plan.chrome and rng.random() < 0.5:
        draft.line(_chrome(draft, "foot"))


def case_notice(plan: Plan, rng: Random) -> Draft:
    """A notice of cases: numbered, each with its persons and sanctions, and a count of them above."""
    draft = begin(plan, rng)
    n_cases = rng.randint(4, 7)
    skipped = rng.randint(2, n_cases - 1) if plan.gap else 0
    draft.cast.surface("jiwei")
    if plan.chrome:
        draft.line(_chrome(draft, "head"))
    place = draft.cast.words["P"]
    n_shown = f"{chinese(n_cases)}起" if rng.random() < 0.5 else f"{n_cases}起"
    keys = f"|value={n_cases}|unit=起" if not n_shown[0].isdigit() else ""
    draft.line(
        "{title:{u:" + f"{place}纪委监委|jiwei" + "}关于{c#o1:" + f"{n_shown}|典型案例|通报{keys}" + "}典型案例的通报}"
    )
    draft.timeline.paragraph()
    intro = draft.pick("statements", topic="discipline")
    draft.line(draft.writer.write(intro[3], intro[2]) + "现将有关案例通报如下。")
    for number in range(1, n_cases + 1):
        if number == skipped:
            continue
        draft.timeline.paragraph()
        draws, heading, text = draft.pick("cases")
        both = draft.writer.write(f"{{part:{number}.^{heading}}}。{text}", draws)
        draft.line(both)
    draft.checks.append(f"outline_total{'!' if skipped else ''} o1 = part")
    draft.timeline.paragraph()
    draft.line(draft.writer.write("以上案例教训深刻。{u:@jiwei}将{e:@recur|recurring|通报曝光|other|@jiwei|ongoing}通报曝光典型问题，持续释放从严信号。"))
    draft.line("{u:" + f"{place}纪委监委|jiwei" + "}")
    day = draft.timeline.published
    draft.line("{x#pub:" + f"{day.year}年{day.month}月{day.day}日" + "}")
    return draft


def audit_report(plan: Plan, rng: Random) -> Draft:
    """A report on the rectification of what an audit found."""
    draft = begin(plan, rng)
    place = draft.cast.words["P"]
    year = draft.timeline.published.year - 1
    if plan.chrome:
        draft.line(_chrome(draft, "head"))
    draft.line("{title:" + f"关于{year}年度{place}本级预算执行审计查出问题整改情况的报告" + "}")
    draft.line("{part:一、^整改工作总体情况}")
    words = _summary(draft, rng.randint(40, 300))
    draft.line("{part:二、^审计查出主要问题的整改情况}")
    for number in range(1, rng.randint(6, 9)):
        draft.timeline.paragraph()
        draws, topic, text = draft.pick("audits")
        label = f"（{chinese(number)}）"
        heading = rng.choice((f"关于{topic}的问题", f"{topic}问题", topic))
        extra = draft.pick("statements", topic=rng.choice(("debt", "finance", "project")))
        tail = draft.writer.write(extra[3], extra[2]) if rng.random() < 0.6 else ""
        draft.line("{item:" + f"{label}^{heading}" + "}。" + draft.writer.write(text, draws) + tail)
    draft.line("{part:三、^下一步工作安排}")
    draft.cast.surface("self")
    draft.line(draft.frame("next", words))
    return draft


def news(plan: Plan, rng: Random) -> Draft:
    """A report in one paragraph, without an outline."""
    draft = begin(plan, rng)
    draft.timeline.paragraph()
    _summary(draft, rng.randint(20, 90))
    text = [draft.lines.pop()]
    for _ in range(rng.randint(5, 9)):
        row = draft.pick("statements")
        text.append(draft.writer.write(row[3], row[2]))
    draft.line("".join(text))
    return draft


def pairs(plan: Plan, rng: Random) -> Draft:
    """Findings and answers by body: the body's name, then 问题： and 整改：."""
    draft = begin(plan, rng)
    words = _totals(draft, rng.randint(20, 90))
    _title(draft)
    draft.timeline.paragraph()
    draft.line(draft.frame("opening", words))
    for role in ("finance", "edu", "civil", "health", "agri", "env"):
        draft.timeline.paragraph()
        draft.line(draft.writer.write("{u:@" + role + "}"))
        problem = draft.pick("problems")
        draft.line(f"问题：{problem[2]}")
        rows = [draft.pick("statements", topic=problem[0]) for _ in range(2)]
        draft.line("整改：" + "".join(draft.writer.write(row[3], row[2]) for row in rows))
    _ending(draft)
    return draft
