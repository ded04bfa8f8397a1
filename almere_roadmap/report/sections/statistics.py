"""A table of the source on paper, with its flags and what its cells add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from string import ascii_lowercase

from almere_roadmap.analysis.economy.cells import read_text
from almere_roadmap.analysis.economy.section_names import names_of
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.questions import cell_key, points
from almere_roadmap.domain.tables import (
    TOTAL,
    Category,
    Observation,
    StatisticsTable,
    margins_off,
)
from almere_roadmap.figures import measure
from almere_roadmap.i18n import NO_BREAK, _, number
from almere_roadmap.report.edition import Edition, flag_word, titled
from almere_roadmap.report.tables import DENSE, FIGURES, Cell, Column, Look, Row, Table
from almere_roadmap.report.text import Rich, Span, bold, spaced
from almere_roadmap.report.words import capital

Place = tuple[str, str]
"""The keys of a cell's row and column."""

_MOST_COLUMNS, _MOST_ROWS = 14, 120
_WIDTH = 170.0
_CLOSE = replace(DENSE, above=0.42, below=0.28)
_LETTER = 1.8
"""Room for the letter of a flag at the right edge of a cell, in mm."""


def fits(table: StatisticsTable) -> bool:
    """Tell whether a table can be printed in full."""
    return len(table.columns) <= _MOST_COLUMNS and len(table.rows) <= _MOST_ROWS


def title(dataset: Dataset) -> str:
    """Return the title of a table with the number it has in its source."""
    year = f", {dataset.year}" if dataset.year else ""
    if not dataset.place:
        return f"{dataset.title}{year}"
    return f"{capital(dataset.place)} – {dataset.title}{year}"


def statistics(
    edition: Edition, dataset: Dataset, table: StatisticsTable, *, dense: bool = False
) -> Table:
    """Return a statistics table as printed; margins that do not add up are flagged."""
    off = {(row, column): sum_ for row, column, _printed, sum_ in margins_off(table)}
    said = _points(edition, dataset, table)
    letters = _letters(table, [*off, *said])
    look = _CLOSE if dense else FIGURES
    look = replace(look, inset=_LETTER) if letters else look
    return Table(
        columns=(columns := _columns(table, look, letters)),
        rows=tuple(_rows(table, letters, off, columns[1].width if _keyed(table) else 0.0)),
        title=titled(title(dataset), flag_word(dataset.status)),
        look=look,
        note=_note(dataset, table, letters, off, said),
        source=_source(edition, dataset),
        sources=(edition.source(dataset.source),),
    )


def _points(edition: Edition, dataset: Dataset, table: StatisticsTable) -> dict[Place, str]:
    """Return what was remarked of single cells: points of attention, doubts in the room."""
    told = points(edition.workshop, dataset)
    columns = [*(c.key for c in table.columns), TOTAL]
    places = ((r, c) for r in (*(r.key for r in table.rows), TOTAL) for c in columns)
    found = ((place, told.get(cell_key(dataset, *place), "")) for place in places)
    return {place: words for place, words in found if words}


def is_list(table: StatisticsTable) -> bool:
    """Tell whether a long table says one thing per row, such as places in a region."""
    filled = [o.row for o in table.observations if o.value is not None and o.row != TOTAL]
    return len(table.rows) > 12 and len(table.columns) > 1 and len(filled) == len(set(filled))


def listed(edition: Edition, dataset: Dataset, table: StatisticsTable) -> Table:
    """Return such a table as a line per column, the way a text would print it."""
    rows = [
        Row((column.label, ", ".join(_named(table, column)), number(table.column_sum(column.key))))
        for column in table.columns
    ]
    total = Row((_("Sum of the cells"), "", number(table.total)), "total")
    return Table(
        columns=(
            Column("", 48, weight=600),
            Column("", 92),
            Column(capital(dataset.unit), 30, "right"),
        ),
        rows=(*rows, total),
        title=titled(title(dataset), flag_word(dataset.status)),
        note=dataset.note,
        source=_source(edition, dataset),
        sources=(edition.source(dataset.source),),
    )


def _named(table: StatisticsTable, column: Category) -> Iterator[str]:
    for row in table.rows:
        value = table.cell(row.key, column.key).value
        if value is not None:
            yield row.label if value == 1 else f"{row.label}{NO_BREAK}{number(value)}"


def _source(edition: Edition, dataset: Dataset) -> str:
    # "tabel 1" stays on one line.
    place = f", {dataset.place.replace(' ', NO_BREAK)}" if dataset.place else ""
    return f"{edition.source(dataset.source)}{place}."


def _letters(table: StatisticsTable, places: list[Place]) -> dict[Place, str]:
    """Give every remark of the table its own letter, then every other cell that is spoken of."""
    marked = {(o.row, o.column): o.flag for o in table.observations if o.flag}
    taken = set(marked.values())
    free = (letter for letter in ascii_lowercase if letter not in taken)
    numbered = (str(n) for n in count(1))
    for place in places:
        if place not in marked:
            marked[place] = next(free, "") or next(numbered)
    return marked


def _keyed(table: StatisticsTable) -> bool:
    """Tell whether rows carry a short key before their label, as SBI sections do."""
    return all(len(row.key) <= 3 and row.label != row.key for row in table.rows)


def _columns(table: StatisticsTable, look: Look, letters: dict[Place, str]) -> tuple[Column, ...]:
    """Give every column the room that its numbers and its head need, and the rest to the labels."""
    keyed = _keyed(table)
    lettered = {column for _row, column in letters}
    named = [
        Column(_short(c.label), _need(table, c, look, lettered), "right") for c in table.columns
    ]
    if any(o.column == TOTAL for o in table.observations):
        wide = _need(table, Category(TOTAL, _("Total")), look, lettered)
        named.append(Column(_("Total"), wide, "right", 600))
    first = [Column("", 5.5, weight=600)] if keyed else []
    label = _WIDTH - sum(column.width for column in [*first, *named])
    return (*first, Column("", max(label, 30.0)), *named)


def _need(table: StatisticsTable, column: Category, look: Look, lettered: set[str]) -> float:
    cells = [read_text(o) for o in table.observations if o.column == column.key]
    numbers = max((measure.width(c, 8.5, 600, tabular=True) for c in cells), default=0.0)
    words = max(measure.width(w, 8, 600) for w in _short(column.label).split(" "))
    letter = 5.0 if column.key in lettered else 0.0
    return max(numbers + letter, words) + 2.8 + look.inset


def _short(label: str) -> str:
    # A head as long as "Coproductie/-ontwikkeling" stands on its first word.
    return label.split("/")[0] if len(label) > 14 else label


def _rows(
    table: StatisticsTable,
    letters: dict[Place, str],
    off: dict[Place, float],
    room: float,
) -> Iterator[Row]:
    """Yield the rows; the names of keyed ones are the longest that fit in ``room`` mm."""
    keyed = _keyed(table)
    columns = [c.key for c in table.columns]
    columns += [TOTAL] if any(o.column == TOTAL for o in table.observations) else []
    for row in table.rows:
        cells = [_cell(table.cell(row.key, c), letters.get((row.key, c), "")) for c in columns]
        yield Row((*_label(row, keyed, room), *cells))
    if any(o.row == TOTAL for o in table.observations):
        cells = [_cell(table.cell(TOTAL, c), letters.get((TOTAL, c), "")) for c in columns]
        yield Row((*_name(_("Total"), keyed), *cells), "total")
        if off:
            yield _sums(table, columns, keyed)


def _name(words: str, keyed: bool) -> tuple[Cell | str, ...]:
    """Return the first cells of a row that has a name but no key."""
    return (Cell(words, spans=2), "") if keyed else (words,)


def _label(row: Category, keyed: bool, room: float) -> tuple[str, ...]:
    if not keyed:
        return (row.label or row.key,)
    names = names_of(row.key, row.label)
    fits = (name for name in names if measure.width(name, 8.5) < room - 4.5)
    return (row.key, next(fits, names[-1]))


def _cell(cell: Observation, letter: str) -> Cell:
    words = read_text(cell)
    words = "–" if words == "-" else words
    return Cell(words, letter=letter, is_flagged=bool(letter), is_faint=words in ("–", "0"))


def _sums(table: StatisticsTable, columns: list[str], keyed: bool) -> Row:
    """Return the row that says what the cells add up to, with ≠ where the source differs."""
    cells = []
    for column in columns:
        total = table.total if column == TOTAL else table.column_sum(column)
        printed = table.cell(TOTAL, column).value
        differs = printed is not None and printed != total
        shown = number(total) if total or printed is not None else "–"
        cells.append(Cell(bold(shown) if differs else shown, letter="≠" if differs else ""))
    return Row((*_name(_("Sum of the cells"), keyed), *cells), "sum")


def _note(
    dataset: Dataset,
    table: StatisticsTable,
    letters: dict[Place, str],
    off: dict[Place, float],
    said: dict[Place, str],
) -> Rich:
    parts: list[Span | str] = []
    if dataset.note:
        parts.append(dataset.note)
    if any(o.printed == "-" for o in table.observations):
        parts.append(_("“–” is no observation and “0” is nought, as in the source."))
    if not off and any(o.column == TOTAL or o.row == TOTAL for o in table.observations):
        parts.append(_("All rows, columns and the total add up."))
    for place, letter in sorted(letters.items(), key=lambda item: item[1]):
        told = (_remark(table, place, letter, off), said.get(place, "").replace("\n", " "))
        parts += [bold(letter), " ".join(filter(None, told))]
    return spaced(parts)


def _remark(
    table: StatisticsTable,
    place: Place,
    letter: str,
    off: dict[Place, float],
) -> str:
    if letter in table.remarks:
        return table.remarks[letter]
    if place not in off:
        return ""
    row, column = place
    total = number(off[place])
    if row == TOTAL and column == TOTAL:
        return _("All cells add up to {sum}.").format(sum=total)
    if row == TOTAL:
        return _("The column adds up to {sum}.").format(sum=total)
    return _("The row adds up to {sum}.").format(sum=total)
