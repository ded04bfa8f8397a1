"""Entering a dataset: the record of a statistics table or a register that was read from a file.

The journal holds the record only; the content goes to the store under its digest.
"""

from __future__ import annotations

from collections.abc import Mapping

from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.fields import Value, record
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import StatisticsTable, digest
from almere_roadmap.domain.words import DatasetKind, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.history.edit import Draft, created, updated
from almere_roadmap.verbs.imports import name_index, record_id, word_key
from almere_roadmap.verbs.records import last_rank


def import_table(
    workshop: Workshop, table: StatisticsTable, *, title: str, code: str = "", **fields: Value
) -> Draft:
    """Enter a statistics table; the document keeps the table itself under its digest.

    The table of a ``code`` that is there already is replaced, and so is one of the same title
    that was read from a file.
    """
    values = {"digest": digest(table), "rows": len(table.observations), **fields}
    return _import_dataset(workshop, DatasetKind.STATISTICS, title, code, values)


def import_register(
    workshop: Workshop, table: RegisterTable, *, title: str, code: str = "", **fields: Value
) -> Draft:
    """Enter a register; the document keeps its rows under its digest.

    The register of a ``code``, or read from a file under the same title, is replaced.
    """
    # A register is no printed matter.
    standing = Status.RECORDED.value
    values = {"status": standing, "digest": table.digest, "rows": table.count, **fields}
    return _import_dataset(workshop, DatasetKind.REGISTER, title, code, values)


def dataset_called(workshop: Workshop, kind: DatasetKind, title: str) -> Dataset | None:
    """Return the dataset that another file of this title would replace."""
    found = (d for d in ordered(workshop.datasets.values()) if d.kind is kind and d.file)
    return next((d for d in found if word_key(d.title) == word_key(title)), None)


def _import_dataset(
    workshop: Workshop, kind: DatasetKind, title: str, code: str, fields: Mapping[str, Value]
) -> Draft:
    values: dict[str, Value] = {**fields, "title": title}
    source = name_index(workshop, "sources").get(word_key(str(fields.get("source", ""))))
    if source and fields["source"] not in workshop.sources:
        values["source"] = source
    label = Message("Imported {name}", {"name": title})
    row_id = record_id("datasets", code or str(fields["digest"]))
    present = workshop.datasets.get(row_id)
    if present is None and not code and fields.get("file"):
        present = dataset_called(workshop, kind, title)
    if present is not None:
        if present.digest == fields["digest"] and present.file_hash == fields.get("file_hash"):
            values.pop("read_on", None)
        return Draft(label, updated("datasets", present, **values))
    rank = last_rank(workshop.datasets.values())
    own = {"kind": kind.value, "code": code or _free_code(workshop, kind), "rank": rank}
    entity = record(Dataset, row_id, {**values, **own})
    return Draft(label, created("datasets", entity))


def _free_code(workshop: Workshop, kind: DatasetKind) -> str:
    used = {dataset.code for dataset in workshop.datasets.values()}
    letter = "S" if kind is DatasetKind.STATISTICS else "R"
    return next(f"{letter}{n}" for n in range(1, len(used) + 2) if f"{letter}{n}" not in used)
