"""Decisions, commitments, minority views and parked questions; and evidence pinned to a record."""

from __future__ import annotations

from almere_roadmap.domain.entities import Link, Note
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.words import LinkKind, NoteKind, Progress
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, deleted, new_id, updated
from almere_roadmap.i18n import N_
from almere_roadmap.verbs.records import add, get, last_rank, title_of


def add_note(
    workshop: Workshop,
    *,
    kind: NoteKind,
    text: str,
    about: str = "",
    owner: str = "",
    due: str = "",
    first_step: str = "",
) -> Draft:
    """Write down an outcome of the present session, beside the record that it is about."""
    if not text.strip():
        raise Declined("A note needs words.")
    if due:
        parse(due, "due")
    session = workshop.last_session
    note = Note(
        id=new_id(),
        kind=kind,
        text=text.strip(),
        about=about,
        owner=owner.strip(),
        due=due,
        first_step=first_step.strip(),
        session=session.id if session else "",
        rank=last_rank(workshop.notes.values()),
    )
    return add("notes", note, "Noted {name}")


_MARKED = {
    Progress.OPEN: N_("Took up {name} again"),
    Progress.UNDER_WAY: N_("{name} is under way"),
    Progress.DONE: N_("{name} is done"),
    Progress.DROPPED: N_("{name} is dropped"),
}


def mark(workshop: Workshop, note: str, progress: Progress) -> Draft:
    """Say how far an outcome is carried out."""
    found = get(workshop, "notes", note)
    label = Message(_MARKED[progress], {"name": title_of(found)})
    return Draft(label, updated("notes", found, progress=progress))


def link(workshop: Workshop, *, kind: LinkKind, origin: str, target: str, note: str = "") -> Draft:
    """Link two records; a link that is there already is left as it is."""
    found = workshop.find(origin)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    label = Message("Linked {name}", {"name": title_of(found[1])})
    if linked(workshop, kind, origin, target):
        return Draft(label)
    new = Link(id=new_id(), kind=kind, origin=origin, target=target, note=note)
    return Draft(label, created("links", new))


def linked(workshop: Workshop, kind: LinkKind, origin: str, target: str) -> Link | None:
    """Return the link of a kind between two records, None when there is none."""
    wanted = (kind, origin, target)
    links = (x for x in workshop.links.values() if (x.kind, x.origin, x.target) == wanted)
    return next(links, None)


def unlink(workshop: Workshop, *, kind: LinkKind, origin: str, target: str) -> Draft:
    """Take a link away."""
    found = linked(workshop, kind, origin, target)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    return Draft(Message("Removed a link"), deleted("links", [found.id]))


def pin(workshop: Workshop, *, evidence: str, target: str = ABOUT_ID, note: str = "") -> Draft:
    """Pin a figure, by its id, to a niche or item as evidence, or to the outcome as a whole."""
    found = workshop.find(target)
    name = title_of(found[1]) if found else ""
    label = Message("Pinned evidence to {name}", {"name": name})
    if linked(workshop, LinkKind.EVIDENCE, target, evidence):
        return Draft(label)
    new = Link(id=new_id(), kind=LinkKind.EVIDENCE, origin=target, target=evidence, note=note)
    return Draft(label, created("links", new))
