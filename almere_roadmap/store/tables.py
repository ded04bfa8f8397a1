"""The tables of a workshop file.

The journal (``edit``, ``change``) is the authority.  One table per collection holds the records
as they stand, readable by any SQLite tool; both are written in the same transaction.  Statistics
and registers are immutable and known by the digest of their content.  Every table is STRICT and
has no other rule than its own types and shapes: what makes sense together is not the file's
business.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import REAL, CheckConstraint, Column, ForeignKey, Integer, Table, Text
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from almere_roadmap.domain.fields import LONGEST_TEXT, FieldType, field_types
from almere_roadmap.domain.workshop import collections

_KIND = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _text(name: str, **options: Any) -> Any:  # noqa: ANN401
    return Field(sa_column=Column(name, Text, nullable=False, **options))


def _integer(name: str, check: str = "", **options: Any) -> Any:  # noqa: ANN401
    rules = [CheckConstraint(check)] if check else []
    return Field(sa_column=Column(name, Integer, *rules, nullable=False, **options))


def _json(name: str, shape: str = "") -> Any:  # noqa: ANN401
    check = f'json_valid("{name}")' + (f" AND json_type(\"{name}\") = '{shape}'" if shape else "")
    return Field(sa_column=Column(name, Text, CheckConstraint(check), nullable=False))


class MetaRow(SQLModel, table=True):
    """The one row about the file itself; ``state_digest`` sums the hashes of all records."""

    __tablename__ = "meta"
    __table_args__ = (_KIND,)

    id: int = _integer("id", "id = 1", primary_key=True, autoincrement=False)
    document_id: str = _text("document_id")
    head: str = _text("head")
    edits: int = _integer("edits", "edits >= 0")
    changes: int = _integer("changes", "changes >= 0")
    state_digest: str = _text("state_digest")


class EditRow(SQLModel, table=True):
    """One human step; ``params`` is a JSON object of text.

    ``arrived`` numbers the edits in the order in which this file got them: what it looked like at
    a moment is what had arrived by then.  Copies may differ in it; it decides nothing else.
    """

    __tablename__ = "edit"
    __table_args__ = (_KIND,)

    id: str = _text("id", primary_key=True)
    label: str = _text("label")
    params: str = _json("params", "object")
    author: str = _text("author")
    time: str = _text("time")
    session: str = _text("session")
    lamport: int = _integer("lamport", "lamport > 0")
    undoes: str = _text("undoes")
    arrived: int = _integer("arrived", "arrived > 0")


class ChangeRow(SQLModel, table=True):
    """One field write of an edit; ``standing`` is 1 until a later write replaces it."""

    __tablename__ = "change"
    __table_args__ = (_KIND,)

    edit: str = Field(
        sa_column=Column("edit", Text, ForeignKey("edit.id"), primary_key=True, nullable=False)
    )
    place: int = _integer("place", "place >= 0", primary_key=True, autoincrement=False)
    collection: str = _text("collection")
    row: str = _text("row")
    field: str = _text("field")
    value: str = _json("value")
    old: str = _json("old")
    prev: str = _json("prev", "array")
    standing: int = _integer("standing", "standing IN (0, 1)")


class StatisticsRow(SQLModel, table=True):
    """A statistics table by the digest of its content; ``remarks`` is a JSON object of text."""

    __tablename__ = "statistics"
    __table_args__ = (_KIND,)

    digest: str = _text("digest", primary_key=True)
    remarks: str = _json("remarks", "object")


class HeadingRow(SQLModel, table=True):
    """A heading of a statistics table; ``axis`` is ``row`` or ``column``."""

    __tablename__ = "statistics_heading"
    __table_args__ = (_KIND,)

    digest: str = Field(
        sa_column=Column(
            "digest", Text, ForeignKey("statistics.digest"), primary_key=True, nullable=False
        )
    )
    axis: str = Field(
        sa_column=Column(
            "axis",
            Text,
            CheckConstraint("axis IN ('row', 'column')"),
            primary_key=True,
            nullable=False,
        )
    )
    place: int = _integer("place", "place >= 0", primary_key=True, autoincrement=False)
    key: str = _text("key")
    label: str = _text("label")


class CellRow(SQLModel, table=True):
    """A cell of a statistics table, in the order of the source."""

    __tablename__ = "statistics_cell"
    __table_args__ = (_KIND,)

    digest: str = Field(
        sa_column=Column(
            "digest", Text, ForeignKey("statistics.digest"), primary_key=True, nullable=False
        )
    )
    place: int = _integer("place", "place >= 0", primary_key=True, autoincrement=False)
    row: str = _text("row")
    column: str = _text("column")
    value: float | None = Field(sa_column=Column("value", REAL))
    printed: str = _text("printed")
    region: str = _text("region")
    year: str = _text("year")
    flag: str = _text("flag")


class RegisterRow(SQLModel, table=True):
    """A register of establishments by the digest of its content; ``rows`` is how many it has."""

    __tablename__ = "register"
    __table_args__ = (_KIND,)

    digest: str = _text("digest", primary_key=True)
    rows: int = _integer("rows", "rows >= 0")


class RegisterColumnRow(SQLModel, table=True):
    """One field of a batch of 5,000 establishments, a line for each.

    Kept by column a register is a few hundred rows: quick to write, to check on opening and to
    read in part.
    """

    __tablename__ = "register_column"
    __table_args__ = (_KIND,)

    digest: str = Field(
        sa_column=Column(
            "digest", Text, ForeignKey("register.digest"), primary_key=True, nullable=False
        )
    )
    batch: int = _integer("batch", "batch >= 0", primary_key=True, autoincrement=False)
    field: str = _text("field", primary_key=True)
    lines: str = _text("lines")


META = SQLModel.metadata.tables["meta"]
EDIT = SQLModel.metadata.tables["edit"]
CHANGE = SQLModel.metadata.tables["change"]
STATISTICS = SQLModel.metadata.tables["statistics"]
HEADING = SQLModel.metadata.tables["statistics_heading"]
CELL = SQLModel.metadata.tables["statistics_cell"]
REGISTER = SQLModel.metadata.tables["register"]
REGISTER_COLUMN = SQLModel.metadata.tables["register_column"]

_COLUMN_TYPES: dict[type, type[TypeEngine[Any]]] = {
    bool: Integer,
    int: Integer,
    float: REAL,
    str: Text,
}


def _column(name: str, kind: FieldType) -> Column[Any]:
    if kind.many:
        check = f'json_valid("{name}") AND json_type("{name}") = \'array\''
        return Column(name, Text, CheckConstraint(check), nullable=kind.optional)
    scalar = str if issubclass(kind.scalar, StrEnum) else kind.scalar
    rules = []
    if scalar is str:
        rules.append(CheckConstraint(f'length("{name}") <= {LONGEST_TEXT}'))
    if scalar is bool:
        rules.append(CheckConstraint(f'"{name}" IN (0, 1)'))
    return Column(name, _COLUMN_TYPES[scalar], *rules, nullable=kind.optional)


def _record_table(collection: str) -> Table:
    """Return the table that holds a collection: id, whether it lives, one column per field."""
    columns = [_column(n, kind) for n, kind in field_types(collections()[collection]).items()]
    return Table(
        collection,
        SQLModel.metadata,
        Column("id", Text, primary_key=True, nullable=False),
        Column("alive", Integer, CheckConstraint("alive IN (0, 1)"), nullable=False),
        *columns,
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


RECORDS: dict[str, Table] = {name: _record_table(name) for name in collections()}
