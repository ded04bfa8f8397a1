"""Procurement: the threshold in force, procedures that fit, and steps planned backwards.

Amounts are in euro excluding VAT over the whole term.  "Equal to or above" counts as above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from almere_roadmap.analysis.reference import (
    STEPS,
    CalendarPeriod,
    Procedure,
    Threshold,
    bands,
    calendar,
    procedures,
)
from almere_roadmap.analysis.reference import thresholds as all_thresholds
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period, last_day
from almere_roadmap.domain.rules import HINT, WARNING, Problem
from almere_roadmap.domain.words import ItemKind, Subject
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, day, language, money, number

STEP_NAMES = {
    "consultation": N_("Market consultation"),
    "preparation": N_("Preparation"),
    "request": N_("Requests to take part"),
    "selection": N_("Selection"),
    "tender": N_("Tender"),
    "evaluation": N_("Evaluation"),
    "decision": N_("Award decision"),
    "standstill": N_("Standstill period"),
}
_LIGHT = frozenset({"single_quotation", "multiple_quotation", "national_open", "challenge"})


def threshold(subject: Subject, published: date, authority: str = "decentral") -> Threshold | None:
    """Return the European threshold in force on the day of publication, None when unknown."""
    fits = (
        t
        for t in all_thresholds()
        if (t.authority, t.subject) == (authority, subject)
        and t.valid_from <= published <= t.valid_until
    )
    return next(fits, None)


def is_above(value: float, limit: Threshold) -> bool:
    """Tell whether a value is at or above a threshold."""
    return value >= limit.amount


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure in calendar days, from ``begin`` to the day before ``end``."""

    code: str
    begin: date
    end: date
    days: int
    minimum: int


def steps_back(procedure: Procedure, start: date) -> tuple[Step, ...]:
    """Return the steps of a procedure, planned backwards from the wanted start of the work."""
    steps = []
    end = start
    for code in reversed(STEPS):
        days = procedure.days[code]
        if days:
            begin = end - timedelta(days=days)
            steps.append(Step(code, begin, end, days, procedure.minimum[code]))
            end = begin
    return tuple(reversed(steps))


def steps_of(item: Item, contract: Contract | None) -> tuple[Step, ...]:
    """Return the steps that must precede a contract on the roadmap, () when none are known."""
    procedure = procedures().get(contract.procedure) if contract else None
    start = first_day(item.start) if is_period(item.start) else None
    return steps_back(procedure, start) if procedure and start else ()


PUBLISHED = ("request", "tender")
"""The steps of which the first begins with the publication."""


def publication(item: Item, contract: Contract) -> date | None:
    """Return the day of publication: as given, else planned backwards."""
    if contract.publication and is_period(contract.publication):
        return first_day(contract.publication)
    steps = steps_of(item, contract)
    return next((step.begin for step in steps if step.code in PUBLISHED), None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A procedure that fits, with the reason."""

    procedure: Procedure
    reason: Message


def proposals(contract: Contract, published: date) -> tuple[Proposal, ...]:
    """Return the procedures that fit value, kind and date, the lightest first."""
    limit = threshold(contract.subject, published)
    if contract.value is None or limit is None:
        return ()
    if is_above(contract.value, limit):
        return tuple(_above(contract, limit))
    return tuple(_below(contract, limit))


def _above(contract: Contract, limit: Threshold) -> Iterator[Proposal]:
    params = {"value": money(contract.value or 0), "limit": money(limit.amount)}
    reason = Message("{value} is at or above the threshold of {limit}", params)
    codes = ["eu_open", "eu_restricted", "negotiated", "innovation_partnership"]
    if contract.subject is Subject.SOCIAL_SERVICE:
        codes = ["sas", *codes]
    for code in codes:
        yield Proposal(procedures()[code], reason)


def _below(contract: Contract, limit: Threshold) -> Iterator[Proposal]:
    value = contract.value or 0
    params = {"value": money(value), "limit": money(limit.amount)}
    for band in bands():
        if band.subject is contract.subject and value <= band.until:
            until = {**params, "limit": money(band.until)}
            reason = Message("{value} fits within {limit}, a default to be checked", until)
            yield Proposal(procedures()[band.procedure], reason)
    reason = Message("{value} is below the threshold of {limit}", params)
    quoted = {b.procedure for b in bands() if b.subject is contract.subject and value <= b.until}
    for code in ("multiple_quotation", "national_open"):
        if code not in quoted:
            yield Proposal(procedures()[code], reason)


def warnings(workshop: Workshop) -> Iterator[Problem]:
    """Yield what a purchaser would remark about the contracts on the roadmap."""
    for item in ordered(workshop.items.values()):
        contract = workshop.contracts.get(item.id)
        if contract is not None:
            yield from _of_contract(item, contract)
            yield from _terms(item, contract)
            yield from _recess(item, contract)
    yield from _late_decisions(workshop)
    yield from _splitting(workshop)


def _terms(item: Item, contract: Contract) -> Iterator[Problem]:
    """Yield when the legal terms alone take longer than there is from publication to start."""
    procedure = procedures().get(contract.procedure)
    published = publication(item, contract)
    start = first_day(item.start) if is_period(item.start) else None
    if procedure is None or published is None or start is None:
        return
    least, days = sum(procedure.minimum.values()), (start - published).days
    if days < least:
        text = N_(
            "{name}: from publication on {day} to the start are {days} days; "
            "the terms of the procedure ({procedure}) take at least {least}."
        )
        params = {
            "name": item.title,
            "day": day(published),
            "days": number(days),
            "procedure": procedure.name(language()),
            "least": number(least),
        }
        yield Problem("terms.short", WARNING, Message(text, params), (item.id,))


def _recess(item: Item, contract: Contract) -> Iterator[Problem]:
    """Yield when the award is to be decided in a recess, by the planned steps."""
    for step in steps_of(item, contract):
        period = recess(step.begin) if step.code == "decision" else None
        if period is not None:
            text = N_("{name}: the award decision falls on {day}, in a recess ({recess}).")
            params = {
                "name": item.title,
                "day": day(step.begin),
                "recess": period.name(language()),
            }
            yield Problem("decision.recess", HINT, Message(text, params), (item.id,))


def recess(when: date) -> CalendarPeriod | None:
    """Return the recess in which a day falls, None when it falls in none."""
    return next((p for p in calendar() if p.kind == "recess" and p.holds(when)), None)


def _late_decisions(workshop: Workshop) -> Iterator[Problem]:
    """Yield decisions that contracts wait for, but that come after the publication."""
    for link in workshop.dependencies.values():
        decision = workshop.items.get(link.predecessor)
        item = workshop.items.get(link.successor)
        contract = workshop.contracts.get(link.successor)
        if not decision or not item or not contract or decision.kind is not ItemKind.DECISION:
            continue
        taken = last_day(decision.start) if is_period(decision.start) else None
        published = publication(item, contract)
        if taken and published and taken > published:
            text = N_("{name} is published on {day}, before “{decision}” on {taken}.")
            params = {
                "name": item.title,
                "day": day(published),
                "decision": decision.title,
                "taken": day(taken),
            }
            about = (item.id, decision.id)
            yield Problem("decision.late", WARNING, Message(text, params), about)


def _of_contract(item: Item, contract: Contract) -> Iterator[Problem]:
    name = {"name": item.title}
    if contract.value is None:
        yield Problem("value.missing", HINT, Message("{name} has no value yet.", name), (item.id,))
        return
    published = publication(item, contract)
    if published is None:
        return
    limit = threshold(contract.subject, published)
    if limit is None:
        text = N_("{name}: no threshold is known for publication on {day}.")
        params = {**name, "day": day(published)}
        yield Problem("threshold.unknown", HINT, Message(text, params), (item.id,))
    elif is_above(contract.value, limit) and contract.procedure in _LIGHT:
        yield _too_light(item, contract, limit)


def _too_light(item: Item, contract: Contract, limit: Threshold) -> Problem:
    text = N_(
        "{name}: {procedure} is too light for {value}; the threshold is {limit} until {day} "
        "({source})."
    )
    params = {
        "name": item.title,
        "procedure": procedures()[contract.procedure].name(language()),
        "value": money(contract.value or 0),
        "limit": money(limit.amount),
        "day": day(limit.valid_until),
        "source": limit.source,
    }
    return Problem("procedure.light", WARNING, Message(text, params), (item.id,))


def _splitting(workshop: Workshop) -> Iterator[Problem]:
    """Yield contracts of one body and one CPV group within a year that together pass the limit."""
    known = [
        (item, contract, published)
        for item in ordered(workshop.items.values())
        if (contract := workshop.contracts.get(item.id)) and contract.value and contract.cpv
        if (published := publication(item, contract))
    ]
    for place, (item, contract, published) in enumerate(known):
        for other, twin, later in known[place + 1 :]:
            limit = threshold(contract.subject, published)
            alike = (contract.body, contract.cpv[:3], contract.subject) == (
                twin.body,
                twin.cpv[:3],
                twin.subject,
            )
            if alike and limit and abs((later - published).days) <= 365:
                yield from _split(item, other, (contract.value or 0, twin.value or 0), limit)


def _split(
    item: Item, other: Item, values: tuple[float, float], limit: Threshold
) -> Iterator[Problem]:
    if max(values) < limit.amount <= sum(values):
        text = N_("{name} and {other} are alike and together {value}: above {limit}, do not split.")
        params = {
            "name": item.title,
            "other": other.title,
            "value": money(sum(values)),
            "limit": money(limit.amount),
        }
        yield Problem("splitting", WARNING, Message(text, params), (item.id, other.id))
