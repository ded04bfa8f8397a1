"""Asking a register: what it holds, what is found in it, and its rows, a page at a time."""

from __future__ import annotations

import threading
from array import array
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from almere_roadmap.analysis.economy.registers import section_words
from almere_roadmap.domain.registers import BATCH, Row
from almere_roadmap.errors import AlmereError, Declined
from almere_roadmap.i18n import said
from almere_roadmap.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from almere_roadmap.document.registers import Registers
    from almere_roadmap.store.register_index import Query

Counts = Counter[tuple[str, str, str]]
"""Establishments by section, size class and municipality."""


class RegisterSearch(QObject):
    """Puts questions to one register beside the window; a new question ends the one before.

    Signals (on the window's thread):
        counted(object): the Counts of the whole register.
        preparing(float): the share of the index that is made, 1 when it is ready or given up.
        found(object): the places that answer the last question.
        arrived(int, object, object): a number in a list of places, the rows from there on, and
            that list.
        gathered(object): the rows that were asked for.
        failed(str): why something cannot be answered.
    """

    counted = Signal(object)
    preparing = Signal(float)
    found = Signal(object)
    arrived = Signal(int, object, object)
    gathered = Signal(object)
    failed = Signal(str)

    def __init__(
        self, tasks: Tasks, registers: Registers, digest: str, parent: QObject | None = None
    ) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._tasks, self._registers, self._digest = tasks, registers, digest
        self._making: Job | None = None
        self._asking = threading.Event()
        self._next: Query | None = None

    @property
    def is_ready(self) -> bool:
        """Tell whether the index is made."""
        return self._registers.indexed(self._digest) is not None

    def count(self) -> None:
        """Count the register; ``counted`` follows."""
        self._tasks.aside(self._counts, self._on_counted, self._on_failed)

    def _on_counted(self, counts: Counts) -> None:
        self.counted.emit(counts)

    def _counts(self) -> Counts:
        register = self._registers.get(self._digest)
        names = ("sector", "size_class", "municipality")
        return Counter(zip(*map(register.column, names), strict=True))

    def prepare(self) -> None:
        """Make the index where there is none; ``preparing`` tells how far it is."""
        if self.is_ready or self._making is not None:
            return
        words = section_words()
        registers, digest = self._registers, self._digest
        job = Job(self._tasks, lambda progress: registers.index(digest, words, progress))
        job.progressed.connect(self.preparing)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_made)
        self._making = job

    def give_up(self) -> None:
        """Stop making the index; the next question starts it again."""
        self._next = None
        if self._making is not None:
            self._making.cancel()

    def _on_made(self) -> None:
        self._making = None
        self.preparing.emit(1.0)
        if self._next is not None and self.is_ready:
            self.ask(self._next)

    def ask(self, query: Query) -> None:
        """Ask a question as soon as the index is ready; ``found`` follows for the last one."""
        self._asking.set()
        self._next = query
        index = self._registers.indexed(self._digest)
        if index is None:
            self.prepare()
            return
        asking = self._asking = threading.Event()

        def work() -> tuple[threading.Event, array[int]]:
            return asking, index.find(query, asking.is_set)

        self._tasks.aside(work, self._on_found, self._on_failed)

    def _on_found(self, answer: tuple[threading.Event, array[int]]) -> None:
        asked, places = answer
        if asked is self._asking and not asked.is_set():
            self.found.emit(places)

    def fetch(self, start: int, places: Sequence[int], of: object) -> None:
        """Get the rows of a page of the list ``of``; ``arrived`` follows."""

        def work() -> tuple[int, list[Row], object]:
            return start, self._rows(places), of

        self._tasks.aside(work, self._on_rows, self._on_failed)

    def _on_rows(self, found: tuple[int, list[Row], object]) -> None:
        self.arrived.emit(*found)

    def gather(self, places: Sequence[int]) -> None:
        """Get some rows; ``gathered`` follows."""
        self._tasks.aside(lambda: self._rows(places), self._on_gathered, self._on_failed)

    def _on_gathered(self, rows: list[Row]) -> None:
        self.gathered.emit(rows)

    def _rows(self, places: Sequence[int]) -> list[Row]:
        index = self._registers.indexed(self._digest)
        return self._from_file(places) if index is None else index.rows(places)

    def _from_file(self, places: Sequence[int]) -> list[Row]:
        """Return rows while there is no index: those of a page are of one batch or two."""
        register = self._registers.get(self._digest)
        batches = {place // BATCH for place in places}
        rows = {batch: register.rows(batch) for batch in batches}
        return [rows[place // BATCH][place % BATCH] for place in places]

    def _on_failed(self, error: AlmereError) -> None:
        if not isinstance(error, Declined):
            self.failed.emit(said(error))
