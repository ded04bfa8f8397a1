"""Opening a file for a document: the lock, the checks, and why it can perhaps only be looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almere_roadmap import settings
from almere_roadmap.domain.message import Message
from almere_roadmap.store import migrations, workshop_file
from almere_roadmap.store.lock import Lock, acquire
from almere_roadmap.store.untrusted import read_header
from almere_roadmap.store.workshop_file import Contents
from almere_roadmap.store.writing import finish


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening gave; there is a lock when the file may be changed, else a reason."""

    path: Path
    contents: Contents
    lock: Lock | None
    reason: Message | None

    @property
    def warning(self) -> Message | None:
        """Return what the person should know of a file that can be opened all the same."""
        if not self.contents.lacking:
            return None
        return Message(
            "The last edits may be missing: a second file stayed behind where {file} came from.",
            {"file": self.path.name},
        )

    def release(self) -> None:
        """Let others edit the file."""
        if self.lock is not None:
            self.lock.release()


def open_file(
    path: Path, author: str, since: str, *, read_only: bool, take_over: bool = False
) -> Opened:
    """Open a file, for editing when that is possible; errors as in ``workshop_file.read``."""
    if read_only:
        contents = workshop_file.read(path)
        return Opened(path, contents, None, Message("The workshop was opened to look at."))
    if not path.is_file():
        read_header(path)  # says what is wrong; no lock is left beside what is no file
    lock, reason = _locked(path, author, since, take_over)
    try:
        if lock is not None:
            now = datetime.fromisoformat(since).replace(tzinfo=None)
            migrations.migrate(path, settings.backup_folder(), now)
        contents = workshop_file.read(path)
        if lock is not None and not contents.newer:
            finish(path)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if lock is not None and contents.newer:
        lock.release()
        lock, reason = None, _newer(contents.version)
    return Opened(path, contents, lock, reason)


def _newer(version: int) -> Message:
    return Message(
        "A later version of this program made the workshop (format {version}).",
        {"version": str(version)},
    )


def _locked(
    path: Path, author: str, since: str, take_over: bool
) -> tuple[Lock | None, Message | None]:
    if not os.access(path, os.W_OK):
        return None, Message("The file may not be changed.")
    try:
        found = acquire(path, author, since, take_over=take_over)
    except OSError:
        return None, Message("The folder of the file may not be changed.")
    if isinstance(found, Lock):
        return found, None
    return None, Message("{name} has the workshop open.", {"name": found.name})
