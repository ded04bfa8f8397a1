"""The collaboration network: communities on a ground of their own, brokers ringed and named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import cos, pi, sin

from almere_roadmap.analysis.networks.collaboration import Collaboration, Party, meaning
from almere_roadmap.analysis.networks.mixing import mixing
from almere_roadmap.analysis.networks.smallworld import LEAST_NODES
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import group_sign
from almere_roadmap.figures.insight.bridges import meets
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, plural, say

_GREY = Ink("ink-2")
_EDGE, _SIZE = 6.0, 7.5
_TIE = Stroke(Ink("ink-2", 0.45), 0.16)
_RING = Stroke(Ink("accent"), 0.6)
_LEADER = Stroke(Ink("ink-2"), 0.18)
Point = tuple[float, float]
Span = tuple[float, float, float, float]


def network_chart(
    found: Collaboration,
    width: float,
    *,
    height: float = 0.0,
    source: str = "",
    named: bool = True,
) -> Figure:
    """Draw who is joined to whom; ``named`` False leaves the names of firms out."""
    high = height or min(max(0.62 * width, 60.0), 150.0)
    spots = [_place(party, width, high) for party in found.parties]
    marks: list[Mark] = [*_grounds(found, spots)]
    marks += (Line((spots[a], spots[b]), _TIE) for a, b in found.ties)
    for party, spot in zip(found.parties, spots, strict=True):
        marks += _party(party, spot)
    if named:
        marks += _names(found, spots, width, high)
    return Figure(
        width,
        high,
        tuple(marks),
        title=say(meaning(found)),
        caption=_caption(found),
        source=source,
        flag=flag_of(found.status),
        alt=_("Network of {n} parties and {ties} ties.").format(
            n=number(found.joined), ties=number(len(found.ties))
        ),
        tips={p.id: _tip(p, named=named) for p in found.parties},
        missing=measure.missing_in(marks),
    )


def mixing_words(workshop: Workshop, found: Collaboration) -> str:
    """Say whether parties are tied to their like, "" where too few hang together to tell."""
    like, busy = mixing(workshop) if found.connected >= LEAST_NODES else (None, None)
    if like is None or busy is None:
        return ""
    return _(
        "Assortativity by group {group}, by number of ties {ties}; above 0 like seeks like."
    ).format(group=number(like, 2), ties=number(busy, 2))


def _caption(found: Collaboration) -> str:
    parts = [_("A ground joins a community; a ring is a broker.")]
    if found.joined > len(found.parties):
        words = _("The {n} best connected of {all} are drawn.")
        parts.append(words.format(n=number(len(found.parties)), all=number(found.joined)))
    if found.alone:
        n = len(found.alone)
        parts.append(plural("{n} party without a tie.", "{n} parties without a tie.", n))
    if found.caveat:
        parts.append(say(found.caveat))
    return " ".join(parts)


def _tip(party: Party, *, named: bool) -> str:
    ties = plural("{n} tie", "{n} ties", party.ties)
    name = party.name if named else _("a firm")
    broker = _("broker")
    return f"{name}: {ties}, {broker}" if party.broker else f"{name}: {ties}"


def _place(party: Party, width: float, high: float) -> Point:
    x = _EDGE + party.x * (width - 2 * _EDGE)
    return x, _EDGE + party.y * (high - 2 * _EDGE)


def _radius(party: Party) -> float:
    return float(1.1 + 0.22 * min(party.ties, 9) ** 0.8)


def _party(party: Party, spot: Point) -> Iterator[Mark]:
    radius = _radius(party)
    if party.broker:
        yield Path((spot,), None, _RING, radius + 1.0, party.id)
    if party.group is None:
        # A network is no firm: an open square.
        side = 1.8 * radius
        corner = (spot[0] - side / 2, spot[1] - side / 2)
        yield Box(*corner, side, side, Ink("panel"), Stroke(Ink("ink"), 0.3), key=party.id)
    else:
        yield from group_sign(party.group, *spot, radius, party.id)


def _grounds(found: Collaboration, spots: Sequence[Point]) -> Iterator[Mark]:
    """Yield a ground under every community of three or more."""
    leaders = {p.community for p in found.parties if p.id in found.leaders}
    for community in sorted(leaders):
        mine = [s for p, s in zip(found.parties, spots, strict=True) if p.community == community]
        ring = _hull([(x + dx, y + dy) for x, y in mine for dx, dy in _AROUND])
        yield Path(tuple(ring), Ink("accent-soft", 0.55), Stroke(Ink("line"), 0.18))


_AROUND = (
    (-3.2, 0.0),
    (-2.2, -2.2),
    (0.0, -3.2),
    (2.2, -2.2),
    (3.2, 0.0),
    (2.2, 2.2),
    (0.0, 3.2),
    (-2.2, 2.2),
)


def _hull(points: Sequence[Point]) -> list[Point]:
    """Return the corners of the smallest convex ring around points (Andrew's chain)."""
    ordered = sorted(set(points))

    def half(run: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in run:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return [*half(ordered), *half(ordered[::-1])]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _names(
    found: Collaboration, spots: Sequence[Point], width: float, high: float
) -> Iterator[Mark]:
    """Yield names where there is room: of brokers, of the best connected of communities, of all."""
    taken = [
        (x - _radius(p), y - _radius(p), x + _radius(p), y + _radius(p))
        for p, (x, y) in zip(found.parties, spots, strict=True)
    ]
    pairs = list(zip(found.parties, spots, strict=True))
    pairs.sort(
        key=lambda pair: (
            not pair[0].broker,
            pair[0].id not in found.leaders,
            -pair[0].ties,
            pair[0].id,
        )
    )
    for party, spot in pairs:
        weight = 600 if party.broker or party.id in found.leaders else 400
        air = _radius(party) + (2.2 if party.broker else 1.2)
        # In full where there is room, else shortened.
        names = (party.name, measure.shorten(party.name, 0.3 * width, _SIZE, weight))
        sheet = (width, high)
        name, box = _first(names, weight, partial(_room, spot, air, taken=taken, sheet=sheet))
        if box is None and weight == 600:
            name, box = _first(names, weight, partial(_further, spot, taken=taken, sheet=sheet))
            if box is not None:
                yield Line((spot, _nearest(box, spot)), _LEADER)
        if box is not None:
            taken.append(box)
            yield Text(box[0], box[3] - 0.7, name, _SIZE, weight, key=party.id)


def _first(
    names: Sequence[str], weight: int, place: Callable[[float], Span | None]
) -> tuple[str, Span | None]:
    """Return the first of some names that a place is found for, and where."""
    for name in names:
        box = place(measure.width(name, _SIZE, weight))
        if box is not None:
            return name, box
    return "", None


def _further(spot: Point, wide: float, taken: Sequence[Span], sheet: Point) -> Span | None:
    """Return the nearest free place for a name that must be there, wherever around it."""
    for away in range(5, 40, 3):
        for turn in range(16):
            angle = turn * pi / 8
            left, top = spot[0] + away * cos(angle) - wide / 2, spot[1] + away * sin(angle) - 1.5
            box = (left, top, left + wide, top + 3.0)
            inside = left >= 0 and top >= 0 and box[2] <= sheet[0] and box[3] <= sheet[1]
            if inside and not any(meets(box, other) for other in taken):
                return box
    return None


def _nearest(box: Span, spot: Point) -> Point:
    """Return the point of a box that is nearest to a spot."""
    return min(max(spot[0], box[0]), box[2]), min(max(spot[1], box[1]), box[3])


def _room(
    spot: Point,
    away: float,
    wide: float,
    taken: Sequence[Span],
    sheet: Point,
) -> Span | None:
    """Return the first free place for a name beside, above or below its party, None if none is."""
    x, y = spot
    for left, top in (
        (x + away, y - 1.5),
        (x - away - wide, y - 1.5),
        (x - wide / 2, y - away - 3),
        (x - wide / 2, y + away),
    ):
        box = (left, top, left + wide, top + 3.0)
        if left < 0 or top < 0 or box[2] > sheet[0] or box[3] > sheet[1]:
            continue
        if not any(meets(box, other) for other in taken):
            return box
    return None
