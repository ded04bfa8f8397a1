"""Prints what was chosen: the report, the note or the poster, laid out and written as PDF."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from almere_roadmap.analysis.anonymous import anonymised, discreet
from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.i18n import speaking
from almere_roadmap.report.choice import Changes, Choice, Document
from almere_roadmap.report.contents import unshown
from almere_roadmap.report.edition import Edition
from almere_roadmap.report.flow import Page
from almere_roadmap.report.note import note
from almere_roadmap.report.pdf import Progress, write_pdf
from almere_roadmap.report.poster import poster
from almere_roadmap.report.report import go_on, report

# Laying out takes about as long as writing.
_LAID_OUT = 0.5


@dataclass(frozen=True)
class Summary:
    """What was printed: how many pages, which sections, and which have no content.

    ``unshown`` are the characters that no bundled font has; they are printed as a box.
    """

    pages: int
    sections: tuple[str, ...]
    left_out: tuple[str, ...]
    unshown: tuple[str, ...] = ()


def lay_out(
    workshop: Workshop,
    choice: Choice,
    *,
    today: date,
    changes: Changes | None = None,
    progress: Progress | None = None,
    once: Mapping[str, str] | None = None,
) -> tuple[list[Page], Summary]:
    """Return the finished pages of a document, as :func:`write` prints them.

    ``changes`` are those since the previous session, where there was one.
    ``progress`` is told the share done and returns False to cancel.  ``once`` are names that were
    used earlier, which no anonymous document may mention either.

    Raises:
        Declined: cancelled.
    """
    with speaking(choice.language or None), _uncollected():
        return _laid_out(_edition(workshop, choice, today, changes, once), progress)


def write(
    workshop: Workshop,
    path: Path,
    choice: Choice,
    *,
    today: date,
    changes: Changes | None = None,
    progress: Progress | None = None,
    once: Mapping[str, str] | None = None,
) -> Summary:
    """Write a document as PDF; ``once`` as in :func:`lay_out`.

    ``progress`` is told the share done and returns False to cancel.

    Raises:
        Declined: cancelled; what was at ``path`` stays as it was.
        DiskError: the disk refuses; likewise.
    """
    with speaking(choice.language or None), _uncollected():
        edition = _edition(workshop, choice, today, changes, once)
        pages, summary = _laid_out(edition, _share(0.0, _LAID_OUT, progress))
        write_pdf(pages, path, edition.metadata, _share(_LAID_OUT, 1.0, progress))
    return summary


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python not look for cycles meanwhile: there are none among the marks of a report.

    Going through all of them, again and again as they grow in number, took two fifths of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _edition(
    workshop: Workshop,
    choice: Choice,
    today: date,
    changes: Changes | None,
    once: Mapping[str, str] | None,
) -> Edition:
    told = _as_notes(changes)
    shown = workshop.with_records("notes", told)
    shown = anonymised(shown, once) if choice.anonymous else discreet(shown)
    if changes:
        sentences = tuple(shown.notes[key].text for key in told)
        changes = replace(changes, sentences=sentences)
    about = shown.about
    about = replace(
        about, client=choice.client or about.client, status=choice.status or about.status
    )
    shown = shown.with_records("notes", dict.fromkeys(told))
    shown = shown.with_records("info", {ABOUT_ID: about})
    return Edition(shown, today, choice, changes)


def _as_notes(changes: Changes | None) -> dict[str, Note]:
    """Return the sentences as notes, so that names in them are covered as in all other texts."""
    sentences = changes.sentences if changes else ()
    keys = [f"change {number}" for number in range(len(sentences))]
    return {k: Note(id=k, text=text) for k, text in zip(keys, sentences, strict=True)}


def _laid_out(edition: Edition, progress: Progress | None) -> tuple[list[Page], Summary]:
    if edition.choice.document is Document.REPORT:
        pages, body = report(edition, progress)
        titles = tuple(entry.title for entry in body.entries)
        return pages, Summary(len(pages), titles, tuple(body.left_out), unshown(pages))
    go_on(progress, 0.0)
    pages = note(edition) if edition.choice.document is Document.NOTE else poster(edition)
    return pages, Summary(len(pages), (), (), unshown(pages))


def _share(first: float, last: float, progress: Progress | None) -> Progress | None:
    """Return a progress that runs from ``first`` to ``last`` of the whole."""
    if progress is None:
        return None
    return lambda share: progress(first + (last - first) * share)
