"""Cutting a part out of a drawing: what crosses the edge is cut there, words are shortened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.report.placing import extent, moved

Point = tuple[float, float]
_SLACK = 0.01


def cut_out(marks: Iterable[Mark], part: Rect) -> tuple[Mark, ...]:
    """Return the marks within a part, moved so that its top left corner is the origin."""
    found = (piece for mark in marks for piece in _cut(mark, part))
    return tuple(moved(found, -part.x, -part.y))


def _cut(mark: Mark, part: Rect) -> Iterator[Mark]:
    if isinstance(mark, Box):
        return _cut_box(mark, part)
    if isinstance(mark, Line):
        return _cut_line(mark, part)
    if isinstance(mark, Path):
        return _cut_path(mark, part)
    if isinstance(mark, Text):
        return _cut_text(mark, part)
    return iter((mark,) if _holds(part, _room(mark)) else ())


def _cut_box(box: Box, part: Rect) -> Iterator[Mark]:
    """Yield what is left of a box; where it is cut it has no edge."""
    whole = Rect(box.x, box.y, box.width, box.height)
    x0, y0 = max(whole.x, part.x), max(whole.y, part.y)
    x1, y1 = min(whole.right, part.right), min(whole.bottom, part.bottom)
    if x0 >= x1 or y0 >= y1:
        return
    if (x0, y0, x1, y1) == (whole.x, whole.y, whole.right, whole.bottom):
        yield box
        return
    yield replace(box, x=x0, y=y0, width=x1 - x0, height=y1 - y0, stroke=None, radius=0.0)
    if box.stroke is not None:
        yield from _edge(_corners(whole), box.stroke, part, box.key)


def _corners(rect: Rect) -> tuple[Point, ...]:
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (x, y), (right, y), (right, bottom), (x, bottom)


def _edge(points: tuple[Point, ...], stroke: Stroke, part: Rect, key: str) -> Iterator[Mark]:
    yield from _cut_line(Line((*points, points[0]), stroke, key=key), part)


def _cut_line(line: Line, part: Rect) -> Iterator[Mark]:
    """Yield the runs of a line that lie within; only the last may still have the head."""
    runs: list[list[Point]] = []
    for start, end in pairwise(line.points):
        piece = _within(start, end, part)
        if piece is None:
            continue
        if runs and runs[-1][-1] == piece[0]:
            runs[-1].append(piece[1])
        else:
            runs.append(list(piece))
    for run in runs:
        ends = line.arrow and run is runs[-1] and run[-1] == line.points[-1]
        yield replace(line, points=tuple(run), arrow=ends)


def _within(start: Point, end: Point, part: Rect) -> tuple[Point, Point] | None:
    """Return the piece of a straight line within a part (Liang and Barsky), None for none."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for gone, room in (
        (-dx, start[0] - part.x),
        (dx, part.right - start[0]),
        (-dy, start[1] - part.y),
        (dy, part.bottom - start[1]),
    ):
        if gone == 0:
            if room < 0:
                return None
        elif gone < 0:
            first = max(first, room / gone)
        else:
            last = min(last, room / gone)
    if first >= last:
        return None
    # What is not cut stays the very same point: by that a run goes on and a head stays.
    x, y = start
    return (
        start if first == 0 else (x + first * dx, y + first * dy),
        end if last == 1 else (x + last * dx, y + last * dy),
    )


def _cut_path(path: Path, part: Rect) -> Iterator[Mark]:
    """Yield what is left of a shape; a circle stays only where it is whole."""
    if _holds(part, _room(path)):
        yield path
    elif not path.radius:
        points = _cut_polygon(path.points, part)
        if len(points) >= 3:
            yield replace(path, points=points, stroke=None)
        if path.stroke is not None:
            yield from _edge(path.points, path.stroke, part, path.key)


def _cut_polygon(points: tuple[Point, ...], part: Rect) -> tuple[Point, ...]:
    """Return a polygon cut along the four sides of a part (Sutherland and Hodgman)."""
    sides = ((0, part.x, 1), (0, part.right, -1), (1, part.y, 1), (1, part.bottom, -1))
    for axis, limit, sign in sides:
        kept: list[Point] = []
        for start, end in pairwise((*points[-1:], *points)):
            before, after = sign * (start[axis] - limit), sign * (end[axis] - limit)
            if before * after < 0:
                share = before / (before - after)
                kept.append(
                    (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
                )
            if after >= 0:
                kept.append(end)
        points = tuple(kept)
    return points


def _cut_text(text: Text, part: Rect) -> Iterator[Mark]:
    """Yield words that lie within; those that begin within and run out are shortened."""
    room = _room(text)
    if _holds(part, room):
        yield text
        return
    is_level = not text.turned and text.anchor == "start"
    high = room.y >= part.y - _SLACK and room.bottom <= part.bottom + _SLACK
    if is_level and high and part.x <= room.x < part.right:
        words = measure.shorten(text.text, part.right - room.x, text.size, text.weight)
        if len(words) > 1:
            yield replace(text, text=words)


def _room(mark: Mark) -> Rect:
    left, top, right, bottom = extent(mark)
    return Rect(left, top, right - left, bottom - top)


def _holds(part: Rect, room: Rect) -> bool:
    across = part.x - _SLACK <= room.x and room.right <= part.right + _SLACK
    return across and part.y - _SLACK <= room.y and room.bottom <= part.bottom + _SLACK


def rim(width: float, height: float) -> Box:
    """Return a hairline around a part that was cut out."""
    return Box(0, 0, width, height, stroke=Stroke(Ink("line"), 0.2))
