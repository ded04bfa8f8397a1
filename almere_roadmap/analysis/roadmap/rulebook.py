"""The rules in force in a workshop: what is shipped, with the workshop's own changes over it.

Every rule that an analysis uses is read through :func:`rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

from almere_roadmap.analysis.economy import reference as r
from almere_roadmap.analysis.economy import reference_rows as made
from almere_roadmap.domain.entities import RuleChange
from almere_roadmap.domain.rule_tables import TABLES, RuleTable, checked
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A row of a table of rules as it stands: its values, those shipped, and what was changed.

    ``shipped`` is None for a row that this workshop added.
    """

    table: str
    id: str
    values: Mapping[str, str]
    shipped: Mapping[str, str] | None
    changes: Mapping[str, RuleChange]

    def expired(self, when: date) -> bool:
        """Tell whether it no longer holds on a day."""
        return self.values.get("valid_until", "9999") < when.isoformat()


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule in force; procedures and instruments by code, the lightest first.

    ``faulty`` names the rows whose changes make no rule: of those the shipped values hold.
    """

    thresholds: tuple[r.Threshold, ...]
    bands: tuple[r.Band, ...]
    procedures: Mapping[str, r.Procedure]
    bodies: Mapping[str, r.DecisionBody]
    instruments: Mapping[str, r.Instrument]
    business_actions: Mapping[str, r.BusinessAction]
    calendar: tuple[r.CalendarPeriod, ...]
    faulty: tuple[tuple[str, str], ...] = ()

    def periods(self, kind: str) -> tuple[r.CalendarPeriod, ...]:
        """Return the periods of a kind, such as "recess"."""
        return tuple(period for period in self.calendar if period.kind == kind)


def rules(workshop: Workshop | None = None) -> Rules:
    """Return the rules in force in a workshop; without one, those that are shipped."""
    changes = workshop.rule_changes.values() if workshop else ()
    return _merged(tuple(sorted(changes, key=lambda c: c.id)))


@lru_cache(maxsize=16)
def _merged(changes: tuple[RuleChange, ...]) -> Rules:
    faulty: list[tuple[str, str]] = []

    def read(table: str, reader: Callable[[made.Texts], T]) -> list[T]:
        found = (_read(row, reader, faulty) for row in rows(table, changes))
        return [rule for rule in found if rule is not None]

    return Rules(
        tuple(read("thresholds", made.threshold_of)),
        tuple(read("quotation-bands", made.band_of)),
        {p.code: p for p in read("procedures", made.procedure_of)},
        {b.code: b for b in read("decision-bodies", made.body_of)},
        {i.code: i for i in read("hbo-instruments", made.instrument_of)},
        {b.code: b for b in read("business-actions", made.business_action_of)},
        tuple(read("calendars", made.calendar_of)),
        tuple(faulty),
    )


def _read(
    row: RuleRow, reader: Callable[[made.Texts], T], faulty: list[tuple[str, str]]
) -> T | None:
    """Read a row; one that makes no rule is noted, and read as shipped."""
    marked = {**row.values, "changed": "yes" if row.changes else ""}
    try:
        if row.changes:
            for name in TABLES[row.table].columns:
                checked(row.table, name, row.values.get(name, ""))
        return reader(marked)
    except (InputError, ValueError, KeyError, OverflowError):
        faulty.append((row.table, row.id))
        return reader(row.shipped) if row.shipped is not None else None


def rows(table: str, changes: Iterable[RuleChange] = ()) -> list[RuleRow]:
    """Return the rows of a table with the changes laid over them, added rows at the end."""
    known = TABLES[table]
    laid: dict[str, dict[str, RuleChange]] = {}
    for change in changes:
        if change.table == table and change.field in known.columns:
            laid.setdefault(change.row, {})[change.field] = change
    found = [_row(known, row_id, values, laid.pop(row_id, {})) for row_id, values in _of(table)]
    return [*found, *(_row(known, row_id, None, laid[row_id]) for row_id in sorted(laid))]


def _row(
    table: RuleTable, row_id: str, values: Mapping[str, str] | None, laid: Mapping[str, RuleChange]
) -> RuleRow:
    own = {name: change.value for name, change in laid.items()}
    base = dict(values) if values is not None else dict.fromkeys(table.columns, "")
    return RuleRow(table.name, row_id, {**base, **own}, values, laid)


@cache
def _of(table: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
    known = TABLES[table]
    return tuple((known.row_id(row), row) for row in r.shipped(table))
