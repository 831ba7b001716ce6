"""Tables of printed pages, found by their rules: the lines drawn around cells.

Rules are gathered into grids; where a rule is missing between two fields of a grid, they are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from the lower left corner

_THIN = 2.5  # points; what is thicker is a field of colour
_SHORT = 6.0
_NEAR = 3.5  # rules as near to each other are one: cells may have borders each of their own
_MOST_RULES = 5000  # of a page; more are a drawing


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: which table of its page, the row and column, and how many columns the table has."""

    table: int
    row: int
    column: int
    columns: int


class Grids:
    """The tables of one page."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        upright: list[Box] = []
        level: list[Box] = []
        for left, bottom, right, top in boxes:
            if right - left <= _THIN and top - bottom >= _SHORT:
                upright.append((left, bottom, right, top))
            elif top - bottom <= _THIN and right - left >= _SHORT:
                level.append((left, bottom, right, top))
        self._grids: list[_Grid] = []
        if len(upright) + len(level) <= _MOST_RULES:
            found = [_Grid(bounds, upright, level) for bounds in _stretches(upright)]
            self._grids = [grid for grid in found if grid.is_table]

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell that holds a point."""
        for number, grid in enumerate(self._grids):
            if found := grid.field(x, y):
                return Cell(number, *found, len(grid.columns) - 1)
        return None


def _stretches(upright: Sequence[Box]) -> list[tuple[float, float]]:
    """From where to where on the page upright rules stand: the extents of its tables."""
    found: list[tuple[float, float]] = []
    for _, bottom, _, top in sorted(upright, key=lambda box: box[1]):
        if found and bottom <= found[-1][1] + _NEAR:
            found[-1] = found[-1][0], max(found[-1][1], top)
        else:
            found.append((bottom, top))
    return found


class _Grid:
    """One table: where its columns and rows begin, and which fields of it are one cell."""

    def __init__(self, bounds: tuple[float, float], upright: Sequence[Box], level: Sequence[Box]) -> None:
        low, high = bounds[0] - _NEAR, bounds[1] + _NEAR
        upright = [box for box in upright if low <= box[1] and box[3] <= high]
        level = [box for box in level if low <= box[1] <= high]
        self.columns = _places((box[0] + box[2]) / 2 for box in upright)
        self.rows = _places((box[1] + box[3]) / 2 for box in level)  # from the bottom
        self.is_table = len(self.columns) > 2 and len(self.rows) > 2
        self._above: dict[tuple[int, int], tuple[int, int]] = {}
        if self.is_table:
            self._join(upright, level)

    def _join(self, upright: Sequence[Box], level: Sequence[Box]) -> None:
        """Note for every field the one to its left or above it that it is one cell with."""
        walls: set[tuple[int, int]] = set()
        for left, bottom, right, top in upright:
            at = _nearest(self.columns, (left + right) / 2)
            walls.update((at, row) for row in _covered(self.rows, bottom, top))
        floors: set[tuple[int, int]] = set()
        for left, bottom, right, top in level:
            at = _nearest(self.rows, (bottom + top) / 2)
            floors.update((at, column) for column in _covered(self.columns, left, right))
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                if column and (column, row) not in walls:
                    self._above[row, column] = row, column - 1
                elif row + 2 < len(self.rows) and (row + 1, column) not in floors:
                    self._above[row, column] = row + 1, column

    def field(self, x: float, y: float) -> tuple[int, int] | None:
        """Row, from the top, and column of the cell that holds a point."""
        if not (self.columns[0] < x < self.columns[-1] and self.rows[0] < y < self.rows[-1]):
            return None
        at = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        while at in self._above:
            at = self._above[at]
        return len(self.rows) - 2 - at[0], at[1]


def _places(values: Iterable[float]) -> list[float]:
    """Where rules stand, those near to each other as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _nearest(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - value))


def _covered(places: Sequence[float], low: float, high: float) -> list[int]:
    """The numbers of the stretches between places whose middle a rule passes."""
    return [i for i, (a, b) in enumerate(pairwise(places)) if low < (a + b) / 2 < high]
