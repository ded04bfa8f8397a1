"""What is complete and what is missing: chains, firms, recommendations."""

from __future__ import annotations

from almere_roadmap.analysis.clusters import completeness, coverage
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import Chain
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, percent, plural, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())
_SIGNS = {coverage.NAMED: "●", coverage.GENERIC: "○", coverage.NONE: "·"}


def chains(workshop: Workshop) -> list[Content]:
    """Return the completeness of every chain that has a party on it."""
    used = {box.chain for box in workshop.boxes.values()}
    return [_chain(workshop, c) for c in ordered(workshop.chains.values()) if c.id in used]


def _chain(workshop: Workshop, chain: Chain) -> Content:
    found = completeness.chain_completeness(workshop, chain.id)
    columns = (
        Column(_("Role")),
        Column(_("Parties"), number=True, width=80),
        Column("", width=96),
    )
    rows = tuple(
        Row(
            (
                Cell(capital(_(ROLE[line.role]))),
                Cell(number(line.count), strong=True, flagged=not line.count),
                Cell("" if line.count else _("nobody"), token="flag"),
            ),
            key=f"role:{chain.id}:{line.role.value}",
        )
        for line in found.roles
    )
    links = found.link_share
    words = _("Role completeness {roles}; adjacent links that co-operate {links}; {ties}.")
    subtitle = words.format(
        roles=percent(found.role_share, 0),
        links=percent(links, 0) if links is not None else "–",
        ties=plural(
            "{n} tie with a knowledge institute",
            "{n} ties with knowledge institutes",
            found.knowledge_ties,
        ),
    )
    return Content(
        f"figure:chain:{chain.id}",
        say(completeness.meaning(chain.name, found)),
        subtitle,
        Sheet(columns, rows),
        flag=flag_of(chain.status),
        caveat=_("From 60 % a cluster in formation, from 80 % a cluster: our own thresholds."),
    )


def recommendations(workshop: Workshop) -> Content:
    """Return which recommendation covers which cluster."""
    found = coverage.coverage(workshop)
    subtitle = _("Recommendation × cluster: ● named, ○ generic, · not at all")
    if found is None:
        refusal = _("No recommendations in this workshop.")
        title = _("Recommendations")
        return Content("figure:coverage", title, subtitle, _EMPTY, refusal=refusal)
    columns = (
        Column(_("Cluster")),
        *(Column(number(r.number), number=True, width=27) for r in found.recommendations),
    )
    rows = tuple(
        Row(
            (
                Cell(cluster.name, strong=True, flagged=not found.named(place)),
                *(
                    Cell(_SIGNS[extent], key=item.id, tip=item.text)
                    for extent, item in zip(
                        found.extents[place], found.recommendations, strict=True
                    )
                ),
            ),
            key=cluster.id,
        )
        for place, cluster in enumerate(found.clusters)
    )
    sources = {r.source for r in found.recommendations}
    titles = [workshop.sources[s].title for s in sorted(sources) if s in workshop.sources]
    return Content(
        "figure:coverage",
        say(coverage.meaning(found)),
        subtitle,
        Sheet(columns, rows),
        "; ".join(titles),
    )


def recommendation_list(workshop: Workshop) -> Content:
    """Return the recommendations with who acts and how."""
    items = sorted(workshop.recommendations.values(), key=lambda r: r.number)
    columns = (
        Column(_("No."), number=True, width=44),
        Column(_("Recommendation")),
        Column(_("Who acts"), width=220),
        Column(_("Instrument"), width=200),
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
    return Content("figure:recommendations", title, subtitle, Sheet(columns, rows), refusal=refusal)
