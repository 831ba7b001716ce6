"""What the parts of a breakdown count: the total's things, where the text says of a part only which it is.

402件信访件涉及水77件、土壤52件: the 52 are 信访件, and 土壤 is the part's label. A part whose own noun is a thing of its
measure word (工业项目11个, 纠纷24起) keeps it. Which parts belong to which total is known only once the sums are.
"""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Amount, Count


@compiled
def _things(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    """By measure word, how the nouns end that it counts."""
    return {row["measure"]: tuple(row["nouns"].split("|")) for row in lexicons.rows("counted_things")}


def name_parts(analysis: Analysis) -> None:
    """Give the parts that are named by their labels the nouns of their totals."""
    things = _things(analysis.lexicons)
    parts: list[Count | Amount] = [*analysis.rows.get("counts", ()), *analysis.rows.get("amounts", ())]
    for part in parts:
        whole = part.part_of
        if whole is None or whole.noun is None or part.noun == whole.noun:
            continue
        if _measure(analysis, part) != _measure(analysis, whole):
            continue
        named, total = _noun(analysis, part), _noun(analysis, whole)
        if named and isinstance(part, Amount) and not named.endswith(things["家"]):
            continue  # money is of what is bought as well (审减工程款728万元:土建123万元), but not of who pays
        if named and (named[-1] == total[-1] or named.endswith(things.get(_measure(analysis, part), ()))):
            continue
        part.noun = whole.noun


def _measure(analysis: Analysis, mention: Count | Amount) -> str:
    if isinstance(mention, Amount):
        return mention.dimension
    return analysis.body[mention.unit[0] : mention.unit[1]] if mention.unit else ""


def _noun(analysis: Analysis, mention: Count | Amount) -> str:
    return analysis.body[mention.noun[0] : mention.noun[1]] if mention.noun else ""
