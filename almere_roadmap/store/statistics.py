"""Statistics tables in the file: immutable, known by the digest of their content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, insert, select

from almere_roadmap.domain.tables import Category, Observation, StatisticsTable
from almere_roadmap.store.connections import raw_rows
from almere_roadmap.store.tables import CELL, HEADING, STATISTICS

_CELL_FIELDS = ("row", "column", "value", "printed", "region", "year", "flag")


def put(connection: Connection, tables: Mapping[str, StatisticsTable]) -> None:
    """Add the tables that the file does not hold yet."""
    known = set(connection.scalars(select(STATISTICS.c.digest))) if tables else set()
    for digest, table in tables.items():
        if digest not in known:
            _put(connection, digest, table)


def _put(connection: Connection, digest: str, table: StatisticsTable) -> None:
    remarks = json.dumps(dict(table.remarks), ensure_ascii=False)
    connection.execute(insert(STATISTICS), {"digest": digest, "remarks": remarks})
    headings = [*_headings(digest, "row", table.rows), *_headings(digest, "column", table.columns)]
    if headings:
        connection.execute(insert(HEADING), headings)
    if table.observations:
        cells = [_cell(digest, place, cell) for place, cell in enumerate(table.observations)]
        connection.execute(insert(CELL), cells)


def _headings(digest: str, axis: str, found: tuple[Category, ...]) -> list[dict[str, Any]]:
    return [
        {"digest": digest, "axis": axis, "place": place, "key": c.key, "label": c.label}
        for place, c in enumerate(found)
    ]


def _cell(digest: str, place: int, cell: Observation) -> dict[str, Any]:
    return {
        "digest": digest,
        "place": place,
        **{name: getattr(cell, name) for name in _CELL_FIELDS},
    }


_HEADINGS = "SELECT digest, axis, key, label FROM statistics_heading ORDER BY digest, place"
_CELLS = (
    'SELECT digest, row, "column", value, printed, region, year, flag '
    "FROM statistics_cell ORDER BY digest, place"
)


def read(connection: Connection) -> dict[str, StatisticsTable]:
    """Return every statistics table by digest."""
    remarks = raw_rows(connection, "SELECT digest, remarks FROM statistics")
    headings: dict[tuple[str, str], list[Category]] = {}
    for digest, axis, key, label in raw_rows(connection, _HEADINGS):
        headings.setdefault((digest, axis), []).append(Category(key, label))
    cells = _cells(connection)
    return {
        digest: StatisticsTable(
            tuple(headings.get((digest, "row"), ())),
            tuple(headings.get((digest, "column"), ())),
            cells.get(digest, ()),
            json.loads(notes),
        )
        for digest, notes in remarks
    }


def _cells(connection: Connection) -> dict[str, tuple[Observation, ...]]:
    rows = raw_rows(connection, _CELLS)
    return {
        digest: tuple(
            Observation(row, column, value, printed, region, year, flag)
            for _, row, column, value, printed, region, year, flag in mine
        )
        for digest, mine in groupby(rows, key=itemgetter(0))
    }
