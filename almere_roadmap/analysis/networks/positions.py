"""Positions in a network: brokers, structural holes, cores and communities.

Constraint and effective size are Burt's (1992), effective size of a plain network as Borgatti
(1997) writes it: n − 2t/n.  An isolated party has none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from almere_roadmap.analysis.networks.paths import betweenness, net_of

if TYPE_CHECKING:
    from almere_roadmap.analysis.networks.network import Graph


_TINY = 1e-300


def structural_holes(made: Any, weight: str | None = None) -> dict[Any, tuple[Any, Any]]:  # noqa: ANN401
    """Return (constraint, effective size) per node, None for one without ties.

    ``made`` may be directed; ``weight`` names the attribute that weighs its ties.  With a_ij the
    tie both ways together, p_ij = a_ij / Σ_k a_ik and m_ij = a_ij / max_k a_ik: constraint is
    Σ_j (p_ij + Σ_q p_iq p_qj)², effective size Σ_j (1 − Σ_q p_iq m_jq), over partners j.
    """
    if not len(made):
        return {}
    one_way = _matrix(made, weight)
    both = one_way + one_way.T
    tied = both > 0
    share = both / np.maximum(both.sum(axis=1, keepdims=True), _TINY)
    strength = both / np.maximum(both.max(axis=1, keepdims=True), _TINY)
    holds = np.where(tied, (share + share @ share) ** 2, 0).sum(axis=1)
    sizes = np.where(tied, 1 - share @ strength.T, 0).sum(axis=1)
    alone = ~tied.any(axis=1)
    return {
        node: (None, None) if none else (float(hold), float(size))
        for node, none, hold, size in zip(made, alone, holds, sizes, strict=True)
    }


def _matrix(made: Any, weight: str | None) -> Any:  # noqa: ANN401 – a network, a matrix
    """Return the weights of all ties from row to column, 1 each without weights."""
    order = {node: place for place, node in enumerate(made)}
    found = np.zeros((len(order), len(order)))
    for a, b, value in made.edges(data=weight, default=1) if weight else _plain(made):
        found[order[a], order[b]] = value
        if not made.is_directed():
            found[order[b], order[a]] = value
    np.fill_diagonal(found, 0.0)
    return found


def _plain(made: Any) -> list[tuple[Any, Any, float]]:  # noqa: ANN401 – a network
    return [(a, b, 1.0) for a, b in made.edges()]


@dataclass(frozen=True, slots=True)
class Position:
    """A party's ties, share of shortest paths through it, constraint, effective size and core.

    ``cut`` tells that the network falls apart without this party.
    """

    node: str
    degree: int
    betweenness: float
    constraint: float | None
    effective_size: float | None
    core: int
    cut: bool

    @property
    def efficiency(self) -> float | None:
        """Return effective size / degree: the share of ties that are not double."""
        return self.effective_size / self.degree if self.effective_size is not None else None


def positions(made: Graph) -> tuple[Position, ...]:
    """Return the position of every party, the best broker first."""
    between = dict(zip(made, betweenness(net_of(made)).tolist(), strict=True))
    holes = structural_holes(made)
    cores = nx.core_number(made)
    cuts = set(nx.articulation_points(made))
    found = (
        Position(
            node,
            made.degree[node],
            between[node],
            *holes[node],
            cores[node],
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
