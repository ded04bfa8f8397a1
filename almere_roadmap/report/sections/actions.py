"""Who does what, and when: everything on the roadmap by owner, with what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis.roadmap.planning import start_of
from almere_roadmap.analysis.roadmap.timing import Timing, timings
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Block, Columns, Paragraph
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    exceptions,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.pages import heading
from almere_roadmap.report.tables import DAY, DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import Span, bold, spaced
from almere_roadmap.report.words import begins

_CLOSE = replace(DENSE, above=0.8, below=0.6)


def actions(edition: Edition) -> Chapter | None:
    """Return what is to be done by owner and date, None for an empty roadmap."""
    items = doable(edition.workshop)
    if not items:
        return None
    owned = sum(1 for item in items if item.owner)
    dated = sum(1 for item in items if item.start or item.end)
    lead = _("{actions}: {dated} have a date and {owned} have an owner.").format(
        actions=plural("{n} action", "{n} actions", len(items)), dated=dated, owned=owned
    )
    blocks = (*_next(edition, items), _table(edition, items))
    return Chapter(
        title=_("Actions and owners"),
        lead=lead,
        sheets=(Sheet(blocks),),
        sources=(edition.own,),
        flows_on=True,
    )


def doable(workshop: Workshop) -> list[Item]:
    """Return what somebody has to do: every item that is not a trend, by date and code."""
    trends = {layer.id for layer in workshop.layers.values() if layer.kind is LayerKind.TRENDS}
    items = [item for item in ordered(workshop.items.values()) if item.layer not in trends]
    return sorted(items, key=_by_date)


def _by_date(item: Item) -> tuple[str, str]:
    first = start_of(item)
    return (first.isoformat() if first else "9999", item.code)


def _next(edition: Edition, items: list[Item]) -> Iterator[Block]:
    """Yield the four that begin first from today on, as key dates."""
    today = edition.today.isoformat()
    coming = [item for item in items if today <= _by_date(item)[0] < "9999"][:4]
    if len(coming) < 4:
        return
    flag = shared_flag(coming)
    yield heading(titled(_("First in line"), flag))
    yield Columns(
        stacks=tuple(
            (
                Paragraph(words=begins(item), style=text.KEY_DATE),
                Paragraph(words=(bold(item.code), f" {item.title}"), style=text.REMARK, gap=0.5),
                Paragraph(words=item.owner or _("no owner yet"), style=text.SECOND, gap=0.5),
            )
            for item in coming
        ),
        ruled=True,
        gap=1.5,
    )


def _table(edition: Edition, items: list[Item]) -> Table:
    flag = shared_flag(items)
    found = timings(edition.workshop)
    return Table(
        title=titled(edition.lettered(_("Actions by date, with their owners")), flag),
        columns=(
            Column("", 8, weight=600),
            Column(_("Action"), 55),
            Column(_("Owner"), 39),
            Column(_("First step"), 26),
            Column(_("Start"), DAY, "right"),
            Column(_("Waits for"), 20),
        ),
        rows=tuple(_row(edition, item, flag, found.get(item.id)) for item in items),
        look=_CLOSE,
        note=spaced((_("Codes refer to the roadmap."), _slack_note(), exceptions(items, flag))),
    )


def _slack_note() -> str:
    return _("Slack: working days that an item may slip before what waits for it must move.")


def _slack(workshop: Workshop, item: Item, found: Timing | None) -> str:
    """Return the slack of an item that others wait for, "" for what nobody waits for."""
    waited = any(d.predecessor == item.id and d.hard for d in workshop.dependencies.values())
    if found is None or not waited:
        return ""
    return _("slack {days}").format(days=number(found.slack))


def _row(edition: Edition, item: Item, flag: str, found: Timing | None) -> Row:
    owner = item.owner or Span("○ " + _("no owner yet"), 600, "bad")
    return Row(
        (
            item.code,
            flagged(item.title, item, shared=flag),
            owner,
            Cell(item.first_step or "–", is_faint=not item.first_step),
            Cell(begins(item) or _("no date")),
            Cell(
                waits_for(edition.workshop, item.id) or "–",
                _slack(edition.workshop, item, found),
            ),
        )
    )


def waits_for(workshop: Workshop, item_id: str) -> str:
    """Return the codes of what an item waits for."""
    before = [
        workshop.items[d.predecessor]
        for d in workshop.dependencies.values()
        if d.successor == item_id and d.predecessor in workshop.items
    ]
    return ", ".join(item.code or item.title for item in ordered(before))
