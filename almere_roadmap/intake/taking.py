"""From what was read to what it would do to a workshop: one step, with what rides along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from almere_roadmap.analysis.places import known_places
from almere_roadmap.domain import registers, tables
from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import Difference, StatisticsTable, digest
from almere_roadmap.domain.words import DatasetKind, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import _, say
from almere_roadmap.intake.accepted import Row
from almere_roadmap.intake.checks import Checked, checks_of
from almere_roadmap.intake.held import Intake
from almere_roadmap.verbs.datasets import dataset_called, import_register, import_table
from almere_roadmap.verbs.imports import Import, Provenance, import_lists

MOST_PICKED = 2_000
"""The most firms of a register that may become organisations of the workshop at once."""


@dataclass(frozen=True)
class Taken:
    """What an import would do: its draft, and the big contents (by digest) that it brings along.

    ``difference`` compares a table or register with its earlier reading, None where it is new;
    ``checks`` compare it with other tables of the workshop.
    """

    made: Import
    tables: Mapping[str, StatisticsTable] = field(default_factory=dict)
    registers: Mapping[str, RegisterTable] = field(default_factory=dict)
    difference: Difference | None = None
    checks: tuple[Checked, ...] = ()


def take_over(
    workshop: Workshop,
    intake: Intake,
    title: str,
    *,
    remove_gone: bool = False,
    earlier: RegisterTable | None = None,
    pick: bool = False,
) -> Taken:
    """Return what ``intake`` would do to a workshop under the name ``title``.

    ``earlier`` is the content of the register that it would replace, for the comparison
    (``dataset_called`` tells which one that is); ``pick`` makes organisations of the firms of a
    small register instead of keeping it as a register.

    Raises:
        InputError: a value does not fit its field, or there are too many firms to pick.
    """
    if intake.table is not None:
        return _table(workshop, intake, intake.table, title)
    if intake.register is not None and not pick:
        return _register(workshop, intake, intake.register, title, earlier)
    if intake.register is not None:
        intake = replace(intake, collection="organisations", rows=_firms(intake.register))
    lists = [(part.collection, part.rows) for part in intake.parts]
    lists = lists or [(intake.collection, intake.rows)]
    if intake.kind == "profiles":
        lists = [(name, _placed(workshop, name, rows)) for name, rows in lists]
    plain = [(name, [(row.number, row.values) for row in rows]) for name, rows in lists]
    made = import_lists(workshop, plain, title, provenance_of(intake), remove_gone=remove_gone)
    return Taken(made)


def _placed(workshop: Workshop, collection: str, rows: Sequence[Row]) -> Sequence[Row]:
    """Give relations of which only the place was told the area in which that is known to lie."""
    if collection != "relations":
        return rows
    places = {place.casefold(): area for place, area in known_places(workshop).items()}
    return tuple(
        replace(
            row,
            values={
                "area": places.get(str(row.values.get("region", "")).casefold(), ""),
                **row.values,
            },
        )
        for row in rows
    )


def _firms(register: RegisterTable) -> tuple[Row, ...]:
    if register.count > MOST_PICKED:
        raise InputError("has more than 2,000 firms: keep it as a register and pick from it")
    return tuple(
        Row(
            number,
            {
                "name": firm.name or firm.trade_name or firm.number or firm.kvk,
                "place": firm.place or firm.municipality,
                "sector": firm.sector,
                "persons": firm.jobs,
            },
        )
        for number, firm in enumerate(register.establishments(), 1)
    )


def title_for(intake: Intake) -> str:
    """Return the name to propose: the title in a table of statistics, else that of the file.

    Downloads carry the moment in their name, and another one would not be known again by it.
    """
    stated = intake.recognised.title if intake.table is not None else ""
    return stated or PurePath(intake.origin.file).stem


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
    fields = _fields(intake)
    if intake.printed is not None:
        fields = {**fields, "status": Status.RECONSTRUCTED.value, "note": _note(intake)}
    draft = import_table(workshop, table, title=title, code="", **fields)
    brought = {digest(table): table}
    if intake.printed is not None:
        draft = draft.plus(_as_printed(workshop, intake, intake.printed, title, draft))
        brought[digest(intake.printed)] = intake.printed
    old = workshop.tables.get(present.digest) if present else None
    made = Import(draft, added=int(present is None), changed=int(bool(draft and present)))
    return Taken(
        made,
        brought,
        difference=tables.compared(old, table) if old else None,
        checks=checks_of(workshop, intake, title),
    )


def _note(intake: Intake) -> str:
    """Return what is remarked on a table that was put right: how that was done."""
    steps = (say(step) for step in intake.repaired)
    return " ".join(filter(None, (str(intake.dataset.get("note", "")), *steps)))


def _as_printed(
    workshop: Workshop, intake: Intake, printed: StatisticsTable, title: str, made: Draft
) -> Draft:
    """Enter the table as it stands in the file, beside what it must have been."""
    kept = dataset_called(workshop, DatasetKind.STATISTICS, title)
    codes = [str(write.value) for write in made.writes if write.field == "code"]
    code = kept.code if kept else next(iter(codes), "")
    name = _("{title} (as printed)").format(title=title)
    fields = {**_fields(intake), "variant_of": code}
    return import_table(workshop, printed, title=name, code=f"{code}p", **fields)


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
    checks = checks_of(workshop, intake, title)
    return Taken(made, registers={table.digest: table}, difference=difference, checks=checks)
