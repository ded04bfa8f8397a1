"""Finding the statistics that an analysis needs, whatever they are called.

A table may hold one region and year or many; a *slice* is what it says about one region in one
year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from almere_roadmap.analysis.economy.sizes import classes
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.tables import TOTAL, StatisticsTable
from almere_roadmap.domain.workshop import Workshop, ordered

_UNITS = {
    "establishments": ("vestiging", "establishment"),
    "jobs": ("banen", "baan", "jobs", "werkzame personen"),
}
_SECTION = re.compile(r"[A-V]")
# What a source writes where it knows a number but does not give it.
_UNKNOWN = frozenset({".", "x"})


@dataclass(frozen=True, slots=True)
class Slice:
    """What a dataset says about one region in one year."""

    dataset: Dataset
    table: StatisticsTable
    region: str
    year: str

    @property
    def unit(self) -> str:
        """Return what is counted, as it is compared."""
        return self.dataset.unit.strip().casefold()

    def counts(self) -> dict[str, float | None]:
        """Return the count of every section (or every row without sections) by key.

        None is a count that the source knows but does not give: never nought.
        """
        keys = [row.key for row in self.table.rows if row.key != TOTAL]
        sections = [key for key in keys if _SECTION.fullmatch(key)]
        return {key: _count(self.table, key) for key in sections or keys}

    @property
    def total(self) -> float:
        """Add up the known counts."""
        return sum(count or 0.0 for count in self.counts().values())

    def labels(self) -> dict[str, str]:
        """Return what every row is called."""
        return {row.key: row.label for row in self.table.rows}


def _count(table: StatisticsTable, row: str) -> float | None:
    """Return the count of a row: its cells together, or its total where they are no parts."""
    printed = table.cell(row, TOTAL).value
    inner = [table.cell(row, column.key) for column in table.columns if column.key != TOTAL]
    is_parts = len(inner) < 2 or classes(table) is not None
    unknown = any(cell.value is None and cell.printed.strip() in _UNKNOWN for cell in inner)
    if printed is not None and (unknown or not is_parts or not inner):
        return printed
    return None if unknown else sum(cell.value or 0.0 for cell in inner)


def slices(workshop: Workshop, what: str) -> tuple[Slice, ...]:
    """Return what all tables say that count ``what`` ("establishments" or "jobs").

    They are recognised by their unit, else by their title; variants do not count.
    """
    found: list[Slice] = []
    for name in ("unit", "title"):
        for dataset in ordered(workshop.datasets.values()):
            table = workshop.table_of(dataset)
            words = str(getattr(dataset, name)).casefold()
            known = any(dataset.id == other.dataset.id for other in found)
            if table and not known and not dataset.variant_of and _speaks(words, what):
                found.extend(_slices(dataset, table))
    return tuple(found)


def _speaks(words: str, what: str) -> bool:
    return any(word in words for word in _UNITS[what])


def _slices(dataset: Dataset, table: StatisticsTable) -> Iterator[Slice]:
    for (region, year), part in table.slices.items():
        place = region or dataset.region or dataset.title
        yield Slice(dataset, part, place, year or dataset.year)


def regions(workshop: Workshop) -> tuple[str, ...]:
    """Return the regions of which there are jobs or establishments, each once."""
    known = (part.region for what in _UNITS for part in slices(workshop, what))
    return tuple(dict.fromkeys(known))


def home(workshop: Workshop) -> str:
    """Return the region at home: the one chosen, the home area's, or the first of the tables."""
    known = regions(workshop)
    chosen = workshop.about.home_region
    if chosen in known:
        return chosen
    areas = ordered(workshop.areas.values())
    name = areas[0].name if areas else ""
    fits = (region for region in known if is_called(region, name))
    return next(fits, known[0] if known else name)


def is_called(region: str, name: str) -> bool:
    """Tell whether a region goes by a name: "gemeente Almere" is Almere."""
    pattern = rf"(?<!\w){re.escape(name.casefold())}(?!\w)"
    return bool(name) and re.search(pattern, region.casefold()) is not None


def statistics(workshop: Workshop, what: str) -> tuple[Dataset, StatisticsTable] | None:
    """Return the newest table at home that counts ``what`` ("establishments" or "jobs").

    The dataset carries the region and year of that table.
    """
    found = _newest(slices(workshop, what), home(workshop))
    if found is None:
        return None
    return replace(found.dataset, region=found.region, year=found.year), found.table


def _newest(found: tuple[Slice, ...], region: str) -> Slice | None:
    """Return the newest of a region; of one year the first."""
    here = [part for part in found if part.region == region] or list(found[:1])
    return max(here, key=lambda part: part.year, default=None)


def source_of(workshop: Workshop, record: object) -> str:
    """Return where a figure comes from in words: "Sociale Atlas 2010, tabel 1"."""
    key = getattr(record, "source", "")
    source = workshop.sources.get(key)
    title = source.title if source else key
    return ", ".join(filter(None, (title, getattr(record, "place", ""))))
