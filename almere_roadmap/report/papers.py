"""Papers to vote on, several on a sheet, each with its number and its own order of niches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from almere_roadmap.analysis.choosing.voting import read_out
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.paper import paper
from almere_roadmap.figures.marks import Ink, Line, Mark, Stroke
from almere_roadmap.report.flow import LANDSCAPE, PORTRAIT, Frame, Page
from almere_roadmap.report.pdf import Metadata, write_pdf
from almere_roadmap.report.placing import moved

_LAYOUTS = ((10, PORTRAIT, 2, 2), (16, LANDSCAPE, 2, 1))
"""Up to so many niches: the sheet, and how many papers across and down."""

_CUT = Stroke(Ink("ink-2"), 0.2, (2.0, 2.0))


_UNKNOWN = 24
"""So many papers are printed while nobody counted the people in the room."""


def usual_count(workshop: Workshop) -> int:
    """Return how many papers a round needs: one for each person in the room."""
    return len(workshop.participants) or _UNKNOWN


def write_papers(
    workshop: Workshop, voting: VotingRound, count: int, path: Path, made: date
) -> None:
    """Write the papers 1 to ``count`` of a round as PDF.

    Raises:
        DiskError: the disk refuses.
    """
    title = workshop.about.title
    about = Metadata(f"{title}: {voting.question}" if title else voting.question, "", "", made)
    write_pdf(list(pages(workshop, voting, count)), path, about)


def pages(workshop: Workshop, voting: VotingRound, count: int) -> Iterator[Page]:
    """Yield the sheets with the papers 1 to ``count``, to be cut along the dashes."""
    frame, across, down = _layout(len(workshop.niches))
    size = frame.width / across, frame.height / down
    for first in range(1, count + 1, across * down):
        page = Page(frame, furnished=False)
        page.marks += _cuts(frame, across, down)
        for place in range(min(across * down, count + 1 - first)):
            number = first + place
            figure = paper(voting, read_out(workshop, voting, number), number, size)
            x, y = size[0] * (place % across), size[1] * (place // across)
            page.marks += moved(figure.marks, x, y)
        yield page


def _layout(niches: int) -> tuple[Frame, int, int]:
    for most, frame, across, down in _LAYOUTS:
        if niches <= most:
            return frame, across, down
    return PORTRAIT, 1, 1


def _cuts(frame: Frame, across: int, down: int) -> Iterator[Mark]:
    for place in range(1, across):
        x = frame.width * place / across
        yield Line(((x, 0), (x, frame.height)), _CUT)
    for place in range(1, down):
        y = frame.height * place / down
        yield Line(((0, y), (frame.width, y)), _CUT)
