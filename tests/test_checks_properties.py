"""What holds of checks on any text: nothing raises, rows are sound, links lead to totals."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse

PIECES = st.sampled_from(
    [
        *"、,;:。()\n+=%", "其中", "剩余", "其余", "共", "合计", "已完成", "未完成", "正在推进", "基本完成", "占", "分别为",
        "12个", "5个", "7个", "3人", "9人", "12人", "0人", "1.5万元", "3万元", "50.5%", "60%", "3个百分点", "百余户", "47",
        "问题", "措施", "整改任务", "党内警告", "完成率", "比例", "由", "提高到", "中", "(1)", "(2)", "(4)", "一是", "二、",
        "2024年3月5日至5月20日", "2024年5月2日", "反馈", "截至6月底", "如下", "案例",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text(text: str) -> None:
    analysis = analyse(Bulletin(text, "2024-12-01"))
    assert not analysis.rows.get("failures")
    checks, parts = analysis.rows["checks"], analysis.rows["check_parts"]
    assert len({check.check_id for check in checks}) == len(checks)
    assert {part.check_id for part in parts} == {check.check_id for check in checks}
    for check in checks:
        assert check.status in ("ok", "mismatch", "unclear")
        assert check.message.endswith("。")
        assert check.message_en.endswith(".")
        assert 0 <= check.total_start < check.total_end <= len(analysis.view.norm)
        for number in (check.stated, check.computed, check.difference):
            assert number is None or math.isfinite(number)
        if check.kind == "parts_sum" and check.status == "mismatch":
            assert check.difference
    for table in ("counts", "amounts", "sanctions"):
        for row in analysis.rows[table]:
            above, steps = row.part_of, 0
            while above is not None and steps <= len(analysis.rows[table]):
                above, steps = above.part_of, steps + 1
            assert above is None  # no ring
            assert row.repeat_of is not row


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=2, max_size=8), st.integers(0, 400))
def test_a_bracket_of_parts_is_right_or_wrong_as_its_sum_is(parts: list[int], off: int) -> None:
    """Every bracket with nothing but parts is judged by arithmetic alone, unless the total is far off."""
    total = sum(parts) + off
    text = f"给予党纪处分{total}人({','.join(f'第{n % 9}类{part}人' for n, part in enumerate(parts))})。"
    found = [c.status for c in analyse(Bulletin(text)).rows["checks"] if c.kind == "parts_sum" and c.stated == total]
    if total == 0:
        assert found == []
    elif off == 0:
        assert "ok" in found
        assert "mismatch" not in found
    else:
        assert "ok" not in found
