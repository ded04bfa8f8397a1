"""Firms and institutions, networks, and who sits in which."""

from __future__ import annotations

from almere_roadmap.domain.entities import Membership, Network, Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id
from almere_roadmap.verbs.records import add, get, last_rank, title_of

_GROUP_WORDS = {
    Group.GOVERNMENT: frozenset(
        "gemeente provincie waterschap hoogheemraadschap ministerie rijkswaterstaat "
        "municipality province ministry".split()
    ),
    Group.KNOWLEDGE: frozenset(
        "hogeschool universiteit university roc mbo hbo lectoraat practoraat".split()
    ),
}


def add_organisation(
    workshop: Workshop,
    *,
    name: str,
    group: Group | None = None,
    place: str = "",
    role: Role = Role.NONE,
    area: str | None = None,
) -> Draft:
    """Add a firm or institution.

    Without ``area`` it sits in the home area; without ``group`` its name tells the group.

    Raises:
        Declined: there is one of that name already.
    """
    _refuse_twin(workshop, name)
    home = next(iter(ordered(workshop.areas.values())), None)
    where = area if area is not None else (home.id if home else "")
    organisation = Organisation(
        id=new_id(),
        name=name.strip(),
        group=group or group_by_name(name),
        place=place,
        role=role,
        area=where,
    )
    return add("organisations", organisation, "Added firm {name}")


def group_by_name(name: str) -> Group:
    """Return the group that a name speaks of ("Gemeente …", "Hogeschool …"), else entrepreneurs."""
    words = set(name.casefold().replace("-", " ").split())
    found = (group for group, known in _GROUP_WORDS.items() if words & known)
    return next(found, Group.ENTREPRENEURS)


def _refuse_twin(workshop: Workshop, name: str) -> None:
    wanted = name.strip().casefold()
    if not wanted:
        raise Declined("A firm needs a name.")
    if any(o.name.casefold() == wanted for o in workshop.organisations.values()):
        raise Declined("{name} is already in the workshop.", name=name.strip())


def add_network(workshop: Workshop, *, name: str, focus: tuple[str, ...] = ()) -> Draft:
    """Add a network with the levels on which it focuses."""
    rank = last_rank(workshop.networks.values())
    network = Network(id=new_id(), name=name, focus=focus, rank=rank)
    return add("networks", network, "Added network {name}")


def join(workshop: Workshop, *, organisation: str, network: str) -> Draft:
    """Give an organisation a seat in a network; a seat it has already is left as it is."""
    firm = get(workshop, "organisations", organisation)
    label = Message("{name} joined a network", {"name": title_of(firm)})
    get(workshop, "networks", network)
    seats = workshop.memberships.values()
    if any(s.organisation == organisation and s.network == network for s in seats):
        return Draft(label)
    seat = Membership(id=new_id(), organisation=organisation, network=network)
    return Draft(label, created("memberships", seat))
