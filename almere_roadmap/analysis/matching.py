"""Suggested introductions: a score from 0 to 100 with its parts and the reason.

score = 100 · Σ w_k s_k with s_k in 0..1 and Σ w = 1.  Same niche and same role are direct
competitors: their score is capped.  Pairs that are related already are "deepen".
"""

from __future__ import annotations

import math
from collections.abc import Iterator
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

GAP, NEED, SIZE, NEAR, SHARED, CAPPED, DEEPEN = (
    "gap",
    "need",
    "size",
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
    most_shared: float
    states: dict[frozenset[str], MatchState]


def suggestions(workshop: Workshop, most: int = 40) -> tuple[Suggestion, ...]:
    """Return the best introductions, the highest score first; dismissed pairs stay away.

    Only parties that take part in a chain or a niche are considered: nothing is known of others.
    """
    room = _room(workshop)
    known = sorted(room.roles.keys() | room.niches.keys())
    parties = [workshop.organisations[p] for p in known if p in workshop.organisations]
    pairs = (_judge(room, a, b) for a, b in combinations(parties, 2) if _may_meet(room, a, b))
    ranked = sorted(pairs, key=lambda s: (-round(s.score, 6), s.first.name, s.second.name))
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
    scores = [s for _, _, s in _adamic_adar(made, combinations(sorted(made), 2))]
    return _Room(workshop, made, _roles(workshop), niches, tables, max(scores, default=0.0), states)


def _roles(workshop: Workshop) -> dict[str, set[tuple[str, Role]]]:
    roles: dict[str, set[tuple[str, Role]]] = {}
    for box in workshop.boxes.values():
        if box.record in workshop.organisations:
            roles.setdefault(box.record, set()).add((box.chain, box.role))
    return roles


def _adamic_adar(made: Graph, pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str, float]]:
    found: Iterator[tuple[str, str, float]] = nx.adamic_adar_index(made, pairs)
    return found


def _judge(room: _Room, a: Organisation, b: Organisation) -> Suggestion:
    shares = {
        "need": need_offer(a, b),
        "role": _role_share(room, a, b),
        "sector": 1.0 if a.sector and a.sector[:1] == b.sector[:1] else 0.0,
        "size": size_share(a.persons, b.persons),
        "nearness": 1.0 if a.area == b.area else 0.0,
        "neighbours": _neighbour_share(room, a, b),
        "network": 1.0 if room.tables.get(a.id, set()) & room.tables.get(b.id, set()) else 0.0,
    }
    parts = {name: 100 * WEIGHTS[name] * share for name, share in shares.items()}
    rivals = _are_rivals(room, a, b)
    score = min(CAP, sum(parts.values())) if rivals else sum(parts.values())
    kind = _kind(room, a, b, shares, rivals=rivals)
    niche = min(room.niches.get(a.id, set()) | room.niches.get(b.id, set()), default="")
    state = room.states.get(frozenset((a.id, b.id)), MatchState.PROPOSED)
    return Suggestion(a, b, score, parts, kind, _reason(room, a, b, kind), niche, state)


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


def _role_share(room: _Room, a: Organisation, b: Organisation) -> float:
    """Return 1 for different roles in one chain, ½ for roles in different chains."""
    mine, yours = room.roles.get(a.id, set()), room.roles.get(b.id, set())
    if any(c == d and r is not s for c, r in mine for d, s in yours):
        return 1.0
    return 0.5 if mine and yours and not mine & yours else 0.0


def _neighbour_share(room: _Room, a: Organisation, b: Organisation) -> float:
    if not room.most_shared:
        return 0.0
    [(_, _, score)] = _adamic_adar(room.graph, iter([(a.id, b.id)]))
    return score / room.most_shared


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
    order = (("need", NEED), ("role", GAP), ("size", SIZE), ("neighbours", SHARED))
    return next((kind for part, kind in order if shares[part] >= 0.5), NEAR)


def _reason(room: _Room, a: Organisation, b: Organisation, kind: str) -> Message:
    params = {"first": a.name, "second": b.name}
    text = {
        DEEPEN: N_("They know each other already: this relation can go deeper."),
        CAPPED: N_("Same niche and same role: direct competitors, the score is capped."),
        NEED: N_("{first} and {second}: what the one looks for, the other offers."),
        GAP: N_("They fill different links of a chain and have no relation yet."),
        SIZE: N_("Small meets large."),
        SHARED: N_("They share partners and have no relation yet."),
        NEAR: N_("They are near each other and have no relation yet."),
    }[kind]
    return Message(text, params)
