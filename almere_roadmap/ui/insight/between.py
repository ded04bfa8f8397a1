"""Cards for experts: brokerage roles, Q of firms and networks, relations between places."""

from __future__ import annotations

from functools import partial

from almere_roadmap.analysis.indicators import about
from almere_roadmap.analysis.networks import between as places_
from almere_roadmap.analysis.networks import brokerage, two_mode
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.table_chart import Bar, table_chart
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.sectors import notable
from almere_roadmap.ui.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())


def roles(workshop: Workshop) -> Content:
    """Return who brokers between which groups in the flows of the chains."""
    found = brokerage.brokers(workshop)
    title, subtitle = _("Brokerage roles"), _("Pairs without a direct tie, by who joins them")
    if isinstance(found, Message):
        return Content("figure:roles", title, subtitle, _EMPTY, refusal=say(found))
    title = say(brokerage.meaning(found))
    bars = [
        Bar(b.id, f"{b.name} · {_(brokerage.ROLES[b.main])}", float(b.total)) for b in found.brokers
    ]
    return Content(
        "figure:roles",
        title,
        subtitle,
        _role_rows(found),
        about(workshop),
        notable(found.status),
        partial(table_chart, bars, title=title, source=about(workshop)),
        caveat=_(
            "By groups, in the direction of the flows: a coordinator joins two of its own group, a "
            "gatekeeper lets others in, a representative speaks to others, a consultant joins two "
            "of another group, a liaison two different groups. Networks are a group of their own."
        ),
    )


def _role_rows(found: brokerage.Brokerage) -> Sheet:
    columns = (
        Column(_("Party")),
        *(Column(capital(_(name)), number=True, width=112) for name in brokerage.ROLES.values()),
        Column(_("Together"), number=True, width=90),
    )
    rows = tuple(
        Row(
            (
                Cell(broker.name, strong=True),
                *(Cell(number(count), quiet=not count) for count in broker.counts),
                Cell(number(broker.total), strong=True),
            ),
            key=broker.id,
        )
        for broker in found.brokers
    )
    return Sheet(columns, rows)


def seats(workshop: Workshop) -> Content:
    """Return Q of Uzzi & Spiro for experts, or why it is refused."""
    found = two_mode.small_world_of_seats(workshop)
    title = _("Small world of firms and networks, for experts")
    subtitle = _("Q (Uzzi & Spiro) against seats by chance")
    if isinstance(found, Message):
        return Content("figure:two-mode", title, subtitle, _EMPTY, refusal=say(found))
    words = (
        _("Firms know each other through networks more than by chance: Q is {q}, above 1.")
        if found.q > 1
        else _("Firms know each other through networks no more than by chance: Q is {q}.")
    )
    lines = (
        ("Q", number(found.q, 2), ""),
        ("C", number(found.clustering, 3), number(found.clustering_by_chance, 3)),
        ("L", number(found.path, 2), number(found.path_by_chance, 2)),
    )
    columns = (
        Column(_("Figure")),
        Column(_("Value"), number=True, width=90),
        Column(_("By chance"), number=True, width=110),
    )
    rows = tuple(Row((Cell(a, strong=True), Cell(b, strong=True), Cell(c))) for a, b, c in lines)
    return Content(
        "figure:two-mode",
        words.format(q=number(found.q, 2)),
        subtitle,
        Sheet(columns, rows),
        about(workshop),
        caveat=_(
            "C is the transitivity and L the mean path of firms that share a network, against {n} "
            "divisions of the seats by chance with as many per firm and per network."
        ).format(n=number(found.references)),
    )


def places(workshop: Workshop) -> Content:
    """Return which places are joined more than their size explains."""
    found = places_.between_places(workshop)
    title, subtitle = _("Between places"), _("Relations between places, observed ÷ expected")
    if isinstance(found, Message):
        return Content("figure:places", title, subtitle, _EMPTY, refusal=say(found))
    columns = (
        Column(_("From")),
        Column(_("To")),
        Column(_("Observed"), number=True, width=90),
        Column(_("Expected"), number=True, width=90),
        Column(_("Quotient"), number=True, width=90),
        Column(_("Remark"), width=130),
    )
    rows = tuple(
        Row(
            (
                Cell(pair.origin, strong=True),
                Cell(pair.target, strong=True),
                Cell(number(pair.observed)),
                Cell(number(pair.expected, 2)),
                Cell("–" if pair.ratio is None else number(pair.ratio, 2), strong=True),
                Cell(_("small number") if pair.small else "", flagged=pair.small),
            ),
            key=f"places:{pair.origin}:{pair.target}",
        )
        for pair in found.pairs
    )
    return Content(
        "figure:places",
        say(places_.meaning(found)),
        subtitle,
        Sheet(columns, rows),
        about(workshop),
        notable(found.status),
        caveat=_(
            "Expected by quasi-independence: a place has no relation with itself here. In the "
            "style of Wall & Burger; below 5 expected it is a hint, not proof."
        ),
    )
