"""Tables and extractors from other packages: what stands in the entry point group `rectnlp.extractors`.

A package names an `Extractor` in its metadata, and wherever it is installed the table is there: in `tables[...]`, in
every export, in the codebook.

    [project.entry-points."rectnlp.extractors"]
    petitions = "petitions:EXTRACTOR"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from rectnlp.errors import ExtensionError
from rectnlp.schema.columns import Table
from rectnlp.schema.mentions import AFTER, BEFORE

if TYPE_CHECKING:
    from rectnlp.analysis import Analysis
    from rectnlp.mentions import Mention

GROUP = "rectnlp.extractors"


@dataclass(frozen=True, slots=True)
class Extractor:
    """A mention table of one's own, and the function that finds its rows.

    `table` is made by `rectnlp.schema.mention_table`. `find` reads the analysis of one bulletin, in which all our own
    mentions stand already, and gives `rectnlp.mentions.Mention`s with a field for each of the table's own columns, in
    the order of the text.
    """

    table: Table
    find: Callable[[Analysis], Iterable[Mention]]

    def check(self) -> None:
        """ExtensionError where the table cannot be one of ours."""
        name, columns = self.table.name, self.table.columns
        own = columns[len(BEFORE) : len(columns) - len(AFTER)]
        if not name.isidentifier() or not self.table.mentions or (*BEFORE, *own, *AFTER) != columns:
            raise ExtensionError(
                f"the table {name!r} was not made by rectnlp.schema.mention_table, or has no plain name"
            )
        names = [column.name for column in columns]
        if len(set(names)) < len(names):
            raise ExtensionError(f"the table {name!r} has two columns of one name")


def packages() -> list[tuple[str, str]]:
    """The packages that bring extractors, and their versions."""
    return sorted({(point.dist.name, point.dist.version) for point in entry_points(group=GROUP) if point.dist})


def installed() -> Iterator[Extractor]:
    """The extractors of every installed package, in the order of their names.

    Raises
    ------
    ExtensionError
        When one cannot be imported or is no `Extractor`, naming it and its package.
    """
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        package = point.dist.name if point.dist else "?"
        try:
            extractor = point.load()
        except Exception as error:  # another package's import may fail in any way
            raise ExtensionError(f"{point.value} of the package {package} cannot be imported: {error}") from error
        if not isinstance(extractor, Extractor):
            raise ExtensionError(f"{point.value} of the package {package} is no rectnlp.Extractor")
        yield extractor
