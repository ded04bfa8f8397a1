"""A link as a QR code, so that a phone finds it: dark squares on a light ground."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from almere_roadmap.figures.ink import Ink
from almere_roadmap.figures.marks import Box, Figure, Mark

_QUIET = 4
"""Squares of light ground around the code that readers need."""


def qr_marks(link: str, x: float, y: float, size: float) -> Iterator[Mark]:
    """Yield a code of ``size`` mm with its ground: light in every palette, as readers need."""
    squares = _squares(link)
    step = size / (len(squares) + 2 * _QUIET)
    yield Box(x, y, size, size, Ink("code-ground"))
    for row, line in enumerate(squares):
        for start, length in _runs(line):
            left, top = x + (start + _QUIET) * step, y + (row + _QUIET) * step
            # A little overlap, or a hairline of ground shows between the squares.
            yield Box(left, top, length * step, step * 1.03, Ink("code"))


def qr_figure(link: str, size: float) -> Figure:
    """Return a code as a figure of its own."""
    return Figure(size, size, tuple(qr_marks(link, 0, 0, size)), alt=link)


@cache
def _squares(link: str) -> tuple[tuple[bool, ...], ...]:
    import segno

    made = segno.make(link, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in line) for line in made.matrix)


def _runs(line: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of what is dark in a line."""
    start = 0
    while start < len(line):
        end = start
        while end < len(line) and line[end]:
            end += 1
        if end > start:
            yield start, end - start
        start = max(end, start + 1)
