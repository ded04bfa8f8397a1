"""What the contracts are worth by year, and what serves each niche."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.analysis.names import LAYER
from almere_roadmap.analysis.roadmap.lanes import LaneTotal, totals
from almere_roadmap.analysis.roadmap.linking import linking_grid
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number, say
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Edition, shared_flag, titled
from almere_roadmap.report.tables import FIGURES, Cell, Column, Row, Table
from almere_roadmap.report.words import capital

_MOST_YEARS = 10


def money_and_niches(edition: Edition, items: Sequence[Item]) -> Iterator[Block]:
    """Yield the tables that have rows."""
    years = _years(edition, items)
    if years is not None:
        yield years
    if edition.workshop.niches:
        yield _links(edition)


def _years(edition: Edition, items: Sequence[Item]) -> Table | None:
    """Return the value of all contracts by year, spread evenly over their terms, by niche."""
    workshop = edition.workshop
    lanes = totals(workshop)
    contracts = [
        lanes[layer.id]
        for layer in workshop.layers.values()
        if layer.kind is LayerKind.CONTRACTS and lanes[layer.id].by_year
    ]
    if not contracts:
        return None
    sums = _by_year(contracts)
    wide = 200 / (len(sums) + 1)
    whole = number(round(sum(sums.values()), -3))
    figures = (number(round(value, -3)) for value in sums.values())
    rows = [Row((_("All contracts"), *figures, whole))]
    text = _("Estimates spread evenly over their days. By niche, shared evenly: {shares}.")
    return Table(
        title=titled(
            edition.lettered(_("What the contracts are worth by year, in euro without VAT")),
            shared_flag(items),
        ),
        columns=(
            Column("", 57, weight=600),
            *(Column(head, wide, "right") for head in sums),
            Column(_("Together"), wide, "right"),
        ),
        rows=tuple(rows),
        look=FIGURES,
        note=text.format(shares=_shares(workshop, contracts)),
    )


def _by_year(contracts: Sequence[LaneTotal]) -> dict[str, float]:
    """Return the value of each year by its name; what is far ahead is one sum."""
    years = sorted({year for lane in contracts for year in lane.by_year})
    value = {year: sum(lane.by_year.get(year, 0.0) for lane in contracts) for year in years}
    if len(years) <= _MOST_YEARS:
        return {str(year): value[year] for year in years}
    near, far = years[: _MOST_YEARS - 1], years[_MOST_YEARS - 1 :]
    later = _("from {year}").format(year=far[0])
    return {**{str(year): value[year] for year in near}, later: sum(value[y] for y in far)}


def _shares(workshop: Workshop, contracts: Sequence[LaneTotal]) -> str:
    """Return what the contracts of each niche are worth, in words; "" stands for no niche."""
    told = []
    for niche in dict.fromkeys(n for lane in contracts for n in lane.by_niche):
        value = sum(lane.by_niche.get(niche, 0.0) for lane in contracts)
        found = workshop.niches[niche] if niche else None
        name = (found.code or found.name) if found else _("no niche")
        if value:
            told.append(f"{name} {number(round(value, -3))}")
    return ", ".join(told)


def _links(edition: Edition) -> Table:
    """Return the linking grid: every niche with its contracts, hbo actions, firms, conditions."""
    grid = linking_grid(edition.workshop)
    kinds = (LayerKind.CONTRACTS, LayerKind.HBO, LayerKind.FIRMS, LayerKind.CONDITIONS)
    rows = []
    for niche in grid.niches:
        cells = [_codes(grid.cell(niche.id, kind), kind) for kind in kinds]
        rows.append(Row((niche.code, niche.name, *cells)))
    loose = ", ".join(item.code or item.title for item in grid.loose)
    said = say(grid.meaning())
    more = _("Serves no niche yet: {items}").format(items=loose) if loose else ""
    return Table(
        title=titled(edition.lettered(_("What serves each niche")), shared_flag(grid.niches)),
        columns=(
            Column("", 9, weight=600),
            Column(_("Niche"), 68),
            *(Column(capital(_(LAYER[kind])), 45) for kind in kinds),
        ),
        rows=tuple(rows),
        look=FIGURES,
        note=" ".join(filter(None, (said, f"{more}." if more else ""))),
    )


def _codes(items: Sequence[Item], kind: LayerKind) -> Cell:
    """Return the codes of a cell; a gap among contracts and hbo actions says so."""
    if items:
        return Cell(", ".join(item.code or item.title for item in items))
    wanted = kind in (LayerKind.CONTRACTS, LayerKind.HBO)
    return Cell("○ " + _("none yet") if wanted else "–", is_faint=True)
