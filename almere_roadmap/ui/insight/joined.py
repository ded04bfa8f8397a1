"""The collaboration network: its picture, its brokers, and for experts how small a world it is."""

from __future__ import annotations

from functools import partial

from almere_roadmap.analysis.indicators import about
from almere_roadmap.analysis.networks import collaboration, smallworld
from almere_roadmap.analysis.networks import in_between as in_between_
from almere_roadmap.analysis.networks.collaboration import Collaboration
from almere_roadmap.analysis.networks.in_between import InBetween, in_between
from almere_roadmap.analysis.networks.smallworld import SmallWorld, small_world_of_parties
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.axes import ticks
from almere_roadmap.figures.insight.between import between_chart, between_words
from almere_roadmap.figures.insight.by_chance import HERE, small_words, small_world_chart, worlds_of
from almere_roadmap.figures.insight.collaboration import mixing_words, network_chart
from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.ui import groups
from almere_roadmap.ui.insight import by_chance
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.live import Axes, Live, Spot, Tie
from almere_roadmap.ui.insight.sectors import notable
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())
_SHAPES = {
    Group.ENTREPRENEURS: "circle",
    Group.GOVERNMENT: "square",
    Group.KNOWLEDGE: "triangle",
    Group.OTHER: "diamond",
    None: "square",
}


def whole_network(workshop: Workshop) -> Content:
    """Return who is joined to whom, with communities and those without a tie."""
    found = collaboration.collaboration(workshop)
    title, subtitle = _("The collaboration network"), _("Who is joined to whom")
    if found is None:
        refusal = _(
            "Nobody is joined to anybody yet: draw chains, add relations between firms or seats "
            "in networks."
        )
        return Content("figure:network", title, subtitle, _EMPTY, refusal=refusal)
    return Content(
        "figure:network",
        say(collaboration.meaning(found)),
        _(
            "Who is joined to whom: a ground is a community, a ring a broker, an open square a "
            "network"
        ),
        _alone_last(workshop, found),
        about(workshop),
        notable(found.status),
        partial(network_chart, found),
        caveat=" ".join(filter(None, (_limits(found), mixing_words(workshop, found)))),
        live=Live(
            title,
            Axes(low=0.0, high=1.0, bare=True),
            partial(_spots, found),
            partial(_ties, found),
        ),
    )


def _limits(found: Collaboration) -> str:
    return say(found.caveat) if found.caveat else ""


def _alone_last(workshop: Workshop, found: Collaboration) -> Sheet:
    """Return all parties by number of ties; who has none is last and flagged."""
    columns = (
        Column(_("Party")),
        Column(_("Ties"), number=True, width=80),
        Column(_("Community"), width=220),
    )
    leaders = {p.community: p.name for p in found.parties if p.id in found.leaders}
    rows = [
        Row(
            (
                Cell(party.name, strong=party.broker),
                Cell(number(party.ties), strong=True),
                Cell(_around(leaders.get(party.community, ""))),
            ),
            key=party.id,
        )
        for party in sorted(found.parties, key=lambda p: (-p.ties, p.name))
    ]
    rows += [
        Row(
            (Cell(collaboration.name_of(workshop, node)), Cell("0", flagged=True), Cell()),
            key=node,
        )
        for node in found.alone
    ]
    return Sheet(columns, tuple(rows))


def _around(leader: str) -> str:
    return _("around {name}").format(name=leader) if leader else "–"


def _spots(found: Collaboration) -> list[Spot]:
    return [
        Spot(
            party.id,
            party.name,
            party.x,
            # The picture counts from the top, a chart from the bottom.
            1 - party.y,
            10.0 + min(14.0, 1.5 * party.ties),
            groups.token(party.group) if party.group else "ink-2",
            _SHAPES[party.group],
            named=party.broker or party.id in found.leaders,
            said=f"{party.name}: " + plural("{n} tie", "{n} ties", party.ties),
        )
        for party in found.parties
    ]


def _ties(found: Collaboration) -> list[Tie]:
    spots = [(party.x, 1 - party.y) for party in found.parties]
    return [(*spots[a], *spots[b]) for a, b in found.ties]


def brokers(workshop: Workshop) -> Content:
    """Return who stands between others, or say why that is not told."""
    found = in_between(workshop)
    title, subtitle = _("Brokers"), _("Who stands between the others")
    if isinstance(found, Message):
        return Content("figure:brokers", title, subtitle, _EMPTY, refusal=say(found))
    return Content(
        "figure:brokers",
        say(in_between_.meaning(found)),
        subtitle,
        _placed(found),
        about(workshop),
        notable(found.status),
        partial(between_chart, found),
        caveat=between_words(),
        live=_live_brokers(workshop, found),
    )


def _live_brokers(workshop: Workshop, found: InBetween) -> Live:
    """Return betweenness against constraint: brokers are at the right and low."""
    placed = [p for p in found.placed if p.constraint is not None]
    right = ticks(max((p.betweenness for p in placed), default=1.0))[-1]
    high = ticks(max((p.constraint or 0.0 for p in placed), default=1.0))[-1]
    axes = Axes(_("betweenness"), _("constraint (Burt)"), across=(0.0, right), up=(0.0, high))
    return Live(_("Brokers"), axes, lambda: _broker_spots(workshop, found))


def _broker_spots(workshop: Workshop, found: InBetween) -> list[Spot]:
    group = {node: firm.group for node, firm in workshop.organisations.items()}
    return [
        Spot(
            p.node,
            found.names[p.node],
            p.betweenness,
            p.constraint,
            10.0 + min(14.0, 1.5 * p.degree),
            groups.token(group[p.node]) if p.node in group else "ink-2",
            _SHAPES[group.get(p.node)],
            named=place < 3,
            said=_("{name}: betweenness {between}, constraint {constraint}").format(
                name=found.names[p.node],
                between=number(p.betweenness, 3),
                constraint=number(p.constraint, 3),
            ),
        )
        for place, p in enumerate(found.placed)
        if p.constraint is not None
    ]


def _placed(found: InBetween) -> Sheet:
    """Return the parties with their positions; the first five stand out."""
    columns = (
        Column(_("Party")),
        Column(_("Ties"), number=True, width=60),
        Column(_("Betweenness"), number=True, width=104),
        Column(_("Constraint"), number=True, width=92, spare=True),
        Column(_("Effective size"), number=True, width=136, spare=True),
        Column(_("Indispensable"), width=110, spare=True),
    )
    rows = tuple(
        Row(
            (
                Cell(found.names[p.node], strong=place < 5),
                Cell(number(p.degree)),
                Cell(number(p.betweenness, 3), strong=True),
                Cell("–" if p.constraint is None else number(p.constraint, 3)),
                Cell("–" if p.effective_size is None else number(p.effective_size, 1)),
                Cell(_("yes") if p.cut else ""),
            ),
            key=p.node,
        )
        for place, p in enumerate(found.placed)
    )
    return Sheet(columns, rows)


def small(workshop: Workshop) -> Content:
    """Return σ, ω and φ for experts, or why they are refused."""
    found = small_world_of_parties(workshop)
    title, subtitle = _("Small world, for experts"), _("σ, ω and φ against networks by chance")
    if found.refusal is not None or found.sigma is None:
        refusal = say(found.refusal) if found.refusal else ""
        return Content("figure:small-world", title, subtitle, _EMPTY, refusal=refusal)
    flag = notable(collaboration.status(workshop))
    return Content(
        "figure:small-world",
        say(smallworld.meaning(found)),
        subtitle,
        _small_rows(found),
        about(workshop),
        flag,
        partial(small_world_chart, found, flag=flag),
        caveat=small_words(found),
        live=by_chance.live(title, worlds_of(found)),
    )


def _small_rows(found: SmallWorld) -> Sheet:
    def shown(value: float | None) -> str:
        return "–" if value is None else number(value, 2)

    spread = _("± {spread} over {n} references").format(
        spread=shown(found.spread), n=number(len(found.chance))
    )
    lines = (
        ("σ", shown(found.sigma), spread + "; " + _("above 1, strictly above 3")),
        (
            _("σ by transitivity"),
            shown(found.by_transitivity),
            _("the same with the other clustering, {c}").format(c=shown(found.transitivity)),
        ),
        (
            "ω",
            shown(found.omega),
            say(found.unsettled)
            if found.unsettled
            else _("near 0 a small world, to −1 a lattice, to 1 chance"),
        ),
        ("φ", shown(found.phi), _("above 0.6 strong")),
        ("C", shown(found.clustering), _("mean local clustering")),
        ("L", shown(found.path), _("mean shortest path in steps")),
    )
    columns = (
        Column(_("Figure"), width=130),
        Column(_("Value"), number=True, width=70),
        Column(_("Meaning")),
    )
    rows = (
        Row((Cell(a, strong=True), Cell(b, strong=True), Cell(c, tip=c)), key=HERE * (a in "CL"))
        for a, b, c in lines
    )
    return Sheet(columns, (*rows, *by_chance.rows(worlds_of(found))))
