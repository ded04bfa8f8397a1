"""The orientation chart, alive: mean distance of customers and suppliers, from home to abroad."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from almere_roadmap.analysis.firms import orientation
from almere_roadmap.analysis.firms.orientation import KindOrientation
from almere_roadmap.analysis.names import RELATION
from almere_roadmap.analysis.networks import relations
from almere_roadmap.domain.words import RelationKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.insight.orientation import MEAN, orientation_chart, spread_words
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.ui import groups
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.live import Axes, Live, Spot
from almere_roadmap.ui.insight.sectors import notable
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet


def content(workshop: Workshop, *, explored: bool = False) -> Content:
    """Return the means per kind as a card with their rows."""
    found = orientation.by_kind(workshop)
    subtitle = _("Orientation: 0 is all at home, 100 all abroad")
    areas = len(workshop.areas)
    draw = partial(
        orientation_chart,
        found,
        orientation.firm_points(workshop),
        orientation.weights_for(workshop, areas),
        home=_home(workshop),
    )
    refusal = "" if found else _("No relations yet: import them or add them in Facts.")
    return Content(
        "figure:orientation",
        say(orientation.meaning(found)),
        subtitle,
        _rows(workshop, found),
        _source(workshop),
        notable(orientation.status_of_means(workshop)),
        draw,
        refusal=refusal,
        caveat=" ".join(filter(None, (_of_firms(workshop), _spread()))),
        chosen=weights(workshop),
        settings="orientation",
        live=live(workshop),
        explored=explored,
    )


def _rows(workshop: Workshop, found: Sequence[KindOrientation]) -> Sheet:
    """Return the mean of every kind of relation, then where each firm stands."""
    columns = (
        Column(_("Kind or firm")),
        Column(_("Orientation"), number=True, width=110),
        Column(_("Relations"), number=True, width=90),
        Column(_("Customers"), number=True, width=110),
        Column(_("Suppliers"), number=True, width=110),
        Column(_("Working persons"), number=True, width=130),
    )
    kinds = (
        Row(
            (
                Cell(capital(_kind_words(line))),
                Cell(spread_words(line.value, line.spread), strong=True),
                Cell(number(line.count)),
                *(Cell(),) * 3,
            ),
            key=f"orientation:{line.kind.value if line.kind else 'all'}",
            total=line.kind is None,
        )
        for line in found
    )
    value = {line.kind: number(line.value, 1) for line in found}
    ends = (value.get(RelationKind.CUSTOMER, ""), value.get(RelationKind.SUPPLIER, ""))
    mean = _place(MEAN, _("Mean: customers × suppliers"), ends, "", total=True)
    points = sorted(orientation.firm_points(workshop), key=lambda p: (p.name, p.organisation))
    return Sheet(columns, (*kinds, *([mean] if all(ends) else []), *map(_firm_row, points)))


def _firm_row(point: orientation.FirmPoint) -> Row:
    ends = (
        spread_words(point.customers, point.spreads[0]),
        spread_words(point.suppliers, point.spreads[1]),
    )
    persons = number(point.persons) if point.persons else "–"
    return _place(point.organisation, point.name, ends, persons)


def _place(key: str, name: str, ends: tuple[str, str], persons: str, *, total: bool = False) -> Row:
    """Return the row of something with a place of its own in the plane."""
    written = (Cell(end, strong=True) for end in ends)
    return Row((Cell(name), Cell(), Cell(), *written, Cell(persons)), key, total)


def _spread() -> str:
    return _("± and the band are one standard deviation: half at home, half abroad is 50 too.")


def _of_firms(workshop: Workshop) -> str:
    """Say what the circles are where they are less certain than the means, "" otherwise."""
    firms = notable(orientation.status_of_firms(workshop))
    if not firms or firms == notable(orientation.status_of_means(workshop)):
        return ""
    return _("The circles of firms are {status}; title and means are not.").format(status=firms)


def _home(workshop: Workshop) -> str:
    areas = ordered(workshop.areas.values())
    return areas[0].name if areas else ""


def _source(workshop: Workshop) -> str:
    matrix = relations.kind_by_region(workshop)
    return matrix.source if matrix else ""


def weights(workshop: Workshop) -> str:
    """Say which weights the orientation rests on."""
    areas = [area.name for area in ordered(workshop.areas.values())]
    found = orientation.weights_for(workshop, len(areas))
    parts = [f"{a} {number(w, 1)}" for a, w in zip(areas, found, strict=True)]
    return _("Weights: {weights}; our own choice, the report does not print its.").format(
        weights=" · ".join(parts)
    )


def live(workshop: Workshop) -> Live:
    """Return the chart to explore: firms as bubbles, kinds on the diagonal, the mean as a cross."""
    firms = orientation.firm_points(workshop)
    said = plural("{n} firm with a profile.", "{n} firms with a profile.", len(firms))
    if not firms:
        said = _(
            "No firm has a profile yet, so there are no bubbles: the means per kind lie on "
            "the diagonal, the cross is customers against suppliers."
        )
    return Live(
        _("Orientation of firms and of kinds of relations"),
        Axes(_("customers: home → abroad"), _("suppliers: home → abroad"), diagonal=True),
        partial(spots, workshop),
        note=said,
    )


def spots(workshop: Workshop) -> list[Spot]:
    """Return the firms as bubbles, the kinds on the diagonal and the mean as a cross."""
    found = [_firm(workshop, point) for point in orientation.firm_points(workshop)]
    by_kind = {line.kind: line for line in orientation.by_kind(workshop)}
    at: dict[float, list[KindOrientation]] = {}
    for line in by_kind.values():
        at.setdefault(line.value, []).append(line)
    for value, lines in at.items():
        # Kinds that share a mean share a point, or their names would lie on each other.
        name = ", ".join(_kind_words(line) for line in lines)
        whole = lines[0].kind is None
        size, shape = (14.0, "diamond") if whole else (11.0, "circle")
        key = f"orientation:{lines[0].kind.value if lines[0].kind else 'all'}"
        found.append(Spot(key, capital(name), value, value, size, "ink-2", shape, True))
    customers, suppliers = by_kind.get(RelationKind.CUSTOMER), by_kind.get(RelationKind.SUPPLIER)
    if customers and suppliers:
        said = _("Mean: customers × suppliers")
        place = (customers.value, suppliers.value)
        # Its name comes before those of the kinds where there is no room for all.
        words = (capital(_("mean")), *place, 18.0, "accent", "cross", True, said)
        mean = Spot(MEAN, *words)
        found.insert(len(orientation.firm_points(workshop)), mean)
    return found


def _kind_words(line: KindOrientation) -> str:
    return _(RELATION[line.kind]) if line.kind else _("all together")


def _firm(workshop: Workshop, point: orientation.FirmPoint) -> Spot:
    firm = workshop.organisations[point.organisation]
    # The area of a bubble goes with the persons who work there.
    size = 8.0 + min(40.0, float(point.persons) ** 0.5 * 1.5)
    token = groups.token(firm.group)
    return Spot(firm.id, firm.name, point.customers, point.suppliers, size, token)
