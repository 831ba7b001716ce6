"""Lists that no word calls complete: told by structure, divided by one criterion, summed up behind, or a hair off."""

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def sums(text: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression.replace(" ", "")) for c in analysis.rows["checks"] if c.kind == "parts_sum"]


WRONG = [
    # a hair off, by kinds and by fates
    ("资产卡片36张,核对无误10张,更正25张。", "36=10+25"),
    ("共收回占用周转房27套,机关干部腾退9套,退休职工腾退13套,外单位腾退6套。", "27=9+13+6"),
    ("党委会一年召开会议共38次,扩大会14次、专题会17次、碰头会8次。", "38=14+17+8"),
    ("测评收回有效票124张,“好”85张、“较好”31张、“一般”6张、“差”1张。", "124=85+31+6+1"),
    # divided by one criterion
    (
        "立案案件1,306件,处分904人,留置41人;按层级分,县处级案件12件、乡科级案件217件、其他人员案件1067件。",
        "1306=12+217+1067",
    ),
    ("清理公务用车790辆,分为三类:超标车456辆(越野车153辆)、超编车221辆、借用车103辆。", "790=456+221+103"),
    ("巡察指出的386项问题中,学习教育类118项,环境设施类203项,安全隐患类97项。", "386=118+203+97"),
    ("共处置问题线索74件,按来源分,信访举报20件、巡察移交31件、审计移交25件。", "74=20+31+25"),
    # summed up behind, with words between
    ("镇党委存在的16个问题,四个村党组织存在的42个问题,两项合计59个问题,都已整改。", "59=16+42"),
    ("对辖区46家诊所,357家药店共413家机构开展检查。", "413=46+357"),
    ("先后开展5轮常规检查、2轮交叉检查、1轮专项检查,累计9轮。", "9=5+2+1"),
    ("收入超标26户、另有住房31户,合计清退承租户58户。", "58=26+31"),
    # numbers of other things between
    ("上级交办线索22件,组建6个核查组,已全部办结,查实14件、部分属实4件、查否3件。", "22=14+4+3"),
    ("清查门面1,384处、面积26.7万平方米,已办证903处,未办证471处。", "1384=903+471"),
    # closed by what is other
    ("302件信访件涉及水77件、大气104件、土壤52件、其他62件。", "302=77+104+52+62"),
    ("96项任务已完成81项、基本完成12项,另5项转入长期坚持。", "96=81+12+5"),
    # parts told by a verb of passing into something; beyond the whole
    ("宿舍隐患44处,整治37处,纳入大修17处。", "44=37+17"),
    ("排污口61个中,达标3个、在治4个、封堵48个。", "61=3+4+48"),
]

RIGHT = [
    ("实名举报13件,匿名举报46件,举报总量共计59件。", "59=13+46"),
    ("复核11个项目,多计工程款的4个项目核减19万元,未招标的3个项目移交住建局,资料不全的4个项目限期补正。", "11=4+3+4"),
    ("发现虚报等问题111个,已整改销号56个,有55个正在整改。", "111=56+55"),
    ("违规资金14.86万元已清退14.26万元,余0.6万元限期退缴。", "14.86=14.26+0.6"),
]

SILENT = [
    # deeds side by side, the first of an enumeration
    "新立制度25项、修订制度20项、废止制度6项。",
    "新建办法12项,修订8项,废止3项。",
    # a change, and what overlaps
    "专业由61个优化为53个,停招9个。",
    "出席代表中,女党员21名,少数民族党员14名,35岁以下党员30名,共有代表64名。",
    "处分54人(党纪处分46人、政务处分9人)。",
    # another time, stages of spending
    "五年来共选派第一书记133名,首批选派42名,目前在岗89名。",
    "收到补助资金1.62亿元,拨付到项目单位1.18亿元,形成实物工作量0.43亿元。",
    # the text says that they overlap
    "来信反映37名干部,反映经济问题22人,反映作风问题11人,反映履职问题5人,一人多类的重复计算。",
    # one letter may tell of several offences
    "举报件中,违纪行为47件;按行为分类,违反组织纪律13件,违反廉洁纪律19件,违反工作纪律23件。",
    # what rounding explains, and what is but about
    "稽查部门查补税款1.03亿元,企业所得税4216万元,增值税3987万元,其他税种2075万元。",
    "近500件历史档案,已数字化268件、正在扫描227件。",
    # not all of them
    "本批交办118件,较多的有城东区47件、开发区39件、永安县29件。",
    # the sum may hold what is counted by other words
    "11个县、13个区、47所高校、24个企业党委共计82个党组织开展检查。",
]


@pytest.mark.parametrize(("text", "expression"), WRONG)
def test_sums_that_structure_alone_contradicts(text, expression):
    assert ("mismatch", expression) in sums(text)


@pytest.mark.parametrize(("text", "expression"), RIGHT)
def test_sums_that_structure_alone_confirms(text, expression):
    assert sums(text) == [("ok", expression)]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_list_of_parts(text):
    assert [row for row in sums(text) if row[0] != "unclear"] == []


def test_a_rate_takes_up_the_verb_of_its_part():
    analysis = analyse(Bulletin("63个问题销号55个,尚余8个按序推进,销号比例为87.0%。"))
    assert [(c.status, c.computed) for c in analysis.rows["checks"] if c.kind == "rate"] == [("mismatch", 87.3)]


def test_problems_received_and_told_again_differ():
    text = "2023年1月16日,市委收到书面意见,共59个问题。\n58个问题中,已完成50个,未完成8个。"
    found = [c.expression for c in analyse(Bulletin(text)).rows["checks"] if c.kind == "repeat"]
    assert found == ["59 ≠ 58"]


def near(text: str) -> list[str]:
    """The arithmetic of what all but adds up, and contradicts by that alone."""
    checks = analyse(Bulletin(text)).rows["checks"]
    return [c.expression.replace(" ", "") for c in checks if "told as its parts" in c.message_en]


CARDS = ("核对无误", "更正", "作废")  # what became of them
HOLDERS = ("机关干部腾退", "退休职工腾退", "外单位腾退")  # kinds


@pytest.mark.parametrize(
    ("of", "numbers", "found"),
    [
        # two fates: three in a hundred, or one; of twenty and more
        ("资产卡片", (100, 50, 47), True),
        ("资产卡片", (100, 50, 46), False),
        ("资产卡片", (100, 50, 53), True),
        ("资产卡片", (100, 50, 54), False),
        ("资产卡片", (30, 10, 19), True),
        ("资产卡片", (30, 10, 18), False),
        ("资产卡片", (20, 9, 10), True),
        ("资产卡片", (19, 9, 9), False),
        # three and more: six in a hundred, or two; of ten and more
        ("资产卡片", (100, 50, 30, 14), True),
        ("资产卡片", (100, 50, 30, 13), False),
        ("资产卡片", (100, 50, 30, 26), True),
        ("资产卡片", (100, 50, 30, 27), False),
        ("资产卡片", (30, 15, 10, 3), True),
        ("资产卡片", (30, 15, 10, 2), False),
        ("资产卡片", (10, 5, 2, 1), True),
        ("资产卡片", (9, 5, 2, 1), False),
        # two kinds: a tenth; three and more: a fifth
        ("周转房", (100, 50, 40), True),
        ("周转房", (100, 50, 39), False),
        ("周转房", (100, 50, 60), True),
        ("周转房", (100, 50, 61), False),
        ("周转房", (100, 50, 20, 10), True),
        ("周转房", (100, 50, 20, 9), False),
        ("周转房", (100, 50, 40, 30), True),
        ("周转房", (100, 50, 40, 31), False),
    ],
)
def test_how_far_off_a_list_that_all_but_adds_up_may_be(of: str, numbers: tuple[int, ...], found: bool) -> None:
    total, *parts = numbers
    labels, unit = (CARDS, "张") if of == "资产卡片" else (HOLDERS, "套")
    told = ",".join(f"{label}{n}{unit}" for label, n in zip(labels, parts, strict=False))
    assert near(f"{of}{total}{unit},{told},均已登记。") == [f"{total}={'+'.join(map(str, parts))}"] * found


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("资产卡片", True),
        ("资产卡片共", True),
        ("资产卡片近", False),
        ("资产卡片由", False),  # changed into the next
        ("资产卡片从", False),
        ("已整改资产卡片", False),
        ("其中资产卡片", False),
        ("女资产卡片", False),
        ("新建资产卡片", False),  # a deed beside deeds
    ],
)
def test_the_total_of_a_list_that_all_but_adds_up(total: str, found: bool) -> None:
    assert near(f"{total}36张,核对无误10张,更正25张,均已登记。") == ["36=10+25"] * found


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (",", True),
        ("并逐一定性,", True),
        ("、", False),  # an enumeration has no total
        (";", False),
        (",其中", False),
        (",包括", False),
        (",经逐件核对后", False),
        (f",{'甲' * 19}", True),  # twenty-four characters with what follows
        (f",{'甲' * 20}", False),
    ],
)
def test_what_leads_to_a_list_that_all_but_adds_up(between: str, found: bool) -> None:
    assert near(f"资产卡片36张{between}核对无误10张,更正25张,均已登记。") == ["36=10+25"] * found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("更正25张。", True),
        ("更正25张,均已登记。", True),
        ("更正25张;另有3张。", True),
        ("更正25张等,均已登记。", False),
        ("更正25张涉农,均已登记。", False),
        ("更正25张(含2张),均已登记。", True),
        ("更正25张:", False),
        ("更正近25张,均已登记。", False),
        ("其他25张,均已登记。", True),
        ("共25张,均已登记。", False),  # a sum
        ("其中25张,均已登记。", False),
        (f"{'甲' * 21}更正25张,均已登记。", True),
        (f"{'甲' * 22}更正25张,均已登记。", False),
    ],
)
def test_the_end_of_a_list_that_all_but_adds_up(behind: str, found: bool) -> None:
    text = f"资产卡片36张,核对无误10张,{behind}"
    assert [expression for status, expression in sums(text) if status == "mismatch"] == ["36=10+25"] * found


def test_a_list_goes_on_to_its_last_number() -> None:
    assert near("资产卡片36张,核对无误10张,其他15张,更正10张,均已登记。") == []  # what is other closes a list


def test_a_number_of_a_list_is_of_no_second_one() -> None:
    text = "资产卡片36张,核对无误10张,更正25张;旧卡片40张,核对无误20张,更正19张,均已登记。"
    assert near(text) == ["36=10+25", "40=20+19"]
    # a part of a sum that holds is none of a contradiction
    assert near("资产卡片36张,核对无误10张,更正25张(新卡12张、旧卡13张),均已登记。") == []


@pytest.mark.parametrize(("n", "found"), [(39, True), (40, True), (41, False)])
def test_lists_of_up_to_forty_numbers_all_but_add_up(n: int, found: bool) -> None:
    parts = ",".join(
        f"{'甲乙丙丁'[i % 4]}{'戊己庚辛壬癸子丑寅卯'[i // 4 % 10]}卡{'片' * (i // 40 + 1)}3张" for i in range(n)
    )
    assert bool(near(f"资产卡片{3 * n + 1}张,{parts},均已登记。")) is found


@pytest.mark.parametrize(
    "labels",
    [
        ("机关干部腾退", "机关干部腾退"),  # twice the same
        ("全市干部腾退", "我市干部腾退"),  # beside others
        ("机关干部腾退", "退休职工腾退"),
    ],
)
def test_a_list_of_no_criterion_may_all_but_add_up(labels: tuple[str, str]) -> None:
    one, other = labels
    assert near(f"周转房100套,{one}50套,{other}47套,均已登记。") == ["100=50+47"]


def test_a_list_told_as_its_total_is_does_not_all_but_add_up() -> None:
    assert near("2021年处置100宗,2022年50宗,2023年49宗,均已归档。") == []
    assert near("处置100宗,2022年50宗,2023年49宗,均已归档。") == ["100=50+49"]
