"""Who appears in one generated bulletin: its issuer, its places, and the bodies in their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import grammar

GOVERNMENTS = ("county", "district", "city")
ORDINALS = ("一", "二", "三", "四", "五", "六", "八", "九", "十一")
LEVELS = {
    "county": "county",
    "district": "county",
    "city": "city",
    "cbureau": "county",
    "mbureau": "city",
    "town": "township",
    "hosp": "city",
}
SUFFIX = {"county": "县", "district": "区", "city": "市"}


def serves(issuer: str, listed: str) -> bool:
    """Whether a row listed for some issuers is one for this issuer."""
    group = {"gov": GOVERNMENTS, "all": (issuer,), "any": (issuer,)}
    return any(issuer in group.get(word, (word,)) for word in listed.split(","))


@dataclass
class Cast:
    """The bodies of one bulletin; each role is filled once, and declared for the head of the annotated text."""

    issuer: str
    rng: Random
    inspection: str
    words: dict[str, str] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    _forms: dict[str, list[str]] = field(default_factory=dict)
    _surnames: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        def pick(kind: str) -> str:
            return self.rng.choice(grammar.names(kind))

        place_kind = {"cbureau": "county", "town": "county", "mbureau": "city", "hosp": "city"}.get(self.issuer, "")
        kind = place_kind or (self.issuer if self.issuer in GOVERNMENTS else "city")
        place = pick(kind) + SUFFIX[kind]
        city = place if kind == "city" else pick("city") + "市"
        towns = self.rng.sample(grammar.names("town"), 2)
        firm = pick("firm")
        number = self.rng.choice(("一", "二", "三", "四", "五"))
        institution = {
            "hosp": f"{city}第{number}人民医院",
            "univ": f"{pick('city')}{pick('univ')}",
            "soe": f"{pick('city')}{pick('soe')}有限公司",
        }.get(self.issuer, place)
        self.words = {
            "P": place,
            "l": place[-1],
            "C": city,
            "N": institution,
            "B": pick("bureau"),
            "T": f"{towns[0]}镇",
            "U": f"{towns[1]}镇",
            "V": pick("village"),
            "S": pick("street"),
            "F": firm,
            "R": self.rng.choice(ORDINALS),
            "X": self.inspection,
        }
        self._surnames = list(grammar.names("surname"))
        self.rng.shuffle(self._surnames)

    def filled(self, text: str) -> str:
        """A text with the words of this bulletin in place of {P}, {l}, {X} …."""
        for key, word in self.words.items():
            text = text.replace("{" + key + "}", word)
        return text

    def has(self, role: str) -> bool:
        """Whether this issuer has a body in a role."""
        return any(row[0] == role and serves(self.issuer, row[1]) for row in grammar.rows("bodies"))

    def surface(self, role: str) -> str:
        """One of the forms in which a body of this role is printed; declares the body."""
        if role not in self._forms:
            found = next(row for row in grammar.rows("bodies") if row[0] == role and serves(self.issuer, row[1]))
            _, _, unit_type, level, canonical, forms, *parent = (*found, "")
            level = LEVELS.get(self.issuer, "") if level == "=" else level
            region = self.words["P"] if self.issuer not in ("univ", "soe") else ""
            fields = (self.filled(canonical), unit_type, level, region, self.filled(parent[0]))
            self.declared[role] = " | ".join(fields)
            self._forms[role] = [self.filled(form) for form in forms.split()]
        return self.rng.choice(self._forms[role])

    def person(self) -> str:
        """A new person's name: 邱某 · 魏某某 · 尤明远."""
        return self._surnames.pop() + self.rng.choice(grammar.names("given"))
