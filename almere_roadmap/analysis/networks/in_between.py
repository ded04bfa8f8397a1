"""Who stands between the others: positions in the collaboration network, the busiest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from almere_roadmap.analysis.networks.collaboration import collaboration, name_of
from almere_roadmap.analysis.networks.network import TIED, graph
from almere_roadmap.analysis.networks.positions import Position, positions
from almere_roadmap.analysis.networks.smallworld import LEAST_NODES
from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import number


@dataclass(frozen=True, slots=True)
class InBetween:
    """The parties with ties by betweenness, what they are called, and how the ties are known."""

    placed: tuple[Position, ...]
    names: Mapping[str, str]
    status: Status


@remembered(*TIED)
def in_between(workshop: Workshop) -> InBetween | Message:
    """Return who stands between others, or why that is not told."""
    found = collaboration(workshop)
    if found is None:
        return Message("Nobody is joined to anybody yet.")
    if found.connected < LEAST_NODES:
        params = {
            "least": number(LEAST_NODES),
            "connected": number(found.connected),
            "all": number(found.joined + len(found.alone)),
        }
        return Message(
            "Not meaningful below {least} nodes: only {connected} of {all} parties hang together "
            "in one part. Brokers and path lengths are shown from {least}.",
            params,
        )
    placed = tuple(position for position in positions(graph(workshop)) if position.degree)
    names = {position.node: name_of(workshop, position.node) for position in placed}
    return InBetween(placed, names, found.status)


def meaning(found: InBetween) -> Message:
    """Say in one sentence who stands most between the others."""
    name = found.names[found.placed[0].node]
    return Message("{name} stands most between the others.", {"name": name})
