"""parts_sum: totals that one wrong digit parts from their sum, though no word says that the list is complete."""

import pytest
from checked import sums

AREA = "集团腾退办公用房{}平方米,总部1108.3平方米,三家子公司依次为542.8平方米、431.5平方米、345.0平方米,改作书屋。"
STAFF = "学校核查教职工{}名,教学岗1243名、管理岗318名、技术岗196名、工勤岗98名,已全部登记。"
BEFORE = "上半年以协商还款为主,收回156.8万元;下半年转入司法清收,收回93.5万元,全年收回{}万元。"
NEXT = "局里对沉淀的{}笔案款开展认领。发还申请人1127笔,上缴国库84笔,办理提存208笔,还有125笔正在查找权利人。"


@pytest.mark.parametrize(
    ("text", "total", "parts", "status"),
    [
        (AREA, "2437.6", "1108.3+542.8+431.5+345.0", "mismatch"),
        (STAFF, "1865", "1243+318+196+98", "mismatch"),
        (BEFORE, "240.3", "156.8+93.5", "mismatch"),
        (BEFORE, "205.3", "156.8+93.5", "mismatch"),  # two digits that changed places
        (NEXT, "1534", "1127+84+208+125", "mismatch"),
    ],
)
def test_one_digit_parts_a_total_from_its_sum(text: str, total: str, parts: str, status: str) -> None:
    assert (status, f"{float(total):g}={'+'.join(f'{float(part):g}' for part in parts.split('+'))}") in sums(
        text.format(total)
    )


@pytest.mark.parametrize(
    "text",
    [
        # two digits that did not change places
        NEXT.format(1655),
        # of two digits less than three, and of three digits without three parts
        "全年收回24万元,上半年收回15万元,收缴罚款8万元。",
        "全年共收回240万元,上半年追缴工作收回156万元,扣减收回94万元。",
        # what says that the list is of some
        STAFF.format(1865).replace("教学岗", "其中教学岗"),
        STAFF.format(1865).replace("教学岗", "较多的有教学岗"),
        # another problem's numbers
        NEXT.format(1534).replace("发还", "\n二是规范案款。发还"),
    ],
)
def test_what_a_slip_does_not_explain_contradicts_nothing(text: str) -> None:
    assert not [row for row in sums(text) if row[0] == "mismatch"]


def test_a_right_sum_is_no_slip_of_another_list() -> None:
    text = AREA.format("2427.6")
    assert not [row for row in sums(text) if row[0] == "mismatch"]
