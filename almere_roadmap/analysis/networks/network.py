"""The collaboration network: who is joined to whom, and on which levels networks focus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.networks import paths
from almere_roadmap.domain.entities import Network
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered

if TYPE_CHECKING:
    Graph = nx.Graph[str]


TIED = ("organisations", "networks", "relations", "memberships", "flows", "boxes")
"""The collections that the network of a workshop is made of."""


def graph(workshop: Workshop) -> Graph:
    """Return organisations and networks as nodes; relations, flows and seats as edges."""
    made: Graph = nx.Graph()
    # An invented firm counts only where it was given a tie.
    made.add_nodes_from(
        firm.id
        for firm in workshop.organisations.values()
        if firm.status is not Status.ILLUSTRATIVE
    )
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
    net = paths.net_of(made)
    label = paths.parts(net)
    inside = label == np.bincount(label).argmax()
    between = zip(made, paths.betweenness(net).tolist(), strict=True)
    brokers = sorted(between, key=lambda pair: (-pair[1], str(pair[0])))
    degrees = zip(made, net.degrees.tolist(), strict=True)
    return NetworkFigures(
        net.size,
        len(net.near) // 2,
        len(net.near) / (net.size * (net.size - 1)),
        float(paths.local_clustering(net).mean()),
        paths.mean_path(paths.part(net, inside)),
        float(inside.mean()),
        tuple(pair for pair in brokers[:most] if pair[1] > 0),
        tuple(sorted(node for node, degree in degrees if not degree)),
    )


@dataclass(frozen=True, slots=True)
class FocusLevel:
    """A level of focus and the networks on it; an empty level is a gap."""

    name: str
    networks: tuple[Network, ...]


def by_focus(workshop: Workshop) -> tuple[FocusLevel, ...]:
    """Return the levels in the order in which they first occur, then the gaps.

    A gap is a part of the region around the home area that no network looks to.
    """
    levels: dict[str, list[Network]] = {}
    for network in ordered(workshop.networks.values()):
        for level in network.focus:
            levels.setdefault(level, []).append(network)
    around = ordered(workshop.areas.values())[1:2] if levels else []
    for region in (region for area in around for region in area.regions):
        if not any(_looks_to(level, region) for level in levels):
            levels[region] = []
    return tuple(FocusLevel(name, tuple(found)) for name, found in levels.items())


def _looks_to(level: str, region: str) -> bool:
    """Tell whether a level speaks of a region by one of its words; "A’dam" stands for Amsterdam."""
    words = [word for word in region.casefold().split() if word not in ("regio", "region")]
    patterns = (r"\w*".join(map(re.escape, re.split("[’']", word))) for word in words)
    return any(re.search(rf"\b{pattern}\b", level.casefold()) for pattern in patterns)


def focus_meaning(levels: tuple[FocusLevel, ...]) -> Message:
    """Say in one sentence where the networks look, and where none does."""
    first = max(levels, key=lambda level: len(level.networks))
    gaps = [level.name for level in levels if not level.networks]
    unique = {network.id for level in levels for network in level.networks}
    params = {
        "count": wording.capital(wording.count(len(first.networks))),
        "all": wording.count(len(unique)),
        "level": first.name,
        "gap": ", ".join(gaps),
    }
    if gaps:
        return Message("{count} of {all} networks look to {level}; none looks to {gap}.", params)
    return Message("{count} of {all} networks look to {level}.", params)
