"""Suggested introductions: a score from 0 to 100 with its parts and the reason.

score = 100 · Σ w_k s_k with s_k in 0..1 and Σ w = 1.  Same niche and same role are direct
competitors: their score is capped.  Pairs that are related already are "deepen".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from almere_roadmap.analysis.clusters.match_kinds import CAPPED, are_rivals, kind_of
from almere_roadmap.analysis.clusters.match_parts import (
    nearness_share,
    need_offer,
    persons,
    points,
    sector_share,
    size_share,
)
from almere_roadmap.analysis.clusters.match_reasons import grounds_for, reason_for
from almere_roadmap.analysis.clusters.standing import Standing, role_share, standing_of
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, MatchState
from almere_roadmap.domain.workshop import Workshop

CAP = 30.0
"""The most that direct competitors score."""


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


def suggestions(
    workshop: Workshop, most: int = 40, *, with_dismissed: bool = False
) -> tuple[Suggestion, ...]:
    """Return the best introductions, the highest score first, and every one that was decided on.

    Only parties that take part in a chain or a niche are considered: nothing is known of others.
    A pair for which there is no reason is not suggested; dismissed pairs stay away.
    """
    standing = standing_of(workshop)
    known = sorted(standing.roles.keys() | standing.niches.keys())
    parties = [workshop.organisations[p] for p in known if p in workshop.organisations]
    pairs = ((a, b) for a, b in combinations(parties, 2) if _may_meet(a, b))
    wanted = (pair for pair in pairs if with_dismissed or not _is_dismissed(standing, *pair))
    found = [judged for a, b in wanted if (judged := _judge(standing, a, b)) is not None]
    found.sort(key=lambda s: (-round(s.score, 6), s.first.name, s.second.name))
    kept = [s for n, s in enumerate(found) if n < most or standing.match(s.first, s.second)]
    return tuple(_explained(standing, one) for one in kept)


def _is_dismissed(standing: Standing, a: Organisation, b: Organisation) -> bool:
    match = standing.match(a, b)
    return match is not None and match.state is MatchState.DISMISSED


def _may_meet(a: Organisation, b: Organisation) -> bool:
    groups = {a.group, b.group}
    # A public body meets firms through contracts, not through introductions.
    return Group.ENTREPRENEURS in groups and Group.GOVERNMENT not in groups


def _judge(standing: Standing, a: Organisation, b: Organisation) -> Suggestion | None:
    workshop, large = standing.workshop, standing.workshop.about.large_from
    shares = {
        "need": need_offer(a, b),
        "role": role_share(standing, a, b),
        "sector": sector_share(a.sector, b.sector),
        "size": size_share(persons(a, large), persons(b, large), large),
        "nearness": nearness_share(a, b),
        "neighbours": standing.shared.get(frozenset((a.id, b.id)), 0.0),
        "network": 1.0
        if standing.tables.get(a.id, set()) & standing.tables.get(b.id, set())
        else 0.0,
    }
    match = standing.match(a, b)
    rivals = are_rivals(standing, a, b) and not (match and match.uncapped)
    kind = kind_of(standing, a, b, shares, rivals=rivals)
    if not kind:
        return None
    parts = points(shares, standing.weights)
    score = sum(parts.values())
    if kind == CAPPED:
        score = min(workshop.about.match_cap, score)
    niche = min(standing.niches.get(a.id, set()) | standing.niches.get(b.id, set()), default="")
    state = match.state if match else MatchState.PROPOSED
    earning = {name: Message("") for name in shares if shares[name] > 0}
    return Suggestion(a, b, score, parts, kind, Message(""), niche, state, earning)


def _explained(standing: Standing, found: Suggestion) -> Suggestion:
    """Add the words: only what is shown is worth the search for them."""
    said = grounds_for(standing, found.first, found.second)
    grounds = {name: said[name] for name in found.grounds if name in said}
    reason = reason_for(standing, found.first, found.second, found.kind, grounds)
    return replace(found, reason=reason, grounds=grounds)
