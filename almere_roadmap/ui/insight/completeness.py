"""What is complete and what is missing: chains, firms, recommendations."""

from __future__ import annotations

from collections import Counter

from almere_roadmap.analysis import completeness, coverage, landscape
from almere_roadmap.analysis.names import ACTIVITY, ESTABLISHMENT_TYPE, ROLE
from almere_roadmap.domain.entities import Chain
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, percent, plural, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.sheet import Cell, Column, Row, Sheet

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


def firms(workshop: Workshop) -> Content:
    """Return the firm landscape: establishment type × activity, as the report tables it."""
    typed = [o for o in workshop.organisations.values() if o.establishment_type]
    subtitle = _("Establishment type × activity")
    if not typed:
        refusal = _("No firm has an establishment type yet.")
        return Content("figure:firms", _("Firms"), subtitle, _EMPTY, refusal=refusal)
    activities = sorted({o.activity for o in typed})
    kinds = sorted({o.establishment_type for o in typed})
    counts = Counter((o.establishment_type, o.activity) for o in typed)
    columns = (
        Column(_("Type")),
        *(Column(_words(ACTIVITY, name), number=True, width=156) for name in activities),
        Column(_("Total"), number=True, width=72),
    )
    rows = [
        Row(
            (
                Cell(_words(ESTABLISHMENT_TYPE, kind), strong=True),
                *(Cell(number(counts[kind, activity])) for activity in activities),
                Cell(number(sum(counts[kind, a] for a in activities)), strong=True),
            ),
            key=f"type:{kind}",
        )
        for kind in kinds
    ]
    sums = [sum(counts[kind, activity] for kind in kinds) for activity in activities]
    texts = (_("Total"), *(number(value) for value in sums), number(len(typed)))
    rows.append(Row(tuple(Cell(text, strong=True) for text in texts), total=True))
    title = plural("{n} firm in the showcase.", "{n} firms in the showcase.", len(typed))
    sources = {o.source for o in typed}
    titles = [workshop.sources[s].title for s in sorted(sources) if s in workshop.sources]
    return Content("figure:firms", title, subtitle, Sheet(columns, tuple(rows)), "; ".join(titles))


def _words(names: dict[str, str], code: str) -> str:
    """Return what a code is called; a code of the workshop's own is shown as it is."""
    return capital(_(names[code])) if code in names else code or "–"


def categories(workshop: Workshop) -> Content:
    """Return how many firms are small or large, domestic or exporting, and where they sell."""
    title = _("Small or large, domestic or exporting")
    subtitle = _("Large from {persons} persons; exporting above {share} of turnover abroad").format(
        persons=100, share=percent(0.15, 0)
    )
    found = landscape.categories(workshop)
    if not any(category.firms for category in found):
        refusal = _(
            "Not possible yet: no profile tells where a firm sells. The report's own figure 1 "
            "is not in the source text."
        )
        return Content("figure:categories", title, subtitle, _EMPTY, refusal=refusal)
    areas = ordered(workshop.areas.values())
    columns = (
        Column(_("Category")),
        Column(_("Firms"), number=True, width=90),
        *(Column(area.name, number=True, width=156) for area in areas),
    )
    rows = tuple(_category(category, len(areas)) for category in found)
    return Content("figure:categories", title, subtitle, Sheet(columns, rows))


def _category(found: landscape.Category, areas: int) -> Row:
    """Return the row of a category, with the mean turnover of its firms by area where known."""
    names = {
        (False, False): _("SME, domestic"),
        (False, True): _("SME, exporting"),
        (True, False): _("large, domestic"),
        (True, True): _("large, exporting"),
    }
    known = found.turnover if len(found.turnover) == areas else ()
    means = [percent(share / 100, 0) for share in known] or ["–"] * areas
    return Row(
        (
            Cell(names[found.large, found.exporting]),
            Cell(number(len(found.firms)), strong=True),
            *(Cell(mean) for mean in means),
        )
    )
