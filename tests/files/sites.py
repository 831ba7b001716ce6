"""Pages of three fictional government sites, each built as such sites are."""

from __future__ import annotations

from html import escape

from files.content import BLOCKS, ORIGIN, POSTED, PROBLEMS, SIGNATURE, TITLE, labels

NEWS = ("县委理论学习中心组举行集体学习会议", "全县春季农业生产现场推进会召开", "县政府党组召开扩大会议传达上级精神", "我县三个项目列入全省重点建设计划", "县人大常委会开展专题调研活动", "县政协召开主席会议研究部署近期工作")  # fmt: skip
PARAGRAPHS = [label + text for label, (_, text) in zip(labels(), BLOCKS, strict=True)]


def portal(paragraphs: list[str] = PARAGRAPHS, title: str = TITLE, charset: str = "utf-8") -> str:
    """A portal of the newer kind: tagged by the national page standard, HTML 5, share buttons, related news."""
    text = "".join(f'<p style="text-indent: 2em;"><span>{escape(line)}</span></p>\n' for line in paragraphs)
    signature = "".join(f'<p style="text-align: right;">{line}</p>\n' for line in SIGNATURE) if title == TITLE else ""
    news = "".join(
        f'<li><a href="/art/{i}.html" title="{item}">{item}</a><span>05-{i + 10}</span></li>'
        for i, item in enumerate(NEWS)
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head>
<meta charset="{charset}">
<meta name="SiteName" content="槐川县人民政府"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{POSTED} 10:26"><meta name="ContentSource" content="{ORIGIN}">
<title>{title}_通知公告_槐川县人民政府</title>
<style>.share a {{ color: red }}</style><script>var id = "完成整改99项。";</script>
</head><body>
<header><a href="/">槐川县人民政府</a><nav><ul><li><a href="/a">首页</a></li><li><a href="/b">政务公开</a></li><li><a href="/c">互动交流</a></li></ul></nav></header>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/b">政务公开</a> &gt; 通知公告</div>
<div class="article">
<h1>{title}</h1>
<div class="info"><span>发布时间：{POSTED} 10:26</span> <span>来源：{ORIGIN}</span> <span>浏览次数：<i id="hits">1573</i></span> <span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
<div id="UCAP-CONTENT" class="content">
{text}{signature}</div>
<div class="share">分享到：<a class="wx">微信</a><a class="wb">微博</a></div>
<div class="tools"><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div>
</div>
<aside><h3>相关阅读</h3><ul>{news}</ul></aside>
<footer><p>主办单位：槐川县人民政府办公室　备案号：某ICP备00000000号</p><p>网站标识码：0000000000</p></footer>
</body></html>"""


def tables(charset: str = "utf-8") -> str:
    """A site of the older kind: laid out with tables, fonts for style, one cell for the text, paragraphs by <br>."""
    text = "<BR>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}" for line in [*PARAGRAPHS, *SIGNATURE])
    news = "".join(f"<TR><TD>·<A href=show.asp?id={i}>{item}</A></TD></TR>" for i, item in enumerate(NEWS))
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset={charset}">
<TITLE>槐川县党务公开网-{TITLE}</TITLE></HEAD>
<BODY><FORM name=form1 method=post action=show.asp?id=204>
<TABLE width=960 align=center><TR><TD colSpan=2><A href=index.asp>网站首页</A> | <A href=list.asp?c=1>县委文件</A> | <A href=list.asp?c=2>公示公告</A> | <A href=list.asp?c=3>工作动态</A></TD></TR>
<TR><TD width=200 vAlign=top><TABLE><TR><TD><B>最新文章</B></TD></TR>{news}</TABLE></TD>
<TD vAlign=top><TABLE width="100%"><TR><TD>您的位置：<A href=index.asp>首页</A>&gt;&gt;公示公告&gt;&gt;正文</TD></TR>
<TR><TD align=center><FONT size=5 color=#cc0000><B>{TITLE}</B></FONT></TD></TR>
<TR><TD align=center>作者：佚名　来源：{ORIGIN}　更新时间：{POSTED} 点击数：862</TD></TR>
<TR><TD><FONT style="FONT-SIZE: 14pt">{text}</FONT></TD></TR>
<TR><TD align=right>【<A href="javascript:print()">打印此页</A>】【<A href="javascript:close()">关闭窗口</A>】</TD></TR>
<TR><TD>上一篇：<A href=show.asp?id=203>{NEWS[0]}</A><BR>下一篇：没有了</TD></TR></TABLE></TD></TR>
<TR><TD colSpan=2 align=center>版权所有：槐川县委办公室 技术支持：某某科技</TD></TR></TABLE></FORM></BODY></HTML>"""


def word_paste(charset: str = "gb2312") -> str:
    """A site whose editors paste from Word: XHTML, a <div> a paragraph, every figure in a <span> of its own."""

    def figures(line: str) -> str:
        return "".join(
            f'<span lang="EN-US" style="font-family:仿宋">{c}</span>' if c.isdigit() else escape(c) for c in line
        )

    text = "\n".join(f'<div class="MsoNormal">　　{figures(line)}</div>' for line in [*PARAGRAPHS, *SIGNATURE])
    return f"""<?xml version="1.0" encoding="{charset}"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{TITLE} - 清廉槐川</title></head><body>
<div id="top"><ul class="menu"><li><a href="/">首页</a></li><li><a href="/xxgk">信息公开</a></li><li><a href="/xsxc">巡视巡察</a></li></ul></div>
<div id="main"><h2 class="title">{TITLE}</h2>
<p class="meta">日期：{POSTED}　信息来源：{ORIGIN}　【字体：大 中 小】　<a>收藏</a>　<a>打印</a></p>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P {{ margin: 0 }}</style>
{text}
</div>
<div style="display:none">隐藏的推广文字，与本文无关，共88次。</div>
<div class="bdsharebuttonbox">分享：<a>微信</a> <a>新浪微博</a></div>
<p class="qr">扫一扫在手机打开当前页</p>
</div>
<div id="bottom"><p>主办：中共槐川县纪律检查委员会　槐川县监察委员会</p></div></body></html>"""


def problem_table() -> str:
    """A page with a table of problems."""
    head, *rows = PROBLEMS
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
    opening = "<p>根据县委统一部署，现将2024年第一季度巡察反馈问题整改台账公布如下，请广大干部群众监督。</p>"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>整改台账公示</title></head><body>
<div><a href="/">首页</a></div><div class="con"><h1>槐川县巡察反馈问题整改台账公示</h1>{opening}
<table border="1"><tr>{cells}</tr>{body}</table></div></body></html>"""
