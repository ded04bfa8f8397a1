"""Who is joined to whom, and which introduction would shorten the ways most."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis import collaboration, relations
from almere_roadmap.analysis.result import worst
from almere_roadmap.analysis.shortening import shortest_introductions
from almere_roadmap.domain.words import Status
from almere_roadmap.figures.collaboration import network_chart
from almere_roadmap.figures.rings import ring_map
from almere_roadmap.i18n import _, say
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn, flag_word, titled
from almere_roadmap.report.tables import Cell, Column, Row, Table
from almere_roadmap.report.text import bold

_WIDTH = 170.0


def network(edition: Edition) -> Chapter | None:
    """Return the network of parties, None where nobody is joined to anybody."""
    found = collaboration.collaboration(edition.workshop)
    blocks: list[Block] = [*_rings(edition)]
    if found:
        blocks.append(drawn(network_chart(found, _WIDTH, source=edition.own)))
    if not blocks:
        return None
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


def _shortest(edition: Edition) -> Table | None:
    found = shortest_introductions(edition.workshop)
    if not found:
        return None
    rows = [Row((Cell(bold(s.first.name), s.second.name), say(s.meaning()))) for s in found]
    return Table(
        title=titled(
            edition.lettered(_("What shortens the network most")), flag_word(Status.COMPUTED)
        ),
        columns=(Column(_("Between"), 62), Column(_("What it does"), 108)),
        rows=tuple(rows),
        note=_("Closeness is the mean of 1 over the steps between two parties."),
    )
