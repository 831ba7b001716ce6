"""Cues: when a word that names a measure only at times (警告, 约谈, 立案, 处理 …) names one here.

Most words need a verb of imposing before them or a number of persons behind them; a few have a grammar of their own.
Every pattern looks at one clause, at most `REACH` characters back.
"""

from __future__ import annotations

import re

REACH = 90

# Adverbs that may stand between a verb or an object and the measure.
_ADVERBS = r"(?:相应的?|严肃|从严|依规依纪|依纪依规|依纪依法|依法依规|依法|分别|了)"
_HOW_SUMMONED = r"(?:集中|集体|逐一|分别|专题|严肃|当面|及时|个别|单独|专门|公开|再次|重点|依法)"
# A number of persons or cases behind a measure: 警告2人, 警告处分共计3名, 警告(2人), 警告:2人.
PERSONS = r"""
    [”"]?(?:处分|处理)?[:(]?(?:了|共计?|计|各|的)?
    [约近逾超]?[0-9.,一二两三四五六七八九十百千]{1,7}[余多几]?[万千]?[余多]?(?:名|人|位|个人|起|件|例|宗)
"""
# The last character of most nouns for persons.
_PERSON_ENDS = "[人员部志位记长任理事]"
# 对OBJECT, where the object is no matter (问题, 工作 …) that is dealt with.
_OBJECT = r"""
    对(?![^,;。\n]{0,40}(?:问题|情况|工作|制度|事项|项目|线索|案件|行为|反映)的?
        (?:进行|予以|作出|依|严肃|从严|及时|全部)?$)
    [^;。:\n]{2,80}
"""

PERSONS_BEHIND = re.compile(PERSONS, re.VERBOSE)
# What may become of one without a verb of imposing: 4名项目经理停职, 2人免职, 医保科科长停职.
_BECAME = frozenset(("停职", "免职", "撤职", "降级", "降职", "开除", "记过", "警告", "除名", "劝退", "调离", "调岗"))
_PUT_OFF = re.compile(
    r"""
    (?:^|[,;。:、])(?:其中)?
    (?: (?:(?!对|给|将|把|由|研究|决定|讨论)[一-鿿]{2,14}?)?[0-9一二两三四五六七八九十]{1,3}(?:人|[名位][一-鿿]{1,8})
      | (?!对|给|将|把|由|研究|决定)[一-鿿]{1,12}
        (?:[局处科所站院校镇乡组部股园馆队厂]长|书记|主任|经理|副总|总监|会计|出纳|助理|负责人)
        (?:[一-鿿]某{1,2})?
    )$
    """,
    re.VERBOSE,
)
# 给予…警告, 被免职, 对站长免职, 给予责任人员2人记过、3人警告.
_IMPOSED = re.compile(
    rf"""
    (?:给予|予以|给以|受到|受了|受|被|处以|处予|作出|做出|实施|采取|判|先后|分别|依法|依纪|依规|党内|行政|政务)
    [^,;。:!?\n]{{0,6}}$
    | (?:对|将|把)[^,;。:\n]{{2,40}}{_PERSON_ENDS}(?:进行)?$
    | 给予[^,;。:\n]{{0,40}}[0-9一二两三四五六七八九十](?:人|名[一-鿿]{{0,6}})$
    """,
    re.VERBOSE,
)
# 对经办人员进行处理, 给予其处分, 受到处理.
_HANDLED = re.compile(
    rf"""
    (?: {_OBJECT}(?:作出|做出|进行了?|给予|予以|作了|了|(?<=[人员部志位]))
      | 给予(?:[^,;。:\n]{{0,30}}[人员部志位其])?
      | 受到
    ){_ADVERBS}*$
    """,
    re.VERBOSE,
)
# 处分基层干部9人, 开除出纳秦某.
_PUNISHED_BEHIND = re.compile(
    r"了?[一-鿿]{0,8}(?:(?:干部|人员|党员|职工|教师|民警|公务员)[0-9,]{1,7}余?(?:名|人)"
    r"|(?:会计|出纳|主任|书记|[局科站所院校镇乡村厂]长)[一-鿿]某(?!局|单位|县|市|区|镇|乡|公司))"
)
# 约谈了…的市委书记, 约谈3家, 约谈乡镇负责人.
_SUMMONED_BEHIND = re.compile(
    r"""
    了[^;。:\n]{2,70}?(?:人员|负责人|负责同志|责任人|干部|书记|成员)
    | [了过]?[其该]?[0-9]{1,4}余?(?:名|家|个|位|人|次|批|场)
    | [了过]?[^,;。:\n0-9]{1,14}[0-9]{1,3}余?[名位人](?!次)
    | [了过]?[其该]?[^,;。:\n]{0,24}?
      (?: 人员|负责人|负责同志|责任人|干部|成员|领导|单位|书记|主任|同志|企业|部门|党员|代表
        | [局厅处科所站院校镇乡县市区社村组会部委]长
      )
    """,
    re.VERBOSE,
)
# 被约谈, 接受了约谈, 对…进行集体约谈.
_SUMMONED_BEFORE = re.compile(
    rf"""
    (?: 被
      | (?:接受了?|受到了?|给予|予以)[^,;。:\n]{{0,14}}
      | (?:对(?![照标待比])|向|将|由)[^,;。:\n]{{2,60}}?(?:进行了?|开展了?|实施|予以|作了?)?{_HOW_SUMMONED}*
    )$
    """,
    re.VERBOSE,
)
# 立案12件, 立案处罚10起, 立案处罚31家; 被立案, 县监委立案.
# 立案群众身边腐败案件1,206件
_FILED_BEHIND = re.compile(
    rf"(?:处罚|查处)?(?:违法)?(?:案件|(?:(?!免于|免予|不予|后|的)[一-鿿“”]){{1,20}}?案件?)?(?:{PERSONS}|了?[0-9,]{{1,7}}余?[家户])",
    re.VERBOSE,
)
_FILED_BEFORE = re.compile(
    r"""
    (?: 被|已|均|予以|决定|先后|并|对[^,;。:\n]{2,40}
      | (?:纪委|监委|纪检监察组|纪检组|纪工委|公安局?|检察院|检察机关|公安机关)[^,;。:\n]{0,10}
    )$
    """,
    re.VERBOSE,
)
# 作出深刻检查.
_CHECKED = re.compile(r"(?:作出|做出|写出|作|责令|责成|提交|递交)了?(?:深刻|书面|口头|公开|自我)?$")
# 被函询, 已采取留置, 对两名站长留置; 函询结束, 函询4人, 留置2人.
_TAKEN = re.compile(
    rf"(?:被|已|予以|进行|给予|开展|采取|受到|均)[^,;。:\n]{{0,4}}$|对[^,;。:\n]{{2,40}}{_PERSON_ENDS}$"
)
_INQUIRED_BEHIND = re.compile(r"了?的?[:(]?(?:结束|完毕|[0-9]{1,4}(?:人|件|名))")
_DETAINED_BEHIND = re.compile(r"了?(?:措施)?的?[:(]?[0-9一二两三四五六七八九十]{1,4}(?:人|名)")


def cued(text: str, name: str, start: int, name_end: int, end: int) -> bool:
    """Whether the word at `start:name_end` names a measure here; `end` counts 处分 behind it in.

    >>> cued("两人被警告。", "警告", 3, 5, 5), cued("设置警告标志。", "警告", 2, 4, 4)
    (True, False)
    """
    lead = clause_lead(text, start, REACH)
    if name == "约谈":
        return bool(_SUMMONED_BEFORE.search(lead) or _SUMMONED_BEHIND.match(text, end))
    if name in ("检查", "检讨"):
        return bool(_CHECKED.search(lead))
    if name.endswith("处理") and name != "组织处理":
        return bool(_HANDLED.search(lead)) or (name != "处理" and lead.endswith("被"))  # 被严肃处理
    if name == "处分":
        return bool(_HANDLED.search(lead) or PERSONS_BEHIND.match(text, end) or _PUNISHED_BEHIND.match(text, end))
    if name == "立案":
        return bool(_FILED_BEHIND.match(text, end) or _FILED_BEFORE.search(lead))
    if name == "函询":
        return bool(_TAKEN.search(lead) or _INQUIRED_BEHIND.match(text, end))
    if name == "留置":
        return bool(_TAKEN.search(lead) or _DETAINED_BEHIND.match(text, end))
    if name in _BECAME and _PUT_OFF.search(lead):
        return True
    # 警告处分, 警告2人, 给予…警告, 除名党员2名
    behind = PERSONS_BEHIND.match(text, name_end) or _PUNISHED_BEHIND.match(text, name_end)
    return end > name_end or bool(behind or _IMPOSED.search(lead))


def clause_lead(text: str, start: int, reach: int) -> str:
    """What stands before a position in its part of the sentence."""
    lead = text[max(0, start - reach) : start]
    return lead[max(lead.rfind("。"), lead.rfind("\n"), lead.rfind(";")) + 1 :]
