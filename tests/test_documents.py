"""The documents row, the texts row and the warnings about texts that are no bulletins."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from rectnlp.analysis import Analysis
from rectnlp.assemble import assemble
from rectnlp.bulletin import Bulletin
from rectnlp.documents import documents
from rectnlp.mentions import Count, Event, Unit
from rectnlp.outlining import outline
from rectnlp.page import publication, zones
from rectnlp.page.kinds import classify

TEXT = """首页 > 公告
中共云河县水利局党组关于巡察整改情况的通报
发布时间：2023-09-10 浏览量：5
2023年1月5日至3月6日,县委第二巡察组对县水利局党组进行了巡察。4月7日反馈意见。
梳理出4个方面27个问题,细化为83项措施。截至8月31日,已整改25个。
一、整改情况
1.学习不深入。
整改情况:发现问题99个。
欢迎广大干部群众监督。联系电话:010-12345678;邮政信箱:云河县水利路1号;电子邮箱:a@example.cn。
中共云河县水利局党组
2023年9月8日"""


def described(text: str, rows: dict[str, list[object]] | None = None) -> documents.Document:
    return analysed(text, rows).rows["documents"][0]


def analysed(text: str, rows: dict[str, list[object]] | None = None) -> Analysis:
    analysis = Analysis(Bulletin(text, doc_id="d", source="a.txt", encoding="utf-8"))
    analysis.body = analysis.view.norm
    zones.find(analysis)
    publication.date(analysis)
    outline.infer(analysis)
    analysis.rows |= rows or {}
    documents.describe(analysis)
    return analysis


def mentions() -> dict[str, list[object]]:
    text = Analysis(Bulletin(TEXT)).view.norm

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    def count(words: str, noun: str, value: float) -> Count:
        return Count(*at(words), "test", value, noun=at(noun))

    def event(words: str, kind: str, *days: dt.date, **more: object) -> Event:
        return Event(*at(words), "test", date_start=days[0], date_end=days[-1], event_type=kind, **more)  # type: ignore[arg-type]

    start, end, feedback, cutoff = (dt.date(2023, m, d) for m, d in ((1, 5), (3, 6), (4, 7), (8, 31)))
    unit = Unit(*at("中共云河县水利局党组"), "test", region="云河县", division_code="999999")
    return {
        "counts": [
            count("27个", "问题,细化"[:2], 27),
            count("83项", "措施", 83),
            count("99个", "问题99"[:2], 99),
        ],
        "events": [
            event("2023年1月5日至3月6日", "inspection", start, end, granularity="range", actor=at("县委第二巡察组")),
            event("4月7日", "feedback", feedback),
            event("8月31日", "statistic", cutoff, relation="as_of"),
        ],
        "units": [unit],
    }


def test_the_row() -> None:
    row = described(TEXT, mentions())
    assert row.title == "中共云河县水利局党组关于巡察整改情况的通报"
    view = Analysis(Bulletin(TEXT)).view
    shown = {
        name: view.norm[slice(*getattr(row, name))] for name in ("issuer", "inspector", "phone", "email", "address")
    }
    assert shown == {
        "issuer": "中共云河县水利局党组",
        "inspector": "县委第二巡察组",
        "phone": "010-12345678",
        "email": "a@example.cn",
        "address": "云河县水利路1号",
    }
    assert (row.region, row.division_code) == ("云河县", "999999")
    assert (row.inspection_start, row.inspection_end) == (dt.date(2023, 1, 5), dt.date(2023, 3, 6))
    assert (row.feedback_date, row.cutoff) == (dt.date(2023, 4, 7), dt.date(2023, 8, 31))
    assert (row.n_problems, row.n_measures) == (27, 83)
    assert (row.published, row.published_source, row.posted) == (dt.date(2023, 9, 8), "signed", dt.date(2023, 9, 10))
    assert (row.doc_kind, row.script, row.encoding, row.source) == ("rectification", "simplified", "utf-8", "a.txt")
    assert (row.n_chars, row.n_warnings) == (len(TEXT), 0)


def test_without_other_steps_nothing_is_guessed() -> None:
    row = described("一、整改情况\n推动整改落实。")
    stated = [row.issuer, row.region, row.inspector, row.inspection_start, row.cutoff, row.n_problems, row.n_done]
    assert stated == [None] * 7


def test_region_from_the_issuer_alone() -> None:
    assert described(TEXT).region == "云河县"
    assert described("云溪水务发展集团有限公司党委关于巡察整改情况的通报\n一、情况\n整改完成。").region is None


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("云河县教育局党组关于巡察整改情况的公示\n整改完成。共3项。", "云河县教育局党组"),
        ("云河县审计局审计整改情况公告\n整改完成。共3项。", "云河县审计局"),
        ("关于巡察整改情况的通报\n整改完成。\n共3项。\n中共云河县委\n2023年9月8日", "中共云河县委"),
        ("关于巡察整改情况的通报\n整改完成。\n共3项。\n云河县卫健委 2023年9月8日", "云河县卫健委"),
        ("发布机构:云河县审计局\n关于审计整改情况的公告\n整改完成。共3项。", "云河县审计局"),
        ("关于巡察整改情况的通报\n整改完成。\n共3项。", None),
    ],
)
def test_issuer(text: str, issuer: str | None) -> None:
    row = described(text)
    norm = Analysis(Bulletin(text)).view.norm
    assert (norm[slice(*row.issuer)] if row.issuer else None) == issuer


def test_body_hash_ignores_chrome_and_width() -> None:
    body = "中共云河县委关于巡察整改情况的通报\n县委认真整改，清退违规资金3万元。\n共完成12项。\n"
    repost = "首页 > 转载\n中共云河县委关于巡察整改情况的通报\n来源：云河网\n\n县委认真整改,清退违规资金３万元。共完成12项。\n【打印】【关闭】"
    assert described(body).body_hash == described(repost).body_hash
    assert described(body).body_hash != described(body.replace("12", "13")).body_hash


def test_texts_row() -> None:
    row = assemble(analysed(TEXT))["texts"].to_pylist()[0]
    assert (row["text"], row["sha256"]) == (TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\n", "empty_text"),
        ('{"a": [1, 2], "b": "x"}', "not_a_bulletin"),
        ("The quick brown fox jumps over 12 dogs.", "not_a_bulletin"),
        ("今天多云转晴，气温20度。", "not_a_bulletin"),
    ],
)
def test_no_bulletin_is_a_warning(text: str, code: str) -> None:
    analysis = analysed(text)
    assert [warning.code for warning in analysis.rows["warnings"]] == [code]
    assert analysis.rows["documents"][0].n_warnings == 1


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("某局党组关于巡察整改情况的通报", "", "rectification"),
        ("", "给予党纪处分46人。整改中,127项举措已完成113项。省委巡视组反馈问题。", "rectification"),
        ("", "省纪委对6起问题发出通报。局长受到党内严重警告处分。通报要求紧盯节日。", "case_notice"),
        ("县委第三轮巡察公告", "各巡察组已完成进驻,受理来信来电来访。", "inspection_notice"),
        ("", "昨日,记者从会上了解到,道路工程即将完工。", "news"),
        ("", "今天多云转晴。", "other"),
    ],
)
def test_kind(title: str, text: str, kind: str) -> None:
    assert classify(title, text) == kind
