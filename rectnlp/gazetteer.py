"""The national gazetteer: administrative divisions of county level and above, by code and year.

Divisions change: counties become districts, are merged and renamed, and codes are given anew. The gazetteer knows each
stretch of years in which a code and a name stood together, so that a bulletin of 2015 finds the county of 2015 and a
user can join it with that of 2024 by `successor`.

Source: see the header of `lexicons/divisions.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Division(NamedTuple):
    """A division as it stood from `valid_from` to `valid_to` (None: it still stands): a row of `divisions`."""

    code: str
    valid_from: int
    valid_to: int | None
    name: str
    level: str
    parent: str | None
    successor: str | None

    def stood(self, year: int) -> bool:
        """Whether it stood in a year; the years beyond the table's last are taken as that one."""
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


# What a full name ends in, longest first; the short name is what remains (武汉市 → 武汉, 内蒙古自治区 → 内蒙古).
_GENERIC = (
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗",
    "地区", "林区", "特区", "省", "市", "区", "县", "盟", "旗",
)  # fmt: skip
# Municipalities and autonomous regions rank as provinces; their committees are written 市委 and 区党委.
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-ups by name and code."""

    by_name: dict[str, list[Division]]
    by_code: dict[str, list[Division]]
    by_short: dict[str, list[Division]]

    def at(self, code: str | None, year: int | None = None) -> Division | None:
        """The division that bore a code in a year (without a year: the latest that bore it).

        >>> gazetteer().at("110228", 2010).name
        '密云县'
        """
        rows = self.by_code.get(code or "", [])
        standing = [row for row in rows if year is not None and row.stood(year)]
        found = standing or rows
        return found[-1] if found else None

    def find(self, name: str, year: int | None = None, within: Iterable[str] = ()) -> Division | None:
        """The one division of a full name, or None where the name is unknown or could be several.

        Parameters
        ----------
        name
            A full name: 鼓楼区.
        year
            The year in which it must have stood, where one did stand then.
        within
            Codes of divisions that it should lie in, where one does: a bulletin of 南京市 means its own 鼓楼区.

        >>> gazetteer().find("鼓楼区") is None
        True
        >>> gazetteer().find("鼓楼区", 2020, within=["320100"]).code
        '320106'
        """
        return self._one(self.by_name.get(name, []), year, within)

    def find_short(self, name: str, year: int | None = None, within: Iterable[str] = ()) -> Division | None:
        """The same for a short name (武汉). The higher division goes before the lower (吉林: the province)."""
        rows = self.by_short.get(name, [])
        for level in ("province", "city", "county"):
            if ranked := [row for row in rows if row.level == level]:
                return self._one(ranked, year, within)
        return None

    def _one(self, rows: list[Division], year: int | None, within: Iterable[str]) -> Division | None:
        if year is not None:
            rows = [row for row in rows if row.stood(year)] or rows
        else:
            latest = max((row.valid_to or 9999 for row in rows), default=0)
            rows = [row for row in rows if (row.valid_to or 9999) == latest]
        prefixes = tuple(significant(code) for code in within)
        if prefixes:
            rows = [row for row in rows if row.code.startswith(prefixes)] or rows
        if len({row.code for row in rows}) > 1:
            return None
        return rows[-1] if rows else None

    def lineage(self, division: Division | None, year: int | None = None) -> list[Division]:
        """A division and those above it, lowest first.

        >>> [division.name for division in gazetteer().lineage(gazetteer().at("320106"))]
        ['鼓楼区', '南京市', '江苏省']
        """
        found: list[Division] = []
        while division is not None and division not in found:
            found.append(division)
            division = self.at(division.parent, year or division.valid_to) if division.parent else None
        return found


def short_name(name: str) -> str:
    """A division's name without its generic part; a name of two characters stays whole.

    >>> short_name("武汉市"), short_name("雄县"), short_name("广西壮族自治区")
    ('武汉', '雄县', '广西')
    """
    for generic in _GENERIC:
        if name.endswith(generic) and len(name) - len(generic) >= 2:
            return name[: -len(generic)]
    return name


def significant(code: str) -> str:
    """The part of a code that the divisions below share.

    >>> significant("420000"), significant("420100"), significant("420107")
    ('42', '4201', '420107')
    """
    while code.endswith("00"):
        code = code[:-2]
    return code


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded when first asked for and kept for as long as the process lives."""
    by_name: dict[str, list[Division]] = {}
    by_code: dict[str, list[Division]] = {}
    by_short: dict[str, list[Division]] = {}
    table = files("rectnlp.lexicons").joinpath("divisions.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith(("#", "code")):
            continue
        code, start, end, name, level, parent, successor = line.split("\t")
        row = Division(code, int(start), int(end) if end else None, name, level, parent or None, successor or None)
        by_name.setdefault(name, []).append(row)
        by_code.setdefault(code, []).append(row)
        by_short.setdefault(short_name(name), []).append(row)
    return Gazetteer(by_name, by_code, by_short)
