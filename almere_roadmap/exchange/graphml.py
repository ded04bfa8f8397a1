"""The workshop as a network, who is in it and what ties them, as GraphML for Gephi and yEd."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almere_roadmap.domain.entities import Entity, Relation
from almere_roadmap.domain.fields import plain_fields
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.exchange.plain_text import flat, legal
from almere_roadmap.verbs.records import title_of
from almere_roadmap.verbs.titles import name_in

if TYPE_CHECKING:
    import networkx as nx

NODES = ("organisations", "networks", "clusters", "boxes", "niches", "items", "recommendations")
"""The kinds of record that are a node."""

Edge = tuple[str, str, str, Entity]


def write_graphml(workshop: Workshop, path: Path) -> None:
    """Write the network to ``path``."""
    import networkx as nx

    nx.write_graphml(network(workshop), path)


def network(workshop: Workshop) -> nx.MultiDiGraph[str]:
    """Return the network as a directed graph whose values any GraphML reader takes."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=legal(workshop.about.title))
    for kind in NODES:
        for record in sorted(workshop.collection(kind).values(), key=lambda r: r.id):
            graph.add_node(record.id, **_attributes(record, kind))
    for origin, target, kind, record in _edges(workshop):
        for end in (origin, target):
            if end not in graph:
                _add_stranger(workshop, graph, end)
        graph.add_edge(origin, target, key=record.id, **_attributes(record, kind))
    return graph


def _add_stranger(workshop: Workshop, graph: nx.MultiDiGraph[str], end: str) -> None:
    """Add what an edge leads to and is no node yet: an area, a place, a name."""
    found = workshop.find(end)
    label = name_in(workshop, *found) if found else end
    graph.add_node(end, label=legal(label), type=found[0] if found else "other")


def _attributes(record: Entity, kind: str) -> dict[str, Any]:
    """Return the values of a record that GraphML can hold; what is empty is left out."""
    fields = {name: flat(value) for name, value in plain_fields(record).items() if name != "rank"}
    kept = {name: value for name, value in fields.items() if value not in (None, "")}
    # "id" is GraphML's own; a record's kind of its own keeps its name beside "type".
    return {**kept, "label": legal(title_of(record)), "type": kind}


def _edges(workshop: Workshop) -> Iterator[Edge]:
    for seat in workshop.memberships.values():
        yield seat.organisation, seat.network, "memberships", seat
    for relation in workshop.relations.values():
        yield *_ends(relation), "relations", relation
    for flow in workshop.flows.values():
        yield flow.origin, flow.target, "flows", flow
    for box in workshop.boxes.values():
        if box.record:
            yield box.id, box.record, "is", box
    for wait in workshop.dependencies.values():
        yield wait.predecessor, wait.successor, "dependencies", wait
    for link in workshop.links.values():
        yield link.origin, link.target, "links", link


def _ends(relation: Relation) -> tuple[str, str]:
    """Return both ends; a firm that was not named and a partner known by place only have one."""
    origin = relation.organisation or "anonymous firms"
    return origin, relation.partner or relation.region or relation.area or "somewhere"
