"""The government contracts: subject, client, band, procedure and dates, with the legal note."""

from __future__ import annotations

from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.words import Certainty, ItemKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report.blocks import Block, Notice
from almere_roadmap.report.edition import Chapter, Edition, Sheet, flagged, shared_flag, titled
from almere_roadmap.report.flow import LANDSCAPE
from almere_roadmap.report.tables import Cell, Column, Row, Table
from almere_roadmap.report.text import Rich, Span, bold
from almere_roadmap.report.words import SUBJECT, band, when


def contracts(edition: Edition) -> Chapter | None:
    """Return the contracts on a landscape page, None when there are none."""
    items = [i for i in ordered(edition.workshop.items.values()) if i.kind is ItemKind.CONTRACT]
    if not items:
        return None
    sure = sum(1 for item in items if item.certainty is Certainty.CONFIRMED)
    lead = _("{contracts}, of which {confirmed} confirmed by the client. {estimates}").format(
        contracts=plural("{n} contract", "{n} contracts", len(items)),
        confirmed=number(sure),
        estimates=_("Estimates are for the whole term, without VAT."),
    )
    blocks: tuple[Block, ...] = (_table(edition, items), legal_note())
    return Chapter(
        title=_("Government contracts"),
        lead=lead,
        sheets=(Sheet(blocks, LANDSCAPE),),
        sources=(edition.own,),
    )


def invitation() -> str:
    """Return the sentence that stands wherever contracts are shown."""
    return _("A roadmap is an invitation, not a promise to award.")


def legal_note() -> Notice:
    """Return the note under every list of contracts."""
    rest = _(
        "It is published to all suppliers alike and gives no preference to local firms. Who "
        "thinks along in a market consultation gets no head start: its results are shared. Dates "
        "are planning values; the purchasing department checks procedure, time limits and state "
        "aid before anything is published."
    )
    return Notice(words=(bold(_("Legal note.")), f" {invitation()} {rest}"))


def certainty(item: Item) -> Rich:
    """Return whether the owner stands behind an item, with its sign."""
    if item.certainty is Certainty.CONFIRMED:
        return Span(f"● {_('confirmed')}", 600, "good")
    return Span(f"○ {_('wish')}", 600, "ink-2")


def _table(edition: Edition, items: list[Item]) -> Table:
    flag = shared_flag(items)
    return Table(
        title=titled(edition.lettered(_("Contracts in order of publication")), flag),
        columns=(
            Column("", 11, weight=600),
            Column(_("Subject"), 58),
            Column(_("Client"), 35),
            Column(_("Estimate"), 37),
            Column(_("Procedure"), 42),
            Column(_("Publication"), 25, "right"),
            Column(_("Start"), 25, "right"),
            Column(_("Status"), 24),
        ),
        rows=tuple(_row(edition, item, flag) for item in items),
    )


def _row(edition: Edition, item: Item, flag: str) -> Row:
    contract = edition.workshop.contracts.get(item.id) or Contract(id=item.id)
    return Row(
        (
            item.code,
            Cell(flagged(item.title, item, shared=flag), _(SUBJECT[contract.subject])),
            contract.body or "–",
            band(contract.value),
            contract.procedure or "–",
            when(contract.publication) or "–",
            when(item.start) or "–",
            certainty(item),
        )
    )
