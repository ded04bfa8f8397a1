"""Kinds of relations against where the partners are: a matrix of heat with totals."""

from __future__ import annotations

from almere_roadmap.analysis.names import RELATION
from almere_roadmap.analysis.networks.relations import Cell, RelationMatrix, meaning
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.grid import Entry, Grid, grid_marks, legend
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import N_, _, number, say

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


def brief_kind(kind: str) -> str:
    """Return a kind of relation by a name that fits above a narrow column, "" for none."""
    known = {relation.value: words for relation, words in _BRIEF.items()}
    return _(known[kind]) if kind in known else ""


def heat(observed: float, ratio: float | None) -> str:
    """Return the ground of a count by its observed / expected, "" below 1 and for none."""
    if not observed or ratio is None:
        return ""
    return next((token for least, token in _HEAT if ratio >= least), "")


def heat_words() -> list[tuple[str, str]]:
    """Return what the grounds mean, by token."""
    words = ((token, _("from {n}").format(n=number(n, int(n % 1 > 0)))) for n, token in _HEAT[::-1])
    return [("", _("observed / expected")), *words]


def relation_matrix(matrix: RelationMatrix, width: float) -> Figure:
    """Draw counts by region and kind; the ground tells observed against expected."""
    grid = Grid(
        matrix.regions,
        [(capital(_(RELATION[kind])), _(_BRIEF[kind])) for kind in matrix.kinds],
        [[_entry(cell) for cell in row] for row in matrix.cells],
        matrix.row_totals,
        matrix.column_totals,
    )
    marks, bottom = grid_marks(grid, width)
    flagged = any(cell.flagged for row in grid.cells for cell in row)
    entries = [*heat_words(), *([("flag", _("reconstructed"))] if flagged else [])]
    explained, height = legend(entries, width, bottom + 5.2)
    return Figure(
        width,
        height + 1.8,
        (*marks, *explained),
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
        missing=measure.missing_in((*marks, *explained)),
    )


def _entry(cell: Cell) -> Entry:
    words = number(cell.observed) if cell.observed else ""
    flagged = cell.status is Status.RECONSTRUCTED
    return Entry(cell.key, words, heat(cell.observed, cell.ratio), flagged)


def _tip(cell: Cell) -> str:
    text = _("{kind}, {region}: {observed} observed, {expected} expected")
    words = text.format(
        kind=capital(_(RELATION[cell.kind])),
        region=cell.region,
        observed=number(cell.observed),
        expected=number(cell.expected, 2),
    )
    return "\n".join(filter(None, (words, flag_of(cell.status))))
