"""What is complete and what is missing: chains, firms, recommendations."""

from __future__ import annotations

from functools import partial

from almere_roadmap.analysis.clusters import coverage
from almere_roadmap.analysis.clusters.completeness import (
    Completeness,
    chain_completeness,
    meaning,
    role_targets,
    role_weights,
)
from almere_roadmap.analysis.indicators import about
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import Chain
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.insight.completeness import (
    completeness_chart,
    key_of,
    rule_words,
    ties_words,
    who,
)
from almere_roadmap.figures.insight.coverage import EXTENT, coverage_chart, sign_words
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())


def chains(workshop: Workshop) -> list[Content]:
    """Return the completeness of every chain with a party on it, and which clusters have none."""
    used = {box.chain for box in workshop.boxes.values()}
    drawn = [c for c in ordered(workshop.chains.values()) if c.id in used]
    return [*(_chain(workshop, c) for c in drawn), *_without(workshop, {c.cluster for c in drawn})]


def _without(workshop: Workshop, judged: set[str]) -> list[Content]:
    """Return why some clusters are not judged: no chain of theirs is sketched."""
    names = [c.name for c in ordered(workshop.clusters.values()) if c.id not in judged]
    if not names and judged:
        return []
    refusal = _("Not possible yet: no chain is sketched.")
    if names:
        refusal = _("Not possible yet: no chain is sketched of {clusters}.").format(
            clusters=", ".join(names)
        )
    title = _("Clusters without a chain") if judged else _("Completeness of chains")
    subtitle = capital(_("which roles are filled, and whether neighbours co-operate"))
    return [Content("figure:chain", title, subtitle, _EMPTY, refusal=refusal)]


def _chain(workshop: Workshop, chain: Chain) -> Content:
    found, about_ = chain_completeness(workshop, chain.id), workshop.about
    cluster = workshop.clusters.get(chain.cluster)
    words = _("which roles are filled, and whether neighbours co-operate")
    return Content(
        f"figure:chain:{chain.id}",
        say(meaning(chain.name, found)),
        _("{cluster}: {words}").format(cluster=cluster.name, words=words)
        if cluster
        else capital(words),
        _role_rows(workshop, chain, found),
        about(workshop),
        flag_of(chain.status),
        partial(completeness_chart, workshop, chain.id),
        caveat=ties_words(found),
        chosen=rule_words(found.rule, about_),
        settings=f"chain:{chain.id}",
    )


def _role_rows(workshop: Workshop, chain: Chain, found: Completeness) -> Sheet:
    columns = (
        Column(_("Role"), width=160),
        Column(_("Parties"), number=True, width=80),
        Column(_("Asked"), number=True, width=80),
        Column(_("Weight"), number=True, width=80),
        Column(_("Nearest"), width=150),
        Column(_("Who")),
    )
    weights, targets = role_weights(workshop.about), role_targets(workshop.about)
    parties = who(workshop, chain.id)
    rows = (
        Row(
            (
                Cell(capital(_(ROLE[line.role])), strong=True),
                Cell(number(line.count), strong=True, flagged=not line.count),
                Cell(number(targets[line.role])),
                Cell(number(weights[line.role], 1)),
                Cell(line.nearest.name if line.nearest else "–"),
                Cell(", ".join(parties[line.role]) or _("nobody")),
            ),
            key=key_of(chain.id, line.role),
        )
        for line in found.roles
    )
    return Sheet(columns, tuple(rows))


def recommendations(workshop: Workshop) -> Content:
    """Return which recommendation covers which cluster."""
    found = coverage.coverage(workshop)
    subtitle = _("Recommendation × cluster")
    if found is None:
        refusal = _("No recommendations in this workshop.")
        title = _("Recommendations")
        return Content("figure:coverage", title, subtitle, _EMPTY, refusal=refusal)
    return Content(
        "figure:coverage",
        say(coverage.meaning(found)),
        subtitle,
        _coverage_rows(found),
        _titles(workshop),
        draw=partial(coverage_chart, found),
        caveat=sign_words(),
    )


def _coverage_rows(found: coverage.CoverageMatrix) -> Sheet:
    columns = (
        Column(_("Cluster"), width=220),
        Column(_("No."), number=True, width=50),
        Column(_("Recommendation")),
        Column(_("Extent"), width=150),
        Column(_("Followed by"), width=150),
    )
    rows = (
        Row(
            (
                Cell(cluster.name, strong=True, key=cluster.id, flagged=not found.named(place)),
                Cell(number(item.number)),
                Cell(item.text, tip=item.text),
                Cell(capital(_(EXTENT[extent])), quiet=not extent),
                Cell(", ".join(r.code for r in found.followed(cluster.id, item.id)) or "–"),
            ),
            key=item.id,
        )
        for place, cluster in enumerate(found.clusters)
        for item, extent in zip(found.recommendations, found.extents[place], strict=True)
    )
    return Sheet(columns, tuple(rows))


def _titles(workshop: Workshop) -> str:
    """Return the titles of what the recommendations come from."""
    sources = {r.source for r in workshop.recommendations.values()}
    titles = (workshop.sources[s].title for s in sorted(sources) if s in workshop.sources)
    return "; ".join(titles)


def recommendation_list(workshop: Workshop) -> Content:
    """Return the recommendations with who acts and how."""
    items = sorted(workshop.recommendations.values(), key=lambda r: r.number)
    columns = (
        Column(_("No."), number=True, width=44),
        Column(_("Recommendation")),
        Column(_("Who acts"), width=290),
        Column(_("Instrument"), width=250),
    )
    rows = tuple(
        Row(
            (
                Cell(number(r.number), strong=True),
                Cell(r.text, tip=r.text),
                Cell(r.actors, tip=r.actors),
                Cell(r.instrument, tip=r.instrument),
            ),
            key=r.id,
        )
        for r in items
    )
    title = plural("{n} recommendation", "{n} recommendations", len(items))
    subtitle = _("What is to be done, by whom and with what")
    refusal = "" if items else _("No recommendations in this workshop.")
    return Content(
        "figure:recommendations",
        title,
        subtitle,
        Sheet(columns, rows),
        _titles(workshop),
        refusal=refusal,
    )
