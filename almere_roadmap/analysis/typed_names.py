"""Names that were typed where no record was chosen, such as the owner of an action.

Nobody can tell the name of a firm from a kind of firm, or a surname from an office, so whatever
stands in such a field counts as a name, but for what an anonymous report speaks of: the roles of
participants, networks and places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.i18n import N_, _

NAME_FIELDS = {
    ("items", "owner"): N_("Owner {n}"),
    ("niches", "owner"): N_("Owner {n}"),
    ("notes", "owner"): N_("Owner {n}"),
    ("matches", "owner"): N_("Owner {n}"),
    ("contracts", "body"): N_("Contracting body {n}"),
    ("hbo_actions", "institution"): N_("Institution {n}"),
    ("hbo_actions", "partners"): N_("Partner {n}"),
    ("relations", "partner"): N_("Partner {n}"),
    ("participants", "organisation"): N_("Party {n}"),
    ("boxes", "name"): N_("Party {n}"),
    ("profiles", "interviewer"): N_("Interviewer {n}"),
    ("info", "client"): N_("Client"),
}
"""The fields that hold a name which need not be in any list, with what it is called instead."""

PERSONAL = frozenset(field for field in NAME_FIELDS if field[1] in ("owner", "interviewer"))
"""Those of them that mostly name a person."""


def typed_names(workshop: Workshop) -> dict[str, str]:
    """Map every name that was typed and is in no list to a number under what it is."""
    free = {words: count(1) for words in NAME_FIELDS.values()}
    is_known = known(workshop)
    found: dict[str, str] = {}
    for name, words in _typed(workshop):
        if name not in found and not is_known(name):
            found[name] = _(words).format(n=next(free[words]))
    return found


def _typed(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Yield what stands in the fields for names and is no id, with what it is called instead."""
    ids = {key for name in collections() for key in workshop.collection(name)}
    for (collection, field), words in NAME_FIELDS.items():
        for record in ordered(workshop.collection(collection).values()):
            name = getattr(record, field)
            if name.strip() and name not in ids:
                yield name, words


def known(workshop: Workshop) -> Callable[[str], bool]:
    """Return what tells whether a name needs no number of its own.

    It is in the lists of firms, people, networks or places, or it is a participant's role, be it
    the beginning of one ("Buyer" of "Buyer, municipality").
    """
    listed = _listed(workshop)
    roles = [_words(person.role) for person in workshop.participants.values()]

    def is_known(name: str) -> bool:
        said = _words(name)
        return name.casefold() in listed or any(role[: len(said)] == said for role in roles)

    return is_known


def _listed(workshop: Workshop) -> frozenset[str]:
    """Return the names in the lists in small letters."""
    names = {workshop.about.place, *(area.name for area in workshop.areas.values())}
    names |= {region for area in workshop.areas.values() for region in area.regions}
    names |= {network.name for network in workshop.networks.values()}
    names |= {person.name for person in workshop.participants.values()}
    for firm in workshop.organisations.values():
        names |= {firm.name, firm.printed_as, firm.place}
    return frozenset(name.casefold() for name in names if name)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def told_apart(name: str) -> bool:
    """Tell whether a name can be known in a sentence: it is no common word of small letters."""
    return len(name.strip()) > 2 and name != name.lower()
