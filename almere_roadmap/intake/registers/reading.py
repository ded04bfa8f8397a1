"""Registers of establishments (LISA, KvK): tens of thousands of rows, read column by column.

A row is rejected where a number that identifies it, or a count, does not fit; what merely
describes it (a postcode, a class) is kept as written or left open, and told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.errors import InputError
from almere_roadmap.intake.columns import REGISTER, assigned, recognised, samples_of
from almere_roadmap.intake.grid.cells import Sheet, refuse_size
from almere_roadmap.intake.grid.grids import Grid, GridRow, GridRows
from almere_roadmap.intake.registers.checks import Checks
from almere_roadmap.intake.registers.rows import Rows
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.settings import Column, Progress, Question, Settings
from almere_roadmap.intake.tables import Found, list_in

MOST_REJECTS = 2_000
"""The most rejected rows that are listed; more are counted."""

_LOOKED_AT = 200
_JOINED = frozenset({"street"})
_ADDED = frozenset({"full_time", "part_time"})


@dataclass
class Reading:
    """A register as it was read, and everything a person should see of it.

    ``rejected`` counts all rejected rows, of which ``rejects`` lists the first; ``repairs`` counts
    the proposals by kind.
    """

    table: Found
    columns: tuple[Column, ...]
    register: RegisterTable = field(default_factory=RegisterTable)
    rejects: tuple[Reject, ...] = ()
    rejected: int = 0
    repairs: Counter[str] = field(default_factory=Counter)
    warnings: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    first: tuple[GridRow, ...] = ()
    sbi: str = ""


def read_register(sheet: Sheet, settings: Settings, progress: Progress) -> Reading:
    """Read a register from a sheet that is open.

    Raises:
        InputError: it has no column that names an establishment, or is too large.
    """
    start = list(islice(sheet.lines, _LOOKED_AT))
    for number, cells in start:
        refuse_size(number, cells)
    above = (GridRow(n, tuple(c.strip() for c in cells)) for n, cells in start)
    grid = Grid(GridRows(row for row in above if any(row.cells)), merged=sheet.merged)
    table = list_in(
        grid, lambda cells: recognised(REGISTER, cells, settings.mapping), settings.header_row
    )
    head = table.head
    fields, options, twice = assigned(REGISTER, head, settings.mapping, _JOINED | _ADDED)
    _refuse_unusable(fields, head)
    columns = tuple(
        Column(text, name, option, samples=samples_of(table.lines, place))
        for place, (text, name, option) in enumerate(zip(head.cells, fields, options, strict=True))
        if text
    )
    rows = Rows(head, fields, settings)
    if sheet.plain is not None:
        shares = rows.take_plain(sheet.plain, sheet.separator)
        sheet.plain = None  # the last that holds the whole text: what is kept of it is taken over
    else:
        under = (line for line in chain(start, sheet.lines) if line[0] > head.number)
        shares = rows.take_all(under, sheet.count)
    for share in shares:
        progress(0.05 + 0.7 * share)
    del shares
    checks = Checks(rows, settings)
    reading = _reading(checks, table, columns)
    reading.warnings[:0] = twice
    reading.first = tuple(grid.rows[:50])
    progress(0.95)
    return reading


def _reading(checks: Checks, table: Found, columns: tuple[Column, ...]) -> Reading:
    rejects = [checks.bad[number] for number in sorted(checks.bad.keys() - checks.totals)]
    totals = tuple(sorted(checks.totals))
    return Reading(
        Found(table.head, GridRows(), table.title, totals, table.notes, table.joined),
        columns,
        checks.register(),
        tuple(rejects[:MOST_REJECTS]),
        len(rejects),
        checks.repairs,
        checks.warnings,
        checks.questions,
        sbi=checks.sbi,
    )


def _refuse_unusable(fields: Sequence[str], head: GridRow) -> None:
    if not {"name", "number", "kvk"} & set(fields):
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=head.number,
            needed="name",
            found=", ".join(filter(None, head.cells)),
        )
    twice = {f for f in fields if f and fields.count(f) > 1 and f not in _JOINED | _ADDED}
    if twice:
        raise InputError(
            "two columns both hold {fields}", row=head.number, fields=", ".join(sorted(twice))
        )
