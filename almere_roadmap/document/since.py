"""Moments to compare: the end of each session, what was named, the begin of this sitting, now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from almere_roadmap.document.document import Document
from almere_roadmap.document.told import Line, told, written_by
from almere_roadmap.document.wording import when_words
from almere_roadmap.domain.entities import Session
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Change, Edit
from almere_roadmap.i18n import _, day
from almere_roadmap.store import workshop_file


@dataclass(frozen=True)
class Point:
    """A moment by its name: right after ``edit``, "" for before everything."""

    words: str
    edit: str


def points(document: Document) -> list[Point]:
    """Return the moments of a document that people know, the latest first; reads the file."""
    timeline, workshop = document.timeline(), document.workshop
    found = list(_sessions(workshop, timeline))
    found += _named(workshop, timeline)
    if (before := _before_sitting(document, timeline)) is not None:
        found.append(Point(_("Begin of this sitting"), before))
    return found


def last_session(document: Document) -> Point:
    """Return the end of the session before this one, or the begin of this sitting.

    Before there is a second session, what people did since they opened the file is what is new.
    """
    timeline, workshop = document.timeline(), document.workshop
    sessions = list(_sessions(workshop, timeline))
    if sessions:
        return sessions[0]
    before = _before_sitting(document, timeline)
    now = timeline[-1].id if timeline else ""
    return Point(_("Begin of this sitting"), now if before is None else before)


def _sessions(workshop: Workshop, timeline: Sequence[Edit]) -> Iterator[Point]:
    """Yield the end of every session but the last, the latest first."""
    sessions = workshop.begun_sessions
    for earlier, later in reversed(list(pairwise(sessions))):
        begin = _begin(later, timeline)
        if begin:
            words = _("End of {session}").format(session=session_words(earlier))
            yield Point(words, timeline[begin - 1].id)


def session_words(session: Session) -> str:
    """Return a session and its day."""
    known = first_day(session.date) if is_period(session.date) else None
    return " · ".join(filter(None, (session.name, day(known) if known else session.date)))


def _begin(session: Session, timeline: Sequence[Edit]) -> int:
    """Return the place of the first step of a session, 0 for none."""
    touching = [_on(session, edit) for edit in timeline]
    # One that was planned was there before it began.
    was_planned = any(c.field == "planned" and c.value for own in touching for c in own)
    for place, (edit, own) in enumerate(zip(timeline, touching, strict=True)):
        opened = any(c.field == "planned" for c in own if not c.value) if was_planned else own
        if edit.session == session.id or opened:
            return place
    return 0


def _on(session: Session, edit: Edit) -> list[Change]:
    key = ("sessions", session.id)
    return [c for c in edit.changes if (c.collection, c.row) == key]


def _named(workshop: Workshop, timeline: Sequence[Edit]) -> list[Point]:
    times = {edit.id: edit.time for edit in timeline}
    known = [m for m in workshop.moments.values() if m.edit in times]
    known.sort(key=lambda m: times[m.edit], reverse=True)
    return [Point(f"‘{m.name}’ · {when_words(times[m.edit])}", m.edit) for m in known]


def _before_sitting(document: Document, timeline: Sequence[Edit]) -> str | None:
    """Return the last step before this sitting, "" for none, None when nothing was done in it."""
    own = document.sitting
    places = [place for place, edit in enumerate(timeline) if edit.id in own]
    if not places:
        return None
    return timeline[places[0] - 1].id if places[0] else ""


def since_session(document: Document) -> tuple[str, tuple[str, ...]] | None:
    """Return the end of the session before this one and what changed since, None for the first.

    Who changed it stays unsaid: this is printed.
    """
    point = next(_sessions(document.workshop, document.timeline()), None)
    if point is None:
        return None
    lines = told(at(document, point.edit), document.workshop, {})
    return point.words, tuple(line.words for line in lines)


def at(document: Document, edit: str) -> Workshop:
    """Return the workshop as it was right after an edit; "" gives an empty one."""
    return document.at(edit) if edit else Workshop(document_id=document.document_id)


def between(old: Workshop, new: Workshop, document: Document, *files: Path) -> list[Line]:
    """Return what changed from one workshop to another, with who did it where that is known.

    Raises:
        NotAWorkshop, InputError, DiskError: a file cannot be read.
    """
    edits = [edit for path in files for edit in workshop_file.read_history(path)]
    same = old.document_id == new.document_id
    by = written_by([*(document.timeline() if not files else ()), *edits]) if same else {}
    return told(old, new, by)


def changes_since(document: Document, edit: str, then: Workshop) -> list[Line]:
    """Return what changed since ``then``, the moment right after ``edit``, with who did it."""
    timeline = document.timeline()
    ids = [step.id for step in timeline]
    later = timeline[ids.index(edit) + 1 :] if edit in ids else timeline
    return told(then, document.workshop, written_by(later))
