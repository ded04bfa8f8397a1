"""Work on the report beside the window: its pages for the preview, and the PDF itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure

if TYPE_CHECKING:
    from almere_roadmap.document.registers import Registers


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
    from almere_roadmap.report.choice import Choice
    from almere_roadmap.report.printing import lay_out

    choice = Choice(language=chosen.language, anonymous=chosen.anonymous)
    found, summary = lay_out(workshop, choice, today=date.today(), progress=progress)
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
    from almere_roadmap.report.choice import Choice
    from almere_roadmap.report.printing import write as write_pdf

    choice = Choice(language=chosen.language, anonymous=chosen.anonymous)
    write_pdf(workshop, path, choice, today=date.today(), progress=progress)
    return path


def export(
    workshop: Workshop,
    chosen: Chosen,
    path: Path,
    registers: Registers | None,
    progress: Callable[[float], bool],
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
        registers=registers.of(workshop) if registers else None,
        progress=progress,
    )
    return path
