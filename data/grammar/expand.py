"""From a template to annotated text: draws first, then marks from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from grammar import numerals
from grammar.cast import Cast
from grammar.timeline import Timeline

DRAW = re.compile(r"(?P<name>\w+)=(?P<spec>.+)")
SUM = re.compile(r"(?P<han>汉)?(?P<lo>\d+)-(?P<hi>\d+)(?:/(?P<parts>\d)(?P<loose>[?-])?)?(?P<unit>[^\d?-]+)?")
SPLIT = re.compile(r"(?P<of>\w+)/(?P<parts>\d)")
RATIO = re.compile(r"(?P<part>\w+)/(?P<total>\w+):(?P<decimals>\d)")
MARK = re.compile(r"\{(?P<kind>[capeu])(?P<name>#\w+)?:(?P<slot>[~@][^|}]*)(?P<fields>[^}]*)\}")
NAMED = re.compile(r"(\{[a-z]+)#(\w+):")
VARIABLE = re.compile(r"\$([a-zA-Z]+?\d?)(?=[pc][|}]|[^a-zA-Z0-9]|$)|\$([a-zA-Z]+\d?)")
ROLE = re.compile(r"(?<=[|])@([a-z]+\d?)")


@dataclass
class Faults:
    """What is to go wrong in one bulletin, and what already has."""

    sums: int = 0
    rates: int = 0
    lost_numbers: int = 0
    anywhere: bool = False  # not the last part of the first sum, but any part of any sum


@dataclass
class Writer:
    """Writes the passages of one bulletin."""

    cast: Cast
    timeline: Timeline
    rng: Random
    faults: Faults = field(default_factory=Faults)
    checks: list[str] = field(default_factory=list)
    scales: dict[str, int] = field(default_factory=dict)  # of the numbers of one passage
    _serial: int = 0
    _named: bool = False

    def write(self, template: str, draws: str = "", words: dict[str, str] | None = None, *, named: bool = False) -> str:
        """Fill one template; its sums go to `checks`. Marks of a frame keep their names, which checks refer to."""
        self._serial += 1
        self._named = named
        template = self.cast.filled(template)
        values = self._draw(draws, template) | (words or {})
        text = VARIABLE.sub(lambda m: values.get(m[1] or m[2], m[0]), template)
        text = NAMED.sub(lambda m: f"{m[1]}#{self._prefix(m[2])}:", text)
        return self._marks(text)

    def _prefix(self, name: str) -> str:
        return name if self._named else f"s{self._serial}{name}"

    def _draw(self, draws: str, template: str) -> dict[str, str]:
        values: dict[str, str] = {"doc": self.cast.words["P"], "docno": self._document_number()}
        numbers: dict[str, float] = {}
        self.scales = {}
        pieces = [draw for draw in draws.split(";") if draw]
        split = (SPLIT.fullmatch(draw.partition("=")[2]) for draw in pieces)
        floors = {found["of"]: int(found["parts"]) for found in split if found}
        for draw in pieces:
            found = DRAW.fullmatch(draw)
            if found is None:
                raise ValueError(f"no draw: {draw!r}")
            name, spec = found["name"], found["spec"]
            if spec == "person":
                values[name] = self.cast.person()
            elif ratio := RATIO.fullmatch(spec):
                self._rate(name, ratio, values, numbers)
            elif again := SPLIT.fullmatch(spec):
                of, n_parts = again["of"], int(again["parts"])
                scale = self.scales[of]
                parts = self._parts(round(numbers[of] * scale), n_parts, name, floors)
                self._stated(name, parts, scale, values, numbers)
                names = " ".join(self._prefix(f"{name}{i}") for i in range(1, n_parts + 1))
                self.checks.append(f"parts_sum {self._prefix(of)} = {names}")
            else:
                self._sum(name, spec, values, numbers, floors, exhaustive="其中" not in template)
        return values

    def _parts(self, total: int, n_parts: int, name: str, floors: dict[str, int]) -> list[int]:
        """Parts of a total; one that is itself split again is large enough for it."""
        while True:
            cuts = sorted(self.rng.sample(range(1, total), n_parts - 1))
            parts = [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
            if all(part >= floors.get(f"{name}{i}", 1) for i, part in enumerate(parts, 1)):
                return parts

    def _stated(
        self, name: str, parts: list[int], scale: int, values: dict[str, str], numbers: dict[str, float]
    ) -> None:
        decimals = len(str(scale)) - 1
        for i, part in enumerate(parts, 1):
            key = f"{name}{i}"
            self.scales[key] = scale
            numbers[key] = part / scale
            values[key] = f"{part / scale:.{decimals}f}"

    def _sum(
        self,
        name: str,
        spec: str,
        values: dict[str, str],
        numbers: dict[str, float],
        floors: dict[str, int],
        *,
        exhaustive: bool,
    ) -> None:
        found = SUM.fullmatch(spec)
        if found is None:
            raise ValueError(f"no sum: {spec!r}")
        low, high, n_parts = int(found["lo"]), int(found["hi"]), int(found["parts"] or 0)
        decimals = self.rng.choice((1, 2)) if found["unit"] else 0
        scale = 10**decimals
        total = self.rng.randint(low * scale, high * scale)
        parts = self._parts(total, n_parts, name, floors) if n_parts else []
        wrong = bool(parts) and exhaustive and not found["loose"] and self.faults.sums > 0
        if wrong and self.faults.anywhere:
            wrong = self.rng.random() < 0.4
        if wrong:
            self.faults.sums -= 1
            # Money is off by more than the rounding of its parts.
            off = self.rng.choice((1, 2, 3, 10)) * (10 if decimals else 1)
            at = self.rng.randrange(n_parts) if self.faults.anywhere else n_parts - 1
            least = floors.get(f"{name}{at + 1}", 1)
            parts[at] += off if self.rng.random() < 0.6 or parts[at] - off < least else -off
        self.scales[name] = scale
        numbers[name] = total / scale
        values[name] = f"{total / scale:.{decimals}f}"
        self._stated(name, parts, scale, values, numbers)
        if found["han"]:
            for key in [name, *(f"{name}{i}" for i in range(1, n_parts + 1))]:
                values[f"v{key}"], values[key] = values[key], numerals.measured(int(numbers[key]))
        told = range(1, n_parts + 1 - (found["loose"] == "-"))  # the last part goes without saying
        if parts:
            names = " ".join(self._prefix(f"{name}{i}") for i in told)
            mark = "!" if wrong else "?" if found["loose"] == "-" else ""
            self.checks.append(f"parts_sum{mark} {self._prefix(name)} = {names}")

    def _rate(self, name: str, ratio: re.Match[str], values: dict[str, str], numbers: dict[str, float]) -> None:
        decimals = int(ratio["decimals"])
        rate = numbers[ratio["part"]] / numbers[ratio["total"]] * 100
        wrong = self.faults.rates > 0
        if wrong:
            self.faults.rates -= 1
            rate += self.rng.choice((-1, 1)) * self.rng.choice((2, 4, 9)) * 10**-decimals
        values[name] = f"{rate:.{decimals}f}"
        part, total = self._prefix(ratio["part"]), self._prefix(ratio["total"])
        self.checks.append(f"rate{'!' if wrong else ''} {self._prefix(name)} = {part} / {total}")

    def _document_number(self) -> str:
        year, number = self.timeline.cutoff.year, self.rng.randint(2, 89)
        bracket = self.rng.choice(("〔{}〕", "〔{}〕", "[{}]")).format(year)
        return f"{self.cast.words['P'][0]}{self.rng.choice(('办', '政', '组', '党'))}发{bracket}{number}号"

    def _marks(self, text: str) -> str:
        surfaces: dict[str, str] = {}
        iso = ""

        def surface(role: str) -> str:
            if role not in surfaces:
                surfaces[role] = self.cast.surface(role)
            return surfaces[role]

        def mark(found: re.Match[str]) -> str:
            nonlocal iso
            kind, name, slot, fields = found["kind"], found["name"] or "", found["slot"], found["fields"]
            keys: dict[str, str] = {}
            if kind == "u":
                role = slot[1:]
                return f"{{u{name}:{surface(role)}|{role}}}"
            if kind == "e":
                printed = self.timeline.render(slot[1:])
                iso = printed.iso
                lost = "年" if iso == "lost" else ""
                return f"{lost}{{e{name}:{printed.surface}|{printed.spec}{fields}}}"
            if kind == "c":
                if self.faults.lost_numbers and not name and self.rng.random() < 0.2:
                    self.faults.lost_numbers -= 1
                    return numerals.parse(slot[1:])[2]
                shown, keys = numerals.count(slot[1:], self.rng)
            elif kind == "a":
                shown, keys = numerals.amount(slot[1:], self.rng)
            else:
                rate_kind = "growth" if "kind=growth" in fields else "share"
                shown, keys = numerals.percentage(slot[1:], self.rng, rate_kind)
            return f"{{{kind}{name}:{shown}{fields}" + "".join(f"|{k}={v}" for k, v in keys.items()) + "}"

        pieces, at = [], 0
        for found in MARK.finditer(text):
            pieces += [text[at : found.start()].replace("$iso", iso), mark(found)]
            at = found.end()
        text = "".join([*pieces, text[at:].replace("$iso", iso)])
        return ROLE.sub(lambda m: surface(m[1]), text)
