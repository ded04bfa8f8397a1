"""Where a large sheet may be cut: no seam goes through a word or an icon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil, floor

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Mark, Picture, Text
from almere_roadmap.report.placing import Extent, extent

_AIR = 0.8
"""What words keep from a seam, in mm."""

_STEP = 1.0
_APART = 3.0
"""How far words of one line stand apart at most, in mm."""

_LOW = 4.0
"""Boxes less than so many lines high are bars, which words of others do not stand on."""

_SPOILT = 10_000.0
"""What it costs to cut a word."""

_MOVED = 4.0
"""What it costs to move words aside, beside the way they go in mm."""

Cut = tuple[float, Callable[[], None]]
"""What a seam costs, and what makes it."""


class Seams:
    """Finds seams one after the other and moves the words that would be cut aside."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        """Begin with the marks of a sheet."""
        self.marks: list[Mark] = list(marks)

    def level(self, first: float, last: float, room: float, strip: float) -> list[float]:
        """Return the edges of rows at most ``room`` high, the last with ``strip`` more."""
        extents = [extent(m) for m in self.marks if isinstance(m, Text | Picture)]
        spans = [(top, bottom) for _l, top, _r, bottom in extents]
        lowest = _LOW * max((bottom - top for top, bottom in spans), default=0.0)
        boxes = [m for m in self.marks if isinstance(m, Box) and m.height < lowest]
        bars = [(m.y, m.y + m.height) for m in boxes]

        def cut(y: float) -> Cut:
            return _SPOILT * _crossed(y, spans) + 5 * _crossed(y, bars), lambda: None

        return _edges(first, last, room, strip, cut)

    def upright(self, first: float, last: float, room: float, strip: float) -> list[float]:
        """Return the edges of columns at most ``room`` wide; words in the way are moved aside."""
        return _edges(first, last, room, strip, lambda x: self._cut(x, last))

    def _cut(self, x: float, last: float) -> Cut:
        """Return what a seam costs, and how to make it."""
        field = _Field(self.marks, last)
        freed: dict[int, list[Mark]] = {}
        cost = 0.0
        for place in field.across(x):
            found = field.aside(place, x)
            if found is None:
                cost += _SPOILT
            else:
                freed |= found[0]
                cost += _MOVED + found[1]

        def make() -> None:
            self.marks = [new for n, mark in enumerate(self.marks) for new in freed.get(n, [mark])]

        return cost, make


def _crossed(at: float, spans: Sequence[tuple[float, float]]) -> int:
    return sum(1 for low, high in spans if low < at < high)


def _edges(
    first: float,
    last: float,
    room: float,
    strip: float,
    cut: Callable[[float], Cut],
) -> list[float]:
    """Return the edges of the fewest parts, each seam where it costs least within its range."""
    count = max(1, ceil((last - first - strip) / room - 1e-9))
    edges = [first]
    for after in range(count - 1, 0, -1):
        low, high = max(edges[-1] + room / 4, last - after * room - strip), edges[-1] + room
        places = [low + n * _STEP for n in range(floor((high - low) / _STEP) + 1)] or [high]
        middle = edges[0] + (last - first) * len(edges) / count
        tried = [
            (cost + abs(at - middle) / 4, at, make) for at in places for cost, make in [cut(at)]
        ]
        _cost, at, make = min(tried, key=lambda one: one[:2])
        make()
        edges.append(at)
    return [*edges, last]


class _Field:
    """The words and bars of a sheet, to find where words can go."""

    def __init__(self, marks: Sequence[Mark], last: float) -> None:
        self.marks, self.last = marks, last
        self.extents = [extent(mark) for mark in marks]

    def across(self, x: float) -> Iterator[int]:
        """Yield the places of words and icons that a seam would cut."""
        for place, (left, _top, right, _bottom) in enumerate(self.extents):
            if isinstance(self.marks[place], Text | Picture) and left < x < right:
                yield place

    def aside(self, place: int, x: float) -> tuple[dict[int, list[Mark]], float] | None:
        """Return new marks for those in the way and how far they move, None where they cannot."""
        mark = self.marks[place]
        left, top, right, bottom = self.extents[place]
        if isinstance(mark, Text) and not mark.turned:
            own = replace(mark, x=left, anchor="start")
            for head, tail in _divided(own, x - _AIR / 2 - left):
                natural = left + (_wide(own, head + " ") if head else 0.0)
                moved = self._pushed(place, replace(own, x=natural, text=tail), x + _AIR - natural)
                if moved:
                    moved[place] = [*([replace(own, text=head)] if head else []), *moved[place]]
                    return moved, x + _AIR - natural
        elif isinstance(mark, Picture):
            moved = self._pushed(place, mark, x + _AIR - left)
            if moved:
                return moved, x + _AIR - left
        shift = right - x + _AIR
        if isinstance(mark, Text) and self._is_free((left - shift, top, left, bottom), {place}):
            return {place: [replace(mark, x=mark.x - shift)]}, shift
        return None

    def _pushed(
        self, place: int, mark: Text | Picture, shift: float
    ) -> dict[int, list[Mark]] | None:
        """Move a mark to the right, with all that follows in its line; None where it cannot."""
        moved: dict[int, list[Mark]] = {place: [replace(mark, x=mark.x + shift)]}
        for n in self._followers(place):
            other = self.marks[n]
            if isinstance(other, Text | Picture):
                moved[n] = [replace(other, x=other.x + shift)]
        rooms = [extent(new) for news in moved.values() for new in news]
        return moved if all(self._is_free(room, set(moved)) for room in rooms) else None

    def _followers(self, place: int) -> Iterator[int]:
        """Yield what goes on in the same line: of the same record, or the next words of a text."""
        mark, (_left, top, end, bottom) = self.marks[place], self.extents[place]
        for n in sorted(range(len(self.marks)), key=lambda n: self.extents[n][0]):
            other, (x, y0, right, y1) = self.marks[n], self.extents[n]
            in_line = isinstance(other, Text | Picture) and y0 < bottom and y1 > top
            if not in_line or n == place or x < end - 0.3 or other.key != mark.key:
                continue
            if mark.key or x < end + _APART:
                end = end if mark.key else right
                yield n

    def _is_free(self, room: Extent, own: set[int]) -> bool:
        if room[0] < 0 or room[2] > self.last:
            return False
        key, most = next(self.marks[n].key for n in own), _LOW * (room[3] - room[1])
        return not any(
            n not in own and _hinders(self.marks[n], key, most) and _meet(found, room)
            for n, found in enumerate(self.extents)
        )


def _divided(mark: Text, room: float) -> Iterator[tuple[str, str]]:
    """Yield the words that stay in ``room`` mm and those that go, the most that stay first."""
    words = mark.text.split(" ")
    for count in range(len(words) - 1, -1, -1):
        head = " ".join(words[:count])
        if not head or _wide(mark, head) <= room:
            yield head, " ".join(words[count:])


def _hinders(other: Mark, key: str, most: float) -> bool:
    """Tell whether words of a record may not be moved onto a mark; higher boxes are grounds."""
    if isinstance(other, Text | Picture):
        return True
    return isinstance(other, Box) and 0 < other.height < most and (not key or other.key != key)


def _meet(a: Extent, b: Extent) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _wide(mark: Text, words: str) -> float:
    return measure.width_of(replace(mark, text=words))
