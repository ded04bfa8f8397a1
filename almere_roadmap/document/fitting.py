"""Checking a draft against the records before anything changes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from almere_roadmap.domain.fields import accept, field_types, plain, tidy, tidy_text, writable
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import Batches, RegisterTable, digest_of
from almere_roadmap.domain.tables import StatisticsTable, digest
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import BugError, Declined, InputError
from almere_roadmap.history.edit import ALIVE, Draft, Write
from almere_roadmap.history.replay import Heads, RowKey


def fitted(draft: Draft, heads: Heads) -> Draft:
    """Return the draft with every value in the one form that the journal keeps.

    A record that is brought back under an old id starts from its defaults, as a new one does.

    Raises:
        InputError: a value does not fit its field.
        Declined: a record that the draft changes is gone.
        BugError: there is no such collection or field.
    """
    living: dict[RowKey, bool] = {}
    written = {(w.collection, w.row, w.field) for w in draft.writes}
    writes = []
    for write in map(_fitted, draft.writes):
        key = (write.collection, write.row)
        alive = living.setdefault(key, heads.alive(key))
        writes.append(write)
        if write.field == ALIVE:
            living[key] = write.value is True
            writes.extend(_defaults(written, heads, key) if write.value and not alive else ())
        elif not alive:
            raise Declined("That is no longer in the workshop.")
    return replace(draft, label=_clean(draft.label), writes=tuple(writes))


def check_tables(tables: Mapping[str, StatisticsTable]) -> None:
    """Make sure that statistics can be kept as they are.

    Raises:
        InputError: a cell holds no real number.  BugError: a digest is not that of its table.
    """
    for name, table in tables.items():
        for cell in table.observations:
            if cell.value is not None and not math.isfinite(cell.value):
                raise InputError("not a number", field=f"{cell.row} × {cell.column}")
        if digest(table) != name:
            raise BugError(f"not the digest of the table: {name}")


def check_registers(registers: Mapping[str, Batches]) -> None:
    """Make sure that registers go by their digest.

    Raises:
        BugError: a digest is not that of its register.
    """
    for name, register in registers.items():
        found = register.digest if isinstance(register, RegisterTable) else digest_of(register)
        if found != name:
            raise BugError(f"not the digest of the register: {name}")


def _fitted(write: Write) -> Write:
    kind = collections().get(write.collection)
    if kind is None or not write.row:
        raise BugError(f"no such record: {write.collection} {write.row}")
    if write.field == ALIVE:
        return replace(write, value=bool(write.value))
    types = field_types(kind)
    if write.field not in types:
        raise BugError(f"no such field: {write.collection} {write.field}")
    accepted = plain(accept(types[write.field], write.value, write.field))
    return replace(write, value=tidy(accepted))


def _defaults(written: set[tuple[str, str, str]], heads: Heads, key: RowKey) -> Iterator[Write]:
    """Yield writes for the fields in which a deleted record still holds something."""
    types = field_types(collections()[key[0]])
    for name in heads.rows.get(key, ()):
        if name in types and (*key, name) not in written:
            default = plain(types[name].default)
            if heads.shown(key, name) != default:
                yield Write(*key, name, default)


def _clean(label: Message) -> Message:
    return Message(
        label.text, {name: tidy_text(writable(str(v))) for name, v in label.params.items()}
    )
