"""What the firms say: the showcase, the four categories and the bridges between near and far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from almere_roadmap.analysis.firms import bridge_firms, landscape
from almere_roadmap.analysis.firms.bridge_firms import BridgePoint
from almere_roadmap.analysis.firms.landscape import Showcase
from almere_roadmap.analysis.firms.survey import survey
from almere_roadmap.analysis.firms.survey_words import means_words
from almere_roadmap.analysis.indicators import about
from almere_roadmap.analysis.names import ACTIVITY, ESTABLISHMENT_TYPE
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.insight.bridges import bridge_chart, threshold_words
from almere_roadmap.figures.insight.landscape import (
    called,
    category_chart,
    limit_words,
    name_of,
    showcase_chart,
)
from almere_roadmap.i18n import _, number, percent, plural, say
from almere_roadmap.ui import groups
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.live import Axes, Live, Spot
from almere_roadmap.ui.insight.sectors import notable
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())


def showcase(workshop: Workshop) -> Content:
    """Return the firm landscape: establishment type × activity, as the report tables it."""
    found = landscape.showcase(workshop)
    subtitle = _("Establishment type × activity")
    if found is None:
        refusal = _(
            "No firm has an establishment type yet: fill it in at the firm, or import it in Facts."
        )
        return Content("figure:firms", _("Firms"), subtitle, _EMPTY, refusal=refusal)
    firms = [firm for row in found.cells for cell in row for firm in cell]
    titles = _titles(workshop, {firm.source for firm in firms})
    return Content(
        "figure:firms",
        say(landscape.showcase_meaning(found)),
        subtitle,
        _showcase_rows(found),
        titles,
        notable(worst((firm.status for firm in firms), Status.RECORDED)),
        partial(showcase_chart, found),
        live=Live(
            _("Firms by type of establishment and activity"),
            Axes(
                across=(-0.5, len(found.activities) - 0.5),
                up=(-0.5, len(found.kinds) - 0.5),
                x_names=tuple(called(ACTIVITY, name) for name in found.activities),
                # The first type is at the top, as in the table.
                y_names=tuple(kind for kind in reversed(found.kinds)),
            ),
            partial(_scattered, found),
        ),
    )


def _titles(workshop: Workshop, sources: set[str]) -> str:
    known = sorted(key for key in sources if key in workshop.sources)
    return "; ".join(workshop.sources[key].title for key in known)


def _showcase_rows(found: Showcase) -> Sheet:
    columns = (
        Column(_("Firm")),
        Column(_("Type"), width=240),
        Column(_("Activity"), width=180),
        Column(_("Working persons"), number=True, width=120),
    )
    rows = tuple(
        Row(
            (
                Cell(firm.name, strong=True),
                Cell(called(ESTABLISHMENT_TYPE, kind), key=f"type:{kind}"),
                Cell(called(ACTIVITY, activity)),
                Cell("–" if firm.persons is None else number(firm.persons)),
            ),
            key=firm.id,
        )
        for kind, cells in zip(found.kinds, found.cells, strict=True)
        for activity, cell in zip(found.activities, cells, strict=True)
        for firm in cell
    )
    return Sheet(columns, rows)


def _scattered(found: Showcase) -> list[Spot]:
    """Return a point per firm within its cell, in rows of four."""
    spots = []
    last = len(found.kinds) - 1
    for row, cells in enumerate(found.cells):
        for column, cell in enumerate(cells):
            for place, firm in enumerate(cell):
                x = column - 0.3 + 0.2 * (place % 4)
                y = last - row + 0.3 - 0.2 * (place // 4)
                words = f"{firm.name} – {called(ESTABLISHMENT_TYPE, found.kinds[row])}"
                size = 9.0 + min(14.0, float(firm.persons or 0) ** 0.5 / 2)
                token = groups.token(firm.group)
                spots.append(Spot(firm.id, firm.name, x, y, size, token, said=words))
    return spots


def categories(workshop: Workshop) -> Content:
    """Return how many firms are small or large, domestic or exporting, and where they sell."""
    title = _("Small or large, domestic or exporting")
    subtitle = _("Mean turnover by area of four kinds of firms")
    found = landscape.categories(workshop)
    chosen = limit_words((workshop.about.large_from, workshop.about.exporting_above))
    if not any(category.firms for category in found):
        refusal = _(
            "Not possible yet: no profile tells where a firm sells. The report's own figure 1 "
            "is not in the source text. Import profiles in Facts."
        )
        return Content("figure:categories", title, subtitle, _EMPTY, refusal=refusal)
    areas = [area.name for area in ordered(workshop.areas.values())]
    columns = (
        Column(_("Category"), width=180),
        Column(_("Firms")),
        *(Column(area, number=True, width=130) for area in areas),
    )
    rows = tuple(row for category in found for row in _category(workshop, category, len(areas)))
    flag = notable(worst(profile.status for profile in workshop.profiles.values()))
    return Content(
        "figure:categories",
        say(landscape.categories_meaning(found)),
        subtitle,
        Sheet(columns, rows),
        about(workshop),
        flag,
        partial(
            category_chart,
            found,
            areas,
            limits=(workshop.about.large_from, workshop.about.exporting_above),
            flag=flag,
        ),
        caveat=means_words(answers, areas) if (answers := survey(workshop)) else "",
        chosen=chosen,
        settings="limits",
    )


def _category(workshop: Workshop, found: landscape.Category, areas: int) -> Iterator[Row]:
    """Yield a category with the mean turnover of its firms by area, then each of these firms."""
    name, key = name_of(found), f"category:{int(found.large)}{int(found.exporting)}"
    known = found.turnover if len(found.turnover) == areas else ()
    count = plural("{n} firm", "{n} firms", len(found.firms))
    means = (Cell(words, strong=True) for words in _shares(known, areas))
    yield Row((Cell(name, strong=True), Cell(count, strong=True), *means), key=key)
    known_of = workshop.profiles.values()
    turnover = {p.organisation: p.turnover for p in known_of if sum(p.turnover) > 0}
    for firm in found.firms:
        shares = landscape.mean_shares([turnover[firm.id]])
        cells = map(Cell, _shares(shares, areas))
        yield Row((Cell(name, quiet=True, key=key), Cell(firm.name), *cells), key=firm.id)


def _shares(known: Sequence[float], areas: int) -> list[str]:
    """Write shares by area, a dash where there are none to compare."""
    return [percent(share / 100, 0) for share in known] or ["–"] * areas


def bridges(workshop: Workshop, *, explored: bool = False) -> Content:
    """Return the firms that join customers abroad to suppliers nearby (figure 3)."""
    found = bridge_firms.bridge_points(workshop)
    title = _("Bridges between near and far")
    subtitle = _("Share of partners abroad × share of partners nearby")
    if not found:
        refusal = _(
            "Not possible yet: of no firm the partners are known, both among customers and among "
            "suppliers. The report's own figure 3 is not in the source text. Import profiles in "
            "Facts."
        )
        return Content("figure:bridges", title, subtitle, _EMPTY, refusal=refusal)
    cuts = bridge_firms.thresholds(workshop)
    return Content(
        "figure:bridges",
        say(bridge_firms.meaning(found)),
        subtitle,
        _bridge_rows(found),
        about(workshop),
        notable(worst(point.status for point in found)),
        partial(bridge_chart, found, cuts),
        chosen=threshold_words(cuts),
        settings="bridges",
        live=Live(
            _("Firms by partners abroad and nearby"),
            Axes(
                _("partners among customers: abroad (%)"),
                _("partners among suppliers: nearby (%)"),
                quadrant=(100 * cuts[0], 100 * cuts[1]),
            ),
            partial(_bridge_spots, found),
        ),
        explored=explored,
    )


def _bridge_rows(found: Sequence[BridgePoint]) -> Sheet:
    columns = (
        Column(_("Firm")),
        Column(_("Customers abroad"), number=True, width=130),
        Column(_("Suppliers nearby"), number=True, width=130),
        Column(_("Bridge"), width=80),
    )
    rows = tuple(
        Row(
            (
                Cell(point.organisation.name, strong=point.bridge),
                Cell(percent(point.foreign_customers, 0)),
                Cell(percent(point.regional_suppliers, 0)),
                Cell(_("bridge") if point.bridge else ""),
            ),
            key=point.organisation.id,
        )
        for point in sorted(found, key=lambda p: not p.bridge)
    )
    return Sheet(columns, rows)


def _bridge_spots(found: Sequence[BridgePoint]) -> list[Spot]:
    return [
        Spot(
            point.organisation.id,
            point.organisation.name,
            100 * point.foreign_customers,
            100 * point.regional_suppliers,
            14.0 if point.bridge else 10.0,
            groups.token(point.organisation.group),
        )
        for point in found
    ]
