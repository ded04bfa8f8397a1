"""Who works with whom, as it is written down by hand."""

from __future__ import annotations

from almere_roadmap.domain.entities import Organisation, Relation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Depth, RelationKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id
from almere_roadmap.verbs.about import home_area
from almere_roadmap.verbs.imports import name_index, word_key
from almere_roadmap.verbs.interviews import area_of
from almere_roadmap.verbs.organisations import group_by_name

_NOBODY = Organisation(id="")
"""An anonymous party."""


def relate(
    workshop: Workshop,
    *,
    firm: str = "",
    partner: str = "",
    kind: RelationKind = RelationKind.CUSTOMER,
    region: str = "",
    area: str = "",
    depth: Depth = Depth.TRANSACTION,
    count: int = 1,
) -> Draft:
    """Add relations of one kind between two parties, each by its name.

    "" stands for an anonymous party; a name that the workshop does not have becomes a firm in the
    same step: ``firm`` at home, ``partner`` at the place told.  Without ``area`` the place
    ``region`` tells it, else where the partner is.

    Raises:
        Declined: it says nothing, a party is related to itself, or the same was said before.
    """
    place = area or _area_of(workshop, region)
    one = _party(workshop, firm) or _newcomer(workshop, firm)
    other = _party(workshop, partner) or _newcomer(workshop, partner, place, region)
    relation = Relation(
        id=new_id(),
        organisation=one.id,
        partner=other.id,
        kind=kind,
        area=place or other.area,
        region=region.strip(),
        depth=depth,
        count=count,
    )
    names = " → ".join(party.name for party in (one, other) if party.name)
    is_same = bool(one.id) and (one.id == other.id or word_key(firm) == word_key(partner))
    _refuse(workshop, relation, names, is_same=is_same)
    said = names or relation.region or workshop.areas[place].name
    label = Message("Added relation {name}", {"name": said})
    return Draft(label, (*_arriving(workshop, one, other), *created("relations", relation)))


def strangers(workshop: Workshop, *names: str) -> list[str]:
    """Return the names that no firm or institution goes by."""
    known = name_index(workshop, "organisations")
    return [name.strip() for name in names if name.strip() and word_key(name) not in known]


def _area_of(workshop: Workshop, region: str) -> str:
    found = area_of(workshop, region)
    return found.id if found else ""


def _party(workshop: Workshop, name: str) -> Organisation | None:
    if not name.strip():
        return _NOBODY
    known = name_index(workshop, "organisations").get(word_key(name))
    return workshop.organisations[known] if known else None


def _newcomer(
    workshop: Workshop, name: str, area: str | None = None, place: str = ""
) -> Organisation:
    """Return a firm that was not in the workshop; at home where nothing else is told."""
    home = home_area(workshop)
    return Organisation(
        id=new_id(),
        name=name.strip(),
        group=group_by_name(name),
        area=area if area is not None else (home.id if home else ""),
        place=place.strip(),
    )


def _refuse(workshop: Workshop, relation: Relation, names: str, *, is_same: bool) -> None:
    if not (relation.partner or relation.region or relation.area):
        raise Declined("Say who the partner is, or where it lies.")
    if is_same:
        raise Declined("A firm is no partner of itself.")
    if relation.count < 1:
        raise Declined("A relation counts at least once.")
    if relation.organisation and relation.partner and _is_told(workshop, relation):
        raise Declined("{name} is in the list already: change it there.", name=names)


def _is_told(workshop: Workshop, relation: Relation) -> bool:
    told = (relation.organisation, relation.partner, relation.kind)
    known = workshop.relations.values()
    return any((r.organisation, r.partner, r.kind) == told for r in known)


def _arriving(workshop: Workshop, *parties: Organisation) -> tuple[Write, ...]:
    fresh = [p for p in parties if p.id and p.id not in workshop.organisations]
    return tuple(write for party in fresh for write in created("organisations", party))
