"""The icons as outlines that any painter can stroke."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from almere_roadmap.resources import resource

Point = tuple[float, float]
# The icons are drawn on a square of this size with round strokes of this width.
GRID = 24.0
STROKE = 2.0


class Step(NamedTuple):
    """One step of an outline: move or line to a point, a cubic curve by three, or close."""

    verb: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...] = ()


@cache
def outline(name: str) -> tuple[Step, ...]:
    """Return the strokes of an icon, on a square of :data:`GRID`."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import SVGPath

    pen = RecordingPen()
    SVGPath(str(resource("icons", f"{name}.svg"))).draw(pen)
    return tuple(step for command, points in pen.value for step in _steps(command, points))


def _steps(command: str, points: tuple[Point, ...]) -> list[Step]:
    match command:
        case "moveTo":
            return [Step("M", points)]
        case "lineTo":
            return [Step("L", points)]
        case "curveTo":
            return [Step("C", points)]
        case "closePath":
            return [Step("Z")]
        case _:
            return []
