"""How far two coders agree, beyond chance: Cohen's kappa and Krippendorff's alpha for nominal codes.

Sources: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960);
K. Krippendorff, Computing Krippendorff's alpha-reliability (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Pair = tuple[str, str]


def percent(pairs: Sequence[Pair]) -> float | None:
    """The share of items on which both coders say the same, 0 to 1; None without items.

    >>> percent([("1", "1"), ("1", "0"), ("0", "0"), ("1", "1")])
    0.75
    """
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa, -1 to 1; None without items, or where both coders use one and the same code throughout.

    >>> round(kappa([("1", "1")] * 20 + [("1", "0")] * 5 + [("0", "1")] * 10 + [("0", "0")] * 15), 6)
    0.4
    """
    observed = percent(pairs)
    if observed is None:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[code] * second[code] for code in first) / len(pairs) ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def alpha(pairs: Sequence[Pair]) -> float | None:
    """Krippendorff's alpha for two coders and nominal codes, up to 1; None where kappa is.

    Unlike kappa it takes the codes of both together as what chance offers, and corrects for small samples.

    >>> observers = zip("0100000000", "1110011000", strict=True)
    >>> round(alpha(list(observers)), 3)
    0.095
    """
    together = Counter(code for pair in pairs for code in pair)
    n = together.total()
    expected = sum(together[a] * (n - together[a]) for a in together)
    if not expected:
        return None
    apart = 2 * sum(a != b for a, b in pairs)
    return 1 - (n - 1) * apart / expected
