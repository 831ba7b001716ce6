"""Makes names of bodies and persons that nobody has: other stems, other suffixes, companies without one."""

from __future__ import annotations

from random import Random

from rectnlp.lexicons import Lexicons
from training import words

_MASKED = ("某", "某某", "×", "××", "某某某")


class Names:
    """Names by kind (the letters of `words/contexts.tsv`), drawn from one generator of chance."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        lexicons = Lexicons()
        self._divisions = sorted({row["name"] for row in lexicons.rows("divisions")})
        self._surnames = [row["surname"] for row in lexicons.rows("surnames")]
        self._common = self._surnames[:100]

    def of(self, kind: str) -> str:
        """A name of one kind.

        >>> from random import Random
        >>> Names(Random(1)).of("K")
        '财政部门'
        """
        if kind == "U":
            kind = self.rng.choice("FFFOVVGGYIICKTS")
        return {
            "F": self.firm,
            "O": self.owned,
            "V": self.service,
            "G": self.bureau,
            "Y": self.party,
            "I": self.institution,
            "C": self.community,
            "K": lambda: self._word("function"),
            "T": self.group,
            "S": lambda: self._word("section"),
            "P": self.person,
        }[kind]()

    def person(self) -> str:
        """尤明远, 邱某某, 欧阳静."""
        surname = self.rng.choice(self._common if self.rng.random() < 0.7 else self._surnames)
        if self.rng.random() < 0.2:
            return surname + self.rng.choice(_MASKED)
        return surname + "".join(self._word("given") for _ in range(self.rng.choice((1, 2, 2, 2))))

    def place(self) -> str:
        """A real division's name, or an invented one."""
        if self.rng.random() < 0.3:
            return self.rng.choice(self._divisions)
        return self.stem() + self._word("place_tail")

    def stem(self) -> str:
        """The proper part of a place's name."""
        return self._word("place_a") + self._word("place_b")

    def firm(self) -> str:
        """恒瑞建工, 柳河县金丰物流有限公司, 中铁某局, 某公司."""
        draw = self.rng.random()
        if draw < 0.08:
            return self._word("national") + self._word("national_tail")
        if draw < 0.12:
            return self.rng.choice("某甲乙丙丁A") + self._word("firm_trade")[: self.rng.choice((0, 2))] + "公司"
        where = self.rng.choice(("", "", "", "", self.place(), self.stem(), self._word("level")))
        name = "".join(self._word("firm_a") for _ in range(self.rng.choice((2, 2, 2, 2, 3))))
        tail = self._word("firm_tail") if self.rng.random() < 0.35 else ""
        return where + name + self._word("firm_trade") + tail

    def owned(self) -> str:
        """县城投, 中国银行柳河支行."""
        if self.rng.random() < 0.15:
            bank = self._word("bank") + "银行"
            return self.rng.choice(("", "中国")) + bank + self.stem() + self.rng.choice(("支行", "分行", "县支行"))
        return self._above() + self._word("own")

    def service(self) -> str:
        """康宁幼儿园, 柳河县正大会计师事务所."""
        name = self.stem() if self.rng.random() < 0.4 else self._word("firm_a") + self._word("firm_a")
        return self.rng.choice(("", "", "", self._above())) + name + self._word("service")

    def bureau(self) -> str:
        """县水利局, 柳河县水利局, 水利局."""
        return self.rng.choice((self._above(), self._above(), self._above(), "")) + self._word("bureau")

    def party(self) -> str:
        """县委组织部, 柳河县纪委."""
        return self.rng.choice(("省", "市", "县", "区", "镇", self.place())) + self._word("party")

    def institution(self) -> str:
        """县人民医院, 柳桥供电所."""
        return self.rng.choice((self._above(), self.stem(), self.stem() + "镇", "")) + self._word("institution")

    def community(self) -> str:
        """和平社区, 柳河村村委会."""
        stem = self._word("community_stem") if self.rng.random() < 0.5 else self.stem()
        return stem + self.rng.choice(("社区", "社区居委会", "街道", "街道办事处", "村村委会", "镇政府", "乡政府"))

    def group(self) -> str:
        """县整改工作领导小组, 联合调查组."""
        return self.rng.choice(("", "", self._word("level"))) + self._word("group")

    def _above(self) -> str:
        return self.rng.choice((self._word("level"), self._word("level"), self.place()))

    def _word(self, kind: str) -> str:
        return self.rng.choice(words(kind))
