"""The recommendations, what they say for each cluster, and what on the roadmap follows them."""

from __future__ import annotations

from almere_roadmap.analysis.clusters.coverage import coverage, progress
from almere_roadmap.domain.entities import Recommendation
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, say
from almere_roadmap.report.edition import Chapter, Edition, Sheet
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table

_SIGNS = {"named": "●", "generic": "○"}


def recommendations(edition: Edition) -> Chapter | None:
    """Return the list and the coverage by cluster."""
    numbered = sorted(edition.workshop.recommendations.values(), key=lambda r: (r.number, r.id))
    if not numbered:
        return None
    blocks = [_list(edition, numbered)]
    if edition.workshop.clusters and edition.workshop.coverages:
        blocks.append(_coverage(edition, numbered))
    return Chapter(
        title=_("Recommendations and clusters"),
        lead=" ".join(filter(None, (say(progress(edition.workshop)), _gaps(edition)))),
        sheets=(Sheet(tuple(blocks)),),
        flows_on=True,
    )


def _extents(edition: Edition) -> dict[tuple[str, str], str]:
    coverages = edition.workshop.coverages.values()
    return {(c.recommendation, c.cluster): c.extent for c in coverages}


def _gaps(edition: Edition) -> str:
    """Return which clusters no recommendation names."""
    named = {c.cluster for c in edition.workshop.coverages.values() if c.extent == "named"}
    clusters = ordered(edition.workshop.clusters.values())
    bare = [c.name for c in clusters if c.id not in named]
    if not bare or not edition.workshop.coverages:
        return ""
    return _("No recommendation names these clusters: {clusters}.").format(clusters=", ".join(bare))


def _followers(edition: Edition, recommendation: Recommendation) -> str:
    """Return the codes of what on the roadmap follows a recommendation."""
    workshop = edition.workshop
    origins = [
        link.origin
        for link in workshop.links.values()
        if link.kind is LinkKind.FOLLOWS and link.target == recommendation.id
    ]
    records = [workshop.items.get(o) or workshop.niches.get(o) for o in origins]
    return ", ".join(sorted(r.code for r in records if r and r.code)) or "–"


def _list(edition: Edition, numbered: list[Recommendation]) -> Table:
    rows = [
        Row((str(r.number), r.text, Cell(r.actors or "–", is_faint=True), _followers(edition, r)))
        for r in numbered
    ]
    return Table(
        title=edition.lettered(_("The recommendations and what follows them here")),
        columns=(
            Column(_("No."), 8, weight=600),
            Column(_("Recommendation"), 92),
            Column(_("Who acts"), 44),
            Column(_("On this roadmap"), 26),
        ),
        look=DENSE,
        rows=tuple(rows),
        sources=tuple(dict.fromkeys(edition.source(r.source) for r in numbered)),
    )


def _coverage(edition: Edition, numbered: list[Recommendation]) -> Table:
    extents = _extents(edition)
    matrix = coverage(edition.workshop)
    open_ones = {
        cluster.id: ", ".join(str(r.number) for r in matrix.open_in(n))
        for n, cluster in enumerate(matrix.clusters if matrix else ())
        if matrix
    }
    rows = []
    for cluster in ordered(edition.workshop.clusters.values()):
        signs = [_SIGNS.get(extents.get((r.id, cluster.id), ""), "·") for r in numbered]
        cells = [Cell(sign, is_faint=sign == "·") for sign in signs]
        left = open_ones.get(cluster.id, "")
        rows.append(Row((Cell(cluster.name), *cells, Cell(left or "–", is_faint=not left))))
    each = min(8.0, 96 / max(len(numbered), 1))
    first = 140 - each * len(numbered)
    columns = [Column(str(r.number), each, "right") for r in numbered]
    return Table(
        title=edition.lettered(_("What the recommendations say for each cluster")),
        columns=(
            Column(_("Cluster"), first, weight=600),
            *columns,
            Column(_("Nothing follows yet"), 30),
        ),
        look=DENSE,
        rows=tuple(rows),
        note=_(
            "● named · ○ in general terms · a dot: not at all. Last column: recommendations that "
            "name the cluster, but that nothing on this roadmap follows there."
        ),
        sources=tuple(dict.fromkeys(edition.source(r.source) for r in numbered)),
    )
