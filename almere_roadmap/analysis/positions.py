"""Positions in a network: brokers, structural holes, cores and communities.

Constraint and effective size are Burt's (1992), effective size of a plain network as Borgatti
(1997) writes it: n − 2t/n.  An isolated party has none of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from almere_roadmap.analysis.network import Graph


def structural_holes(made: Any, weight: str | None = None) -> dict[Any, tuple[Any, Any]]:  # noqa: ANN401
    """Return (constraint, effective size) per node, None for one without ties.

    ``made`` may be directed; ``weight`` names the attribute that weighs its ties.
    """
    holds = nx.constraint(made, weight=weight)
    sizes = nx.effective_size(made, weight=weight)
    return {node: (_known(holds[node]), _known(sizes[node])) for node in made}


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


@dataclass(frozen=True, slots=True)
class Position:
    """A party's ties, share of shortest paths through it, constraint, effective size and core.

    ``community`` counts from 0, the largest first; ``cut`` tells that the network falls apart
    without this party.
    """

    node: str
    degree: int
    betweenness: float
    constraint: float | None
    effective_size: float | None
    core: int
    community: int
    cut: bool

    @property
    def efficiency(self) -> float | None:
        """Return effective size / degree: the share of ties that are not double."""
        return self.effective_size / self.degree if self.effective_size is not None else None


def positions(made: Graph) -> tuple[Position, ...]:
    """Return the position of every party, the best broker first."""
    between = nx.betweenness_centrality(made)
    holes = structural_holes(made)
    cores = nx.core_number(made)
    cuts = set(nx.articulation_points(made))
    groups = {node: n for n, group in enumerate(communities(made)) for node in group}
    found = (
        Position(
            node,
            made.degree[node],
            between[node],
            *holes[node],
            cores[node],
            groups[node],
            node in cuts,
        )
        for node in made
    )
    return tuple(sorted(found, key=lambda p: (-p.betweenness, -p.degree, str(p.node))))


def communities(made: Graph) -> tuple[frozenset[str], ...]:
    """Return the communities by greedy modularity (Clauset, Newman & Moore), the largest first.

    Parties without a tie are communities of their own.
    """
    if not made.number_of_edges():
        return tuple(frozenset((node,)) for node in made)
    found = nx.community.greedy_modularity_communities(made)
    return tuple(frozenset(group) for group in found)


def modularity(made: Graph, groups: tuple[frozenset[str], ...]) -> float:
    """Return Newman's Q of a division into groups, above 0 more ties inside than chance gives."""
    return float(nx.community.modularity(made, [set(group) for group in groups]))
