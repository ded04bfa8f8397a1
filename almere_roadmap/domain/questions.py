"""What the room should know of a figure: points of attention, and doubts raised in the room.

A point of attention names what it is about: a dataset or indicator by its code, a kind of record
by its collection, or one cell of a table by its key (``cell_key``, or "T1:M:total" by code).
"""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.entities import Dataset, Finding
from almere_roadmap.domain.tables import TOTAL, Category
from almere_roadmap.domain.workshop import Workshop

ASKED = "Q-"
"""How the codes of points begin that were raised in the room."""


def cell_key(dataset: Dataset, row: str, column: str) -> str:
    """Return what names one cell of a table: it selects it, and points of attention refer to it."""
    return f"stat:{dataset.id}:{row}:{column}"


def place_of(workshop: Workshop, name: str) -> tuple[Dataset, Category, Category] | None:
    """Return the dataset, row and column of a cell that a point names, None for anything else.

    The margins come with an empty label.
    """
    for dataset in workshop.datasets.values():
        heads = [f"stat:{dataset.id}:", *([f"{dataset.code}:"] if dataset.code else [])]
        begins = next((head for head in heads if name.startswith(head)), "")
        table = workshop.table_of(dataset) if begins else None
        if table is None:
            continue
        total = Category(TOTAL, "")
        # Keys may hold colons themselves, so the places are tried and not cut out.
        for row in (*table.rows, total):
            for column in (*table.columns, total):
                if name == f"{begins}{row.key}:{column.key}":
                    return dataset, row, column
    return None


def about(workshop: Workshop, key: str) -> tuple[Finding, ...]:
    """Return the points about a dataset and its cells (by id), or about a collection."""
    dataset = workshop.datasets.get(key)
    names = (key, dataset.code) if dataset and dataset.code else (key,)
    prefixes = (
        (f"stat:{key}:", f"{dataset.code}:") if dataset and dataset.code else (f"stat:{key}:",)
    )
    found = (
        f
        for f in workshop.findings.values()
        if any(name in names or name.startswith(prefixes) for name in f.about)
    )
    return tuple(sorted(found, key=lambda f: (f.code, f.id)))


def is_question(finding: Finding) -> bool:
    """Tell whether a point was raised in the room."""
    return finding.code.startswith(ASKED)


def question_about(workshop: Workshop, key: str) -> Finding | None:
    """Return the doubt about a cell that was raised in the room, None where there is none."""
    return next(_questions(workshop, key), None)


def _questions(workshop: Workshop, key: str) -> Iterator[Finding]:
    return (f for f in workshop.findings.values() if is_question(f) and key in f.about)


def points(workshop: Workshop, dataset: Dataset) -> dict[str, str]:
    """Return the points about single cells of a table by the key of the cell, one per line."""
    found: dict[str, str] = {}
    codes = f"{dataset.code}:" if dataset.code else ""
    for finding in about(workshop, dataset.id):
        for name in finding.about:
            if codes and name.startswith(codes):
                name = f"stat:{dataset.id}:{name.removeprefix(codes)}"
            if name.startswith(f"stat:{dataset.id}:"):
                found[name] = "\n".join(filter(None, (found.get(name, ""), finding.text)))
    return found
