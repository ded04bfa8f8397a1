"""Specialisation of the sections at home, as the tables at hand allow.

The answer is a value, or the message that says why there is none and what to import.
"""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.concentration import entropy, herfindahl
from almere_roadmap.analysis.economy.regions import Pair, pair
from almere_roadmap.analysis.economy.section_names import short_name
from almere_roadmap.analysis.economy.specialisation import level
from almere_roadmap.analysis.economy.tables import slices
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number


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
