"""Which introductions shorten the network most: how much closer everybody comes to everybody.

A network in pieces has no mean path, so closeness is judged by efficiency, the mean of 1 over the
steps between two parties (0 where there is no way; Latora & Marchiori 2001).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from almere_roadmap.analysis.networks.network import graph
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, MatchState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number, percent

if TYPE_CHECKING:
    from almere_roadmap.analysis.networks.network import Graph

FAR = 1e6
"""Steps between two parties without a way, so that sums stay sums."""

_EFFORT = 4_000_000
"""How many ways are looked at: of too many pairs, those whose ends have most partners."""


@dataclass(frozen=True, slots=True)
class Shortening:
    """An introduction and what it does: steps apart now (None: no way), efficiency before, after.

    ``path`` are the mean steps between those who are joined, before and after.
    """

    first: Organisation
    second: Organisation
    steps: int | None
    before: float
    after: float
    path: tuple[float, float]

    @property
    def key(self) -> str:
        """Return the id by which selections name this pair."""
        return f"match:{self.first.id}:{self.second.id}"

    def meaning(self) -> Message:
        """Say in one sentence what the introduction does."""
        rise = (self.after - self.before) / self.before if self.before else 0.0
        params = {
            "share": percent(rise, 0),
            "before": number(self.path[0], 1),
            "after": number(self.path[1], 1),
        }
        if self.steps is None:
            text = N_("Joins two circles: everybody comes {share} closer on average.")
        else:
            text = N_("Mean way {before} → {after} steps: everybody comes {share} closer.")
        return Message(text, params)


def shortest_introductions(workshop: Workshop, most: int = 3) -> tuple[Shortening, ...]:
    """Return the introductions that bring everybody closest together, the best first.

    Only parties with partners of their own are introduced: they bring a circle along.  Public
    bodies and dismissed pairs stay out.
    """
    made = graph(workshop)
    made.remove_nodes_from([node for node in made if not made.degree[node]])
    pairs = _candidates(workshop, made)
    if not pairs:
        return ()
    nodes = list(made)
    place = {node: n for n, node in enumerate(nodes)}
    steps = _steps(made, place)
    before = _efficiency(steps)
    judged = []
    for a, b in pairs:
        after = _efficiency(_joined(steps, place[a], place[b]))
        judged.append((-round(after, 9), a, b))
    found = []
    for _score, a, b in sorted(judged)[:most]:
        found.append(_shortening(workshop, steps, (place[a], place[b]), (a, b), before))
    return tuple(found)


def _candidates(workshop: Workshop, made: Graph) -> list[tuple[str, str]]:
    gone = {
        frozenset((m.first, m.second))
        for m in workshop.matches.values()
        if m.state is MatchState.DISMISSED
    }
    firms = sorted(n for n in made if n in workshop.organisations)
    pairs = [
        (a, b)
        for a, b in combinations(firms, 2)
        if not made.has_edge(a, b) and frozenset((a, b)) not in gone and _may_meet(workshop, a, b)
    ]
    degree = dict(made.degree)
    most = max(20, _EFFORT // max(1, len(made) ** 2))
    return sorted(pairs, key=lambda p: (-degree[p[0]] * degree[p[1]], p))[:most]


def _may_meet(workshop: Workshop, a: str, b: str) -> bool:
    groups = {workshop.organisations[a].group, workshop.organisations[b].group}
    return Group.ENTREPRENEURS in groups and Group.GOVERNMENT not in groups


def _steps(made: Graph, place: dict[str, int]) -> NDArray[np.float64]:
    """Return the steps between all pairs, n × n."""
    found = np.full((len(place), len(place)), FAR)
    for node, ways in nx.all_pairs_shortest_path_length(made):
        for other, length in ways.items():
            found[place[node], place[other]] = length
    return found


def _joined(steps: NDArray[np.float64], a: int, b: int) -> NDArray[np.float64]:
    """Return the steps after an introduction of ``a`` to ``b``."""
    way = steps[:, a, None] + 1 + steps[None, b, :]
    return np.minimum(steps, np.minimum(way, way.T))


def _efficiency(steps: NDArray[np.float64]) -> float:
    count = len(steps)
    if count < 2:
        return 0.0
    near = np.where((steps > 0) & (steps < FAR), steps, np.inf)
    return float((1 / near).sum() / (count * (count - 1)))


def _shortening(
    workshop: Workshop,
    steps: NDArray[np.float64],
    places: tuple[int, int],
    ids: tuple[str, str],
    before: float,
) -> Shortening:
    a, b = places
    apart = steps[a, b]
    after = _joined(steps, a, b)
    return Shortening(
        workshop.organisations[ids[0]],
        workshop.organisations[ids[1]],
        int(apart) if apart < FAR else None,
        before,
        _efficiency(after),
        (_mean(steps, steps), _mean(after, steps)),
    )


def _mean(steps: NDArray[np.float64], before: NDArray[np.float64]) -> float:
    """Return the mean steps between the pairs that were joined before."""
    inside = (before > 0) & (before < FAR)
    return float(steps[inside].mean()) if inside.any() else 0.0


def around(workshop: Workshop, first: str, second: str) -> tuple[Iterable[str], Iterable[str]]:
    """Return the partners of each of two parties, for a picture of what joining them does."""
    made = graph(workshop)
    ends = [sorted(set(made[n]) if n in made else ()) for n in (first, second)]
    return ends[0], ends[1]
