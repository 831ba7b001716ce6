"""The year rule, clause by clause of its wording in `rectnlp.linking.events.years`."""

from __future__ import annotations

import pytest
from marked import check


@pytest.mark.parametrize(
    "marked",
    [
        # the same sentence, then the paragraph, then the publication
        "[2023年3月5日|date_basis=stated]巡察,[6月18日|date_start=2023-06-18 date_basis=sentence]反馈。",
        "[2023年3月5日|]召开会议。[6月18日|date_start=2023-06-18 date_basis=paragraph]印发通知。",
        "[2023年3月5日|]召开会议。\n[6月18日|date_start=2024-06-18 date_basis=published]印发通知。",
        # since-dates, plans and label years are passed over
        "[2019年以来|]召开12次会议,[6月18日|date_start=2024-06-18 date_basis=published]印发通知。",
        "预计[2025年一季度|status=planned]前建成,[6月18日|date_start=2024-06-18]已开工。",
        "制定2022年内贸资金办法,[6月18日|date_start=2024-06-18]召开会议。",
        "[2022年3月底|relation=by]前已完成选聘。[2023年|],召开会议2次。[11月9日|date_start=2023-11-09 date_basis=paragraph],方案研究通过。",
        # nothing told as done after the publication, nothing planned before it
        "[2023年6月|]召开会议,将于[3月底|date_start=2025-03-21 date_basis=published status=planned]完成验收。",
        "[12月20日|date_start=2023-12-20 date_basis=published]已印发通知。",
        "[12月中旬|date_start=2024-12-11 status=planned]完成验收。",
        # over New Year
        "[2023年11月8日至1月20日|date_end=2024-01-20],巡察组进驻。",
        "[2022年12月至次年2月|date_start=2022-12-01 date_end=2023-02-28]开展整治。",
        "[2023年10月12日至12月20日|],县委巡察组开展巡察,[1月19日|date_start=2024-01-19]反馈。",
        # but a since-date that its sentence goes on from counts
        "本轮检查从[2023年4月上旬|relation=since]开始,[6月底|date_start=2023-06-21 date_basis=sentence]结束。",
        # words that point
        "[2023年4月至5月|]进驻,[同年8月|date_start=2023-08-01 date_end=2023-08-31 date_basis=sentence]反馈,[次年1月|date_start=2024-01-01]整改完成。",
        "[2023年10月11日|trigger=反馈]反馈。\n[2023年11月5日|]印发方案。\n反馈[次日|date_start=2023-10-12]召开党委会。",
        "[2023年4月11日|]立案,[同月|date_start=2023-04-01 granularity=month]留置。",
        "[去年10月至12月|date_start=2023-10-01 date_end=2023-12-31 date_basis=published]巡视,[今年2月|date_start=2024-02-01]反馈。",
        "[昨日|date_start=2024-11-19],县纪委通报案例。",
        "[9月28日|date_start=2024-09-28]、[29日|date_start=2024-09-29]组织培训。",
        # the year behind the range
        "[11月至2023年1月|date_start=2022-11-01 date_end=2023-01-31]开展检查。",
    ],
)  # fmt: skip
def test_the_year_rule(marked: str) -> None:
    check("events", marked, "2024-11-20")


def test_a_bare_year_of_publication_counts_as_its_last_day() -> None:
    check("events", "截至[12月底|date_start=2024-12-21 date_basis=published],已整改30项。", 2024)
    check("events", "[去年10月|date_start=2023-10-01]召开会议。[昨日|date_start=-]通报。", 2024)


def test_without_publication_and_year_nothing_is_guessed() -> None:
    check(
        "events",
        "[6月18日|date_start=- date_end=- date_basis=- granularity=day]反馈,[次年6月底|date_start=-]前整改,[今年|date_start=-]召开3次会议。",
    )
    check("events", "[2023年3月|]召开会议。\n[6月18日|date_start=2023-06-18]反馈。")
