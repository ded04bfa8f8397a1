"""Ways of flows between the boxes of a chain map: level and upright pieces that avoid boxes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
_AIR = 1.3
_HEAD = 2.3
_TRACK = 1.6


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class _Way:
    """A flow with the side on which it leaves and enters: +1 right, -1 left, 0 up or down."""

    name: str
    origin: str
    target: str
    leaves: int
    enters: int


def routes(
    boxes: Mapping[str, Rect],
    obstacles: Sequence[Rect],
    ends: Mapping[str, tuple[str, str]],
    gutter: float,
) -> dict[str, tuple[Point, ...]]:
    """Return the points of every flow, by name, from ``origin`` to ``target``.

    ``gutter`` is the free room between two columns of boxes.
    """
    router = _Router(boxes, obstacles, gutter)
    ways = [router.way(name, *pair) for name, pair in ends.items() if pair[0] != pair[1]]
    router.open_ports(ways)
    return {way.name: router.points(way) for way in ways}


@dataclass
class _Router:
    boxes: Mapping[str, Rect]
    obstacles: Sequence[Rect]
    gutter: float
    _ports: dict[tuple[str, str, int], float] = field(default_factory=dict)
    _levels: list[tuple[float, float, float]] = field(default_factory=list)
    _uprights: list[tuple[float, float, float]] = field(default_factory=list)

    def way(self, name: str, origin: str, target: str) -> _Way:
        """Choose the sides: straight down within a column, else towards each other."""
        a, b = self.boxes[origin], self.boxes[target]
        if a.x < b.right and b.x < a.right:
            sides = (0, 0) if self._sees(a, b) else (1, 1)
        else:
            sides = (1, -1) if a.x < b.x else (-1, 1)
        return _Way(name, origin, target, *sides)

    def _sees(self, a: Rect, b: Rect) -> bool:
        """Tell whether nothing stands between two boxes of a column."""
        top, bottom = min(a.bottom, b.bottom), max(a.y, b.y)
        left, right = max(a.x, b.x), min(a.right, b.right)
        others = [r for r in self._all() if r not in (a, b)]
        return right - left > 8 and not any(
            r.y < bottom and r.bottom > top and r.x < right and r.right > left for r in others
        )

    def _all(self) -> list[Rect]:
        return [*self.boxes.values(), *self.obstacles]

    def open_ports(self, ways: Sequence[_Way]) -> None:
        """Spread the flows over the sides of the boxes, in the order of their other ends."""
        sides: dict[tuple[str, int, bool], list[tuple[float, str, int]]] = defaultdict(list)
        for way in ways:
            a, b = self.boxes[way.origin], self.boxes[way.target]
            down = b.y > a.y
            sides[way.origin, way.leaves, down or way.leaves != 0].append(
                (b.middle if way.leaves else b.x, way.name, 0)
            )
            sides[way.target, way.enters, (not down) or way.enters != 0].append(
                (a.middle if way.enters else a.x, way.name, 1)
            )
        for (box, side, _), flows in sides.items():
            self._spread(self.boxes[box], side, sorted(flows))

    def _spread(self, rect: Rect, side: int, flows: list[tuple[float, str, int]]) -> None:
        start, room = (rect.y, rect.height) if side else (rect.x, rect.width)
        for place, (_, name, end) in enumerate(flows, 1):
            self._ports[name, "xy"[side != 0], end] = start + place * room / (len(flows) + 1)

    def points(self, way: _Way) -> tuple[Point, ...]:
        """Return the way of one flow."""
        a, b = self.boxes[way.origin], self.boxes[way.target]
        if not way.leaves:
            return self._upright(way, a, b)
        y1, y2 = self._ports[way.name, "y", 0], self._ports[way.name, "y", 1]
        start = a.right if way.leaves > 0 else a.x
        end = b.right if way.enters > 0 else b.x
        if way.leaves == way.enters:
            return self._around(start, y1, end, y2, way)
        if abs(y1 - y2) < 3.0 and b.y + _AIR < y1 < b.bottom - _AIR:
            y2 = y1
        between = self._between(a, b)
        if y1 == y2 and self._is_free(y1, between) and self._level_free(y1, start, end):
            return self._straight(y1, start, end)
        return self._bent(start, y1, end, y2, way, between)

    def _straight(self, y: float, start: float, end: float) -> tuple[Point, ...]:
        self._levels.append((y, min(start, end), max(start, end)))
        return (start, y), (end, y)

    def _upright(self, way: _Way, a: Rect, b: Rect) -> tuple[Point, ...]:
        x = self._ports[way.name, "x", 0]
        x = min(max(x, max(a.x, b.x) + 3), min(a.right, b.right) - 3)
        x = self._track(x, a.bottom, b.y, 1 if b.x >= a.x else -1)
        ys = (a.bottom, b.y) if b.y > a.y else (a.y, b.bottom)
        return (x, ys[0]), (x, ys[1])

    def _around(
        self, start: float, y1: float, end: float, y2: float, way: _Way
    ) -> tuple[Point, ...]:
        """Go round within a column, through the gutter at its right."""
        x = self._track(max(start, end) + self.gutter / 2, y1, y2, 1)
        return (start, y1), (x, y1), (x, y2), (end, y2)

    def _between(self, a: Rect, b: Rect) -> list[Rect]:
        """Return what stands in the columns between two boxes."""
        left, right = (a.right, b.x) if a.x < b.x else (b.right, a.x)
        return [r for r in self._all() if r.x < right - 0.1 and r.right > left + 0.1]

    def _is_free(self, y: float, rects: Sequence[Rect]) -> bool:
        return not any(r.y - _AIR < y < r.bottom + _AIR for r in rects)

    def _level_free(self, y: float, x0: float, x1: float) -> bool:
        low, high = min(x0, x1), max(x0, x1)
        return not any(
            abs(y - v) < _TRACK - 0.1 and a < high and b > low for v, a, b in self._levels
        )

    def _bent(
        self, start: float, y1: float, end: float, y2: float, way: _Way, between: list[Rect]
    ) -> tuple[Point, ...]:
        """Go up or down in the gutters, and level where no box is in the way."""
        ahead = 1 if way.leaves > 0 else -1
        near, far = start + ahead * self.gutter / 2, end - ahead * self.gutter / 2
        y = self._level(y1, y2, near, far, between)
        self._levels.append((y, min(near, far), max(near, far)))
        if y == y1:
            x = self._track(far, y1, y2, -ahead)
            return (start, y1), (x, y1), (x, y2), (end, y2)
        x = self._track(near, y1, y, ahead)
        if y == y2:
            return (start, y1), (x, y1), (x, y2), (end, y2)
        back = self._track(far, y, y2, -ahead)
        return (start, y1), (x, y1), (x, y), (back, y), (back, y2), (end, y2)

    def _level(self, y1: float, y2: float, near: float, far: float, between: list[Rect]) -> float:
        """Return the height nearest to both ends at which a flow can cross the columns between."""
        walls = _merged([(r.y - _AIR, r.bottom + _AIR) for r in between])
        edges = {y for low, high in walls for y in (low - 0.9, high + 0.9)}
        steps = {round(edge + n * _TRACK, 3) for edge in edges for n in range(-2, 4)}
        for y in sorted({y1, y2, *steps}, key=lambda y: (abs(y - y1) + abs(y - y2), y)):
            if not _is_within(y, walls) and self._level_free(y, near, far):
                return y
        return y2

    def _track(self, x: float, y0: float, y1: float, ahead: int) -> float:
        """Return an x near ``x`` at which no other flow goes up or down over the same heights."""
        low, high = min(y0, y1), max(y0, y1)
        reach = int((self.gutter / 2 - _HEAD) / _TRACK)
        steps = [0, *(n * sign for n in range(1, reach + 1) for sign in (ahead, -ahead))]
        for step in steps:
            place = x + step * _TRACK
            if not any(
                abs(place - v) < _TRACK - 0.1 and a < high and b > low for v, a, b in self._uprights
            ):
                break
        else:
            place = x
        self._uprights.append((place, low, high))
        return place


def _merged(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches that overlap; the result is in order."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(stretches):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _is_within(y: float, stretches: list[tuple[float, float]]) -> bool:
    place = bisect_left(stretches, (y,)) - 1
    return place >= 0 and y < stretches[place][1]
