"""Every sentence that a check can say, in both languages: they are what a reader acts on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from rectnlp.checks import messages
from rectnlp.checks.messages import chronology, numbering, outline_total, parts_sum, rate, repeat

OF_PARTS = {
    "bracket": ("括号内", "the parts in brackets"),
    "rest": ("剩余部分连同前项", "the parts with the remainder"),
    "states": ("完成与未完成各项", "what is done and what is not"),
    "sum": ("前列各项", "the items before it"),
    "list": ("冒号后各项", "the items behind the colon"),
    "respectively": ("“分别”所列各项", "the items told off one by one"),
    "classes": ("互不重叠的各类", "the parts, which exclude each other,"),
    "all": ("逐一交代的各项", "the parts, which are said to be all,"),
    "equation": ("等式各项", "the equation's terms"),
    "closed": ("至“其他”为止各项", "the items down to what is other"),
    "divided": ("同一标准划分的各类", "the parts, by one criterion,"),
    "nearly": ("同句各项", "the numbers behind it, told as its parts,"),
    "among": ("“其中”所列各类", "the parts named by 其中, which exclude each other,"),
    "lines": ("下列各项", "the parts in the lines below it"),
    "summed": ("前文各项", "the parts in the sentences before it"),
    "bare": ("同句各项", "the parts, which fill the sentence,"),
}


@pytest.mark.parametrize("why", OF_PARTS)
def test_a_sum_that_is_wrong(why: str) -> None:
    zh, en = OF_PARTS[why]
    assert parts_sum("mismatch", why, 46, [27, 8.5], "人") == (
        f"称46人,{zh}合计27+8.5=35.5人,少10.5人,不相符。",
        f"The text says 46, but {en} add up to 27+8.5 = 35.5, 10.5 less.",
    )
    more = parts_sum("mismatch", why, 30, [27, 8], "人")
    assert "多5人" in more[0]
    assert more[1].endswith("27+8 = 35, 5 more.")


def test_there_is_a_test_for_every_relation() -> None:
    assert set(OF_PARTS) == set(messages._RELATIONS)


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (partial(parts_sum, "ok", "sum", 1, [0.50001, 0.5], "亿元"), "1亿元=0.5+0.5,各部分相加与合计一致。", "1 = 0.5+0.5: the parts add up to the total."),
        (partial(parts_sum, "ok", "bracket", 35, [27, 8], "人"), "35人=27+8,各部分相加与合计一致。", "35 = 27+8: the parts add up to the total."),
        (
            partial(parts_sum, "ok", "sum", 3.5, [1.24, 2.24], "万元"),
            "3.5万元≈1.24+2.24=3.48万元,差额在四舍五入范围内。",
            "3.5 ≈ 1.24+2.24 = 3.48: the difference is within rounding.",
        ),
        (
            partial(parts_sum, "unclear", "bare", 46, [20, 8], "项"),
            "称46项,同句各项20+8=28项,少18项;相差较大,未必列全,不能判为矛盾。",
            "The text says 46; the parts in its sentence give 20+8 = 28, 18 less. They are too far off to be taken as all of it.",
        ),
        (
            partial(parts_sum, "unclear", "bare", 20, [20, 8], "项"),
            "称20项,同句各项20+8=28项,多8项;相差较大,未必列全,不能判为矛盾。",
            "The text says 20; the parts in its sentence give 20+8 = 28, 8 more. They are too far off to be taken as all of it.",
        ),
        (
            partial(parts_sum, "unclear", "among", 46, [30, 20], "人"),
            "称46人,所列部分30+20=50人,多4人;“其中”各部分可能有交叉,不能判为矛盾。",
            "The text says 46; the parts listed give 30+20 = 50, 4 more. They are introduced by 其中 (among them), so they may overlap.",
        ),
        (
            partial(parts_sum, "unclear", "among", 46, [30, 10], "人"),
            "称46人,所列部分30+10=40人,少6人;“其中”未必列全,不能判为矛盾。",
            "The text says 46; the parts listed give 30+10 = 40, 6 less. They are introduced by 其中 (among them), so the list may be incomplete.",
        ),
        (partial(rate, "ok", "share", 90.2, 90.2, 46, 51), "46÷51=90.2%,与所称90.2%相符。", "46 of 51 = 90.2%, as stated (90.2%)."),
        (partial(rate, "mismatch", "share", 91, 90.2, 46, 51), "46÷51=90.2%,与所称91%不符。", "46 of 51 = 90.2%, but the text says 91%."),
        (partial(rate, "ok", "growth", 20, 20, 120, 100), "由100到120,变动20%,与所称20%相符。", "from 100 to 120 is 20%, as stated (20%)."),
        (
            partial(rate, "mismatch", "points", 3, 2.5, 50, 52.5),
            "50%与52.5%相差2.5个百分点,与所称3个百分点不符。",
            "from 50% to 52.5% is 2.5 points, but the text says 3 points.",
        ),
        (partial(numbering, "mismatch", "(1)", "(4)", "(4)", [2, 3], None), "编号从(1)到(4),(4)之前缺第2、3号。", "The numbering runs from (1) to (4) but skips 2, 3 before (4)."),
        (
            partial(numbering, "unclear", "(1)", "(4)", "(4)", [2, 3], None),
            "编号从(1)到(4),未见第2、3号作为标题,但(4)之前的文字中可能有它,不能判为缺号。",
            "Number 2, 3 is no heading before (4), but the text there may hold it.",
        ),
        (partial(numbering, "mismatch", "(1)", "(4)", "(3)", [], 3), "编号(3)重复出现。", "The number 3 stands twice ((3))."),
        (partial(numbering, "ok", "(1)", "(4)", "(1)", [], None), "(1)至(4)连续。", "(1) to (4) run on without a gap."),
        (partial(outline_total, "ok", "case", 5, 5, []), "称5起案例,正文实列5项,一致。", "The text says 5 cases, and lists 5."),
        (
            partial(outline_total, "mismatch", "problem", 51, 49, [21, 22]),
            "称51个问题,正文编号缺21、22,实列49项,不相符。",
            "The text says 51 problems but lists 49 (number 21, 22 is missing).",
        ),
        (partial(outline_total, "mismatch", "aspect", 4, 3, []), "称4个方面,正文实列3项,不相符。", "The text says 4 headings but lists 3."),
        (
            partial(outline_total, "unclear", "measure", 71, 9, []),
            "称71条措施,正文编号的共9项;通报未说要逐条列出,不能判为矛盾。",
            "The text says 71 measures and numbers 9; it does not say that all are listed.",
        ),
        (partial(chronology, "ok", "range", ["2023-08-15", "2023-08-31"]), "2023-08-15至2023-08-31起止有序。", "2023-08-15 to 2023-08-31: the end is not before the start."),
        (
            partial(chronology, "unclear", "range", ["2023-08-15", "2024-08-01"]),
            "2023-08-15至2024-08-01将近一年,止日年份未写明,可能有误。",
            "2023-08-15 to 2024-08-01 is nearly a year or runs backwards.",
        ),
        (partial(chronology, "mismatch", "range", ["2023-08-15", "2023-08-01"]), "2023-08-15至2023-08-01止日早于起日。", "2023-08-15 to 2023-08-01: the end lies before the start."),
        (
            partial(chronology, "ok", "sequence", ["2023-05-01", "2023-06-01"]),
            "巡视结束、反馈、发布的日期2023-05-01、2023-06-01先后有序。",
            "Inspection, feedback, publication are in order: 2023-05-01, 2023-06-01.",
        ),
        (
            partial(chronology, "mismatch", "sequence", ["2023-06-01", "2023-05-01"]),
            "巡视结束、反馈、发布的日期2023-06-01、2023-05-01先后颠倒。",
            "Inspection, feedback, publication are out of order: 2023-06-01, 2023-05-01.",
        ),
        (
            partial(chronology, "unclear", "sequence", ["2023-06-01", "2023-05-01"]),
            "巡视结束、反馈、发布的日期2023-06-01、2023-05-01先后颠倒,但年份未全写明,不能判为矛盾。",
            "Inspection, feedback, publication are out of order: 2023-06-01, 2023-05-01; not every year is printed, so it may be read otherwise.",
        ),
        (
            partial(chronology, "mismatch", "publication", ["2024-02-01", "2024-01-05"]),
            "2024-02-01的事项写作已完成,晚于发布日2024-01-05。",
            "Told as done on 2024-02-01, after publication on 2024-01-05.",
        ),
        (
            partial(chronology, "unclear", "publication", ["2024-02-01", "2024-01-05"]),
            "2024-02-01晚于发布日2024-01-05,却未写“将”或“拟”,可能是计划。",
            "2024-02-01 lies after publication on 2024-01-05; it may be a plan, though no word says so.",
        ),
        (partial(repeat, "ok", "整改措施", "项", 208, [208, 208]), "整改措施208项,前后3处一致。", "208 项 整改措施, told 3 times."),
        (partial(repeat, "mismatch", "整改措施", "项", 208, [208, 206]), "整改措施前称208项,后称206项,不一致。", "整改措施: 208 first, 206 later."),
    ],
)  # fmt: skip
def test_sentence(said: Callable[[], tuple[str, str]], zh: str, en: str) -> None:
    assert said() == (zh, en)
