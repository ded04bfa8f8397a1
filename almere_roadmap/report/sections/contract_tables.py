"""Tables behind the contracts: every step planned back, the money by year, what serves a niche."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from almere_roadmap.analysis import procurement
from almere_roadmap.analysis.lanes import totals
from almere_roadmap.analysis.linking import linking_grid
from almere_roadmap.analysis.names import LAYER
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.rule_tables import STEPS
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.i18n import N_, _, day, language, number, say
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Edition, shared_flag, titled
from almere_roadmap.report.tables import DENSE, FIGURES, Cell, Column, Row, Table
from almere_roadmap.report.words import capital

_MOST_YEARS = 10
# What the steps are called where there is little room.
_SHORT = {
    "consultation": N_("Consultation"),
    "preparation": N_("Preparation"),
    "request": N_("Requests"),
    "selection": N_("Selection"),
    "tender": N_("Tender"),
    "evaluation": N_("Evaluation"),
    "decision": N_("Award"),
    "standstill": N_("Standstill"),
}


def contract_tables(edition: Edition, items: Sequence[Item]) -> Iterator[Block]:
    """Yield the tables that have rows."""
    steps = _steps(edition, items)
    if steps is not None:
        yield steps
    years = _years(edition, items)
    if years is not None:
        yield years
    if edition.workshop.niches:
        yield _links(edition)


def _steps(edition: Edition, items: Sequence[Item]) -> Table | None:
    """Return the latest beginning of every step of every contract with a procedure and a start."""
    planned = [(item, procurement.steps_of(edition.workshop, item)) for item in items]
    planned = [(item, steps) for item, steps in planned if steps]
    if not planned:
        return None
    used = [code for code in STEPS if any(s.code == code for _i, steps in planned for s in steps)]
    wide = 202 / (len(used) + 1)
    rows = []
    for item, steps in planned:
        begins = {step.code: step.begin for step in steps}
        cells = [_day_cell(begins.get(code), edition) for code in used]
        sits = procurement.sittings(edition.workshop, item)
        decided = "; ".join(f"{s.body.name(language())} {day(s.day)}" for s in sits)
        name = Cell(item.title, decided)
        rows.append(Row((item.code, name, *cells, Cell(day(steps[-1].end)))))
    heads = [Column(_(_SHORT[code]), wide, "right") for code in used]
    note = _("Second line: the last meeting of who decides before the publication. ‡ over already.")
    return Table(
        title=titled(
            edition.lettered(_("Latest beginning of every step, planned back from the start")),
            shared_flag([item for item, _steps_ in planned]),
        ),
        columns=(
            Column("", 9, weight=600),
            Column(_("Contract"), 44),
            *heads,
            Column(_("Start"), wide, "right"),
        ),
        rows=tuple(rows),
        look=replace(DENSE, above=0.9, below=0.7),
        note=note,
    )


def _day_cell(value: date | None, edition: Edition) -> Cell:
    if value is None:
        return Cell("–", is_faint=True)
    late = " ‡" if value < edition.today else ""
    return Cell(f"{day(value)}{late}")


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
    years = sorted({year for lane in contracts for year in lane.by_year})[:_MOST_YEARS]
    sums = [sum(lane.by_year.get(year, 0.0) for lane in contracts) for year in years]
    niches = [n for lane in contracts for n in lane.by_niche]
    shares = [
        (workshop.niches[n].code or workshop.niches[n].name if n else _("no niche"), n)
        for n in dict.fromkeys(niches)
    ]
    values = [sum(lane.by_niche.get(n, 0.0) for lane in contracts) for _name, n in shares]
    wide = 200 / max(1, len(years) + 1)
    rows = [
        Row(
            (
                _("All contracts"),
                *(number(round(value, -3)) for value in sums),
                number(round(sum(sums), -3)),
            )
        )
    ]
    told = ", ".join(
        f"{name} {number(round(value, -3))}"
        for (name, _n), value in zip(shares, values, strict=True)
        if value
    )
    text = _("Estimates spread evenly over their days. By niche, shared evenly: {shares}.")
    return Table(
        title=titled(
            edition.lettered(_("What the contracts are worth by year, in euro without VAT")),
            shared_flag(items),
        ),
        columns=(
            Column("", 57, weight=600),
            *(Column(str(year), wide, "right") for year in years),
            Column(_("Together"), wide, "right"),
        ),
        rows=tuple(rows),
        look=FIGURES,
        note=text.format(shares=told),
    )


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
