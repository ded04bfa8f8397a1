"""Where in a sheet the table stands: a title above, headings of several lines, totals below."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.errors import InputError
from almere_roadmap.intake.grid.grids import Grid, GridRow, GridRows, Merged
from almere_roadmap.intake.grid.headings import key_of
from almere_roadmap.intake.numbers import Style, number_of, style_of

Score = Callable[[Sequence[str]], int]
"""Tells how much in a row reads like headings."""

_LAST_HEAD = 15
_TOTAL = re.compile(
    r"(sub|eind)?(totaal|total|totalen)(_aantal)?"
    r"(_(aantal_)?(generaal|bedrijven|firmas|vestigingen|organisaties|instellingen|personen"
    r"|werkzame_personen|medewerkers|banen|firms|companies))?"
    r"|(sub|eind)totaal_.*|grand_total|som|sum|gemiddelde?|average|mean"
)
_MAY_BEGIN = frozenset("setgamSETGAM")
_NOTE = re.compile(
    r"(bron|source|©|\(c\)|toelichting|peildatum|noot|note|let op|\*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: its headings (each one text), its rows, and what stands around it.

    ``title`` is the text above it; ``totals`` and ``notes`` are the numbers of the rows left out.
    """

    head: GridRow
    lines: GridRows
    title: str = ""
    totals: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    joined: bool = False


def list_in(grid: Grid, score: Score, header_row: int = 0) -> Found:
    """Find a list of records: the row that reads most like headings and the rows under it.

    Raises:
        InputError: there is no such row.
    """
    if not grid.rows:
        raise InputError("is empty")
    place, cells, joined = _head(grid, score, header_row)
    above = [text for row in grid.rows[: place - joined] for text in row.cells if text]
    under = _filled_down(grid.rows[place + 1 :], grid.merged)
    lines, totals, notes = _body(under, cells)
    head = GridRow(grid.rows[place].number, _wide_enough(cells, lines))
    return Found(head, lines, " · ".join(above[:3]), totals, notes, joined)


def _wide_enough(cells: tuple[str, ...], lines: GridRows) -> tuple[str, ...]:
    """Add empty headings where most rows go on under no heading: that is how the list is."""
    width = len(cells)
    if lines.width <= width:
        return cells
    wider = [
        len(line.cells) for line in lines if len(line.cells) > width and any(line.cells[width:])
    ]
    missing = max(wider, default=0) - width if 2 * len(wider) > len(lines) else 0
    return (*cells, *("",) * missing)


def _head(grid: Grid, score: Score, header_row: int) -> tuple[int, tuple[str, ...], bool]:
    """Return the place of the headings, their texts, and whether they take two lines."""
    rows = grid.rows
    if header_row:
        place = next((p for p, row in enumerate(rows) if row.number == header_row), None)
        if place is None:
            raise InputError("holds no headings", row=header_row)
        places: Sequence[int] = (place,)
    else:
        places = range(min(_LAST_HEAD, len(rows)))
        several = [p for p in places if sum(map(bool, rows[p].cells)) > 1]
        places = several or places
    best = (-1, places[0], rows[places[0]].cells, False)
    for place in places:
        for cells, joined in _readings(grid, place, score):
            found = score(cells)
            if found > best[0]:
                best = (found, place, cells, joined)
    return best[1:]


def _readings(grid: Grid, place: int, score: Score) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the headings of one line, and those that it makes together with the line above."""
    row = grid.rows[place]
    yield row.cells, False
    above = grid.rows[place - 1] if place else None
    if above is not None and above.number == row.number - 1 and sum(map(bool, above.cells)) > 1:
        yield _joined(above, row, grid.merged, score), True


def _joined(
    above: GridRow, row: GridRow, merged: Sequence[Merged], score: Score
) -> tuple[str, ...]:
    """Join two lines of headings; the upper one reaches over the empty cells at its right.

    Where the lower heading says enough by itself, and only once, it stands alone.
    """
    width = max(len(above.cells), len(row.cells))
    upper = _spread(above, width, merged)
    lower = [*row.cells, *("",) * (width - len(row.cells))]
    texts = []
    for high, low in zip(upper, lower, strict=True):
        both = " ".join(filter(None, (high, low)))
        alone = low and lower.count(low) == 1 and score([low]) >= max(score([both]), 1)
        texts.append(low if alone else both)
    return tuple(texts)


def _spread(row: GridRow, width: int, merged: Sequence[Merged]) -> list[str]:
    cells = [*row.cells, *("",) * (width - len(row.cells))]
    here = [(a[1], b[1]) for a, b in merged if a[0] <= row.number - 1 <= b[0]]
    if here:
        for first, last in here:
            cells[first : last + 1] = [cells[first]] * (min(last + 1, width) - first)
        return cells
    for place in range(1, width):
        cells[place] = cells[place] or cells[place - 1]
    return cells


def _filled_down(rows: GridRows, merged: Sequence[Merged]) -> GridRows:
    """Give every row the text of a cell that is merged over several rows."""
    down = [(a, b) for a, b in merged if b[0] > a[0] and a[1] == b[1]]
    texts = {row.number - 1: row.cells for row in rows} if down else {}
    filled = {}
    for (first, column), (last, _) in down:
        cells = texts.get(first, ())
        if column < len(cells):
            filled.update({(line, column): cells[column] for line in range(first + 1, last + 1)})
    if not filled:
        return rows
    return GridRows(_with(row, filled) for row in rows)


def _with(row: GridRow, filled: dict[tuple[int, int], str]) -> GridRow:
    mine = {column: text for (line, column), text in filled.items() if line == row.number - 1}
    if not mine:
        return row
    width = max(len(row.cells), max(mine) + 1)
    cells = [*row.cells, *("",) * (width - len(row.cells))]
    for column, text in mine.items():
        cells[column] = cells[column] or text
    return GridRow(row.number, tuple(cells))


def _body(rows: GridRows, head: Sequence[str]) -> tuple[GridRows, tuple[int, ...], tuple[int, ...]]:
    """Part the records from totals, notes under the table and headings that are repeated."""
    again = _repeated(rows, tuple(head))
    lines, notes = _without(rows, again), [rows[place].number for place in again]
    wide = sum(map(bool, head)) > 1
    while wide and len(lines) > 1 and _is_note(lines[-1], lines[-2]):
        notes.append(lines[-1].number)
        lines = lines[:-1]
    sums = _totals(lines)
    totals = [lines[place].number for place in sums]
    lines = _without(lines, sums)
    if len(lines) > 2 and _adds_up(lines[-1], lines[:-1]):
        totals.append(lines[-1].number)
        lines = lines[:-1]
    return lines, tuple(totals), tuple(sorted(notes))


def _without(rows: GridRows, places: Collection[int]) -> GridRows:
    if not places:
        return rows
    gone = set(places)
    return rows.kept([place not in gone for place in range(len(rows))])


def _repeated(rows: GridRows, head: tuple[str, ...]) -> list[int]:
    """Return the places of the rows that are the headings again."""
    place = next((place for place, text in enumerate(head) if text), 0)
    alike = (n for n, text in enumerate(rows.texts(place)) if text == head[place])
    return [n for n in alike if rows[n].cells == head]


def _totals(rows: GridRows) -> list[int]:
    """Return the places of the rows that call themselves a total."""
    # Most rows begin with a letter with which no word for a total does.
    perhaps = (
        n
        for n, text in enumerate(rows.texts(0))
        if text[:1] in _MAY_BEGIN or not text[:1].isalnum()
    )
    return [n for n in perhaps if _says_total(rows[n])]


def _is_note(row: GridRow, before: GridRow) -> bool:
    """Tell whether the last row is no record: one text, after a gap or opening like a note."""
    texts = [text for text in row.cells if text]
    if len(texts) != 1:
        return False
    return bool(_NOTE.match(texts[0])) or row.number > before.number + 1


def says_total(text: str) -> bool:
    """Tell whether a text is a word for a total, and not the name of a firm that begins so."""
    first = text[:1] if text[:1].isalnum() else next(filter(str.isalnum, text), "")
    return first in _MAY_BEGIN and bool(_TOTAL.fullmatch(key_of(text)))


def _says_total(row: GridRow) -> bool:
    return says_total(next(filter(None, row.cells)))


def _adds_up(row: GridRow, above: GridRows) -> bool:
    """Tell whether a row holds sums of the columns above it and nothing else."""
    filled = [place for place, text in enumerate(row.cells) if text]
    return filled != [0] and all(_is_sum(row.cells[place], above.texts(place)) for place in filled)


def _is_sum(text: str, texts: Sequence[str]) -> bool:
    if not any(_is_number(text, Style(mark)) for mark in ".,"):
        return False
    style = style_of([*texts, text])
    try:
        numbers = [number for cell in texts if (number := number_of(cell, style)) is not None]
        return len(numbers) > 1 and sum(numbers) > 0 and number_of(text, style) == sum(numbers)
    except ValueError:
        return False


def _is_number(text: str, style: Style) -> bool:
    try:
        return number_of(text, style) is not None
    except ValueError:
        return False
