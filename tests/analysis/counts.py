"""Workshops with statistics of several regions and years."""

from almere_roadmap.domain.entities import About, Area, Dataset
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop

JOBS, PLACES = "banen", "vestigingen"


def table(counts, keys="", labels=None):
    """Return a table of {(region, year): counts}; a count may be None (not given) or "." ."""
    size = len(next(iter(counts.values())))
    keys = keys or "ABCDEFGHIJKLMNOPQRST"[:size]
    rows = tuple(Category(key, (labels or {}).get(key, f"Section {key}")) for key in keys)
    cells = tuple(
        Observation(
            key,
            "n",
            None if value == "." else value,
            "." if value == "." else "",
            region,
            year,
        )
        for (region, year), values in counts.items()
        for key, value in zip(keys, values, strict=True)
    )
    return StatisticsTable(rows, (Category("n", "n"),), cells)


def world(*tables, home="Almere", **about):
    """Return a workshop of (unit, table) or (unit, table, region, year)."""
    datasets, kept = {}, {}
    for place, (unit, made, *where) in enumerate(tables):
        region, year = (*where, "", "")[:2]
        name = f"d{place}"
        datasets[name] = Dataset(
            id=name, digest=name, unit=unit, title=name, region=region, year=year, rank=f"{place}"
        )
        kept[name] = made
    return Workshop(
        info={ABOUT_ID: About(id=ABOUT_ID, **about)},
        areas={"h": Area(id="h", name=home, rank="0")},
        datasets=datasets,
        tables=kept,
    )
