"""Moving and shrinking the marks of a figure that stands within a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Line, Mark, Path, Picture, Stroke, Text


def moved(marks: Iterable[Mark], dx: float, dy: float) -> Iterator[Mark]:
    """Yield marks shifted by (dx, dy) mm."""
    for mark in marks:
        if isinstance(mark, Line | Path):
            points = tuple((x + dx, y + dy) for x, y in mark.points)
            yield replace(mark, points=points)
        else:
            yield replace(mark, x=mark.x + dx, y=mark.y + dy)


def scaled(figure: Figure, factor: float) -> Figure:
    """Return a figure shrunk or enlarged as a whole, type included."""
    marks = tuple(scaled_mark(mark, factor) for mark in figure.marks)
    return replace(figure, width=figure.width * factor, height=figure.height * factor, marks=marks)


def scaled_mark(mark: Mark, factor: float) -> Mark:
    """Return a mark shrunk or enlarged about the origin."""
    if isinstance(mark, Line | Path):
        points = tuple((x * factor, y * factor) for x, y in mark.points)
        mark = replace(mark, points=points)
    else:
        mark = replace(mark, x=mark.x * factor, y=mark.y * factor)
    if isinstance(mark, Box):
        mark = replace(mark, width=mark.width * factor, height=mark.height * factor)
    if isinstance(mark, Text | Picture):
        return replace(mark, size=mark.size * factor)
    if isinstance(mark, Box | Path):
        mark = replace(mark, radius=mark.radius * factor)
    return replace(mark, stroke=_thinner(mark.stroke, factor))  # type: ignore[arg-type]


def _thinner(stroke: Stroke | None, factor: float) -> Stroke | None:
    if stroke is None:
        return None
    dash = tuple(length * factor for length in stroke.dash)
    return replace(stroke, width=stroke.width * factor, dash=dash)


Extent = tuple[float, float, float, float]
"""Left, top, right and bottom in mm."""


def extent(mark: Mark) -> Extent:
    """Return the room that a mark takes."""
    if isinstance(mark, Box):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Text):
        return _text_extent(mark)
    if isinstance(mark, Picture):
        return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
    around = mark.radius if isinstance(mark, Path) else 0.0
    xs, ys = [x for x, _y in mark.points], [y for _x, y in mark.points]
    return min(xs) - around, min(ys) - around, max(xs) + around, max(ys) + around


def _text_extent(mark: Text) -> Extent:
    wide = measure.width_of(mark)
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    high = mark.size * measure.MM_PER_POINT
    above, below = 0.74 * high, 0.22 * high
    if mark.turned:
        return mark.x - above, mark.y + before - wide, mark.x + below, mark.y + before
    return mark.x - before, mark.y - above, mark.x - before + wide, mark.y + below
