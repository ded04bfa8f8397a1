"""The dated actions as a calendar file: one day each, with an identity that stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from almere_roadmap import __version__
from almere_roadmap.analysis.names import STATUS
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.domain.words import NoteKind, Progress, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.exchange.plain_text import legal
from almere_roadmap.i18n import _


@dataclass(frozen=True)
class Entry:
    """A day in the calendar: its key, what happens, the period as written, and who acts."""

    key: str
    title: str
    period: str
    owner: str = ""
    note: str = ""
    illustrative: bool = False


def write_ics(workshop: Workshop, path: Path, *, today: date) -> None:
    """Write the calendar to ``path``; ``today`` is the day on which it was made."""
    path.write_bytes(calendar(workshop, today))


def calendar(workshop: Workshop, today: date) -> bytes:
    """Return the calendar as iCalendar text."""
    from icalendar import Calendar, Event

    made = datetime.combine(today, time(), UTC)
    book = Calendar()
    book.add("prodid", f"-//Almere Roadmap {__version__}//")
    book.add("version", "2.0")
    book.add("x-wr-calname", legal(workshop.about.title))
    for entry in entries(workshop):
        first = parse(entry.period).first
        event = Event()
        event.add("uid", f"{entry.key}@{workshop.document_id or 'workshop'}.almere-roadmap")
        event.add("dtstamp", made)
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(days=1))
        event.add("summary", legal(_marked(entry)))
        event.add("description", legal(_description(entry)))
        event.add("transp", "TRANSPARENT")
        book.add_component(event)
    return bytes(book.to_ical())


def _marked(entry: Entry) -> str:
    if not entry.illustrative:
        return entry.title
    flag = _(STATUS[Status.ILLUSTRATIVE])
    return f"{entry.title} ({flag})"


def _description(entry: Entry) -> str:
    lines = [
        _("Owner: {owner}").format(owner=entry.owner) if entry.owner else "",
        ""
        if parse(entry.period).exact
        else _("Planned for {period}").format(period=when(entry.period)),
        entry.note,
    ]
    return "\n".join(line for line in lines if line)


def entries(workshop: Workshop) -> Iterator[Entry]:
    """Yield what has a date: sessions, starts, publications, decisions and commitments."""
    for session in ordered(workshop.sessions.values()):
        yield from _dated(Entry(session.id, session.name or _("Session"), session.date))
    for item in ordered(workshop.items.values()):
        yield from _of_item(workshop, item)
    for note in ordered(workshop.notes.values()):
        if note.kind is NoteKind.COMMITMENT and note.progress is not Progress.DROPPED:
            is_illustrative = note.status is Status.ILLUSTRATIVE
            yield from _dated(
                Entry(note.id, note.text, note.due, note.owner, note.first_step, is_illustrative)
            )


def _of_item(workshop: Workshop, item: Item) -> Iterator[Entry]:
    name = " ".join(filter(None, (item.code, item.title)))
    contract, hbo = workshop.contracts.get(item.id), workshop.hbo_actions.get(item.id)
    days = (
        ("start", name, item.start),
        ("end", _("{name} is done"), "" if item.start else item.end),
        ("publication", _("Publish {name}"), contract.publication if contract else ""),
        ("decision", _("Decide on {name}"), hbo.decision_date if hbo else ""),
    )
    is_illustrative = item.status is Status.ILLUSTRATIVE
    for kind, title, period in days:
        words = title if kind == "start" else title.format(name=name)
        key = f"{item.id}-{kind}"
        yield from _dated(Entry(key, words, period, item.owner, item.first_step, is_illustrative))


def _dated(entry: Entry) -> Iterator[Entry]:
    if entry.period and is_period(entry.period):
        yield entry
