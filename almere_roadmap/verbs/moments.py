"""Naming moments of the history, to find them and to go back to them."""

from __future__ import annotations

from almere_roadmap.domain.entities import Moment
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.history.edit import Draft, new_id
from almere_roadmap.verbs.records import add


def name_moment(workshop: Workshop, edit: str, name: str) -> Draft:
    """Give the moment right after an edit a name.

    Raises:
        InputError: the name is empty.  Declined: nothing happened yet, or the name is taken.
    """
    name = name.strip()
    if not name:
        raise InputError("a moment needs a name", field="name")
    if not edit:
        raise Declined("Nothing has happened yet.")
    if any(moment.name == name for moment in workshop.moments.values()):
        raise Declined("There is a moment of that name already.")
    return add("moments", Moment(id=new_id(), name=name, edit=edit), "Named this moment {name}")
