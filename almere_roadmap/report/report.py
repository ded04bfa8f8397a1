"""The participants' report: built, set on pages, furnished and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from almere_roadmap.analysis.anonymous import anonymised, discreet
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.figures.roadmap_small import thumbnail
from almere_roadmap.i18n import _, speaking
from almere_roadmap.report.contents import body, unshown
from almere_roadmap.report.edition import Edition
from almere_roadmap.report.flow import Page
from almere_roadmap.report.pdf import Progress, write_pdf
from almere_roadmap.report.sections.cover import cover

# Building takes about as long as writing.
_BUILT = 0.5


@dataclass(frozen=True)
class ReportSummary:
    """What was written: pages, the sections in it and those without content.

    ``unshown`` are the characters that no bundled font has; they are printed as a box.
    """

    pages: int
    sections: tuple[str, ...]
    left_out: tuple[str, ...]
    unshown: tuple[str, ...] = ()


def write_report(
    workshop: Workshop,
    path: Path,
    *,
    language: str | None = None,
    anonymous: bool = False,
    today: date,
    progress: Progress | None = None,
) -> ReportSummary:
    """Write the report of a workshop as PDF in a language, by default the one in force.

    ``progress`` is told the share done and returns False to cancel.

    Raises:
        Declined: cancelled; what was at ``path`` stays as it was.
        DiskError: the disk refuses; likewise.
    """
    with speaking(language):
        edition = _edition(workshop, today, anonymous=anonymous)
        pages, summary = _lay_out(edition, progress)
        write_pdf(pages, path, edition.metadata, _from(_BUILT, progress))
    return summary


def laid_out(
    workshop: Workshop, *, anonymous: bool, today: date, progress: Progress | None = None
) -> tuple[list[Page], ReportSummary]:
    """Return the finished pages of a report, as ``write_report`` prints them, and what is on them.

    Raises:
        Declined: cancelled.
    """
    return _lay_out(_edition(workshop, today, anonymous=anonymous), progress)


def _edition(workshop: Workshop, today: date, *, anonymous: bool) -> Edition:
    return Edition(anonymised(workshop) if anonymous else discreet(workshop), today, anonymous)


def _lay_out(edition: Edition, progress: Progress | None) -> tuple[list[Page], ReportSummary]:
    filled = body(edition, _checked(progress))
    workshop = edition.workshop
    small = thumbnail(workshop, 170, 66, edition.today) if workshop.items else None
    pages = [cover(edition, filled.entries, small), *filled.pages]
    edition.furnish(pages, _("Participants’ report"))
    titles = tuple(entry.title for entry in filled.entries)
    return pages, ReportSummary(len(pages), titles, tuple(filled.left_out), unshown(pages))


def _checked(progress: Progress | None) -> Callable[[float], None]:
    """Return a function that reports the share built and raises when cancelled."""

    def go_on(share: float) -> None:
        if progress and not progress(_BUILT * share):
            raise Declined("Cancelled.")

    return go_on


def _from(start: float, progress: Progress | None) -> Progress | None:
    """Return a progress whose nought is ``start`` of the whole."""
    if progress is None:
        return None
    return lambda share: progress(start + (1 - start) * share)
