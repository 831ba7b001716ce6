"""Lists whose labels are told by one criterion are of all parts; two criteria, or words that tell of more, are not."""

import re

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def sums(text: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression.replace(" ", "")) for c in analysis.rows["checks"] if c.kind == "parts_sum"]


WRONG = [
    ("立案审查131件,县级38件,乡级26件,村级31件。", "131=38+26+31"),
    ("改造危桥31座,2022年改造11座,2023年改造12座。", "31=11+12"),
    ("受理举报256件,一季度117件,二季度193件。", "256=117+193"),
    ("收储土地76宗,第一批收储26宗,第二批收储13宗,第三批收储19宗。", "76=26+13+19"),
    ("获得上级资金2860万元,用于道路1240万元,用于饮水780万元,用于产业570万元。", "2860=1240+780+570"),
    ("召开警示教育大会47场,县直机关18场,乡镇31场。", "47=18+31"),
    ("制定措施118条,即知即改46条、限时整改35条、长期坚持19条。", "118=46+35+19"),
    ("处置线索68条,谈话函询13条,初步核实46条,暂存待查5条。", "68=13+46+5"),
    ("对34名干部进行问责,诫勉7名,提醒谈话11名,批评教育12名。", "34=7+11+12"),
    ("清理车辆183台,发还96台,拍卖25台,销毁35台。", "183=96+25+35"),
    ("下属单位6家,学校3家,医院2家。", "6=3+2"),
    ("落实项目60个,东岭镇21个、北川镇17个、其他乡镇12个。", "60=21+17+12"),
    ("压减经费93万元,机关压减31万元、学校压减19万元、医院压减28万元。", "93=31+19+28"),
    ("反馈问题33个,涉及党的领导12个、党的建设13个、作风建设9个。", "33=12+13+9"),
    ("追缴资金53万元,其中财政所经手31万元,2022年以前追缴28万元。", None),
    ("职工106人,35岁及以下29人,36至50岁48人,51岁以上28人。", "106=29+48+28"),
    ("办公用房超标22间,已全部整改,合并使用9间、隔断改造9间、腾退5间。", "22=9+9+5"),
    ("5名职工中,2人被行政降级,4人被行政警告。", "5=2+4"),
    ("审计整改涉及金额2365.7万元,上缴财政846.2万元,归还原渠道1003.9万元,调账处理415.6万元。", "2365.7=846.2+1003.9+415.6"),
    ("18个问题涉及资金管理7个、危房改造4个、党员发展6个。", "18=7+4+6"),
    ("26个问题细化为71项措施,涉及党的建设9个、国资监管10个、作风纪律4个、选人用人2个。", "26=9+10+4+2"),
    ("对67个招标项目复查,发现围标5个、规避招标12个,未发现问题的51个。", "67=5+12+51"),
    ("问题共计84个,分别为甲村21个、乙村17个、丙村14个、丁村19个、戊村12个,党委将110个问题分解任务106个。", "84=21+17+14+19+12"),
    ("核实低保户61户,继续保留52户,因死亡、收入超标等取消8户。", "61=52+8"),
    ("约谈科级干部26人,男性19人,女性8人。", "26=19+8"),
    ("投诉568件,当日处理489件,次日处理62件,三日内处理16件。", "568=489+62+16"),
    ("召开会议128场,县直机关18场,乡镇29场,村71场。", "128=18+29+71"),
    ("集团所属58户企业中,盈利37户、持平6户、亏损16户。", "58=37+6+16"),
    ("2014年以来新建的213个小型水利工程,正常运行168个,带病运行32个,报废14个。", "213=168+32+14"),
    ("对1486名公职人员亲属登记,有经商行为的217名,无经商行为的1270名,对23名督促整改。", "1486=217+1270"),
    ("清查公租房2164套、面积11.8万平方米,已入住1972套,空置193套,空置率8.9%。", "2164=1972+193"),
    ("全县328个村中,集体收入5万元以下41个、5万元至10万元156个、10万元以上132个。", "328=41+156+132"),
    ("负债的村17个,负债10万元以下的8个,负债10万元以上的8个。", "17=8+8"),
    ("立案38件,其中2022年立案21件,2023年立案19件。", "38=21+19"),
]  # fmt: skip

SILENT = [
    # two criteria; a criterion and what overlaps
    "受理举报117件,实名举报41件,重复举报59件。",
    "受理举报117件,实名举报41件,重复举报29件,初次举报中检举控告类52件。",
    "受理投诉486件,今年新增73件,已办结412件。",
    "党员286名,其中在职党员198名、离退休党员85名、流动党员7名(部分党员兼属两类)。",
    "处分54人,党纪处分46人,政务处分19人。",
    # the total is told by the same: one stands beside the other
    "2021年处置76宗,2022年处置31宗,2023年处置39宗。",
    "党内警告58人,党内严重警告31人,撤职7人,免职12人。",
    "处分党员35人,免职20人,诫勉13人。",
    # a member of the party and official may have a sanction of each
    "处理11人,党内警告6人,政务警告4人,诫勉3人。",
    # the speaker beside the whole
    "全省共排查2140处,我市排查1310处,我县排查820处。",
    # more is told, in words
    "获得荣誉17项,国家级1项,省级5项,市级8项,另有县级若干。",
    "检查单位48家,学校12家,医院9家,企业15家,其余单位另行检查。",
    "收回欠款312万元,通过协商收回96万元,通过诉讼收回121万元,其余陆续收回。",
    # too far off, and two of an open criterion may be examples
    "排查问题128条,城关镇31条、石桥镇27条、白水镇24条。",
    "道路26条,城关镇12条,东河镇10条。",
    "集体收入5万元以上的村176个,10万元以上93个,50万元以上71个。",
    "负债的村17个,负债10万元以下的8个,负债50万元以上的8个。",
    "提拔干部19人,35岁以下8人,40岁以下12人,50岁以上2人。",
    "获得资金126万元,用于保洁48万元,用于绿化21万元,用于维修17万元,结余资金另行公示。",
    "核查信访件64件,涉及大气28件、水19件、噪声25件。",
    # the first item of an enumeration, and one of the parts, are no totals
    "查处记过24人、记大过13人、撤职12人。",
    "党小组12个,优化7个,合并5个,保留1个。",
    "发展党员56名,机关党员11名,村级党员23名,企业党员8名。",
    # named by 其中, and less than all
    "立案48件,其中2022年立案21件,2023年立案19件。",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expression"), [case for case in WRONG if case[1]])
def test_a_list_by_one_criterion_contradicts(text: str, expression: str) -> None:
    assert ("mismatch", expression) in sums(text)


@pytest.mark.parametrize("text", SILENT + [text for text, expression in WRONG if not expression])
def test_lists_that_are_not_of_all_parts(text: str) -> None:
    assert [row for row in sums(text) if row[0] == "mismatch"] == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [("涉及单位6家,学校4家,医院2家。", "6=4+2"), ("化解信访积案18件,县级交办6件,镇级排查12件。", "18=6+12")],
)
def test_a_criterion_confirms_small_sums(text: str, expression: str) -> None:
    assert sums(text) == [("ok", expression)]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("占用耕地建房47宗[注:公共类9宗、产业类16宗、住宅类23宗],已拆除12宗,其余分类处置。", "47=9+16+23"),
        ("村卫生室214所【达标168所、未达标49所】逐一建档。", "214=168+49"),
        ("受政务处分的47人(记过24人、记大过13人、撤职11人)均已执行。", "47=24+13+11"),
        ("拘留355人(行政拘留302人、刑事拘留153人)。", "355=302+153"),
        ("被巡察的45家单位(水务局、医院等县直单位37家、乡镇12家、企业6家)整改。", "45=37+12+6"),
        ("问责科级干部26人。[注:正科级9人,副科级19人]", "26=9+19"),
        ("退还群众4.86万元〔卫生院2.91万元、卫生室1.55万元〕。", "4.86=2.91+1.55"),
    ],
)
def test_brackets_of_any_shape(text: str, expression: str) -> None:
    assert sums(text) == [("mismatch", expression)]


@pytest.mark.parametrize(
    ("text", "expression"),
    [("27个问题中,已销号36个,未销号1个。", "27=36+1"), ("民生实事27件,已办结15件,剩余2件按进度推进。", "27=15+2")],
)
def test_done_and_left_right_behind_a_total_contradict_it_by_far(text: str, expression: str) -> None:
    assert sums(text) == [("mismatch", expression)]


@pytest.mark.parametrize("day", ["截至5月19日", "截至2024年5月底,", "截至目前"])
def test_the_day_before_a_list_is_no_part_of_its_first_label(day: str) -> None:
    assert sums(f"58个问题{day}见底54个、在改3个。") == [("mismatch", "58=54+3")]


def wrong(text: str) -> bool:
    return any(status == "mismatch" for status, _ in sums(text))


CLOSED, OPEN, TWO = ((65, 150), (64, 151)), ((75, 140), (74, 141)), ((90, 109), (89, 111))


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        # what has few classes may be off by 35 in a hundred, or by one half
        ("立案100件,县级{}件,乡级{}件,均已办结。", CLOSED),
        ("处置100宗,2022年{}宗,2023年{}宗。", CLOSED),
        ("职工100人,35岁及以下{}人,36至50岁{}人,51岁以上9人。", CLOSED),
        ("资金100万元,用于道路{}万元,用于饮水{}万元。", CLOSED),
        ("线索100条,谈话函询{}条,初步核实{}条,均已归档。", CLOSED),
        # of others a list may be a choice: by 25, or by 40
        ("排查问题100条,城关镇{}条、石桥镇{}条、白水镇9条,均已整改。", OPEN),
        ("对100名干部进行问责,诫勉{}名,提醒谈话{}名,批评教育9名。", OPEN),
        ("收入100万元,房租收入{}万元,食堂收入{}万元,捐赠收入9万元,均已入账。", OPEN),
        # two of them may be examples, and what is told by units may name others
        ("排查问题100条,城关镇{}条、石桥镇{}条,均已整改。", TWO),
    ],
)
def test_how_far_off_a_list_by_one_criterion_may_be(text: str, reach: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Below its total, and beyond it."""
    last = 9 if re.search(r"\D9[人条名万]", text) else 0

    def told(total: int) -> str:
        rest = total - last
        return text.format(rest - rest // 2, rest // 2)

    (below, beyond), (short, more) = reach
    assert [wrong(told(total)) for total in (below, beyond, short, more)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("2022年", "2023年"), True),
        (("1月", "2月"), True),
        (("上半年", "下半年"), True),
        (("一季度", "二季度"), True),
        (("第一批", "第二批"), True),
        (("当日", "次日"), True),
        (("三日内", "五日内"), True),
        (("2022年", "二季度"), True),
        (("2022年", "房屋"), False),
        # each of one criterion, and none twice
        (("县级", "乡级"), True),
        (("县级", "县级"), False),
        (("县级", ""), False),
        # who tells of himself beside others
        (("我县", "乡级"), False),
        (("全市", "乡级"), False),
        (("本级", "乡级"), False),
        # what is other closes a list of three, and is no class of two
        (("县级", "其他"), False),
        (("县级", "乡级", "其他"), True),
        (("县级", "乡级", "其它"), True),
        # what all labels end with is no part of them
        (("县级线索", "村级线索"), True),
        (("其中县级", "乡级"), False),
    ],
)
def test_labels_that_are_told_by_one_criterion(labels: tuple[str, ...], found: bool) -> None:
    told = ",".join(f"{label}{n}件" for label, n in zip(labels, (40, 30, 9), strict=False))
    assert wrong(f"受理线索100件,{told},均已办结。") is found


@pytest.mark.parametrize(
    ("total", "labels", "found"),
    [
        # told by the same, a total stands beside the parts
        ("2021年处置", ("2022年", "2023年"), False),
        ("2021年处置", ("上半年", "下半年"), True),
        ("上半年处置", ("一季度", "二季度"), True),
        ("上半年处置", ("上半年", "下半年"), False),
        ("三年来处置", ("2022年", "2023年"), True),
        ("县级处置", ("县级", "乡级"), False),
        ("处置", ("县级", "乡级"), True),
        # all of a place, and bodies in general, are no class
        ("各县处置", ("县级", "乡级"), True),
        ("乡镇单位处置", ("县级", "乡级"), True),
    ],
)
def test_a_total_told_by_the_criterion_of_the_parts(total: str, labels: tuple[str, str], found: bool) -> None:
    assert wrong(f"{total}100宗,{labels[0]}40宗,{labels[1]}30宗,均已归档。") is found


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("35岁及以下", "36至50岁", "51岁以上"), True),
        (("不满35岁", "36至50岁", "超过51岁"), True),
        (("35岁以下", "40岁以下", "51岁以上"), False),  # two open below
        (("35岁以下", "36至50岁", "51至60岁"), False),  # none above
        (("35岁以下", "36至50岁", "51亩以上"), False),  # of two measures
        (("35岁以下", "党员", "51岁以上"), False),
    ],
)
def test_bands_leave_nothing_out(labels: tuple[str, str, str], found: bool) -> None:
    told = ",".join(f"{label}{n}人" for label, n in zip(labels, (40, 30, 20), strict=True))
    assert wrong(f"职工100人,{told}。") is found


@pytest.mark.parametrize(("above", "found"), [("10", True), ("11", False), ("50", False)])
def test_two_bands_part_at_one_number(above: str, found: bool) -> None:
    assert wrong(f"负债的村100个,负债10万元以下的40个,负债{above}万元以上的30个。") is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("处分100人,党内警告50人,党内严重警告15人,撤销党内职务13人。", True),
        ("处分100人,党内警告50人,党内严重警告45人,撤销党内职务13人。", True),
        # a party member who is an official may have one of each: more than all says nothing, less does
        ("处分100人,党内警告50人,政务记过15人,政务记大过13人。", True),
        ("处分100人,党内警告50人,政务记过45人,政务记大过13人。", False),
        ("处理100人,党内警告50人,诫勉45人,政务记大过13人。", False),
        ("处理100人,党内警告50人,诫勉45人,批评教育13人。", True),
        ("处理100人,党内警告处分50人,诫勉处理15人,批评教育13人。", True),
        ("处理100人,党内警告50人,诫勉15人,嘉奖13人。", False),  # no sanction
        # one sanction beside others
        ("诫勉100人,党内警告50人,政务记过15人,政务记大过13人。", False),
        ("处分党员100人,免职50人,诫勉15人,批评教育13人。", False),
        ("问责党员100人,免职50人,诫勉15人,批评教育13人。", True),
        ("处分党员100人,党内警告50人,党内严重警告15人,撤销党内职务13人。", True),
    ],
)
def test_sanctions_divide_the_persons_who_have_them(text: str, found: bool) -> None:
    assert wrong(text) is found


@pytest.mark.parametrize(
    ("total", "labels", "found"),
    [
        ("全年共", ("房租收入", "食堂收入", "捐赠收入"), True),
        ("其他收入共", ("房租收入", "食堂收入", "捐赠收入"), False),
        ("全年共", ("房租", "食堂", "捐赠"), False),
    ],
)
def test_labels_that_share_a_head_which_their_total_has_not(
    total: str, labels: tuple[str, str, str], found: bool
) -> None:
    told = ",".join(f"{label}{n}万元" for label, n in zip(labels, (50, 15, 13), strict=True))
    assert wrong(f"{total}100万元,{told},均已入账。") is found
