"""Scales of charts and the signs of groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10

from almere_roadmap.domain.words import Group
from almere_roadmap.figures.marks import Box, Ink, Mark, Path, Stroke

_OUTLINE = Stroke(Ink("ink"), 0.16)


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale: ``low`` to ``high`` on the millimetres from ``first`` to ``last``."""

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """Return the place of a value, held within the scale."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return self.first + min(1.0, max(0.0, share)) * (self.last - self.first)


def ticks(high: float, most: int = 5) -> list[float]:
    """Return round values from 0 up to at least ``high``, about ``most`` steps."""
    if high <= 0:
        return [0.0, 1.0]
    rough = high / most
    size = 10 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    return [step * n for n in range(ceil(high / step - 1e-9) + 1)]


def group_sign(group: Group, x: float, y: float, radius: float, key: str = "") -> Iterator[Mark]:
    """Yield the sign of a group around (x, y): ● ■ ▲ ◆ with a thin outline for black and white."""
    ink, r = Ink(f"group-{group.value}"), radius
    if group is Group.ENTREPRENEURS:
        yield Path(((x, y),), ink, _OUTLINE, r, key)
    elif group is Group.GOVERNMENT:
        yield Box(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r, ink, _OUTLINE, key=key)
    elif group is Group.KNOWLEDGE:
        corners = ((x, y - r), (x + 1.08 * r, y + 0.88 * r), (x - 1.08 * r, y + 0.88 * r))
        yield Path(corners, ink, _OUTLINE, key=key)
    else:
        corners4 = ((x, y - 1.15 * r), (x + 1.15 * r, y), (x, y + 1.15 * r), (x - 1.15 * r, y))
        yield Path(corners4, ink, _OUTLINE, key=key)
