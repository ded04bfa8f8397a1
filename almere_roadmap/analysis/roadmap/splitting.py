"""Like contracts that together pass the threshold: splitting what should be tendered as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from almere_roadmap.analysis.economy.reference import Threshold
from almere_roadmap.analysis.roadmap.contract_case import Case, cases, limit_of, problem, worth
from almere_roadmap.analysis.roadmap.procurement import is_above
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.rules import WARNING, Problem
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, money

_YEAR = 365


def splits(workshop: Workshop) -> Iterator[Problem]:
    """Yield contracts of one body and one CPV group within a year that together pass the limit."""
    groups: dict[tuple[str, str, str], list[tuple[date, Case]]] = {}
    for case in cases(workshop):
        contract = case.contract
        key = (contract.body.strip().casefold(), contract.cpv.strip()[:3], contract.subject.value)
        if all(key) and contract.value and case.published and len(key[1]) == 3:
            groups.setdefault(key, []).append((case.published, case))
    for found in groups.values():
        yield from _within_a_year(sorted(found, key=lambda pair: (pair[0], pair[1].item.id)))


def _within_a_year(found: list[tuple[date, Case]]) -> Iterator[Problem]:
    """Yield every longest run of contracts within a year that together are too much."""
    told: set[str] = set()
    for place, (first, case) in enumerate(found):
        limit = limit_of(case)
        if limit is None:
            continue
        small = [
            other
            for published, other in found[place:]
            if (published - first).days <= _YEAR and not is_above(worth(other), limit)
        ]
        names = {other.item.id for other in small}
        if len(small) > 1 and sum(map(worth, small)) >= limit.amount and not names <= told:
            told |= names
            yield _split(small, limit)


def _split(alike: list[Case], limit: Threshold) -> Problem:
    params = {
        "name": alike[0].item.title,
        "other": ", ".join(case.item.title for case in alike[1:]),
        "value": money(sum(map(worth, alike))),
        "limit": money(limit.amount),
        "group": alike[0].contract.cpv.strip()[:3],
    }
    text = N_("{name} and {other} are alike and together {value}: above {limit}, do not split.")
    return problem(
        "splitting",
        WARNING,
        Message(text, params),
        tuple(case.item.id for case in alike),
        N_("Same body, same CPV group, within a year: the values count together"),
        Message("Tender them together in Europe, or show that they are not alike.", params),
        limit,
    )


def not_split(case: Case) -> Message | None:
    """Say that a contract is not split, when body, CPV group and value are known."""
    if not (case.contract.body and case.contract.cpv and case.contract.value):
        return None
    return Message("Not split: no like contract within a year passes the threshold with it")
