"""Making whole files: a new one, or a copy of one that may be open.

A file appears under its name only when it is complete, checked and on disk.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from almere_roadmap.errors import InputError
from almere_roadmap.store.connections import own_words
from almere_roadmap.store.lock import refuse_held
from almere_roadmap.store.untrusted import connected, identity, opened


@contextmanager
def appearing(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a temporary path beside ``target``; on success what was made there takes its name.

    Raises:
        InputError: there is a file of that name already and ``replace`` does not allow it.
        Declined: somebody has it open.  DiskError: the folder cannot be written.
    """
    if target.exists() and not replace:
        raise InputError("There is already a file of that name.", file=str(target))
    if not target.parent.is_dir():
        raise InputError("There is no such folder.", file=str(target.parent))
    refuse_held(target)
    with taking_the_place(target) as temporary:
        yield temporary


@contextmanager
def taking_the_place(target: Path) -> Iterator[Path]:
    """Give a temporary path as :func:`appearing` does, whoever holds ``target``.

    Raises:
        DiskError: the folder cannot be written.
    """
    temporary = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        with own_words(target):
            yield temporary
            _sync(temporary)
            temporary.replace(target)
            _sync(target.parent)
    finally:
        for ending in ("", "-journal"):
            temporary.with_name(temporary.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        # Some network and memory-card file systems cannot sync a folder.
        with contextlib.suppress(OSError) if path.is_dir() else contextlib.nullcontext():
            os.fsync(handle)
    finally:
        os.close(handle)


def copy(source: Path, target: Path, *, replace: bool = False) -> None:
    """Write a complete, compact and checked copy of a workshop file.

    Raises:
        InputError: the target is the file itself, or is there already without ``replace``.
        Declined: somebody has the target open.
        NotAWorkshop: the source is damaged.  DiskError: the disk refused.
    """
    if target.exists() and source.exists() and identity(target) == identity(source):
        raise InputError("A file cannot be copied onto itself.", file=str(target))
    with appearing(target, replace=replace) as temporary:
        _check(source)
        with connected(source) as connection:
            connection.execute("VACUUM INTO ?", (str(temporary),))
        _check(temporary)


def _check(path: Path) -> None:
    with opened(path, thorough=True):
        pass
