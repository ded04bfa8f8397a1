"""The partner survey: one interview is one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from almere_roadmap.domain.entities import Area, Organisation, Profile, Relation
from almere_roadmap.domain.fields import plain_fields
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.numbering import next_name
from almere_roadmap.domain.words import Depth, Refusal, RelationKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.i18n import N_
from almere_roadmap.verbs.records import delete

ROUNDING = 1.5
"""How far from 100 shares may add up: rounded answers do not always close."""

ANSWERS = (
    "turnover",
    "customers",
    "suppliers",
    "customer_partners",
    "supplier_partners",
    "customer_areas",
    "supplier_areas",
    "origin",
    "cooperation",
    "wishes",
)
"""What a firm that takes part is asked."""

_SHARES = {
    "turnover": N_("The shares of turnover add up to {sum}, not to 100."),
    "customer_areas": N_("The shares of partners among customers add up to {sum}, not to 100."),
    "supplier_areas": N_("The shares of partners among suppliers add up to {sum}, not to 100."),
}


@dataclass(frozen=True, slots=True)
class Partner:
    """One of the three most important partners: what it is, where, who leads, how deep (K08–K10).

    ``area`` is the id of the area in which the place lies, "" where the areas themselves tell;
    ``relation`` is the id of the relation that it corrects, "" for a new one.
    """

    kind: RelationKind
    place: str = ""
    leads: str = ""
    depth: Depth = Depth.COOPERATION
    area: str = ""
    relation: str = ""


def record_interview(
    workshop: Workshop,
    firm: Organisation,
    profile: Profile,
    partners: Sequence[Partner] = (),
    gone: Sequence[str] = (),
) -> Draft:
    """Keep an interview: the firm (by its name, new or known), its profile and its top partners.

    A firm without a name gets a number.  A firm or profile with an id was read before it was
    told: its answers stand as they are given, and ``gone`` are relations that were taken out.
    Without one, what was heard is added to what is known and silence changes nothing; partners
    that are known in the same words are not counted twice.

    Raises:
        Declined: shares of a whole do not add up to 100, or a firm that refused gave answers.
    """
    _refuse_answers(profile)
    for field, words in _SHARES.items():
        _refuse_sum(words, getattr(profile, field))
    named = replace(firm, name=firm.name.strip() or anonymous_name(workshop))
    known = workshop.organisations.get(firm.id) or known_firm(workshop, named.name)
    row_id = known.id if known else new_id()
    writes: list[Write] = list(_firm(known, named, row_id))
    writes += _profile(workshop, replace(profile, organisation=row_id))
    writes += _relations(workshop, row_id, partners)
    for relation in gone:
        writes += delete(workshop, relation).writes
    return Draft(Message("Interview with {name}", {"name": named.name}), tuple(writes))


def _refuse_answers(profile: Profile) -> None:
    answered = any(getattr(profile, name) not in (None, (), "") for name in ANSWERS)
    if profile.refusal is not Refusal.NONE and answered:
        raise Declined("A firm that refused gave no answers: empty them, or let it take part.")


def _refuse_sum(words: str, shares: Sequence[float]) -> None:
    if shares and abs(sum(shares) - 100) > ROUNDING:
        raise Declined(words, sum=f"{sum(shares):g}")


def anonymous_name(workshop: Workshop) -> str:
    """Return a name for a firm that wants none: the next number."""
    return next_name(firm.name for firm in workshop.organisations.values())


def known_firm(workshop: Workshop, name: str) -> Organisation | None:
    """Return the organisation that goes by a name, whatever its capitals."""
    wanted = name.strip().casefold()
    found = (o for o in workshop.organisations.values() if o.name.casefold() == wanted)
    return next(found, None) if wanted else None


def profile_of(workshop: Workshop, firm: str) -> Profile | None:
    """Return the profile of a firm."""
    return next((p for p in workshop.profiles.values() if p.organisation == firm), None)


def _firm(known: Organisation | None, firm: Organisation, row_id: str) -> tuple[Write, ...]:
    """Add a firm, or correct one that is known; where it lies is not asked again."""
    if known is None:
        return created("organisations", replace(firm, id=row_id))
    fields = ("sector", "persons", "establishment_type", "activity")
    told = {name: getattr(firm, name) for name in fields}
    heard = {name: value for name, value in told.items() if value not in ("", None)}
    return updated("organisations", known, **(told if firm.id else heard))


def _profile(workshop: Workshop, profile: Profile) -> tuple[Write, ...]:
    present = profile_of(workshop, profile.organisation)
    if present is None:
        return created("profiles", replace(profile, id=new_id()))
    told = plain_fields(profile)
    if not profile.id:
        if profile.refusal is not Refusal.NONE:
            _refuse_answers(replace(present, refusal=profile.refusal))
        empty = plain_fields(Profile(id=""))
        told = {name: value for name, value in told.items() if value != empty[name]}
        # A firm that told something takes part after all; one that refused told nothing.
        told["refusal"] = profile.refusal.value
    return updated("profiles", present, **told)


def _relations(workshop: Workshop, firm: str, partners: Sequence[Partner]) -> Iterator[Write]:
    told = [_relation(workshop, firm, p) for p in partners if not p.relation]
    for relation in _unknown(workshop, told):
        yield from created("relations", relation)
    for partner in partners:
        present = workshop.relations.get(partner.relation)
        if present is not None:
            fields = plain_fields(_relation(workshop, firm, partner))
            named = ("kind", "area", "region", "depth", "leads")
            yield from updated("relations", present, **{name: fields[name] for name in named})


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
    found = area_of(workshop, partner.place)
    return Relation(
        id=new_id(),
        organisation=firm,
        kind=partner.kind,
        area=partner.area or (found.id if found else ""),
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
