"""The workshop itself: its title and question, its sessions, areas and participants."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.domain.entities import About, Area, Cluster, Participant, Session
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id, updated
from almere_roadmap.verbs.records import add, edit, last_rank


def describe(workshop: Workshop, **values: object) -> Draft:
    """Set fields of the workshop's own record, such as ``title`` or ``question``."""
    label = Message("Described the workshop")
    if ABOUT_ID in workshop.info:
        return Draft(label, updated("info", workshop.about, **values))
    return Draft(label, created("info", About(id=ABOUT_ID, **values)))  # type: ignore[arg-type]


def dress_report(workshop: Workshop, **values: object) -> Draft:
    """Set how the report looks: ``client``, ``status``, ``logo`` or ``report_sections``."""
    return replace(describe(workshop, **values), label=Message("Set up the report"))


def introduce(
    workshop: Workshop, *, home: str = "", session: str = "", day: str = "", **about: object
) -> Draft:
    """Say what the workshop is about, what home and the session are called: one step.

    Raises:
        Declined: the session would lose its name.  InputError: ``day`` is no day.
    """
    parts = (
        describe(workshop, **about),
        _named_home(workshop, home.strip()),
        _named_session(workshop, session, day),
    )
    writes = tuple(write for part in parts if part is not None for write in part.writes)
    return Draft(Message("Described the workshop"), writes)


def _named_home(workshop: Workshop, name: str) -> Draft | None:
    area = home_area(workshop)
    if not name or (area and area.name == name):
        return None
    if area is None:
        return add_area(workshop, name=name, code="home")
    return edit(workshop, "areas", area.id, name=name)


def _named_session(workshop: Workshop, name: str, day: str) -> Draft | None:
    last = workshop.last_session
    if last is None:
        return open_session(workshop, name=name, date=day) if name.strip() else None
    if (name, day) == (last.name, last.date):
        return None
    if not name.strip():
        raise Declined("A session needs a name.")
    return edit(workshop, "sessions", last.id, name=name, date=day)


def home_area(workshop: Workshop) -> Area | None:
    """Return the innermost area, None when there is none."""
    return next(iter(ordered(workshop.areas.values())), None)


def is_home_named(workshop: Workshop) -> bool:
    """Tell whether home has a name of its own, and not the template's word for it."""
    area = home_area(workshop)
    return area is not None and area.name not in _UNNAMED


_UNNAMED = ("Thuis", "Home")
"""What the empty template calls the home area in each language."""


def open_session(workshop: Workshop, *, name: str, date: str) -> Draft:
    """Begin a session, the next that was planned if any; edits made from now on carry it.

    Raises:
        Declined: it has no name.  InputError: ``date`` is no day.
    """
    if not name.strip():
        raise Declined("A session needs a name.")
    if (planned := workshop.next_session) is not None:
        begun = edit(workshop, "sessions", planned.id, name=name, date=date, planned=False)
        return replace(begun, label=Message("Opened session {name}", {"name": name}))
    rank = last_rank(workshop.sessions.values())
    session = Session(id=new_id(), name=name, date=date, rank=rank)
    return add("sessions", session, "Opened session {name}")


def add_area(workshop: Workshop, *, name: str, code: str = "") -> Draft:
    """Add an area outside those that are there."""
    rank = last_rank(workshop.areas.values())
    return add("areas", Area(id=new_id(), name=name, code=code, rank=rank), "Added area {name}")


def add_cluster(workshop: Workshop, *, name: str) -> Draft:
    """Add a cluster."""
    rank = last_rank(workshop.clusters.values())
    return add("clusters", Cluster(id=new_id(), name=name, rank=rank), "Added cluster {name}")


def add_participant(
    workshop: Workshop,
    *,
    name: str,
    group: Group = Group.ENTREPRENEURS,
    role: str = "",
    organisation: str = "",
    consent: bool = False,
) -> Draft:
    """Add somebody who is in the room."""
    person = Participant(
        id=new_id(),
        name=name,
        role=role,
        group=group,
        organisation=organisation,
        consent=consent,
        rank=last_rank(workshop.participants.values()),
    )
    return add("participants", person, "Added participant {name}")
