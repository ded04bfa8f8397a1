"""Who could fill the steps of a chain in which nobody, one firm or only outsiders stand."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.clusters.completeness import StageState, stage_states, stages_of
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import Chain, Organisation, Stage
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, Role, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, _, number, say

ROLE_SHARE, SECTOR_SHARE, OFFER_SHARE, HOME_SHARE = 40.0, 20.0, 30.0, 10.0
"""Points for the same role, a sector of the step, an offer that a neighbour needs, home."""


_KNOWLEDGE = (Role.EDUCATION, Role.RESEARCH)


@dataclass(frozen=True, slots=True)
class Filler:
    """A firm that could stand in a step: its points (0–100) and why."""

    firm: Organisation
    score: float
    reason: Message


@dataclass(frozen=True, slots=True)
class StepGap:
    """A step of a chain with a gap ("nobody", "outside" or "one") and who could fill it."""

    chain: Chain
    state: StageState
    fillers: tuple[Filler, ...]


def step_gaps(workshop: Workshop, most: int = 3) -> tuple[StepGap, ...]:
    """Return every step with a gap, in the order of the chains, with its best candidates.

    End customers are no gap to be filled by a firm.
    """
    found = []
    for chain in ordered(workshop.chains.values()):
        for state in stage_states(workshop, chain.id):
            if state.gap and not _is_held(workshop, state.stage):
                found.append(StepGap(chain, state, _fillers(workshop, state.stage, most)))
    return tuple(found)


def _is_held(workshop: Workshop, stage: Stage) -> bool:
    """Tell whether a step needs no firm: end customers, or an institute that teaches there."""
    if stage.role is Role.END_CUSTOMER:
        return True
    boxes = (b for b in workshop.boxes.values() if b.stage == stage.id)
    return stage.role in _KNOWLEDGE and any(b.role is stage.role for b in boxes)


def _fillers(workshop: Workshop, stage: Stage, most: int) -> tuple[Filler, ...]:
    inside = {b.record for b in workshop.boxes.values() if b.chain == stage.chain}
    group = Group.KNOWLEDGE if stage.role in _KNOWLEDGE else Group.ENTREPRENEURS
    firms = (
        firm
        for firm in workshop.organisations.values()
        if firm.group is group
        and firm.id not in inside
        # An invented firm cannot fill anything.
        and firm.status is not Status.ILLUSTRATIVE
    )
    judged = (_judge(workshop, stage, firm) for firm in firms)
    found = [filler for filler in judged if filler is not None]
    return tuple(sorted(found, key=lambda f: (-f.score, f.firm.name))[:most])


def _judge(workshop: Workshop, stage: Stage, firm: Organisation) -> Filler | None:
    """Judge a firm for a step, None when neither its sector nor its offer speaks for it."""
    reasons: list[tuple[float, Message]] = []
    kin = _kin(workshop, stage, firm)
    if kin:
        params = {"section": firm.sector[:1], "name": kin}
        reasons.append((SECTOR_SHARE, Message(N_("same section ({section}) as {name}"), params)))
    offer = _wanted_offer(workshop, stage, firm)
    if offer:
        reasons.append((OFFER_SHARE, Message(N_("offers {what}"), {"what": offer})))
    if not reasons:
        return None
    if stage.role and stage.role in _roles(workshop, firm):
        params = {"role": _(ROLE[stage.role])}
        reasons.append((ROLE_SHARE, Message(N_("is {role} elsewhere"), params)))
    areas = ordered(workshop.areas.values())
    home = bool(areas) and firm.area == areas[0].id
    score = sum(points for points, _reason in reasons) + HOME_SHARE * home
    words = ", ".join(say(reason) for _points, reason in reasons)
    return Filler(firm, score, Message("{words}", {"words": words}))


def _roles(workshop: Workshop, firm: Organisation) -> set[Role]:
    return {firm.role} | {b.role for b in workshop.boxes.values() if b.record == firm.id}


def _kin(workshop: Workshop, stage: Stage, firm: Organisation) -> str:
    """Return a party of the step or its neighbours in the same section, "" for none."""
    near = _near(workshop, stage)
    boxes = (b for b in workshop.boxes.values() if b.stage in near)
    parties = (workshop.organisations.get(b.record) or b for b in boxes)
    kin = (p for p in parties if p.sector and p.sector[:1] == firm.sector[:1])
    return min((p.name for p in kin), default="")


def _wanted_offer(workshop: Workshop, stage: Stage, firm: Organisation) -> str:
    """Return what a firm offers that a party of the neighbouring steps looks for."""
    near = _near(workshop, stage)
    boxes = (b for b in workshop.boxes.values() if b.stage in near)
    parties = (workshop.organisations.get(b.record) for b in boxes)
    wanted = {word.casefold() for p in parties if p is not None for word in p.needs}
    return ", ".join(word for word in firm.offers if word.casefold() in wanted)


def _near(workshop: Workshop, stage: Stage) -> set[str]:
    """Return a step and those before and after it."""
    row = stages_of(workshop, stage.chain)
    at = row.index(stage)
    return {s.id for s in row[max(0, at - 1) : at + 2]}


def meaning(gaps: tuple[StepGap, ...]) -> Message:
    """Say in one sentence how many steps have a gap and for how many a firm is at hand."""
    filled = sum(1 for gap in gaps if gap.fillers)
    params = {"gaps": number(len(gaps)), "filled": number(filled)}
    if not gaps:
        return Message("No step of a chain has a gap.")
    return Message("Steps with a gap: {gaps}; firms at hand for {filled}.", params)
