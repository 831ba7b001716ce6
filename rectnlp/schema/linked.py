"""Tables of documents, structure, checks and provenance: one row something other than a mention."""

from __future__ import annotations

from rectnlp.schema.columns import Column, Table, Type

T = Type

DOC = Column("doc_id", T.TEXT, "The bulletin; key into documents.", "文档")
NODE = Column("node_id", T.TEXT, "Key into outline.", "节点")

DOCUMENTS = Table(
    "documents",
    "One row a bulletin.",
    (
        DOC,
        Column("source", T.TEXT, "The input as the caller named it.", "来源"),
        Column("title", T.TEXT, "The bulletin's title, its lines joined.", "标题"),
        Column("issuer", T.PHRASE, "Who issued it.", "发布单位"),
        Column("region", T.TEXT, "The division that the issuer belongs to.", "地区"),
        Column("inspector", T.PHRASE, "Who inspected.", "巡视巡察机构"),
        Column("inspection_start", T.DATE, "First day of the inspection.", "巡视开始"),
        Column("inspection_end", T.DATE, "Last day of the inspection.", "巡视结束"),
        Column("feedback_date", T.DATE, "Day of the inspection's feedback.", "反馈日期"),
        Column("published", T.DATE, "Date of the bulletin.", "发布日期"),
        Column("cutoff", T.DATE, "The date of 截至….", "数据截止日"),
        Column("n_problems", T.INTEGER, "Problems that the bulletin states.", "问题数"),
        Column("n_measures", T.INTEGER, "Measures that the bulletin states.", "措施数"),
        Column("n_done", T.INTEGER, "Of the problems, tasks or measures: done.", "已完成"),
        Column("n_ongoing", T.INTEGER, "Of the problems, tasks or measures: still open.", "未完成"),
        Column("completion_rate", T.NUMBER, "In percent, as stated.", "完成率"),
        Column("completion_basis", T.TEXT, "What the rate is of.", "完成率口径", ("problem", "task", "measure")),
        Column("phone", T.PRINTED, "Telephone of the contact block.", "电话"),
        Column("email", T.PRINTED, "Address of the contact block.", "邮箱"),
        Column("address", T.PRINTED, "Postal address of the contact block.", "地址"),
        Column("n_chars", T.INTEGER, "Length of the text in code points.", "字数"),
        Column("n_warnings", T.INTEGER, "Rows in warnings.", "警告数"),
        Column("division_code", T.TEXT, "Six-digit code of the region.", "区划代码"),
        Column("province", T.TEXT, "Province of the region.", "省"),
        Column("city", T.TEXT, "Prefecture of the region.", "市"),
        Column("county", T.TEXT, "County of the region.", "县"),
        Column("published_year", T.INTEGER, "Year of publication.", "发布年"),
        Column("published_source", T.TEXT, "Where published came from.", "日期来源", ("given", "signed", "posted")),
        Column("posted", T.DATE, "The date that the page states.", "网页日期"),
        Column("signed", T.DATE, "The date of the signature.", "落款日期"),
        Column(
            "doc_kind",
            T.TEXT,
            "What kind of text it is.",
            "文种",
            ("rectification", "case_notice", "inspection_notice", "news", "other"),
        ),
        Column("script", T.TEXT, "Characters used.", "字体", ("simplified", "traditional")),
        Column("encoding", T.TEXT, "How the file was decoded.", "编码"),
        Column("reader", T.TEXT, "Which reader made the text.", "读取器"),
        Column("body_hash", T.TEXT, "The same for reposts of one text under other page chrome.", "正文指纹"),
        Column("origin", T.TEXT, "Whom the page says it has the text from (来源).", "稿件来源"),
        Column("garbled", T.NUMBER, "Share of characters that no reader can read, 0 to 1.", "乱码比例"),
        Column("duplicate_of", T.TEXT, "doc_id of the bulletin in this set that this one nearly repeats.", "重复于"),
    ),
    "文档",
)

OUTLINE = Table(
    "outline",
    "One row a node of the bulletin's own numbering.",
    (
        DOC,
        Column("node_id", T.TEXT, "Key of the node.", "节点"),
        Column("parent_id", T.TEXT, "node_id of the node above.", "上级节点"),
        Column(
            "level",
            T.TEXT,
            "Which kind of node.",
            "级别",
            ("title", "part", "section", "topic", "item", "measure"),
        ),
        Column("label", T.PRINTED, "The numbering as printed.", "序号"),
        Column("number", T.INTEGER, "The numbering as a number.", "编号"),
        Column("title", T.PRINTED, "The heading.", "标题"),
        Column("start", T.START, "Offset of the label's first character.", "起"),
        Column("end", T.LINES_END, "Offset behind the node with all below it.", "止"),
    ),
    "提纲",
)

PROBLEMS = Table(
    "problems",
    "One row an inspection problem.",
    (
        DOC,
        Column("problem_id", T.TEXT, "Key of the problem.", "问题编号"),
        NODE,
        Column("number", T.INTEGER, "Its number in the bulletin.", "序号"),
        Column("title", T.PRINTED, "The problem as worded.", "问题"),
        Column("kind", T.TEXT, "A problem, or advice of the inspectors.", "类别", ("problem", "suggestion")),
        Column(
            "aspect",
            T.TEXT,
            "The inspection heading it stands under, coded.",
            "方面",
            ("political", "discipline", "organisation", "rectification", "suggestion", "other"),
        ),
        Column("status", T.TEXT, "How far it is.", "状态", ("done", "ongoing", "not_started")),
        Column("deadline", T.DATE, "By when it is to be done, where stated.", "时限"),
        Column("responsible_unit_ids", T.TEXT, "unit_ids of the responsible units, joined by |.", "责任单位"),
        Column("n_measures", T.INTEGER, "Measures under it.", "措施数"),
    ),
    "问题清单",
)

PROGRESS = Table(
    "progress",
    "One row a statement of how far a set of problems, tasks or measures is.",
    (
        DOC,
        Column("basis", T.TEXT, "What is counted.", "口径", ("problem", "task", "measure", "suggestion")),
        Column("scope_unit_id", T.TEXT, "unit_id of the body it is stated for; empty for the whole bulletin.", "范围"),
        Column("total", T.INTEGER, "All.", "总数"),
        Column("done", T.INTEGER, "Done.", "已完成"),
        Column("mostly_done", T.INTEGER, "Mostly done.", "基本完成"),
        Column("ongoing", T.INTEGER, "Under way.", "推进中"),
        Column("not_started", T.INTEGER, "Not started.", "未启动"),
        Column("rate", T.NUMBER, "In percent, as stated.", "完成率"),
        Column("as_of", T.DATE, "The date of 截至….", "截至"),
        Column("start", T.START, "Offset of the statement.", "起"),
        Column("end", T.END, "Offset behind the statement.", "止"),
    ),
    "整改进度",
)

INSPECTIONS = Table(
    "inspections",
    "One row a bulletin and inspected body.",
    (
        DOC,
        Column("inspection_id", T.TEXT, "Key of the inspection.", "检查编号"),
        Column("kind", T.TEXT, "巡视, 巡察, 审计, 环保督察 …", "类别"),
        Column("round", T.INTEGER, "Which round (第N轮).", "轮次"),
        Column("phase", T.TEXT, "Which phase of rectification the bulletin reports.", "阶段"),
        Column("inspector", T.PHRASE, "Who inspected.", "检查机构"),
        Column("inspected_unit_id", T.TEXT, "unit_id of the inspected body.", "被检查单位"),
        Column("date_start", T.DATE, "First day.", "开始"),
        Column("date_end", T.DATE, "Last day.", "结束"),
        Column("feedback_date", T.DATE, "Day of the feedback.", "反馈日期"),
    ),
    "检查",
)

FIELDS = Table(
    "fields",
    "One row a labelled passage (整改措施: …).",
    (
        DOC,
        NODE,
        Column("field", T.TEXT, "The label.", "标签"),
        Column("start", T.START, "Offset of the passage, behind the label.", "起"),
        Column("end", T.LINES_END, "Offset behind the passage.", "止"),
        Column("text", T.PRINTED, "The passage.", "内容"),
    ),
    "标签段落",
)

CHECKS = Table(
    "checks",
    "One row a test of the bulletin's own arithmetic and numbering.",
    (
        DOC,
        Column("check_id", T.TEXT, "Key of the check.", "核验编号"),
        NODE,
        Column(
            "kind",
            T.TEXT,
            "What is tested.",
            "类型",
            ("parts_sum", "rate", "numbering", "outline_total", "chronology", "repeat"),
        ),
        Column("status", T.TEXT, "Whether it holds.", "结果", ("ok", "mismatch", "unclear")),
        Column("stated", T.NUMBER, "What the text says.", "所称"),
        Column("computed", T.NUMBER, "What its parts give.", "计得"),
        Column("difference", T.NUMBER, "computed - stated.", "差"),
        Column("expression", T.TEXT, "The sum: 62 = 1+4+57.", "算式"),
        Column("message", T.TEXT, "One sentence in Chinese.", "说明"),
        Column("message_en", T.TEXT, "The same in English.", "英文说明"),
        Column("total_start", T.START, "Offset of the total.", "合计起"),
        Column("total_end", T.END, "Offset behind the total.", "合计止"),
    ),
    "核验",
)

CHECK_PARTS = Table(
    "check_parts",
    "One row a number taking part in a check.",
    (
        DOC,
        Column("check_id", T.TEXT, "Key into checks.", "核验编号"),
        Column("mention_id", T.TEXT, "The mention; a node_id for a label.", "数字"),
        Column("role", T.TEXT, "Total or part.", "角色", ("total", "part")),
        Column("order", T.INTEGER, "Order in the expression, from 0.", "次序"),
        Column("start", T.START, "Offset of the number or label.", "起"),
        Column("end", T.END, "Offset after it.", "止"),
    ),
    "核验项",
)

TEXTS = Table(
    "texts",
    "One row a bulletin's text: what the offsets point into.",
    (
        DOC,
        Column("text", T.TEXT, "The text.", "正文"),
        Column("sha256", T.TEXT, "SHA-256 of the text in UTF-8.", "指纹"),
        Column("reader", T.TEXT, "Which reader made it.", "读取器"),
        Column("reader_version", T.TEXT, "Version of the reader.", "读取器版本"),
    ),
    "正文",
)

WARNINGS = Table(
    "warnings",
    "One row something that the reader should know about a bulletin.",
    (
        DOC,
        Column("code", T.TEXT, "The kind of warning.", "代码"),
        Column("start", T.START, "Offset of the stretch it is about.", "起"),
        Column("end", T.END, "Offset behind it.", "止"),
        Column("message", T.TEXT, "One sentence.", "说明"),
    ),
    "警告",
)

FAILURES = Table(
    "failures",
    "One row a bulletin that could not be read or processed.",
    (
        DOC,
        Column("source", T.TEXT, "The input as the caller named it.", "来源"),
        Column("stage", T.TEXT, "read, extract or write.", "阶段"),
        Column("error", T.TEXT, "The kind of error.", "错误"),
        Column("message", T.TEXT, "What happened, and the way out.", "说明"),
    ),
    "失败",
)

DIVISIONS = Table(
    "divisions",
    "The gazetteer as used: the divisions that this run's rows refer to, and those above them.",
    (
        Column("code", T.TEXT, "Six-digit code.", "代码"),
        Column("valid_from", T.INTEGER, "First year in which code and name stood together.", "起始年"),
        Column("valid_to", T.INTEGER, "Last such year; empty where it still stands.", "终止年"),
        Column("name", T.TEXT, "Full name.", "名称"),
        Column("level", T.TEXT, "Rank.", "层级", ("province", "city", "county")),
        Column("parent", T.TEXT, "Code of the division above.", "上级"),
        Column("successor", T.TEXT, "Code of the division that took its place.", "后继"),
    ),
    "行政区划",
)

LINKED = (
    DOCUMENTS,
    OUTLINE,
    PROBLEMS,
    PROGRESS,
    INSPECTIONS,
    FIELDS,
    CHECKS,
    CHECK_PARTS,
    TEXTS,
    WARNINGS,
    FAILURES,
    DIVISIONS,
)
