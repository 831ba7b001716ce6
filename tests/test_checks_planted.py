"""Errors planted in fictional bulletins: how many are found, and how often untouched text is called wrong.

Run with `-s` to see the figures.
"""

from functools import cache

from planted import bulletin

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse

N = 200


@cache
def mismatches(seed: int, *, plant: bool) -> list[tuple[str, set[str]]]:
    """Kind and the numbers that take part, of every mismatch in a bulletin."""
    analysis = analyse(Bulletin(bulletin(seed, plant=plant).text))
    assert not analysis.rows.get("failures")
    norm = analysis.view.norm
    found = []
    for check in analysis.rows["checks"]:
        if check.status == "mismatch":
            parts = [p for p in analysis.rows["check_parts"] if p.check_id == check.check_id]
            found.append((check.kind, {norm[p.start : p.end] for p in parts}))
    return found


def test_planted_errors_are_found() -> None:
    found = 0
    for seed in range(N):
        planted = bulletin(seed, plant=True)
        assert planted.error is not None
        kind, number = planted.error
        hit = any(
            k == kind and any(part.startswith(number) for part in parts) for k, parts in mismatches(seed, plant=True)
        )
        found += hit
        if not hit:
            print("not found:", planted.error, planted.text)
    print(f"planted errors found: {found} of {N} = {found / N:.3f}")
    assert found / N >= 0.95


def test_no_false_alarm_on_untouched_text() -> None:
    alarms = [(seed, found) for seed in range(N) if (found := mismatches(seed, plant=False))]
    print(f"false alarms: {len(alarms)} in {N} bulletins")
    assert alarms == []


def test_a_planted_error_raises_no_other_alarm() -> None:
    """Only the numbers that the wrong one belongs to are called wrong."""
    for seed in range(N):
        planted = bulletin(seed, plant=True)
        assert planted.error is not None
        kinds = [kind for kind, _ in mismatches(seed, plant=True) if kind not in ("outline_total", "numbering")]
        assert len(kinds) <= 2, (seed, planted.error, planted.text)
