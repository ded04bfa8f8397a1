"""Bringing a file of an older version up to date.

The file itself is never in the way: a checked backup stays beside it, a copy takes the steps in
one transaction, and only a copy that passes every check takes the file's name.  Steps are plain
SQL and know nothing of the present tables.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from almere_roadmap.store.connections import connect, prepare_for_writing
from almere_roadmap.store.copies import appearing, copy
from almere_roadmap.store.untrusted import opened, read_header

Steps = Mapping[int, tuple[str, ...]]

STEPS: Steps = {}
"""For each version the statements that lead to the next; version 1 is the first there is."""


def migrate(path: Path, steps: Steps = STEPS) -> Path | None:
    """Bring a file up to date and return its backup, None when there is nothing to do.

    Raises:
        NotAWorkshop: the file is damaged.  DiskError: the disk refused; the file is as it was.
    """
    version = read_header(path).version
    if version not in steps:
        return None
    backup = path.with_stem(f"{path.stem} (format {version})")
    if not backup.exists():
        copy(path, backup)
    with appearing(path, replace=True) as temporary:
        copy(path, temporary)
        _climb(temporary, version, steps)
        with opened(temporary, thorough=True):
            pass
    return backup


def _climb(path: Path, version: int, steps: Steps) -> None:
    with contextlib.closing(connect(path, "rw")) as connection:
        prepare_for_writing(connection)
        # A step may have to make a table anew while others refer to it.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        while version in steps:
            for statement in steps[version]:
                connection.execute(statement)
            version += 1
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
