"""What several tests share: the gold that is not in the repository, and a bulletin of our own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test times anything: a slow machine is no fault. The same examples on every run, so that a red test stays red.
settings.register_profile("rectnlp", deadline=None, derandomize=True)
settings.load_profile("rectnlp")

ROOT = Path(__file__).parent.parent
collect_ignore = ["fuzz"]  # a program that needs the fuzzer; its corpus is read by test_fuzz.py

# A fictional bulletin with something for every table.
BULLETIN = """\
中共云岭县委关于巡察整改进展情况的通报

根据市委统一部署，2024年3月5日至5月20日，市委第二巡察组对云岭县委进行了巡察。7月12日，市委巡察组向云岭县委反馈了巡察意见。截至2024年10月底，反馈的3个问题已完成整改2个，完成率66.7%。
一、主要整改情况
（一）履行主体责任不力
1.关于专项资金管理不严问题。
一是全面清理。追缴违规发放补贴12.6万元，约谈提醒5人次。二是完善制度。县财政局印发《云岭县专项资金管理办法》（云财〔2024〕15号）。
2.关于基层党建薄弱问题。
一是加强督导。走访社区48个、群众1,260余户。二是严肃问责。给予2名党员干部党内警告处分，诫勉谈话3人。
3.关于整改不彻底问题。
一是建立台账。县纪委监委立案2起，其中科级干部1起、一般干部1起。
二、下一步打算
坚持每月调度一次，2024年12月底前完成剩余1个问题。
欢迎干部群众对巡察整改落实情况进行监督。联系电话：0999-1234567；邮政信箱：云岭县人民路8号。

中共云岭县委
2024年11月8日
"""


def shared_folder() -> Path | None:
    """The folder of gold that is not in the repository: RECTNLP_SHARED, or `../shared`."""
    folder = Path(os.environ.get("RECTNLP_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "gold").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """That folder. Without it a test is skipped, but fails where CI=true, so that nothing passes unmeasured there."""
    folder = shared_folder()
    if folder is None and os.environ.get("CI") == "true":
        pytest.fail("this test needs the folder of gold: set RECTNLP_SHARED", pytrace=False)
    if folder is None:
        pytest.skip("needs the folder of gold: set RECTNLP_SHARED")
    return folder


@pytest.fixture
def bulletin() -> str:
    """A fictional bulletin with something for every table."""
    return BULLETIN


def numbered(folder: Path, count: int, *, empty: str | None = None) -> Path:
    """A folder of bulletins that differ by a number, in `000.txt` and so on; one of them may be empty."""
    folder.mkdir()
    for i in range(count):
        text = f"{BULLETIN}通化县财政局另约谈{i + 2}人。"
        (folder / f"{i:03}.txt").write_text(text, encoding="utf-8")
    if empty:
        (folder / empty).write_bytes(b"")
    return folder
