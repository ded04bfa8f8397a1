"""Packing: which bars of a layer share a row."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

_APART = 1.0
"""How far apart, in mm, two bars in one row are at least."""


def packed(spans: Sequence[tuple[float, float]], by_hand: Sequence[int | None]) -> list[int]:
    """Give each span the first row in which it touches no other.

    Those that were put in a row by hand come first and stay there.
    """
    taken: list[tuple[float, float, int]] = []
    longest, rows = 0.0, [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda n: by_hand[n] is None):
        start, end = spans[place]
        first = bisect_left(taken, (start - longest - _APART,))
        until = bisect_left(taken, (end + _APART,))
        full = 0
        for _start, other_end, row in taken[first:until]:
            if start < other_end + _APART:
                full |= 1 << row
        wanted = by_hand[place]
        rows[place] = _first_free(full, 0 if wanted is None else min(wanted, len(spans)))
        insort(taken, (start, end, rows[place]))
        longest = max(longest, end - start)
    return rows


def _first_free(full: int, least: int) -> int:
    """Return the number of the first bit, from ``least`` on, that is not set."""
    rest = full >> least
    return least + (~rest & (rest + 1)).bit_length() - 1
