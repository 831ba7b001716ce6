"""repeat: numbers that point back to one told right before, and numbers in headings against what was handed over."""

import pytest
from checked import said

from rectnlp.lexicons import Lexicons, Row

ROWS = Lexicons().rows("definite_words")


def statuses(text: str) -> list[str]:
    return [each.status for each in said(text, "repeat", "2024-06-01")]


def word(row: Row) -> str:
    return row["word"]


@pytest.mark.parametrize("row", [row for row in ROWS if {"points", "here"} & set(row["kind"].split("|"))], ids=word)
def test_words_that_point_back(row: Row) -> None:
    """With the word the later number is the first one, and without it another one."""
    text = row["example"].replace("\\n", "\n") + "。"
    assert (statuses(text), statuses(text.replace(row["word"], ""))) == (["mismatch"], [])
    ordinal = text.replace("全市", "第四轮全市")
    assert statuses(ordinal) == ([] if row["kind"] == "here" else ["mismatch"])


@pytest.mark.parametrize("row", [row for row in ROWS if not {"points", "here"} & set(row["kind"].split("|"))], ids=word)
def test_words_that_make_another_number_of_it(row: Row) -> None:
    text = row["example"].replace("\\n", "\n") + "。"
    assert (statuses(text), statuses(text.replace(row["word"], ""))) == ([], ["mismatch"])


CONTRADICTED = [
    "十三届县委第八轮巡察对32家单位党组织开展了常规巡察。县委巡察办对该轮被巡察的30家单位党组织逐一建档。",
    "县纪委对16名干部进行约谈。对上述17名干部均已建档,持续跟踪。",
    "全区摸排出问题厕所128个,逐个登记造册。截至11月底,这126个问题厕所均已完成改造。",
    "集团下属18家企业参加了自查。审计部对这19家企业的报告逐份复核。",
    "一、71个反馈问题整改总体情况\n2023年9月,市委第六巡察组向市城管局党委反馈了77个问题。局党委照单全收。",
    "关于巡察反馈的45个问题整改进展情况的通报\n2023年9月12日,县委第二巡察组向我局反馈了46个问题。\n一、组织领导",
    "县委第五轮巡察反馈问题412个。本轮反馈的421个问题已整改完成,整改率100%。",
    "巡察组移交问题线索45件。上述43件问题线索均已办结。",
    "局党组面向基层收集意见建议126条。对收集到的162条意见建议,逐条研究办理。",
    "县纪委约谈干部16名。被约谈的17名干部均作出书面检查。",
    "全区共清理出超期合同237份。对清理出的273份合同,分类处置。",
]
CONFIRMED = [
    "十三届县委第八轮巡察对32家单位党组织开展了常规巡察。县委巡察办对该轮被巡察的32家单位党组织逐一建档。",
    "集团下属18家企业参加了自查。审计部对这18家企业的报告逐份复核。",
    "关于巡察反馈的46个问题整改进展情况的通报\n2023年9月12日,县委第二巡察组向我局反馈了46个问题。\n一、组织领导",
    "巡察组移交问题线索45件。上述45件问题线索均已办结。",
    "局党组面向基层收集意见建议126条。对收集到的126条意见建议,逐条研究办理。",
]
SILENT = [
    "县纪委对16名干部进行约谈,其中1名已调离。对上述15名干部均已建档,持续跟踪。",
    "县纪委对16名干部进行约谈,另查处1名干部。对上述17名干部均已建档,持续跟踪。",
    "约谈干部12名,处分干部8名。对上述20名干部逐人建档。",
    "排查企业32家,注销后,对上述30家企业开展培训。",
    "排查企业32家,停产整治2家,对上述30家企业开展培训。",
    "全区摸排出问题厕所128个,逐个登记造册。截至11月底,其中126个问题厕所均已完成改造。",
    "全区摸排出问题厕所128个,逐个登记造册。截至11月底,126个问题厕所已完成改造。",
    "集团下属18家企业参加了自查。上述已完成自查的17家企业通过验收。",
    "一、71个立行立改反馈问题整改情况\n2023年9月,市委第六巡察组向市城管局党委反馈了77个问题。局党委照单全收。",
    "一、省委巡视反馈的71个问题整改情况\n2023年9月,市委第六巡察组向市城管局党委反馈了77个问题。",
    "一、71个反馈问题整改总体情况\n2023年9月,市委第六巡察组反馈了77个问题,合并同类项后确定整改问题71个。",
    "三、党的建设方面23个反馈问题整改情况\n巡察组共反馈24个问题,其中党的建设方面23个。",
    "(一)巡察反馈的12个问题整改情况\n2023年巡察反馈意见指出3个方面13个问题,合并后为12个。",
    "镇党委走访了20户脱贫户。这次又走访了这22户困难户。",
    "第一批交办信访件45件,本批47件信访件已办结。",
    "县委第七轮巡察了18家单位,反馈问题412个;本轮巡察了19家单位。",
    "第一批交办信访件45件,本批交办的47件信访件已办结。",
    "2022年排查高标准农田32处。本次排查的30处高标准农田均已修复。",
    "全县有18家国有企业。上述国企中17家国有企业通过验收。",
    "巡察组移交问题线索45件。除重复件外,上述43件问题线索均已办结。",
    "县纪委计划约谈干部16名。约谈的15名干部均作出书面检查。",
    "县纪委约谈干部16名。已约谈的15名干部均作出书面检查。",
    "全镇排查隐患120处。对排查出的12处重大隐患,挂牌督办。",
    "全镇排查隐患120处。对未整改的12处隐患,挂牌督办。",
    "全镇排查隐患120处,排除误报后,对排查出的118处隐患挂牌督办。",
    "全区清理合同237份,收回超期合同21份。对收回的12份合同,重新发包。",
    "集团共招聘员工45名,新招聘的54名实习生签订协议。",
    "全市摸排线索45条。其中摸排的43条线索已办结。",
]


@pytest.mark.parametrize("text", CONTRADICTED)
def test_a_number_that_points_back_is_another_one(text: str) -> None:
    assert statuses(text) == ["mismatch"]


@pytest.mark.parametrize("text", CONFIRMED)
def test_a_number_that_points_back_is_the_same(text: str) -> None:
    assert statuses(text) == ["ok"]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_need_not_be_the_same(text: str) -> None:
    assert "mismatch" not in statuses(text)
