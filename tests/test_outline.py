"""The outline: labels, nesting, levels, titles and ends in every style that bulletins use."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.lexicons import Lexicons
from rectnlp.outlining import outline
from rectnlp.outlining.labels import number
from rectnlp.outlining.levels import names_fault
from rectnlp.page import zones


def outlined(text: str) -> Analysis:
    analysis = Analysis(Bulletin(text, doc_id="d"))
    analysis.body = analysis.view.norm
    zones.find(analysis)
    outline.infer(analysis)
    return analysis


def tree(text: str) -> list[str]:
    """One line a node: id | label | title."""
    analysis = outlined(text)
    show = analysis.view.norm
    lines = []
    for node in analysis.outline.nodes:
        label = show[slice(*node.label)] if node.label else ""
        title = show[slice(*node.title)] if node.title else "-"
        lines.append(f"{node.node_id.removeprefix('d:')} {label} {title}")
    return lines


STYLES = {
    "four levels, run-on problems, rounds of measures": (
        """中共云河县委关于巡视整改情况的通报
一、扛稳责任
(一)坚持以上率下。成立领导小组。
二、推进整改
(一)关于“学习不深入”方面
1.理论学习不系统
(1)学习浮于表面。
整改情况:一是健全制度。印发清单。二是加强督导。开展督导3次。
2.执行政策有短板
(2)转型发展慢。
整改情况:针对项目推进不力问题。一是加强谋划。召开会议。针对监管不严问题。一是强化检查。查处5起。
(二)意见建议
(4)进一步加强领导。
整改情况:已制定办法。
欢迎广大干部群众监督。""",
        [
            "title  中共云河县委关于巡视整改情况的通报",
            "p1 一、 扛稳责任",
            "p1.s1 (一) 坚持以上率下",
            "p2 二、 推进整改",
            "p2.s1 (一) 关于“学习不深入”方面",
            "p2.s1.t1 1. 理论学习不系统",
            "p2.s1.t1.i1 (1) 学习浮于表面",
            "p2.s1.t1.i1.m1 一是 健全制度",
            "p2.s1.t1.i1.m2 二是 加强督导",
            "p2.s1.t2 2. 执行政策有短板",
            "p2.s1.t2.i2 (2) 转型发展慢",
            "p2.s1.t2.i2.m1 一是 加强谋划",
            "p2.s1.t2.i2.m1~2 一是 强化检查",
            "p2.s2 (二) 意见建议",
            "p2.s2.i4 (4) 进一步加强领导",
        ],
    ),
    "problems at (一)": (
        """一、组织领导情况
(一)强化担当。召开党组会5次。
二、整改落实情况
(一)理论学习不深入
整改情况:已开展学习。
1.制定计划。
2.开展研讨。
(二)关于“河道管护不到位”问题
整改情况:已清理。""",
        [
            "p1 一、 组织领导情况",
            "p1.s1 (一) 强化担当",
            "p2 二、 整改落实情况",
            "p2.i1 (一) 理论学习不深入",
            "p2.i1.m1 1. -",
            "p2.i1.m2 2. -",
            "p2.i2 (二) 关于“河道管护不到位”问题",
        ],
    ),
    "problems at 一、": (
        """一、预算编制不完整的问题
整改情况:已纳入预算。
二、资产底数不清的问题
整改情况:——清点资产。完成盘点。
——完善制度。出台办法。""",
        [
            "i1 一、 预算编制不完整的问题",
            "i2 二、 资产底数不清的问题",
            "i2.m1 —— 清点资产",
            "i2.m2 —— 完善制度",
        ],
    ),
    "问题1 with labelled passages": (
        """一、关于落实决策部署方面
问题1:产业项目推进缓慢。
整改措施:(1)加快进度。(2)加强调度。
整改成效:已完成。
问题2:环境整治不彻底
整改措施:开展清理。
二、关于从严治党方面
【问题3】制度执行不严。
整改措施:一是建台账;二是抓通报。""",
        [
            "p1 一、 关于落实决策部署方面",
            "p1.i1 问题1: 产业项目推进缓慢",
            "p1.i1.m1 (1) -",
            "p1.i1.m2 (2) -",
            "p1.i2 问题2: 环境整治不彻底",
            "p2 二、 关于从严治党方面",
            "p2.i3 【问题3】 制度执行不严",
            "p2.i3.m1 一是 -",
            "p2.i3.m2 二是 -",
        ],
    ),
    "(1) and ① inside the paragraphs of a problem": (
        """二、整改落实情况
1.关于“阵地管理责任制落实不到位”的问题
(1)针对督导不够问题。①修订细则。②检查3次。
(2)针对管理不严问题。①清查社团。②建立台账。
2.关于“选拔程序不规范”的问题
(3)针对审核不严问题。①复核档案。②补充材料。""",
        [
            "p2 二、 整改落实情况",
            "p2.i1 1. 关于“阵地管理责任制落实不到位”的问题",
            "p2.i1.m1 (1) 针对督导不够问题",
            "p2.i1.m1.m1 ① -",
            "p2.i1.m1.m2 ② -",
            "p2.i1.m2 (2) 针对管理不严问题",
            "p2.i1.m2.m1 ① -",
            "p2.i1.m2.m2 ② -",
            "p2.i2 2. 关于“选拔程序不规范”的问题",
            "p2.i2.m3 (3) 针对审核不严问题",
            "p2.i2.m3.m1 ① -",
            "p2.i2.m3.m2 ② -",
        ],
    ),
    "headings without numbers": (
        """现将整改情况公布如下。
关于“公路建设滞后”问题
整改情况:一是加快建设。新建12公里。二是强化督导。约谈2次。
关于固定资产管理混乱的问题
整改情况:完成清查。""",
        [
            "i1  关于“公路建设滞后”问题",
            "i1.m1 一是 加快建设",
            "i1.m2 二是 强化督导",
            "i2  关于固定资产管理混乱的问题",
        ],
    ),
    "问题 and 整改 in pairs by unit": (
        """市水务局
问题:采砂监管缺位
整改:一是加装护栏14处。二是查处9起。
市体育局
问题:出租程序不规范
整改:重新招租8处。""",
        [
            "p1  市水务局",
            "p1.i1 问题: 采砂监管缺位",
            "p1.i1.m1 一是 -",
            "p1.i1.m2 二是 -",
            "p2  市体育局",
            "p2.i1 问题: 出租程序不规范",
        ],
    ),
    "反馈问题 behind the number": (
        """(一)反馈问题:耗材管理漏洞多。
1.低值易耗品账实不符。
(1)2023年盘亏35批次。
整改情况:确认记账错误。
(2)采购把关不严。
整改情况:修订流程。""",
        [
            "p1 (一) 耗材管理漏洞多",
            "p1.s1 1. 低值易耗品账实不符",
            "p1.s1.i1 (1) 2023年盘亏35批次",
            "p1.s1.i2 (2) 采购把关不严",
        ],
    ),
    "1. above (一)": (
        """1.领导不力方面
(一)会议不规范问题。已整改。
(二)监督不到位问题。已整改。
2.队伍建设方面
(一)结构不合理问题。已整改。""",
        [
            "p1 1. 领导不力方面",
            "p1.i1 (一) 会议不规范问题",
            "p1.i2 (二) 监督不到位问题",
            "p2 2. 队伍建设方面",
            "p2.i1 (一) 结构不合理问题",
        ],
    ),
    "chapters and decimals": (
        """第一部分 整改工作总体情况
高度重视。
第二部分 整改落实情况
1.1 战略引领作用不强
整改情况:编制规划。
1.2 科技投入不足
整改情况:投入1.5亿元。""",
        [
            "p1 第一部分 整改工作总体情况",
            "p2 第二部分 整改落实情况",
            "p2.i1 1.1 战略引领作用不强",
            "p2.i2 1.2 科技投入不足",
        ],
    ),
    "slips of the pen: brackets, width, repeats, a number skipped": (
        """一、工作情况
（一)加强领导。
二)压实责任。
二．整改情况
１．学习不系统。
整改情况:一要制定计划；二要定期研讨。
３、制度不健全。
整改情况:首先，修订制度。其次，加强执行。
3.监管不严。
整改情况:正在推进。""",
        [
            "p1 一、 工作情况",
            "p1.s1 (一) 加强领导",
            "p1.s2 二) 压实责任",
            "p2 二. 整改情况",
            "p2.i1 1. 学习不系统",
            "p2.i1.m1 一要 -",
            "p2.i1.m2 二要 -",
            "p2.i3 3、 制度不健全",
            "p2.i3.m1 首先 -",
            "p2.i3.m2 其次 -",
            "p2.i3~2 3. 监管不严",
        ],
    ),
    "everything in one paragraph": (
        "我局认真整改。1.关于学习不够问题，制定计划。2.关于制度不全问题，修订3项。3.关于监管不严问题，检查5次，见附件(1)。",
        ["i1 1. 关于学习不够问题", "i2 2. 关于制度不全问题", "i3 3. 关于监管不严问题"],
    ),
    "ordinals, headings before a colon": (
        "会议召开。第一，分工落到人头：列出11项任务。第二，时间要紧：6月底前结束。",
        ["m1 第一, 分工落到人头", "m2 第二, 时间要紧"],
    ),
    "numbers that a converter left behind": (
        "1.?编号5:河道整治。\n完成情况:已完成。\n2.?编号11:园区监测。\n完成情况:已建成。",
        ["i1 1. 编号5:河道整治", "i2 2. 编号11:园区监测"],
    ),
    "a list of cases holds no problems of an inspection": (
        "现将典型案例通报如下:\n1.出纳钱某重复报账问题。2019年,钱某受到党内警告处分。\n2.文书孙某抬高价格问题。2019年,孙某受到党内警告处分。",
        ["p1 1. 出纳钱某重复报账问题", "p2 2. 文书孙某抬高价格问题"],
    ),
    "an audit report: whose problems is no fault, a dash under the title is no list": (
        """关于2022年度审计查出问题整改情况的报告
——2023年12月28日在市人大常委会会议上
一、部署推进情况
市政府召开会议。
二、审计查出问题的整改情况
(一)财政管理审计查出问题整改情况。第一,关于预算编制不细化的问题。已细化。第二,关于下达不及时的问题。已下达。
(二)审计移送事项办理情况。移送线索24件。""",
        [
            "title  关于2022年度审计查出问题整改情况的报告",
            "p1 一、 部署推进情况",
            "p2 二、 审计查出问题的整改情况",
            "p2.s1 (一) 财政管理审计查出问题整改情况",
            "p2.s1.m1 第一, 关于预算编制不细化的问题",
            "p2.s1.m2 第二, 关于下达不及时的问题",
            "p2.s2 (二) 审计移送事项办理情况",
        ],
    ),
    "(一) as the outermost": (
        "集团党委高度重视。\n(一)主责主业得到夯实。新签合同3份。\n(二)历史遗留问题逐步化解。收回欠款2笔。",
        ["p1 (一) 主责主业得到夯实", "p2 (二) 历史遗留问题逐步化解"],
    ),
    "a numbered list of forms, labels alone on their lines": (
        """序号:1
反馈问题:学习不深入
整改措施:制定计划
整改状态:已完成
序号:2
反馈问题:制度不健全
整改措施:修订制度""",
        ["i1 序号:1 学习不深入", "i2 序号:2 制度不健全"],
    ),
    "问题 in pairs under numbered bodies": (
        "(一)市农业局\n问题:验收不严\n整改:已复验。\n问题:拨付慢\n整改:已拨付。\n(二)市商务局\n问题:监管弱\n整改:查处9起。",
        ["p1 (一) 市农业局", "p1.i1 问题: 验收不严", "p1.i2 问题: 拨付慢", "p2 (二) 市商务局", "p2.i1 问题: 监管弱"],
    ),
    "measures behind a comma, a quoted pair before them": (
        "1.监管不力。整改情况:针对“一是制度缺失,二是人员不足”的情况,一是建章立制。出台制度2项。二是充实人员。招录5人。",
        ["i1 1. 监管不力", "i1.m1 一是 建章立制", "i1.m2 二是 充实人员"],
    ),
    "no outline": ("2020年4月8日,县委巡察组对3个镇开展巡察,坚持“一是一、二是二”,发现问题164个。", []),
}


@pytest.mark.parametrize("style", STYLES)
def test_styles(style: str) -> None:
    text, expected = STYLES[style]
    assert tree(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "1.94亿元已收回,余款在追",
        "6.30前完成清退",
        "2023.6.30召开会议",
        "3、4月份召开会议2次",
        "一、二季度完成12项",
        "三是也要看实际,讲究实事求是",
    ],
)
def test_no_label(line: str) -> None:
    assert [node for node in outlined("推进整改工作。\n" + line).outline.nodes if node.level != "measure"] == []


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("落实全面从严治党责任有差距", True),
        ("加强党的建设不够有力", True),
        ("化解债务风险力度不足", True),
        ("关于“账目不清”问题", True),
        ("转型发展慢", True),
        ("强化责任担当", False),
        ("持续纠治作风不实问题", False),
        ("针对学习不够问题", False),
        ("审计查出问题整改情况", False),
        ("巡察反馈突出问题整改落实情况", False),
    ],
)
def test_headings_that_name_a_fault(heading: str, fault: bool) -> None:
    assert names_fault(heading, Lexicons()) is fault


def test_a_part_that_looks_ahead_lists_no_problems() -> None:
    text = "一、整改情况\n(一)学习不深入\n整改情况:已学习。\n二、下一步打算\n(一)作风不实问题常抓不懈\n(二)制度不全问题长期坚持"
    assert [node.level for node in outlined(text).outline.nodes] == ["part", "item", "part", "section", "section"]


def test_quoted_markers_are_no_measures() -> None:
    assert tree("会议提出“一是学习、二是落实”的要求。") == []


def test_ends() -> None:
    text = (
        "云河县水利局党组关于巡察整改情况的通报\n"
        "一、整改情况\n"
        "1.学习不深入。\n"
        "整改情况:一是定计划。印发2份。二是抓研讨。开展3次。\n"
        "\n"
        "2.监管不严。\n"
        "整改情况:完成。\n"
        "欢迎社会各界监督。联系电话:010-12345678。\n"
        "2023年9月8日\n"
    )
    nodes = {node.node_id.removeprefix("d:"): node for node in outlined(text).outline.nodes}
    assert nodes["title"].end == len(text)
    assert text[: nodes["p1"].end].endswith("整改情况:完成。")
    assert text[nodes["p1"].end :].startswith("\n欢迎")
    assert text[: nodes["p1.i1"].end].endswith("开展3次。"), "blank lines belong to neither"
    assert text[nodes["p1.i1.m1"].start : nodes["p1.i1.m1"].end] == "一是定计划。印发2份。"
    assert text[nodes["p1.i1.m2"].start : nodes["p1.i1.m2"].end] == "二是抓研讨。开展3次。"


def test_a_measure_over_several_paragraphs() -> None:
    text = "1.制度落实不到位\n一是健全制度。制定清单。\n定期通报。\n二是强化检查。检查3次。\n整改成效:好。\n2.会议不规范\n一是补课。"
    nodes = {node.node_id.removeprefix("d:"): node for node in outlined(text).outline.nodes}
    assert text[nodes["i1.m1"].start : nodes["i1.m1"].end] == "一是健全制度。制定清单。\n定期通报。\n"
    assert text[nodes["i1.m2"].start : nodes["i1.m2"].end] == "二是强化检查。检查3次。"


@pytest.mark.parametrize(
    ("measure", "title"),
    [
        ("一是提高站位。召开会议2次。", "提高站位"),
        ("一是挂图作战,健全机制。成立专班。", "挂图作战,健全机制"),
        ("一是针对项目推进缓慢问题。区委召开会议。", "针对项目推进缓慢问题"),
        ("一是召开专题会议3次。印发纪要。", None),
        ("一是对在建的管网,按月进行督导,加快进度。压实责任。", None),
        ("一是针对管理不严问题,已对涉及项目进行摸底。持续监管。", None),
        ("一是清理台账。", None),
        ("一是办好12345热线。热线办结率提高。", "办好12345热线"),
        ("一是健全“1+N”制度体系。印发方案。", "健全“1+N”制度体系"),
        ("一是用好一把手监督。开展谈话。", "用好一把手监督"),
    ],
)
def test_titles_of_measures(measure: str, title: str | None) -> None:
    text = "1.监管不严。\n整改情况:" + measure + "二是强化检查。检查3次。"
    node = outlined(text).outline.nodes[1]
    assert (text[slice(*node.title)] if node.title else None) == title


def test_innermost_node_and_problem() -> None:
    text = "一、整改情况\n1.学习不深入。\n整改情况:一是定计划。印发2份。二是抓研讨。开展3次。\n二、下一步\n坚持常抓。"
    found = outlined(text).outline
    at = {words: found.at(text.index(words)) for words in ("2份", "学习不深入", "常抓", "整改情况\n")}
    ids = {words: node.node_id.removeprefix("d:") if node else None for words, node in at.items()}
    assert ids == {"2份": "p1.i1.m1", "学习不深入": "p1.i1", "常抓": "p2", "整改情况\n": "p1"}
    assert [node.problem.node_id if node and node.problem else None for node in at.values()] == [
        "d:p1.i1",
        "d:p1.i1",
        None,
        None,
    ]
    assert found.at(len(text)) is None


@pytest.mark.parametrize(
    ("label", "value"),
    [("21", 21), ("二十一", 21), ("十", 10), ("一百零三", 103), ("③", 3), ("㉒", 22), ("⑵", 2), ("⒈", 1)],
)
def test_numbers(label: str, value: int) -> None:
    assert number(label) == value


_PIECES = st.lists(
    st.sampled_from(
        ["一、", "(一)", "（二）", "1.", "2、", "(1)", "①", "②", "一是", "二是", "首先，", "第一，", "问题1：", "问题：", "整改情况：", "——", "\n", "\n\n", " ", "。",
         "监管不严", "关于“账目不清”问题", "针对学习不够问题。", "学习3次", "“", "”", "《", "》", "2023年", "1.5", "欢迎监督", "县委"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(_PIECES)
@example("一是\n①")
@example("(一)问题1：\n问题1：监管不严")
@example("来源：一是问题1：\n\n二是②县委通报\n针对学习不够问题。\n\n(1)")
@example("一是监管不严。\n问题：甲\n针对学习不够问题。\n②二是")
def test_any_text_gives_a_sound_tree(text: str) -> None:
    analysis = outlined(text)
    nodes, length = analysis.outline.nodes, len(analysis.view.norm)
    assert len({node.node_id for node in nodes}) == len(nodes)
    assert [node.start for node in nodes] == sorted(node.start for node in nodes)
    for node in nodes:
        assert 0 <= node.start <= node.end <= length
        if node.parent:
            assert node.parent.start <= node.start
            assert node.end <= node.parent.end
        if node.end > node.start:
            innermost = analysis.outline.at(node.start)
            assert innermost is not None
            assert innermost.start == node.start


# A heading for each kind of `heading_words`: without the word it names a fault, with it none.
HEADINGS = {
    "deed": "{}账目不清的台账和各级书面说明",
    "aim": "{}账目不清",
    "remedy": "加强{}账目不清",
    "found": "审计{}问题",
}


@pytest.mark.parametrize(
    ("word", "kind"), [(word, kind) for kind in HEADINGS for word in Lexicons().surfaces("heading_words", kind)]
)
def test_words_of_headings(word: str, kind: str) -> None:
    with_it, without = HEADINGS[kind].format(word), HEADINGS[kind].format("")
    assert (names_fault(with_it, Lexicons()), names_fault(without, Lexicons())) == (False, True)
