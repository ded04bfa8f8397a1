"""Procurement: the threshold in force, procedures that fit, and steps planned backwards.

Amounts are in euro excluding VAT over the whole term.  "Equal to or above" counts as above.
What must be remarked about a contract is in ``contract_checks.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from almere_roadmap.analysis.economy.reference import (
    CalendarPeriod,
    DecisionBody,
    Procedure,
    Threshold,
)
from almere_roadmap.analysis.names import SUBJECT
from almere_roadmap.analysis.roadmap.rulebook import Rules, rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.rule_tables import BAND, FITS, HEAVY, NO, POSSIBLE, STEPS
from almere_roadmap.domain.words import Subject
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _, language, money

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
CONCESSION = "concession"


def threshold(
    subject: Subject, published: date, authority: str = "decentral", known: Rules | None = None
) -> Threshold | None:
    """Return the European threshold in force on the day of publication, None when unknown."""
    fits = _thresholds(subject, authority, known)
    return next((t for t in fits if t.holds_on(published)), None)


def last_known(
    subject: Subject, published: date, authority: str = "decentral", known: Rules | None = None
) -> Threshold | None:
    """Return the threshold in force, else the last one that expired before the publication."""
    found = [t for t in _thresholds(subject, authority, known) if t.valid_from <= published]
    return max(found, key=lambda t: (t.valid_until, t.valid_from), default=None)


def _thresholds(subject: Subject, authority: str, known: Rules | None) -> list[Threshold]:
    every = (known or rules()).thresholds
    return [t for t in every if (t.authority, t.subject) == (authority, subject)]


def regime(contract: Contract, known: Rules | None = None) -> str:
    """Return the regime whose threshold holds: that of concessions for a concession."""
    authority = CONCESSION if contract.procedure == CONCESSION else contract.authority
    has_one = any(_thresholds(contract.subject, authority, known))
    return authority if has_one else contract.authority


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
        if days and days < (end - date.min).days:
            begin = end - timedelta(days=days)
            steps.append(Step(code, begin, end, days, procedure.minimum[code]))
            end = begin
    return tuple(reversed(steps))


def steps_of(workshop: Workshop, item: Item) -> tuple[Step, ...]:
    """Return the steps that must precede a contract on the roadmap, () when none are known."""
    contract = workshop.contracts.get(item.id)
    procedure = rules(workshop).procedures.get(contract.procedure) if contract else None
    start = first_day(item.start) if is_period(item.start) else None
    return steps_back(procedure, start) if procedure and start else ()


PUBLISHED = ("request", "tender")
"""The steps of which the first begins with the publication."""


def publication(workshop: Workshop, item: Item) -> date | None:
    """Return the day on which a contract is published: as given, else planned backwards."""
    contract = workshop.contracts.get(item.id)
    if contract and contract.publication and is_period(contract.publication):
        return first_day(contract.publication)
    return published_in(steps_of(workshop, item))


def published_in(steps: tuple[Step, ...]) -> date | None:
    """Return the day of publication among steps, None when they have none."""
    return next((step.begin for step in steps if step.code in PUBLISHED), None)


def recess(known: Rules, when: date) -> CalendarPeriod | None:
    """Return the recess in which a day falls, None when it falls in none."""
    return next((p for p in known.periods("recess") if p.holds(when)), None)


@dataclass(frozen=True, slots=True)
class Sitting:
    """The last meeting of a body before a day, and when its papers must be ready."""

    body: DecisionBody
    day: date
    papers: date


def sittings(workshop: Workshop, item: Item) -> tuple[Sitting, ...]:
    """Return the last meetings of who must decide before a contract is published."""
    contract, published = workshop.contracts.get(item.id), publication(workshop, item)
    if contract is None or published is None or contract.value is None:
        return ()
    known = rules(workshop)
    value = contract.value
    asked = (body for body in known.bodies.values() if value >= body.from_value)
    return tuple(sitting(known, body, published) for body in asked)


def sitting(known: Rules, body: DecisionBody, before: date) -> Sitting:
    """Return the last meeting of a body on or before a day, outside its recess."""
    day = before - timedelta(days=(before.isoweekday() - body.weekday) % 7)
    rests = known.periods(body.rests) if body.rests else ()
    for _week in range(60):
        if not any(period.holds(day) for period in rests):
            break
        day -= timedelta(days=7)
    return Sitting(body, day, day - timedelta(days=body.lead_days))


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a procedure suits a contract ("fits", "possible" or "no"), with the reason."""

    procedure: Procedure
    verdict: str
    reason: Message


_ORDER = (FITS, POSSIBLE, NO)


def assess(contract: Contract, published: date, known: Rules | None = None) -> tuple[Proposal, ...]:
    """Return how every procedure suits value, kind and date: what fits first, the lightest first.

    Where no threshold is in force on that day yet, the last known one is used.
    """
    book = known or rules()
    limit = last_known(contract.subject, published, regime(contract, book), book)
    if contract.value is None or limit is None:
        return ()
    if is_above(contract.value, limit):
        found = [_above(p, contract, limit) for p in book.procedures.values()]
    else:
        found = list(_below(book, contract, limit))
    return tuple(sorted(found, key=_fitness))


def _fitness(proposal: Proposal) -> tuple[int, bool]:
    """Sort what fits before what is possible, and what was made for this kind before the rest."""
    fits = proposal.verdict == FITS
    return _ORDER.index(proposal.verdict), fits and not proposal.procedure.subjects


def proposals(
    contract: Contract, published: date, known: Rules | None = None
) -> tuple[Proposal, ...]:
    """Return the procedures that are fit or possible for a contract, the fittest first."""
    return tuple(p for p in assess(contract, published, known) if p.verdict != NO)


def _wrong_kind(procedure: Procedure, contract: Contract) -> Proposal | None:
    if not procedure.subjects or contract.subject.value in procedure.subjects:
        return None
    params = {"kind": _(SUBJECT[contract.subject])}
    return Proposal(procedure, NO, Message("Not meant for this kind of purchase: {kind}", params))


def _above(procedure: Procedure, contract: Contract, limit: Threshold) -> Proposal:
    wrong = _wrong_kind(procedure, contract)
    if wrong:
        return wrong
    over = (contract.value or 0) - limit.amount
    params = {
        "over": money(over),
        "limit": money(limit.amount),
        "use": procedure.use(language()),
        "value": money(contract.value or 0),
    }
    if procedure.above == NO:
        text = N_("{over} above the threshold of {limit}") if over else N_("At the threshold")
        return Proposal(procedure, NO, Message(text, params))
    text = N_("{value} is at or above the threshold of {limit}. {use}")
    if procedure.above == POSSIBLE:
        text = N_("{use}")
    return Proposal(procedure, procedure.above, Message(text, params))


def _below(book: Rules, contract: Contract, limit: Threshold) -> Iterator[Proposal]:
    """Yield every procedure; the first whose band holds the value fits, else the first possible."""
    value = contract.value or 0.0
    is_found = False
    for procedure in book.procedures.values():
        wrong = _wrong_kind(procedure, contract)
        if wrong:
            yield wrong
            continue
        band = _band(book, procedure, contract.subject)
        until = min(band, limit.amount) if band is not None else limit.amount
        params = {
            "value": money(value),
            "limit": money(until),
            "use": procedure.use(language()),
        }
        if procedure.below == HEAVY:
            text = N_("{use}. Heavier than {value} asks for")
            yield Proposal(procedure, POSSIBLE, Message(text, params))
        elif procedure.below == BAND and value > until:
            text = N_("Above the own limit of {limit}, a default to be checked")
            yield Proposal(procedure, NO, Message(text, params))
        elif is_found:
            yield Proposal(procedure, POSSIBLE, Message(N_("{use}"), params))
        else:
            is_found = True
            text = N_("{value} is below the threshold of {limit}. {use}")
            if band is not None:
                text = N_("{value} fits within {limit}, a default to be checked. {use}")
            yield Proposal(procedure, FITS, Message(text, params))


def _band(book: Rules, procedure: Procedure, subject: Subject) -> float | None:
    found = (b.until for b in book.bands if (b.subject, b.procedure) == (subject, procedure.code))
    return max(found, default=None)
