"""Names and notes that look so much alike that a vote, or a cluster, would split between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from almere_roadmap.domain.entities import Entity, Idea, Niche
from almere_roadmap.domain.workshop import Workshop, ordered

ALIKE = 0.5
"""The share of letters in threes that two names have in common from which they look alike."""

E = TypeVar("E", bound=Entity)


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
    return _pairs(ordered(workshop.niches.values()), lambda niche: niche.name)


def look_alike_ideas(workshop: Workshop) -> list[tuple[Idea, Idea]]:
    """Return pairs of notes that look alike and are not both gathered yet, the most alike first.

    Notes on a canvas are left out: their place there says what they are about.
    """
    ideas = [idea for idea in ordered(workshop.ideas.values()) if not idea.chain]
    found = _pairs(ideas, lambda idea: idea.text)
    return [(a, b) for a, b in found if not (a.niche and b.niche)]


def _pairs(records: Sequence[E], words: Callable[[E], str]) -> list[tuple[E, E]]:
    """Return the pairs that look alike; only those that share letters are compared at all."""
    threes = [_threes(words(record)) for record in records]
    having: defaultdict[str, list[int]] = defaultdict(list)
    found = []
    for place, own in enumerate(threes):
        shared: Counter[int] = Counter()
        for three, count in own.items():
            for other in having[three]:
                shared[other] += min(count, threes[other][three])
            having[three].append(place)
        for other, common in shared.items():
            share = 2 * common / (own.total() + threes[other].total())
            if share >= ALIKE:
                found.append((-share, other, place))
    return [(records[a], records[b]) for _share, a, b in sorted(found)]
