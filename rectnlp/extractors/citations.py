"""Cited documents: 《…》 with the document number behind it.

A title is masked in `analysis.body` afterwards, and so is every document number: what stands inside them is no count,
date or unit of the bulletin's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_BARE_NUMBER = re.compile(rf"{_YEAR}(?:[一-鿿][一-鿿0-9]{{0,9}})?{_SERIAL}")
# The letters of its issuer before it (鹭发), without a verb or preposition that leads to them (印发, 根据).
_PREFIX = re.compile(r"(?<![印下转制])(?:(?![根据按照依的和与及以为印])[一-鿿]){1,6}$")

# What follows a title before its number: a bracket, perhaps with a short name first.
_NUMBER_OPENS = re.compile(r"\(?(?:以下简称[^)\n]{1,30}[,;])?")

# What may stand behind the word that names the kind: (试行), (2023年版), 〈征求意见稿〉.
_TAIL = re.compile(r"""(?:[(<〈〔\[][^()<>〈〉〔〕\[\]]{1,20}[)>〉〕\]]|[”"’\s])+$""")
_TAIL_ENDS = frozenset(')>〉〕]”"’ ')
_LONGEST_KIND = 4

# Between two titles that share one verb: 制定《甲》《乙》, 《甲》和省委《乙》. A comma or a verb ends the list.
_SHARED = re.compile(r"(?:\([^()\n]{0,40}\))?[^,;:。!?\n()]{0,12}")
_CLAUSE_ENDS = re.compile(r"[,;。!?\n]")
_EXAMPLES = re.compile(r"^(?:如|例如|包括|包含|其中|即|分别为|分别是|含)?[^,;。]{0,6}$")

# 以《…》为遵循.
_GUIDES = re.compile(r"为(?:根本|基本|重要)?(?:遵循|依据|准绳|指引|指导|标准)")
# A verb that is still to come, ordered of someone, or denied.
_NOT_YET = re.compile(r"(?:拟|将|计划|准备|打算|责令|督促|正在|抓紧|着手)[^,;。]{0,14}$|(?:未|没有|不再)[^,;。]{0,4}$")
_ORDERED = re.compile(r"^(?![^,;。]{0,20}(?:按|据|照|结合|落实|对标))[^,;。]{0,40}要求[^,;。]{0,14}$")
_POOR = re.compile(r"^[^,;。《]{0,8}(?:不到位|不严|不力|不够|不彻底|不规范|走样|打折扣)")
# 审议《…》,经修改完善后印发: deliberated, and then with an outcome.
_OUTCOME = re.compile(r"^[^。!?\n《]{0,40}(?:后|并|已)[^。!?\n《将拟]{0,10}(?:印发|下发|出台|通过|发布|实施)")
_STILL_OPEN = re.compile(r"将|拟|待|计划")
# How far a passive verb may stand behind its title.
_REACH = 40
# How far before its title the governing verb may stand.
_REACH_BACK = 90


@dataclass(frozen=True)
class _Verbs:
    """The verbs that govern titles."""

    before: re.Pattern[str]
    actions: dict[str, str]
    behind: re.Pattern[str]


@compiled
def _verbs(lexicons: Lexicons) -> _Verbs:
    rows = lexicons.rows("citation_verbs")
    words = sorted((row["verb"] for row in rows if row["where"] == "before"), key=len, reverse=True)
    adjacent = [row["verb"] + "$" for row in rows if row["where"] == "adjacent"]
    passive = sorted((row["verb"] for row in rows if row["passive"]), key=len, reverse=True)
    return _Verbs(
        re.compile("|".join([*words, *adjacent])),
        {row["verb"]: row["action"] for row in rows},
        re.compile(rf"[^,;。!?\n《》]{{0,{_REACH}}}?(?:{'|'.join(passive)})(?!工作)"),
    )


@compiled
def _kinds(lexicons: Lexicons) -> frozenset[str]:
    """The words that name a kind of document."""
    return frozenset(lexicons.words("document_types"))


def extract(analysis: Analysis) -> None:
    """Fill `citations` and mask titles and document numbers in `analysis.body`."""
    text = analysis.body
    found: list[Citation] = []
    if "《" in text:
        kinds, verbs = _kinds(analysis.lexicons), _verbs(analysis.lexicons)
        for match in _TITLE.finditer(text):
            found.append(_citation(text, analysis.view.printed, match.span(), kinds))
        for i, citation in enumerate(found):
            citation.action, citation.rule = _action(text, found, i, verbs)
        analysis.rows["citations"] = found
        analysis.body = mask(text, [(c.start + 1, c.end - 1) for c in found], TITLE)
    numbers = [c.doc_number for c in found if c.doc_number]
    if "号" in text:
        numbers += [_with_prefix(analysis.body, match.span()) for match in _BARE_NUMBER.finditer(analysis.body)]
    if numbers:
        analysis.body = mask(analysis.body, sorted(numbers), BARRED)


def _with_prefix(text: str, span: Span) -> Span:
    """A document number that stands alone, with the letters of its issuer; a court's number has none."""
    if text[span[0]] == "(":
        return span
    prefix = _PREFIX.search(text[max(0, span[0] - 7) : span[0]])
    return span[0] - len(prefix.group()) if prefix else span[0], span[1]


def _citation(text: str, printed: str, span: Span, kinds: frozenset[str]) -> Citation:
    """One title with its number and kind."""
    start, end = span
    opens = _NUMBER_OPENS.match(text, end)
    number = _DOC_NUMBER.match(text, opens.end() if opens else end)
    kind = document_type(text[start + 1 : end - 1], kinds)
    at = text.rfind(kind, start, end) if kind else 0
    return Citation(
        start,
        end,
        "title",
        title=(start + 1, end - 1),
        doc_number=number.span() if number else None,
        doc_type=printed[at : at + len(kind)] if kind else None,
    )


def document_type(title: str, kinds: frozenset[str]) -> str | None:
    """The last word of a title where it names a kind of document (see the lexicon document_types).

    >>> document_type("公务用车管理办法(试行)", _kinds(Lexicons()))
    '办法'
    >>> document_type("清风专栏", _kinds(Lexicons())) is None
    True
    """
    if title[-1] in _TAIL_ENDS and (tail := _TAIL.search(title)):
        title = title[: tail.start()]
    for length in range(_LONGEST_KIND, 0, -1):
        if title[-length:] in kinds:
            return title[-length:]
    return None


def _action(text: str, found: list[Citation], i: int, verbs: _Verbs) -> tuple[str, str]:
    """What was done with the i-th title, and the rule that says so.

    The governing verb stands before the title in its clause; titles in a row share it. Without one, a passive verb
    behind the title counts (《…》已经常委会研究通过), then the verb of the clause before (出台多项制度,如《…》).
    """
    here = found[i]
    low = max(0, here.start - _REACH_BACK)
    start = max(low, *(text.rfind(mark, low, here.start) + 1 for mark in "\n。"))
    if i and found[i - 1].end >= start:
        start = found[i - 1].end
        gap = text[start : here.start]
        if _SHARED.fullmatch(gap) and not verbs.before.search(gap):
            return found[i - 1].action, found[i - 1].rule
    before = text[start : here.start]
    after = text[here.end : here.end + _REACH + 60]
    clauses = _CLAUSE_ENDS.split(before)
    action = _governing(clauses[-1], after, verbs)
    if action:
        return action, "citations.verb_before"
    if (match := verbs.behind.match(after)) and not _STILL_OPEN.search(match.group()) and "未" not in match.group():
        return "issued", "citations.verb_behind"
    if _GUIDES.match(after):
        return "followed", "guides"
    if len(clauses) > 1 and _EXAMPLES.match(clauses[-1]):
        action = _governing(clauses[-2], after, verbs)
        if action:
            return action, "verb of the clause before"
    return "mentioned", "citations.no_verb"


def _governing(clause: str, after: str, verbs: _Verbs) -> str | None:
    """The action that the verbs of a clause before a title give it."""
    matches = list(verbs.before.finditer(clause))
    if not matches:
        return None
    actions = verbs.actions
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
