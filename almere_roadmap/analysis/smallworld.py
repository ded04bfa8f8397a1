"""Small worlds: the report's bridge firms, and σ, ω and φ against references for experts.

σ = (C/C_r)/(L/L_r) (Humphries & Gurney 2008), ω = L_r/L − C/C_l (Telesford 2011), φ the
small-world propensity (Muldoon, Bridgeford & Bassett 2016).  C is the mean local clustering, L the
mean shortest path; r is random with the same degrees, l a ring lattice with as many ties.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.domain.message import Message

if TYPE_CHECKING:
    from almere_roadmap.analysis.network import Graph

LEAST_NODES = 20
"""Nodes below which a figure about paths says nothing."""

REFERENCES = 20
"""Random networks that a network is held against."""

SWAPS = 10
"""Attempts per tie at swapping ends when a reference is made."""


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


def shuffled(made: Graph, seed: int) -> nx.Graph[int]:
    """Return a network with the same degrees in which ties are swapped at random."""
    order = {node: place for place, node in enumerate(made)}
    ties = [(order[a], order[b]) for a, b in made.edges() if a != b]
    known = {frozenset(tie) for tie in ties}
    chance = random.Random(seed)
    for _ in range(SWAPS * len(ties) if len(ties) > 1 else 0):
        i, j = chance.sample(range(len(ties)), 2)
        (a, b), (c, d) = ties[i], ties[j]
        new = (frozenset((a, d)), frozenset((c, b)))
        if len({a, b, c, d}) == 4 and not known & set(new):
            known -= {frozenset((a, b)), frozenset((c, d))}
            known |= set(new)
            ties[i], ties[j] = (a, d), (c, b)
    other: nx.Graph[int] = nx.empty_graph(len(order))
    other.add_edges_from(ties)
    return other


@dataclass(frozen=True, slots=True)
class SmallWorld:
    """C and L of a network and its references; σ with its spread over the references, ω and φ.

    ``refusal`` says why the figures are None.
    """

    clustering: float | None = None
    path: float | None = None
    sigma: float | None = None
    spread: float | None = None
    omega: float | None = None
    phi: float | None = None
    refusal: Message | None = None


def small_world(made: Graph, references: int = REFERENCES, seed: int = 1) -> SmallWorld:
    """Return how much of a small world a connected network is, or why that cannot be said."""
    if made.number_of_nodes() < LEAST_NODES:
        return SmallWorld(refusal=Message("Not meaningful below 20 parties."))
    if not nx.is_connected(made):
        return SmallWorld(refusal=Message("Not meaningful: the network falls apart."))
    clustering, path = nx.average_clustering(made), nx.average_shortest_path_length(made)
    chance = [_measures(shuffled(made, seed + n)) for n in range(references)]
    sigmas = [(clustering / c) / (path / length) for c, length in chance if c]
    if not clustering or not sigmas:
        refusal = Message("Not meaningful: no two partners of one party know each other.")
        return SmallWorld(clustering, path, refusal=refusal)
    lattice = _measures(ring_lattice(made.number_of_nodes(), made.number_of_edges()))
    mean = (_mean([c for c, _ in chance]), _mean([length for _, length in chance]))
    return SmallWorld(
        clustering,
        path,
        _mean(sigmas),
        math.sqrt(_mean([(s - _mean(sigmas)) ** 2 for s in sigmas])),
        mean[1] / path - clustering / lattice[0] if lattice[0] else None,
        propensity(clustering, path, lattice=lattice, chance=mean),
    )


def _measures(made: nx.Graph[int]) -> tuple[float, float]:
    """Return C of a network and L of its largest connected part."""
    part = made.subgraph(max(nx.connected_components(made), key=len))
    return nx.average_clustering(made), nx.average_shortest_path_length(part)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
