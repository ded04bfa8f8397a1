"""Reading a file for import: everything a person should see before anything is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from almere_roadmap.domain.message import Message
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake import graphs
from almere_roadmap.intake.accepted import Row
from almere_roadmap.intake.child import in_child
from almere_roadmap.intake.columns import (
    REGISTER,
    Columns,
    columns_seen,
    head_of,
    map_columns,
    recognised,
)
from almere_roadmap.intake.graphs import Drawn, drawn, drawn_as_list, drawn_in, parts_of
from almere_roadmap.intake.grid.cells import Sheet, grid_from, list_from, open_file, open_text
from almere_roadmap.intake.grid.far import MOST_COLUMNS
from almere_roadmap.intake.grid.grids import Grid, GridRow
from almere_roadmap.intake.grid.sheets import LISTS, REGISTERS, Room
from almere_roadmap.intake.held import SHOWN, Intake, Part
from almere_roadmap.intake.interviews import complete, lists_of
from almere_roadmap.intake.kinds import STATISTICS, guessed
from almere_roadmap.intake.registers.reading import read_register
from almere_roadmap.intake.rows import read_rows
from almere_roadmap.intake.rows import warnings_of as doubts_of
from almere_roadmap.intake.sectors import is_doubtful, names_1993, sbi_question, version_of
from almere_roadmap.intake.settings import Origin, Progress, Question, Recognised, Settings
from almere_roadmap.intake.statistics.files import statistics_in
from almere_roadmap.intake.tables import Found, list_in

MOST_PASTED = 2_000_000
"""The most characters that may be pasted."""


def preview(
    source: Path | str,
    kind: str,
    settings: Settings = Settings(),  # noqa: B008 – immutable
    progress: Progress | None = None,
) -> Intake:
    """Read a file, or pasted cells, as ``kind``; a file is read in a child of limited means.

    Without a kind it is taken for what it looks like.  ``progress`` is told the share done and
    answers whether to go on.

    Raises:
        InputError: the file as a whole cannot be used; says why.
        Declined: cancelled.
    """
    found = attempt(source, kind, settings, progress)
    if found.refused is not None:
        raise found.refused
    return found


def attempt(
    source: Path | str,
    kind: str,
    settings: Settings = Settings(),  # noqa: B008 – immutable
    progress: Progress | None = None,
) -> Intake:
    """Read as :func:`preview`; a file that cannot be used tells what was recognised of it.

    Raises:
        Declined: cancelled.
    """
    if isinstance(source, str):
        if len(source) > MOST_PASTED:
            error = InputError("is too much to paste; save it as a file first")
            return Intake(kind or settings.hint or STATISTICS, "", refused=error)
        return _attempted(lambda: open_text(source, settings), kind, settings)
    try:
        found: Intake = in_child(attempt_file, source, kind, settings, progress)
    except InputError as error:
        # The child has died, and with it what was known of the file.
        return Intake(kind or settings.hint or STATISTICS, "", refused=error)
    return found


def attempt_file(path: Path, kind: str, settings: Settings, progress: Progress) -> Intake:
    """Read a file in this process; one that cannot be used tells what was recognised of it."""
    try:
        return read_file(path, kind, settings, progress)
    except InputError as error:
        return _refused(lambda: open_file(path, settings, _room(kind)), kind, settings, error)


def _attempted(opening: Callable[[], Sheet], kind: str, settings: Settings) -> Intake:
    try:
        return read_sheet(opening(), kind, settings)
    except InputError as error:
        return _refused(opening, kind, settings, error)


def _refused(
    opening: Callable[[], Sheet], kind: str, settings: Settings, error: InputError
) -> Intake:
    """Return what can be told of a file that cannot be used, so that a person can try again."""
    try:
        sheet = opening()
        guess = None if kind else guessed(sheet, settings.hint)
        first = islice(sheet.lines, SHOWN)
        # What is far too wide is refused for just that, and nobody looks at all of it.
        lines = [(n, tuple(cells[:MOST_COLUMNS])) for n, cells in first if any(cells)]
    except InputError:
        return Intake(kind or settings.hint or STATISTICS, "", refused=error)
    rows = tuple(GridRow(number, cells) for number, cells in lines)
    head = head_of(rows, settings.header_row)
    known = Recognised(
        encoding=sheet.encoding,
        separator=sheet.separator,
        sheets=sheet.sheets,
        sheet=sheet.sheet,
        header_row=head.number if head else 1,
    )
    read_as = guess.kind if guess else kind
    return Intake(
        read_as,
        "",
        recognised=known,
        first=rows,
        columns=columns_seen(read_as, head, rows) if head else (),
        reason=guess.reason if guess else None,
        refused=error,
    )


def read_file(path: Path, kind: str, settings: Settings, progress: Progress) -> Intake:
    """Read a file as ``kind`` in this process.

    Raises:
        InputError: the file as a whole cannot be used; says why.
    """
    try:
        found = _read_any(path, kind, settings, progress)
    except InputError as error:
        error.file = error.file or path.name
        raise
    return replace(found, origin=_origin(path))


def _read_any(path: Path, kind: str, settings: Settings, progress: Progress) -> Intake:
    perhaps = not kind or kind in graphs.KINDS
    network = drawn(path) if perhaps else None
    if network is not None:
        return _network(network, kind or "networks", settings)
    sheet = open_file(path, settings, _room(kind))
    if perhaps and sheet.book is not None and not settings.sheet:
        network = drawn_in(sheet.book)
    if network is not None:
        return _network(network, kind or "networks", settings)
    progress(0.05)
    return read_sheet(sheet, kind, settings, progress)


def _room(kind: str) -> Room:
    """Return what a workbook may take that is, or may turn out to be, of a kind."""
    return REGISTERS if kind in ("", REGISTER) else LISTS


def _network(network: Drawn, kind: str, settings: Settings) -> Intake:
    found = parts_of(network, settings)
    return Intake(
        kind,
        kind,
        parts=tuple(Part(name, rows) for name, rows in found.rows),
        rejects=found.rejects,
        rejected=len(found.rejects),
        warnings=found.warnings,
        ignored=found.ignored,
        mapping={column.heading: column.field for column in found.columns if column.field},
        recognised=Recognised(header_row=1, layout=network.layout),
        columns=found.columns,
        first=tuple(network.elements.rows[:SHOWN]),
        reason=network.layout,
    )


def read(path: Path, kind: str, mapping: Mapping[str, str] | None = None) -> Intake:
    """Read a file of our own as ``kind``; ``mapping`` goes before what is recognised."""
    return read_file(path, kind, Settings(mapping=mapping or {}), lambda _: True)


def _origin(path: Path) -> Origin:
    with path.open("rb") as file:
        hashed = hashlib.file_digest(file, "sha256").hexdigest()
    return Origin(path.name, hashed, date.today().isoformat())


def read_sheet(
    sheet: Sheet, kind: str, settings: Settings, progress: Progress = lambda _: True
) -> Intake:
    """Read a sheet that is open as ``kind``, without one as what it looks like."""
    if not kind:
        guess = guessed(sheet, settings.hint)
        found = read_sheet(sheet, guess.kind, settings, progress)
        return replace(found, reason=found.reason or guess.reason)
    if kind == REGISTER:
        return _register(sheet, settings, progress)
    if sheet.book is not None:  # it was opened before anybody knew that it is no register
        sheet.book.refuse_beyond(LISTS)
    grid = grid_from(sheet) if kind == STATISTICS else list_from(sheet)
    progress(0.5)
    return read_grid(grid, kind, settings)


def read_grid(
    grid: Grid,
    kind: str,
    settings: Settings = Settings(),  # noqa: B008 – immutable
) -> Intake:
    """Read rows of texts as ``kind``."""
    if not grid.rows:
        raise InputError("is empty")
    found = statistics_in(grid, settings) if kind == STATISTICS else _list(grid, kind, settings)
    known = replace(
        found.recognised,
        encoding=grid.encoding,
        separator=grid.separator,
        sheets=grid.sheets,
        sheet=grid.sheet,
    )
    warnings = (*_unreadable(grid), *found.warnings)
    return replace(found, recognised=known, first=tuple(grid.rows[:SHOWN]), warnings=warnings)


def _list(grid: Grid, kind: str, settings: Settings) -> Intake:
    network = drawn_as_list(grid, settings) if kind in ("networks", "organisations") else None
    if network is not None:
        return _network(network, kind, settings)
    table = list_in(
        grid, lambda cells: recognised(kind, cells, settings.mapping), settings.header_row
    )
    columns = map_columns(kind, table, settings)
    version, asked = _sectors(table, columns, settings)
    rows: Sequence[Row]
    rows, rejects = read_rows(kind, table.lines, columns, replace(settings, sbi=version))
    parts: tuple[Part, ...] = ()
    if kind == "profiles":
        rows, lacking = complete(rows, dict(zip(columns.fields, columns.headings, strict=True)))
        rejects = tuple(sorted((*rejects, *lacking), key=lambda reject: reject.row))
        parts = tuple(Part(name, part) for name, part in lists_of(rows))
    return Intake(
        kind,
        kind,
        rows,
        rejects,
        parts=parts,
        rejected=len(rejects),
        repairs=Counter(reject.proposal.repair for reject in rejects if reject.proposal),
        warnings=(*columns.warnings, *doubts_of(rows, columns.fields)),
        ignored=columns.ignored,
        mapping={h: f for h, f in zip(columns.headings, columns.fields, strict=True) if f},
        recognised=Recognised(
            header_row=table.head.number,
            title=table.title,
            sbi=version,
            totals=table.totals,
            notes=table.notes,
        ),
        columns=columns.shown,
        questions=(*columns.questions, *asked),
    )


def _sectors(
    table: Found, columns: Columns, settings: Settings
) -> tuple[str, tuple[Question, ...]]:
    """Return the version of SBI of a list's sectors, and the question where nobody can tell."""
    if "sector" not in columns.fields:
        return "", ()
    place = columns.fields.index("sector")
    if not settings.sbi and names_1993(columns.headings[place]):
        return "", ()
    texts = set(table.lines.texts(place))
    version = settings.sbi or version_of(texts, columns.headings[place])
    asked = not version and any(map(is_doubtful, texts))
    return version, (sbi_question(),) if asked else ()


def _register(sheet: Sheet, settings: Settings, progress: Progress) -> Intake:
    reading = read_register(sheet, settings, progress)
    columns, table = reading.columns, reading.table
    classification = f"SBI {reading.sbi}" if reading.sbi else ""
    return Intake(
        REGISTER,
        "datasets",
        rejects=reading.rejects,
        rejected=reading.rejected,
        repairs=reading.repairs,
        warnings=tuple(reading.warnings),
        ignored=tuple(column.heading for column in columns if not column.field),
        mapping={column.heading: column.field for column in columns if column.field},
        register=reading.register,
        dataset={"classification": classification} if classification else {},
        recognised=Recognised(
            encoding=sheet.encoding,
            separator=sheet.separator,
            sheets=sheet.sheets,
            sheet=sheet.sheet,
            header_row=table.head.number,
            title=table.title,
            sbi=reading.sbi,
            totals=table.totals,
        ),
        columns=columns,
        questions=tuple(reading.questions),
        first=reading.first,
    )


def _unreadable(grid: Grid) -> tuple[Message, ...]:
    """Warn of characters that the encoding could not give."""
    odd = (row.number for row in grid.rows if "\ufffd" in "".join(row.cells))
    first = None if grid.sheets else next(odd, None)
    if first is None:
        return ()
    text = N_("Row {row} and perhaps others hold characters that could not be read.")
    return (Message(text, {"row": str(first)}),)
