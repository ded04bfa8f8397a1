"""Moving and shrinking the marks of a figure that stands within a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
    marks = tuple(_scaled(mark, factor) for mark in figure.marks)
    return replace(figure, width=figure.width * factor, height=figure.height * factor, marks=marks)


def _scaled(mark: Mark, factor: float) -> Mark:
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
