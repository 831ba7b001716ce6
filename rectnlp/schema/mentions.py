"""Mention tables: one row a stretch of text that a rule found."""

from __future__ import annotations

from rectnlp.schema.columns import Column, Table, Type

T = Type

BEFORE = (
    Column("doc_id", T.TEXT, "The bulletin; key into documents.", "文档"),
    Column("mention_id", T.TEXT, "doc_id:table:start-end; the same on every run and machine.", "编号"),
    Column("node_id", T.TEXT, "The innermost outline node that holds it.", "所在节点"),
    Column("start", T.START, "Offset of the first character in the text (code points, 0-based).", "起"),
    Column("end", T.END, "Offset behind the last character (exclusive).", "止"),
    Column("text", T.TEXT, "text[start:end], as printed.", "原文"),
)
AFTER = (
    Column("problem_id", T.TEXT, "The inspection problem it stands under; key into problems.", "所属问题"),
    Column("sentence_start", T.INTEGER, "Offset of the sentence's first character.", "句起"),
    Column("sentence_end", T.INTEGER, "Offset behind the sentence's last character.", "句止"),
    Column("rule", T.TEXT, "The rule that made the row; see tables.explain.", "规则"),
)
BOUNDS = ("exact", "over", "under", "about")
QUANTITY = (
    Column("value", T.NUMBER, "The number, 万 and 亿 multiplied out; of a range, the lower end.", "数值"),
    Column("value_high", T.NUMBER, "The upper end of a range.", "数值上限"),
    Column("bound", T.TEXT, "exact, or which side of the number the text leaves open.", "界限", BOUNDS),
)
SUMS = (
    Column("part_of", T.REF, "mention_id of the total that this number is a part of.", "所属合计"),
    Column("repeat_of", T.REF, "mention_id of the earlier row that states the same figure.", "重复自"),
)
NOUN = Column("noun", T.PHRASE, "The head of what is counted or measured, with its bare modifiers.", "对象")
PREDICATE = Column("predicate", T.PHRASE, "The verb that governs it (best effort).", "谓词")


def mention_table(name: str, description: str, zh: str, *columns: Column) -> Table:
    """A table with the common columns before and behind its own."""
    return Table(name, description, (*BEFORE, *columns, *AFTER), zh, mentions=True)


EVENTS = mention_table(
    "events",
    "One row a dated event; the span is the date expression.",
    "事件",
    Column("date_start", T.DATE, "First calendar day, inclusive.", "起始日"),
    Column("date_end", T.DATE, "Last calendar day, inclusive; empty for a since.", "截止日"),
    Column(
        "granularity",
        T.TEXT,
        "How precise the date is.",
        "粒度",
        ("day", "range", "tenday", "month", "quarter", "half", "year", "recurring", "anchor"),
    ),
    Column(
        "relation",
        T.TEXT,
        "How the event stands to the date.",
        "时间关系",
        ("on", "since", "by", "as_of", "recurring"),
    ),
    Column("trigger", T.PHRASE, "The verb that says what happened.", "触发词"),
    Column(
        "event_type",
        T.TEXT,
        "The kind of event.",
        "事件类型",
        (
            "meeting",
            "issuance",
            "inspection",
            "feedback",
            "training",
            "investigation",
            "sanction",
            "completion",
            "personnel",
            "activity",
            "statistic",
            "plan",
            "other",
        ),
    ),
    Column("actor", T.PHRASE, "Who did it, where the sentence or the clause before names one.", "主体"),
    Column("status", T.TEXT, "Whether it has happened.", "状态", ("done", "ongoing", "planned")),
    Column("description", T.PRINTED, "The clause that states the event.", "描述"),
    Column(
        "date_basis",
        T.TEXT,
        "Where the year came from.",
        "年份依据",
        ("stated", "sentence", "paragraph", "published", "anchor"),
    ),
)

COUNTS = mention_table(
    "counts",
    "One row a counted quantity.",
    "计数",
    *QUANTITY,
    Column("unit", T.PHRASE, "The measure word as written (项, 件次, 人次).", "量词"),
    NOUN,
    PREDICATE,
    Column("per", T.PHRASE, "What it is counted per: 每月, 各.", "频度"),
    *SUMS,
)

PERCENTAGES = mention_table(
    "percentages",
    "One row a rate.",
    "比率",
    Column("value", T.NUMBER, "In percent, or in percentage points.", "数值"),
    *QUANTITY[1:],
    Column("kind", T.TEXT, "A share, a growth rate, or a difference in points.", "类别", ("share", "growth", "points")),
    Column("direction", T.TEXT, "Which way it moved, where the text says so.", "方向", ("up", "down")),
    Column("noun", T.PHRASE, "What the rate is of.", "对象"),
)

AMOUNTS = mention_table(
    "amounts",
    "One row a sum of money or a physical measure.",
    "金额与度量",
    Column(
        "dimension",
        T.TEXT,
        "What is measured.",
        "量纲",
        ("money", "area", "length", "mass", "volume", "energy", "duration", "age", "other"),
    ),
    *QUANTITY,
    Column("unit", T.PHRASE, "The unit as written, without 万 and 亿.", "单位"),
    Column("si_value", T.NUMBER, "The value in si_unit, where a conversion exists.", "换算值"),
    Column("si_unit", T.TEXT, "元, m2, m, m3, kg, J, s, day, 月, 年.", "换算单位"),
    NOUN,
    PREDICATE,
    Column(
        "flow",
        T.TEXT,
        "What money did, from its verb.",
        "资金流向",
        ("recovered", "returned", "fined", "misused", "allocated", "repaid", "saved", "lost", "other"),
    ),
    *SUMS,
)

UNIT_TYPES = (
    "party",
    "government",
    "discipline",
    "congress",
    "cppcc",
    "judicial",
    "inspection",
    "subdistrict",
    "community",
    "enterprise",
    "institution",
    "taskforce",
    "association",
    "media",
    "other",
)
LEVELS = ("central", "province", "city", "county", "township", "village")
ROLES = ("inspector", "inspected", "responsible", "actor", "punishing", "punished", "mentioned")

UNITS = mention_table(
    "units",
    "One row a mention of a named organisational unit (单位).",
    "单位",
    Column("unit_id", T.TEXT, "The same for every mention of one body, across bulletins.", "单位编号"),
    Column("canonical", T.TEXT, "The full name that mentions of the same body resolve to.", "全称"),
    Column("unit_type", T.TEXT, "The kind of body.", "单位类型", UNIT_TYPES),
    Column("level", T.TEXT, "The rank of the body.", "层级", LEVELS),
    Column("region", T.TEXT, "The division of county level or above that it belongs to.", "地区"),
    Column("parent", T.TEXT, "The body above, where the name holds it or the text states it.", "上级单位"),
    Column("division_code", T.TEXT, "Six-digit code of the region; key into divisions.", "区划代码"),
    Column("role", T.TEXT, "Its part in the sentence.", "角色", ROLES),
)

SANCTIONS = mention_table(
    "sanctions",
    "One row a disciplinary, administrative or judicial measure.",
    "处分与处理",
    Column("sanction", T.TEXT, "A code of the closed list; see the lexicon sanctions.", "措施"),
    Column(
        "category",
        T.TEXT,
        "The family of the measure.",
        "类别",
        ("party", "membership", "administrative", "organisational", "investigation", "four_forms", "unspecified"),
    ),
    Column("severity", T.INTEGER, "Order within the category, 1 the lightest.", "轻重"),
    Column("n_persons", T.INTEGER, "Persons that the text states for this measure.", "人数"),
    Column("n_cases", T.INTEGER, "Cases that the text states for this measure.", "案件数"),
    Column("target", T.PHRASE, "Who received it.", "对象"),
    Column("authority", T.PHRASE, "Who imposed it.", "决定机关"),
    Column("date", T.TEXT, "ISO day, month (2022-06) or start/end.", "日期"),
    Column("basis", T.PHRASE, "The cited rule, or the offence as worded.", "依据"),
    Column("status", T.TEXT, "Whether it has been imposed.", "状态", ("done", "pending")),
    Column("date_start", T.DATE, "First day of date.", "起始日"),
    Column("date_end", T.DATE, "Last day of date.", "截止日"),
    Column("offence", T.PHRASE, "The offence as worded.", "违纪事实"),
    Column("basis_law", T.PRINTED, "The cited rule and article.", "法规依据"),
    Column("target_unit_id", T.TEXT, "unit_id of a body that received it.", "对象单位"),
    Column("authority_unit_id", T.TEXT, "unit_id of the body that imposed it.", "决定机关编号"),
    Column("person_id", T.TEXT, "Key into people, where a person is named.", "人员编号"),
    Column("person_group", T.TEXT, "The same on rows that concern the same person or persons.", "同人组"),
    Column("scope", T.TEXT, "What the row tells of.", "范围", ("result", "statistic", "case")),
    *SUMS,
)

CITATIONS = mention_table(
    "citations",
    "One row a cited document.",
    "引用文件",
    Column("title", T.PRINTED, "The title without its brackets.", "标题"),
    Column("doc_number", T.PRINTED, "The number that follows: 〔2023〕9号 with its prefix.", "文号"),
    Column("doc_type", T.TEXT, "The last word of the title: 方案, 办法, 通知.", "文种"),
    Column("action", T.TEXT, "What was done with it.", "用法", ("issued", "followed", "mentioned")),
)

PEOPLE = mention_table(
    "people",
    "One row a mention of a named person.",
    "人员",
    Column("person_id", T.TEXT, "The same for every mention of one person in the bulletin.", "人员编号"),
    Column("name", T.PHRASE, "The name as printed; masked where redact=True and the person is sanctioned.", "姓名"),
    Column("position", T.PHRASE, "The position held, as printed.", "职务"),
    Column("unit_id", T.TEXT, "unit_id of the body in which the position is held.", "单位编号"),
)

MENTIONS = (EVENTS, COUNTS, PERCENTAGES, AMOUNTS, UNITS, SANCTIONS, CITATIONS, PEOPLE)
