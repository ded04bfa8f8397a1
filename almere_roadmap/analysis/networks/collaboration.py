"""The collaboration network as a picture needs it: who is drawn where, and what stands out.

The place of every party follows from its ties alone, so the same network is drawn the same way in
every session, on screen and on paper.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from almere_roadmap.analysis.networks.network import TIED, graph, network_figures
from almere_roadmap.analysis.networks.positions import communities
from almere_roadmap.analysis.networks.smallworld import LEAST_NODES
from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number

if TYPE_CHECKING:
    from almere_roadmap.analysis.networks.network import Graph

MOST_DRAWN = 400
"""Parties that a picture can still tell apart; of more the best connected are drawn."""

STEPS = 120


@dataclass(frozen=True, slots=True)
class Party:
    """A party with ties: its place (0 to 1 both ways), ties, community and whether it brokers."""

    id: str
    name: str
    group: Group | None
    x: float
    y: float
    ties: int
    community: int
    broker: bool


@dataclass(frozen=True, slots=True)
class Collaboration:
    """The parties that are joined, their ties by place in ``parties``, and those without any.

    ``connected`` is the size of the largest part; below :data:`LEAST_NODES` nobody is called a
    broker.  ``leaders`` names the best connected party of every community of three or more,
    ``broker`` who stands most between the others.
    """

    parties: tuple[Party, ...]
    ties: tuple[tuple[int, int], ...]
    leaders: tuple[str, ...]
    alone: tuple[str, ...]
    joined: int
    connected: int
    status: Status
    broker: str = ""

    @property
    def caveat(self) -> Message | None:
        """Return why brokers and paths are not told, when they are not."""
        if self.connected >= LEAST_NODES:
            return None
        text = N_(
            "Brokers and path lengths are not meaningful below {least} parties in one part; here "
            "{count} hang together."
        )
        params = {"least": number(LEAST_NODES), "count": number(self.connected)}
        return Message(text, params)


@remembered(*TIED)
def collaboration(workshop: Workshop) -> Collaboration | None:
    """Return the network of organisations and networks, None when nobody is joined."""
    made = graph(workshop)
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    figures = network_figures(made)
    if figures is None:
        return None
    tied = sorted((n for n, d in made.degree() if d), key=lambda n: (-made.degree[n], n))
    kept: Graph = made.subgraph(tied[:MOST_DRAWN])
    groups = communities(kept)
    place = {node: at for at, group in enumerate(groups) for node in group}
    order = sorted(kept, key=lambda node: (place[node], -made.degree[node], node))
    connected = round(figures.covered * figures.nodes)
    brokers = {node for node, _ in figures.brokers} if connected >= LEAST_NODES else set()
    spots = layout(len(order), _ends(kept, order), [place[node] for node in order])
    parties = tuple(
        Party(
            node,
            name_of(workshop, node),
            workshop.organisations[node].group if node in workshop.organisations else None,
            *spot,
            made.degree[node],
            place[node],
            node in brokers,
        )
        for node, spot in zip(order, spots, strict=True)
    )
    big = [n for n, group in enumerate(groups) if len(group) > 2]
    return Collaboration(
        parties,
        tuple(_ends(kept, order)),
        tuple(next(p.id for p in parties if p.community == n) for n in big),
        figures.isolated,
        len(tied),
        connected,
        status(workshop),
        name_of(workshop, figures.brokers[0][0]) if brokers else "",
    )


def status(workshop: Workshop) -> Status:
    """Return the least certain status of what joins the parties."""
    relations = (r.status for r in workshop.relations.values() if r.partner)
    seats = (seat.status for seat in workshop.memberships.values())
    return worst((*relations, *seats, *(flow.status for flow in workshop.flows.values())))


def name_of(workshop: Workshop, node: str) -> str:
    """Return the name of an organisation or network."""
    found = workshop.organisations.get(node) or workshop.networks.get(node)
    return found.name if found else node


def _ends(made: Graph, order: Sequence[str]) -> list[tuple[int, int]]:
    at = {node: place for place, node in enumerate(order)}
    ends = ((at[a], at[b]) for a, b in made.edges())
    return sorted((min(pair), max(pair)) for pair in ends)


def layout(
    size: int, ties: Sequence[tuple[int, int]], communities_of: Sequence[int]
) -> list[tuple[float, float]]:
    """Return a place within 0 to 1 for every party: ties pull, everybody else pushes.

    Fruchterman & Reingold 1991, begun from a spiral ordered by community instead of chance.
    """
    if size < 2:
        return [(0.5, 0.5)] * size
    turns = np.arange(size) * math.pi * (3 - math.sqrt(5))
    far = np.sqrt((np.arange(size) + 0.5) / size)
    angle = turns * 0.15 + 2 * math.pi * np.array(communities_of) / (max(communities_of) + 1)
    spots = np.stack((far * np.cos(angle), far * np.sin(angle)), axis=1)
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    wanted = 1.6 / math.sqrt(size)
    for step in range(STEPS):
        warmth = 0.12 * (1 - step / STEPS) + 0.002
        spots = _moved(spots, ends, wanted, warmth)
    low, high = spots.min(axis=0), spots.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    return [(float(x), float(y)) for x, y in (spots - low) / span]


def _moved(spots: np.ndarray, ends: np.ndarray, wanted: float, warmth: float) -> np.ndarray:
    """Return all parties moved one step, at most ``warmth`` far."""
    across, up = (side[:, None] - side[None, :] for side in spots.T)
    strength = wanted**2 / np.maximum(across * across + up * up, 1e-6)
    push = np.stack(((across * strength).sum(axis=1), (up * strength).sum(axis=1)), axis=1)
    along = spots[ends[:, 0]] - spots[ends[:, 1]]
    pull = along * (np.linalg.norm(along, axis=1) / wanted)[:, None]
    force = push - 0.9 * spots * math.sqrt(wanted)
    np.add.at(force, ends[:, 0], -pull)
    np.add.at(force, ends[:, 1], pull)
    length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
    moved: np.ndarray = spots + force / length * np.minimum(length, warmth)
    return moved


def meaning(found: Collaboration) -> Message:
    """Say in one sentence who joins the network, or how much of it is joined at all."""
    everybody = found.joined + len(found.alone)
    params = {
        "joined": number(found.joined),
        "all": number(everybody),
        "alone": number(len(found.alone)),
    }
    if found.broker:
        params["broker"] = found.broker
        return Message(
            "{broker} joins most of the others; {alone} of {all} parties have no tie.", params
        )
    if not found.alone:
        return Message("All {all} parties are joined to another.", params)
    return Message("{joined} of {all} parties are joined to another; {alone} have no tie.", params)
