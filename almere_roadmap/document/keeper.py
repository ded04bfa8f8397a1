"""The one thread that writes to a file, and the edits that wait for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, TypeVar

from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.errors import AlmereError, BugError, Conflict
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import RowKey
from almere_roadmap.store.records import StoredRow
from almere_roadmap.store.writing import WorkshopFile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """An edit on its way to disk, with the rows and tables that it makes."""

    edit: Edit
    rows: Mapping[RowKey, StoredRow]
    tables: Mapping[str, StatisticsTable]


class Owner(Protocol):
    """Who is told, on the writing thread, how it went."""

    def on_writing(self, file: WorkshopFile, step: Step) -> None:
        """Back the file up if that is due, before an edit is written to it."""

    def on_kept(self, edit: Edit) -> None:
        """Learn that an edit is on disk."""

    def on_failed(self, edit: Edit, error: AlmereError) -> None:
        """Learn that an edit could not be written; it stays in memory."""

    def on_conflict(
        self, file: WorkshopFile, error: Conflict
    ) -> tuple[WorkshopFile, frozenset[str]]:
        """Return the file that holds the edits from now on, and the ids of those it has."""


class Keeper:
    """Writes edits in their order, each as its own transaction; none is ever dropped."""

    def __init__(self, file: WorkshopFile, owner: Owner) -> None:
        """Start without anything to write; the file is opened with the first edit."""
        self._file, self._owner = file, owner
        self._waiting: deque[Step] = deque()
        self._error: AlmereError | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self._last: Future[None] | None = None
        self._there: frozenset[str] = frozenset()

    @property
    def waiting(self) -> int:
        """Return how many edits are not on disk yet."""
        return len(self._waiting)

    def keep(self, step: Step) -> None:
        """Let an edit be written soon; those that failed before come first."""
        self._waiting.append(step)
        self._last = self._thread.submit(self._write_waiting)

    def try_again(self) -> None:
        """Let what could not be written be tried once more; nobody waits for it."""
        if self._waiting:
            self._last = self._thread.submit(self._write_waiting)

    def flush(self) -> None:
        """Wait until everything is on disk, trying once more what failed before.

        Raises:
            DiskError, Conflict: something could still not be written; it stays in memory.
        """
        self._settle()
        if self._waiting:
            self._last = self._thread.submit(self._write_waiting)
            self._settle()
        if self._waiting and self._error is not None:
            raise self._error

    def run(self, act: Callable[[WorkshopFile], T]) -> T:
        """Do something with the file on the writing thread and wait for it."""
        return self._thread.submit(lambda: act(self._file)).result()

    def close(self) -> None:
        """End the thread and let go of the file."""
        self._thread.submit(lambda: self._file.close()).result()
        self._thread.shutdown()

    def _settle(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def _write_waiting(self) -> None:
        while self._waiting:
            step = self._waiting[0]
            if step.edit.id not in self._there and not self._write(step):
                return
            # Whoever is told that it is kept finds that it waits no more.
            self._waiting.popleft()
            self._error = None
            if step.edit.id not in self._there:
                self._owner.on_kept(step.edit)

    def _write(self, step: Step) -> bool:
        """Write one edit, tell when that failed, and return whether it is on disk."""
        try:
            self._owner.on_writing(self._file, step)
            self._file.append(step.edit, step.rows, step.tables)
        except Conflict as error:
            return self._moved(step, error)
        except AlmereError as error:
            return self._failed(step, error)
        except Exception as error:  # whatever it is, nobody may believe that the edit is kept
            return self._failed(step, BugError(f"{type(error).__name__}: {error}"))
        return True

    def _failed(self, step: Step, error: AlmereError) -> bool:
        self._error = error
        self._owner.on_failed(step.edit, error)
        return False

    def _moved(self, step: Step, error: Conflict) -> bool:
        """Go on in another file, which holds what was waiting; tell whether that worked."""
        try:
            file, self._there = self._owner.on_conflict(self._file, error)
        except AlmereError as worse:
            return self._failed(step, worse)
        self._file.close()
        self._file = file
        self._owner.on_failed(step.edit, error)
        return True
