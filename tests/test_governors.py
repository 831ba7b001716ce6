"""Which noun a number counts and which verb governs it, kind by kind."""

from __future__ import annotations

import pytest
from marked import check


@pytest.mark.parametrize(
    "marked",
    [
        # a verb that the segmenter has as a verbal noun, or glued to its object
        "核查档案[52份|noun=档案 predicate=核查],走访家属[20户|predicate=走访]。",
        "列席会议[38次|predicate=列席]。",
        "制作笔录[近1000份|noun=笔录 predicate=制作]。",
        "未完成[3个|predicate=完成],已办[7件|predicate=办]。",
        "走访困难职工[60人次|noun=困难职工 predicate=走访]。",
        # what a clause in 的 does governs only where nothing else does, or where it says how the things came up
        "通报[4起|predicate=通报]关于工程建设的典型案件。",
        "收回违规占用的公有住房[12套|noun=公有住房 predicate=收回]。",
        "针对反馈的[26个|predicate=反馈]问题,列出清单。",
        "对已登记的[19家|predicate=检查]企业进行检查。",
        # a verb in a quoted name governs nothing, nor does what stood before an earlier number of the list
        "落实“招商引资”等[20项|noun=任务 predicate=落实]任务。",
        "给予开除党籍[1人|predicate=开除党籍]、除名[4人|predicate=除名]、严重警告[3人|predicate=严重警告]。",
        "查处[3家|noun=施工单位 predicate=查处]虚报工程量的施工单位。",
        "组织观看警示片[3场|noun=警示片 predicate=观看]。",
        "选树先进典型[12名|noun=先进典型 predicate=选树]。",
        # the list's verb is no verb where it is what the item before is called
        "召开见面沟通会[1场|predicate=召开]、反馈会[2场|noun=反馈会 predicate=召开]。",
        "公开通报损害营商环境典型案例[2起|predicate=通报]。",
        "城市更新(基础设施)项目[5个|noun=城市更新(基础设施)项目 predicate=-]。",
        # what is quoted does nothing
        "[14家|noun=单位 predicate=授权进驻]单位已通过“事进人不进”的方式授权进驻政务服务中心。",
        # a preposition: the verb is behind
        "对[3名|predicate=诫勉谈话]采购人员进行诫勉谈话。",
        "对[47个|noun=问题 predicate=分类]问题进行分类。",
        # what befell persons, without who did it; a measure taken is no label of the item before
        "[2个|predicate=立案]派驻纪检监察组立案[6人|predicate=立案],镇纪委(派出监察办)立案[2人|predicate=立案]。",
        "补齐手续[15人|predicate=补齐]、批评教育[3人|predicate=批评教育]。",
        "停止党籍[3人|predicate=停止]、转出组织关系[12人|predicate=转出]。",
        "已通报曝光[3起|noun=- predicate=通报曝光][5人|noun=人]。",
        # of what kind of body the persons are belongs to the noun
        "提拔干部[14名|noun=干部],其中乡镇党委书记[2名|noun=乡镇党委书记]。",
        "对[3家|predicate=处罚]酒店违规行为实施处罚。",
        "其余[20项|predicate=推进]正按照计划推进。",
        "账户由[24个|predicate=归并]归并为[5个|predicate=归并为]。",
        # verbs that sum up, lead on or are light
        "对[13个|predicate=检查]乡镇、[40个|predicate=检查]社区共计[53个|predicate=检查]党组织进行检查。",
        "给予[2名|predicate=警告]村会计警告。",
        "组织召集座谈会[5次|predicate=召集]。",
        "已完成整改[7个|predicate=完成],责令整改[5家|predicate=责令整改]。",
        "查处违反规定问题[38起|predicate=查处]。",
        "修订完善制度[27项|predicate=修订完善]。",
        "有[53起|predicate=涉及]涉及专项资金。",
        # lists
        "修订制度[8项|predicate=修订]、流程[5项|predicate=修订]。",
        "召开党委会[11次|predicate=召开],专题会[8次|predicate=召开]。",
        "整改到位[41个|predicate=整改到位]、基本到位[2个|predicate=整改]。",
        "清退[12户|predicate=清退][30人|predicate=清退],反馈[4个|predicate=反馈]方面[27个|predicate=反馈]问题。",
        "处理干部[20人|predicate=处理],其中乡科级[14人|predicate=处理]、县处级[6人|predicate=处理]。",
        "下设协调、综合、监督[3个|predicate=下设]工作组,制定会商、督办、销号等[6项|predicate=制定]制度。",
        "涉及住房[7起|predicate=涉及]、教育[3起|predicate=涉及]、扶贫[2起|predicate=涉及]。",
        "召开党委会议[4次|predicate=召开]、整改领导小组会议[3次|predicate=召开]。",
        # what a preposition has before it
        "对[38辆|predicate=核查]公务用车行驶轨迹进行核查,对剩余[3项|predicate=过堂]任务逐项过堂。",
        "对[3名|predicate=处分]教师给予警告、降级处分。",
        # offences say of what matters are
        "排查2019年以来侵占林地问题[6处|predicate=排查],查处违反工作纪律问题[9起|predicate=查处]。",
        "举一反三自查问题[5个|predicate=自查],重新招标项目[2个|predicate=招标]。",
        "予以了结[7件|predicate=了结],仍有[1个|predicate=开工]项目因选址变更未开工。",
        # the verb that the counted phrase opens with
        "反馈问题[18个|predicate=反馈]。提出批评意见[6条|predicate=提出]。班子成员讲党课[4次|predicate=讲]。",
        # brackets and titles before the number
        "下发决定书(整改通知书)[36份|predicate=下发]。",
        "修订完善《合同管理办法》等制度[10项|predicate=修订完善]。",
        # the doing itself
        "运用第一种形态[17人次|predicate=运用],个别谈话[43人次|predicate=谈话]。",
        "新任干部集体廉政谈话[6场|predicate=谈话]。",
        "取消预备党员资格[1人|noun=人]。",
    ],
)
def test_predicates(marked: str) -> None:
    check("counts", marked)


@pytest.mark.parametrize(
    "marked",
    [
        # a part is named by its label and counts what its total counts, or has a thing of its own
        "共收到[30件|noun=信访件]信访件,涉及水[12件|noun=信访件]、大气[10件|noun=信访件]、土壤[8件|noun=信访件]。",
        "共有项目[9个|noun=项目],其中工业项目[5个|noun=工业项目]、农业项目[4个|noun=农业项目]。",
        "存在的问题共计[12个|noun=问题],分别为柳树村[5个|noun=问题]、石桥村[4个|noun=问题]、龙潭村[3个|noun=问题]。",
        # where the noun begins and ends
        "查处享乐主义、奢靡之风问题[3起|noun=奢靡之风问题]。",
        "已梳理出问题[91个|noun=问题 predicate=梳理出]。",
        "[8个|noun=街道纪工委 predicate=处置]街道纪工委处置线索。",
        "对[67个|noun=招标项目]招标项目复查,发现围标。",
        "由[24户|noun=贫困户]贫困户平均分配。",
        "对[4名|noun=村干部]工作不力的村干部作出处理。",
        "在[40个|noun=乡镇街道]乡镇街道实施。",
        "撤销[10家|noun=校企联合研发中心]校企联合研发中心。",
        "通报[9起|noun=典型案件]群众身边不正之风和腐败问题典型案件。",
        "查处群众身边腐败和作风问题[62起|noun=腐败和作风问题]。",
        # words that the segmenter cuts or tags as verbs
        "发放测评表[96份|noun=测评表],查扣装载机[两台|noun=装载机]。",
        "建成污水处理站[10座|noun=污水处理站],收到群众举报[49件|noun=群众举报]。",
        "本科专业由[75个|noun=本科专业]优化为[50个|noun=本科专业]。",
        "账号备案[37个|noun=账号]。",
        "向[36家|noun=被巡察党组织]被巡察党组织反馈,走访[28家|noun=县直单位]县直单位。",
        "还有[15个|noun=面上问题]面上问题,划分[4个|noun=片区组]片区组。",
        "培养入党积极分子[6名|noun=入党积极分子],关停公众号[3个|noun=公众号]。",
        # nor what the things have, a body that acts, or who was there
        "整治[5处|noun=停车场]停车场收费标准,翻修[3栋|noun=宿舍楼]宿舍楼热水系统。",
        "镇党委会商镇党委问题[16个|noun=问题],移交公安机关案件[2件|noun=案件]。",
        "走访[6家|noun=乡镇卫生院]乡镇卫生院,在[7个|noun=安置点]安置点设立服务站。",
        "举办青年干部比武[6场|noun=比武]。",
        # what goes with it
        "检查企业(场所)[71家|noun=企业(场所)],召开民主生活会(组织生活会)[8次|noun=民主生活会(组织生活会)]。",
        "走访[13个|noun=村(社区)]村(社区)低保户,联系[4个|noun=县(区)]县(区)。",
        "对[4个|noun=未决算项目]未决算项目进行核查,约谈[2名|noun=离任村会计]离任村会计。",
        "配建粪污处理设施[9套|noun=处理设施],梳理[3类|noun=具体问题][15个|noun=具体问题]具体问题。",
        "解决[8个|noun=环境问题]群众身边的环境问题。",
        "先后[5次|noun=专题会议]召开专题会议。",
        # a doing that was found or ended
        "辞去企业兼职[9个|noun=企业兼职],查实重复收费[7例|noun=重复收费]。",
        "收回门面[8间|noun=门面]的问题。",
        # a thing that nothing counted
        "清理各类议事协调机构,撤销[27个|noun=议事协调机构],合并[12个|noun=议事协调机构]。",
        "核查[32份|noun=采购合同]采购合同,发现要素不全[9份|noun=采购合同],未履行审批手续[8份|noun=采购合同]。",
        "受理举报后启动问责调查[9件|noun=问责调查],现场整改[4处|noun=-]。",
        "分[两批|noun=培训]举办培训,点对点提醒[15次|noun=提醒],废止[3份|noun=报表]重复报表。",
        "账外资产[16件|noun=账外资产]已登记入账。",
        # left out
        "对移交线索结案[13件|noun=线索],查实[6件|noun=线索]。",
        "查摆出[55个|noun=问题]问题。先后[3次|]共排查隐患[120处|noun=隐患],已完成整改[95个|noun=隐患]。",
        "共有[44个|noun=问题]问题。柳树村等[4个|noun=村]村已完成整改[39个|noun=问题]。",
        # a whole is no noun of its part
        "监测井[8眼|noun=监测井]中[6眼|]达标。",
        "帮扶[315户|noun=户][870人|noun=人]。",
        "查处问题[26起|noun=问题]、[35人|noun=人]。",
        # who acts is no noun: 地方已办结23件
        "群众举报[30件|noun=群众举报]。地方已办结[23件|noun=群众举报]。",
    ],
)
def test_nouns(marked: str) -> None:
    check("counts", marked)


@pytest.mark.parametrize(
    ("table", "marked"),
    [
        ("percentages", "平均完成率[96.5%|noun=平均完成率],较上届提高[4.2个百分点|noun=平均完成率]。"),
        ("percentages", "实现营收3.27亿元,同比增长[6.4%|noun=营收]。"),
        ("percentages", "材料精简[24%|noun=材料]。"),
        ("percentages", "群众满意率却高达[96%|noun=群众满意率]。"),
        # two levels of one rate; what it is compared with; a name with a verb in it; no movement in a name
        ("percentages", "新增学位540个,覆盖率由[81.6%|noun=覆盖率]提高到[89.2%|noun=覆盖率 kind=share direction=up]。"),
        ("percentages", "整改率从[80%|kind=share noun=整改率]上升为[95%|kind=share noun=整改率]。"),
        ("percentages", "压降债务12亿元,平均融资成本较年初下降[0.85个百分点|noun=平均融资成本]。"),
        ("percentages", "返岗6人,公务接待费比2020年减少[近四成|noun=公务接待费]。"),
        (
            "percentages",
            "毕业生去向落实率[92.3%|noun=毕业生去向落实率],较上年提高[3.6个百分点|noun=毕业生去向落实率]。",
        ),
        (
            "percentages",
            "工程审减率[8.3%|kind=share direction=- noun=工程审减率],药占比由[35.1%|noun=药占比]降至[28%|noun=药占比]。",
        ),
        ("amounts", "拆除违建6处[213平方米|noun=违建]。"),
        # two amounts of one thing, receivers and places between
        ("amounts", "报账时限由[60天|noun=报账时限]缩短至[30天|noun=报账时限]。"),
        ("amounts", "追缴补贴[12.6万元|noun=补贴],其中甲镇[3万元|noun=补贴],归还国库[9.6万元|noun=补贴]。"),
        ("amounts", "扣发绩效每人[600元|noun=绩效]。"),
        ("amounts", "建成10个乡镇[6.4万亩|noun=高标准农田]高标准农田。"),
        ("amounts", "罚没款[21万元|noun=罚没款]。"),
        ("amounts", "共追回医保基金[9万元|noun=医保基金](医院[6万元|noun=医保基金]、药店[3万元|noun=医保基金])。"),
    ],
)
def test_amounts_and_rates(table: str, marked: str) -> None:
    check(table, marked)
