"""What a document tells those who watch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import RowKey


@dataclass(frozen=True, slots=True)
class Changes:
    """One notice.

    ``kept`` is None right after a change in memory, True once ``edit`` is on disk, False when it
    could not be written (``error`` says why; the edit stays in memory and is tried again).
    ``edit`` is None after a merge, and when there is only something to warn of (``error`` says
    what, ``touched`` is empty and ``kept`` True).
    """

    workshop: Workshop
    edit: Edit | None
    touched: frozenset[RowKey] = frozenset()
    kept: bool | None = None
    error: AlmereError | None = None


class Watchers:
    """Those who are told; a watcher may come and go on any thread."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._all: tuple[Callable[[Changes], None], ...] = ()

    def add(self, watcher: Callable[[Changes], None]) -> Callable[[], None]:
        """Tell ``watcher`` from now on; returns the way to stop it."""
        self._all = (*self._all, watcher)

        def stop() -> None:
            self._all = tuple(w for w in self._all if w is not watcher)

        return stop

    def tell(self, changes: Changes) -> None:
        """Tell everybody."""
        for watcher in self._all:
            watcher(changes)
