"""A figure for the room: its sentence above it, and how large it must be drawn to be read.

The drawing may be larger than the screen: what is seen of it is an :class:`Aim`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.choosing.hall import FLOOR, Board
from almere_roadmap.figures.marks import Figure, Ink, Mark, Text
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.i18n import _

_USUAL = 8.0
"""The usual text of a figure, in points: a first guess of how much it must grow."""

_CLOSEST = 2.5
"""How many times as large as it must be to be read a drawing is shown at most."""

_TRIES = 3
_FOOT = 11.0
"""What stays free under a drawing, in mm of the smallest screen: the time may stand there."""

_AIR = 1.25
"""How much more than the thing that is gone to is shown around it."""


@dataclass(frozen=True)
class Sheet:
    """A drawing on a screen of so many mm; ``least`` is how many times as large it can be read.

    ``frozen`` are the mm at its left and top that stay in sight while the rest moves under them.
    """

    width: float
    height: float
    head: tuple[Mark, ...]
    area: Rect
    drawing: Figure
    least: float
    frozen: tuple[float, float] = (0.0, 0.0)

    @property
    def whole(self) -> float:
        """Return how many times as large all of it is seen, never larger than needs be."""
        fits = min(
            self.area.width / self.drawing.width, self.area.height / max(1.0, self.drawing.height)
        )
        return min(fits, _CLOSEST * self.least)

    @property
    def alt(self) -> str:
        """Return in words what is seen."""
        return ". ".join(filter(None, (self.drawing.title, self.drawing.alt)))


@dataclass(frozen=True, slots=True)
class Aim:
    """What is seen of a drawing: so many times as large, around a middle in mm of the drawing."""

    zoom: float
    x: float
    y: float


def sheet(
    draw: Callable[[float], Figure], name: str, width: float, height: float, *, whole: bool = False
) -> Sheet:
    """Put a figure on a screen of ``width`` × ``height`` mm; ``draw`` makes it for a width.

    It is drawn so wide that it can be read, or that all of it is seen as large as can be.
    """
    board = Board(width, height)
    floor = FLOOR * board.unit
    least = floor / _USUAL
    drawing = draw(board.room / least)
    found = floor / smallest(drawing)
    if abs(found - least) > 0.01 * least:
        least = found
        drawing = draw(board.room / least)
        least = floor / smallest(drawing)
    head, top = _head(board, drawing, name)
    area = Rect(board.left, top, board.room, height - top - _FOOT * board.unit)
    if whole:
        drawing = _fitted(draw, drawing, area)
        least = floor / smallest(drawing)
    return Sheet(width, height, tuple(head), area, drawing, least)


def _fitted(draw: Callable[[float], Figure], drawing: Figure, area: Rect) -> Figure:
    """Return a figure so wide that it has the shape of the screen, where letters stay as large."""

    def use_of(figure: Figure) -> tuple[float, float]:
        fits = min(area.width / figure.width, area.height / max(1.0, figure.height))
        return round(fits * smallest(figure), 6), figure.width * fits

    best = found = drawing
    for _round in range(_TRIES):
        found = draw(max(drawing.width, area.width * found.height / area.height))
        best = max(best, found, key=use_of)
    return best


def smallest(figure: Figure) -> float:
    """Return the size of the smallest words of a figure in points; a single letter is a sign."""
    sizes = (m.size for m in figure.marks if isinstance(m, Text) and len(m.text) > 1)
    return min(sizes, default=_USUAL)


def _head(board: Board, drawing: Figure, name: str) -> tuple[list[Mark], float]:
    """Return the sentence, with the name above it where it does not hold that, and its end.

    The status stands at the right of the first line.
    """
    unit, floor = board.unit, board.type(FLOOR)
    y, marks = 7 * unit, list[Mark]()
    room = board.room
    if drawing.flag:
        mark = Text(board.right, 16 * unit, drawing.flag, floor, ink=Ink("ink-2"), anchor="end")
        marks.append(mark)
        room -= measure.width(drawing.flag, floor) + 8 * unit
    if name not in drawing.title:
        y = 16 * unit
        marks.append(Text(board.left, y, name, floor, ink=Ink("ink-2")))
        room = board.room
    for line, size in _sentence(board, drawing.title, room):
        y += 1.2 * size * MM_PER_POINT
        marks.append(Text(board.left, y, line, size, 600))
    return marks, y + 6 * unit


def _sentence(board: Board, words: str, room: float) -> list[tuple[str, float]]:
    """Return a sentence in one or two lines, each with its size: the longer the smaller."""
    sizes = [board.type(points) for points in (28, 24, FLOOR)]
    for size, most in zip(sizes, (1, 2, 2), strict=True):
        if not words or len(measure.break_lines(words, room, size, 600)) <= most:
            break
    lines = measure.break_lines(words, room, size, 600, most=2) if words else []
    return [(line, size) for line in lines]


def begun(found: Sheet) -> Aim:
    """Return what is seen first: as much as can be read, from the top left on."""
    zoom = max(found.least, min(found.whole, _CLOSEST * found.least))
    return kept(found, Aim(zoom, 0.0, 0.0))


def all_of(found: Sheet) -> Aim:
    """Return the aim at which everything is seen."""
    return kept(found, Aim(found.whole, found.drawing.width / 2, found.drawing.height / 2))


def kept(found: Sheet, aim: Aim) -> Aim:
    """Return an aim that shows no more ground around a drawing than there must be."""
    least, most = min(found.whole, found.least), _CLOSEST * max(found.least, found.whole)
    zoom = min(max(aim.zoom, least), most)
    (left, top), drawing = found.frozen, found.drawing
    x = _within(aim.x, found.area.width / zoom, left, drawing.width)
    y = _within(aim.y, found.area.height / zoom, top, drawing.height)
    return Aim(zoom, x, y)


def _within(middle: float, seen: float, frozen: float, all_there_is: float) -> float:
    """Return the middle of what is seen beside the frozen part, kept within the drawing."""
    half = (seen - frozen) / 2
    if seen >= all_there_is:
        return (frozen + all_there_is) / 2
    return min(max(middle, frozen + half), all_there_is - half)


def origin(found: Sheet, aim: Aim) -> tuple[float, float]:
    """Return where on the screen, in mm, the corner of what moves of a drawing would be."""
    (left, top), area, drawing = found.frozen, found.area, found.drawing
    x = _corner(area.width, aim.zoom, left, drawing.width, aim.x)
    y = _corner(area.height, aim.zoom, top, drawing.height, aim.y)
    return area.x + x, area.y + y


def _corner(room: float, zoom: float, frozen: float, all_there_is: float, middle: float) -> float:
    if room >= all_there_is * zoom:
        return (room - all_there_is * zoom) / 2
    return frozen * zoom + (room - frozen * zoom) / 2 - middle * zoom


def aimed_at(found: Sheet, place: Rect) -> Aim:
    """Return the aim at a part of the drawing: as large as it fits, but large enough to read."""
    (left, top), area = found.frozen, found.area
    fits = min(
        area.width / (left + max(1.0, place.width * _AIR)),
        area.height / (top + max(1.0, place.height * _AIR)),
    )
    zoom = min(max(fits, found.least), 1.5 * found.least)
    return kept(found, Aim(zoom, place.x + place.width / 2, place.y + place.height / 2))


def place_on(found: Sheet, aim: Aim, x: float, y: float) -> tuple[float, float]:
    """Return which place of the drawing lies at a place of the screen, both in mm."""
    left, top = origin(found, aim)
    return (x - left) / aim.zoom, (y - top) / aim.zoom


def zoomed(found: Sheet, aim: Aim, times: float, at: tuple[float, float]) -> Aim:
    """Return an aim so many times closer, with the same place of the drawing at a place in mm."""
    zoom = kept(found, Aim(aim.zoom * times, aim.x, aim.y)).zoom
    (left, top), area = found.frozen, found.area
    x, y = place_on(found, aim, *at)
    return kept(
        found,
        Aim(
            zoom,
            x + left / 2 + (area.x + area.width / 2 - at[0]) / zoom,
            y + top / 2 + (area.y + area.height / 2 - at[1]) / zoom,
        ),
    )


def letters(found: Sheet, aim: Aim) -> float:
    """Return how large the smallest words are seen, in points of the smallest screen."""
    return FLOOR * aim.zoom / found.least


def told(found: Sheet, aim: Aim) -> str:
    """Say how much of a drawing is seen."""
    if aim.zoom < 0.99 * found.least:
        return _("An overview: letters from {n} pt").format(n=round(letters(found, aim)))
    whole = aim.zoom <= 1.01 * found.whole
    return _("All of it, large enough to read") if whole else _("A part, large enough to read")
