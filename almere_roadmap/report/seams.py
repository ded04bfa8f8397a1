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
_LOW = 16.0
"""Boxes at most so high are bars, which words of others do not stand on."""


class Seams:
    """Finds seams one after the other and moves the words that would be cut aside."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        """Begin with the marks of a sheet."""
        self.marks: list[Mark] = list(marks)

    def level(self, first: float, last: float, room: float, strip: float) -> list[float]:
        """Return the edges of rows at most ``room`` high, the last with ``strip`` more."""
        extents = [extent(m) for m in self.marks if isinstance(m, Text | Picture)]
        spans = [(top, bottom) for _l, top, _r, bottom in extents]
        bars = [(m.y, m.y + m.height) for m in self.marks if isinstance(m, Box) and m.height < _LOW]

        def cost(y: float) -> float:
            return 1000 * _crossed(y, spans) + _crossed(y, bars)

        return _edges(first, last, room, strip, lambda y: (cost(y), lambda: None))

    def upright(self, first: float, last: float, room: float, strip: float) -> list[float]:
        """Return the edges of columns at most ``room`` wide; words in the way are moved aside."""
        return _edges(first, last, room, strip, lambda x: self._cut(x, last))

    def _cut(self, x: float, last: float) -> tuple[float, Callable[[], None]]:
        """Return what a seam costs, and how to make it."""
        freed: dict[int, list[Mark]] = {}
        cost = 0.0
        field = _Field(self.marks, last)
        for place in field.across(x):
            mark = self.marks[place]
            found = field.aside(mark, x) if isinstance(mark, Text) else None
            if found is None:
                cost += 1000
            else:
                freed[place] = list(found[0])
                cost += found[1]

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
    cut: Callable[[float], tuple[float, Callable[[], None]]],
) -> list[float]:
    """Return the edges of the fewest parts, each seam where it costs least within its range."""
    count = max(1, ceil((last - first - strip) / room - 1e-9))
    edges = [first]
    for after in range(count - 1, 0, -1):
        low, high = max(edges[-1] + room / 4, last - after * room - strip), edges[-1] + room
        places = [low + n * _STEP for n in range(floor((high - low) / _STEP) + 1)] or [high]
        middle = edges[0] + (last - first) * len(edges) / count
        tried = ((*cut(at), abs(at - middle), at) for at in places)
        _cost, make, _away, at = min(tried, key=lambda one: (one[0], one[2]))
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

    def aside(self, mark: Text, x: float) -> tuple[list[Mark], float] | None:
        """Return the words beside a seam and how far some were moved, None where they cannot."""
        left, top, right, bottom = extent(mark)
        if mark.turned:
            return None
        own = replace(mark, x=left, anchor="start")
        words, start = mark.text.split(" "), x + _AIR
        for count in range(len(words) - 1, -1, -1):
            head, tail = " ".join(words[:count]), " ".join(words[count:])
            if head and left + _wide(own, head) > x - _AIR / 2:
                continue
            wide = _wide(own, tail)
            if not self._is_free((start, top, start + wide, bottom), mark):
                break
            parts: list[Mark] = [replace(own, text=head)] if head else []
            natural = left + (_wide(own, head + " ") if head else 0.0)
            return [*parts, replace(own, x=start, text=tail)], start - natural
        shift = right - x + _AIR
        if self._is_free((left - shift, top, left - 0.05, bottom), mark):
            return [replace(own, x=left - shift)], shift
        return None

    def _is_free(self, room: Extent, mark: Text) -> bool:
        if room[0] < 0 or room[2] > self.last:
            return False
        others = zip(self.marks, self.extents, strict=True)
        return not any(m is not mark and _hinders(m, mark) and _meet(e, room) for m, e in others)


def _hinders(other: Mark, mark: Text) -> bool:
    if isinstance(other, Text | Picture):
        return True
    return isinstance(other, Box) and 0 < other.height < _LOW and other.key not in ("", mark.key)


def _meet(a: Extent, b: Extent) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _wide(mark: Text, words: str) -> float:
    return measure.width_of(replace(mark, text=words))
