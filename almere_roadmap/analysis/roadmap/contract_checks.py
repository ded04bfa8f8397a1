"""What a purchaser would remark about the contracts on a roadmap.

Every remark names its rule, the source of the rule, until when that holds and what to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.roadmap.contract_case import Case, case_of, cases
from almere_roadmap.analysis.roadmap.contract_terms import (
    decided_in_time,
    minimum_terms,
    outside_recess,
    recess_kept,
    terms_kept,
)
from almere_roadmap.analysis.roadmap.contract_value import heavy_enough, value_given, weight_kept
from almere_roadmap.analysis.roadmap.procurement import sittings
from almere_roadmap.analysis.roadmap.splitting import not_split, splits
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.rules import Problem
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, day, language


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
    case = case_of(workshop, item, contract)
    found = [
        *_checked(value_given(case), None),
        *_checked(heavy_enough(case), weight_kept(case)),
        *_checked(minimum_terms(case), terms_kept(case)),
        *_checked(outside_recess(case), recess_kept(case)),
        *_checked(decided_in_time(case), None),
        *_checked((p for p in splits(workshop) if item.id in p.about), not_split(case)),
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
    for case in cases(workshop):
        for rule in (value_given, heavy_enough, minimum_terms, outside_recess, decided_in_time):
            yield from rule(case)
    yield from splits(workshop)


def _sittings(case: Case, today: date | None) -> Iterator[Check]:
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


def _notes(case: Case) -> Iterator[Check]:
    if case.contract.launching_customer:
        yield Check(Message("First customer: still to be tested for state aid"), note=True)
    procedure = case.procedure
    if procedure and case.published and not procedure.holds_on(case.published):
        params = {"day": day(procedure.valid_until)}
        text = N_("The lead times of this procedure hold until {day}: check them")
        yield Check(Message(text, params), note=True)
    elif procedure and not procedure.verified:
        yield Check(Message("The lead times are planning values, not verified"), note=True)
