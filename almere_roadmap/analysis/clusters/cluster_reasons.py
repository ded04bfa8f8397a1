"""Why a chain is a chain, a cluster in formation or a cluster, and what is still lacking."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.clusters.completeness import (
    CLUSTER,
    IN_FORMATION,
    Completeness,
    RoleCount,
    area_of,
    role_share,
    role_targets,
    role_weights,
    stage_states,
)
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import About, Box
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of the verdict: what was counted, what it means, and whether it is enough."""

    title: str
    words: str
    enough: bool


def roles_to_go(found: Completeness, about: About) -> int:
    """Return how many roles must still be filled, the weightiest first, for the next verdict."""
    step = found.rule.shares[1 if found.verdict == IN_FORMATION else 0]
    weights, targets = role_weights(about), role_targets(about)
    counts = {role.role: role.count for role in found.roles}
    short = [role for role in counts if counts[role] < targets[role]]
    short.sort(key=lambda role: -weights[role] * (1 - counts[role] / targets[role]))
    for done, role in enumerate(short):
        if role_share(counts, weights, targets) >= step - 1e-9:
            return done
        counts[role] = targets[role]
    return len(short)


def next_step(found: Completeness, about: About) -> str:
    """Say what a chain lacks to come a step further."""
    if found.verdict == CLUSTER:
        return _("All it takes is here: deepen the ties.")
    forming = found.verdict == IN_FORMATION
    lacking = roles_to_go(found, about)
    if not lacking:
        ties = found.rule.ties[1 if forming else 0] - found.knowledge_ties
        return plural(
            "{n} more tie between a firm and a knowledge institute.",
            "{n} more ties between firms and knowledge institutes.",
            max(1, ties),
        )
    if forming:
        return plural("{n} more role for a cluster.", "{n} more roles for a cluster.", lacking)
    return plural(
        "{n} more role for a cluster in formation.",
        "{n} more roles for a cluster in formation.",
        lacking,
    )


def reasons(workshop: Workshop, chain: str, found: Completeness) -> list[Reason]:
    """Return the grounds of the verdict: roles, ties, links between stages, and places."""
    return [
        _of_roles(found, workshop.about),
        _of_ties(found),
        _of_links(found),
        *_of_places(workshop, chain),
    ]


def _of_roles(found: Completeness, about: About) -> Reason:
    forming, cluster = found.rule.shares
    words = _(
        "{filled} of {all} roles are filled; weighted that is {share}. A cluster in formation"
        " takes {forming}, a cluster {cluster}."
    ).format(
        filled=number(found.filled),
        all=number(len(found.roles)),
        share=number(found.role_share, 2),
        forming=number(forming, 2),
        cluster=number(cluster, 2),
    )
    targets = role_targets(about)
    lacking = [_lacking(role, targets[role.role]) for role in found.roles]
    said = ", ".join(filter(None, lacking))
    if said:
        lacked = _("Lacking: {roles}.").format(roles=said)
        words = f"{words} {lacked}"
    return Reason(_("Roles"), words, found.role_share >= cluster)


def _lacking(role: RoleCount, target: int) -> str:
    if role.count >= target:
        return ""
    words = _(ROLE[role.role])
    return words if target == 1 else f"{words} ({number(role.count)}/{number(target)})"


def _of_ties(found: Completeness) -> Reason:
    forming, cluster = found.rule.ties
    words = _(
        "{n} of {all} possible ties between firms and knowledge institutes are drawn, as knowledge"
        " or co-development. A cluster in formation takes {forming}, a cluster {cluster}."
    ).format(
        n=number(found.knowledge_ties),
        all=number(found.possible_ties),
        forming=number(forming),
        cluster=number(cluster),
    )
    return Reason(_("Ties with knowledge"), words, found.knowledge_ties >= cluster)


def _of_links(found: Completeness) -> Reason:
    words = _(
        "{n} of {all} neighbouring stages are joined by more than a transaction. This does not"
        " change the verdict."
    ).format(n=number(found.deep_links), all=number(found.possible_links))
    return Reason(_("Stages that co-operate"), words, 0 < found.possible_links == found.deep_links)


def _of_places(workshop: Workshop, chain: str) -> list[Reason]:
    """Return what the places of the firms say; nothing for a chain without stages."""
    states = stage_states(workshop, chain)
    if not states:
        return []
    areas = ordered(workshop.areas.values())
    home = areas[0].name if areas else _("the home area")
    gaps = {
        "nobody": _("nobody in {stages}"),
        "outside": _("only partners outside {home} in {stages}"),
        "one": _("one firm only in {stages}"),
    }
    said = [
        words.format(home=home, stages=", ".join(s.stage.name for s in states if s.gap == gap))
        for gap, words in gaps.items()
        if any(s.gap == gap for s in states)
    ]
    if said:
        words = "; ".join(said)
        return [Reason(_("Near home"), f"{words[0].upper()}{words[1:]}.", False)]
    words = _("Every stage has more than one firm in {home}.").format(home=home)
    return [Reason(_("Near home"), words, True)]


def gap_reason(workshop: Workshop, stage: str, kind: str, role: Role) -> str:
    """Say why a gap is one: who stands there, and where they sit."""
    areas = ordered(workshop.areas.values())
    home = areas[0].name if areas else _("the home area")
    if kind == "role":
        words = _("Nobody in this chain has the role {role}; it counts for the verdict.")
        return words.format(role=_(ROLE[role]))
    found = workshop.stages.get(stage)
    name = found.name if found else ""
    if kind == "outside":
        words = _("All who stand in {stage} sit outside {home}: {names}.")
        return words.format(stage=name, home=home, names=_outsiders(workshop, stage))
    return _("No firm or institution stands in {stage} yet.").format(stage=name)


def _outsiders(workshop: Workshop, stage: str) -> str:
    boxes = (b for b in workshop.boxes.values() if b.stage == stage and b.lane is ChainLane.FIRMS)
    return ", ".join(_sited(workshop, box) for box in ordered(boxes))


def _sited(workshop: Workshop, box: Box) -> str:
    firm = workshop.organisations.get(box.record)
    area = workshop.areas.get(area_of(workshop, box))
    name = box.name or (firm.name if firm else "")
    return f"{name} ({area.name})" if area else name
