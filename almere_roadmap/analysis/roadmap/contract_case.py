"""A contract with all that the rules ask about it, and how a rule that is not kept is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.economy.reference import Procedure, Rule, Threshold
from almere_roadmap.analysis.roadmap.procurement import last_known, publication, regime
from almere_roadmap.analysis.roadmap.rulebook import Rules, rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.rules import Problem
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop, ordered


@dataclass(frozen=True)
class Case:
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
        """Return the name of the contract, as messages want it."""
        return {"name": self.item.title}


def case_of(workshop: Workshop, item: Item, contract: Contract) -> Case:
    """Return a contract with all that the rules ask about it."""
    known = rules(workshop)
    start = first_day(item.start) if is_period(item.start) else None
    procedure = known.procedures.get(contract.procedure)
    return Case(workshop, item, contract, known, procedure, publication(workshop, item), start)


def cases(workshop: Workshop) -> list[Case]:
    """Return all contracts on the roadmap, in its order."""
    items = ordered(i for i in workshop.items.values() if i.kind is ItemKind.CONTRACT)
    found = ((item, workshop.contracts.get(item.id)) for item in items)
    return [case_of(workshop, item, contract) for item, contract in found if contract is not None]


def limit_of(case: Case) -> Threshold | None:
    """Return the threshold on the day of publication, or the last one known by then."""
    if case.published is None or case.contract.value is None:
        return None
    authority = regime(case.contract, case.known)
    return last_known(case.contract.subject, case.published, authority, case.known)


def worth(case: Case) -> float:
    """Return the estimated value of a contract, 0 when it has none."""
    return case.contract.value or 0.0


def problem(
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
