"""The ring map: one dot per relation, from home in the middle to abroad at the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, pi, sin, sqrt

from almere_roadmap.analysis.networks.relations import KINDS, AreaShare, ei_index, ring_meaning
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, percent, plural, say

_GREY = Ink("ink-2")
_NEXT_LINE = 3.6
_MOST_DOTS = 160
_CUSTOMER = KINDS.index(RelationKind.CUSTOMER)


def ring_map(
    shares: Sequence[AreaShare],
    width: float,
    *,
    source: str = "",
    status: Status = Status.RECORDED,
) -> Figure:
    """Draw the areas as rings with a dot per relation (or per several), filled for customers."""
    side = min(0.58 * width, 78.0)
    each = max(1, ceil(max((s.count for s in shares), default=1) / _MOST_DOTS))
    centre, step = (side / 2, side / 2), side / 2 / max(1, len(shares))
    marks: list[Mark] = []
    for place in reversed(range(len(shares))):
        marks += _ring(shares[place], place, centre, step)
    for place, share in enumerate(shares):
        marks += _dots(share, place, centre, step, each)
    labels, under = _labels(shares, side + 6, width)
    marks += labels
    high = max(side, under)
    marks += _legend(0, high + 4.5)
    unit = plural("One dot is {n} relation.", "One dot is {n} relations.", each)
    return Figure(
        width,
        high + 6,
        tuple(marks),
        title=say(ring_meaning(shares)) if shares else _("No relations yet."),
        caption=f"{unit} {index_words(shares)}".strip(),
        source=source,
        flag=flag_of(status),
        alt=", ".join(f"{s.area.name} {number(s.count)}" for s in shares),
        tips={s.area.id: f"{s.area.name}: {number(s.count)} ({percent(s.share)})" for s in shares},
        missing=measure.missing_in(marks),
    )


def index_words(shares: Sequence[AreaShare]) -> str:
    """Say the E–I index of home, and of home with the area around it."""
    total = sum(share.count for share in shares)
    if not total:
        return ""
    home, region = shares[0].count, sum(share.count for share in shares[:2])
    words = _("E–I index {home}: {value}; with {region}: {around}. Below 0 is mostly inside.")
    return words.format(
        home=shares[0].area.name,
        value=number(ei_index(home, total - home) or 0.0, 3),
        region=shares[1].area.name if len(shares) > 1 else "",
        around=number(ei_index(region, total - region) or 0.0, 3),
    )


def _level(place: int) -> str:
    return f"area-{min(place, 3)}"


def _ring(share: AreaShare, place: int, centre: tuple[float, float], step: float) -> Iterator[Mark]:
    line = Stroke(Ink("panel"), 0.35) if place < 2 else Stroke(_GREY, 0.15)
    yield Path((centre,), Ink(_level(place)), line, (place + 1) * step - 0.1, share.area.id)


def _dots(
    share: AreaShare, place: int, centre: tuple[float, float], step: float, each: int
) -> Iterator[Mark]:
    """Yield the dots of an area: customers filled, all others open."""
    count, customers = ceil(share.count / each), round(share.kinds[_CUSTOMER] / each)
    places = list(_places(count, place * step, step))
    radius = min(1.15, _closest(count, place, step) / 2.2)
    for number_, (dx, dy) in enumerate(places):
        fill = Ink("ink") if number_ < customers else Ink("panel")
        spot = (centre[0] + dx, centre[1] + dy)
        yield Path((spot,), fill, Stroke(Ink("ink"), 0.25), radius, share.area.id)


def _closest(count: int, place: int, step: float) -> float:
    """Return about how far apart the dots of a ring are."""
    # The sunflower in the middle keeps clear of its edge.
    area = pi * (step - 2) ** 2 if place == 0 else pi * step * step * (2 * place + 1)
    return sqrt(area / max(1, count)) * 0.8


def _places(count: int, inner: float, step: float) -> Iterator[tuple[float, float]]:
    """Yield places in a ring: a sunflower in the middle, else circles with equal gaps."""
    if inner == 0:
        for n in range(count):
            r = (step - 2) * sqrt((n + 0.5) / max(1, count))
            yield r * cos(n * 2.39996), r * sin(n * 2.39996)
        return
    circles = max(1, round(sqrt(count * step / (2 * pi * (inner + step / 2)))))
    radii = [inner + step * (n + 0.5) / circles for n in range(circles)]
    done = 0
    for n, r in enumerate(radii):
        here = round(count * sum(radii[: n + 1]) / sum(radii)) - done
        for k in range(here):
            turn = 2 * pi * (k + 0.5 * (n % 2)) / here - pi / 2 + 0.35 * inner
            yield r * cos(turn), r * sin(turn)
        done += here


def _labels(shares: Sequence[AreaShare], x: float, width: float) -> tuple[list[Mark], float]:
    """Return the names and counts of the areas, and where they end."""
    marks: list[Mark] = []
    y = 0.0
    for place, share in enumerate(shares):
        lines = measure.break_lines(share.area.name, width - x - 3.6, 8.5, most=2)
        more = _NEXT_LINE * (len(lines) - 1)
        marks += _label(share, place, lines, x, y)
        y += 11.5 + more
    return marks, y


def _label(
    share: AreaShare, place: int, lines: Sequence[str], x: float, y: float
) -> Iterator[Mark]:
    key, more = share.area.id, _NEXT_LINE * (len(lines) - 1)
    edge = Stroke(_GREY, 0.15) if place > 1 else None
    yield Box(x, y + 1, 1.6, 9 + more, Ink(_level(place)), edge, key=key)
    for row, line in enumerate(lines):
        yield Text(x + 3.6, y + 4.4 + row * _NEXT_LINE, line, 8.5, key=key)
    count, base = number(share.count), y + 8.8 + more
    yield Text(x + 3.6, base, count, 8.5, 600, key=key)
    after = x + 3.6 + measure.width(count, 8.5, 600) + 2.5
    yield Text(after, base, percent(share.share), 8.5, ink=_GREY, key=key)


def _legend(x: float, y: float) -> Iterator[Mark]:
    yield Path(((x + 1.1, y - 1),), Ink("ink"), Stroke(Ink("ink"), 0.25), 1.1)
    words = _("customer")
    yield Text(x + 3.4, y, words, 8, ink=_GREY)
    after = x + 3.4 + measure.width(words, 8) + 4
    yield Path(((after + 1.1, y - 1),), Ink("panel"), Stroke(Ink("ink"), 0.25), 1.1)
    yield Text(after + 3.4, y, _("other"), 8, ink=_GREY)
