"""The terms and the calendar of a contract: legal time limits, recesses, decisions in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from almere_roadmap.analysis.economy.reference import Procedure
from almere_roadmap.analysis.roadmap.contract_case import Case, problem
from almere_roadmap.analysis.roadmap.procurement import STEP_NAMES, recess, steps_of
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import is_period, last_day
from almere_roadmap.domain.rules import HINT, WARNING, Problem
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.i18n import N_, _, day, language, number


def minimum_terms(case: Case) -> Iterator[Problem]:
    """Yield when legal terms are cut short: by the lead times, or from publication to start."""
    procedure = case.procedure
    if procedure is None:
        return
    for step, least in procedure.minimum.items():
        if procedure.days[step] < least:
            yield _cut_step(case, procedure, step)
    if case.published is None or case.start is None:
        return
    least, days = sum(procedure.minimum.values()), (case.start - case.published).days
    if days < least:
        yield _short_terms(case, procedure, case.published, days)


def _cut_step(case: Case, procedure: Procedure, step: str) -> Problem:
    params = {
        **case.name,
        "step": _(STEP_NAMES[step]).lower(),
        "days": number(procedure.days[step]),
        "least": number(procedure.minimum[step]),
    }
    return problem(
        "terms.step",
        WARNING,
        Message("{name}: {step} is planned at {days} days, the least is {least}.", params),
        (case.item.id,),
        N_("Minimum time limits of the procedure"),
        Message("Plan at least {least} days under Rules and calendars.", params),
        procedure,
    )


def _short_terms(case: Case, procedure: Procedure, published: date, days: int) -> Problem:
    text = N_(
        "{name}: from publication on {day} to the start are {days} days; "
        "the terms of the procedure ({procedure}) take at least {least}."
    )
    least = sum(procedure.minimum.values())
    params = {
        **case.name,
        "day": day(published),
        "days": number(days),
        "procedure": procedure.name(language()),
        "least": number(least),
    }
    more = {"days": number(least - days)}
    return problem(
        "terms.short",
        WARNING,
        Message(text, params),
        (case.item.id,),
        N_("Minimum time limits of the procedure"),
        Message("Publish {days} days earlier, or start later.", more),
        procedure,
    )


def terms_kept(case: Case) -> Message | None:
    """Say that the legal terms are kept, or that there are none."""
    if case.procedure is None or case.start is None:
        return None
    legal = [number(n) for n in case.procedure.minimum.values() if n]
    if not legal:
        return Message("This procedure has no legal minimum terms")
    return Message("Minimum time limits kept ({days} days)", {"days": " + ".join(legal)})


def outside_recess(case: Case) -> Iterator[Problem]:
    """Yield when the award is to be decided in a recess, by the planned steps."""
    for step in steps_of(case.workshop, case.item):
        period = recess(case.known, step.begin) if step.code == "decision" else None
        if period is not None:
            text = N_("{name}: the award decision falls on {day}, in a recess ({recess}).")
            params = {**case.name, "day": day(step.begin), "recess": period.name(language())}
            yield problem(
                "decision.recess",
                HINT,
                Message(text, params),
                (case.item.id,),
                N_("Nobody decides in a recess"),
                Message("Move the start so that the award falls outside the recess."),
                period,
            )


def recess_kept(case: Case) -> Message | None:
    """Say that no award falls in a recess, when an award is planned."""
    has_award = any(step.code == "decision" for step in steps_of(case.workshop, case.item))
    return Message("No decision falls in a recess") if has_award else None


def decided_in_time(case: Case) -> Iterator[Problem]:
    """Yield decisions that a contract waits for, but that come after its publication."""
    for link in case.workshop.dependencies.values():
        decision = case.workshop.items.get(link.predecessor)
        if link.successor != case.item.id or not decision:
            continue
        if decision.kind is not ItemKind.DECISION:
            continue
        taken = last_day(decision.start) if is_period(decision.start) else None
        if taken and case.published and taken > case.published:
            text = N_("{name} is published on {day}, before “{decision}” on {taken}.")
            params = {
                **case.name,
                "day": day(case.published),
                "decision": decision.title,
                "taken": day(taken),
            }
            yield problem(
                "decision.late",
                WARNING,
                Message(text, params),
                (case.item.id, decision.id),
                N_("Whoever decides does so before the publication"),
                Message("Decide before {day}, or publish after {taken}.", params),
                source=_("the dates on this roadmap"),
            )
