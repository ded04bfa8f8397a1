"""Who stands between groups, and which places are joined more than their size explains."""

from __future__ import annotations

from almere_roadmap.analysis.networks import between, brokerage, in_between
from almere_roadmap.analysis.networks.between import Between, Pair
from almere_roadmap.analysis.networks.brokerage import ROLES, Broker, Brokerage
from almere_roadmap.analysis.networks.in_between import InBetween
from almere_roadmap.figures import measure
from almere_roadmap.figures.grid import Entry, Grid, grid_marks, legend
from almere_roadmap.figures.insight.matrix import heat, heat_words
from almere_roadmap.figures.insight.signed import Bar, signed_chart
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import N_, _, number, say

MOST_BROKERS = 20
MOST_PLACES = 12
MOST_BETWEEN = 15
"""Rows that a picture can show; the table under it has them all."""

_BRIEF = {
    "coordinator": N_("Coord."),
    "gatekeeper": N_("Gatek."),
    "representative": N_("Repr."),
    "consultant": N_("Cons."),
    "liaison": N_("Liaison"),
}


def brokerage_matrix(found: Brokerage, width: float, *, source: str = "") -> Figure:
    """Draw how often every party has each role; the ground marks the role it has most."""
    shown = found.brokers[:MOST_BROKERS]
    grid = Grid(
        [broker.name for broker in shown],
        [(capital(_(name)), brief_role(key)) for key, name in ROLES.items()],
        [[_role(broker, place) for place in range(len(ROLES))] for broker in shown],
        [float(broker.total) for broker in shown],
        row_keys=[broker.id for broker in shown],
        name_share=0.42,
    )
    marks, bottom = grid_marks(grid, width)
    explained, height = legend([("area-2", _("the role it has most"))], width, bottom + 5.2)
    return Figure(
        width,
        height + 1.8,
        (*marks, *explained),
        title=say(brokerage.meaning(found)),
        caption=" ".join(filter(None, (role_words(), _cut(len(shown), len(found.brokers))))),
        source=source,
        flag=flag_of(found.status),
        alt=_("Matrix of {n} parties by brokerage role.").format(n=number(len(shown))),
        tips={broker.id: role_tip(broker) for broker in shown},
        missing=measure.missing_in((*marks, *explained)),
    )


def brief_role(role: str) -> str:
    """Return a role by a name that fits above a column."""
    return _(_BRIEF[role])


def _role(broker: Broker, place: int) -> Entry:
    count = broker.counts[place]
    is_main = list(ROLES).index(broker.main) == place
    return Entry(broker.id, number(count) if count else "", "area-2" if is_main else "")


def role_tip(broker: Broker) -> str:
    """Say how often a party has which roles."""
    pairs = zip(broker.counts, ROLES.values(), strict=True)
    parts = [f"{number(count)} × {_(name)}" for count, name in pairs if count]
    return f"{broker.name}: {', '.join(parts)}"


def role_words() -> str:
    """Say what the roles are."""
    return _(
        "By groups, in the direction of the flows: a coordinator joins two of its own group, a "
        "gatekeeper lets others in, a representative speaks to others, a consultant joins two "
        "of another group, a liaison two different groups. Networks are a group of their own."
    )


def _cut(shown: int, there: int) -> str:
    if shown == there:
        return ""
    return _("The first {n} of {all} are shown.").format(n=number(shown), all=number(there))


def between_chart(found: InBetween, width: float, *, source: str = "") -> Figure:
    """Draw the share of shortest paths through the parties that stand most between others."""
    shown = [p for p in found.placed if p.betweenness > 0][:MOST_BETWEEN]
    bars = [
        Bar(p.node, found.names[p.node], p.betweenness, number(p.betweenness, 3), strong=p.cut)
        for p in shown
    ]
    return signed_chart(
        bars,
        width,
        title=say(in_between.meaning(found)),
        caption=between_words(),
        source=source,
        flag=flag_of(found.status),
    )


def between_words() -> str:
    """Say what betweenness and constraint are, and who is indispensable."""
    return _(
        "Betweenness: share of shortest paths through a party. Constraint (Burt): low is many "
        "contacts who do not know each other. Indispensable (bold): without it the network "
        "falls apart."
    )


def places_matrix(found: Between, width: float, *, source: str = "") -> Figure:
    """Draw the relations from place to place; the ground tells observed against expected."""
    places = found.places[:MOST_PLACES]
    pairs = {(pair.origin, pair.target): pair for pair in found.all_pairs}
    grid = Grid(
        places,
        [(place, place) for place in places],
        [[_pair(pairs.get((a, b))) for b in places] for a in places],
    )
    marks, bottom = grid_marks(grid, width)
    explained, height = legend(heat_words(), width, bottom + 5.2)
    drawn = [p for p in found.pairs if p.origin in places and p.target in places]
    return Figure(
        width,
        height + 1.8,
        (*marks, *explained),
        title=say(between.meaning(found)),
        caption=" ".join(filter(None, (place_words(), _cut(len(places), len(found.places))))),
        source=source,
        flag=flag_of(found.status),
        alt=_("Matrix of relations between {n} places.").format(n=number(len(places))),
        tips={pair.key: pair_tip(pair) for pair in drawn},
        missing=measure.missing_in((*marks, *explained)),
    )


def _pair(pair: Pair | None) -> Entry:
    if pair is None:
        return Entry("", "", void=True)
    if not pair.observed:
        return Entry("", "")
    return Entry(pair.key, number(pair.observed), heat(pair.observed, pair.ratio))


def pair_tip(pair: Pair) -> str:
    """Say how many relations a pair of places has, and how many are expected."""
    words = _("{origin} → {target}: {observed} observed, {expected} expected").format(
        origin=pair.origin,
        target=pair.target,
        observed=number(pair.observed),
        expected=number(pair.expected, 2),
    )
    return "\n".join(filter(None, (words, _("small number") if pair.small else "")))


def place_words() -> str:
    """Say how the expected numbers are made, and how far they may be trusted."""
    return _(
        "From row to column. Expected by quasi-independence: a place has no relation with itself "
        "here. In the style of Wall & Burger; below 5 expected it is a hint, not proof."
    )
