"""A file as rows of texts: CSV, TSV, pasted cells and XLSX alike."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.errors import InputError
from almere_roadmap.intake.grid.far import MOST_COLUMNS
from almere_roadmap.intake.grid.grids import Grid, GridRow, GridRows, Merged
from almere_roadmap.intake.grid.sheets import LISTS, Room, Workbook
from almere_roadmap.intake.grid.sniff import encoding_of, separator_of, text_of
from almere_roadmap.intake.settings import Settings

MOST_BYTES = 100_000_000
MOST_ROWS = 50_000
"""The most rows of a list or table."""

MOST_LINES = 1_000_000
"""The most rows of a register."""

LONGEST_CELL = 32_767
# An apostrophe that keeps a spreadsheet from taking a text for a formula; not that of ’s-Graveland.
_GUARDED = re.compile("'+[=+@＝\t\r\n-]")
# Asking a whole row at once whether a cell needs work is much cheaper than looking at each.
_RULE = "\0"
_UNTIDY = re.compile(r"\A[\s']|[\s']\0|\0[\s']|\s\Z")
# What Excel takes for the separator, in a first line of its own.
_STATED = re.compile(r'"?sep=([^"\r\n])"?\r?\n', re.IGNORECASE)
_STRETCH = 1 << 16
"""How many characters are parted into lines at a time."""
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass
class Sheet:
    """A file that is open for reading: its rows as they stand there, and what was recognised.

    ``lines`` yields the number of each row in the file and its cells, and can be read once.
    ``plain`` is a text without any quote, whose lines can be parted without a parser.
    """

    lines: Iterator[tuple[int, Sequence[str]]]
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    merged: tuple[Merged, ...] = ()
    plain: str | None = None
    count: int = 0
    """How many rows to expect under the headings; 0 where not known."""
    book: Workbook | None = None
    """The workbook that it is a sheet of."""


def open_file(
    path: Path,
    settings: Settings = Settings(),  # noqa: B008 – immutable
    room: Room = LISTS,
) -> Sheet:
    """Open a file for reading; a workbook may take ``room``.

    Raises:
        InputError: the file is missing, empty, too large or not what its name says.
    """
    start = start_of(path)
    if start.startswith(_OLD_EXCEL):
        raise InputError("is an old or locked Excel file; save it as .xlsx", file=path.name)
    if start.startswith(_ZIP) or path.suffix.lower() in {".xlsx", ".xlsm"}:
        return sheet_of(Workbook(path, room), settings)
    data = path.read_bytes()
    encoding = settings.encoding or encoding_of(data)
    return open_text(text_of(data, encoding), settings, encoding)


def sheet_of(book: Workbook, settings: Settings) -> Sheet:
    """Open the sheet of a workbook that is asked for, else the first that holds anything."""
    name = book.choose(settings.sheet)
    return Sheet(
        enumerate(book.lines_of(name), 1),
        sheets=book.names,
        sheet=name,
        merged=book.merged_in(name),
        count=book.height_of(name) - 1,
        book=book,
    )


def open_text(
    text: str,
    settings: Settings = Settings(),  # noqa: B008 – immutable
    encoding: str = "",
) -> Sheet:
    """Open the text of a CSV file, or pasted cells."""
    stated = _STATED.match(text)
    separator = settings.separator or (stated[1] if stated else separator_of(text))
    plain = _plain_text(text, separator)
    return Sheet(
        _csv_lines(text, separator, skip=bool(stated))
        if plain is None
        else ((n, line.split(separator)) for n, line in _lines(plain) if n > bool(stated)),
        plain=plain,
        encoding=encoding,
        separator=separator,
        count=text.count("\n") + 1,
    )


def _plain_text(text: str, separator: str) -> str | None:
    """Return a text without quotes or overlong lines, with line ends of one kind; else None."""
    if '"' in text or len(separator) != 1 or separator in '"\r\n':
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, start = text.removesuffix("\n"), 0
    while len(text) - start > LONGEST_CELL:
        start = text.rfind("\n", start, start + LONGEST_CELL + 1) + 1
        if not start:
            return None
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers, without parting all of it beforehand."""
    start, number, end = 0, 1, 0
    while end < len(text):
        end = text.find("\n", start + _STRETCH)
        end = len(text) if end < 0 else end
        lines = text[start:end].split("\n")
        yield from enumerate(lines, number)
        start, number = end + 1, number + len(lines)


def _csv_lines(text: str, separator: str, *, skip: bool) -> Iterator[tuple[int, list[str]]]:
    if len(separator) != 1 or separator in '"\r\n':
        raise InputError("{value} is no separator: that is one character", value=repr(separator))
    csv.field_size_limit(LONGEST_CELL)
    # Strict, or a quote that is never closed swallows all rows under it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for cells in reader:
            if not skip or start > 1:
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            "a quote is opened and not closed, or a cell is too long", row=start
        ) from error


def start_of(path: Path) -> bytes:
    """Return the first bytes of a file.

    Raises:
        InputError: it is missing, empty, too large or cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("is larger than 100 MB; split it first", file=path.name)
        with path.open("rb") as file:
            start = file.read(65_536)
    except FileNotFoundError as error:
        raise InputError("There is no such file.", file=path.name) from error
    except OSError as error:
        raise InputError(
            "cannot be read: {why}", file=path.name, why=str(error.strerror)
        ) from error
    if not start.strip(b"\0 \r\n\t"):
        raise InputError("is empty", file=path.name)
    return start


def grid_from(sheet: Sheet) -> Grid:
    """Read all rows of a list or table that is open.

    Raises:
        InputError: there are too many rows or columns, or a cell is too long.
    """
    # In a workbook a text is known to be one: nobody guards it, and an apostrophe is part of it.
    tidy = sheet.lines if sheet.book is not None else map(_tidied, sheet.lines)
    return _grid(sheet, GridRows(_sized(tidy)))


def list_from(sheet: Sheet) -> Grid:
    """Read a list that is open, from a workbook only those columns that will be asked for.

    Raises:
        InputError: there are too many rows or columns, or a cell of a CSV file is too long.
    """
    rows = None if sheet.book is None else sheet.book.rows_of(sheet.sheet)
    if rows is None or rows.width > MOST_COLUMNS:
        return grid_from(sheet)
    return _grid(sheet, rows)


def _grid(sheet: Sheet, rows: GridRows) -> Grid:
    return Grid(
        rows, sheet.encoding, sheet.separator, sheet.sheets, sheet.sheet, tuple(sheet.merged)
    )


def _sized(lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[GridRow]:
    count = 0
    for number, cells in lines:
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise InputError("has more than 50,000 rows; split it first")
        if len(cells) > MOST_COLUMNS or sum(map(len, cells)) > LONGEST_CELL:
            refuse_size(number, cells)
        yield GridRow(number, tuple(cells))


def _tidied(line: tuple[int, Sequence[str]]) -> tuple[int, Sequence[str]]:
    number, cells = line
    if _UNTIDY.search(_RULE.join(cells)) is None:
        return line
    return number, tuple(map(_stripped, cells))


def _stripped(cell: str) -> str:
    bare = cell.strip()
    if _GUARDED.match(bare):
        return bare[1:]
    return cell if bare == cell else bare


def refuse_size(number: int, cells: Sequence[str]) -> None:
    """Refuse a row that is wider or longer than any table is."""
    if len(cells) > MOST_COLUMNS:
        raise InputError("has more than 200 columns", row=number)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise InputError("has a cell of more than 32,767 characters", row=number)


def grid_of(path: Path) -> tuple[GridRow, ...]:
    """Read a file of our own into rows of texts; rows without any text are left out.

    Raises:
        InputError: the file is missing, empty, too large or not what its name says.
    """
    try:
        rows = tuple(grid_from(open_file(path)).rows)
        if not rows:
            raise InputError("is empty")
    except InputError as error:
        error.file = error.file or path.name
        raise
    return rows


def grid_of_text(text: str) -> tuple[GridRow, ...]:
    """Read CSV or pasted cells."""
    return tuple(grid_from(open_text(text)).rows)


def grid_rows(rows: Sequence[Sequence[str]]) -> tuple[GridRow, ...]:
    """Number rows of texts from 1 and leave out the empty ones."""
    numbered = (GridRow(number, tuple(cells)) for number, cells in enumerate(rows, 1))
    return tuple(row for row in numbered if any(row.cells))
