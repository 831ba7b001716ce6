"""Tests of the bulletin's own arithmetic and numbering.

A folder or module a kind of check (`sums`, `rates`, `numbering`, `repeats`, `chronology`), each a search that hands
back what it found. `figures` gathers the numbers that they compare; `audit` turns the findings into rows with their
sentences (`messages`) and fills the links that keep sums from counting twice (`links`).
"""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.checks import chronology, messages
from rectnlp.checks.chronology import Order
from rectnlp.checks.figures import gather, printed_number
from rectnlp.checks.links import link
from rectnlp.checks.model import Ledger, Member
from rectnlp.checks.numbering import (
    announced,
    heading_totals,
    inline,
    list_above,
    list_below,
    outline_totals,
    runs,
    titles,
)
from rectnlp.checks.numbering.announced import Announced
from rectnlp.checks.numbering.outline_totals import OutlineTotal
from rectnlp.checks.numbering.runs import Run
from rectnlp.checks.rates import recomputing
from rectnlp.checks.rates.recomputing import Rate
from rectnlp.checks.repeats import told_again
from rectnlp.checks.repeats.told_again import Repeat
from rectnlp.checks.sums import parts
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.structure import Node

# Marks that close a label; messages leave them out.
_MARKS = "、.:：．"


def audit(analysis: Analysis) -> None:
    """Fill `checks` and `check_parts`, and `part_of` and `repeat_of` of counts, amounts and sanctions."""
    figures = gather(analysis)
    sums = parts.find(analysis, figures)
    again = told_again.find(analysis, figures, sums)
    link(analysis, figures, sums, again)
    ledger = Ledger(analysis)
    for breakdown in sums:
        _breakdown(ledger, breakdown)
    for rate in recomputing.find(analysis, figures):
        _rate(ledger, rate)
    lines = runs.find(analysis)
    within = list(inline.find(analysis, frozenset(run.at.start for run in lines if run.status != "ok")))
    begun = {run.nodes[0].start for run in within}
    if not lines and not within:
        within = list(inline.whole(analysis))
    for run in lines:
        if run.status != "ok" or run.nodes[0].start not in begun:  # the outline has but the list's beginning
            _run(ledger, run)
    for run in within:
        _run(ledger, run)
    _lists(ledger)
    for order in chronology.find(analysis):
        _order(ledger, order)
    for repeat in again:
        _repeat(ledger, repeat)
    ledger.checks.sort(key=lambda check: check.total_start)
    analysis.rows["checks"] = ledger.checks
    analysis.rows["check_parts"] = ledger.parts


def _lists(ledger: Ledger) -> None:
    """Numbers of what is listed: each told of once, and where one test leaves it open, by one that does not."""
    analysis = ledger.analysis
    listed = {items.total.start: items for items in list_above.find(analysis)}
    for search in (heading_totals.find, titles.find, list_below.find):
        listed |= {items.total.start: items for items in search(analysis)}
    told = set()
    for total in outline_totals.find(analysis):
        if total.status != "unclear" or total.total.start not in listed:
            _outline_total(ledger, total)
            told.add(total.total.start)
    listed = {items.total.start: items for items in announced.find(analysis)} | listed
    for start, items in sorted(listed.items()):
        if start not in told:
            _announced(ledger, items)


def _breakdown(ledger: Ledger, breakdown: Breakdown) -> None:
    """A sum as a row: in the unit that all its numbers are printed with (63.25万元), else in the plain one."""
    total, terms = breakdown.total, breakdown.parts
    scales = {printed_number(ledger.analysis, figure)[0] for figure in (total, *terms)}
    scale = scales.pop() if len(scales) == 1 else 1.0
    stated, addends = round(total.value / scale, 4), [round(part.value / scale, 4) for part in terms]
    unit = {1e4: "万", 1e8: "亿"}.get(scale, "") + total.unit
    ledger.add(
        "parts_sum", breakdown.status, total.member, [part.member for part in terms],
        stated=stated, computed=round(sum(addends), 4), expression=messages.equation(stated, addends),
        messages=messages.parts_sum(breakdown.status, breakdown.why, stated, addends, unit),
    )  # fmt: skip


def _rate(ledger: Ledger, rate: Rate) -> None:
    percentage, (a, b) = rate.percentage, rate.values
    total = Member(percentage.start, percentage.end, "percentages")
    one, other, result = map(messages.number, (a, b, rate.computed))
    expression = {
        "share": f"{one} / {other} = {result}%",
        "growth": f"{one} / {other} - 1 = {result}%",
        "points": f"|{other} - {one}| = {result}",
    }[rate.how]
    ledger.add(
        "rate", rate.status, total, rate.members, stated=percentage.value, computed=rate.computed,
        expression=expression, messages=messages.rate(rate.status, rate.how, percentage.value, rate.computed, a, b),
    )  # fmt: skip


def _run(ledger: Ledger, run: Run) -> None:
    first, end, at = (
        ledger.analysis.printed(node.label or (0, 0)).rstrip(_MARKS) for node in (run.nodes[0], run.nodes[-1], run.at)
    )
    last, listed = run.nodes[-1].number or 0, len(run.nodes)
    ledger.add(
        "numbering", run.status, _label(run.at), [_label(node) for node in run.nodes],
        stated=last - (run.nodes[0].number or 0) + 1, computed=listed,
        expression=f"{first} … {end}: {listed}",
        messages=messages.numbering(run.status, first, end, at, run.missing, run.repeated),
    )  # fmt: skip


def _outline_total(ledger: Ledger, total: OutlineTotal) -> None:
    count, listed = total.total, len(total.nodes)
    # Measures are many, and their total is only compared: no row for each.
    labels = [_label(node) for node in total.nodes] if total.what != "measure" else []
    ledger.add(
        "outline_total", total.status, Member(count.start, count.end, "counts"), labels,
        stated=count.value, computed=listed, expression=f"{messages.number(count.value)} : {listed}",
        messages=messages.outline_total(total.status, total.what, count.value, listed, total.missing),
    )  # fmt: skip


def _announced(ledger: Ledger, items: Announced) -> None:
    count, listed = items.total, len(items.labels)
    ledger.add(
        "outline_total", items.status, Member(count.start, count.end, "counts"),
        [Member(*label) for label in items.labels], stated=count.value, computed=listed,
        expression=f"{messages.number(count.value)} : {listed}",
        messages=messages.outline_total(items.status, "item", count.value, listed, []),
    )  # fmt: skip


def _order(ledger: Ledger, order: Order) -> None:
    days = [day.isoformat() for day in order.dates]
    ledger.add(
        "chronology", order.status, order.members[0], order.members[1:], expression=" ≤ ".join(days),
        messages=messages.chronology(order.status, order.what, days),
    )  # fmt: skip


def _repeat(ledger: Ledger, repeat: Repeat) -> None:
    first, values = repeat.first, [other.value for other in repeat.others]
    odd = next((value for value in values if value != first.value), first.value)
    ledger.add(
        "repeat", repeat.status, first.member, [other.member for other in repeat.others], stated=first.value,
        computed=odd, expression=" = ".join(messages.number(v) for v in (first.value, *values)).replace(
            " = ", " = " if repeat.status == "ok" else " ≠ "
        ),
        messages=messages.repeat(repeat.status, repeat.noun, first.unit, first.value, values),
    )  # fmt: skip


def _label(node: Node) -> Member:
    """A node's label as a member of a check."""
    start, end = node.label or (node.start, node.start + 1)
    return Member(start, end, node_id=node.node_id or None)  # a list within a line has no nodes
