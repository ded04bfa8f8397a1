"""Networks: how far they reach, who is joined to whom, what would shorten the ways most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from almere_roadmap.analysis.networks import brokerage, collaboration, relations
from almere_roadmap.analysis.networks.between import between_places
from almere_roadmap.analysis.networks.in_between import in_between
from almere_roadmap.analysis.networks.network import FocusLevel, by_focus
from almere_roadmap.analysis.networks.shortening import shortest_introductions
from almere_roadmap.analysis.networks.smallworld import small_world_of_parties
from almere_roadmap.analysis.networks.two_mode import small_world_of_seats
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.figures.insight.between import between_chart, brokerage_matrix, places_matrix
from almere_roadmap.figures.insight.by_chance import seats_chart, small_world_chart
from almere_roadmap.figures.insight.collaboration import mixing_words, network_chart
from almere_roadmap.figures.insight.networks import networks_by_focus
from almere_roadmap.figures.insight.rings import ring_map
from almere_roadmap.figures.marks import Figure, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, say
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Block, Paragraph
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn, flag_word, titled
from almere_roadmap.report.tables import Cell, Column, Row, Table
from almere_roadmap.report.text import CAPTION, bold, spaced

_WIDTH = 170.0


def network(edition: Edition) -> Chapter | None:
    """Return the networks and the one of all parties, None where there is none."""
    found = collaboration.collaboration(edition.workshop)
    levels = by_focus(edition.workshop)
    blocks: list[Block] = [*_rings(edition), *([_networks(edition, levels)] if levels else [])]
    if found:
        figure = network_chart(found, _WIDTH, source=edition.own)
        words = spaced((figure.caption, mixing_words(edition.workshop, found)))
        blocks.append(drawn(replace(figure, caption=text.plain(words))))
    if not blocks:
        return None
    blocks += _expert(edition)
    shortest = _shortest(edition)
    blocks += [shortest] if shortest else []
    return Chapter(title=_("Network"), sheets=(Sheet(tuple(blocks)),), flows_on=True)


def _rings(edition: Edition) -> Iterator[Block]:
    workshop = edition.workshop
    if not workshop.relations:
        return
    known = workshop.relations.values()
    source = "; ".join(dict.fromkeys(edition.source(r.source) for r in known))
    status = worst(r.status for r in known)
    shares = relations.by_area(workshop)
    yield drawn(ring_map(shares, 0.7 * _WIDTH, source=source, status=status))


def _networks(edition: Edition, levels: tuple[FocusLevel, ...]) -> Block:
    networks = edition.workshop.networks.values()
    source = "; ".join(dict.fromkeys(edition.source(n.source) for n in networks))
    statuses = {n.status for n in networks}
    status = statuses.pop() if len(statuses) == 1 else Status.RECORDED
    figure = networks_by_focus(levels, _WIDTH, source=source, status=status)
    words = spaced((figure.caption, _in_full(figure, levels)))
    return drawn(replace(figure, caption=text.plain(words)))


def _in_full(figure: Figure, levels: tuple[FocusLevel, ...]) -> str:
    """Return the names that did not fit beside their level."""
    shown = " ".join(mark.text for mark in figure.marks if isinstance(mark, Text))
    cut = [n.name for level in levels for n in level.networks if n.name not in shown]
    names = "; ".join(dict.fromkeys(cut))
    return _("In full: {names}.").format(names=names) if names else ""


def _expert(edition: Edition) -> Iterator[Block]:
    """Yield who stands between whom and how small the world is; what is refused says why."""
    workshop, own = edition.workshop, edition.own
    world = small_world_of_parties(workshop)
    flag = flag_of(collaboration.status(workshop))
    parts = (
        _or_why(_("Brokers"), in_between(workshop), partial(between_chart, source=own)),
        _or_why(
            _("Brokerage roles"), brokerage.brokers(workshop), partial(brokerage_matrix, source=own)
        ),
        _or_why(
            _("Small world"),
            world.refusal or world,
            partial(small_world_chart, source=own, flag=flag),
        ),
        _or_why(
            _("Small world of firms and networks"),
            small_world_of_seats(workshop),
            partial(seats_chart, source=own),
        ),
        _or_why(_("Between places"), between_places(workshop), partial(places_matrix, source=own)),
    )
    yield from (drawn(part) for part in parts if isinstance(part, Figure))
    refused = [part for part in parts if isinstance(part, str)]
    if refused:
        words = _("Not drawn. {what}").format(what=" ".join(refused))
        yield Paragraph(words=words, style=CAPTION)


Found = TypeVar("Found")


def _or_why(
    name: str, found: Found | Message, draw: Callable[[Found, float], Figure]
) -> Figure | str:
    """Return the figure of a finding, or under its name why there is none."""
    if isinstance(found, Message):
        return f"{name}: {say(found)}"
    return draw(found, _WIDTH)


def _shortest(edition: Edition) -> Table | None:
    found = shortest_introductions(edition.workshop)
    if not found:
        return None
    rows = [Row((Cell(bold(s.first.name), s.second.name), say(s.meaning()))) for s in found]
    return Table(
        title=titled(
            edition.lettered(_("What shortens the network most")),
            flag_word(collaboration.status(edition.workshop)),
        ),
        columns=(Column(_("Between"), 62), Column(_("What it does"), 108)),
        rows=tuple(rows),
        note=_("Closeness is the mean of 1 over the steps between two parties."),
    )
