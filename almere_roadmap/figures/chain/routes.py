"""Ways of flows between the boxes of a chain map: level and upright pieces that avoid boxes.

A flow leaves and enters a box at one of its sides (E, S, W, N).  Flows of one style that share an
end run together as far as they can, so that a platform with five members is one trunk.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from almere_roadmap.figures.chain.ground import Ground, Rect

Point = tuple[float, float]
_AIR = 1.3
_HEAD = 2.3
_TRACK = 1.6
_INSET = 3.0
MANY = 800
_FACING = {"E": "W", "W": "E", "N": "S", "S": "N"}


@dataclass(frozen=True, slots=True)
class End:
    """The two boxes of a flow, and what it looks like: flows of one style may run together."""

    origin: str
    target: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """A flow with the sides at which it leaves and enters, and the trunk that it shares."""

    name: str
    end: End
    leaves: str
    enters: str
    trunk: tuple[str, ...] = ()


def routes(
    boxes: Mapping[str, Rect],
    obstacles: Sequence[Rect],
    ends: Mapping[str, End],
    gutter: float,
) -> dict[str, tuple[Point, ...]]:
    """Return the points of every flow, by name, from ``origin`` to ``target``.

    ``gutter`` is the free room between two columns of boxes.  More flows than anybody can follow
    by eye go the plain way, without looking for a free one.
    """
    if len(ends) > MANY:
        return plain_routes(boxes, ends, gutter)
    router = _Router(boxes, Ground((*boxes.values(), *obstacles)), gutter)
    ways = router.ways({n: e for n, e in ends.items() if e.origin != e.target})
    router.open_ports(ways)
    return {way.name: router.points(way) for way in ways}


def plain_routes(
    boxes: Mapping[str, Rect], ends: Mapping[str, End], gutter: float
) -> dict[str, tuple[Point, ...]]:
    """Return ways that mind nothing but the boxes at their ends; a thousand are soon found."""
    return {n: _plain(boxes, e, gutter) for n, e in ends.items() if e.origin != e.target}


def _plain(boxes: Mapping[str, Rect], end: End, gutter: float) -> tuple[Point, ...]:
    """Return a way out at the side that faces the target, up or down in the gutter, and in."""
    a, b = boxes[end.origin], boxes[end.target]
    if b.x >= a.right:
        start, stop, turn = a.right, b.x, b.x - gutter / 2
    elif a.x >= b.right:
        start, stop, turn = a.x, b.right, b.right + gutter / 2
    else:
        start, stop, turn = a.right, b.right, max(a.right, b.right) + gutter / 2
    return (start, a.middle), (turn, a.middle), (turn, b.middle), (stop, b.middle)


@dataclass
class _Lines:
    """Stretches in use, by the height or place across at which they run."""

    found: dict[int, list[tuple[float, float, float, tuple[str, ...]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def is_free(self, at: float, low: float, high: float, trunk: tuple[str, ...]) -> bool:
        """Tell whether nothing but the own trunk runs close by over the same stretch."""
        # Asked thousands of times: a plain loop takes half the time of a generator.
        place = int(at // _TRACK)
        for near in (place - 1, place, place + 1):
            for v, a, b, own in self.found.get(near, ()):
                if a < high and b > low and abs(at - v) < _TRACK - 0.1 and own != trunk:
                    return False
        return True

    def take(self, at: float, one: float, other: float, trunk: tuple[str, ...]) -> None:
        """Mark a stretch as used."""
        low, high = min(one, other), max(one, other)
        self.found[int(at // _TRACK)].append((at, low, high, trunk))


@dataclass
class _Router:
    boxes: Mapping[str, Rect]
    ground: Ground
    gutter: float
    _ports: dict[tuple[str, int], float] = field(default_factory=dict)
    _levels: _Lines = field(default_factory=_Lines)
    _uprights: _Lines = field(default_factory=_Lines)
    _trunks: dict[tuple[object, ...], float] = field(default_factory=dict)
    _loads: Counter[int] = field(default_factory=Counter)
    _openings: dict[int, list[float]] = field(default_factory=dict)

    # Which sides.

    def ways(self, ends: Mapping[str, End]) -> list[_Way]:
        """Choose sides and trunks; the flows round a column go last, where there is most room."""
        found = {name: self._sides(end) for name, end in ends.items()}
        for name, sides in found.items():
            self._count(ends[name], sides)
        for name, sides in found.items():
            if not sides:
                found[name] = self._round(ends[name])
                self._count(ends[name], found[name])
        return self._in_trunks(ends, found)

    def _sides(self, end: End) -> str:
        """Return the sides at which a flow leaves and enters, "" for one round a column."""
        a, b = self.boxes[end.origin], self.boxes[end.target]
        down = "S" if b.y > a.y else "N"
        if a.x < b.right and b.x < a.right:
            return down + _FACING[down] if self._sees(a, b) else ""
        ahead = "E" if a.x < b.x else "W"
        if b.y >= a.bottom + 2 * _AIR or b.bottom <= a.y - 2 * _AIR:
            if self._turns(a, b):
                return ahead + _FACING[down]
            if self._turns(b, a):
                return down + _FACING[ahead]
        return ahead + _FACING[ahead]

    def _sees(self, a: Rect, b: Rect) -> bool:
        """Tell whether nothing stands between two boxes of a column."""
        left, right = max(a.x, b.x), min(a.right, b.right)
        top, bottom = min(a.bottom, b.bottom), max(a.y, b.y)
        return right - left > 8 and self.ground.is_clear(left, top, right, bottom, (a, b))

    def _turns(self, level: Rect, upright: Rect) -> bool:
        """Tell whether one can go level from one box and then straight up or down to another."""
        left, right = min(level.right, upright.right), max(level.x, upright.x)
        across = self.ground.is_clear(left, level.y, right, level.bottom, (level,))
        top, bottom = min(level.y, upright.bottom), max(level.bottom, upright.y)
        both = (level, upright)
        return across and self.ground.is_clear(upright.x, top, upright.right, bottom, both)

    def _gutter_at(self, rect: Rect, side: str) -> float:
        return rect.right + self.gutter / 2 if side == "E" else rect.x - self.gutter / 2

    def _count(self, end: End, sides: str) -> None:
        for box, side in zip((end.origin, end.target), sides, strict=False):
            if side in "EW":
                self._loads[round(self._gutter_at(self.boxes[box], side))] += 1

    def _round(self, end: End) -> str:
        """Go round at the side where less runs; at the left where it is all the same."""
        a, b = self.boxes[end.origin], self.boxes[end.target]
        left = (
            self._loads[round(self._gutter_at(a, "W"))]
            + self._loads[round(self._gutter_at(b, "W"))]
        )
        right = (
            self._loads[round(self._gutter_at(a, "E"))]
            + self._loads[round(self._gutter_at(b, "E"))]
        )
        return "WW" if left <= right else "EE"

    def _in_trunks(self, ends: Mapping[str, End], found: Mapping[str, str]) -> list[_Way]:
        """Let flows of one style share their beginning, or else their end."""
        starts = Counter((e.origin, found[n][0], e.style) for n, e in ends.items() if e.style)
        stops = Counter((e.target, found[n][1], e.style) for n, e in ends.items() if e.style)
        ways = []
        for name, end in ends.items():
            leaves, enters = found[name][0], found[name][1]
            trunk: tuple[str, ...] = (name,)
            if starts[end.origin, leaves, end.style] > 1:
                trunk = ("from", end.origin, leaves, end.style)
            elif stops[end.target, enters, end.style] > 1:
                trunk = ("to", end.target, enters, end.style)
            ways.append(_Way(name, end, leaves, enters, trunk))
        return ways

    # Where on the sides.

    def open_ports(self, ways: Sequence[_Way]) -> None:
        """Spread the flows over the sides of the boxes, in the order of their other ends."""
        sides: dict[tuple[str, str], list[tuple[float, tuple[str, ...], str, int]]]
        sides = defaultdict(list)
        for way in ways:
            a, b = self.boxes[way.end.origin], self.boxes[way.end.target]
            one = way.trunk if way.trunk[0] == "from" else (way.name,)
            two = way.trunk if way.trunk[0] == "to" else (way.name,)
            sides[way.end.origin, way.leaves].append((_along(b, way.leaves), one, way.name, 0))
            sides[way.end.target, way.enters].append((_along(a, way.enters), two, way.name, 1))
        for (box, side), flows in sides.items():
            self._spread(self.boxes[box], side, sorted(flows))

    def _spread(
        self, rect: Rect, side: str, flows: list[tuple[float, tuple[str, ...], str, int]]
    ) -> None:
        level = side in "EW"
        start, room = (rect.y, rect.height) if level else (rect.x, rect.width)
        slots = list(dict.fromkeys(trunk for _at, trunk, _name, _end in flows))
        for _at, trunk, name, end in flows:
            self._ports[name, end] = start + (slots.index(trunk) + 1) * room / (len(slots) + 1)

    # The way itself.

    def points(self, way: _Way) -> tuple[Point, ...]:
        """Return the way of one flow."""
        a, b = self.boxes[way.end.origin], self.boxes[way.end.target]
        if way.leaves in "NS" and way.enters in "NS":
            return self._upright(way, a, b)
        if way.leaves in "NS" or way.enters in "NS":
            return self._turned(way, a, b)
        y1, y2 = self._ports[way.name, 0], self._ports[way.name, 1]
        start = a.right if way.leaves == "E" else a.x
        end = b.right if way.enters == "E" else b.x
        if way.leaves == way.enters:
            return self._around(start, y1, end, y2, way)
        if abs(y1 - y2) < 3.0 and b.y + _AIR < y1 < b.bottom - _AIR:
            y2 = y1
        walls = self._between(a, b)
        is_level = y1 == y2 and not _is_within(y1, walls)
        if is_level and self._levels.is_free(y1, min(start, end), max(start, end), way.trunk):
            self._levels.take(y1, start, end, way.trunk)
            return (start, y1), (end, y1)
        return self._bent(start, y1, end, y2, way, walls)

    def _upright(self, way: _Way, a: Rect, b: Rect) -> tuple[Point, ...]:
        left, right = max(a.x, b.x) + _INSET, min(a.right, b.right) - _INSET
        x = min(max(self._ports[way.name, 0], left), right)
        ys = (a.bottom, b.y) if b.y > a.y else (a.y, b.bottom)
        for step in (0, 1, -1, 2, -2, 3, -3):
            place = x + step * _TRACK
            if left <= place <= right and self._uprights.is_free(
                place, min(ys), max(ys), way.trunk
            ):
                x = place
                break
        self._uprights.take(x, *ys, way.trunk)
        return (x, ys[0]), (x, ys[1])

    def _turned(self, way: _Way, a: Rect, b: Rect) -> tuple[Point, ...]:
        """Go level and then upright, or the other way round."""
        if way.enters in "NS":
            x, y = self._ports[way.name, 1], self._ports[way.name, 0]
            start = (a.right if way.leaves == "E" else a.x, y)
            end = (x, b.y if way.enters == "N" else b.bottom)
        else:
            x, y = self._ports[way.name, 0], self._ports[way.name, 1]
            start = (x, a.bottom if way.leaves == "S" else a.y)
            end = (b.right if way.enters == "E" else b.x, y)
        self._levels.take(y, start[0], end[0], way.trunk)
        self._uprights.take(x, start[1], end[1], way.trunk)
        return start, (x, y), end

    def _around(
        self, start: float, y1: float, end: float, y2: float, way: _Way
    ) -> tuple[Point, ...]:
        """Go round within a column, through the gutter at one side."""
        right = way.leaves == "E"
        edge = max(start, end) if right else min(start, end)
        ahead = 1 if right else -1
        x = self._track(edge + ahead * self.gutter / 2, y1, y2, ahead, way)
        return (start, y1), (x, y1), (x, y2), (end, y2)

    def _between(self, a: Rect, b: Rect) -> list[tuple[float, float]]:
        """Return the heights that are taken in the columns between two boxes."""
        left, right = (a.right, b.x) if a.x < b.x else (b.right, a.x)
        return self.ground.walls(left + 0.1, right - 0.1, _AIR)

    def _bent(
        self,
        start: float,
        y1: float,
        end: float,
        y2: float,
        way: _Way,
        walls: list[tuple[float, float]],
    ) -> tuple[Point, ...]:
        """Go up or down in the gutters, and level where no box is in the way."""
        ahead = 1 if way.leaves == "E" else -1
        near, far = start + ahead * self.gutter / 2, end - ahead * self.gutter / 2
        y = self._level(y1, y2, near, far, walls, way)
        self._levels.take(y, near, far, way.trunk)
        if y == y1:
            x = self._track(far, y1, y2, -ahead, way)
            return (start, y1), (x, y1), (x, y2), (end, y2)
        x = self._track(near, y1, y, ahead, way)
        if y == y2:
            return (start, y1), (x, y1), (x, y2), (end, y2)
        back = self._track(far, y, y2, -ahead, way)
        return (start, y1), (x, y1), (x, y), (back, y), (back, y2), (end, y2)

    def _level(
        self,
        y1: float,
        y2: float,
        near: float,
        far: float,
        walls: list[tuple[float, float]],
        way: _Way,
    ) -> float:
        """Return the height nearest to both ends at which a flow can cross the columns between."""
        low, high = min(near, far), max(near, far)
        if id(walls) not in self._openings:
            # The ground keeps the walls, so that their ids stay theirs.
            self._openings[id(walls)] = _openings(walls)
        ends = {y for y in (y1, y2) if not _is_within(y, walls)}
        for y in _nearest_first(self._openings[id(walls)], ends, y1, y2):
            if self._levels.is_free(y, low, high, way.trunk):
                return y
        return y2

    def _track(self, x: float, y0: float, y1: float, ahead: int, way: _Way) -> float:
        """Return an x near ``x`` at which no other flow goes up or down over the same heights."""
        low, high = min(y0, y1), max(y0, y1)
        reach = int((self.gutter / 2 - _HEAD) / _TRACK)
        steps = [0, *(n * sign for n in range(1, reach + 1) for sign in (ahead, -ahead))]
        key = (*way.trunk, round(x))
        places = [x + step * _TRACK for step in steps]
        if key in self._trunks:
            places.insert(0, self._trunks[key])
        free = (p for p in places if self._uprights.is_free(p, low, high, way.trunk))
        place = next(free, x)
        self._trunks.setdefault(key, place)
        self._uprights.take(place, low, high, way.trunk)
        return place


def _along(rect: Rect, side: str) -> float:
    """Return where the other end lies along a side."""
    return rect.middle if side in "EW" else rect.x


def _openings(walls: list[tuple[float, float]]) -> list[float]:
    """Return heights just outside what is in the way, in order."""
    edges = {y for low, high in walls for y in (low - 0.9, high + 0.9)}
    steps = {round(edge + n * _TRACK, 3) for edge in edges for n in range(-2, 4)}
    return sorted(y for y in steps if not _is_within(y, walls))


def _nearest_first(
    openings: list[float], ends: set[float], y1: float, y2: float
) -> Iterator[float]:
    """Yield the heights between two, then those outside them, the nearest first."""
    top, bottom = min(y1, y2), max(y1, y2)
    first, last = bisect_left(openings, top), bisect_right(openings, bottom)
    yield from sorted({*openings[first:last], *ends})
    above, below = first - 1, last
    while above >= 0 or below < len(openings):
        up = top - openings[above] if above >= 0 else inf
        down = openings[below] - bottom if below < len(openings) else inf
        if up <= down:
            yield openings[above]
            above -= 1
        else:
            yield openings[below]
            below += 1


def _is_within(y: float, stretches: list[tuple[float, float]]) -> bool:
    place = bisect_left(stretches, (y,)) - 1
    return place >= 0 and y < stretches[place][1]
