"""Which places are known, and in which area each lies."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.entities import Area
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop, ordered

_OF_RELATIONS = ("relatie", "relation")


def known_places(workshop: Workshop) -> dict[str, str]:
    """Return the id of the area of every place that the workshop knows, by the place's name.

    An area's own names go first, then where relations and firms lie, then tables of places.
    """
    found: dict[str, str] = {}
    for place, area in (
        *_of_areas(workshop),
        *((r.region, r.area) for r in workshop.relations.values()),
        *((o.place, o.area) for o in workshop.organisations.values()),
        *_of_tables(workshop),
    ):
        if place.strip() and area in workshop.areas:
            found.setdefault(place.strip(), area)
    return found


def _of_areas(workshop: Workshop) -> Iterator[tuple[str, str]]:
    for area in ordered(workshop.areas.values()):
        yield from ((name, area.id) for name in (area.name, *area.regions))


def _of_tables(workshop: Workshop) -> Iterator[tuple[str, str]]:
    areas = ordered(workshop.areas.values())
    for dataset in workshop.datasets.values():
        table = workshop.tables.get(dataset.digest)
        if table is not None and dataset.unit.casefold().startswith(_OF_RELATIONS):
            yield from _of_table(table, areas)


def _of_table(table: StatisticsTable, areas: list[Area]) -> Iterator[tuple[str, str]]:
    """Yield the places in the rows of a table whose columns are the areas, home to abroad.

    Such a table counts the home area among the one around it: it has a column less.
    """
    columns = [column.key for column in table.columns]
    if len(columns) != len(areas) - 1:
        return
    area = dict(zip(columns, areas[1:], strict=True))
    for seen in table.observations:
        if seen.value:
            label = next(row.label for row in table.rows if row.key == seen.row)
            yield label, area[seen.column].id
