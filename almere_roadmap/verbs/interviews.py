"""The partner survey: one interview is one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from almere_roadmap.domain.entities import Area, Organisation, Profile, Relation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Depth, RelationKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.i18n import N_

ROUNDING = 1.5
"""How far from 100 shares may add up: rounded answers do not always close."""

_SHARES = {
    "turnover": N_("The shares of turnover add up to {sum}, not to 100."),
    "customer_areas": N_("The shares of partners among customers add up to {sum}, not to 100."),
    "supplier_areas": N_("The shares of partners among suppliers add up to {sum}, not to 100."),
}


@dataclass(frozen=True, slots=True)
class Partner:
    """One of the three most important partners: what it is, where, and who leads (K08, K09)."""

    kind: RelationKind
    place: str = ""
    leads: str = ""
    depth: Depth = Depth.COOPERATION


def record_interview(
    workshop: Workshop, firm: Organisation, profile: Profile, partners: Sequence[Partner] = ()
) -> Draft:
    """Keep an interview: the firm (by its name, new or known), its profile and its top partners.

    A firm without a name gets a number.  An interview of a firm that has one replaces its profile;
    partners that are known of it in the same words are not counted twice.

    Raises:
        Declined: shares of a whole do not add up to 100.
    """
    for field, words in _SHARES.items():
        _refuse_sum(words, getattr(profile, field))
    named = replace(firm, name=firm.name.strip() or anonymous_name(workshop))
    known = _known(workshop, named.name)
    row_id = known.id if known else new_id()
    writes: list[Write] = list(_firm(known, replace(named, id=row_id)))
    writes += _profile(workshop, replace(profile, organisation=row_id))
    for relation in _unknown(workshop, [_relation(workshop, row_id, p) for p in partners]):
        writes += created("relations", relation)
    return Draft(Message("Interview with {name}", {"name": named.name}), tuple(writes))


def _refuse_sum(words: str, shares: Sequence[float]) -> None:
    if shares and abs(sum(shares) - 100) > ROUNDING:
        raise Declined(words, sum=f"{sum(shares):g}")


def anonymous_name(workshop: Workshop) -> str:
    """Return a name for a firm that wants none: the first number that is free."""
    used = {o.name for o in workshop.organisations.values()}
    numbers = range(1, len(used) + 2)
    return next(name for n in numbers if (name := f"Bedrijf {n:02}") not in used)


def _known(workshop: Workshop, name: str) -> Organisation | None:
    wanted = name.casefold()
    return next((o for o in workshop.organisations.values() if o.name.casefold() == wanted), None)


def _firm(known: Organisation | None, firm: Organisation) -> tuple[Write, ...]:
    """Add a firm, or fill in what was heard of one that is known; silence changes nothing."""
    if known is None:
        return created("organisations", firm)
    fields = ("place", "area", "sector", "persons", "establishment_type", "activity")
    heard = {name: getattr(firm, name) for name in fields if getattr(firm, name) not in ("", None)}
    return updated("organisations", known, **heard)


def _profile(workshop: Workshop, profile: Profile) -> tuple[Write, ...]:
    mine = (p for p in workshop.profiles.values() if p.organisation == profile.organisation)
    present = next(mine, None)
    if present is None:
        return created("profiles", replace(profile, id=new_id()))
    names = (name for name in Profile.__slots__ if name != "id")
    return updated("profiles", present, **{name: getattr(profile, name) for name in names})


def _unknown(workshop: Workshop, told: Sequence[Relation]) -> list[Relation]:
    """Return the relations that are told of more often than they are known."""
    known = Counter(_told(relation) for relation in workshop.relations.values())
    fresh = []
    for relation in told:
        if known[_told(relation)]:
            known[_told(relation)] -= 1
        else:
            fresh.append(relation)
    return fresh


def _told(relation: Relation) -> tuple[str, ...]:
    """Return what an interview tells of a relation."""
    kind, depth = relation.kind.value, relation.depth.value
    return relation.organisation, kind, relation.region.casefold(), depth, relation.leads


def _relation(workshop: Workshop, firm: str, partner: Partner) -> Relation:
    area = area_of(workshop, partner.place)
    return Relation(
        id=new_id(),
        organisation=firm,
        kind=partner.kind,
        area=area.id if area else "",
        region=partner.place,
        depth=partner.depth,
        leads=partner.leads,
    )


def area_of(workshop: Workshop, place: str) -> Area | None:
    """Return the area in which a place lies, None where that is not known."""
    wanted = place.strip().casefold()
    for area in ordered(workshop.areas.values()):
        if wanted and wanted in {name.casefold() for name in (area.name, *area.regions)}:
            return area
    return None
