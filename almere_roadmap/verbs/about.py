"""The workshop itself: its title and question, its sessions, areas and participants."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.domain.entities import About, Area, Cluster, Participant, Session, Source
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id, updated
from almere_roadmap.verbs.records import add, last_rank


def describe(workshop: Workshop, **values: object) -> Draft:
    """Set fields of the workshop's own record, such as ``title`` or ``question``."""
    label = Message("Described the workshop")
    if ABOUT_ID in workshop.info:
        return Draft(label, updated("info", workshop.about, **values))
    return Draft(label, created("info", About(id=ABOUT_ID, **values)))  # type: ignore[arg-type]


def dress_report(workshop: Workshop, **values: object) -> Draft:
    """Set how the report looks: ``client``, ``status``, ``logo`` or ``report_sections``."""
    return replace(describe(workshop, **values), label=Message("Set up the report"))


def open_session(workshop: Workshop, *, name: str, date: str) -> Draft:
    """Begin a session; edits made from now on carry it.

    Raises:
        Declined: it has no name.  InputError: ``date`` is no day.
    """
    if not name.strip():
        raise Declined("A session needs a name.")
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


def add_source(workshop: Workshop, *, title: str, publisher: str = "", year: str = "") -> Draft:
    """Add a source of figures."""
    source = Source(id=new_id(), title=title, publisher=publisher, year=year)
    return add("sources", source, "Added source {name}")


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
