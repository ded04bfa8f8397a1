"""Does like seek like? Assortativity of a network (Newman 2003), −1 to 1; 0 is chance."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx

from almere_roadmap.analysis.networks.network import TIED, graph
from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.domain.workshop import Workshop


@remembered(*TIED)
def mixing(workshop: Workshop) -> tuple[float | None, float | None]:
    """Return the assortativity of the collaboration network by group and by number of ties.

    Networks are a group of their own.
    """
    made, firms = graph(workshop), workshop.organisations
    group = {node: firms[node].group if node in firms else "network" for node in made}
    return by_group(made, group), by_degree(made)


def by_group(made: Any, group: Mapping[Any, Hashable]) -> float | None:  # noqa: ANN401
    """Return (Σ e_ii − Σ a_i b_i) / (1 − Σ a_i b_i) over groups, e the shares of ties.

    Above 0 ties stay within groups.  None without ties, or where all ends are of one group.
    """
    plain: nx.Graph[Any] = nx.Graph(made.edges())
    nx.set_node_attributes(plain, {node: str(group[node]) for node in plain}, "group")
    if len({str(group[node]) for node in plain}) < 2:
        return None
    return _number(nx.attribute_assortativity_coefficient(plain, "group"))


def by_degree(made: Any) -> float | None:  # noqa: ANN401 – a network of any kind of nodes
    """Return the correlation of the numbers of ties at both ends of a tie.

    Above 0 the busy know the busy.  None where all have equally many ties.
    """
    plain: nx.Graph[Any] = nx.Graph(made.edges())
    if len({degree for _node, degree in plain.degree()}) < 2:
        return None
    return _number(nx.degree_assortativity_coefficient(plain))


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
