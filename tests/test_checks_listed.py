"""outline_total: numbers in headings and before 如下, promises that all is told, and what points back to a list."""

import pytest
from checked import said

from rectnlp.lexicons import Lexicons, Row

ROWS = Lexicons().rows("listing_words")
PROBLEMS = (
    "\n1.食堂采购未比价。已整改。\n2.公车加油登记不全。已整改。\n3.会议费附件缺失。已整改。\n4.值班不严格。已整改。\n"
)
BODIES = "\n1.县水利局\n2.县教育局\n3.县财政局\n4.县住建局\n"
PERSONS = "\n1.张伟\n2.李娜\n3.王强\n4.赵敏\n"


def statuses(text: str, kind: str = "outline_total") -> list[str]:
    return [each.status for each in said(text, kind, "2024-06-01")]


def of(*kinds: str) -> pytest.MarkDecorator:
    rows = [row for row in ROWS if set(kinds) & set(row["kind"].split("|"))]
    return pytest.mark.parametrize("row", rows, ids=lambda row: row["word"])


@of("each", "publish")
def test_words_that_promise_every_problem(row: Row) -> None:
    without = row["example"].replace(row["word"], "")
    assert statuses(row["example"] + PROBLEMS) == ["mismatch"]
    assert statuses(without + PROBLEMS) == ["unclear"]


@of("way")
def test_words_between_the_promise_and_the_publishing(row: Row) -> None:
    assert statuses(row["example"] + PROBLEMS) == ["mismatch"]
    assert statuses(row["example"].replace(row["word"], "整改后") + PROBLEMS) == ["unclear"]


@of("ahead")
def test_words_before_a_number_whose_list_follows(row: Row) -> None:
    assert statuses(row["example"] + BODIES) == ["mismatch"]
    assert statuses(row["example"].replace(row["word"], "") + BODIES) == []


@of("follows")
def test_words_behind_a_number_whose_list_follows(row: Row) -> None:
    text = f"评为优秀等次的5家单位{row['word']}:"
    assert statuses(text + BODIES) == ["mismatch"]
    assert statuses(text.replace(row["word"], "") + BODIES) == []


@of("body", "person")
def test_nouns_whose_list_is_of_names(row: Row) -> None:
    names, others = (BODIES, PERSONS) if row["kind"] == "body" else (PERSONS, BODIES)
    assert (statuses(row["example"] + names), statuses(row["example"] + others)) == (["mismatch"], [])


@of("picked")
def test_words_of_a_selection(row: Row) -> None:
    assert statuses(row["example"] + BODIES) == []
    assert statuses(row["example"].replace(row["word"], "") + BODIES) == ["mismatch"]


@of("back")
def test_words_that_point_back_to_a_list(row: Row) -> None:
    listed = PROBLEMS.strip() + "\n"
    assert statuses(listed + row["example"]) == ["mismatch"]
    assert statuses(listed + row["example"].replace("5", "4")) == ["ok"]
    assert statuses(listed + row["example"].replace(row["word"], "有")) == []


@of("rest")
def test_words_below_a_list_that_is_not_all(row: Row) -> None:
    text = "现将评为优秀的5家单位通报如下:" + BODIES
    assert (statuses(text), statuses(text + row["example"])) == (["mismatch"], [])


CONTRADICTED = [
    "县委第一巡察组反馈我局党组3个方面9个具体问题,现逐一公布整改情况:\n(一)贯彻决策部署方面\n1.学用结合不紧。已整改。\n2.惠农政策落实有偏差。已整改。\n3.项目谋划滞后。持续整改。\n(二)全面从严治党方面\n4.廉政教育流于形式。已整改。\n5.财务管理混乱。已整改。\n6.公务接待超标。已整改。\n(三)基层组织建设方面\n7.发展党员程序不规范。已整改。\n8.“三会一课”记录不全。已整改。",
    "区委巡察办交办立行立改问题6个,整改情况全部公示如下:\n1.食堂采购未比价。已整改。\n2.公车加油登记不全。已整改。\n3.会议费附件缺失。已整改。\n4.固定资产账实不符。已整改。\n5.值班制度执行不严。已整改。",
    "关于6个突出问题整改完成情况的公示\n1.生活污水直排问题。新建管网3.2公里。\n2.建筑垃圾随意倾倒问题。清运垃圾1400余吨。\n3.养殖场粪污渗漏问题。建成防渗池8个。\n4.餐饮油烟扰民问题。安装净化设备33套。\n5.露天烧烤占道问题。取缔摊点17个。\n公示期为5个工作日。",
    "现将巡察整改评估为“好”的5家单位通报如下:\n1.区文旅局党组\n2.区司法局党组\n3.滨河街道党工委\n4.区职业中专党总支\n各单位要对照先进找差距",
    "反馈的5个立行立改问题整改情况\n(1)食堂承包未公开招标问题。已重新招标。\n(2)公务卡使用率偏低问题。已提高到95%以上。\n(3)固定资产账实不符问题。已盘盈入账39件。\n(4)会议费附件不全问题。已补齐附件112份。",
    "(一)聚焦政治建设\n1.政治理论学习走过场。\n2.重大事项请示报告不规范。\n(二)聚焦队伍建设\n3.干部交流轮岗力度不够。\n4.年轻干部储备不足。\n以上5项均已完成整改。",
    "巡察反馈问题:\n1.政治理论学习走过场。\n2.重大事项请示报告不规范。\n3.干部交流轮岗力度不够。\n4.年轻干部储备不足。\n上述5个问题均已整改到位。",
    "评为优秀等次的有以下5个村民委员会:\n(1)柳林村民委员会\n(2)东湖村民委员会\n(3)北岭村民委员会\n(4)清河村民委员会",
    "修订的5项制度如下:\n①差旅费管理制度;\n②公务接待管理制度;\n③合同管理制度;\n④印章管理制度。",
    "二、4个长期坚持问题进展情况\n(一)河道管护长效机制不健全问题。正在推进。\n(二)集体资产闲置问题。正在盘活。\n(三)历史遗留欠款清收慢问题。正在诉讼。\n三、下一步打算\n持续发力。",
    "现将评为优秀等次的5名同志公示如下:\n1.张伟\n2.李娜\n3.王强\n4.赵敏\n公示期为5个工作日。",
    "关于县委巡察反馈5个问题整改情况的报告\n①食堂采购不规范问题。已整改。\n②公车使用不规范问题。已整改。\n③资产闲置问题。已整改。\n④值班制度不落实问题。已整改。",
]
CONFIRMED = [
    "县委第一巡察组反馈我局党组2个方面5个具体问题,现逐一公布整改情况:\n(一)贯彻决策部署方面\n1.学用结合不紧。已整改。\n2.惠农政策落实有偏差。已整改。\n3.项目谋划滞后。持续整改。\n(二)全面从严治党方面\n4.廉政教育流于形式。已整改。\n5.财务管理混乱。已整改。",
    "关于5个突出问题整改完成情况的公示\n1.生活污水直排问题。新建管网3.2公里。\n2.建筑垃圾随意倾倒问题。清运垃圾1400余吨。\n3.养殖场粪污渗漏问题。建成防渗池8个。\n4.餐饮油烟扰民问题。安装净化设备33套。\n5.露天烧烤占道问题。取缔摊点17个。\n公示期为5个工作日。",
    "现将巡察整改评估为“好”的4家单位通报如下:\n1.区文旅局党组\n2.区司法局党组\n3.滨河街道党工委\n4.区职业中专党总支\n各单位要对照先进找差距",
    "反馈的4个立行立改问题整改情况\n(1)食堂承包未公开招标。已重新招标。\n(2)公务卡使用率偏低。已提高到95%以上。\n(3)固定资产账实不符。已盘盈入账39件。\n(4)会议费附件不全。已补齐附件112份。",
    "(一)聚焦政治建设\n1.政治理论学习走过场。\n2.重大事项请示报告不规范。\n(二)聚焦队伍建设\n3.干部交流轮岗力度不够。\n4.年轻干部储备不足。\n以上4项均已完成整改。",
    "巡察反馈问题:\n1.政治理论学习走过场。\n2.重大事项请示报告不规范。\n3.干部交流轮岗力度不够。\n上述3个问题均已整改到位。",
    "(一)聚焦政治建设\n1.政治理论学习走过场。\n2.重大事项请示报告不规范。\n(二)聚焦队伍建设\n3.干部交流轮岗力度不够。\n4.年轻干部储备不足。\n上述2个问题均已整改到位。",
    "局党组抓整改:一是建章立制;二是督导检查;三是严肃问责。以上三项工作均已完成。",
    "修订的4项制度如下:\n①差旅费管理制度;\n②公务接待管理制度;\n③合同管理制度;\n④印章管理制度。",
    "现将评为优秀等次的4名同志公示如下:\n1.张伟,男,县水利局干部。\n2.李娜,女,县医院医生。\n3.王强,男,柳林镇干部。\n4.赵敏,女,县一中教师。\n公示期为5个工作日。",
    "本次评议涉及以下3个部门:\n1.县水利局\n2.县农业农村局\n3.县财政局",
]
# selections, reports below a heading, lists of other things, items that hold two, lists that are not all
SILENT = [
    "县委第一巡察组反馈我局党组2个方面6个具体问题,我局党组逐一整改,现将情况公布如下:\n(一)贯彻决策部署方面\n1.学用结合不紧。已整改。\n2.惠农政策落实有偏差。已整改。\n3.项目谋划滞后。持续整改。\n(二)全面从严治党方面\n4.廉政教育流于形式。已整改。\n5.财务管理混乱。已整改。",
    "县委第一巡察组反馈我局党组2个方面6个具体问题,其中可公开的5个问题现逐一公布:\n(一)贯彻决策部署方面\n1.学用结合不紧。已整改。\n2.惠农政策落实有偏差。已整改。\n3.项目谋划滞后。持续整改。\n(二)全面从严治党方面\n4.廉政教育流于形式。已整改。\n5.财务管理混乱。已整改。",
    "关于6个突出问题部分整改完成情况的公示\n1.生活污水直排问题。新建管网3.2公里。\n2.建筑垃圾随意倾倒问题。清运垃圾1400余吨。\n3.养殖场粪污渗漏问题。建成防渗池8个。\n4.餐饮油烟扰民问题。安装净化设备33套。",
    "关于6个突出问题整改情况的通报\n一、提高政治站位\n局党组召开会议。\n二、狠抓整改落实\n完成整改。\n三、健全长效机制\n修订制度。\n四、下一步打算\n持续发力。",
    "关于6个突出问题整改情况的通报\n1.提高政治站位。局党组召开会议。\n2.狠抓整改落实。完成整改。\n3.健全长效机制。修订制度。\n4.强化跟踪问效。持续发力。",
    "现将5家单位整改情况通报如下:\n1.提高站位,狠抓整改。开展学习。\n2.举一反三,建章立制。修订制度。\n3.强化问责,严肃处理。处理干部。\n各单位要对照先进找差距",
    "现将5家单位整改情况通报如下:\n一、基本情况\n县局等单位认真整改。\n二、主要问题\n一些单位重视不够。\n三、下一步工作\n继续整改。",
    "1.政治理论学习走过场。开展学习12次。\n2.重大事项请示报告不规范。出台制度3项。\n3.干部交流轮岗力度不够。\n以上2项制度均已印发。",
    "1.政治理论学习走过场。\n2.重大事项请示报告不规范。\n3.干部交流轮岗力度不够。\n4.年轻干部储备不足。\n整改成效明显。\n以上5项内容接受群众监督。",
    "1.政治理论学习走过场。整改情况:一是学习;二是测试。\n2.请示报告不规范。整改情况:一是培训;二是督导;三是通报。\n3.轮岗力度不够。整改情况:一是交流;二是挂职。\n以上5项措施均已落实。",
    "以上4项工作,请遵照执行。",
    "修订的5项制度等如下:\n①差旅费管理制度;\n②公务接待管理制度;\n③合同管理制度;\n④印章管理制度。",
    "二、4个长期坚持问题进展情况\n(一)加强组织领导。正在推进。\n(二)强化督导检查。正在盘活。\n(三)严格考核问效。正在诉讼。\n三、下一步打算\n持续发力。",
    "现将5名同志表彰情况公示如下:\n1.提高站位,广泛动员。\n2.严格标准,优中选优。\n3.加强宣传,营造氛围。",
    "巡察共反馈问题5个,涉及3个部门:\n1.县水利局\n2.县农业农村局\n3.县财政局",
    "一、7个单位整改情况\n1.县水利局。完成整改。\n2.县农业农村局。完成整改。\n3.县财政局。完成整改。\n4.县住建局。完成整改。\n5.县教育局。完成整改。\n其他2个单位正在整改。",
    "三、2个未完成问题推进情况\n1.资产闲置问题。正在推进。\n2.欠款清收问题。正在推进。",
    "关于8个问题整改情况的公示\n1.食堂采购不规范问题。已整改。\n2.公车使用不规范问题。已整改。\n3-4.会议费、培训费附件缺失问题。已整改。\n5.资产闲置问题。已整改。\n6.欠款清收问题。已整改。",
    "关于4个问题整改情况的公示\n1.食堂采购不规范问题。已整改。\n2.公车使用不规范、公务加油卡管理混乱2个问题。已整改。\n3.资产闲置问题。已整改。",
    "全部公示如下:巡察反馈的7个问题\n1.食堂采购不规范。\n2.公车使用不规范。\n(略)",
    "以上3项均已完成整改,另有2项长期坚持。",
    "区委巡察办交办立行立改问题6个,逐一公示如下:\n1.食堂采购未比价。已整改。\n2.公车加油登记不全。已整改。\n3.会议费附件缺失。已整改。\n4.固定资产账实不符。已整改。\n5.值班制度执行不严、交接班无记录2个问题。已整改。",
    "以上5个村的村民委员会主任参加会议。1.张某某;2.李某某;3.王某某。",
    "1.食堂采购未比价。已整改。\n2.公车加油登记不全。已整改。\n3.会议费附件缺失。已整改。\n以上5人均受到批评教育。",
    "1.食堂采购未比价。责任人张某。\n2.公车加油登记不全。责任人李某、王某。\n3.会议费附件缺失。责任人赵某、孙某。\n以上5名同志均受到批评教育。",
    "1.甲村闲置校舍。已盘活。\n2.乙村闲置厂房。已盘活。\n3.丙村闲置仓库2处。已盘活。\n以上4处资产均已公开招租。",
    "1.食堂采购未比价。责任单位食堂、财务室。\n2.公车加油登记不全。责任单位车队。\n3.会议费附件缺失。责任单位办公室。\n以上4个单位均已整改。",
    "1.食堂采购未比价。制定询价制度。\n2.公车加油登记不全。建立台账。\n3.会议费附件缺失。补齐附件,举办培训。\n以上4项措施均已落实。",
]


@pytest.mark.parametrize("text", CONTRADICTED)
def test_lists_that_contradict_their_number(text: str) -> None:
    assert "mismatch" in statuses(text)


@pytest.mark.parametrize("text", CONFIRMED)
def test_lists_that_confirm_their_number(text: str) -> None:
    assert set(statuses(text)) == {"ok"}


@pytest.mark.parametrize("text", SILENT)
def test_lists_that_need_not_be_of_their_number(text: str) -> None:
    assert "mismatch" not in statuses(text)


LINE = "镇党委举一反三,一是走访村组;二是开展自查;三是完善制度。"


def test_a_list_within_a_line_is_confirmed_where_the_text_has_no_other_numbering() -> None:
    assert statuses(LINE, "numbering") == ["ok"]
    assert [each.total for each in said("1.学习不够。\n2.督导不力。\n" + LINE, "numbering")] == ["1."]
    assert statuses("一、二、三、四季度分别查处9起、13起、11起、16起。", "numbering") == []
