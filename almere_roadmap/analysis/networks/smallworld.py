"""Small worlds: the report's bridge firms, and σ, ω and φ against references for experts.

σ = (C/C_r)/(L/L_r) (Humphries & Gurney 2008), ω = L_r/L − C/C_l (Telesford 2011), φ the
small-world propensity (Muldoon, Bridgeford & Bassett 2016).  C is the mean local clustering, L the
mean shortest path; r is random with the same degrees, l for ω a lattice with the same degrees, for
φ a ring lattice with as many ties.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.analysis.networks.network import TIED, graph
from almere_roadmap.analysis.networks.paths import (
    Net,
    local_clustering,
    mean_path,
    net,
    net_of,
    parts,
    transitivity,
)
from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number

if TYPE_CHECKING:
    from almere_roadmap.analysis.networks.network import Graph

LEAST_NODES = 20
"""Nodes below which a figure about paths says nothing."""

REFERENCES = 20
"""Random networks that a network is held against."""

SWAPS = 10
"""Attempts per tie at swapping ends when a reference is made."""

PATIENCE = 400_000
"""Attempts after which a lattice that still changes is given up."""

SETTLED = 0.01
"""A lattice has converged when doubling its sweeps moves its clustering by less than this."""


def propensity(
    clustering: float,
    path: float,
    *,
    lattice: tuple[float, float],
    chance: tuple[float, float],
) -> float | None:
    """Return φ = 1 − √((Δ_C² + Δ_L²)/2), above 0.6 strong; references are (C, L).

    Both deviations are held within 0 to 1.  None where lattice and chance do not differ.
    """
    c_range, l_range = lattice[0] - chance[0], lattice[1] - chance[1]
    if not c_range or not l_range:
        return None
    off_c = min(1.0, max(0.0, (lattice[0] - clustering) / c_range))
    off_l = min(1.0, max(0.0, (path - chance[1]) / l_range))
    return 1 - math.sqrt((off_c**2 + off_l**2) / 2)


def ring_lattice(nodes: int, ties: int) -> nx.Graph[int]:
    """Return a ring in which ``ties`` join the nearest neighbours, the shortest distances first.

    A distance for which not all ties are left is filled evenly around the ring.
    """
    made: nx.Graph[int] = nx.empty_graph(nodes)
    distance = 1
    while ties > 0 and distance <= nodes // 2:
        room = nodes // 2 if 2 * distance == nodes else nodes
        count = min(room, ties)
        starts = [place * room // count for place in range(count)]
        made.add_edges_from((start, (start + distance) % nodes) for start in starts)
        ties -= count
        distance += 1
    return made


Ties = list[tuple[int, int]]


def shuffled(ties: Ties, seed: int) -> Ties:
    """Return ties between the same parties, with the same degrees, swapped at random."""
    return _Swaps(ties, seed).go(SWAPS * len(ties))


@dataclass(frozen=True, slots=True)
class Lattice:
    """Ties swapped towards neighbours on a ring; ``converged`` tells that more changes nothing."""

    ties: Ties
    clustering: float
    converged: bool


def latticised(size: int, ties: Ties, seed: int = 1) -> Lattice:
    """Return a lattice with the same degrees (Sporns & Zwi 2004), as far as it came.

    Sweeps are doubled until they move the clustering by less than 1 %; where that takes more than
    :data:`PATIENCE` attempts the reference has not converged.
    """
    swaps = _Swaps(ties, seed, size)
    before, sweeps, spent = -1.0, 4, 0
    while True:
        found = swaps.go(sweeps * len(ties))
        spent += sweeps * len(ties)
        now = float(local_clustering(net(size, found)).mean())
        if abs(now - before) <= SETTLED * now:
            return Lattice(found, now, True)
        if spent + 2 * sweeps * len(ties) > PATIENCE:
            return Lattice(found, now, False)
        before, sweeps = now, 2 * sweeps


class _Swaps:
    """Swaps the ends of pairs of ties; with ``ring`` only where both come nearer on a ring."""

    def __init__(self, ties: Ties, seed: int, ring: int = 0) -> None:
        self._ties = list(ties)
        # By difference of places, also below nought: a list counts back from its end.
        self._apart = [min(step, ring - step) for step in range(ring)]
        self._near: dict[int, set[int]] = {}
        for a, b in ties:
            self._near.setdefault(a, set()).add(b)
            self._near.setdefault(b, set()).add(a)
        self._chance = random.Random(seed)

    def go(self, attempts: int) -> Ties:
        """Try so many swaps and return the ties as they are then."""
        ties, near, draw, apart = self._ties, self._near, self._chance.random, self._apart
        count = len(ties)
        for _ in range(attempts if count > 1 else 0):
            i, j = int(draw() * count), int(draw() * count)
            a, b = ties[i]
            # Either end of the second tie may be the one that is taken.
            c, d = ties[j] if draw() < 0.5 else ties[j][::-1]
            if a in (c, d) or b in (c, d) or d in near[a] or b in near[c]:
                continue
            if apart and apart[a - d] + apart[c - b] >= apart[a - b] + apart[c - d]:
                continue
            self._swap(a, b, c, d)
            ties[i], ties[j] = (a, d), (c, b)
        return list(ties)

    def _swap(self, a: int, b: int, c: int, d: int) -> None:
        """Tie a to d and c to b instead of a to b and c to d."""
        near = self._near
        near[a].remove(b)
        near[b].remove(a)
        near[c].remove(d)
        near[d].remove(c)
        near[a].add(d)
        near[d].add(a)
        near[c].add(b)
        near[b].add(c)


@dataclass(frozen=True, slots=True)
class SmallWorld:
    """C and L of a network and its references; σ with its spread over the references, ω and φ.

    C is the mean local clustering; ``transitivity`` is the other clustering that is in use, and
    ``by_transitivity`` the σ that it gives.  ``refusal`` says why the figures are None, and
    ``unsettled`` why ω alone is.  ``chance`` are C and L of every reference.
    """

    clustering: float | None = None
    path: float | None = None
    sigma: float | None = None
    spread: float | None = None
    omega: float | None = None
    phi: float | None = None
    transitivity: float | None = None
    by_transitivity: float | None = None
    chance: tuple[tuple[float, float], ...] = ()
    refusal: Message | None = None
    unsettled: Message | None = None


def small_world(made: Graph, references: int = REFERENCES, seed: int = 1) -> SmallWorld:
    """Return how much of a small world a connected network is, or why that cannot be said."""
    size = made.number_of_nodes()
    if size < LEAST_NODES:
        params = {"least": number(LEAST_NODES), "count": number(size)}
        refusal = Message("Not meaningful below {least} parties: there are {count}.", params)
        return SmallWorld(refusal=refusal)
    found = net_of(made)
    if parts(found).any():
        return SmallWorld(refusal=_fallen_apart(parts(found).tolist()))
    ties = [(int(a), int(b)) for a, b in zip(found.rows, found.near, strict=True) if a < b]
    here = _measures(found)
    chance = [_measures(net(size, shuffled(ties, seed + n))) for n in range(references)]
    if not here.clustering or not any(c.clustering for c in chance):
        refusal = Message("Not meaningful: no two partners of one party know each other.")
        return SmallWorld(here.clustering, here.path, refusal=refusal)
    ring = _measures(net_of(ring_lattice(size, len(ties))))
    return _judged(here, chance, ring, latticised(size, ties, seed))


def _fallen_apart(label: Sequence[int]) -> Message:
    """Say into how many parts a network falls, by the part of every party."""
    sizes = Counter(label).values()
    params = {
        "parts": number(len(sizes)),
        "largest": number(max(sizes)),
        "all": number(len(label)),
    }
    return Message(
        "Not meaningful: the network falls apart into {parts} parts, the largest of {largest} of "
        "{all} parties.",
        params,
    )


@remembered(*TIED)
def small_world_of_parties(workshop: Workshop) -> SmallWorld:
    """Return how small the world of the parties with a tie is, or why that cannot be said."""
    made = graph(workshop)
    made.remove_nodes_from([node for node, degree in list(made.degree()) if not degree])
    return small_world(made)


@dataclass(frozen=True, slots=True)
class _Measures:
    """C, L and transitivity of a network."""

    clustering: float
    path: float
    transitivity: float


def _judged(
    here: _Measures, chance: list[_Measures], ring: _Measures, lattice: Lattice
) -> SmallWorld:
    sigmas = [
        (here.clustering / c.clustering) / (here.path / c.path) for c in chance if c.clustering
    ]
    others = [
        (here.transitivity / c.transitivity) / (here.path / c.path)
        for c in chance
        if c.transitivity
    ]
    mean = (_mean([c.clustering for c in chance]), _mean([c.path for c in chance]))
    settled = lattice.converged and lattice.clustering > 0
    return SmallWorld(
        here.clustering,
        here.path,
        _mean(sigmas),
        math.sqrt(_mean([(s - _mean(sigmas)) ** 2 for s in sigmas])),
        mean[1] / here.path - here.clustering / lattice.clustering if settled else None,
        propensity(here.clustering, here.path, lattice=(ring.clustering, ring.path), chance=mean),
        here.transitivity,
        _mean(others) if others else None,
        tuple((c.clustering, c.path) for c in chance),
        unsettled=None if settled else Message(_UNSETTLED),
    )


def meaning(found: SmallWorld) -> Message:
    """Say in one sentence whether it is a small world; ``found`` was not refused."""
    params = {"sigma": number(found.sigma or 0.0, 1)}
    if (found.sigma or 0.0) > 1:
        return Message("A small world: σ is {sigma}, above 1.", params)
    return Message("No small world: σ is {sigma}, not above 1.", params)


_UNSETTLED = N_(
    "ω is not shown: its lattice of reference has not converged, more swaps still change it."
)


def _measures(found: Net) -> _Measures:
    clustering = float(local_clustering(found).mean())
    return _Measures(clustering, mean_path(found) or math.inf, transitivity(found))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
