"""Reading a file for import: everything a person should see before anything is kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake.cells import GridRow, grid_of
from almere_roadmap.intake.columns import map_columns
from almere_roadmap.intake.rows import Reject, Row, read_rows
from almere_roadmap.intake.rows import warnings_of as doubts_of
from almere_roadmap.intake.statistics import table_of, warnings_of

STATISTICS = "statistics"
REGISTER = "register"
KINDS = (
    STATISTICS,
    REGISTER,
    "organisations",
    "relations",
    "networks",
    "profiles",
    "participants",
    "indicators",
)
"""What people import; the collections of the bundled data are read by the same code."""

MOST_PICKED = 2_000
"""The most organisations that a register may bring straight into a workshop."""


@dataclass(frozen=True)
class Intake:
    """What a file holds: rows taken over, rows rejected, warnings and columns left out.

    ``collection`` is where the rows go; ``table`` is set for statistics instead.
    """

    kind: str
    collection: str
    rows: tuple[Row, ...] = ()
    rejects: tuple[Reject, ...] = ()
    warnings: tuple[Message, ...] = ()
    ignored: tuple[str, ...] = ()
    mapping: Mapping[str, str] | None = None
    table: StatisticsTable | None = None


def read(path: Path, kind: str, mapping: Mapping[str, str] | None = None) -> Intake:
    """Read a file as ``kind``; ``mapping`` (heading → field) goes before what is recognised.

    Raises:
        InputError: the file as a whole cannot be used; says why.
    """
    try:
        return read_grid(grid_of(path), kind, mapping)
    except InputError as error:
        if not error.file:
            error.file = path.name
        raise


def read_grid(
    grid: Sequence[GridRow], kind: str, mapping: Mapping[str, str] | None = None
) -> Intake:
    """Read rows of texts, such as pasted cells, as ``kind``."""
    if not grid:
        raise InputError("is empty")
    if kind == STATISTICS:
        return _statistics(grid)
    collection = "organisations" if kind == REGISTER else kind
    columns = map_columns(collection, grid, mapping)
    rows, rejects = read_rows(collection, grid, columns)
    if kind == REGISTER and len(rows) > MOST_PICKED:
        raise InputError("a register of more than 2,000 firms: select the firms that matter first")
    chosen = {h: f for h, f in zip(grid[0].cells, columns.fields, strict=True) if f}
    warnings = (*_unreadable(grid), *columns.warnings, *doubts_of(rows))
    return Intake(kind, collection, rows, rejects, warnings, columns.ignored, chosen)


def _statistics(grid: Sequence[GridRow]) -> Intake:
    table, style = table_of(grid)
    warnings = (*_unreadable(grid), *warnings_of(table, style))
    return Intake(STATISTICS, "datasets", warnings=warnings, table=table)


def _unreadable(grid: Sequence[GridRow]) -> tuple[Message, ...]:
    """Warn of characters that the encoding could not give."""
    first = next((row.number for row in grid if any("\ufffd" in cell for cell in row.cells)), None)
    if first is None:
        return ()
    text = N_("Row {row} and perhaps others hold characters that could not be read.")
    return (Message(text, {"row": str(first)}),)


def read_mapping(path: Path) -> dict[str, str]:
    """Read a --map file: TOML lines ``"Heading" = "field"``.

    Raises:
        InputError: it is no TOML of that shape.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("is no readable TOML file", file=path.name) from error
    if not all(isinstance(field, str) for field in found.values()):
        raise InputError('a mapping has lines like "Plaatsnaam" = "place"', file=path.name)
    return found
