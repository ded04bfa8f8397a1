"""What the relations say: kinds and origins, how far they reach, networks, the whole of it."""

from __future__ import annotations

from functools import partial

from almere_roadmap.analysis.names import RELATION
from almere_roadmap.analysis.networks import network, relations
from almere_roadmap.analysis.networks.relations import KINDS
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight.matrix import relation_matrix
from almere_roadmap.figures.insight.networks import networks_by_focus
from almere_roadmap.figures.insight.rings import index_words, ring_map
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, percent, plural, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.sectors import notable
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())


def _relation_rows(workshop: Workshop) -> Sheet:
    columns = (
        Column(_("Kind"), width=130),
        Column(_("Region"), width=150),
        Column(_("Count"), number=True, width=64),
        Column(_("Status"), width=120),
        Column(_("Note")),
    )
    order = relations.regions_in_order(workshop, list(workshop.relations.values()))
    found = sorted(
        workshop.relations.values(),
        key=lambda r: (KINDS.index(r.kind), order.index(r.region), r.id),
    )
    rows = tuple(
        Row(
            (
                Cell(capital(_(RELATION[r.kind]))),
                Cell(r.region),
                Cell(number(r.count), strong=True),
                Cell(flag_of(r.status), flagged=bool(notable(r.status))),
                Cell(r.note, quiet=True, tip=r.note),
            ),
            key=r.id,
        )
        for r in found
    )
    return Sheet(columns, rows)


def kinds_and_origins(workshop: Workshop) -> Content:
    """Return the matrix of kinds of relations and where partners are."""
    found = relations.kind_by_region(workshop)
    subtitle = _("Kind × origin")
    if found is None:
        refusal = _("No relations yet: import them or add them in Facts.")
        return Content("figure:relations", _("Relations"), subtitle, _EMPTY, refusal=refusal)
    count = plural("{n} relation", "{n} relations", round(found.total))
    return Content(
        "figure:relations",
        say(relations.meaning(found)),
        _("Kind × origin, {count}").format(count=count),
        _relation_rows(workshop),
        found.source,
        notable(found.status),
        partial(relation_matrix, found),
        caveat=say(found.caveat) if found.caveat else "",
    )


def rings(workshop: Workshop) -> Content:
    """Return how far the relations reach, from home to abroad."""
    found = relations.by_area(workshop)
    subtitle = _("Partners from home to abroad")
    if not found:
        refusal = _("No relations yet: import them or add them in Facts.")
        return Content("figure:rings", _("How far partners are"), subtitle, _EMPTY, refusal=refusal)
    columns = (
        Column(_("Area")),
        Column(_("Relations"), number=True, width=90),
        Column(_("Share"), number=True, width=90),
        *(Column(capital(_(RELATION[kind])), number=True, width=104) for kind in KINDS),
    )
    rows = tuple(
        Row(
            (
                Cell(line.area.name, strong=True),
                Cell(number(line.count), strong=True),
                Cell(percent(line.share)),
                *(Cell(number(count)) for count in line.kinds),
            ),
            key=line.area.id,
        )
        for line in found
    )
    matrix = relations.kind_by_region(workshop)
    return Content(
        "figure:rings",
        say(relations.ring_meaning(found)),
        subtitle,
        Sheet(columns, rows),
        matrix.source if matrix else "",
        notable(matrix.status) if matrix else "",
        partial(ring_map, found),
        caveat=index_words(found),
    )


def networks(workshop: Workshop) -> Content:
    """Return the networks by the level they look to, with the missing level as a gap."""
    found = network.by_focus(workshop)
    unique = {n.id for level in found for n in level.networks}
    count = plural("{n} network", "{n} networks", len(unique))
    subtitle = _("Networks by focus, {count}").format(count=count)
    if not found:
        refusal = _("No networks yet: add them in Facts.")
        return Content("figure:networks", _("Networks"), subtitle, _EMPTY, refusal=refusal)
    columns = (
        Column(_("Focus"), width=200),
        Column(_("Networks"), number=True, width=90),
        Column(_("Which")),
    )
    rows = tuple(
        Row(
            (
                Cell(level.name, strong=True),
                Cell(number(len(level.networks)), flagged=not level.networks),
                Cell(", ".join(n.name for n in level.networks) or _("no network")),
            ),
            key=f"focus:{level.name}",
        )
        for level in found
    )
    sources = {n.source for level in found for n in level.networks if n.source}
    titles = [workshop.sources[s].title for s in sorted(sources) if s in workshop.sources]
    return Content(
        "figure:networks",
        say(network.focus_meaning(found)),
        subtitle,
        Sheet(columns, rows),
        "; ".join(titles),
        draw=partial(networks_by_focus, found),
    )
