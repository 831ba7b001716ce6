"""Patterns around a last word that say what it is a part of."""

from __future__ import annotations

import re

# 中共…委员会, the formal name: from 中共 to the first word that ends a committee's name.
FORMAL = re.compile(
    r"中共(?!党员|十|二十|中央|一大|党)(?:(?!关于)[^\s,。;:、“”()《》\ue000\ue001]){1,36}?"
    r"(?:纪律检查委员会|工作委员会|总?支部委员会|总支委员会|委员会|党组(?!织)|党委|党工委|总支部?|支部|(?<=[省市区县旗盟州])委(?![员托派]))"
    r"(?:常委会|办公室|办公厅|组织部|宣传部|统战部|党校)?"
)
# The committees of the other parties: 民盟|青州市委会, 农工党|岭东区总支.
BESIDE = re.compile(
    r"(?:中央(?:委员会)?|[一-龥]{0,7}?[省市区县州盟旗](?:直)?(?:机关)?(?:委员会|委会|委|工委|工作委员会|总支(?:部)?(?:委员会)?|支部(?:委员会)?|基层委员会)"
    r"|[一-龥]{2,5}(?:委会|总支|支部|委员会))(?:机关|办公室)?"
)
# The mode of an inspection, between the committee and its group.
MODE = re.compile(r"(?:专项|机动|常规|提级|交叉|联合|[省市县区]直部门){1,2}$")
POSTED = re.compile("(?:派驻|派出)$")
SENT = re.compile("派?驻$")
# A body's second name in brackets before its organ: 云岭开发区|(工业园)|管委会.
SECOND_NAME = re.compile(r"\([一-龥]{2,10}\)$")
# The first of two subjects that a school is named after.
PAIRED = re.compile(r"(?:^|[、,。;:\n和向对])([一-龥]{2,6})与$")
TOWNS = ("镇", "乡", "街道", "苏木")
BY_NAME = ("供销社", "日报社", "晚报社", "报社", "管委会", "管理委员会", "供电公司", "供电所")
EVERY = frozenset("各全每两")
NUMBERED_MEETING = re.compile(r"第?[0-9一二三四五六七八九十]{1,3}次(?:、第?[0-9一二三四五六七八九十]{1,3}次)*$")
# What is founded has its whole name behind the verb: 成立督查材料报送专项小组.
FOUNDED = re.compile(
    r"(?:成立|组建|设立|组成(?!立))了?(?P<count>[0-9一二两三四五六七八九十多]+余?[个支批名])?(?P<own>[^,。;:、!?“”()\n的由\ue000\ue001]{0,26})$"
)
OFFICES = ("科", "处", "室", "管理科")  # of a bureau or town as well as of a school or hospital
