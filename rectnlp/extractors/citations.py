"""Cited documents: 《…》 with the document number behind it.

A title is masked in `analysis.body` afterwards, and so is every document number: what stands inside them is no count,
date or unit of the bulletin's own.
"""

from __future__ import annotations

import re

from rectnlp.analysis import BARRED, TITLE, Analysis, mask
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Citation, Span

# Titles longer than this are an opening bracket that nobody closed.
LONGEST_TITLE = 200

_TITLE = re.compile(
    rf"""
    《
    (?:[^《》\n]|《[^《》\n]{{0,{LONGEST_TITLE}}}+》){{1,{LONGEST_TITLE}}}+   # a title may cite another
    》
    """,
    re.VERBOSE,
)

# 〔2023〕9号; in pages also [2023] 9号, 【2023】, (2023) and masked 〔*〕58号, 〔xxxx〕x号.
_YEAR = r"[〔\[【(]\ ?(?:[0-9]{4}|[*xX×?]{1,4})\ ?[〕\]】)]"
_SERIAL = r"第?\ ?(?:[0-9]{1,5}|[*xX×]{1,4})\ ?号"
_DOC_NUMBER = re.compile(
    rf"""
    (?<![一-鿿A-Za-z])[一-鿿A-Za-z]{{1,20}}?{_YEAR}{_SERIAL}         # 鹭发〔2023〕9号
    | [一-鿿]{{2,14}}令\ ?(?:{_YEAR}|[0-9]{{4}}年)?{_SERIAL}          # 国务院令第495号
    | {_YEAR}{_SERIAL}
    """,
    re.VERBOSE,
)
# The same standing alone in running text, and case numbers of courts (〔2023〕云01民初12号): masked, no citation.
_BARE_NUMBER = re.compile(
    rf"(?:[一-鿿](?<![根据按照依的和与及、了以为]))" rf"{{0,6}}{_YEAR}(?:[一-鿿0-9]{{1,10}})?{_SERIAL}"
)
# What follows a title before its number: a bracket, perhaps with a short name first.
_NUMBER_OPENS = re.compile(r"\(?(?:以下简称[^)\n]{1,30}[,;])?")

# What may stand behind the word that names the kind: (试行), (2023年版), 〈征求意见稿〉.
_TAIL = re.compile(r"""(?:[(<〈〔\[][^()<>〈〉〔〕\[\]]{1,20}[)>〉〕\]]|[”"’\s])+$""")

# Between two titles that share one verb: 制定《甲》《乙》, 《甲》和省委《乙》. A comma or a verb ends the list.
_SHARED = re.compile(r"(?:\([^()\n]{0,40}\))?[^,;:。!?\n()]{0,12}")
_CLAUSE_ENDS = re.compile(r"[,;。!?\n]")
_EXAMPLES = re.compile(r"^(?:如|例如|包括|包含|其中|即|分别为|分别是|含)?[^,;。]{0,6}$")

# A verb that is still to come, ordered of someone, or denied.
_NOT_YET = re.compile(
    r"(?:拟|将|即将|计划|准备|打算|责令|督促|尚未|未|没有|没|不|待|督办|正在|正|抓紧|着手|推动尽快)[^,;。]{0,14}$"
)
_ORDERED = re.compile(r"(?<![照据合按])要求[^,;。]{0,14}$")
_POOR = re.compile(r"^[^,;。《]{0,8}(?:不到位|不严|不力|不够|不彻底|不规范|走样|打折扣)")
# 审议《…》,经修改完善后印发: deliberated, and then with an outcome.
_OUTCOME = re.compile(r"^[^。!?\n《]{0,40}(?:后|并|已)[^。!?\n《将拟]{0,10}(?:印发|下发|出台|通过|发布|实施)")
_STILL_OPEN = re.compile(r"将|拟|待|计划")
# How far a passive verb may stand behind its title.
_REACH = 40


@compiled
def _verbs(lexicons: Lexicons) -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    """The verbs before a title, longest first, with their actions; the passive verbs behind one."""
    rows = lexicons.rows("citation_verbs")
    before = {row["verb"]: row["action"] for row in rows if row["where"] != "adjacent"}
    adjacent = {row["verb"]: row["action"] for row in rows if row["where"] == "adjacent"}
    words = "|".join(sorted(before, key=len, reverse=True))
    near = "|".join(f"{verb}$" for verb in adjacent)
    passive = "|".join(sorted((row["verb"] for row in rows if row["passive"]), key=len, reverse=True))
    after = re.compile(rf"^[^,;。!?\n《》]{{0,{_REACH}}}?(?:{passive})")
    return re.compile(f"{words}|{near}"), before | adjacent, after


@compiled
def _kinds(lexicons: Lexicons) -> re.Pattern[str]:
    """The words that name a kind of document, at the end of a title."""
    words = sorted(lexicons.words("document_types"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})$")


def extract(analysis: Analysis) -> None:
    """Fill `citations` and mask titles and document numbers in `analysis.body`."""
    text = analysis.body
    found: list[Citation] = []
    if "《" in text:
        for match in _TITLE.finditer(text):
            found.append(_citation(text, match.span(), analysis.lexicons))
        for i, citation in enumerate(found):
            citation.action, citation.rule = _action(text, found, i, analysis.lexicons)
        analysis.rows["citations"] = found
        analysis.body = mask(text, [(c.start + 1, c.end - 1) for c in found], TITLE)
    numbers = [c.doc_number for c in found if c.doc_number]
    if "号" in text:
        numbers += [match.span() for match in _BARE_NUMBER.finditer(analysis.body)]
    if numbers:
        analysis.body = mask(analysis.body, sorted(numbers), BARRED)


def _citation(text: str, span: Span, lexicons: Lexicons) -> Citation:
    """One title with its number and kind."""
    start, end = span
    title = text[start + 1 : end - 1]
    tail = _TAIL.search(title)
    kind = _kinds(lexicons).search(title[: tail.start()] if tail else title)
    opens = _NUMBER_OPENS.match(text, end)
    number = _DOC_NUMBER.match(text, opens.end()) if opens else None
    return Citation(
        start,
        end,
        "title",
        title=(start + 1, end - 1),
        doc_number=number.span() if number else None,
        doc_type=kind.group() if kind else None,
    )


def _action(text: str, found: list[Citation], i: int, lexicons: Lexicons) -> tuple[str, str]:
    """What was done with the i-th title, and the rule that says so.

    The governing verb stands before the title in its clause; titles in a row share it. Without one, a passive verb
    behind the title counts (《…》已经常委会研究通过), then the verb of the clause before (出台多项制度,如《…》).
    """
    here = found[i]
    verbs, actions, passive = _verbs(lexicons)
    start = max(here.start - 90, text.rfind("\n", 0, here.start) + 1, text.rfind("。", 0, here.start) + 1)
    if i and found[i - 1].end >= start:
        start = found[i - 1].end
        gap = text[start : here.start]
        if _SHARED.fullmatch(gap) and not verbs.search(gap):
            return found[i - 1].action, found[i - 1].rule
    before = text[start : here.start]
    after = text[here.end : here.end + _REACH + 60]
    clauses = _CLAUSE_ENDS.split(before)
    action = _governing(clauses[-1], after, verbs, actions)
    if action:
        return action, "verb before"
    if (match := passive.match(after)) and not _STILL_OPEN.search(match.group()) and "未" not in match.group():
        return "issued", "verb behind"
    if len(clauses) > 1 and _EXAMPLES.match(clauses[-1]):
        action = _governing(clauses[-2], after, verbs, actions)
        if action:
            return action, "verb of the clause before"
    return "mentioned", "no verb"


def _governing(clause: str, after: str, verbs: re.Pattern[str], actions: dict[str, str]) -> str | None:
    """The action that the verbs of a clause before a title give it."""
    matches = list(verbs.finditer(clause))
    if not matches:
        return None
    strong = [match for match in matches if actions[match.group()] != "mentioned"]
    last = matches[-1]
    if strong and len(clause) - last.end() > 2:
        last = strong[-1]  # 印发了学习计划《…》: a verb inside a noun phrase governs nothing
    action = actions[last.group()]
    lead = clause[: last.start()]
    if action == "issued":
        if clause[last.end() :].startswith("的") and len(strong) > 1 and actions[strong[0].group()] == "followed":
            return "followed"  # 按照年初制定的《…》
        if _NOT_YET.search(lead) or _ORDERED.search(lead):
            action = "mentioned"
    elif action == "followed" and (_POOR.match(after) or _NOT_YET.search(lead[-4:])):
        action = "mentioned"
    if action == "mentioned" and (match := _OUTCOME.match(after)) and not _STILL_OPEN.search(match.group()):
        return "issued"
    return action
