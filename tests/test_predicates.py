from __future__ import annotations

import pytest

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.linking.verbs.predicates import clause, first_after, governing_verb, resolved


def read(text: str) -> Analysis:
    analysis = Analysis(Bulletin(text))
    analysis.body = analysis.view.norm
    return analysis


def predicate(text: str) -> str | None:
    analysis = read(text)
    here = clause(analysis, 0)
    verb = first_after(here, 0)
    return text[slice(*resolved(analysis, here, verb)[0])] if verb else None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("县委第二巡察组对云岭镇进行了巡察", "巡察"),
        ("对全县各级党组织坚持学习制度、完成学习计划等情况进行抽查", "抽查"),
        ("对全县64家单位开展走访调研、安全生产工作集中督查", "督查"),
        ("周某受到党内警告处分", "处分"),
        ("全县经济总量均有明显提升", "提升"),
        ("主要指标均实现排名晋升", "晋升"),
        ("已实现服务站全覆盖", "实现"),
        ("未拨付企业的各项补助资金手续已准备完毕", "准备完毕"),
        ("已将旅游、教育等项目列入重点项目台账", "列入"),
        ("局党组向市委办提交请示", "提交"),
        ("在沟渠整治中套取资金", "套取"),
        ("项目已开工建设", "开工建设"),
        ("召开省委巡视反馈问题集体约谈会", "召开"),
        ("完成了立项手续办理", "完成"),
        ("督查组工作室", None),
    ],
)
def test_predicate(text: str, verb: str | None) -> None:
    assert predicate(text) == verb


def test_governing_verb_of_a_number() -> None:
    text = "梳理出47个具体问题,37项已整改到位。"
    analysis = read(text)

    def verb(of: str) -> str:
        span = governing_verb(analysis, text.index(of))
        assert span
        return text[slice(*span)]

    assert verb("47个") == "梳理出"
    assert verb("37项") == "整改到位"


def test_a_clause_without_a_verb_has_none() -> None:
    assert governing_verb(read("12家单位"), 0) is None
