"""What a live chart shows, as values: no pyqtgraph is needed to say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Tie = tuple[float, float, float, float]
"""A line from (x, y) to (x, y)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point: the record or mean it stands for, its place, diameter in px and colour token.

    ``shape`` is circle, square, triangle, diamond or cross; ``named`` keeps its name in sight;
    ``said`` are the words at the point under the pointer, else its name and place.
    """

    key: str
    name: str
    x: float
    y: float
    size: float = 12.0
    token: str = "accent"
    shape: str = "circle"
    named: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Axes:
    """The words and range of the two axes; ``across`` and ``up`` are ranges of their own.

    ``diagonal`` draws the line on which both are equal, ``quadrant`` the part above two
    thresholds; ``x_names`` and ``y_names`` stand at 0, 1, 2 … instead of numbers; ``bare`` leaves
    the axes away.
    """

    x: str = ""
    y: str = ""
    low: float = 0.0
    high: float = 100.0
    diagonal: bool = False
    quadrant: tuple[float, float] | None = None
    x_names: tuple[str, ...] = ()
    y_names: tuple[str, ...] = ()
    bare: bool = False
    across: tuple[float, float] | None = None
    up: tuple[float, float] | None = None

    @property
    def x_range(self) -> tuple[float, float]:
        """Return the lowest and the highest value from left to right."""
        return self.across or (self.low, self.high)

    @property
    def y_range(self) -> tuple[float, float]:
        """Return the lowest and the highest value from the bottom up."""
        return self.up or (self.low, self.high)


@dataclass(frozen=True)
class Live:
    """A chart to explore: its name, axes, points, the lines between them and a remark."""

    name: str
    axes: Axes
    spots: Callable[[], Sequence[Spot]]
    ties: Callable[[], Sequence[Tie]] = tuple
    note: str = ""
