"""Where the parties stand before they meet: in chains, niches, networks and among partners."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.analysis.clusters.completeness import stages_of
from almere_roadmap.analysis.clusters.match_parts import weights
from almere_roadmap.analysis.networks.network import graph
from almere_roadmap.domain.entities import Match, Organisation, Stage
from almere_roadmap.domain.words import LinkKind, Role
from almere_roadmap.domain.workshop import Workshop

if TYPE_CHECKING:
    from almere_roadmap.analysis.networks.network import Graph


@dataclass(frozen=True)
class Standing:
    """What every pair is judged against, computed once."""

    workshop: Workshop
    graph: Graph
    roles: dict[str, set[tuple[str, Role]]]
    niches: dict[str, set[str]]
    tables: dict[str, set[str]]
    shared: dict[frozenset[str], float]
    steps: dict[str, dict[str, int]]
    matches: dict[frozenset[str], Match]
    weights: dict[str, float]
    stages: dict[str, set[str]]
    unjoined: tuple[tuple[Stage, Stage], ...]

    def match(self, a: Organisation, b: Organisation) -> Match | None:
        """Return what was decided about a pair."""
        return self.matches.get(frozenset((a.id, b.id)))


def standing_of(workshop: Workshop) -> Standing:
    """Return where all parties of a workshop stand."""
    made = graph(workshop)
    niches: dict[str, set[str]] = {}
    for link in workshop.links.values():
        if link.kind is LinkKind.FIRM and link.origin in workshop.niches:
            niches.setdefault(link.target, set()).add(link.origin)
    tables: dict[str, set[str]] = {}
    for seat in workshop.memberships.values():
        tables.setdefault(seat.organisation, set()).add(seat.network)
    matches = {frozenset((m.first, m.second)): m for m in workshop.matches.values()}
    roles = _roles(workshop)
    parties = (roles.keys() | niches.keys()) & set(made)
    steps = {party: dict(nx.single_source_shortest_path_length(made, party)) for party in parties}
    return Standing(
        workshop,
        made,
        roles,
        niches,
        tables,
        # Who sits at one table has points for that already: a table is no neighbour.
        shared_neighbours(made.subgraph(made.nodes - workshop.networks.keys())),
        steps,
        matches,
        weights(workshop),
        _stages(workshop),
        tuple(_unjoined(workshop)),
    )


def _unjoined(workshop: Workshop) -> Iterator[tuple[Stage, Stage]]:
    """Yield the adjacent stages of chains between which nothing flows yet."""
    stage = {box.id: box.stage for box in workshop.boxes.values()}
    joined = {
        frozenset((stage[f.origin], stage[f.target]))
        for f in workshop.flows.values()
        if f.origin in stage and f.target in stage
    }
    for chain in workshop.chains:
        for first, second in pairwise(stages_of(workshop, chain)):
            if frozenset((first.id, second.id)) not in joined:
                yield first, second


def _stages(workshop: Workshop) -> dict[str, set[str]]:
    """Return the stages in which every party stands."""
    found: dict[str, set[str]] = {}
    for box in workshop.boxes.values():
        if box.record in workshop.organisations:
            found.setdefault(box.record, set()).add(box.stage)
    return found


def _roles(workshop: Workshop) -> dict[str, set[tuple[str, Role]]]:
    roles: dict[str, set[tuple[str, Role]]] = {}
    for box in workshop.boxes.values():
        if box.record in workshop.organisations:
            roles.setdefault(box.record, set()).add((box.chain, box.role))
    return roles


def shared_neighbours(made: Graph) -> dict[frozenset[str], float]:
    """Return Adamic & Adar's index Σ 1/ln(degree of shared neighbour), as a share of the highest.

    Pairs without a shared neighbour are left out.
    """
    found: dict[frozenset[str], float] = {}
    for node in made:
        neighbours = set(made[node]) - {node}
        for pair in combinations(neighbours, 2):
            key = frozenset(pair)
            found[key] = found.get(key, 0.0) + 1 / math.log(len(neighbours))
    highest = max(found.values(), default=0.0)
    return {pair: value / highest for pair, value in found.items()}


def role_share(standing: Standing, a: Organisation, b: Organisation) -> float:
    """Return 1 for different roles in one chain, ½ for roles in different chains."""
    mine, yours = standing.roles.get(a.id, set()), standing.roles.get(b.id, set())
    if any(c == d and r is not s for c, r in mine for d, s in yours):
        return 1.0
    return 0.5 if mine and yours and not mine & yours else 0.0
