"""The kinds of introduction: the first reason that holds for two parties names it."""

from __future__ import annotations

from almere_roadmap.analysis.clusters.standing import Standing
from almere_roadmap.domain.entities import Organisation, Stage

GAP, LINK, NEED, SIZE, SHORTEST, NEAR, SHARED, CAPPED, DEEPEN = (
    "gap",
    "link",
    "need",
    "size",
    "shortest",
    "near",
    "shared",
    "capped",
    "deepen",
)


FAR = 4
"""Steps in the network from which an introduction is called a short cut."""


def kind_of(
    standing: Standing, a: Organisation, b: Organisation, shares: dict[str, float], *, rivals: bool
) -> str:
    """Return the kind of introduction of two parties, empty when nothing speaks for one."""
    if standing.graph.has_edge(a.id, b.id):
        return DEEPEN
    if rivals:
        return CAPPED
    reasons = (
        (shares["need"] > 0, NEED),
        (shares["role"] == 1 and gap_between(standing, a, b) is not None, GAP),
        (shares["role"] == 1, LINK),
        (shares["size"] > 0, SIZE),
        (_is_short_cut(standing, a, b), SHORTEST),
        (shares["neighbours"] > 0 or shares["network"] > 0, SHARED),
        (shares["nearness"] > 0, NEAR),
    )
    return next((kind for holds, kind in reasons if holds), "")


def are_rivals(standing: Standing, a: Organisation, b: Organisation) -> bool:
    """Tell whether two parties compete: in one niche, with the same role."""
    same_niche = standing.niches.get(a.id, set()) & standing.niches.get(b.id, set())
    mine = {role for _, role in standing.roles.get(a.id, set())} or {a.role}
    yours = {role for _, role in standing.roles.get(b.id, set())} or {b.role}
    return bool(same_niche and mine & yours)


def _is_short_cut(standing: Standing, a: Organisation, b: Organisation) -> bool:
    """Tell whether both have partners, but are far apart or not joined at all."""
    if not standing.graph.degree[a.id] or not standing.graph.degree[b.id]:
        return False
    return standing.steps[a.id].get(b.id, FAR) >= FAR


def gap_between(standing: Standing, a: Organisation, b: Organisation) -> tuple[Stage, Stage] | None:
    """Return two adjacent stages of a chain that the pair would join: nothing flows there yet."""
    mine, yours = (standing.stages.get(party.id, set()) for party in (a, b))
    for first, second in standing.unjoined:
        there = first.id in mine and second.id in yours
        if there or (second.id in mine and first.id in yours):
            return first, second
    return None
