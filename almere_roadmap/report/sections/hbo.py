"""The hbo and mbo actions: who decides by when, and what for."""

from __future__ import annotations

from almere_roadmap.analysis import academic
from almere_roadmap.analysis.rulebook import rules
from almere_roadmap.domain.entities import HboAction, Item
from almere_roadmap.domain.words import Certainty, ItemKind, LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, language, number, plural
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    exceptions,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.sections.contracts import certainty, remarks
from almere_roadmap.report.tables import Cell, Column, Row, Table
from almere_roadmap.report.words import when


def hbo(edition: Edition) -> Chapter | None:
    """Return the actions of education, None when there are none."""
    items = [i for i in ordered(edition.workshop.items.values()) if i.kind is ItemKind.HBO_ACTION]
    if not items:
        return None
    sure = sum(1 for item in items if item.certainty is Certainty.CONFIRMED)
    lead = _("{actions}, of which {confirmed} confirmed. Education decides early.").format(
        actions=plural("{n} action", "{n} actions", len(items)), confirmed=number(sure)
    )
    warnings = list(academic.warnings(edition.workshop))
    return Chapter(
        title=_("Hbo and mbo actions"),
        lead=lead,
        sheets=(Sheet((_table(edition, items), *remarks(warnings, 2))),),
        sources=(edition.own,),
    )


def _table(edition: Edition, items: list[Item]) -> Table:
    flag = shared_flag(items)
    return Table(
        title=titled(edition.lettered(_("Hbo and mbo actions")), flag),
        columns=(
            Column("", 9, weight=600),
            Column(_("Subject and form"), 40),
            Column(_("Institution, for niche"), 28),
            Column(_("Decision before"), 20, "right"),
            Column(_("Start"), 17, "right"),
            Column(_("Students"), 18, "right"),
            Column(_("Firms"), 15, "right"),
            Column(_("Status"), 23),
        ),
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
            when(item.start) or "–",
            _count(action.students),
            _count(action.firms),
            certainty(item),
        )
    )


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
