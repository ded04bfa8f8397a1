"""The hbo and mbo actions: who decides by when, and what for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis.economy.reference import Instrument, cited
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap import academic
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.analysis.roadmap.supply import NicheSupply, Supply, semester_name, supply
from almere_roadmap.domain.entities import HboAction, Item
from almere_roadmap.domain.words import Certainty, ItemKind, LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, language, money, number, percent, plural, say
from almere_roadmap.report.blocks import BETWEEN, Block, remarks
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    exceptions,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.sections.contracts import certainty, told
from almere_roadmap.report.tables import DAY, DENSE, Cell, Column, Row, Table
from almere_roadmap.report.words import begins, capital

_CLOSE = replace(DENSE, above=0.5, below=0.35)
_SEMESTERS = 7
"""Semesters that fit beside each other on a page."""


def hbo(edition: Edition) -> Chapter | None:
    """Return the actions of education, None when there are none."""
    items = [i for i in ordered(edition.workshop.items.values()) if i.kind is ItemKind.HBO_ACTION]
    if not items:
        return None
    sure = sum(1 for item in items if item.certainty is Certainty.CONFIRMED)
    lead = _("{actions}, of which {confirmed} confirmed. Education decides early.").format(
        actions=plural("{n} action", "{n} actions", len(items)), confirmed=number(sure)
    )
    warnings = academic.warnings(edition.workshop, edition.today)
    notes = remarks([told(warning) for warning in warnings], 3)
    return Chapter(
        title=_("Hbo and mbo actions"),
        lead=lead,
        sheets=(
            Sheet(
                (
                    _table(edition, items),
                    *notes,
                    *_students_table(edition, items),
                )
            ),
        ),
        sources=(edition.own,),
        flows_on=True,
    )


def _table(edition: Edition, items: list[Item]) -> Table:
    flag = shared_flag(items)
    return Table(
        title=titled(edition.lettered(_("Hbo and mbo actions")), flag),
        columns=(
            Column("", 7, weight=600),
            Column(_("Subject and form"), 41),
            Column(_("Institution, for niche"), 22.5),
            Column(_("Decision before"), DAY, "right"),
            Column(_("Start"), DAY, "right"),
            Column(_("Students"), 17, "right"),
            Column(_("Firms"), 15.5, "right"),
            Column(_("Status"), 23),
        ),
        look=_CLOSE,
        rows=tuple(_row(edition, item, flag) for item in items),
        note=exceptions(items, flag),
    )


def _row(edition: Edition, item: Item, flag: str) -> Row:
    action = edition.workshop.hbo_actions.get(item.id) or HboAction(id=item.id)
    instrument = instrument_name(edition.workshop, action.instrument)
    return Row(
        (
            item.code,
            Cell(flagged(item.title, item, shared=flag), instrument),
            Cell(action.institution or "–", niches(edition.workshop, item.id)),
            when(action.decision_date) or "–",
            begins(item) or "–",
            _count(action.students),
            _count(action.firms),
            certainty(item),
        )
    )


def instruments(edition: Edition) -> Iterator[Block]:
    """Yield what the instruments in use ask."""
    used = {a.instrument for a in edition.workshop.hbo_actions.values()}
    known = [x for x in rules(edition.workshop).instruments.values() if x.code in used]
    if known:
        yield _instruments(edition, known)


def _students_table(edition: Edition, items: list[Item]) -> Iterator[Block]:
    """Yield the students by semester beside what niches ask."""
    found = supply(edition.workshop)
    if found.semesters and found.rows:
        yield _supply(edition, found, shared_flag(items))


def _instruments(edition: Edition, known: list[Instrument]) -> Table:
    return Table(
        title=titled(edition.lettered(_("What the instruments ask")), _("planning value")),
        columns=(
            Column(_("Instrument"), 40, weight=600),
            Column(_("Months"), 16, "right"),
            Column(_("Months ahead"), 22, "right"),
            Column(_("Students"), 20, "right"),
            Column(_("Partners and money"), 72),
        ),
        rows=tuple(_instrument(x) for x in known),
        look=DENSE,
        source="; ".join(dict.fromkeys(cited(x.source) for x in known)),
    )


def _instrument(found: Instrument) -> Row:
    ahead = number(found.lead_months)
    if found.least_lead_months < found.lead_months:
        ahead = f"{number(found.least_lead_months)}–{ahead}"
    asks = [capital(found.partners(language()))]
    if found.most_funding is not None:
        asks.append(_("at most {money}").format(money=money(found.most_funding)))
    if found.least_co_funding:
        share = percent(found.least_co_funding / 100, 0)
        asks.append(_("co-funding at least {share}").format(share=share))
    if found.rounds:
        days = ", ".join(f"{d}‑{m}" for m, d in found.rounds)
        asks.append(_("rounds close {days}").format(days=days))
    words = "; ".join(filter(None, asks)) or "–"
    name = capital(found.name(language()))
    return Row((name, number(found.months), ahead, found.students or "–", words))


def _supply(edition: Edition, found: Supply, flag: str) -> Table:
    shown = found.semesters[:_SEMESTERS]
    wide = 128 / (len(shown) + 1)
    rows = [_supply_row(one, shown) for one in found.rows]
    total = (
        _("Together"),
        number(found.asked()) if found.asked() else "–",
        *(_students(found.offered(s)) for s in shown),
    )
    return Table(
        title=titled(edition.lettered(_("Students by semester: offered, and asked")), flag),
        gap=BETWEEN,
        columns=(
            Column(_("Niche"), 42, weight=600),
            Column(_("Asks"), wide, "right"),
            *(Column(semester_name(s), wide, "right") for s in shown),
        ),
        rows=(*rows, Row(total, "total")),
        look=DENSE,
        note=" ".join((say(found.meaning()), _("◆ fewer than asked."))),
    )


def _supply_row(one: NicheSupply, shown: tuple[str, ...]) -> Row:
    niche = one.niche
    name = f"{niche.code} {niche.name}".strip() if niche else _("serves no niche")
    asked = "–" if one.asked is None else number(one.asked)
    cells = []
    for semester in shown:
        words = _students(one.offered.get(semester, 0.0))
        cells.append(Cell(f"◆ {words}" if one.short(semester) else words))
    return Row((name, Cell(asked, is_faint=one.asked is None), *cells))


def _students(value: float) -> str:
    return number(value, 0 if value == round(value) else 1) if value else "–"


def _count(value: int | None) -> Cell:
    return Cell("–", is_faint=True) if value is None else Cell(number(value))


def niches(workshop: Workshop, item_id: str) -> str:
    """Return the codes of the niches that an item serves."""
    targets = [
        link.target
        for link in workshop.links.values()
        if link.kind is LinkKind.SERVES and link.origin == item_id
    ]
    served = [workshop.niches[target] for target in targets if target in workshop.niches]
    codes = ", ".join(niche.code or niche.name for niche in ordered(served))
    return _("niche {codes}").format(codes=codes) if codes else ""


def instrument_name(workshop: Workshop, code: str) -> str:
    """Return an instrument's name in the language in force; what is unknown as it was written."""
    found = rules(workshop).instruments.get(code)
    return found.name(language()) if found else code
