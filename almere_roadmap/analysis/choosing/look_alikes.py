"""Names that look so much alike that a vote would split between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from almere_roadmap.domain.entities import Niche
from almere_roadmap.domain.workshop import Workshop, ordered

ALIKE = 0.5
"""The share of letters in threes that two names have in common from which they look alike."""


def likeness(first: str, second: str) -> float:
    """Return the share, 0 to 1, of the letters in threes that two texts have in common."""
    one, two = _threes(first), _threes(second)
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0


def _threes(text: str) -> Counter[str]:
    words = (f" {''.join(c for c in word if c.isalnum())} " for word in text.casefold().split())
    return Counter(word[n : n + 3] for word in words for n in range(len(word) - 2))


def look_alikes(workshop: Workshop) -> list[tuple[Niche, Niche]]:
    """Return pairs of niches whose names look alike, the most alike first."""
    return _pairs(ordered(workshop.niches.values()))


def _pairs(niches: Sequence[Niche]) -> list[tuple[Niche, Niche]]:
    found = [(likeness(a.name, b.name), a, b) for a, b in combinations(niches, 2)]
    alike = [pair for pair in found if pair[0] >= ALIKE]
    return [(a, b) for _share, a, b in sorted(alike, key=lambda pair: -pair[0])]
