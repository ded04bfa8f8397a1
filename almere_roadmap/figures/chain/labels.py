"""Places for the words of flows on a chain map, clear of boxes and of each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.ground import Ground, Rect
from almere_roadmap.figures.chain.routes import Point
from almere_roadmap.figures.chain.words import LABEL_SIZE


def free_label(
    words: str,
    points: tuple[Point, ...],
    ground: Ground,
    others: Iterable[Rect],
    edges: tuple[float, float],
) -> Rect | None:
    """Return a place for words on the longest free piece of a way, None where there is none.

    ``edges`` are how far it may reach to the left and to the right.
    """
    width = min(measure.width(words, LABEL_SIZE), 24.0) + 1.2
    pieces = sorted(
        pairwise(points), key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1])
    )
    taken = list(others)
    for (x0, y0), (x1, y1) in pieces:
        for share in (0.5, 0.3, 0.7):
            x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
            place = Rect(x - width / 2, y - 1.7, width, 3.4)
            if place.x < edges[0] or place.right > edges[1] or any(map(place.meets, taken)):
                continue
            if ground.is_clear(place.x, place.y, place.right, place.bottom):
                return place
    return None
