"""Cards for experts: brokerage roles, Q of firms and networks, relations between places."""

from __future__ import annotations

from functools import partial

from almere_roadmap.analysis.indicators import about
from almere_roadmap.analysis.networks import between as places_
from almere_roadmap.analysis.networks import brokerage, two_mode
from almere_roadmap.analysis.networks.between import Between
from almere_roadmap.analysis.networks.brokerage import ROLES, Brokerage
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight.between import (
    MOST_BROKERS,
    MOST_PLACES,
    brief_role,
    brokerage_matrix,
    pair_tip,
    place_words,
    places_matrix,
    role_tip,
    role_words,
)
from almere_roadmap.figures.insight.by_chance import HERE, seat_words, seats_chart, worlds_of
from almere_roadmap.figures.insight.matrix import heat
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui.insight import by_chance
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.live import Axes, Live, Spot
from almere_roadmap.ui.insight.sectors import notable
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())
_NAME = 22
"""So many letters of a name stand beside a live matrix."""


def roles(workshop: Workshop) -> Content:
    """Return who brokers between which groups in the flows of the chains."""
    found = brokerage.brokers(workshop)
    title, subtitle = _("Brokerage roles"), _("Pairs without a direct tie, by who joins them")
    if isinstance(found, Message):
        return Content("figure:roles", title, subtitle, _EMPTY, refusal=say(found))
    return Content(
        "figure:roles",
        say(brokerage.meaning(found)),
        subtitle,
        _role_rows(found),
        about(workshop),
        notable(found.status),
        partial(brokerage_matrix, found),
        caveat=role_words(),
        live=_live_roles(found, title),
    )


def _role_rows(found: Brokerage) -> Sheet:
    columns = (
        Column(_("Party")),
        *(Column(capital(_(name)), number=True, width=112) for name in ROLES.values()),
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


def _live_roles(found: Brokerage, name: str) -> Live:
    shown = found.brokers[:MOST_BROKERS]
    axes = Axes(
        across=(-0.5, len(ROLES) - 0.5),
        up=(-0.5, len(shown) - 0.5),
        x_names=tuple(map(brief_role, ROLES)),
        # The busiest is at the top, as in the table.
        y_names=tuple(_brief(broker.name) for broker in reversed(shown)),
    )
    return Live(name, axes, lambda: _role_spots(found))


def _role_spots(found: Brokerage) -> list[Spot]:
    """Return a point per party and role that it has, larger where it has it more often."""
    shown = found.brokers[:MOST_BROKERS]
    return [
        Spot(
            broker.id,
            broker.name,
            float(place),
            float(len(shown) - 1 - row),
            10.0 + min(22.0, 4.0 * count),
            "accent" if role == broker.main else "ink-2",
            said=role_tip(broker),
        )
        for row, broker in enumerate(shown)
        for place, (role, count) in enumerate(zip(ROLES, broker.counts, strict=True))
        if count
    ]


def _brief(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"


def seats(workshop: Workshop) -> Content:
    """Return Q of Uzzi & Spiro for experts, or why it is refused."""
    world = two_mode.small_world_of_seats(workshop)
    title = _("Small world of firms and networks, for experts")
    subtitle = _("Q (Uzzi & Spiro) against seats by chance")
    if isinstance(world, Message):
        return Content("figure:two-mode", title, subtitle, _EMPTY, refusal=say(world))
    found = world.found
    lines = (
        ("Q", number(found.q, 2), "", ""),
        ("C", number(found.clustering, 3), number(found.clustering_by_chance, 3), HERE),
        ("L", number(found.path, 2), number(found.path_by_chance, 2), HERE),
    )
    columns = (
        Column(_("Figure")),
        Column(_("Value"), number=True, width=90),
        Column(_("By chance"), number=True, width=150),
    )
    worlds = worlds_of(found)
    rows = (
        *(
            Row((Cell(a, strong=True), Cell(b, strong=True), Cell(c)), key=k)
            for a, b, c, k in lines
        ),
        *by_chance.rows(worlds),
    )
    return Content(
        "figure:two-mode",
        say(two_mode.meaning(world)),
        subtitle,
        Sheet(columns, (*rows, *by_chance.rows(worlds))),
        about(workshop),
        notable(world.status),
        partial(seats_chart, world),
        caveat=seat_words(world),
        live=by_chance.live(title, worlds),
    )


def places(workshop: Workshop) -> Content:
    """Return which places are joined more than their size explains."""
    found = places_.between_places(workshop)
    title, subtitle = _("Between places"), _("Relations between places, observed ÷ expected")
    if isinstance(found, Message):
        return Content("figure:places", title, subtitle, _EMPTY, refusal=say(found))
    return Content(
        "figure:places",
        say(places_.meaning(found)),
        subtitle,
        _pair_rows(found),
        about(workshop),
        notable(found.status),
        partial(places_matrix, found),
        caveat=place_words(),
        live=_live_places(found, title),
    )


def _pair_rows(found: Between) -> Sheet:
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
            key=pair.key,
        )
        for pair in found.pairs
    )
    return Sheet(columns, rows)


def _live_places(found: Between, name: str) -> Live:
    places = found.places[:MOST_PLACES]
    names = tuple(map(_brief, places))
    ends = (-0.5, len(places) - 0.5)
    axes = Axes(across=ends, up=ends, x_names=names, y_names=names[::-1])
    return Live(name, axes, lambda: _place_spots(found))


def _place_spots(found: Between) -> list[Spot]:
    """Return a point per pair with relations, larger for more; dark where stronger than chance."""
    at = {place: n for n, place in enumerate(found.places[:MOST_PLACES])}
    last = len(at) - 1
    return [
        Spot(
            pair.key,
            pair.origin,
            float(at[pair.target]),
            float(last - at[pair.origin]),
            8.0 + min(24.0, 3.0 * pair.observed**0.5),
            "accent" if heat(pair.observed, pair.ratio) else "ink-2",
            said=pair_tip(pair),
        )
        for pair in found.pairs
        if pair.origin in at and pair.target in at
    ]
