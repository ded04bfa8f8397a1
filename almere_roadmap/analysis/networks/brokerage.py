"""Brokerage roles between groups (Gould & Fernandez 1989): who passes on what, between whom.

Counted are the directed ways i → j → k without a direct i → k.  With the groups of i, j and k:
coordinator A→A→A, gatekeeper B→A→A, representative A→A→B, consultant B→A→B, liaison B→A→C.
Reference: ``sna::brokerage`` of R.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number

if TYPE_CHECKING:
    Ways = nx.DiGraph[str]

ROLES = {
    "coordinator": N_("coordinator"),
    "gatekeeper": N_("gatekeeper"),
    "representative": N_("representative"),
    "consultant": N_("consultant"),
    "liaison": N_("liaison"),
}


def role_of(first: Hashable, middle: Hashable, last: Hashable) -> str:
    """Return the role of the middle one by the groups of the three."""
    if middle in (first, last):
        if first == last:
            return "coordinator"
        return "gatekeeper" if middle == last else "representative"
    return "consultant" if first == last else "liaison"


def brokerage(ways: Ways, group: Mapping[str, Hashable]) -> dict[str, dict[str, int]]:
    """Return per node how often it has each role; nodes that never broker are left out."""
    found: dict[str, dict[str, int]] = {}
    for node in ways:
        for first in ways.predecessors(node):
            for last in ways.successors(node):
                if node in (first, last) or first == last or ways.has_edge(first, last):
                    continue
                counts = found.setdefault(node, dict.fromkeys(ROLES, 0))
                counts[role_of(group[first], group[node], group[last])] += 1
    return found


@dataclass(frozen=True, slots=True)
class Broker:
    """A party with how often it has each role, in the order of :data:`ROLES`."""

    id: str
    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return how many pairs meet through this party only."""
        return sum(self.counts)

    @property
    def main(self) -> str:
        """Return the role it has most."""
        return max(zip(self.counts, ROLES, strict=True), key=lambda pair: pair[0])[1]


@dataclass(frozen=True, slots=True)
class Brokerage:
    """The brokers in the flows of the chains, the busiest first, and how they are known."""

    brokers: tuple[Broker, ...]
    status: Status


def brokers(workshop: Workshop) -> Brokerage | Message:
    """Return who brokers in the flows between parties of chains, or why that is not told.

    Groups are entrepreneurs, government, knowledge and other; networks are a group of their own.
    """
    firms, tables = workshop.organisations, workshop.networks
    known = {firm.id: firm.name for firm in firms.values()}
    known |= {table.id: table.name for table in tables.values()}
    group = {key: firms[key].group if key in firms else "network" for key in known}
    ways: Ways = nx.DiGraph()
    statuses = []
    for flow in workshop.flows.values():
        ends = [workshop.boxes.get(end) for end in (flow.origin, flow.target)]
        records = [box.record for box in ends if box is not None and box.record in known]
        if len(records) == 2 and records[0] != records[1]:
            ways.add_edge(records[0], records[1])
            statuses.append(flow.status)
    if not statuses:
        return Message("Nothing flows between parties yet: draw flows in a chain.")
    if len({group[node] for node in ways}) < 2:
        return Message("All flows are within one group: there is nothing to broker between groups.")
    found = brokerage(ways, group)
    if not found:
        return Message("Nobody stands between two others who are not joined directly.")
    made = [Broker(key, known[key], tuple(found[key].values())) for key in found]
    made.sort(key=lambda broker: (-broker.total, broker.name))
    return Brokerage(tuple(made), worst(statuses))


def meaning(found: Brokerage) -> Message:
    """Say in one sentence who brokers most."""
    first = found.brokers[0]
    params = {"name": first.name, "count": number(first.total)}
    text = (
        N_("{name} joins {count} pair of others who have no direct tie.")
        if first.total == 1
        else N_("{name} joins {count} pairs of others who have no direct tie.")
    )
    return Message(text, params)
