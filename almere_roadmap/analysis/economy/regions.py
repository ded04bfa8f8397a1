"""Home held against a reference: which figures may be compared, and why others may not.

Only counts of the same unit and year are compared, of the rows that both tables know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.economy.tables import (
    Slice,
    home,
    is_called,
    regions,
    slices,
    source_of,
)
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _

TOGETHER = "*"
"""The reference that is all regions of the home table together."""

NATIONAL = ("Nederland", "Netherlands", "NL01", "NL")


def reference_name(name: str) -> str:
    """Return what a region to compare with is called."""
    return _("all regions together") if name == TOGETHER else name


@dataclass(frozen=True, slots=True)
class Pair:
    """The counts of two regions in one year, row by row; ``left_out`` are rows not compared."""

    unit: str
    year: str
    home: str
    reference: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    here: tuple[float, ...]
    there: tuple[float, ...]
    left_out: tuple[str, ...]
    source: str
    status: Status


def reference(workshop: Workshop) -> str:
    """Return the region to compare with: the one chosen, the country, or all together.

    Without any table it is what most loose figures compare with; "" when nothing is known.
    """
    chosen, here = workshop.about.reference_region, home(workshop)
    known = [region for region in regions(workshop) if region != here]
    if chosen and (chosen in known or chosen == TOGETHER or not known):
        return chosen
    country = (r for r in known if any(is_called(r, name) for name in NATIONAL))
    named = Counter(i.reference for i in workshop.indicators.values() if i.reference)
    usual = named.most_common(1)[0][0] if named else ""
    several = TOGETHER if len(known) > 1 else ""
    return next(country, "") or usual or several or next(iter(known), "")


def pair(workshop: Workshop, what: str, year: str = "") -> Pair | Message:
    """Return what home and reference count in a year ("" the newest of both), or why not."""
    found = _sides(workshop, what)
    if isinstance(found, Message):
        return found
    here, there = found
    years = {part.year for part in here} & {part.year for part in there}
    wanted = year or max(years)
    first = next(part for part in here if part.year == wanted)
    others = [part for part in there if part.year == wanted]
    return _paired(workshop, first, others)


def years(workshop: Workshop, what: str) -> tuple[str, ...]:
    """Return the years of which both home and reference are known, the oldest first."""
    found = _sides(workshop, what)
    if isinstance(found, Message):
        return ()
    here, there = found
    return tuple(sorted({part.year for part in here} & {part.year for part in there}))


_Sides = tuple[list[Slice], list[Slice]]


def _sides(workshop: Workshop, what: str) -> _Sides | Message:
    """Return the slices of home and of the reference that share a unit and a year, or why none."""
    found, place, other = slices(workshop, what), home(workshop), reference(workshop)
    here = [part for part in found if part.region == place]
    if not here:
        return Message(_NO_HOME[what], {"region": place or "–"})
    if other == TOGETHER:
        there = _parts_beside(found, here)
    else:
        there = [p for p in found if p.region == other or is_called(p.region, other)]
        there = [part for part in there if part.region != place]
    if not there:
        text = _NO_PARTS if other == TOGETHER else _NO_REFERENCE[what]
        return Message(text, {"region": other or "–"})
    return _alike(here, there)


_NO_HOME = {
    "jobs": N_("Not possible yet: import a table of jobs by sector for {region} in Facts."),
    "establishments": N_(
        "Not possible yet: import a table of establishments by sector for {region} in Facts."
    ),
}
_NO_REFERENCE = {
    "jobs": N_(
        "Not possible yet: there is no table of jobs by sector for {region}. Import one of the "
        "same unit and year in Facts, or compare with another region."
    ),
    "establishments": N_(
        "Not possible yet: there is no table of establishments by sector for {region}. Import one "
        "of the same unit and year in Facts, or compare with another region."
    ),
}
_NO_PARTS = N_(
    "Not possible: the table knows one region only. Import one with more regions in Facts."
)


def _parts_beside(found: Sequence[Slice], here: Sequence[Slice]) -> list[Slice]:
    """Return the regions of the tables of home, when there is more than home."""
    tables = {part.dataset.id for part in here}
    parts = [part for part in found if part.dataset.id in tables]
    return parts if len({part.region for part in parts}) > 1 else []


def _alike(here: list[Slice], there: list[Slice]) -> _Sides | Message:
    places = {"home": here[0].region, "region": there[0].region}
    units = {part.unit for part in here} & {part.unit for part in there}
    if not units:
        units_of = {"a": here[0].dataset.unit or "–", "b": there[0].dataset.unit or "–"}
        return Message(
            "Not comparable: {home} counts {a}, {region} counts {b}. Import a table of the same "
            "unit in Facts.",
            places | units_of,
        )
    here, there = ([p for p in side if p.unit in units] for side in (here, there))
    if not {part.year for part in here} & {part.year for part in there}:
        return Message(
            "Not comparable: {home} is of {a}, {region} of {b}. Import a table of the same year "
            "in Facts.",
            places | {"a": _years(here), "b": _years(there)},
        )
    return here, there


def _years(parts: Sequence[Slice]) -> str:
    return ", ".join(sorted({part.year or "–" for part in parts}))


def _paired(workshop: Workshop, first: Slice, others: Sequence[Slice]) -> Pair:
    """Put the rows that all know side by side; several regions are added up."""
    mine, whole = first.counts(), summed(inner(others) if len(others) > 1 else others)
    if len(others) == 1:
        whole = others[0].counts()
    known = [k for k, v in mine.items() if v is not None and whole.get(k) is not None]
    labels = first.labels()
    several = len(others) > 1
    used = [first, *others]
    left_out = sorted((mine.keys() | whole.keys()) - set(known))
    return Pair(
        first.dataset.unit,
        first.year,
        first.region,
        TOGETHER if several else others[0].region,
        tuple(known),
        tuple(labels[key] for key in known),
        tuple(mine[key] or 0.0 for key in known),
        tuple(whole[key] or 0.0 for key in known),
        tuple(left_out),
        "; ".join(dict.fromkeys(source_of(workshop, part.dataset) for part in used)),
        worst(part.dataset.status for part in used),
    )


def summed(parts: Sequence[Slice]) -> dict[str, float | None]:
    """Add up the counts of regions; None where one of them is not given."""
    total: dict[str, float | None] = {}
    for part in parts:
        for key, count in part.counts().items():
            before = total.get(key, 0.0)
            total[key] = None if count is None or before is None else before + count
    return total


def inner(parts: Sequence[Slice]) -> list[Slice]:
    """Leave out a region that is the sum of the others, such as the country."""
    if len(parts) > 2:
        parts = [p for p in parts if not any(is_called(p.region, name) for name in NATIONAL)]
    totals = [part.total for part in parts]
    whole = sum(totals)
    kept = []
    for part, total in zip(parts, totals, strict=True):
        is_whole = len(parts) > 2 and total > 0 and abs(whole - 2 * total) <= 0.02 * whole
        if not is_whole:
            kept.append(part)
    return kept


@dataclass(frozen=True, slots=True)
class Region:
    """A region and its counts by row."""

    name: str
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Regions × rows of one table in one year; home is one of them if it knows home."""

    unit: str
    year: str
    home: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    regions: tuple[Region, ...]
    source: str
    status: Status


def board(workshop: Workshop, what: str) -> Board | None:
    """Return the table with most regions in its newest year, None without tables.

    Rows that a region does not give are left out, and so is a region that is the sum of the rest.
    """
    tables: dict[tuple[str, str], list[Slice]] = {}
    for part in slices(workshop, what):
        tables.setdefault((part.dataset.id, part.year), []).append(part)
    if not tables:
        return None
    (_dataset, year), parts = max(tables.items(), key=lambda item: (len(item[1]), item[0][1]))
    parts = inner(parts)
    counts = [part.counts() for part in parts]
    keys = [key for key in counts[0] if all(c.get(key) is not None for c in counts)]
    labels = parts[0].labels()
    dataset = parts[0].dataset
    return Board(
        dataset.unit,
        year,
        home(workshop),
        tuple(keys),
        tuple(labels[key] for key in keys),
        tuple(
            Region(part.region, tuple(known[key] or 0.0 for key in keys))
            for part, known in zip(parts, counts, strict=True)
        ),
        source_of(workshop, dataset),
        worst((dataset.status,)),
    )
