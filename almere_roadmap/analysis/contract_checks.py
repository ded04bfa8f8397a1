"""What a purchaser would remark about the contracts on a roadmap.

Every remark names its rule, the source of the rule, until when that holds and what to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.procurement import (
    STEP_NAMES,
    is_above,
    last_known,
    proposals,
    publication,
    recess,
    regime,
    sittings,
    steps_of,
    threshold,
)
from almere_roadmap.analysis.reference import Procedure, Rule, Threshold
from almere_roadmap.analysis.rulebook import Rules, rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period, last_day
from almere_roadmap.domain.rule_tables import NO
from almere_roadmap.domain.rules import HINT, WARNING, Problem
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, _, day, language, money, number

CPV = re.compile(r"\d{8}(-\d)?")
_YEAR = 365
_GUIDE = "Aanbestedingswet 2012, art. 1.10 en 2.14; Gids Proportionaliteit"


@dataclass(frozen=True)
class _Case:
    """A contract with everything that the rules ask about it, found once."""

    workshop: Workshop
    item: Item
    contract: Contract
    known: Rules
    procedure: Procedure | None
    published: date | None
    start: date | None

    @property
    def name(self) -> dict[str, str]:
        return {"name": self.item.title}


def _case(workshop: Workshop, item: Item, contract: Contract) -> _Case:
    known = rules(workshop)
    start = first_day(item.start) if is_period(item.start) else None
    procedure = known.procedures.get(contract.procedure)
    return _Case(workshop, item, contract, known, procedure, publication(workshop, item), start)


def _cases(workshop: Workshop) -> list[_Case]:
    items = ordered(i for i in workshop.items.values() if i.kind is ItemKind.CONTRACT)
    found = ((item, workshop.contracts.get(item.id)) for item in items)
    return [_case(workshop, item, contract) for item, contract in found if contract is not None]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule held against a contract: kept, with what is well, or not, with the problem.

    ``note`` marks what is neither: something still to be seen to.
    """

    message: Message
    problem: Problem | None = None
    note: bool = False


def checks(workshop: Workshop, item: Item, today: date | None = None) -> tuple[Check, ...]:
    """Return every rule held against one contract, what is well too."""
    contract = workshop.contracts.get(item.id)
    if contract is None:
        return ()
    case = _case(workshop, item, contract)
    found = [
        *_checked(_value(case), None),
        *_checked(_weight(case), _weight_kept(case)),
        *_checked(_terms(case), _terms_kept(case)),
        *_checked(_recess(case), _recess_kept(case)),
        *_checked(_late_decisions(case), None),
        *_checked((p for p in _splitting(workshop) if item.id in p.about), _no_splitting(case)),
        *_sittings(case, today),
        *_notes(case),
    ]
    return tuple(sorted(found, key=lambda c: (c.problem is None, c.note)))


def _checked(problems: Iterator[Problem], kept: Message | None) -> Iterator[Check]:
    found = list(problems)
    yield from (Check(p.message, p) for p in found)
    if kept is not None and not found:
        yield Check(kept)


def warnings(workshop: Workshop) -> Iterator[Problem]:
    """Yield what is not in order about all contracts on the roadmap."""
    for case in _cases(workshop):
        for rule in (_value, _weight, _terms, _recess, _late_decisions):
            yield from rule(case)
    yield from _splitting(workshop)


def _problem(
    id: str,
    severity: str,
    message: Message,
    about: tuple[str, ...],
    rule: str,
    remedy: Message,
    law: Rule | None = None,
    source: str = "",
) -> Problem:
    """Return a problem with its rule; ``law`` is the row of the rules it rests on."""
    return Problem(
        id,
        severity,
        message,
        about,
        rule=Message(rule),
        source=law.source if law else source,
        valid_until=law.valid_until if law else None,
        remedy=remedy,
    )


# Value and threshold.


def _value(case: _Case) -> Iterator[Problem]:
    about = (case.item.id,)
    if case.contract.value is None:
        yield _problem(
            "value.missing",
            HINT,
            Message("{name} has no value yet.", case.name),
            about,
            N_("The estimated value over the whole term decides the procedure"),
            Message("Estimate the value over the whole term, options and extensions included."),
            source=_GUIDE,
        )
    if case.contract.cpv and not CPV.fullmatch(case.contract.cpv.strip()):
        yield _problem(
            "cpv.form",
            HINT,
            Message("{name}: {cpv} is not a CPV code.", {**case.name, "cpv": case.contract.cpv}),
            about,
            N_("A CPV code has eight digits and a check digit"),
            Message("Write it as 79600000-0."),
            source="TED",
        )
    if case.contract.value is not None and case.published is not None:
        yield from _unknown(case, case.published)


def _unknown(case: _Case, published: date) -> Iterator[Problem]:
    authority = regime(case.contract, case.known)
    if threshold(case.contract.subject, published, authority, case.known):
        return
    last = last_known(case.contract.subject, published, authority, case.known)
    text = N_("{name}: no threshold is known for publication on {day}.")
    params = {**case.name, "day": day(published)}
    if last is not None:
        text = N_(
            "{name}: no threshold is known for publication on {day}; the last one, {limit}, "
            "expired on {until}."
        )
        params |= {"limit": money(last.amount), "until": day(last.valid_until)}
    yield _problem(
        "threshold.unknown",
        HINT,
        Message(text, params),
        (case.item.id,),
        N_("The European threshold on the day of publication"),
        Message("Look up the new amounts and add them under Rules and calendars."),
        last,
    )


def _limit(case: _Case) -> Threshold | None:
    if case.published is None or case.contract.value is None:
        return None
    authority = regime(case.contract, case.known)
    return last_known(case.contract.subject, case.published, authority, case.known)


# The procedure and the value.


def _weight(case: _Case) -> Iterator[Problem]:
    limit, procedure = _limit(case), case.procedure
    if limit is None or procedure is None or case.published is None:
        return
    value = case.contract.value or 0
    found = proposals(case.contract, case.published, case.known)
    better = found[0].procedure.name(language()) if found else "–"
    if procedure.subjects and case.contract.subject.value not in procedure.subjects:
        params = {**case.name, "procedure": procedure.name(language()), "better": better}
        yield _problem(
            "procedure.kind",
            WARNING,
            Message("{name}: {procedure} is not meant for this kind of purchase.", params),
            (case.item.id,),
            N_("A procedure suits the kind of purchase"),
            Message("Choose another procedure, such as {better}.", {"better": better}),
            procedure,
        )
    elif is_above(value, limit) and procedure.above == NO:
        yield _too_light(case, procedure, limit, better)


def _too_light(case: _Case, procedure: Procedure, limit: Threshold, better: str) -> Problem:
    text = N_(
        "{name}: {procedure} is too light for {value}; the threshold is {limit} until {day} "
        "({source})."
    )
    params = {
        **case.name,
        "procedure": procedure.name(language()),
        "value": money(case.contract.value or 0),
        "limit": money(limit.amount),
        "day": day(limit.valid_until),
        "source": limit.source,
    }
    return _problem(
        "procedure.light",
        WARNING,
        Message(text, params),
        (case.item.id,),
        N_("At or above the European threshold: tender in Europe"),
        Message("Choose {better}, or lower what is bought.", {"better": better}),
        limit,
    )


def _weight_kept(case: _Case) -> Message | None:
    if _limit(case) is None or case.procedure is None:
        return None
    return Message("The procedure is heavy enough for the value")


# Terms and dates.


def _terms(case: _Case) -> Iterator[Problem]:
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


def _cut_step(case: _Case, procedure: Procedure, step: str) -> Problem:
    params = {
        **case.name,
        "step": _(STEP_NAMES[step]).lower(),
        "days": number(procedure.days[step]),
        "least": number(procedure.minimum[step]),
    }
    return _problem(
        "terms.step",
        WARNING,
        Message("{name}: {step} is planned at {days} days, the least is {least}.", params),
        (case.item.id,),
        N_("Minimum time limits of the procedure"),
        Message("Plan at least {least} days under Rules and calendars.", params),
        procedure,
    )


def _short_terms(case: _Case, procedure: Procedure, published: date, days: int) -> Problem:
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
    return _problem(
        "terms.short",
        WARNING,
        Message(text, params),
        (case.item.id,),
        N_("Minimum time limits of the procedure"),
        Message("Publish {days} days earlier, or start later.", more),
        procedure,
    )


def _terms_kept(case: _Case) -> Message | None:
    if case.procedure is None or case.start is None:
        return None
    legal = [number(n) for n in case.procedure.minimum.values() if n]
    if not legal:
        return Message("This procedure has no legal minimum terms")
    return Message("Minimum time limits kept ({days} days)", {"days": " + ".join(legal)})


def _recess(case: _Case) -> Iterator[Problem]:
    """Yield when the award is to be decided in a recess, by the planned steps."""
    for step in steps_of(case.workshop, case.item):
        period = recess(case.known, step.begin) if step.code == "decision" else None
        if period is not None:
            text = N_("{name}: the award decision falls on {day}, in a recess ({recess}).")
            params = {**case.name, "day": day(step.begin), "recess": period.name(language())}
            yield _problem(
                "decision.recess",
                HINT,
                Message(text, params),
                (case.item.id,),
                N_("Nobody decides in a recess"),
                Message("Move the start so that the award falls outside the recess."),
                period,
            )


def _recess_kept(case: _Case) -> Message | None:
    has_award = any(step.code == "decision" for step in steps_of(case.workshop, case.item))
    return Message("No decision falls in a recess") if has_award else None


def _late_decisions(case: _Case) -> Iterator[Problem]:
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
            yield _problem(
                "decision.late",
                WARNING,
                Message(text, params),
                (case.item.id, decision.id),
                N_("Whoever decides does so before the publication"),
                Message("Decide before {day}, or publish after {taken}.", params),
                source=_("the dates on this roadmap"),
            )


def _sittings(case: _Case, today: date | None) -> Iterator[Check]:
    """Yield who must decide before the publication, and by which meeting."""
    for found in sittings(case.workshop, case.item):
        params = {
            "body": found.body.name(language()),
            "day": day(found.day),
            "papers": day(found.papers),
        }
        text = N_("To be decided by {body} no later than {day}; papers ready on {papers}")
        if today is not None and found.papers < today:
            text = N_("To be decided by {body} by {day}; its papers were due on {papers}")
        yield Check(Message(text, params), note=True)


def _notes(case: _Case) -> Iterator[Check]:
    if case.contract.launching_customer:
        yield Check(Message("First customer: still to be tested for state aid"), note=True)
    procedure = case.procedure
    if procedure and case.published and not procedure.holds_on(case.published):
        params = {"day": day(procedure.valid_until)}
        text = N_("The lead times of this procedure hold until {day}: check them")
        yield Check(Message(text, params), note=True)
    elif procedure and not procedure.verified:
        yield Check(Message("The lead times are planning values, not verified"), note=True)


# Splitting.


def _splitting(workshop: Workshop) -> Iterator[Problem]:
    """Yield contracts of one body and one CPV group within a year that together pass the limit."""
    groups: dict[tuple[str, str, str], list[tuple[date, _Case]]] = {}
    for case in _cases(workshop):
        contract = case.contract
        key = (contract.body.strip().casefold(), contract.cpv.strip()[:3], contract.subject.value)
        if all(key) and contract.value and case.published and len(key[1]) == 3:
            groups.setdefault(key, []).append((case.published, case))
    for found in groups.values():
        yield from _split_within(sorted(found, key=lambda pair: (pair[0], pair[1].item.id)))


def _split_within(found: list[tuple[date, _Case]]) -> Iterator[Problem]:
    """Yield every longest run of contracts within a year that together are too much."""
    told: set[str] = set()
    for place, (first, case) in enumerate(found):
        limit = _limit(case)
        if limit is None:
            continue
        small = [
            other
            for published, other in found[place:]
            if (published - first).days <= _YEAR and not is_above(_worth(other), limit)
        ]
        names = {other.item.id for other in small}
        if len(small) > 1 and sum(map(_worth, small)) >= limit.amount and not names <= told:
            told |= names
            yield _split(small, limit)


def _worth(case: _Case) -> float:
    return case.contract.value or 0.0


def _split(alike: list[_Case], limit: Threshold) -> Problem:
    params = {
        "name": alike[0].item.title,
        "other": ", ".join(case.item.title for case in alike[1:]),
        "value": money(sum(map(_worth, alike))),
        "limit": money(limit.amount),
        "group": alike[0].contract.cpv.strip()[:3],
    }
    text = N_("{name} and {other} are alike and together {value}: above {limit}, do not split.")
    return _problem(
        "splitting",
        WARNING,
        Message(text, params),
        tuple(case.item.id for case in alike),
        N_("Same body, same CPV group, within a year: the values count together"),
        Message("Tender them together in Europe, or show that they are not alike.", params),
        limit,
    )


def _no_splitting(case: _Case) -> Message | None:
    if not (case.contract.body and case.contract.cpv and case.contract.value):
        return None
    return Message("Not split: no like contract within a year passes the threshold with it")
