"""Specialisation, growth and relatedness of the sections at home, as the tables at hand allow.

Each answer is a value, or the message that says why there is none and what to import.
"""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.concentration import entropy, herfindahl
from almere_roadmap.analysis.economy.regions import Board, Pair, board, pair, years
from almere_roadmap.analysis.economy.relatedness import (
    LEAST_REGIONS,
    complexity,
    density,
    proximity,
)
from almere_roadmap.analysis.economy.section_names import short_name
from almere_roadmap.analysis.economy.specialisation import (
    advantages,
    level,
    location_quotients,
    shift_share,
)
from almere_roadmap.analysis.economy.tables import slices
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number, percent


@dataclass(frozen=True, slots=True)
class SectionQuotient:
    """A section at home against the reference: its quotient, level and count.

    ``surplus`` is how many more there are than at the share of the reference; ``small`` tells that
    the quotient rests on too few establishments, None that nobody knows on how many.
    """

    key: str
    label: str
    count: float
    quotient: float
    level: str
    surplus: float
    establishments: float | None
    small: bool | None


@dataclass(frozen=True, slots=True)
class Specialisation:
    """The quotients of all sections, those worth discussing first.

    ``krugman`` is Σ |s_home − s_reference| (0 to 2), ``hachman`` 1 / Σ s_home · LQ (to 1 when
    alike), ``herfindahl`` Σ s² and ``entropy`` −Σ s log₂ s of home.
    """

    compared: Pair
    rows: tuple[SectionQuotient, ...]
    krugman: float
    hachman: float
    herfindahl: float
    entropy: float

    @property
    def worth(self) -> tuple[SectionQuotient, ...]:
        """Return the sections worth discussing: over-represented and not too small."""
        return tuple(row for row in self.rows if row.level and not row.small)


def specialisation(workshop: Workshop, what: str) -> Specialisation | Message:
    """Return LQ = (e_ir/e_.r)/(e_i./e_..) per section, of ``what`` ("jobs", "establishments").

    The reference holds home, as a country holds a city.  Florence 1929; Balassa 1965.
    """
    found = pair(workshop, what)
    if isinstance(found, Message):
        return found
    here, there = sum(found.here), sum(found.there)
    if not here or not there:
        return Message("Not possible: one of the two regions counts nothing.")
    known = _establishments(workshop, found)
    rows = [
        _quotient(workshop, found, place, (here, there), known)
        for place in range(len(found.keys))
        if found.there[place]
    ]
    shares = [(a / here, b / there) for a, b in zip(found.here, found.there, strict=True)]
    weighed = sum(a * a / b for a, b in shares if b)
    return Specialisation(
        found,
        tuple(sorted(rows, key=_worth_discussing)),
        sum(abs(a - b) for a, b in shares),
        1 / weighed if weighed else 0.0,
        herfindahl(found.here),
        entropy(found.here),
    )


def _worth_discussing(row: SectionQuotient) -> tuple[bool, bool, float, str]:
    """Put what is large and over-represented first; then the rest, small numbers last."""
    return (bool(row.small), not row.level, -row.surplus, row.key)


def _quotient(
    workshop: Workshop,
    found: Pair,
    place: int,
    totals: tuple[float, float],
    known: dict[str, float] | None,
) -> SectionQuotient:
    here, there = found.here[place], found.there[place]
    share = there / totals[1]
    quotient = here / totals[0] / share
    about, key = workshop.about, found.keys[place]
    count = None if known is None else known.get(key, 0.0)
    return SectionQuotient(
        key,
        found.labels[place],
        here,
        quotient,
        level(quotient, about.levels),
        here - share * totals[0],
        count,
        None if count is None else count < about.small_number,
    )


def _establishments(workshop: Workshop, found: Pair) -> dict[str, float] | None:
    """Return the establishments at home by section, None when no table counts them."""
    parts = [p for p in slices(workshop, "establishments") if p.region == found.home]
    same = [p for p in parts if p.year == found.year] or parts
    if not same:
        return None
    return {key: count or 0.0 for key, count in same[0].counts().items()}


def specialisation_meaning(found: Specialisation) -> Message:
    """Say in one sentence what home has more of than the reference."""
    worth = found.worth
    if not worth:
        text = N_("{home} has no section that is clearly more present than in {reference}.")
        return Message(text, _places(found.compared))
    names = wording.listed([short_name(row.key, row.label) for row in worth[:2]])
    params = {"home": found.compared.home, "names": names, "most": number(worth[0].quotient, 1)}
    text = N_("Worth discussing at {home}: {names}; the first is {most} times its usual share.")
    return Message(text, params)


def _places(found: Pair) -> dict[str, str]:
    return {"home": wording.capital(found.home), "reference": found.reference}


@dataclass(frozen=True, slots=True)
class Shift:
    """The growth of a section at home in three parts that add up to its change."""

    key: str
    label: str
    before: float
    after: float
    national: float
    mix: float
    regional: float

    @property
    def change(self) -> float:
        """Return how much it grew."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class ShiftShare:
    """Growth between two years, the largest regional shift first; ``left_out`` began at nought."""

    first: Pair
    last: Pair
    rows: tuple[Shift, ...]
    left_out: tuple[str, ...]

    @property
    def totals(self) -> tuple[float, float, float]:
        """Return the sums of the national, mix and regional parts."""
        return (
            sum(row.national for row in self.rows),
            sum(row.mix for row in self.rows),
            sum(row.regional for row in self.rows),
        )


def growth(workshop: Workshop, what: str) -> ShiftShare | Message:
    """Return the shift-share of home against the reference, first to last year (Dunn 1960)."""
    newest = pair(workshop, what)
    if isinstance(newest, Message):
        return newest
    known = years(workshop, what)
    if len(known) < 2:
        return Message(
            "Not possible yet: growth needs two years, there is {year} only. Import an earlier or "
            "later year of {home} and of the region to compare with in Facts.",
            {"year": newest.year or "–", "home": newest.home},
        )
    first, last = pair(workshop, what, known[0]), pair(workshop, what, known[-1])
    assert isinstance(first, Pair)
    assert isinstance(last, Pair)
    return _shifts(first, last)


def _shifts(first: Pair, last: Pair) -> ShiftShare | Message:
    both = [key for key in first.keys if key in last.keys]
    start = {k: (a, b) for k, a, b in zip(first.keys, first.here, first.there, strict=True)}
    end = {k: (a, b) for k, a, b in zip(last.keys, last.here, last.there, strict=True)}
    kept = [key for key in both if start[key][0] > 0 and start[key][1] > 0]
    if not kept:
        return Message("Not possible: no section is known in both years.")
    parts = shift_share(
        [start[k][0] for k in kept],
        [end[k][0] for k in kept],
        [start[k][1] for k in kept],
        [end[k][1] for k in kept],
    )
    labels = dict(zip(first.keys, first.labels, strict=True))
    rows = [
        Shift(key, labels[key], start[key][0], end[key][0], *part)
        for key, part in zip(kept, parts, strict=True)
    ]
    rows.sort(key=lambda row: (-row.regional, row.key))
    left = sorted((set(first.keys) | set(last.keys)) - set(kept))
    return ShiftShare(first, last, tuple(rows), tuple(left))


def growth_meaning(found: ShiftShare) -> Message:
    """Say in one sentence how much of the growth is of home's own making."""
    change = sum(row.change for row in found.rows)
    params = {
        "home": wording.capital(found.first.home),
        "change": number(abs(change)),
        "own": signed(found.totals[2]),
        "best": short_name(found.rows[0].key, found.rows[0].label),
        "worst": short_name(found.rows[-1].key, found.rows[-1].label),
    }
    if change >= 0:
        text = N_(
            "{home} grew by {change}; of its own making, beyond the reference and the mix, is "
            "{own}. Strongest: {best}; weakest: {worst}."
        )
    else:
        text = N_(
            "{home} shrank by {change}; of its own making, beyond the reference and the mix, is "
            "{own}. Strongest: {best}; weakest: {worst}."
        )
    return Message(text, params)


def signed(value: float) -> str:
    """Write a change with its sign."""
    return f"+{number(value)}" if round(value) > 0 else number(value)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A section that home has less of, and how near it is to what home has: density 0 to 1."""

    key: str
    label: str
    quotient: float
    density: float
    complexity: float | None


@dataclass(frozen=True, slots=True)
class Relatedness:
    """Complexity of regions, and the sections nearest to what home is strong in.

    Presence is LQ ≥ 1; relatedness is the proximity min(P(i|j), P(j|i)) with diagonal 1, density
    Σ M φ / Σ φ as in py-ecomplexity; ECI and PCI are z-scores by mean and spread of the regions.
    """

    table: Board
    regions: tuple[tuple[str, float | None], ...]
    sections: tuple[tuple[str, float | None], ...]
    prospects: tuple[Prospect, ...]
    rank: int | None

    @property
    def eci(self) -> float | None:
        """Return the complexity of home."""
        return dict(self.regions).get(self.table.home)


def relatedness(workshop: Workshop, what: str) -> Relatedness | Message:
    """Return relatedness and complexity of the table with most regions, or why not.

    Hidalgo & Hausmann 2009; Boschma, Balland & Kogler 2015.
    """
    found = board(workshop, what)
    count = len(found.regions) if found else 0
    if found is None or count < LEAST_REGIONS:
        return Message(
            "Not meaningful below {least} regions: there are {count}. Import a table of sectors "
            "by municipality or COROP region in Facts.",
            {"least": number(LEAST_REGIONS), "count": number(count)},
        )
    counts = [region.counts for region in found.regions]
    present = advantages(counts)
    complicated = complexity(present)
    if complicated is None:
        return Message("Not meaningful: all regions have the same sectors.")
    names = [region.name for region in found.regions]
    pairs = zip(names, complicated.regions, strict=True)
    ranked = sorted(pairs, key=lambda p: (p[1] is None, -(p[1] or 0.0), p[0]))
    places = [name for name, value in ranked if value is not None]
    sections = tuple(zip(found.labels, complicated.sectors, strict=True))
    prospects: tuple[Prospect, ...] = ()
    if found.home in names:
        place = names.index(found.home)
        near = density([present[place]], proximity(present))[0]
        here = location_quotients(counts)[place]
        prospects = _prospects(found, here, near, complicated.sectors)
    rank = places.index(found.home) + 1 if found.home in places else None
    return Relatedness(found, tuple(ranked), sections, prospects, rank)


def _prospects(
    found: Board,
    here: list[float],
    near: list[float],
    complexities: tuple[float | None, ...],
) -> tuple[Prospect, ...]:
    rows = [
        Prospect(key, label, quotient, close, value)
        for key, label, quotient, close, value in zip(
            found.keys, found.labels, here, near, complexities, strict=True
        )
        if quotient < 1
    ]
    return tuple(sorted(rows, key=lambda row: (-row.density, row.key)))


def relatedness_meaning(found: Relatedness) -> Message:
    """Say in one sentence what is nearest to what home is strong in."""
    params = {"home": wording.capital(found.table.home), "count": number(len(found.regions))}
    if found.rank is None or not found.prospects:
        return Message("{home} is not one of the {count} regions of this table.", params)
    first = found.prospects[0]
    params |= {
        "rank": number(found.rank),
        "name": short_name(first.key, first.label),
        "share": percent(first.density, 0),
    }
    text = N_(
        "{home} is number {rank} of {count} in complexity; {name} is nearest to what it is "
        "strong in ({share})."
    )
    return Message(text, params)
