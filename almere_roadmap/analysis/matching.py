"""Suggested introductions: a score from 0 to 100 with its parts and the reason.

score = 100 · Σ w_k s_k with s_k in 0..1 and Σ w = 1.  Same niche and same role are direct
competitors: their score is capped.  Pairs that are related already are "deepen".
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.analysis.network import graph
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, LinkKind, MatchState, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_

if TYPE_CHECKING:
    from almere_roadmap.analysis.network import Graph

WEIGHTS = {
    "need": 0.30,
    "role": 0.20,
    "sector": 0.10,
    "size": 0.10,
    "nearness": 0.10,
    "neighbours": 0.10,
    "network": 0.10,
}
PART_NAMES = {
    "need": N_("Demand and offer"),
    "role": N_("Chain roles complement"),
    "sector": N_("Related sector"),
    "size": N_("Small meets large"),
    "nearness": N_("Nearness"),
    "neighbours": N_("Shared neighbours"),
    "network": N_("Same network table"),
}
CAP = 30.0
"""The most that direct competitors score."""

FAR = 4
"""Steps in the network from which an introduction is called a short cut."""

GAP, NEED, SIZE, SHORTEST, NEAR, SHARED, CAPPED, DEEPEN = (
    "gap",
    "need",
    "size",
    "shortest",
    "near",
    "shared",
    "capped",
    "deepen",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An introduction: two organisations, score 0–100, parts (points by name), reason, state."""

    first: Organisation
    second: Organisation
    score: float
    parts: dict[str, float]
    kind: str
    reason: Message
    niche: str
    state: MatchState

    @property
    def key(self) -> str:
        """Return the id by which selections name this pair."""
        return f"match:{self.first.id}:{self.second.id}"


@dataclass(frozen=True)
class _Room:
    """What every pair is judged against, computed once."""

    workshop: Workshop
    graph: Graph
    roles: dict[str, set[tuple[str, Role]]]
    niches: dict[str, set[str]]
    tables: dict[str, set[str]]
    shared: dict[frozenset[str], float]
    steps: dict[str, dict[str, int]]
    states: dict[frozenset[str], MatchState]


def suggestions(workshop: Workshop, most: int = 40) -> tuple[Suggestion, ...]:
    """Return the best introductions, the highest score first; dismissed pairs stay away.

    Only parties that take part in a chain or a niche are considered: nothing is known of others.
    A pair for which there is no reason is not suggested.
    """
    room = _room(workshop)
    known = sorted(room.roles.keys() | room.niches.keys())
    parties = [workshop.organisations[p] for p in known if p in workshop.organisations]
    pairs = (_judge(room, a, b) for a, b in combinations(parties, 2) if _may_meet(room, a, b))
    found = (pair for pair in pairs if pair is not None)
    ranked = sorted(found, key=lambda s: (-round(s.score, 6), s.first.name, s.second.name))
    return tuple(ranked[:most])


def _may_meet(room: _Room, a: Organisation, b: Organisation) -> bool:
    dismissed = room.states.get(frozenset((a.id, b.id))) is MatchState.DISMISSED
    groups = {a.group, b.group}
    # A public body meets firms through contracts, not through introductions.
    return not dismissed and Group.ENTREPRENEURS in groups and Group.GOVERNMENT not in groups


def _room(workshop: Workshop) -> _Room:
    made = graph(workshop)
    niches: dict[str, set[str]] = {}
    for link in workshop.links.values():
        if link.kind is LinkKind.FIRM and link.origin in workshop.niches:
            niches.setdefault(link.target, set()).add(link.origin)
    tables: dict[str, set[str]] = {}
    for seat in workshop.memberships.values():
        tables.setdefault(seat.organisation, set()).add(seat.network)
    states = {frozenset((m.first, m.second)): m.state for m in workshop.matches.values()}
    roles = _roles(workshop)
    parties = (roles.keys() | niches.keys()) & set(made)
    steps = {party: dict(nx.single_source_shortest_path_length(made, party)) for party in parties}
    return _Room(workshop, made, roles, niches, tables, shared_neighbours(made), steps, states)


def _roles(workshop: Workshop) -> dict[str, set[tuple[str, Role]]]:
    roles: dict[str, set[tuple[str, Role]]] = {}
    for box in workshop.boxes.values():
        if box.record in workshop.organisations:
            roles.setdefault(box.record, set()).add((box.chain, box.role))
    return roles


def shared_neighbours(made: Graph) -> dict[frozenset[str], float]:
    """Return Adamic & Adar's index Σ 1/ln(degree of shared neighbour), as a share of the highest.

    Pairs without a shared neighbour are left out.
    """
    found: dict[frozenset[str], float] = {}
    for node in made:
        neighbours = set(made[node]) - {node}
        for pair in combinations(neighbours, 2):
            key = frozenset(pair)
            found[key] = found.get(key, 0.0) + 1 / math.log(len(neighbours))
    highest = max(found.values(), default=0.0)
    return {pair: value / highest for pair, value in found.items()}


def _judge(room: _Room, a: Organisation, b: Organisation) -> Suggestion | None:
    shares = {
        "need": need_offer(a, b),
        "role": _role_share(room, a, b),
        "sector": sector_share(a.sector, b.sector),
        "size": size_share(a.persons, b.persons),
        "nearness": nearness_share(a, b),
        "neighbours": room.shared.get(frozenset((a.id, b.id)), 0.0),
        "network": 1.0 if room.tables.get(a.id, set()) & room.tables.get(b.id, set()) else 0.0,
    }
    rivals = _are_rivals(room, a, b)
    kind = _kind(room, a, b, shares, rivals=rivals)
    if not kind:
        return None
    parts = points(shares)
    score = min(CAP, sum(parts.values())) if rivals else sum(parts.values())
    niche = min(room.niches.get(a.id, set()) | room.niches.get(b.id, set()), default="")
    state = room.states.get(frozenset((a.id, b.id)), MatchState.PROPOSED)
    return Suggestion(a, b, score, parts, kind, _reason(room, a, b, kind), niche, state)


def points(shares: Mapping[str, float]) -> dict[str, float]:
    """Return the points of every part, 100 · w_k s_k, that add up to the score."""
    return {name: 100 * weight * shares[name] for name, weight in WEIGHTS.items()}


def need_offer(a: Organisation, b: Organisation) -> float:
    """Return the cosine of what one needs and the other offers, the better way round, 0 to 1."""
    return max(_cosine(a.needs, b.offers), _cosine(b.needs, a.offers))


def _cosine(needs: tuple[str, ...], offers: tuple[str, ...]) -> float:
    wanted, given = ({word.casefold() for word in words} for words in (needs, offers))
    if not wanted or not given:
        return 0.0
    return len(wanted & given) / math.sqrt(len(wanted) * len(given))


def size_share(a: int | None, b: int | None) -> float:
    """Return 1 when one has fewer than 100 persons and the other 100 or more (K03), else 0."""
    return 1.0 if a is not None and b is not None and (a < 100) != (b < 100) else 0.0


def sector_share(a: str, b: str) -> float:
    """Return 1 for the same section ("Q") or the same division ("86.10", "86"), else 0."""
    width = 2 if a[:1].isdigit() else 1
    return 1.0 if a and a[:width] == b[:width] else 0.0


def nearness_share(a: Organisation, b: Organisation) -> float:
    """Return 1 when both sit in the same area, or place where no area is known, else 0."""
    if a.area and b.area:
        return 1.0 if a.area == b.area else 0.0
    return 1.0 if a.place and a.place.casefold() == b.place.casefold() else 0.0


def _role_share(room: _Room, a: Organisation, b: Organisation) -> float:
    """Return 1 for different roles in one chain, ½ for roles in different chains."""
    mine, yours = room.roles.get(a.id, set()), room.roles.get(b.id, set())
    if any(c == d and r is not s for c, r in mine for d, s in yours):
        return 1.0
    return 0.5 if mine and yours and not mine & yours else 0.0


def _are_rivals(room: _Room, a: Organisation, b: Organisation) -> bool:
    same_niche = room.niches.get(a.id, set()) & room.niches.get(b.id, set())
    mine = {role for _, role in room.roles.get(a.id, set())} or {a.role}
    yours = {role for _, role in room.roles.get(b.id, set())} or {b.role}
    return bool(same_niche and mine & yours)


def _kind(
    room: _Room, a: Organisation, b: Organisation, shares: dict[str, float], *, rivals: bool
) -> str:
    if room.graph.has_edge(a.id, b.id):
        return DEEPEN
    if rivals:
        return CAPPED
    reasons = (
        (shares["need"] > 0, NEED),
        (shares["role"] == 1, GAP),
        (shares["size"] > 0, SIZE),
        (_is_short_cut(room, a, b), SHORTEST),
        (shares["neighbours"] > 0, SHARED),
        (shares["nearness"] > 0, NEAR),
    )
    return next((kind for holds, kind in reasons if holds), "")


def _is_short_cut(room: _Room, a: Organisation, b: Organisation) -> bool:
    """Tell whether both have partners, but are far apart or not joined at all."""
    if not room.graph.degree[a.id] or not room.graph.degree[b.id]:
        return False
    return room.steps[a.id].get(b.id, FAR) >= FAR


def _reason(room: _Room, a: Organisation, b: Organisation, kind: str) -> Message:
    params = {"first": a.name, "second": b.name}
    text = {
        DEEPEN: N_("They know each other already: this relation can go deeper."),
        CAPPED: N_("Same niche and same role: direct competitors, the score is capped."),
        NEED: N_("{first} and {second}: what the one looks for, the other offers."),
        GAP: N_("They fill different links of a chain and have no relation yet."),
        SIZE: N_("Small meets large."),
        SHORTEST: N_("They bring two circles together that hardly know each other."),
        SHARED: N_("They share partners and have no relation yet."),
        NEAR: N_("They are near each other and have no relation yet."),
    }[kind]
    return Message(text, params)
