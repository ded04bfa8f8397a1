"""Every indicator of a workshop, as one list with id, value, unit, source and status."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.analysis.clusters import completeness
from almere_roadmap.analysis.clusters.coverage import coverage
from almere_roadmap.analysis.economy.sector_indicators import sector_indicators
from almere_roadmap.analysis.economy.tables import source_of
from almere_roadmap.analysis.firms import orientation, survey
from almere_roadmap.analysis.firms.bridge_firms import bridge_points
from almere_roadmap.analysis.names import RELATION
from almere_roadmap.analysis.networks.mixing import mixing
from almere_roadmap.analysis.networks.network import by_focus, graph, network_figures
from almere_roadmap.analysis.networks.positions import communities
from almere_roadmap.analysis.networks.relations import by_area, ei_index, kind_by_region
from almere_roadmap.analysis.networks.smallworld import LEAST_NODES
from almere_roadmap.analysis.result import Result, worst
from almere_roadmap.domain.entities import Indicator
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number


def analyse(workshop: Workshop) -> tuple[Result, ...]:
    """Return all indicators that the data at hand carry."""
    return (
        *sector_indicators(workshop),
        *_relations(workshop),
        *_orientation(workshop),
        *_turnover(workshop),
        *_survey(workshop),
        *_bridges(workshop),
        *_network(workshop),
        *_coverage(workshop),
        *_chains(workshop),
        *_niches(workshop),
    )


def _relations(workshop: Workshop) -> Iterator[Result]:
    matrix = kind_by_region(workshop)
    if matrix is None:
        return
    source, status = matrix.source, matrix.status
    yield Result(
        "relations.total", matrix.total, "relations", source, status, Message("Relations described")
    )
    for kind, count in zip(matrix.kinds, matrix.column_totals, strict=True):
        label = Message("Relations of kind {kind}", {"kind": _(RELATION[kind])})
        yield Result(f"relations.kind.{kind.value}", count, "relations", source, status, label)
    shares = by_area(workshop)
    for share in shares:
        name = f"relations.area.{share.area.code or share.area.id}"
        label = Message("Relations with {area}", {"area": share.area.name})
        yield Result(name, float(share.count), "relations", source, status, label)
    total = sum(share.count for share in shares)
    inside = 0
    for share in shares[:2]:
        inside += share.count
        label = Message("E–I index up to {area}", {"area": share.area.name})
        name = f"ei.{share.area.code or share.area.id}"
        yield Result(name, ei_index(inside, total - inside), "index", source, status, label)
    yield from _strength(workshop)


def _strength(workshop: Workshop) -> Iterator[Result]:
    matrix = kind_by_region(workshop)
    if matrix is None:
        return
    figures = (
        ("relations.chi2", matrix.chi2, Message("Pearson χ² of kind × origin")),
        ("relations.information", matrix.information, Message("Mutual information (nat)")),
        ("relations.g2", matrix.g2, Message("Likelihood ratio G² of kind × origin")),
    )
    for name, value, label in figures:
        yield Result(name, value, "", matrix.source, matrix.status, label, caveat=matrix.caveat)


def _orientation(workshop: Workshop) -> Iterator[Result]:
    matrix = kind_by_region(workshop)
    if matrix is None:
        return
    for found in orientation.by_kind(workshop):
        name = found.kind.value if found.kind else "all"
        kind = _(RELATION[found.kind]) if found.kind else _("all relations")
        yield Result(
            f"orientation.{name}",
            found.value,
            "0–100",
            matrix.source,
            matrix.status,
            Message("Orientation 0–100: {kind}", {"kind": kind}),
            settings=_weights(workshop),
        )


def _weights(workshop: Workshop) -> tuple[str, ...]:
    return tuple(number(weight, 1) for weight in workshop.about.orientation_weights)


def _turnover(workshop: Workshop) -> Iterator[Result]:
    """Yield the orientation of percentages printed by area: I17a to I17d are one such series."""
    for code, items in _series(workshop).items():
        shares = [item.value or 0.0 for item in items]
        params = {"name": items[0].name, "last": items[-1].name}
        yield Result(
            f"orientation.{code}",
            orientation.orientation(shares, orientation.weights_for(workshop, len(items))),
            "0–100",
            source_of(workshop, items[0]),
            worst(item.status for item in items),
            Message("Orientation 0–100: “{name}” to “{last}”", params),
            settings=_weights(workshop),
            caveat=Message(
                "The shares as printed add up to {sum}.", {"sum": number(sum(shares), 1)}
            ),
        )


def _series(workshop: Workshop) -> dict[str, list[Indicator]]:
    """Return percentages of which the codes differ in the last letter, one for every area."""
    areas = ordered(workshop.areas.values())
    known = [i for i in ordered(workshop.indicators.values()) if i.unit == "%" and i.value]
    found = {}
    for code in dict.fromkeys(item.code[:-1] for item in known if len(item.code) > 1):
        mine = [item for item in known if item.code[:-1] == code]
        places = [next((i for i in mine if i.area in (a.id, a.name)), None) for a in areas]
        items = [item for item in places if item is not None]
        if len(areas) > 1 and len(items) == len(areas) == len(mine):
            found[code] = items
    return found


def _survey(workshop: Workshop) -> Iterator[Result]:
    found = survey.survey(workshop)
    if found is not None:
        yield from _answers(workshop, found)
    asked = survey.whole(survey.response(workshop))
    if not asked.refused:
        return
    source, status = about(workshop), worst(p.status for p in workshop.profiles.values())
    for name, count, label in (
        ("approached", asked.approached, Message("Firms approached for an interview")),
        ("refused", asked.refused, Message("Firms that refused an interview")),
    ):
        yield Result(f"survey.{name}", float(count), "firms", source, status, label)


def _answers(workshop: Workshop, found: survey.Survey) -> Iterator[Result]:
    source, status = about(workshop), found.status
    label = Message("Firms interviewed")
    yield Result("survey.firms", float(found.firms), "firms", source, status, label)
    for area, mean in zip(ordered(workshop.areas.values()), found.turnover, strict=False):
        label = Message("Mean share of turnover: {area}", {"area": area.name})
        name = f"survey.turnover.{area.code or area.id}"
        yield Result(name, mean.value, "%", source, status, label, caveat=_rests_on(mean, found))
    for name, mean, unit, label in (
        ("customers", found.customers, "firms", Message("Mean number of customers")),
        ("suppliers", found.suppliers, "firms", Message("Mean number of suppliers")),
        (
            "customer_partners",
            found.customer_partners,
            "%",
            Message("Mean share of customers that are partners"),
        ),
        (
            "supplier_partners",
            found.supplier_partners,
            "%",
            Message("Mean share of suppliers that are partners"),
        ),
    ):
        caveat = _rests_on(mean, found)
        yield Result(f"survey.{name}", mean.value, unit, source, status, label, caveat=caveat)


def _rests_on(mean: survey.Mean, found: survey.Survey) -> Message | None:
    """Tell on how many firms a mean rests, where not all of them answered."""
    if mean.firms == found.firms:
        return None
    params = {"known": number(mean.firms), "all": number(found.firms)}
    return Message("Answered by {known} of {all} firms.", params)


def _bridges(workshop: Workshop) -> Iterator[Result]:
    points = bridge_points(workshop)
    if points:
        count = float(sum(point.bridge for point in points))
        label = Message("Firms that join customers abroad to suppliers nearby")
        status = worst(point.status for point in points)
        yield Result("firms.bridge", count, "firms", about(workshop), status, label)


def _network(workshop: Workshop) -> Iterator[Result]:
    levels = by_focus(workshop)
    if levels:
        unique = {network.id: network for level in levels for network in level.networks}
        label = Message("Networks with a focus")
        source = "; ".join(dict.fromkeys(source_of(workshop, n) for n in unique.values()))
        status = worst(network.status for network in unique.values())
        count = float(len(unique))
        yield Result("networks.total", count, "networks", source, status, label)
    yield from _ties(workshop)


def _ties(workshop: Workshop) -> Iterator[Result]:
    made = graph(workshop)
    figures = network_figures(made)
    if figures is None:
        return
    status = worst(f.status for f in workshop.flows.values())
    # Below so many parties in one part, what rests on paths is refused: no number is shown.
    enough = figures.covered * figures.nodes >= LEAST_NODES - 1e-9
    like, busy = mixing(workshop)
    small = None if enough else Message("Fewer than 20 parties hang together: not meaningful.")
    for name, value, unit, label in (
        ("ties", float(figures.ties), "ties", Message("Ties between known parties")),
        ("density", figures.density, "share", Message("Density of the network")),
        ("isolated", float(len(figures.isolated)), "parties", Message("Parties without a tie")),
    ):
        yield Result(f"network.{name}", value, unit, about(workshop), status, label)
    for name, measured, unit, label in (
        (
            "mean_path",
            figures.mean_path,
            "steps",
            Message("Mean shortest path in the largest part"),
        ),
        ("clustering", figures.clustering, "share", Message("Mean local clustering")),
        (
            "communities",
            float(sum(len(group) > 1 for group in communities(made))),
            "communities",
            Message("Communities of two or more"),
        ),
        ("assortativity_group", like, "−1–1", Message("Assortativity by group")),
        ("assortativity_ties", busy, "−1–1", Message("Assortativity by number of ties")),
    ):
        shown = measured if enough else None
        yield Result(f"network.{name}", shown, unit, about(workshop), status, label, caveat=small)


def _coverage(workshop: Workshop) -> Iterator[Result]:
    found = coverage(workshop)
    if found is None:
        return
    keys = dict.fromkeys(item.source for item in found.recommendations)
    source = "; ".join(workshop.sources[k].title if k in workshop.sources else k for k in keys)
    for place, cluster in enumerate(found.clusters):
        label = Message("Recommendations that name {cluster}", {"cluster": cluster.name})
        count = float(found.named(place))
        name = f"coverage.{place + 1}.named"
        yield Result(name, count, "recommendations", source, Status.COMPUTED, label)


def about(workshop: Workshop) -> str:
    """Return the workshop itself as a source."""
    return workshop.about.title


def _chains(workshop: Workshop) -> Iterator[Result]:
    for place, chain in enumerate(ordered(workshop.chains.values()), 1):
        found = completeness.chain_completeness(workshop, chain.id)
        status, source = worst((chain.status,)), about(workshop)
        params = {"name": chain.name}
        yield Result(
            f"chain.{place}.roles",
            found.role_share,
            "share",
            source,
            status,
            Message("{name}: roles filled", params),
        )
        yield Result(
            f"chain.{place}.links",
            found.link_share,
            "share",
            source,
            status,
            Message("{name}: adjacent links that co-operate", params),
        )
        yield Result(
            f"chain.{place}.knowledge_ties",
            float(found.knowledge_ties),
            "ties",
            source,
            status,
            Message("{name}: ties with knowledge institutes", params),
        )


def _niches(workshop: Workshop) -> Iterator[Result]:
    found = ranking(workshop)
    for row in found.rows:
        label = Message("{name}: weighted score", {"name": row.niche.name})
        name = f"niche.{row.niche.code or row.niche.id}.score"
        yield Result(name, row.total, "1–5", about(workshop), found.status, label)
    if found.kendall is not None:
        label = Message("Agreement of the groups, Kendall's W")
        yield Result("niches.kendall_w", found.kendall, "0–1", about(workshop), found.status, label)
