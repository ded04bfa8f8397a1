"""What the room decided, promised, disagreed about and parked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis.names import PROGRESS
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import N_, _, plural
from almere_roadmap.report.blocks import Block, Columns, Paragraph, bullets
from almere_roadmap.report.edition import Chapter, Edition, Sheet, flagged, shared_flag, titled
from almere_roadmap.report.pages import heading
from almere_roadmap.report.tables import DAY, DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import REMARK, Rich, bold, spaced

_LISTS = (
    (NoteKind.DECISION, N_("Decisions")),
    (NoteKind.MINORITY, N_("Minority views")),
    (NoteKind.PARKING, N_("Parking lot")),
)

_ACROSS = 3


def outcome(edition: Edition) -> Chapter | None:
    """Return decisions, commitments, minority views and the parking lot."""
    notes = ordered(edition.workshop.notes.values())
    blocks = list(_blocks(edition, notes))
    if not blocks:
        return None
    decided = sum(1 for note in notes if note.kind is NoteKind.DECISION)
    promised = sum(1 for note in notes if note.kind is NoteKind.COMMITMENT)
    lead = _("The room took {decisions} and made {commitments}.").format(
        decisions=plural("{n} decision", "{n} decisions", decided),
        commitments=plural("{n} commitment", "{n} commitments", promised),
    )
    return Chapter(
        title=_("Decisions and commitments"),
        lead=lead,
        sheets=(Sheet(tuple(blocks)),),
        sources=(edition.own,),
        flows_on=True,
    )


def _blocks(edition: Edition, notes: list[Note]) -> Iterator[Block]:
    """Yield the lists beside each other, then the commitments and what comes next."""
    lists = [
        tuple(_list(edition, [n for n in notes if n.kind is k], _(name))) for k, name in _LISTS
    ]
    lists = [stack for stack in lists if stack]
    for start in range(0, len(lists), _ACROSS):
        row = lists[start : start + _ACROSS]
        yield Columns(stacks=tuple(row), ruled=True, gap=8 if start == 0 else 5)
    yield from _commitments(edition, [n for n in notes if n.kind is NoteKind.COMMITMENT])
    yield from _next(edition)


def _next(edition: Edition) -> Iterator[Block]:
    """Yield when the next session is and whom to ask, as far as the workshop says so."""
    today = edition.today.isoformat()
    coming = sorted(
        (first.isoformat(), s.name)
        for s in edition.workshop.sessions.values()
        if is_period(s.date) and (first := first_day(s.date)) and first.isoformat() > today
    )
    words: list[Rich] = []
    if coming:
        date, name = coming[0]
        words += [bold(_("Next session:")), f"{name}, {when(date)}." if name else f"{when(date)}."]
    if edition.workshop.about.client:
        words += [bold(_("Contact:")), f"{edition.workshop.about.client}."]
    if words:
        yield Paragraph(words=spaced(words))


def _list(edition: Edition, notes: list[Note], name: str) -> Iterator[Block]:
    if not notes:
        return
    flag = shared_flag(notes)
    yield heading(titled(name, flag), gap=0)
    yield from bullets([_said(edition, note, flag) for note in notes], REMARK)


def _said(edition: Edition, note: Note, flag: str) -> Rich:
    about = edition.called(note.about)
    words = flagged(_with_state(note), note, shared=flag)
    return spaced((words, f"({about})")) if about else words


def _with_state(note: Note) -> str:
    """Return the words of a note and, once something came of it, how far it is."""
    if note.progress is Progress.OPEN:
        return note.text
    return f"{note.text} ({_(PROGRESS[note.progress])})"


def _commitments(edition: Edition, notes: list[Note]) -> Iterator[Block]:
    if not notes:
        return
    flag = shared_flag(notes)
    rows = [
        Row(
            (
                Cell(flagged(_with_state(note), note, shared=flag), edition.called(note.about)),
                note.owner or bold(_("no owner yet")),
                note.first_step or "–",
                when(note.due) or "–",
            )
        )
        for note in notes
    ]
    yield Table(
        title=titled(edition.lettered(_("Commitments")), flag),
        columns=(
            Column(_("Commitment"), 66),
            Column(_("Owner"), 38),
            Column(_("First step within 30 days"), 44),
            Column(_("Due"), DAY, "right"),
        ),
        look=replace(DENSE, above=0.9, below=0.7),
        rows=tuple(rows),
    )
