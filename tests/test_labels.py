"""Every code of the schema has a name in both languages, and no name is left over."""

from __future__ import annotations

from rectnlp.labels import coded
from rectnlp.lexicons import Lexicons
from rectnlp.schema import TABLES


def test_every_code_has_a_label_in_both_languages() -> None:
    for table in TABLES:
        for column, labels in coded(table).items():
            for code, label in labels.items():
                assert label.zh != code, (table, column, code)
                assert "_" not in label.en, (table, column, code)


def test_no_label_is_of_a_code_that_is_not_there() -> None:
    used = {
        key
        for table in TABLES
        for column, labels in coded(table).items()
        for code in labels
        for key in (f"{column}.{code}", f"{table}.{column}.{code}")
    }
    assert {row["key"] for row in Lexicons().rows("codes")} <= used
