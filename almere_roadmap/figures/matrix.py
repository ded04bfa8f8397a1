"""Kinds of relations against where the partners are: a matrix of heat with totals."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.names import RELATION
from almere_roadmap.analysis.networks.relations import Cell, RelationMatrix, meaning
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import N_, _, number, say

_LINE = 4.6
_ROW = 6.2
_GREY = Ink("ink-2")
# From which observed/expected a cell gets which ground.
_HEAT = ((3.0, "area-1"), (1.5, "area-2"), (1.0, "area-3"))

_BRIEF = {
    RelationKind.PARENT: N_("Parent"),
    RelationKind.CUSTOMER: N_("Cust."),
    RelationKind.DEALER: N_("Dealer"),
    RelationKind.SUPPLIER: N_("Suppl."),
    RelationKind.CO_PRODUCTION: N_("Co-pr."),
    RelationKind.GOVERNMENT: N_("Gov."),
    RelationKind.RESEARCH: N_("Res."),
}


def relation_matrix(matrix: RelationMatrix, width: float) -> Figure:
    """Draw counts by region and kind; the ground tells observed against expected."""
    widest = max((measure.width(name, 8.5) for name in matrix.regions), default=20.0)
    label = min(widest + 3, 0.31 * width)
    column = (width - label) / (len(matrix.kinds) + 1)
    size = _head_size(matrix, column)
    heads = _heads(matrix, column, size or 7.0)
    top = 3.4 * max(len(lines) for lines in heads) + 2
    marks: list[Mark] = [*_head_marks(heads, label, column, top, size or 7.0)]
    if not size:
        # Not even the brief heads fit: written upwards they need no room across.
        names = [*(capital(_(RELATION[kind])) for kind in matrix.kinds), _("Total")]
        names = [measure.shorten(name, 26, 8) for name in names]
        top = max(measure.width(name, 8, 600) for name in names) + 3
        marks = [*_turned_heads(names, label, column, top)]
    for place, region in enumerate(matrix.regions):
        y = top + place * _ROW
        name = measure.shorten(region, label - 2, 8.5)
        marks.append(Text(0, y + 4.1, name, 8.5))
        for number_, cell in enumerate(matrix.cells[place]):
            marks += _cell(cell, label + number_ * column, y, column)
        marks.append(_total(matrix.row_totals[place], width - column / 2, y + 4.1))
    bottom = top + len(matrix.regions) * _ROW
    marks += _foot(matrix, label, column, bottom, width)
    legend, height = _legend(matrix, width, bottom + _ROW + 5.2)
    return Figure(
        width,
        height + 1.8,
        (*marks, *legend),
        title=say(meaning(matrix)),
        caption=say(matrix.caveat) if matrix.caveat else "",
        source=matrix.source,
        flag=flag_of(matrix.status),
        alt=_("Matrix of {n} relations: {rows} regions by {columns} kinds.").format(
            n=number(matrix.total),
            rows=number(len(matrix.regions)),
            columns=number(len(matrix.kinds)),
        ),
        tips={c.key: _tip(c) for row in matrix.cells for c in row},
        missing=measure.missing_in((*marks, *legend)),
    )


def _heads(matrix: RelationMatrix, column: float, size: float) -> list[list[str]]:
    room = column - 0.8
    names = [(capital(_(RELATION[kind])), _(_BRIEF[kind])) for kind in matrix.kinds]
    return [_head_lines(*pair, room, size) for pair in (*names, (_("Total"), _("Total")))]


def _head_size(matrix: RelationMatrix, column: float) -> float:
    """Return the largest size at which every brief head fits its column, 0 when none does."""
    briefs = [_("Total"), *(_(_BRIEF[kind]) for kind in matrix.kinds)]
    sizes = (8.0, 7.5, 7.0)
    fits = (s for s in sizes if all(measure.width(b, s, 600) <= column - 0.8 for b in briefs))
    return next(fits, 0.0)


def _turned_heads(names: list[str], label: float, column: float, top: float) -> Iterator[Mark]:
    for place, name in enumerate(names):
        x, weight = label + (place + 0.5) * column + 1, 600 if place == len(names) - 1 else 400
        yield Text(x, top - 1.6, name, 8, weight, _GREY, turned=True)


def _head_lines(name: str, brief: str, room: float, size: float) -> list[str]:
    """Break a head at hyphens and blanks only; where a word is too wide, use the brief one."""
    whole = all(measure.width(part, size) <= room for part in name.replace("-", "- ").split())
    if whole:
        return measure.break_lines(name, room, size, most=2)
    return measure.break_lines(brief, room, size, most=1, whole=True)


def _head_marks(
    heads: list[list[str]], label: float, column: float, top: float, size: float
) -> Iterator[Mark]:
    for place, lines in enumerate(heads):
        x = label + (place + 0.5) * column
        for row, line in enumerate(reversed(lines)):
            weight = 600 if place == len(heads) - 1 else 400
            yield Text(x, top - 1.6 - 3.4 * row, line, size, weight, _GREY, "middle")


def _cell(cell: Cell, x: float, y: float, column: float) -> Iterator[Mark]:
    box = (x + 0.3, y + 0.3, column - 0.6, _ROW - 0.6)
    token = _token(cell)
    fill = Ink(token) if token else None
    yield Box(*box, fill, radius=0.5, key=cell.key)
    if cell.status is Status.RECONSTRUCTED:
        right, up = box[0] + box[2], box[1]
        corner = ((right - 2, up), (right, up), (right, up + 2))
        yield Path(corner, Ink("flag"), key=cell.key)
    words = number(cell.observed) if cell.observed else "·"
    weight, ink = (600, Ink("ink")) if token else (400, _GREY if not cell.observed else Ink("ink"))
    yield Text(x + column / 2, y + 4.1, words, 8.5, weight, ink, "middle", True, key=cell.key)


def _token(cell: Cell) -> str:
    ratio = cell.ratio or 0.0
    return next((token for least, token in _HEAT if cell.observed and ratio >= least), "")


def _total(value: float, x: float, y: float) -> Mark:
    return Text(x, y, number(value), 8.5, 600, anchor="middle", tabular=True)


def _foot(
    matrix: RelationMatrix, label: float, column: float, y: float, width: float
) -> Iterator[Mark]:
    yield Line(((0, y), (width, y)), Stroke(Ink("ink"), 0.26))
    yield Text(0, y + 4.3, _("Total"), 8.5, 600)
    for place, value in enumerate((*matrix.column_totals, matrix.total)):
        yield _total(value, label + (place + 0.5) * column, y + 4.3)


def _legend(matrix: RelationMatrix, width: float, y: float) -> tuple[list[Mark], float]:
    """Return what the grounds and corners mean, in as many lines as it takes, and the last one."""
    flagged = any(c.status is Status.RECONSTRUCTED for row in matrix.cells for c in row)
    entries = [
        ("", _("observed / expected")),
        ("area-3", _("from {n}").format(n=number(1))),
        ("area-2", _("from {n}").format(n=number(1.5, 1))),
        ("area-1", _("from {n}").format(n=number(3))),
        *([("flag", _("reconstructed"))] if flagged else []),
    ]
    marks: list[Mark] = []
    x = 0.0
    for token, words in entries:
        wide = measure.width(words, 8) + (5 if token else 0)
        if x and x + wide > width:
            x, y = 0.0, y + _LINE
        if token == "flag":
            marks.append(Path(((x, y - 2.6), (x + 2.6, y - 2.6), (x + 2.6, y)), Ink(token)))
        elif token:
            marks.append(Box(x, y - 2.6, 3.6, 3, Ink(token), radius=0.4))
        marks.append(Text(x + (5 if token else 0), y, words, 8, ink=_GREY))
        x += wide + 4
    return marks, y


def _tip(cell: Cell) -> str:
    text = _("{kind}, {region}: {observed} observed, {expected} expected")
    words = text.format(
        kind=capital(_(RELATION[cell.kind])),
        region=cell.region,
        observed=number(cell.observed),
        expected=number(cell.expected, 2),
    )
    return "\n".join(filter(None, (words, flag_of(cell.status))))
