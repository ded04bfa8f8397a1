"""Changing the rules of a workshop: thresholds, lead times, instruments and calendars."""

from __future__ import annotations

from collections.abc import Mapping

from almere_roadmap.domain.entities import RuleChange
from almere_roadmap.domain.fields import plain_fields
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.rule_tables import TABLES, checked
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import ALIVE, Draft, Write, deleted
from almere_roadmap.i18n import N_


def change_id(table: str, row: str, field: str) -> str:
    """Return the id of the change of a cell: the same in every copy, so that copies merge."""
    return f"rule:{table}:{row}:{field}"


def change_rule(
    workshop: Workshop,
    *,
    table: str,
    row: str,
    field: str,
    value: str,
    source: str = "",
    valid_until: str = "",
) -> Draft:
    """Give one cell of a table of rules another value in this workshop.

    Raises:
        Declined: the cell names its row.
        InputError: there is no such cell, or the value does not fit it.
    """
    kept = checked(table, field, value)
    if field in TABLES[table].key:
        raise Declined("That names the row; add a row instead.")
    if valid_until:
        parse(valid_until, "valid_until")
    label = N_("Changed the rule {row}")
    change = RuleChange(
        id=change_id(table, row, field),
        table=table,
        row=row,
        field=field,
        value=kept,
        source=source,
        valid_until=valid_until,
    )
    return Draft(Message(label, {"row": row}), _writes(workshop, change))


def _writes(workshop: Workshop, change: RuleChange) -> tuple[Write, ...]:
    """Return the writes of a change: every field, for it may have been there before."""
    present = workshop.rule_changes.get(change.id)
    if present == change:
        return ()
    values = plain_fields(change)
    known = plain_fields(present) if present else {}
    alive = () if present else (Write("rule_changes", change.id, ALIVE, True),)
    return alive + tuple(
        Write("rule_changes", change.id, name, value)
        for name, value in values.items()
        if name not in known or known[name] != value
    )


def add_rule(workshop: Workshop, *, table: str, values: Mapping[str, str]) -> Draft:
    """Add a row to a table of rules, such as the thresholds of the next two years.

    Raises:
        Declined: a row of that name was added before.
        InputError: a value does not fit.
    """
    if table not in TABLES:
        raise Declined("That is no longer in the workshop.")
    kept = {n: checked(table, n, values.get(n, "")) for n in TABLES[table].columns}
    row = TABLES[table].row_id(kept)
    if any((c.table, c.row) == (table, row) for c in workshop.rule_changes.values()):
        raise Declined("There is a row of that name already: {row}.", row=row)
    changes = [
        RuleChange(id=change_id(table, row, n), table=table, row=row, field=n, value=value)
        for n, value in kept.items()
    ]
    writes = tuple(write for change in changes for write in _writes(workshop, change))
    return Draft(Message("Added the rule {row}", {"row": row}), writes)


def reset_rule(workshop: Workshop, *, table: str, row: str, field: str = "") -> Draft:
    """Put one cell, or without ``field`` a whole row, back to the shipped value.

    Raises:
        Declined: nothing was changed there.
    """
    doomed = [
        change.id
        for change in workshop.rule_changes.values()
        if (change.table, change.row) == (table, row) and field in ("", change.field)
    ]
    if not doomed:
        raise Declined("That is the shipped value already.")
    label = Message("Put the rule {row} back to the shipped value", {"row": row})
    return Draft(label, deleted("rule_changes", sorted(doomed)))
