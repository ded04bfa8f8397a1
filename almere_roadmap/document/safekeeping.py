"""When a workshop is backed up, and getting it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from almere_roadmap import settings
from almere_roadmap.errors import AlmereError, DiskError
from almere_roadmap.history.edit import Edit
from almere_roadmap.store import backups
from almere_roadmap.store.backups import Backup, Shelf
from almere_roadmap.store.connections import own_words
from almere_roadmap.store.lock import Lock, acquire, in_use
from almere_roadmap.store.writing import WorkshopFile

EVERY = timedelta(minutes=30)
_MANY = 200
"""A step of more changes than this, such as an import, is backed up before it is written."""


class Safekeeping:
    """Decides, on the writing thread, when the file is backed up; a refusal is told only once."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        title: Callable[[], str],
        warn: Callable[[AlmereError], None],
    ) -> None:
        """Start with the first edit."""
        self._clock, self._title, self._warn = clock, title, warn
        self._last: datetime | None = None
        self._warned = False

    def before(self, file: WorkshopFile, edit: Edit, *, with_tables: bool) -> None:
        """Back up what the file holds if ``edit`` is a reason to."""
        if self._last is None:
            self.keep(file, "opened")
        elif with_tables or len(edit.changes) > _MANY:
            self.keep(file, "import")
        elif self._clock() - self._last >= EVERY:
            self.keep(file, "time")

    def keep(self, file: WorkshopFile, reason: str) -> None:
        """Back up what the file holds; work goes on when that is refused."""
        self._last = self._clock()
        if not file.position.edits:
            return
        made = self._last.replace(tzinfo=None)
        folder = settings.backup_folder()
        try:
            backups.keep(file.path, folder, file.position, made, reason, self._title())
        except AlmereError as error:
            self._tell(error)

    def _tell(self, error: AlmereError) -> None:
        if not self._warned:
            self._warned = True
            reason = {"reason": str(error)}
            self._warn(DiskError("No backup could be made: {reason}", **reason))


def all_backups() -> tuple[Shelf, ...]:
    """Return the backups of every workshop that was changed on this computer."""
    return backups.shelves(settings.backup_folder())


def backups_for(path: Path) -> tuple[Backup, ...]:
    """Return the backups of what lies, or lay, at ``path``; it is not opened."""
    found = backups.shelves_for(settings.backup_folder(), path)
    every = (backup for shelf in found for backup in shelf.backups)
    return tuple(sorted(every, key=lambda b: b.made, reverse=True))


def backups_of(document_id: str) -> tuple[Backup, ...]:
    """Return the backups of a workshop."""
    return backups.shelf_of(settings.backup_folder(), document_id).backups


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in the place of ``target``; what was there is kept under the name returned.

    Raises:
        Declined: somebody has the file open.  DiskError, NotAWorkshop: nothing changed.
    """
    with own_words(target):
        found = acquire(target, "", "")
    if not isinstance(found, Lock):
        raise in_use(target, found)
    try:
        return backups.restore(backup, target)
    finally:
        found.release()
