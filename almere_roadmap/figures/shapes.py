"""The geometry behind marks that is the same for every painter: arrow heads and hatching."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import hypot

from almere_roadmap.figures.marks import Box, Ink, Line, Stroke

Point = tuple[float, float]
_HATCH = Stroke(Ink("ink-2", 0.5), 0.12)
_HATCH_STEP = 1.4


def arrow_head(line: Line) -> tuple[Point, Point, Point]:
    """Return the triangle at the end of a line, its tip on the last point."""
    tip, length, half = line.points[-1], head_length(line), 0.45 * head_length(line)
    tail = next((p for p in reversed(line.points[:-1]) if p != tip), (tip[0] - 1, tip[1]))
    far = hypot(tip[0] - tail[0], tip[1] - tail[1])
    ux, uy = (tip[0] - tail[0]) / far, (tip[1] - tail[1]) / far
    back = (tip[0] - length * ux, tip[1] - length * uy)
    return (
        tip,
        (back[0] - half * uy, back[1] + half * ux),
        (back[0] + half * uy, back[1] - half * ux),
    )


def head_length(line: Line) -> float:
    """Return the length in mm of a line's arrow head."""
    return min(1.4 + 2.0 * line.stroke.width, 2.2)


def shaft(line: Line) -> tuple[Point, ...]:
    """Return the points of a line, drawn back to the foot of its head if it has one."""
    if not line.arrow:
        return line.points
    tip, left, right = arrow_head(line)
    foot = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    tail = line.points[-2]
    is_short = hypot(tip[0] - tail[0], tip[1] - tail[1]) <= head_length(line)
    return (*line.points[:-1], tail if is_short else foot)


def hatch_stroke(box: Box) -> Stroke:
    """Return the stroke of a box's hatching: the colour of its border, else the second ink."""
    return Stroke(box.stroke.ink, _HATCH.width) if box.stroke else _HATCH


def hatch_lines(box: Box) -> list[tuple[Point, Point]]:
    """Return the pieces of hatching that lie within a box."""
    if box.hatch == "-":
        count = int(box.height / _HATCH_STEP)
        ys = (box.y + (n + 0.5) * _HATCH_STEP for n in range(count))
        return [((box.x, y), (box.x + box.width, y)) for y in ys]
    return _slanted(box) if box.hatch == "/" else []


def cropped(box: Box, top: float, bottom: float) -> Box:
    """Return the part of a hatched box between two heights, so that its lines stay in place."""
    if not box.hatch or box.stroke is not None:
        return box
    above = max(0.0, (top - box.y) // _HATCH_STEP * _HATCH_STEP)
    height = min(box.height, bottom - box.y) - above
    return replace(box, y=box.y + above, height=max(0.0, height))


def _slanted(box: Box) -> list[tuple[Point, Point]]:
    pieces = []
    offset = _HATCH_STEP
    while offset < box.width + box.height:
        # The line through all points whose distances from the left and top edge add to offset.
        x0, x1 = max(0.0, offset - box.height), min(box.width, offset)
        pieces.append(((box.x + x0, box.y + offset - x0), (box.x + x1, box.y + offset - x1)))
        offset += _HATCH_STEP
    return pieces


def beside(points: tuple[Point, ...], distance: float) -> tuple[Point, ...]:
    """Return a line of level and upright pieces shifted to its left (right when negative)."""
    sides = [_side(a, b) for a, b in pairwise(points)]
    found = []
    for (x, y), before, after in zip(points, [sides[0], *sides], [*sides, sides[-1]], strict=True):
        # Where the line goes straight on, both sides are one; at a corner they add up.
        dx = before[0] if before == after else before[0] + after[0]
        dy = before[1] if before == after else before[1] + after[1]
        found.append((x + distance * dx, y + distance * dy))
    return tuple(found)


def _side(a: Point, b: Point) -> Point:
    if abs(b[0] - a[0]) >= abs(b[1] - a[1]):
        return 0.0, -1.0 if b[0] >= a[0] else 1.0
    return (1.0 if b[1] >= a[1] else -1.0), 0.0
