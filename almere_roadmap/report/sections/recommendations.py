"""The recommendations, what they say for each cluster, and what on the roadmap follows them."""

from __future__ import annotations

from almere_roadmap.analysis.clusters.coverage import CoverageMatrix, coverage, meaning, progress
from almere_roadmap.domain.entities import Recommendation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.i18n import _, say
from almere_roadmap.report.edition import Chapter, Edition, Sheet
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table

_SIGNS = {"named": "●", "generic": "○"}


def recommendations(edition: Edition) -> Chapter | None:
    """Return the list and the coverage by cluster."""
    numbered = sorted(edition.workshop.recommendations.values(), key=lambda r: (r.number, r.id))
    if not numbered:
        return None
    blocks, matrix = [_list(edition, numbered)], coverage(edition.workshop)
    if matrix:
        blocks.append(_coverage(edition, matrix))
    return Chapter(
        title=_("Recommendations and clusters"),
        lead=" ".join(say(part) for part in (progress(edition.workshop), *_gaps(matrix))),
        sheets=(Sheet(tuple(blocks)),),
        flows_on=True,
    )


def _gaps(matrix: CoverageMatrix | None) -> tuple[Message, ...]:
    """Return which clusters no recommendation names, where any is covered."""
    return (meaning(matrix),) if matrix else ()


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
        Row(
            (
                str(r.number),
                Cell(r.text, r.instrument),
                Cell(r.actors or "–", is_faint=True),
                _followers(edition, r),
            )
        )
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


def _coverage(edition: Edition, matrix: CoverageMatrix) -> Table:
    numbered = matrix.recommendations
    rows = []
    for place, (cluster, extents) in enumerate(zip(matrix.clusters, matrix.extents, strict=True)):
        signs = [_SIGNS.get(extent, "·") for extent in extents]
        cells = [Cell(sign, is_faint=sign == "·") for sign in signs]
        left = ", ".join(str(r.number) for r in matrix.open_in(place))
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
