"""Building the Almere sample workshop from the bundled data, by the code a user's files take."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from almere_roadmap.document.document import Document
from almere_roadmap.document.samples import fill_in
from almere_roadmap.document.templates import SAMPLE
from almere_roadmap.domain.tables import StatisticsTable, digest
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.intake.kinds import STATISTICS
from almere_roadmap.intake.read import read
from almere_roadmap.resources import resource
from almere_roadmap.verbs.datasets import import_table
from almere_roadmap.verbs.imports import import_rows

# In this order, for later files name records of earlier ones.
_LISTS = {
    "areas.csv": "areas",
    "sources.csv": "sources",
    "clusters.csv": "clusters",
    "organisations.csv": "organisations",
    "illustrative-firms.csv": "organisations",
    "illustrative-needs.csv": "organisations",
    "illustrative-profiles.csv": "profiles",
    "networks.csv": "networks",
    "memberships.csv": "memberships",
    "illustrative-memberships.csv": "memberships",
    "relations.csv": "relations",
    "indicators.csv": "indicators",
    "findings.csv": "findings",
    "recommendations.csv": "recommendations",
    "coverage.csv": "coverages",
}


def build(path: Path) -> Workshop:
    """Make the sample workshop at ``path``, replacing what is there, and return it."""
    path.unlink(missing_ok=True)
    document = Document.create(path, author="Almere Roadmap")
    try:
        _import_lists(document)
        _import_tables(document)
        document.perform(fill_in(document.workshop, SAMPLE, "nl"))
        document.flush()
        return document.workshop
    finally:
        document.close()


def _data(name: str) -> Path:
    return resource("data", SAMPLE, name)


def _import_lists(document: Document) -> None:
    for name, collection in _LISTS.items():
        intake = read(_data(name), collection)
        rows = [(row.number, row.values) for row in intake.rows]
        made = import_rows(document.workshop, collection, rows, name)
        # The bundled data are ours: a row that does not fit is a fault, not a choice.
        for reject in intake.rejects:
            raise InputError(reject.reason.text, file=name, row=reject.row, field=reject.field)
        for unknown in made.unknown:
            raise InputError("not known: {what}", file=name, row=unknown.number, what=unknown.name)
        document.perform(made.draft)


def _import_tables(document: Document) -> None:
    with _data("datasets.toml").open("rb") as file:
        entries = tomllib.load(file)
    for code, entry in entries.items():
        table = read(_data(entry["file"]), STATISTICS).table
        assert table is not None
        marked = _marked(table, entry.get("remarks", []))
        fields = {k: v for k, v in entry.items() if k not in ("file", "title", "remarks")}
        draft = import_table(document.workshop, marked, title=entry["title"], code=code, **fields)
        document.perform(draft, tables={digest(marked): marked})


def _marked(table: StatisticsTable, remarks: list[Mapping[str, Any]]) -> StatisticsTable:
    """Return the table with a flag on every cell that has a remark."""
    labels = {category.label: category.key for category in (*table.rows, *table.columns)}
    flags = {(labels[r["row"]], labels[r["column"]]): r["flag"] for r in remarks}
    cells = (replace(o, flag=flags.get((o.row, o.column), "")) for o in table.observations)
    sentences = {r["flag"]: r["text"] for r in remarks}
    return StatisticsTable(table.rows, table.columns, tuple(cells), sentences)
