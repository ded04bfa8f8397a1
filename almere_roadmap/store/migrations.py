"""Bringing a file of an older version up to date.

The file itself is never in the way: a checked backup goes to the folder of backups (beside the
file where that folder refuses), a copy takes the steps in one transaction, and only a copy that
passes every check takes the file's name.  Steps change the journal and the datasets in plain SQL
and know nothing of the present tables; the records are a copy of what the journal says, so their
tables are made anew from it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, update

from almere_roadmap.errors import DiskError
from almere_roadmap.store import backups, journal, records, workshop_file
from almere_roadmap.store.connections import connect, engine_on, prepare_for_writing
from almere_roadmap.store.copies import copy, taking_the_place
from almere_roadmap.store.schema import record_tables, schema
from almere_roadmap.store.tables import META
from almere_roadmap.store.untrusted import opened, read_header

Steps = Mapping[int, tuple[str, ...]]

STEPS: Steps = {
    1: (
        # Without it, the other tables would refer to the old one under its passing name.
        "PRAGMA legacy_alter_table = ON",
        'ALTER TABLE "edit" RENAME TO "edit_1"',
        schema(2)["edit"],
        'INSERT INTO "edit" SELECT id, label, params, author, time, session, lamport, undoes, '
        'row_number() OVER (ORDER BY lamport, id) FROM "edit_1"',
        'DROP TABLE "edit_1"',
        schema(2)["register"],
        schema(2)["register_column"],
    )
}
"""For each version the statements that lead to the next; version 1 is the first there is."""


def migrate(path: Path, folder: Path, now: datetime, steps: Steps = STEPS) -> Path | None:
    """Bring a file up to date and return its backup, None when there is nothing to do.

    ``folder`` is that of the backups of all workshops.

    Raises:
        NotAWorkshop: the file is damaged.  DiskError: the disk refused; the file is as it was.
    """
    version = read_header(path).version
    if version not in steps:
        return None
    backup = _backed_up(path, folder, now, version)
    with taking_the_place(path) as temporary:
        copy(path, temporary)
        _climb(temporary, version, steps)
        with opened(temporary, thorough=True):
            pass
    return backup


def _backed_up(path: Path, folder: Path, now: datetime, version: int) -> Path:
    """Back a file up and return where: beside it when the folder cannot be written."""
    found = workshop_file.read(path)
    try:
        title = found.workshop.about.title
        made = backups.keep(path, folder, found.position, now, "migration", title)
        if made is not None:
            return made.path
        newest = backups.shelf_of(folder, found.position.document_id).backups[0].path
        if read_header(newest).version == version:
            return newest
    except DiskError:
        pass
    backup = path.with_stem(f"{path.stem} (format {version})")
    if not backup.exists():
        copy(path, backup)
    return backup


def _climb(path: Path, version: int, steps: Steps) -> None:
    with contextlib.closing(connect(path, "rw")) as raw:
        prepare_for_writing(raw)
        # A step may have to make a table anew while others refer to it.
        raw.execute("PRAGMA foreign_keys = OFF")
        with engine_on(raw, "BEGIN IMMEDIATE").begin() as connection:
            old = record_tables(version)
            while version in steps:
                for statement in steps[version]:
                    connection.exec_driver_sql(statement)
                version += 1
            _make_records_anew(connection, old, version)
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _make_records_anew(connection: Connection, old: Iterable[str], version: int) -> None:
    for name in old:
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
    for name in record_tables(version):
        connection.exec_driver_sql(schema(version)[name])
    heads = journal.read_heads(connection)
    digest = records.put(connection, records.stored_rows(heads, heads.rows), records.NO_ROWS)
    connection.execute(update(META).values(state_digest=digest))
