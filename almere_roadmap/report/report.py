"""The participants' report: its cover and its sections, set on pages and furnished."""

from __future__ import annotations

from almere_roadmap.errors import Declined
from almere_roadmap.figures.roadmap.small import thumbnail
from almere_roadmap.i18n import _
from almere_roadmap.report.contents import Body, body
from almere_roadmap.report.edition import Edition
from almere_roadmap.report.flow import Page
from almere_roadmap.report.pdf import Progress
from almere_roadmap.report.sections.cover import cover


def report(edition: Edition, progress: Progress | None = None) -> tuple[list[Page], Body]:
    """Return the finished pages and what is on them; ``progress`` returns False to cancel.

    Raises:
        Declined: cancelled.
    """
    filled = body(edition, lambda share: go_on(progress, share))
    workshop = edition.workshop
    small = thumbnail(workshop, 170, 66, edition.today) if workshop.items else None
    pages = [cover(edition, filled.entries, small), *filled.pages]
    edition.furnish(pages, _("Participants’ report"))
    return pages, filled


def go_on(progress: Progress | None, share: float) -> None:
    """Tell the share done.

    Raises:
        Declined: it was answered with False.
    """
    if progress and not progress(share):
        raise Declined("Cancelled.")
