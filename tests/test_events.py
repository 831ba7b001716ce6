from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import check

import rectnlp
from rectnlp.lexicons import Lexicons

DAY = "2024-11-20"


@pytest.mark.parametrize(
    "marked",
    [
        "[2024年3月5日至5月20日|relation=on granularity=range event_type=inspection trigger=巡察 actor=县委第二巡察组 status=done],县委第二巡察组对云岭镇进行了巡察。",
        "县教育局党组于[2024年4月|trigger=成立 actor=县教育局党组]成立整改工作领导小组。",
        "[3月15日|trigger=召开 event_type=meeting actor=党组书记],党组书记召开专题会,[4月2日|trigger=印发 event_type=issuance actor=党组书记]印发整改方案。",
        "截至[2024年10月底|relation=as_of granularity=tenday event_type=statistic trigger=整改完成 actor=-],36项任务已整改完成30项。",
        "至[2023年底|relation=as_of granularity=month trigger=办结],12件积案办结10件。",
        "到[2026年|relation=by status=planned],全县覆盖率达到60%。",
        "[2024年12月底|relation=by status=planned event_type=completion]前全部整改到位。",
        "整改时限:[2025年6月30日|relation=by trigger=整改 status=planned]。",
        "欠款已于[2023年底|relation=on status=done trigger=还清 actor=-]全部还清。",
        "县财政局[每季度|relation=recurring granularity=recurring status=ongoing date_start=- actor=县财政局]通报进度,[每月20号|relation=recurring]对账。",
        "对专项资金[逐月|relation=recurring]跟踪,[每两周|trigger=更新]更新台账。",
        "[2021年以来|relation=since granularity=year date_end=- trigger=新建],全县新建公厕20座。",
        "自[2023年9月|relation=since granularity=month]起实行公示制度。",
        "[2022年|relation=since]至今已开展12次。",
        "[今年以来|granularity=anchor relation=since date_start=2024-01-01],先后召开3次会议。",
        # what the cases told are about, and what a report is of
        "[3月31日|trigger=通报 event_type=issuance actor=县纪委],县纪委通报3起违规借用公车和公款吃请等问题。",
        "[5月20日|trigger=汇报],清河县向省委督导组汇报活动开展情况。",
        "[今年来|relation=since granularity=anchor],该县紧盯群众关切,办好群众身边事。",
        "整改时限:[2024年4月底|relation=by trigger=完成 event_type=completion]前完成,长期坚持。",
        "云岭中学主任丁某[10月|event_type=sanction]被给予党内警告。",
        "[2022年3月7日至4月29日|event_type=inspection trigger=巡察 actor=市委第三巡察组],青山县委接受了市委第三巡察组的常规巡察。",
        "[9月3日|event_type=feedback actor=市委第九巡察组],市委第九巡察组当面指出4个问题。",
        "[1月16日|event_type=feedback actor=市委],市委收到书面意见,共59个问题。",
        "市委第三巡察组于[4月13日至6月5日|event_type=inspection trigger=巡察 actor=市委第三巡察组]对县委实施巡察。",
        "到[9月底|relation=as_of event_type=statistic]为止,64个问题销号61个。",
        "拟于[2025年第一季度|granularity=quarter status=planned event_type=inspection]开展专项检查。",
        "下一步,将在[明年上半年|granularity=half status=planned trigger=验收 date_start=2025-01-01]组织验收。",
        "预计[12月中旬|granularity=tenday status=planned event_type=completion]完成验收工作。",
        "[2023年8月|trigger=处分 event_type=sanction actor=-],周某受到党内警告处分。",
        "[4月17日|trigger=处分 event_type=sanction],某所所长收受礼金3000元,受到政务警告处分。",
        "[5月6日|trigger=研究通过 actor=十七届县政府],《云岭县供水方案》经十七届县政府第12次常务会议研究通过。",
        "干部违规问题于[2023年4月|trigger=处分 actor=县纪委常委会会议]经县纪委常委会会议研究,给予其党内警告处分。",
        "[2023年7月|trigger=排查处理 event_type=inspection],开展失联党员排查处理工作。",
        "抽查[2020年至2022年|trigger=办理 granularity=range]办理的证件5320本。",
        "[2023年1月|trigger=立案审查 actor=县纪委],张某被县纪委立案审查。",
        "分别于[3月15日|trigger=召开]、[6月18日|trigger=召开]和[9月28日|trigger=召开]召开调度会。",
        "专项检查于[9月10日|granularity=day]、[11日|date_start=2024-09-11]进行。",
        "要求各单位[9月15日|relation=by status=planned]前完成自查。",
        "通过优化流程,[10月|trigger=上线]上线缴费功能。",
        "要求全县各级党组织在开展[每月|trigger=专题学习 actor=全县各级党组织]的专题学习之前提交计划。",
    ],
)  # fmt: skip
def test_events(marked: str) -> None:
    check("events", marked, DAY)


@pytest.mark.parametrize(
    "plain",
    [
        "涉及2021年内贸资金企业10家,列入2024年省重点项目36个。", "2022年度述职述廉。", "修订2023年版手册,发行2022年第一批债券。", "将2022年和2023年的会议记录装订成册。",
        "相比2022年有所好转,较2021年底增加3个,与去年同期持平,同比往年同期均有改善。", "目前、截至目前、近期、日前、当年、当日、近年来、长期以来、多年以来。",
        "为期3个月,利用半个月时间,5日内报送,连续20日,三年攻坚,有效期10年。", "xxxx年xx月xx日召开。", "每人每年500元。", "任职期间违规操作。",
        "4/5的村、5G基站、第3页、3.5版、24小时、第一时间。", "文号:某发〔2023〕9号,电话:0900-1234567。", "2023年6月8日", "发布时间:2023-06-08 10:20",
        "2024年全市经济工作会议精神传达不及时。",
    ],
)  # fmt: skip
def test_no_events(plain: str) -> None:
    assert rectnlp.extract(plain, DAY).events.text.tolist() == []


@pytest.mark.parametrize("plain", ["13月45日召开会议。", "2月30日召开会议。", "2023年2月29日召开会议。"])
def test_a_date_that_does_not_exist_is_a_warning(plain: str) -> None:
    tables = rectnlp.extract(plain, DAY)
    assert tables.events.empty
    assert tables.warnings.code.tolist().count("impossible_date") == 1


def test_masked_and_damaged_dates() -> None:
    check("events", "于[202448日至826日|date_start=2024-04-08 date_end=2024-08-26 trigger=巡察]开展巡察。", DAY)
    check("events", "[2024 8日|date_start=- trigger=反馈]反馈意见。", DAY)
    codes = rectnlp.extract("* 年1月3日召开会议。2024 8日反馈意见。于年9月8日督查。", DAY).warnings.code.tolist()
    assert {"masked_date", "damaged_date", "lost_year"} <= set(codes)


def test_anchors() -> None:
    check(
        "events",
        "[2024年3月5日至5月20日|],县委巡察组开展巡察。[巡察期间|granularity=anchor date_start=2024-03-05 date_end=2024-05-20]立行立改12项,"
        "[巡察以来|relation=since date_start=2024-03-05 date_end=- date_basis=anchor]召开会议5次,[主题教育开展以来|date_start=-]宣讲3次。",
        DAY,
    )
    check("events", "[党的十八大以来|date_start=2012-11-08 date_end=- relation=since],查处36人。", DAY)
    check("events", "[“十四五”期间|date_start=2021-01-01 date_end=2025-12-31 granularity=anchor]新建道路30公里。", DAY)
    check(
        "events",
        "[春节|granularity=anchor date_start=-]期间,接待游客20万人次。[集中整改期|date_start=-]内立案3件。",
        DAY,
    )


@pytest.mark.parametrize(
    "marked",
    [
        # deadlines and lateness
        "其余9个问题最迟于[三季度末|relation=by]完成。",
        "[11月底|relation=by status=planned]前37家企业搬迁,[10月15日|relation=by]前两座锅炉房供热。",
        "[2022年前三季度|relation=on granularity=range],全县立案20件。",
        "确保在[10月底|relation=by status=planned]前所有任务清零。",
        "县水务局直至[2022年5月|relation=on trigger=整改 status=done actor=县水务局]才着手整改。",
        "[2022年1月|],学院召开会议。学院要求,[第四季度|relation=since status=planned date_start=2024-10-01]起开展自查。",
        "截至[6月18日|relation=as_of status=done event_type=statistic trigger=完成 actor=-],应完成的42项任务完成39项。",
        "截至[6月底|status=done trigger=完成],26个问题中,完成整改20个、长期整改4个、未完成2个。",
        "公司[2021年至2023年|granularity=range]违规发放补贴,截至[6月20日|date_start=2024-06-20]已清退3万元。",
        # anchors
        "[组织审查期间|granularity=anchor trigger=退缴],秦某退缴6万元。",
        "[3月11日|granularity=day date_start=2024-03-11][巡视期间|granularity=anchor],接到反馈问题后,县委召开会议。",
        "要加强[整改期间|granularity=anchor status=planned]明察暗访力度。",
        "县税务局[“两节”期间|granularity=anchor actor=县税务局]乱发补助。",
        "[2022年|granularity=year trigger=学习]全年党组学习12次。",
        # the predicate that the date modifies
        "自[7月27日|actor=督导组]起,督导组分4个小组,开展专项督导。",
        "县委班子领办课题6个,并于[10月27日|trigger=召开 actor=县委班子]召开交流会。",
        "[3月5日|trigger=违反 actor=秦某],县发改局副局长秦某违反规定。",
        "[3月5日|trigger=听取 event_type=meeting],市人大常委会听取和审议了工作报告。",
        "[3月5日|trigger=反馈 actor=县委巡察组],县委巡察组反馈该局负责的项目完工未验收问题后,县委制定方案。",
        "[3月5日|trigger=通报],县纪委对3起违反规定的典型问题发出通报。",
        "[2022年|trigger=完成]送戏下乡仅完成38场。",
        "[2022年底|trigger=完成 relation=by]前应完成的8处整治,至今仍有2处未动工。",
        "[2022年3月|trigger=办理 actor=县文旅局],县文旅局在已发放补贴的情况下,为职工办理套餐。",
        "[2022年3月8日至5月6日|trigger=巡察 event_type=inspection actor=区委],区委组建5个组开展常规巡察。",
        "[2022年6月|trigger=督促 actor=县住建局],县住建局督促施工单位完成整改。",
        "[2022年8月10日|trigger=审议通过 actor=校长办公会],校长办公会审议通过了管理办法。",
        # who did it
        "由县财政局牵头,会同县审计局于[11月中旬|actor=县财政局 trigger=检查]开展检查。",
        "[3月5日|actor=市委巡察办],经市委同意,市委巡察办约谈秦某。",
        "[3月5日|actor=区委巡察组],区委巡察组向镇党委和被巡察村党支部反馈意见。",
        "新华社北京电(记者 韩某)中央纪委[3月5日|actor=中央纪委]通报3起问题。",
        "县纪委[3月5日|actor=县纪委]公布,[2022年|actor=县纪委]共查处问题28起。",
        "县卫健局为9个村配备医生,[3月初|actor=县卫健局]投用卫生室8所。",
        "县委要求县水务局负责选址,并于[7月底|actor=县水务局 relation=by]前完成。",
        "[3月5日|actor=市委第三督查组 trigger=督查],市委第三督查组到柳林镇开展督查。",
        "青山省自[巡视组入驻以来|actor=青山省],立案9件。",
        "[2022年|actor=6户贫困户 trigger=平均分配],6户贫困户平均分配补助资金。",
        "局长先后主持召开会议11次,局务会6次,并于[3月5日|actor=局长]主持召开民主生活会。",
        "余款58万元待县审计局[12月底|actor=县审计局 relation=by]前出具意见后支付。",
        "[2022年|actor=共兴村 trigger=平分],共兴村平分低保资金。",
        "成立由3名家长代表组成的监督组,[每学期|actor=监督组]开展测评。",
        "[春节假期|event_type=statistic]接待游客20万人次。",
        # what others did is nobody's who stands before 对
        "镇政府对[2016年以来|trigger=实施 actor=-]实施的52个项目进行审计。",
        "县民政局对[2012年以来|trigger=结余 actor=-]结余的资金逐项清理。",
        # the first of two that the lexicon has as one, and the way it was done
        "[8月30日|trigger=交付 event_type=completion]交付使用。[3月8日|trigger=反馈]一对一反馈情况。",
        "[3月5日|trigger=召开 event_type=feedback]召开反馈会。该问题发生于[2019年|trigger=发生]。",
    ],
)
def test_what_a_date_says_and_of_whom(marked: str) -> None:
    check("events", marked, DAY)


def test_a_subject_of_another_kind_carries_no_actor() -> None:
    check("events", "县水务局高度重视,涉及款项已于[2023年5月|actor=-]退回。", DAY)
    check("events", "县水务局高度重视,[每季度|actor=县水务局]及时通报。", DAY)


# A sentence for each kind of `event_words`, and what the word decides of its last event.
KINDS = {
    "as_of": ("{}2024年6月底,完成整改37项。", {"relation": "as_of"}),
    "by": ("{}2024年6月底完成整改。", {"relation": "by"}),
    "limit": ("整改{}:2024年6月底。", {"relation": "by"}),
    "than": ("公用经费{}2022年下降。", None),
    "intention": ("2025年{}举办讲座。", {"event_type": "plan"}),
    "aim": ("2025年{}增长5%。", {"event_type": "plan"}),
    "ordered": ("{}学校2023年6月底前整改。", {"status": "planned"}),
    "asked": ("学院{},2023年3月起举办讲座。", {"status": "planned"}),
    "next": ("{},2023年6月举办讲座。", {"status": "planned"}),
    "compared": ("2023年5月举办讲座3场,{}增加。", {"event_type": "statistic"}),
    "closed": ("2023年6月账目清理{}。", {"event_type": "completion"}),
    "follows": ("2023年3月5日至5月20日,县委巡察组进行巡察。6月8日{}线索。", {"actor": "县委巡察组"}),
    "lasting": ("{}期间,县局召开会议。", {"event_type": "meeting"}),
    "holiday": ("{}假期,县局召开会议。", {"event_type": "meeting"}),
    "feast": ("{}前,县局召开会议。", {"relation": "by"}),
}


@pytest.mark.parametrize(
    ("word", "kind"), [(word, kind) for kind in KINDS for word in Lexicons().surfaces("event_words", kind)]
)
def test_words_around_a_date(word: str, kind: str) -> None:
    sentence, expected = KINDS[kind]
    events = rectnlp.extract(sentence.format(word), published="2024-08-01").events
    if expected is None:
        assert events.empty
    else:
        assert events[list(expected)].iloc[-1].to_dict() == expected


@pytest.mark.parametrize("word", Lexicons().surfaces("event_words", "ahead"))
def test_headings_that_look_ahead_hold_no_problems(word: str) -> None:
    text = "一、{}\n(一)学习不深入\n1.制定计划。\n(二)账目不清\n1.逐笔核对。\n"
    assert "item" in rectnlp.extract(text.format("整改情况")).outline.level.tolist()
    assert "item" not in rectnlp.extract(text.format(word)).outline.level.tolist()


def test_an_inspector_goes_on_in_the_next_sentence() -> None:
    check(
        "events",
        "[2024年3月5日至5月20日|],县委第一巡察组开展常规巡察。[6月11日|trigger=反馈 actor=县委第一巡察组]反馈。",
        DAY,
    )


PIECES = [
    "2023年", "3月", "5日", "31日", "2月30日", "13月", "至", "以来", "每季度", "截至", "前", "底", "月", "年", "同年", "次日", "县委",
    "巡察组", "对", "的", "进行", "了", "巡察", "反馈", "党的十八大", "“十四五”", "期间", "已", "将", "被", "召开", "会议", ",", "。",
    "\n", "、", " ", "202448日", "*", "×年", "(", ")",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    tables = rectnlp.extract(text, DAY)
    assert tables.failures.empty
    for row in tables.to_arrow()["events"].to_pylist():
        assert text[row["start"] : row["end"]] == row["text"]
        if row["date_start"] and row["date_end"]:
            assert row["date_start"] <= row["date_end"]
