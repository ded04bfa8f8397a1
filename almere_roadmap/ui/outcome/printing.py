"""Work on the report beside the window: its pages for the preview, and the PDF itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import speaking
from almere_roadmap.ui.tasks import Tasks


@dataclass(frozen=True)
class Chosen:
    """What the person chose about the report."""

    language: str
    anonymous: bool


@dataclass(frozen=True)
class Chapter:
    """A section of the report and the page on which it begins, counted from 0."""

    title: str
    page: int


@dataclass(frozen=True)
class Pages:
    """The pages of the report as figures, its sections, and those that have nothing to show."""

    figures: tuple[Figure, ...]
    chapters: tuple[Chapter, ...]
    left_out: tuple[str, ...]


def pages(workshop: Workshop, chosen: Chosen, progress: Callable[[float], bool]) -> Pages:
    """Lay out the report; runs in any thread.

    Raises:
        Declined: cancelled.
    """
    from almere_roadmap.report.report import laid_out

    with speaking(chosen.language):
        found, summary = laid_out(
            workshop, anonymous=chosen.anonymous, today=date.today(), progress=progress
        )
    chapters = [
        Chapter(anchor.title, place)
        for place, page in enumerate(found)
        for anchor, _y in page.anchors
        if anchor.level == 0
    ]
    figures = tuple(Figure(p.frame.width, p.frame.height, tuple(p.marks)) for p in found)
    return Pages(figures, tuple(chapters), summary.left_out)


def write(
    workshop: Workshop, chosen: Chosen, path: Path, progress: Callable[[float], bool]
) -> Path:
    """Write the PDF; runs in any thread.

    Raises:
        Declined: cancelled.  DiskError: the disk refuses.
    """
    from almere_roadmap.report.report import write_report

    write_report(
        workshop,
        path,
        language=chosen.language,
        anonymous=chosen.anonymous,
        today=date.today(),
        progress=progress,
    )
    return path


def export(
    workshop: Workshop, chosen: Chosen, path: Path, progress: Callable[[float], bool]
) -> Path:
    """Write the workshop in another format, by the ending of ``path``; runs in any thread.

    Raises:
        Declined: cancelled.  DiskError: the disk refuses.
    """
    from almere_roadmap.exchange.export import export as write_export

    write_export(
        workshop,
        path,
        language=chosen.language,
        anonymous=chosen.anonymous,
        today=date.today(),
        progress=progress,
    )
    return path


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

    def __init__(self, tasks: Tasks, work: Callable[[Callable[[float], bool]], object]) -> None:
        """Start the work."""
        super().__init__()
        self._cancelled = threading.Event()
        self._tasks = tasks
        tasks.aside(lambda: work(self._go_on), self._on_done, self._on_failed)

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
