"""Finding the statistics that an analysis needs, whatever they are called."""

from __future__ import annotations

from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop, ordered

_UNITS = {
    "establishments": ("vestiging", "establishment"),
    "jobs": ("banen", "baan", "jobs", "werkzame personen"),
}


def statistics(workshop: Workshop, what: str) -> tuple[Dataset, StatisticsTable] | None:
    """Return the first dataset that counts ``what`` ("establishments" or "jobs").

    It is recognised by its unit, else by its title; variants of another table do not count.
    """
    for name in ("unit", "title"):
        for dataset in ordered(workshop.datasets.values()):
            table = workshop.table_of(dataset)
            words = str(getattr(dataset, name)).casefold()
            if table and not dataset.variant_of and any(w in words for w in _UNITS[what]):
                return dataset, table
    return None


def source_of(workshop: Workshop, record: object) -> str:
    """Return where a figure comes from in words: "Sociale Atlas 2010, tabel 1"."""
    key = getattr(record, "source", "")
    source = workshop.sources.get(key)
    title = source.title if source else key
    return ", ".join(filter(None, (title, getattr(record, "place", ""))))
