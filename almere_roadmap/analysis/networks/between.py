"""Relations between places against what is expected, in the style of Wall & Burger (2008).

A place has no relation with itself here, so plain independence would expect too little elsewhere:
expected counts are those of quasi-independence, e_ij = a_i · b_j off the diagonal, with the same
sums per row and column (iterative proportional fitting).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from almere_roadmap.analysis.networks.relations import SMALL
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LEAST_PLACES = 3
_ROUNDS, _NEAR = 10_000, 1e-9


def quasi_expected(
    counts: Sequence[Sequence[float]], possible: Sequence[Sequence[bool]]
) -> list[list[float]]:
    """Return the expected counts where ``possible``, with the margins of the counts there.

    Where no such counts exist the fit stops at the nearest that it found.
    """
    allowed = np.array(possible, dtype=float)
    given = np.array(counts, dtype=float) * allowed
    rows, columns = given.sum(axis=1, keepdims=True), given.sum(axis=0, keepdims=True)
    found = allowed.copy()
    for _round in range(_ROUNDS):
        found *= _factor(rows, found.sum(axis=1, keepdims=True))
        found *= _factor(columns, found.sum(axis=0, keepdims=True))
        if np.abs(found.sum(axis=1, keepdims=True) - rows).max() < _NEAR:
            break
    made: list[list[float]] = found.tolist()
    return made


def _factor(wanted: Floats, there: Floats) -> Floats:
    made: Floats = np.divide(wanted, there, out=np.zeros_like(wanted), where=there > 0)
    return made


@dataclass(frozen=True, slots=True)
class Pair:
    """Relations from one place to another: how many, and how many are expected."""

    origin: str
    target: str
    observed: float
    expected: float

    @property
    def key(self) -> str:
        """Return the id by which figures and selections name this pair."""
        return f"places:{self.origin}:{self.target}"

    @property
    def ratio(self) -> float | None:
        """Return observed / expected, above 1 stronger than chance."""
        return self.observed / self.expected if self.expected else None

    @property
    def small(self) -> bool:
        """Tell whether so little is expected that it is only a hint."""
        return self.expected < SMALL


@dataclass(frozen=True, slots=True)
class Between:
    """All pairs of different places, the strongest for its size first.

    ``places`` begin with those that have most relations.
    """

    places: tuple[str, ...]
    all_pairs: tuple[Pair, ...]
    status: Status

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return the pairs with a relation."""
        return tuple(pair for pair in self.all_pairs if pair.observed)


def between_places(workshop: Workshop) -> Between | Message:
    """Return the relations between places, or why they are not held against each other."""
    counts: dict[tuple[str, str], float] = {}
    statuses = []
    for relation in workshop.relations.values():
        ends = [workshop.organisations.get(e) for e in (relation.organisation, relation.partner)]
        places = [firm.place for firm in ends if firm is not None and firm.place]
        if len(places) == 2 and places[0] != places[1]:
            pair = (places[0], places[1])
            counts[pair] = counts.get(pair, 0.0) + relation.count
            statuses.append(relation.status)
    names = sorted({place for pair in counts for place in pair})
    if len(names) < _LEAST_PLACES:
        return Message(
            "Needs relations between parties in at least three places; a relation says this when "
            "both its firm and its partner are known."
        )
    matrix = [[counts.get((a, b), 0.0) for b in names] for a in names]
    hoped = quasi_expected(matrix, [[a != b for b in names] for a in names])
    pairs = [
        Pair(a, b, matrix[i][j], hoped[i][j])
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i != j
    ]
    pairs.sort(key=lambda pair: (-(pair.ratio or 0.0), pair.origin, pair.target))
    sums = {name: sum(n for pair, n in counts.items() if name in pair) for name in names}
    busiest = sorted(names, key=lambda name: (-sums[name], name))
    return Between(tuple(busiest), tuple(pairs), worst(statuses))


def meaning(found: Between) -> Message:
    """Say in one sentence which places are joined more than their size explains."""
    first = found.pairs[0]
    params = {
        "origin": first.origin,
        "target": first.target,
        "ratio": number(first.ratio or 0.0, 1),
    }
    text = N_("{origin} and {target} are joined {ratio} times as much as their size explains.")
    return Message(text, params)
