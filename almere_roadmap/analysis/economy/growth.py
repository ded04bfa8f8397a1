"""Growth of the sections at home between two years: what is of its own making.

The answer is a value, or the message that says why there is none and what to import.
"""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.regions import Pair, pair, years
from almere_roadmap.analysis.economy.section_names import short_name
from almere_roadmap.analysis.economy.specialisation import shift_share
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number


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
