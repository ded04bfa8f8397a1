"""The plan in detail: every step planned back, what instruments ask, what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.roadmap import procurement
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.rule_tables import STEPS
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, day, language
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Chapter, Edition, Sheet, shared_flag, titled
from almere_roadmap.report.flow import LANDSCAPE
from almere_roadmap.report.sections.hbo import instruments
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table
from almere_roadmap.report.words import SHORT_STEPS, capital


def planning(edition: Edition) -> Chapter | None:
    """Return the plan in detail on landscape pages, None where there is nothing to plan."""
    items = [i for i in ordered(edition.workshop.items.values()) if i.kind is ItemKind.CONTRACT]
    steps = _steps(edition, items)
    blocks: list[Block] = [*([steps] if steps else []), *instruments(edition), *_kinds(edition)]
    if not blocks:
        return None
    return Chapter(
        title=_("The plan in detail"),
        sheets=(Sheet(tuple(blocks), LANDSCAPE),),
        sources=(edition.own,),
        flows_on=True,
    )


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
    heads = [Column(_(SHORT_STEPS[code]), wide, "right") for code in used]
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


def _kinds(edition: Edition) -> Iterator[Block]:
    """Yield the business actions and conditions by kind: who acts, and what to mind."""
    known = rules(edition.workshop).business_actions
    items = [i for i in ordered(edition.workshop.items.values()) if i.form in known]
    if not items:
        return
    rows = [
        Row(
            (
                item.code,
                Cell(item.title, capital(known[item.form].name(language()))),
                item.owner or known[item.form].who(language()) or "–",
                known[item.form].check(language()) or "–",
            )
        )
        for item in items
    ]
    yield Table(
        title=titled(edition.lettered(_("Business actions and conditions")), shared_flag(items)),
        columns=(
            Column("", 10, weight=600),
            Column(_("Action and kind"), 60),
            Column(_("Who acts"), 45),
            Column(_("Mind"), 55),
        ),
        rows=tuple(rows),
        source="; ".join(dict.fromkeys(cited(known[item.form].source) for item in items)),
    )
