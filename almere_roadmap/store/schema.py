"""The schema of a workshop file, word for word.

``schema_1.sql`` is the format of version 1 and never changes; that of the present version is held
by a test against what ``tables.py`` declares.  Once a version has been released, a change of the
tables needs a new version and a new text; ``migrations.py`` brings older files up to date.
``python -m almere_roadmap.store.schema`` prints the text that the tables declare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from almere_roadmap.store import tables

APPLICATION_ID = 0x416C6D52
"""The text "AlmR" in bytes 68 to 71 of every workshop file."""

VERSION = 2
"""``user_version`` of the files that this program writes."""


@cache
def schema(version: int = VERSION) -> dict[str, str]:
    """Return the exact text of every table of a version, by name."""
    text = files("almere_roadmap.store").joinpath(f"schema_{version}.sql").read_text("utf-8")
    return _by_name(statement.strip() for statement in text.split(";\n") if statement.strip())


def record_tables(version: int = VERSION) -> list[str]:
    """Return the names of the tables of a version that hold records: those that can be dead."""
    return [name for name, text in schema(version).items() if "\n  alive " in text]


def declared() -> dict[str, str]:
    """Return the text of every table as ``tables.py`` declares it, in the same form."""
    dialect = sqlite.dialect()
    order = [tables.META, tables.EDIT, tables.CHANGE, *SQLModel.metadata.tables.values()]
    texts = (str(CreateTable(table).compile(dialect=dialect)) for table in dict.fromkeys(order))
    return _by_name(_tidy(text) for text in texts)


def _by_name(statements: Iterable[str]) -> dict[str, str]:
    named = {}
    for statement in statements:
        match = re.match(r'CREATE TABLE "?(\w+)"?', statement)
        if match:
            named[match[1]] = statement
    return named


def _tidy(text: str) -> str:
    lines = (line.strip() for line in text.strip().splitlines())
    return "\n".join(f"  {line}" if line[0] not in "C)WS" else line for line in lines if line)


if __name__ == "__main__":
    print(";\n\n".join(declared().values()), end=";\n")
