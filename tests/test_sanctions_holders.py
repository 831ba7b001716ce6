"""Holders of posts without a name, and bodies that do not punish though they stand before the measure."""

from __future__ import annotations

import pytest
from marked import check


@pytest.mark.parametrize(
    "marked",
    [
        # who holds a post is one person; a class is of an unknown number
        "县水利局负责人[提醒谈话|n_persons=1 target=县水利局负责人]。",
        "[约谈|n_persons=- target=县水利局主要负责人]县水利局主要负责人。",
        "相关负责人[提醒谈话|n_persons=-]。",
        "养护站分管副总被[诫勉|n_persons=1 target=养护站分管副总]。",
        "对柳湖中学、云枫中学校长分别[约谈|n_persons=2]。",
        "总务处主任在校务会上作[书面检查|sanction=written_inspection n_persons=1 target=总务处主任 authority=-]。",
        "县纪委核查此案,站长作[书面检查|n_persons=1 authority=-]。",
        "镇党委责令站长作出[书面检查|authority=镇党委]。",
        "[免去超职数配备的2名股级干部职务|sanction=removal_from_office n_persons=2]。",
        "召开安全生产专题会,[约谈|sanction=talk_summons n_persons=2 target=项目经理]项目经理2名。",
        "医保科科长[停职|n_persons=1 target=医保科科长],副经理[记过|n_persons=1],总经理助理[降级|sanction=admin_demotion n_persons=1]。",
        "研究决定免职,对局长免职一事,完善免职程序。",
        "其中1人[撤职|n_persons=1]、1人[降级|n_persons=1]、4人[警告|n_persons=4],警告标志4处。",
        "[批评教育|n_persons=31]帮助31人。",
        "[通报批评|n_persons=5]2个单位、5名责任人。",
        # several groups behind one measure; a clause with a measure of its own hands on nobody
        "[约谈|n_persons=15]乡镇书记3人、村书记12人。",
        "[约谈|n_persons=3]乡镇书记3人、[诫勉|n_persons=2]村书记2人。",
        "[诫勉|n_persons=2]2人,[批评教育|n_persons=-]并[责令作出检查|n_persons=5]5人。",
        # the punished side's own body is not the punisher
        "对3名驾驶员扣发绩效,养护公司副经理被[诫勉|n_persons=1 target=养护公司副经理 authority=-]。",
        "云枫水利站站长[政务警告|n_persons=1 authority=-],3名审核人员[批评教育|n_persons=3 authority=-]。",
        "市殡仪馆违规收费3万元,1名副馆长给予[记过处分|n_persons=1 authority=-]。",
        "县供水公司经理[党内严重警告|n_persons=1 authority=-],[谈话提醒|n_persons=8 authority=-]8人。",
        "柳湖镇财政所每周集中报账;对2名报账员[批评教育|n_persons=2 authority=-]。",
        "骨科、儿科超标准用药,对骨科主任[约谈|n_persons=1 target=骨科主任 authority=-]。",
        # but these are
        "县纪委每周通报;对2名报账员[批评教育|n_persons=2 authority=县纪委]。",
        "县水利局局长[约谈|authority=县水利局局长]乡镇负责人3人。",
        "整改情况:①县纪委[谈话提醒|n_persons=5 authority=县纪委]5人。",
        "县纪委对17个项目进行检查,发现问题9个。对2名经办人给予[党内警告|n_persons=2 authority=县纪委]。",
        "县财政局对17个项目进行检查。对2名经办人给予[党内警告|n_persons=2 authority=-]。",
    ],
)
def test_sanctions(marked: str) -> None:
    check("sanctions", marked)


def test_a_body_before_a_preposition_is_none_of_the_next_name() -> None:
    check(
        "units",
        "[县纪委|unit_type=discipline]对原[云枫商贸集团|unit_type=enterprise]、[市监委|unit_type=discipline]将原[云枫集团|unit_type=enterprise]经理留置。",
    )
