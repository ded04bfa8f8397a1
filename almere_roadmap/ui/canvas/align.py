"""Putting things of a chain canvas in line, or at equal distances, each within its own cell.

Things in different columns or lanes are aligned by where they stand within their cell, so that
none ever leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from almere_roadmap.ui.canvas.ground import Ground
from almere_roadmap.ui.canvas.move import Landing


class Line(StrEnum):
    """What comes into line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


def aligned(ground: Ground, things: Sequence[str], line: Line) -> dict[str, Landing]:
    """Return where things land that come into line with the first of them."""
    if len(things) < 2:
        return {}
    wanted = _offset(ground, things[0], line)
    landings = {}
    for key in things:
        by = wanted - _offset(ground, key, line)
        across = line in (Line.LEFT, Line.CENTRE, Line.RIGHT)
        landings[key] = _landing(ground, key, QPointF(by, 0) if across else QPointF(0, by))
    return landings


def _offset(ground: Ground, key: str, line: Line) -> float:
    """Return where the line of a thing is within its cell, in mm."""
    rect = ground.things[key].translated(-ground.cells[ground.cell_of[key]].topLeft())
    return {
        Line.LEFT: rect.left(),
        Line.CENTRE: rect.center().x(),
        Line.RIGHT: rect.right(),
        Line.TOP: rect.top(),
        Line.MIDDLE: rect.center().y(),
        Line.BOTTOM: rect.bottom(),
    }[line]


def distributed(ground: Ground, things: Sequence[str], *, across: bool) -> dict[str, Landing]:
    """Return where things land that leave equal room between the outermost two."""
    if len(things) < 3:
        return {}

    def start(rect: QRectF) -> float:
        return rect.left() if across else rect.top()

    def size(rect: QRectF) -> float:
        return rect.width() if across else rect.height()

    order = sorted(things, key=lambda key: start(ground.things[key]))
    rects = [ground.things[key] for key in order]
    whole = start(rects[-1]) + size(rects[-1]) - start(rects[0])
    room = (whole - sum(map(size, rects))) / (len(rects) - 1)
    landings, at = {}, start(rects[0])
    for key, rect in zip(order, rects, strict=True):
        by = at - start(rect)
        landings[key] = _landing(ground, key, QPointF(by, 0) if across else QPointF(0, by))
        at += size(rect) + room
    return landings


def _landing(ground: Ground, key: str, by: QPointF) -> Landing:
    cell = ground.cell_of[key]
    return Landing(cell, ground.place_in(cell, ground.things[key].translated(by)))
