"""Two parties, their partners, and the introduction that would join them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from almere_roadmap.analysis.networks.shortening import around
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.i18n import _, plural

_HEIGHT, _REACH, _MOST = 30.0, 9.5, 5
_SIZE = 8.0


def introduction(
    workshop: Workshop, first: Organisation, second: Organisation, width: float
) -> Figure:
    """Draw the introduction ``width`` mm wide; at most five partners of each are shown."""
    ends = tuple(list(partners) for partners in around(workshop, first.id, second.id))
    shared = set(ends[0]) & set(ends[1])
    y = _HEIGHT / 2 - 1
    left, right = (width * 0.3, y), (width * 0.7, y)
    marks = (
        *_partners(workshop, [p for p in ends[0] if p not in shared], left, pi),
        *_partners(workshop, [p for p in ends[1] if p not in shared], right, 0.0),
        *_shared(workshop, sorted(shared), left, right),
        Line((left, right), Stroke(Ink("accent"), 0.6, (1.4, 1.0))),
        *_node(first, left, width * 0.56),
        *_node(second, right, width * 0.56),
    )
    alt = _("{first} has {one}, {second} has {other}.").format(
        first=first.name,
        second=second.name,
        one=plural("{n} partner", "{n} partners", len(ends[0])),
        other=plural("{n} partner", "{n} partners", len(ends[1])),
    )
    tips = {n: _name(workshop, n) for partners in ends for n in partners}
    return Figure(width, _HEIGHT, tuple(marks), alt=alt, tips=tips)


def _name(workshop: Workshop, node: str) -> str:
    record = workshop.organisations.get(node) or workshop.networks.get(node)
    return record.name if record else node


def _partners(
    workshop: Workshop, partners: Sequence[str], centre: tuple[float, float], side: float
) -> Iterator[Mark]:
    """Yield the partners of a party on its outer side."""
    shown = partners[:_MOST]
    for place, node in enumerate(shown):
        turn = side + (place - (len(shown) - 1) / 2) * pi / 6
        x, y = centre[0] + _REACH * cos(turn), centre[1] + _REACH * sin(turn) * 0.95
        yield Line((centre, (x, y)), Stroke(Ink("ink-2", 0.6), 0.2))
        yield Path(((x, y),), Ink("ink-2"), radius=1.0, key=node)


def _shared(
    workshop: Workshop,
    partners: Sequence[str],
    left: tuple[float, float],
    right: tuple[float, float],
) -> Iterator[Mark]:
    """Yield the partners they share, below the line between them."""
    for place, node in enumerate(partners[:3]):
        x = (left[0] + right[0]) / 2 + (place - (min(len(partners), 3) - 1) / 2) * 6
        y = left[1] + 8.5
        for end in (left, right):
            yield Line((end, (x, y)), Stroke(Ink("ink-2", 0.6), 0.2))
        yield Path(((x, y),), Ink("ink-2"), radius=1.0, key=node)


def _node(party: Organisation, centre: tuple[float, float], room: float) -> Iterator[Mark]:
    x, y = centre
    yield Path((centre,), Ink("accent"), radius=1.8, key=party.id)
    half = min(x, room / 2)
    words = measure.shorten(party.name, 2 * half - 1, _SIZE, 600)
    above = y - 10.5 if x > room / 2 + 5 else y + 13.5
    yield Text(x, above, words, _SIZE, 600, anchor="middle", key=party.id)
