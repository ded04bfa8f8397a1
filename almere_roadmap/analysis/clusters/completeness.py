"""Chain and cluster completeness: which roles are filled, linked, and how near (K11, K27).

Role completeness = Σ w_r · min(1, n_r / target_r) / Σ w_r over the required roles.  Link
completeness = share of adjacent stages joined by more than a transaction.  The thresholds of the
verdict are our own choice and can be set per workshop (``About``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from almere_roadmap.domain.entities import About, Area, Box, Stage
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import ChainLane, Depth, FlowKind, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, number

ROLES = tuple(role for role in Role if role is not Role.NONE)
FORMING, COMPLETE = 0.6, 0.8
"""Role completeness from which a chain is a cluster in formation, and a cluster."""

CROSS_LINKS = 2
"""Ties with knowledge institutes that a cluster needs; one in formation needs one."""

CHAIN, IN_FORMATION, CLUSTER = "chain", "in_formation", "cluster"


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many parties of a chain fill a role, and the nearest area in which one does."""

    role: Role
    count: int
    nearest: Area | None = None


@dataclass(frozen=True, slots=True)
class ClusterRule:
    """From which share of roles and with how many ties a chain is forming, and a cluster."""

    shares: tuple[float, float] = (FORMING, COMPLETE)
    ties: tuple[int, int] = (1, CROSS_LINKS)

    def verdict(self, share: float, ties: int) -> str:
        """Return the verdict on a share of roles and a number of ties."""
        if share >= self.shares[1] and ties >= self.ties[1]:
            return CLUSTER
        return IN_FORMATION if share >= self.shares[0] and ties >= self.ties[0] else CHAIN


def cluster_rule(about: About) -> ClusterRule:
    """Return the rule that a workshop has chosen; without a tie nothing is ever a cluster."""
    shares, ties = about.role_shares, about.cross_links
    if len(shares) != 2 or len(ties) != 2:
        return ClusterRule()
    least = max(1, round(ties[0]))
    return ClusterRule((shares[0], shares[1]), (least, max(least, round(ties[1]))))


def role_weights(about: About) -> dict[Role, float]:
    """Return the weight of every role in a workshop, 1 where none was chosen."""
    chosen = (*about.role_weights, *(1.0 for _role in ROLES))
    return dict(zip(ROLES, chosen, strict=False))


def role_targets(about: About) -> dict[Role, int]:
    """Return how many parties fill each role in a workshop, 1 where nothing was chosen."""
    chosen = (*about.role_targets, *(1.0 for _role in ROLES))
    return {role: max(1, round(n)) for role, n in zip(ROLES, chosen, strict=False)}


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete a chain is; shares are 0 to 1, None where there is nothing to share."""

    roles: tuple[RoleCount, ...]
    role_share: float
    knowledge_ties: int
    possible_ties: int
    deep_links: int
    possible_links: int
    verdict: str
    rule: ClusterRule = ClusterRule()

    @property
    def filled(self) -> int:
        """Return how many roles are filled."""
        return sum(1 for role in self.roles if role.count)

    @property
    def missing(self) -> tuple[Role, ...]:
        """Return the roles that nobody fills."""
        return tuple(role.role for role in self.roles if not role.count)

    @property
    def link_share(self) -> float | None:
        """Return the share of adjacent stages that co-operate."""
        return self.deep_links / self.possible_links if self.possible_links else None


def chain_completeness(workshop: Workshop, chain: str) -> Completeness:
    """Return the completeness of a chain."""
    boxes = [b for b in workshop.boxes.values() if b.chain == chain]
    roles = tuple(_role_counts(workshop, boxes))
    about, rule = workshop.about, cluster_rule(workshop.about)
    counts = {role.role: role.count for role in roles}
    share = role_share(counts, role_weights(about), role_targets(about))
    ties, possible = _knowledge_ties(workshop, boxes)
    deep, pairs = _deep_links(workshop, chain, boxes)
    verdict = rule.verdict(share, ties)
    return Completeness(roles, share, ties, possible, deep, pairs, verdict, rule)


def _role_counts(workshop: Workshop, boxes: list[Box]) -> Iterator[RoleCount]:
    filling: dict[Role, list[Box]] = {role: [] for role in Role}
    for box in boxes:
        filling[box.role].append(box)
    for role in ROLES:
        mine = filling[role]
        yield RoleCount(role, len(mine), nearest_area(workshop, mine))


def role_share(
    counts: Mapping[Role, int],
    weights: Mapping[Role, float] | None = None,
    targets: Mapping[Role, int] | None = None,
) -> float:
    """Return Σ w · min(1, n / target) / Σ w over all roles; weights and targets default to 1."""
    weighs, wanted = weights or {}, targets or {}
    total = sum(weighs.get(role, 1.0) for role in ROLES)
    filled = sum(
        weighs.get(role, 1.0) * min(1.0, counts.get(role, 0) / wanted.get(role, 1))
        for role in ROLES
    )
    return filled / total if total else 0.0


def nearest_area(workshop: Workshop, boxes: list[Box]) -> Area | None:
    """Return the area nearest to home in which one of the parties sits, None without parties."""
    places = set(areas_of(workshop, boxes).values())
    return next((area for area in ordered(workshop.areas.values()) if area.id in places), None)


def _knowledge_ties(workshop: Workshop, boxes: list[Box]) -> tuple[int, int]:
    """Return the ties between firms and knowledge institutes, and how many there could be."""
    firms = {b.id for b in boxes if b.lane is ChainLane.FIRMS}
    institutes = {b.id for b in boxes if b.lane is ChainLane.KNOWLEDGE}
    ties = {
        frozenset((f.origin, f.target))
        for f in workshop.flows.values()
        if f.kind in (FlowKind.KNOWLEDGE, FlowKind.CO_DEVELOPMENT)
        and (
            (f.origin in firms and f.target in institutes)
            or (f.origin in institutes and f.target in firms)
        )
    }
    return len(ties), len(firms) * len(institutes)


def _deep_links(workshop: Workshop, chain: str, boxes: list[Box]) -> tuple[int, int]:
    """Return the adjacent stages of the firms' lane that co-operate, and how many there are."""
    stages = stages_of(workshop, chain)
    stage_of = {b.id: b.stage for b in boxes if b.lane is ChainLane.FIRMS}
    deep = {
        frozenset((stage_of[f.origin], stage_of[f.target]))
        for f in workshop.flows.values()
        if f.origin in stage_of and f.target in stage_of and f.depth is not Depth.TRANSACTION
    }
    pairs = [frozenset((a.id, b.id)) for a, b in itertools.pairwise(stages)]
    return sum(pair in deep for pair in pairs), len(pairs)


def stages_of(workshop: Workshop, chain: str) -> list[Stage]:
    """Return the stages of a chain from left to right."""
    return ordered(s for s in workshop.stages.values() if s.chain == chain)


@dataclass(frozen=True, slots=True)
class StageState:
    """What the data say of a stage: its nearest area, and the gap, "" when there is none.

    ``gap`` is "nobody" (no firm at all), "outside" (only partners outside the home area) or "one"
    (a single firm).
    """

    stage: Stage
    firms: int
    nearest: Area | None
    gap: str


def stage_states(workshop: Workshop, chain: str) -> tuple[StageState, ...]:
    """Return the state of every stage of a chain."""
    firms: dict[str, list[Box]] = {stage.id: [] for stage in stages_of(workshop, chain)}
    for box in workshop.boxes.values():
        if box.lane is ChainLane.FIRMS and box.stage in firms:
            firms[box.stage].append(box)
    return tuple(_state(workshop, stage, firms[stage.id]) for stage in stages_of(workshop, chain))


def _state(workshop: Workshop, stage: Stage, firms: list[Box]) -> StageState:
    areas = ordered(workshop.areas.values())
    home = areas[0].id if areas else ""
    places = areas_of(workshop, firms)
    local = [b for b in firms if places[b.id] == home]
    return StageState(stage, len(local), nearest_area(workshop, firms), _gap(firms, local))


def _gap(boxes: list[Box], local: list[Box]) -> str:
    if not boxes:
        return "nobody"
    if not local:
        return "outside"
    return "one" if len(local) == 1 else ""


def area_of(workshop: Workshop, box: Box) -> str:
    """Return the area in which a party sits.

    A box with words of its own that says it is abroad or outside sits in the outermost area;
    other words are taken to speak of the home area.
    """
    return areas_of(workshop, [box])[box.id]


def areas_of(workshop: Workshop, boxes: Iterable[Box]) -> dict[str, str]:
    """Return the areas in which parties sit, by the ids of their boxes; "" where there are none."""
    areas = ordered(workshop.areas.values())
    if not areas:
        return {box.id: "" for box in boxes}
    home, outermost = areas[0].id, areas[-1].id
    return {box.id: _area(workshop, box, home, outermost) for box in boxes}


def _area(workshop: Workshop, box: Box, home: str, outermost: str) -> str:
    firm = workshop.organisations.get(box.record)
    if firm is not None:
        return firm.area if firm.area in workshop.areas else home
    words = f"{box.name} {box.caption}".casefold()
    outside = any(w in words for w in ("buitenland", "abroad", "buiten ", "outside"))
    return outermost if outside else home


def gap_text(state: StageState, home: str) -> Message:
    """Say in words what is missing in a stage."""
    params = {"stage": state.stage.name, "home": home}
    if state.gap == "one":
        return Message("One firm in {stage}", params)
    if state.gap == "outside":
        return Message("{stage}: only partners outside {home}", params)
    return Message("Nobody in {stage}", params)


def meaning(name: str, found: Completeness) -> Message:
    """Say in one sentence how complete a chain is."""
    params = {"name": name, "filled": number(found.filled), "all": number(len(ROLES))}
    text = {
        CLUSTER: N_("{name} is a cluster: {filled} of {all} roles are filled."),
        IN_FORMATION: N_("{name} is a cluster in formation: {filled} of {all} roles are filled."),
        CHAIN: N_("{name} is a chain: {filled} of {all} roles are filled."),
    }[found.verdict]
    return Message(text, params)
