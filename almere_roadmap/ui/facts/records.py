"""Sheets of the records behind the facts: firms, networks, relations, figures, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from almere_roadmap.analysis.names import GROUP, REFUSAL, RELATION, ROLE, STATUS
from almere_roadmap.analysis.record_names import field_name
from almere_roadmap.analysis.subjects import subjects
from almere_roadmap.domain.entities import (
    Indicator,
    Membership,
    Network,
    Organisation,
    Profile,
    Relation,
)
from almere_roadmap.domain.words import Refusal, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.widgets.remade import Remade
from almere_roadmap.ui.widgets.table import Cell, Column, Row, Sheet
from almere_roadmap.verbs.interviews import ANSWERS
from almere_roadmap.verbs.records import title_of

_DOUBTFUL = (Status.RECONSTRUCTED, Status.QUESTIONED, Status.ILLUSTRATIVE)

_STATUS_WIDE = 148
"""Room for the longest status with its flag, in px at 100 %."""

# What an interview asks of a firm itself, beside its answers.
_OF_FIRM = ("persons", "sector", "establishment_type", "activity")


FirmRows = Remade[Organisation, Row]


def sheet(
    workshop: Workshop, collection: str, words: str = "", firms: FirmRows | None = None
) -> Sheet:
    """Return the records of a collection in which every one of ``words`` occurs."""
    if collection == "organisations":
        columns, rows = _organisations(workshop, firms or FirmRows())
    else:
        columns, rows = _SHEETS[collection](workshop)
    wanted = words.casefold().split()
    if wanted:
        rows = [row for row in rows if all(w in _text(row) for w in wanted)]
    return Sheet(tuple(columns), tuple(rows))


def _text(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells).casefold()


def _status(status: Status) -> Cell:
    doubtful = status in _DOUBTFUL
    return Cell(_(STATUS[status]), quiet=not doubtful, icon="flag" if doubtful else "")


def _long(text: str) -> Cell:
    return Cell(text, quiet=True, tip=text)


def _source(workshop: Workshop, source: str) -> Cell:
    found = workshop.sources.get(source)
    return _long(found.title if found else source)


Made = tuple[list[Column], list[Row]]


def _organisations(workshop: Workshop, rows: FirmRows) -> Made:
    columns = [
        Column(_("Name")),
        Column(_("Group"), width=120),
        Column(_("Place"), width=120, spare=True),
        Column(_("Role"), width=140, spare=True),
        Column(_("Persons"), number=True, width=80),
        Column(_("Status"), width=_STATUS_WIDE, spare=True),
    ]

    def row(firm: Organisation) -> Row:
        persons = "" if firm.persons is None else number(firm.persons)
        group, role = Cell(_(GROUP[firm.group])), Cell(_(ROLE[firm.role]))
        name = Cell(firm.name, strong=True, tip=firm.note)
        cells = (name, group, Cell(firm.place), role, Cell(persons), _status(firm.status))
        return Row(cells, firm.id)

    firms = sorted(workshop.organisations.values(), key=lambda f: (f.name.casefold(), f.id))
    return columns, rows.of(firms, row)


def _networks(workshop: Workshop) -> Made:
    columns = [
        Column(_("Name")),
        Column(_("Focus"), width=190),
        Column(_("Function"), width=160, spare=True),
        Column(_("Seats"), number=True, width=64),
        Column(_("Remark"), width=150, spare=True),
        Column(_("Status"), width=_STATUS_WIDE, spare=True),
    ]
    seats = Counter(seat.network for seat in workshop.memberships.values())

    def row(n: Network) -> Row:
        name, focus = Cell(n.name, strong=True, tip=n.name), Cell(", ".join(n.focus))
        cells = (name, focus, Cell(n.function), Cell(number(seats[n.id]), quiet=not seats[n.id]))
        return Row((*cells, _long(n.note), _status(n.status)), n.id)

    return columns, [row(network) for network in ordered(workshop.networks.values())]


def _memberships(workshop: Workshop) -> Made:
    columns = [
        Column(_("Party")),
        Column(_("Network")),
        Column(_("Remark"), width=260, spare=True),
        Column(_("Source"), width=170, spare=True),
        Column(_("Status"), width=_STATUS_WIDE),
    ]

    def name(collection: str, row: str) -> str:
        found = workshop.collection(collection).get(row)
        return title_of(found) if found else ""

    def row(seat: Membership) -> Row:
        firm = name("organisations", seat.organisation)
        network = name("networks", seat.network)
        cells = (Cell(firm, strong=True), Cell(network, tip=network), _long(seat.note))
        return Row((*cells, _source(workshop, seat.source), _status(seat.status)), seat.id)

    rows = [row(seat) for seat in workshop.memberships.values()]
    return columns, sorted(rows, key=lambda r: [c.text.casefold() for c in r.cells[:2]])


def _relations(workshop: Workshop) -> Made:
    columns = [
        Column(_("Firm")),
        Column(_("Partner")),
        Column(_("Kind"), width=120),
        Column(_("Origin"), width=150),
        Column(_("Count"), number=True, width=72),
        Column(_("Status"), width=_STATUS_WIDE, spare=True),
    ]

    def name(organisation: str) -> Cell:
        found = workshop.organisations.get(organisation)
        return Cell(found.name) if found else Cell(_("anonymous"), quiet=True)

    def row(r: Relation) -> Row:
        area = workshop.areas.get(r.area)
        origin = r.region or (area.name if area else r.area)
        kind, count = Cell(capital(_(RELATION[r.kind]))), Cell(number(r.count))
        cells = (
            name(r.organisation),
            name(r.partner),
            kind,
            Cell(origin),
            count,
            _status(r.status),
        )
        return Row(cells, r.id)

    return columns, [row(relation) for relation in ordered(workshop.relations.values())]


def _profiles(workshop: Workshop) -> Made:
    columns = [
        Column(_("Firm")),
        Column(_("Turnover abroad"), number=True, width=130),
        Column(_("Customers"), number=True, width=96),
        Column(_("Suppliers"), number=True, width=124),
        Column(_("Still missing"), width=260, spare=True),
        Column(_("Status"), width=_STATUS_WIDE, spare=True),
    ]
    firms = workshop.organisations

    def row(p: Profile) -> Row:
        name = firms[p.organisation].name if p.organisation in firms else ""
        abroad = f"{number(p.turnover[-1], 0)} %" if p.turnover else "–"
        counts = ("–" if n is None else number(n) for n in (p.customers, p.suppliers))
        cells = (Cell(name, strong=True), Cell(abroad), *(Cell(c) for c in counts))
        return Row((*cells, _long(_missing(workshop, p)), _status(p.status)), p.id)

    return columns, sorted(map(row, workshop.profiles.values()), key=lambda r: r.cells[0].text)


def _missing(workshop: Workshop, profile: Profile) -> str:
    """Return what is still to be asked: nothing of a firm that refused, or that is invented."""
    if profile.refusal is not Refusal.NONE:
        return _("refused: {reason}").format(reason=_(REFUSAL[profile.refusal]))
    if profile.status is Status.ILLUSTRATIVE:
        return ""
    firm = workshop.organisations.get(profile.organisation)
    lacking = [f for f in _OF_FIRM if firm and getattr(firm, f) in (None, "")]
    lacking += [f for f in ANSWERS if getattr(profile, f) in (None, (), "")]
    named = [field_name(f) for f in lacking]
    if not any(r.organisation == profile.organisation for r in workshop.relations.values()):
        named.append(_("main partners"))
    return ", ".join(named)


def _indicators(workshop: Workshop) -> Made:
    columns = [
        Column(_("Code"), width=64),
        Column(_("Indicator")),
        Column(_("Value"), number=True, width=104),
        Column(_("Area"), width=120, spare=True),
        Column(_("Year"), width=96),
        Column(_("Source"), width=170, spare=True),
        Column(_("Status"), width=_STATUS_WIDE, spare=True),
    ]

    def row(x: Indicator) -> Row:
        area = workshop.areas.get(x.area)
        name = Cell(x.name, tip=x.note or x.name)
        value = Cell(_value(x), strong=True)
        cells = (Cell(x.code, quiet=True), name, value, Cell(area.name if area else x.area))
        return Row((*cells, Cell(x.year), _source(workshop, x.source), _status(x.status)), x.id)

    return columns, [row(indicator) for indicator in ordered(workshop.indicators.values())]


def _value(indicator: Indicator) -> str:
    if indicator.printed or indicator.value is None:
        return indicator.printed or "–"
    digits = 0 if indicator.value.is_integer() else 1
    return f"{number(indicator.value, digits)} {indicator.unit}".strip()


def _sources(workshop: Workshop) -> Made:
    columns = [
        Column(_("Title")),
        Column(_("Publisher"), width=220, spare=True),
        Column(_("Year"), width=64),
        Column(_("Remark"), width=260, spare=True),
    ]
    rows = [
        Row((Cell(s.title, strong=True), Cell(s.publisher), Cell(s.year), _long(s.note)), s.id)
        for s in ordered(workshop.sources.values())
    ]
    return columns, rows


def _findings(workshop: Workshop) -> Made:
    columns = [
        Column(_("Code"), width=72),
        Column(_("Point of attention")),
        Column(_("About"), width=220),
        Column(_("Source"), width=170, spare=True),
    ]
    rows = [
        Row(
            (
                Cell(f.code, icon="flag"),
                Cell(f.text, tip=f.text),
                Cell(subjects(workshop, f.about), quiet=True),
                _source(workshop, f.source),
            ),
            f.id,
        )
        for f in sorted(workshop.findings.values(), key=lambda f: (f.code, f.id))
    ]
    return columns, rows


_SHEETS: dict[str, Callable[[Workshop], Made]] = {
    "networks": _networks,
    "memberships": _memberships,
    "relations": _relations,
    "profiles": _profiles,
    "indicators": _indicators,
    "sources": _sources,
    "findings": _findings,
}
COLLECTIONS = ("organisations", *_SHEETS)
"""The collections that Facts shows."""
