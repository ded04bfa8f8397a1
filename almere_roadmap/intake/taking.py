"""From what was read to what it would do to a workshop: one step, with what rides along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from almere_roadmap.domain import registers, tables
from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import Difference, StatisticsTable, digest
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.intake.read import Intake
from almere_roadmap.verbs.imports import (
    Import,
    Provenance,
    dataset_called,
    import_lists,
    import_register,
    import_table,
)


@dataclass(frozen=True)
class Taken:
    """What an import would do: its draft, and the big contents (by digest) that it brings along.

    ``difference`` compares a table or register with its earlier reading, None where it is new.
    """

    made: Import
    tables: Mapping[str, StatisticsTable] = field(default_factory=dict)
    registers: Mapping[str, RegisterTable] = field(default_factory=dict)
    difference: Difference | None = None


def take_over(
    workshop: Workshop,
    intake: Intake,
    title: str,
    *,
    remove_gone: bool = False,
    earlier: RegisterTable | None = None,
) -> Taken:
    """Return what ``intake`` would do to a workshop under the name ``title``.

    ``earlier`` is the content of the register that it would replace, for the comparison
    (``dataset_called`` tells which one that is).

    Raises:
        InputError: a value does not fit its field.
    """
    if intake.table is not None:
        return _table(workshop, intake, intake.table, title)
    if intake.register is not None:
        return _register(workshop, intake, intake.register, title, earlier)
    lists = [(part.collection, part.rows) for part in intake.parts]
    lists = lists or [(intake.collection, intake.rows)]
    plain = [(name, [(row.number, row.values) for row in rows]) for name, rows in lists]
    made = import_lists(workshop, plain, title, provenance_of(intake), remove_gone=remove_gone)
    return Taken(made)


def provenance_of(intake: Intake) -> Provenance:
    """Return what is kept about the file that was read."""
    mapping = tuple(f"{heading} → {name}" for heading, name in (intake.mapping or {}).items())
    origin = intake.origin
    return Provenance(origin.file, origin.file_hash, origin.read_on, mapping)


def _fields(intake: Intake) -> dict[str, Value]:
    kept = provenance_of(intake)
    return {
        **intake.dataset,
        "file": kept.file,
        "file_hash": kept.file_hash,
        "read_on": kept.read_on,
        "mapping": kept.mapping,
    }


def _table(workshop: Workshop, intake: Intake, table: StatisticsTable, title: str) -> Taken:
    present = dataset_called(workshop, DatasetKind.STATISTICS, title)
    draft = import_table(workshop, table, title=title, code="", **_fields(intake))
    old = workshop.tables.get(present.digest) if present else None
    made = Import(draft, added=int(present is None), changed=int(bool(draft and present)))
    return Taken(
        made, {digest(table): table}, difference=tables.compared(old, table) if old else None
    )


def _register(
    workshop: Workshop,
    intake: Intake,
    table: RegisterTable,
    title: str,
    earlier: RegisterTable | None,
) -> Taken:
    present = dataset_called(workshop, DatasetKind.REGISTER, title)
    draft = import_register(workshop, table, title=title, code="", **_fields(intake))
    made = Import(draft, added=int(present is None), changed=int(bool(draft and present)))
    difference = registers.compared(earlier, table) if earlier else None
    return Taken(made, registers={table.digest: table}, difference=difference)
