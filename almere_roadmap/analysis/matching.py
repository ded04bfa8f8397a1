"""Suggested introductions: a score from 0 to 100 with its parts and the reason.

score = 100 · Σ w_k s_k with s_k in 0..1 and Σ w = 1.  Same niche and same role are direct
competitors: their score is capped.  Pairs that are related already are "deepen".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from almere_roadmap.analysis.completeness import stages_of
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.analysis.network import graph
from almere_roadmap.analysis.sizes import size_class
from almere_roadmap.domain.entities import Match, Organisation, Stage
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, LinkKind, MatchState, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _, number, say

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


def weights(workshop: Workshop) -> dict[str, float]:
    """Return the share of every part, 0 to 1 and together 1, as the workshop weighs them."""
    given = [max(0.0, weight) for weight in workshop.about.match_weights]
    if len(given) != len(WEIGHTS) or sum(given) <= 0:
        return dict(WEIGHTS)
    return {name: w / sum(given) for name, w in zip(WEIGHTS, given, strict=True)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An introduction: two organisations, score 0–100, parts (points by name), reason, state.

    ``grounds`` say what every part rests on, by name; a part without ground gives no points.
    """

    first: Organisation
    second: Organisation
    score: float
    parts: dict[str, float]
    kind: str
    reason: Message
    niche: str
    state: MatchState
    grounds: Mapping[str, Message] = field(default_factory=dict)

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
    matches: dict[frozenset[str], Match]
    weights: dict[str, float]
    stages: dict[str, set[str]]
    unjoined: tuple[tuple[Stage, Stage], ...]

    def match(self, a: Organisation, b: Organisation) -> Match | None:
        """Return what was decided about a pair."""
        return self.matches.get(frozenset((a.id, b.id)))


def suggestions(
    workshop: Workshop, most: int = 40, *, with_dismissed: bool = False
) -> tuple[Suggestion, ...]:
    """Return the best introductions, the highest score first, and every one that was decided on.

    Only parties that take part in a chain or a niche are considered: nothing is known of others.
    A pair for which there is no reason is not suggested; dismissed pairs stay away.
    """
    room = _room(workshop)
    known = sorted(room.roles.keys() | room.niches.keys())
    parties = [workshop.organisations[p] for p in known if p in workshop.organisations]
    pairs = ((a, b) for a, b in combinations(parties, 2) if _may_meet(a, b))
    wanted = (pair for pair in pairs if with_dismissed or not _is_dismissed(room, *pair))
    found = [judged for a, b in wanted if (judged := _judge(room, a, b)) is not None]
    found.sort(key=lambda s: (-round(s.score, 6), s.first.name, s.second.name))
    kept = [s for n, s in enumerate(found) if n < most or room.match(s.first, s.second)]
    return tuple(_explained(room, one) for one in kept)


def _is_dismissed(room: _Room, a: Organisation, b: Organisation) -> bool:
    match = room.match(a, b)
    return match is not None and match.state is MatchState.DISMISSED


def _may_meet(a: Organisation, b: Organisation) -> bool:
    groups = {a.group, b.group}
    # A public body meets firms through contracts, not through introductions.
    return Group.ENTREPRENEURS in groups and Group.GOVERNMENT not in groups


def _room(workshop: Workshop) -> _Room:
    made = graph(workshop)
    niches: dict[str, set[str]] = {}
    for link in workshop.links.values():
        if link.kind is LinkKind.FIRM and link.origin in workshop.niches:
            niches.setdefault(link.target, set()).add(link.origin)
    tables: dict[str, set[str]] = {}
    for seat in workshop.memberships.values():
        tables.setdefault(seat.organisation, set()).add(seat.network)
    matches = {frozenset((m.first, m.second)): m for m in workshop.matches.values()}
    roles = _roles(workshop)
    parties = (roles.keys() | niches.keys()) & set(made)
    steps = {party: dict(nx.single_source_shortest_path_length(made, party)) for party in parties}
    return _Room(
        workshop,
        made,
        roles,
        niches,
        tables,
        shared_neighbours(made),
        steps,
        matches,
        weights(workshop),
        _stages(workshop),
        tuple(_unjoined(workshop)),
    )


def _unjoined(workshop: Workshop) -> Iterator[tuple[Stage, Stage]]:
    """Yield the adjacent stages of chains between which nothing flows yet."""
    stage = {box.id: box.stage for box in workshop.boxes.values()}
    joined = {
        frozenset((stage[f.origin], stage[f.target]))
        for f in workshop.flows.values()
        if f.origin in stage and f.target in stage
    }
    for chain in workshop.chains:
        for first, second in pairwise(stages_of(workshop, chain)):
            if frozenset((first.id, second.id)) not in joined:
                yield first, second


def _stages(workshop: Workshop) -> dict[str, set[str]]:
    """Return the stages in which every party stands."""
    found: dict[str, set[str]] = {}
    for box in workshop.boxes.values():
        if box.record in workshop.organisations:
            found.setdefault(box.record, set()).add(box.stage)
    return found


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
    workshop, large = room.workshop, room.workshop.about.large_from
    shares = {
        "need": need_offer(a, b),
        "role": _role_share(room, a, b),
        "sector": sector_share(a.sector, b.sector),
        "size": size_share(persons(a, large), persons(b, large), large),
        "nearness": nearness_share(a, b),
        "neighbours": room.shared.get(frozenset((a.id, b.id)), 0.0),
        "network": 1.0 if room.tables.get(a.id, set()) & room.tables.get(b.id, set()) else 0.0,
    }
    match = room.match(a, b)
    rivals = _are_rivals(room, a, b) and not (match and match.uncapped)
    kind = _kind(room, a, b, shares, rivals=rivals)
    if not kind:
        return None
    parts = points(shares, room.weights)
    score = sum(parts.values())
    if kind == CAPPED:
        score = min(workshop.about.match_cap, score)
    niche = min(room.niches.get(a.id, set()) | room.niches.get(b.id, set()), default="")
    state = match.state if match else MatchState.PROPOSED
    earning = {name: Message("") for name in shares if shares[name] > 0}
    return Suggestion(a, b, score, parts, kind, Message(""), niche, state, earning)


def _explained(room: _Room, found: Suggestion) -> Suggestion:
    """Add the words: only what is shown is worth the search for them."""
    said = _grounds(room, found.first, found.second)
    grounds = {name: said[name] for name in found.grounds if name in said}
    reason = _reason(room, found.first, found.second, found.kind, grounds)
    return replace(found, reason=reason, grounds=grounds)


def points(shares: Mapping[str, float], weighs: Mapping[str, float] = WEIGHTS) -> dict[str, float]:
    """Return the points of every part, 100 · w_k s_k, that add up to the score."""
    return {name: 100 * weight * shares[name] for name, weight in weighs.items()}


def need_offer(a: Organisation, b: Organisation) -> float:
    """Return the cosine of what one needs and the other offers, the better way round, 0 to 1."""
    return max(_cosine(a.needs, b.offers), _cosine(b.needs, a.offers))


def _cosine(needs: tuple[str, ...], offers: tuple[str, ...]) -> float:
    wanted, given = ({word.casefold() for word in words} for words in (needs, offers))
    if not wanted or not given:
        return 0.0
    return len(wanted & given) / math.sqrt(len(wanted) * len(given))


def persons(firm: Organisation, large: int = 100) -> int | None:
    """Return the working persons of a firm, else the least of a size class on one side of large."""
    found = size_class(firm.size_class) if firm.persons is None else None
    if found is None or (found.low < large and (found.high is None or found.high >= large)):
        return firm.persons
    return found.low


def size_share(a: int | None, b: int | None, large: int = 100) -> float:
    """Return 1 when one is small and the other has ``large`` persons or more (K03), else 0."""
    return 1.0 if a is not None and b is not None and (a < large) != (b < large) else 0.0


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
        (shares["role"] == 1 and _gap(room, a, b) is not None, GAP),
        (shares["role"] == 1, LINK),
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


def _gap(room: _Room, a: Organisation, b: Organisation) -> tuple[Stage, Stage] | None:
    """Return two adjacent stages of a chain that the pair would join: nothing flows there yet."""
    mine, yours = (room.stages.get(party.id, set()) for party in (a, b))
    for first, second in room.unjoined:
        there = first.id in mine and second.id in yours
        if there or (second.id in mine and first.id in yours):
            return first, second
    return None


def _reason(
    room: _Room, a: Organisation, b: Organisation, kind: str, grounds: Mapping[str, Message]
) -> Message:
    """Say in one sentence why these two, with names of what they share or lack."""
    params = {"first": a.name, "second": b.name}
    if kind == CAPPED:
        return Message("Same niche and same role: direct competitors, the score is capped.")
    gap = _gap(room, a, b) if kind == GAP else None
    if gap:
        params |= {"step": gap[0].name, "next": gap[1].name}
        return Message("Nothing flows from {step} to {next} yet: {first} and {second} can.", params)
    if kind == SHORTEST:
        return _short_cut(room, a, b)
    if kind == DEEPEN:
        return _deeper(grounds)
    text = N_("{ground}; no relation yet.")
    part = {LINK: "role", SIZE: "size", SHARED: "neighbours", NEAR: "nearness"}.get(kind, "need")
    if kind == NEED or part not in grounds:
        return grounds.get("need") or Message("They are near each other and have no relation yet.")
    ground = say(grounds[part])
    return Message(text, {"ground": ground[:1].upper() + ground[1:]})


def _deeper(grounds: Mapping[str, Message]) -> Message:
    also = next((n for n in ("need", "network", "neighbours", "role") if n in grounds), "")
    if not also:
        return Message("They know each other already: this relation can go deeper.")
    text = N_("They know each other and can go deeper: {ground}.")
    return Message(text, {"ground": say(grounds[also]).rstrip(".")})


def _short_cut(room: _Room, a: Organisation, b: Organisation) -> Message:
    steps = room.steps[a.id].get(b.id)
    if steps is None:
        return Message("Their circles are not joined at all yet.")
    text = N_("Now {steps} steps apart: one introduction makes it one.")
    return Message(text, {"steps": number(steps)})


def _grounds(room: _Room, a: Organisation, b: Organisation) -> dict[str, Message]:
    """Return what every part rests on, in words."""
    found, large = {}, room.workshop.about.large_from
    tags = _shared_tags(a, b)
    if tags:
        found["need"] = tags
    roles = _roles_told(room, a, b)
    if roles:
        found["role"] = roles
    both = {"first": a.name, "second": b.name}
    if a.sector and b.sector:
        sectors = {"one": a.sector, "other": b.sector}
        found["sector"] = Message("Sections or divisions {one} and {other}", sectors)
    sizes = [(n, _persons_told(f)) for f in (a, b) if (n := persons(f, large)) is not None]
    if len(sizes) == 2:
        small, big = (words for _count, words in sorted(sizes))
        params = {"small": small, "large": big}
        found["size"] = Message("{small} persons meet {large}", params)
    area = room.workshop.areas.get(a.area)
    place = a.place if a.place and a.place.casefold() == b.place.casefold() else ""
    if place or area:
        params = {**both, "place": place or (area.name if area else "")}
        found["nearness"] = Message("Both in {place}", params)
    shared = sorted(_names(room, set(room.graph[a.id]) & set(room.graph[b.id])))
    if shared:
        params = {"count": number(len(shared)), "names": ", ".join(shared[:3])}
        found["neighbours"] = Message("Both know {names}", params)
    tables = _names(room, room.tables.get(a.id, set()) & room.tables.get(b.id, set()))
    if tables:
        found["network"] = Message("Both sit at {names}", {"names": ", ".join(sorted(tables))})
    return found


def _persons_told(firm: Organisation) -> str:
    return firm.size_class if firm.persons is None else number(firm.persons)


def _names(room: _Room, ids: set[str]) -> list[str]:
    workshop = room.workshop
    records = (workshop.organisations.get(i) or workshop.networks.get(i) for i in ids)
    return [record.name for record in records if record is not None]


def _shared_tags(a: Organisation, b: Organisation) -> Message | None:
    """Say what one looks for and the other offers, the better way round."""
    ways = [(a, b), (b, a)]
    seeker, giver = max(ways, key=lambda way: _cosine(way[0].needs, way[1].offers))
    wanted = {word.casefold() for word in giver.offers}
    tags = [word for word in seeker.needs if word.casefold() in wanted]
    if not tags:
        return None
    params = {"first": seeker.name, "second": giver.name, "what": ", ".join(tags)}
    return Message("{first} looks for {what}; {second} offers it.", params)


def _roles_told(room: _Room, a: Organisation, b: Organisation) -> Message | None:
    """Say which links of which chain the two are."""
    mine, yours = room.roles.get(a.id, set()), room.roles.get(b.id, set())
    for chain, role in sorted(mine):
        for other, twin in sorted(yours):
            if chain == other and role is not twin and role and twin:
                params = {
                    "one": _(ROLE[role]),
                    "other": _(ROLE[twin]),
                    "chain": room.workshop.chains[chain].name,
                }
                return Message("{one} and {other} in {chain}", params)
    if mine and yours:
        return Message("Links of different chains")
    return None
