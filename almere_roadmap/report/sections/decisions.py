"""The decisions that the roadmap waits for: by when, by whom, about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.roadmap import procurement
from almere_roadmap.analysis.roadmap.planning import start_of
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.i18n import _, day
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Edition, shared_flag, titled
from almere_roadmap.report.tables import Column, Row, Table


@dataclass(frozen=True)
class Asked:
    """A decision that is asked for: the last day, who decides, and the item it concerns."""

    by: date
    who: str
    item: Item


def asked(edition: Edition) -> list[Asked]:
    """Return the decisions from today on, the most urgent first."""
    found = (_asked(edition, item) for item in edition.workshop.items.values())
    coming = [a for a in found if a and a.by >= edition.today]
    return sorted(coming, key=lambda a: (a.by, a.item.code, a.item.id))


def _asked(edition: Edition, item: Item) -> Asked | None:
    """Return what an item asks for: a decision itself, education's, or that to publish first."""
    hbo = edition.workshop.hbo_actions.get(item.id)
    contract = edition.workshop.contracts.get(item.id)
    by, who = None, ""
    if item.kind is ItemKind.DECISION:
        by, who = start_of(item), item.owner
    elif hbo and is_period(hbo.decision_date):
        by, who = first_day(hbo.decision_date), hbo.institution
    elif contract and contract.launching_customer:
        by, who = procurement.publication(edition.workshop, item), contract.body
    return Asked(by, who or item.owner, item) if by else None


def decisions(edition: Edition, most: int) -> Iterator[Block]:
    """Yield the table of the next decisions, nothing when none is asked for."""
    found = asked(edition)[:most]
    if found:
        yield Table(
            title=titled(
                _("Decisions that keep the roadmap open"), shared_flag([a.item for a in found])
            ),
            columns=(
                Column(_("No later than"), 24),
                Column(_("Who decides"), 52),
                Column(_("Concerns"), 94),
            ),
            rows=tuple(_row(a) for a in found),
        )


def _row(a: Asked) -> Row:
    return Row((day(a.by), a.who or _("no owner yet"), f"{a.item.code} {a.item.title}".strip()))
