"""Composes a bulletin on rectification: frame, problems and measures in an outline style, and their checks."""

from __future__ import annotations

import re
from random import Random

from annotate.marks import parse
from annotate.values import period

from grammar.draft import Draft, Plan, begin
from grammar.numerals import chinese
from grammar.styles import Style

SECTIONS = ("political", "discipline", "organisation", "rectification")


def rectification(plan: Plan, rng: Random) -> Draft:
    """A bulletin on the rectification of an inspection's findings."""
    draft = begin(plan, rng)
    n_items = rng.randint(4, 8)
    exact = plan.gap or plan.doubled or rng.random() < 0.5
    total = n_items if exact and plan.style.name != "flat" else rng.randint(14, 69)
    words = totals(draft, total)
    title(draft)
    draft.line(draft.frame("opening", words))
    _part(draft, 1)
    draft.line(draft.frame("organise", words))
    told = next((name for name in ("o1", "o2") if f"#{name}:" in "\n".join(draft.lines)), None)
    retold = plan.retold and told is not None
    if "#m0:" in "\n".join(draft.lines):
        draft.facts["n_measures"] = words["M"]
    words |= summary(draft, total + rng.choice((-1, 1, 2)) if retold else total)
    same = draft.facts["completion_basis"] == "problem"  # tasks need not be the problems that are listed
    if told and same:
        draft.checks.append(f"repeat{'!' if retold else ''} {told} = t")
    if told and not (retold and same):
        draft.facts["n_problems"] = str(total)
    _part(draft, 2)
    _problems(draft, n_items)
    if plan.style.name != "flat" and (told or same):
        mark = "?" if total != n_items else "!" if plan.gap else ""
        draft.checks.append(f"outline_total{mark} {told or 't'} = item")
    _part(draft, 3)
    draft.line(draft.frame("next", words))
    if "#o3:" in draft.lines[-1] and same:
        draft.checks.append("repeat~ t2 = o3")
    ending(draft)
    return draft


def totals(draft: Draft, total: int, *, mostly: bool = False) -> dict[str, str]:
    """Done, mostly done and open problems of a total, and the rate of those done."""
    rng = draft.rng
    still_open = rng.randint(1, max(1, total // 5))
    nearly = rng.randint(1, max(1, total // 6)) if mostly else 0
    done = total - still_open - nearly
    decimals = rng.choice((1, 1, 2))
    measures, aspects = rng.randint(40, 260), rng.randint(3, 5)
    numbers = {"N": total, "D": done, "O": still_open, "B": nearly, "M": measures, "A": aspects}
    return {**{key: str(number) for key, number in numbers.items()}, "r": f"{done / total * 100:.{decimals}f}"}


def summary(draft: Draft, total: int) -> dict[str, str]:
    """The paragraph that says how far the rectification is, with its checks."""
    faults, rng = draft.plan.faults, draft.rng
    template = draft.pick("frames", kind="progress")[2]
    words = totals(draft, total, mostly="$B" in template)
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
    day = draft.timeline.cutoff.isoformat()
    mostly = "mostly_done=t3 " if "t3" in names else ""
    basis = basis_of(template)
    draft.checks.append(f"progress {basis} total=t done=t1 {mostly}ongoing=t2 rate=r as_of={day}")
    draft.facts |= {"cutoff": day, "n_done": words["D"], "n_ongoing": words["O"], "completion_rate": words["r"]}
    draft.facts["completion_basis"] = basis
    return words


def basis_of(template: str) -> str:
    """What a statement of how far counts, by the noun of its total."""
    noun = template.partition("{c#t:")[2].partition("|")[2].partition("|")[0]
    return "task" if noun.endswith("任务") else "measure" if noun.endswith("措施") else "problem"


def _contact(rng: Random) -> dict[str, str]:
    return {
        "phone": f"0900-{rng.randint(2000000, 8999999)}",
        "email": f"{rng.choice(('xcb', 'zgb', 'jwxf', 'dzb'))}{rng.randint(1, 99)}@example.cn",
        "road": str(rng.randint(1, 300)),
        "zip": str(rng.randint(400000, 799999)),
    }


def title(draft: Draft) -> None:
    if draft.plan.chrome:
        draft.line(chrome(draft, "head"))
    draft.cast.surface("self")
    title = draft.frame("title")
    draft.line("{title:" + title + "}")
    draft.facts["title"] = parse(title)[0]
    issuer = re.search(r"\{u:(中共[^|]+)\|self\}", title)
    if issuer:
        draft.facts["issuer"] = issuer[1]
    if draft.plan.chrome and draft.rng.random() < 0.6:
        draft.line(chrome(draft, "head"))


def chrome(draft: Draft, kind: str) -> str:
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
    at = len(draft.lines)
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
        limit = draft.own("limit") or draft.writer.write("整改时限：{e:@limit|by|整改|completion||planned}前")
        owners = draft.own("owners") or draft.writer.write("责任单位：{u:@finance}、{u:@org}")
        draft.lines += [limit, owners]
        deadline = period(re.findall(r"\{e:[^|]+\|([^|]+)", limit)[0])[1]
        bodies = ",".join(re.findall(r"\{u:[^|]+\|(\w+)", owners))
        told = f"{style.item_label(number)}^{heading}|{aspect}||{deadline}|{bodies}"
        draft.lines[at] = draft.lines[at].replace(marked, "{item:" + told + "}")


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


def ending(draft: Draft) -> None:
    rng = draft.rng
    draft.line("{close:}" + draft.frame("closing", _contact(rng)))
    issuer = draft.lines[0 if draft.lines[0].startswith("{title") else 1]
    signer = re.search(r"\{u:(中共[^|]+)\|self\}", issuer)
    if signer:
        draft.line("{x:" + signer[1] + "}")  # who signs is told by `documents`, and is no mention
    day = draft.timeline.published
    draft.line("{x#pub:" + f"{day.year}年{day.month}月{day.day}日" + "}")
    if draft.plan.chrome and rng.random() < 0.5:
        draft.line(chrome(draft, "foot"))
