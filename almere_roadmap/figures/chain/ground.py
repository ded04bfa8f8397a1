"""Rectangles on a chain map in mm, and what stands in the way between two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_BIN = 24.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2

    def meets(self, other: Rect) -> bool:
        """Tell whether two rectangles share any ground."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


class Ground:
    """Rectangles sorted into strips, so that one asks only those that can be in the way."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        """Sort the rectangles in."""
        self._strips: dict[tuple[int, int], list[Rect]] = defaultdict(list)
        self._columns: dict[int, list[Rect]] = defaultdict(list)
        self._walls: dict[tuple[float, float], list[tuple[float, float]]] = {}
        for rect in rects:
            for column in _bins(rect.x, rect.right):
                self._columns[column].append(rect)
                for row in _bins(rect.y, rect.bottom):
                    self._strips[column, row].append(rect)

    def is_clear(
        self, left: float, top: float, right: float, bottom: float, but: Collection[Rect] = ()
    ) -> bool:
        """Tell whether nothing but some rectangles reaches into a rectangle."""
        return not any(
            r.x < right and r.right > left and r.y < bottom and r.bottom > top and r not in but
            for column in _bins(left, right)
            for row in _bins(top, bottom)
            for r in self._strips.get((column, row), ())
        )

    def walls(self, left: float, right: float, air: float) -> list[tuple[float, float]]:
        """Return the stretches of height that are taken between two places across, in order."""
        key = round(left, 1), round(right, 1)
        if key not in self._walls:
            inside = (
                (r.y - air, r.bottom + air)
                for column in _bins(left, right)
                for r in self._columns.get(column, ())
                if r.x < right and r.right > left
            )
            self._walls[key] = merged(inside)
        return self._walls[key]


def _bins(low: float, high: float) -> Iterator[int]:
    return iter(range(int(low // _BIN), int(high // _BIN) + 1))


def merged(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches that overlap; the result is in order."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(stretches):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found
