"""Work that must not hold up the window: one serial worker for documents, a pool for the rest."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from almere_roadmap.errors import AlmereError, BugError

T = TypeVar("T")


class Task(QObject):
    """One piece of work under way.

    Signals (on the window's thread):
        done(object): what the work returned; not sent after ``cancel``.
        failed(object): the :class:`AlmereError` it ended with; not sent after ``cancel``.
        progressed(float): the share that is done, from 0 to 1.
        ended(): it is over, whichever way.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)
    ended = Signal()
    _came_out = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start uncancelled."""
        super().__init__(parent)
        self._cancelled = threading.Event()
        # Only a method of an object of the window's thread is sure to be called there.
        self._came_out.connect(self._take)

    def cancel(self) -> None:
        """Ask the work to stop; its result is dropped."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Tell whether somebody asked the work to stop; long work looks here between steps."""
        return self._cancelled.is_set()

    def _take(self, outcome: object) -> None:
        if not self.cancelled:
            (self.failed if isinstance(outcome, AlmereError) else self.done).emit(outcome)
        self.ended.emit()


class _Run(QRunnable):
    def __init__(self, task: Task, work: Callable[[], object]) -> None:
        super().__init__()
        self.task, self.work = task, work

    def run(self) -> None:
        self.task._came_out.emit(self._outcome())

    def _outcome(self) -> object:
        try:
            return self.work()
        except AlmereError as error:
            return error
        except Exception as error:
            # Nothing may vanish in a thread: it reaches the window as a sentence.
            return BugError("{error}", error=f"{type(error).__name__}: {error}")


class Tasks(QObject):
    """Starts work and brings its result back to the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the two pools."""
        super().__init__(parent)
        self._serial = QThreadPool(self)
        self._serial.setMaxThreadCount(1)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()

    def one_by_one(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[AlmereError], object] | None = None,
    ) -> Task:
        """Do work that touches a document: one after the other, in this order."""
        return self._start(self._serial, work, done, failed)

    def aside(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[AlmereError], object] | None = None,
    ) -> Task:
        """Do work on values beside anything else."""
        return self._start(self._pool, work, done, failed)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[], T],
        done: Callable[[T], object] | None,
        failed: Callable[[AlmereError], object] | None,
    ) -> Task:
        task = Task(self)
        # A method of a widget that is gone meanwhile is no longer connected.
        if done is not None:
            task.done.connect(done)
        if failed is not None:
            task.failed.connect(failed)
        task.ended.connect(self._on_ended)
        self._running.add(task)
        pool.start(_Run(task, work))
        return task

    def _on_ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.discard(task)
            task.deleteLater()

    @property
    def busy(self) -> bool:
        """Tell whether any work is under way."""
        return bool(self._running)

    def finish(self) -> None:
        """Wait until all work is done, before the program ends."""
        self._serial.waitForDone()
        self._pool.waitForDone()


class Job(QObject):
    """One piece of work with progress that can be cancelled.

    Signals (on the window's thread):
        progressed(float): the share that is done.
        done(object): what came out; not after ``cancel``.
        failed(object): the error; not after ``cancel``.
        ended(): it is over, whichever way.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        tasks: Tasks,
        work: Callable[[Callable[[float], bool]], object],
        *,
        in_turn: bool = False,
    ) -> None:
        """Start the work, which is told how to report its share; ``in_turn`` for a document."""
        super().__init__()
        self._cancelled = threading.Event()
        self._tasks = tasks
        start = tasks.one_by_one if in_turn else tasks.aside
        start(lambda: work(self._go_on), self._on_done, self._on_failed)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()

    def _go_on(self, share: float) -> bool:
        self.progressed.emit(share)
        return not self._cancelled.is_set()

    def _on_done(self, outcome: object) -> None:
        if not self._cancelled.is_set():
            self.done.emit(outcome)
        self.ended.emit()

    def _on_failed(self, error: AlmereError) -> None:
        if not self._cancelled.is_set():
            self.failed.emit(error)
        self.ended.emit()
