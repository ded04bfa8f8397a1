"""The collaboration network: who is joined to whom, and on which levels networks focus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.domain.entities import Network
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import number

if TYPE_CHECKING:
    Graph = nx.Graph[str]


def graph(workshop: Workshop) -> Graph:
    """Return organisations and networks as nodes; relations, flows and seats as edges."""
    made: Graph = nx.Graph()
    made.add_nodes_from(workshop.organisations)
    made.add_edges_from(_ties(workshop))
    return made


def _ties(workshop: Workshop) -> Iterator[tuple[str, str]]:
    known = workshop.organisations.keys() | workshop.networks.keys()
    for relation in workshop.relations.values():
        if {relation.organisation, relation.partner} <= known:
            yield relation.organisation, relation.partner
    for seat in workshop.memberships.values():
        if {seat.organisation, seat.network} <= known:
            yield seat.organisation, seat.network
    for flow in workshop.flows.values():
        ends = [workshop.boxes.get(end) for end in (flow.origin, flow.target)]
        records = [box.record for box in ends if box and box.record in known]
        if len(records) == 2 and records[0] != records[1]:
            yield records[0], records[1]


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """Size, density and the like of the network; path figures are of its largest part.

    ``brokers`` are the nodes with the highest betweenness, ``isolated`` those without a tie.
    """

    nodes: int
    ties: int
    density: float
    clustering: float
    mean_path: float | None
    covered: float
    brokers: tuple[tuple[str, float], ...]
    isolated: tuple[str, ...]


def network_figures(made: Graph, most: int = 5) -> NetworkFigures | None:
    """Return the figures of a network, None when nobody is joined to anybody."""
    if not made.number_of_edges():
        return None
    largest = made.subgraph(max(nx.connected_components(made), key=len))
    between = nx.betweenness_centrality(made)
    brokers = sorted(between.items(), key=lambda pair: (-pair[1], pair[0]))
    return NetworkFigures(
        made.number_of_nodes(),
        made.number_of_edges(),
        nx.density(made),
        nx.average_clustering(made),
        nx.average_shortest_path_length(largest),
        len(largest) / made.number_of_nodes(),
        tuple(pair for pair in brokers[:most] if pair[1] > 0),
        tuple(sorted(node for node, degree in made.degree() if not degree)),
    )


@dataclass(frozen=True, slots=True)
class FocusLevel:
    """A level of focus and the networks on it; an empty level is a gap."""

    name: str
    networks: tuple[Network, ...]


EXPECTED = "regio Utrecht"
"""The level that the report misses between its networks; shown as a gap when it is empty."""


def by_focus(workshop: Workshop) -> tuple[FocusLevel, ...]:
    """Return the levels in the order in which they first occur, with the missing one."""
    levels: dict[str, list[Network]] = {}
    for network in ordered(workshop.networks.values()):
        for level in network.focus:
            levels.setdefault(level, []).append(network)
    if levels and not any("utrecht" in level.casefold() for level in levels):
        levels[EXPECTED] = []
    return tuple(FocusLevel(name, tuple(found)) for name, found in levels.items())


def focus_meaning(levels: tuple[FocusLevel, ...]) -> Message:
    """Say in one sentence where the networks look, and where none does."""
    first = max(levels, key=lambda level: len(level.networks))
    gaps = [level.name for level in levels if not level.networks]
    unique = {network.id for level in levels for network in level.networks}
    params = {
        "count": number(len(first.networks)),
        "all": number(len(unique)),
        "level": first.name,
        "gap": ", ".join(gaps),
    }
    if gaps:
        return Message("{count} of {all} networks look to {level}; none looks to {gap}.", params)
    return Message("{count} of {all} networks look to {level}.", params)
