"""Why two parties should meet, in words: one sentence, and what every part rests on."""

from __future__ import annotations

from collections.abc import Mapping

from almere_roadmap.analysis.clusters.match_kinds import (
    CAPPED,
    DEEPEN,
    GAP,
    LINK,
    NEAR,
    NEED,
    SHARED,
    SHORTEST,
    SIZE,
    gap_between,
)
from almere_roadmap.analysis.clusters.match_parts import overlap, persons
from almere_roadmap.analysis.clusters.standing import Standing
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _, number, say


def reason_for(
    standing: Standing, a: Organisation, b: Organisation, kind: str, grounds: Mapping[str, Message]
) -> Message:
    """Say in one sentence why these two, with names of what they share or lack."""
    params = {"first": a.name, "second": b.name}
    if kind == CAPPED:
        return Message("Same niche and same role: direct competitors, the score is capped.")
    gap = gap_between(standing, a, b) if kind == GAP else None
    if gap:
        params |= {"step": gap[0].name, "next": gap[1].name}
        return Message("Nothing flows from {step} to {next} yet: {first} and {second} can.", params)
    if kind == SHORTEST:
        return _short_cut(standing, a, b)
    if kind == DEEPEN:
        return _deeper(grounds)
    text = N_("{ground}; no relation yet.")
    shared = "neighbours" if "neighbours" in grounds else "network"
    part = {LINK: "role", SIZE: "size", SHARED: shared, NEAR: "nearness"}.get(kind, "need")
    if kind == NEED or part not in grounds:
        return grounds.get("need") or Message("They are near each other and have no relation yet.")
    ground = say(grounds[part])
    return Message(text, {"ground": ground[:1].upper() + ground[1:]})


def _deeper(grounds: Mapping[str, Message]) -> Message:
    also = next((n for n in ("need", "network", "neighbours", "role") if n in grounds), "")
    if not also:
        return Message("They know each other already: this relation can go deeper.")
    text = N_("They know each other and can go deeper: {ground}.")
    return Message(text, {"ground": say(grounds[also]).rstrip(".")})


def _short_cut(standing: Standing, a: Organisation, b: Organisation) -> Message:
    steps = standing.steps[a.id].get(b.id)
    if steps is None:
        return Message("Their circles are not joined at all yet.")
    text = N_("Now {steps} steps apart: one introduction makes it one.")
    return Message(text, {"steps": number(steps)})


def grounds_for(standing: Standing, a: Organisation, b: Organisation) -> dict[str, Message]:
    """Return what every part rests on, in words."""
    found, large = {}, standing.workshop.about.large_from
    tags = _shared_tags(a, b)
    if tags:
        found["need"] = tags
    roles = _roles_told(standing, a, b)
    if roles:
        found["role"] = roles
    both = {"first": a.name, "second": b.name}
    if a.sector and b.sector:
        sectors = {"one": a.sector, "other": b.sector}
        found["sector"] = Message("Sections or divisions {one} and {other}", sectors)
    sizes = [(n, _persons_told(f)) for f in (a, b) if (n := persons(f, large)) is not None]
    if len(sizes) == 2:
        small, big = (words for _count, words in sorted(sizes))
        params = {"small": small, "large": big}
        found["size"] = Message("{small} persons meet {large}", params)
    area = standing.workshop.areas.get(a.area)
    place = a.place if a.place and a.place.casefold() == b.place.casefold() else ""
    if place or area:
        params = {**both, "place": place or (area.name if area else "")}
        found["nearness"] = Message("Both in {place}", params)
    known = set(standing.graph[a.id]) & set(standing.graph[b.id])
    shared = sorted(_names(standing, known - standing.workshop.networks.keys()))
    if shared:
        params = {"count": number(len(shared)), "names": ", ".join(shared[:3])}
        found["neighbours"] = Message("Both know {names}", params)
    tables = standing.tables.get(a.id, set()) & standing.tables.get(b.id, set())
    if tables:
        names = ", ".join(sorted(_names(standing, tables)))
        found["network"] = Message(
            _seated(standing.workshop, {a.id, b.id}, tables), {"names": names}
        )
    return found


def _seated(workshop: Workshop, firms: set[str], tables: set[str]) -> str:
    """Return the sentence of a shared table, which says so where a seat is invented."""
    seats = workshop.memberships.values()
    here = (seat for seat in seats if seat.organisation in firms and seat.network in tables)
    if any(seat.status is Status.ILLUSTRATIVE for seat in here):
        return N_("Both sit at {names} (illustrative)")
    return N_("Both sit at {names}")


def _persons_told(firm: Organisation) -> str:
    return firm.size_class if firm.persons is None else number(firm.persons)


def _names(standing: Standing, ids: set[str]) -> list[str]:
    workshop = standing.workshop
    records = (workshop.organisations.get(i) or workshop.networks.get(i) for i in ids)
    return [record.name for record in records if record is not None]


def _shared_tags(a: Organisation, b: Organisation) -> Message | None:
    """Say what one looks for and the other offers, the better way round."""
    ways = [(a, b), (b, a)]
    seeker, giver = max(ways, key=lambda way: overlap(way[0].needs, way[1].offers))
    wanted = {word.casefold() for word in giver.offers}
    tags = [word for word in seeker.needs if word.casefold() in wanted]
    if not tags:
        return None
    params = {"first": seeker.name, "second": giver.name, "what": ", ".join(tags)}
    return Message("{first} looks for {what}; {second} offers it.", params)


def _roles_told(standing: Standing, a: Organisation, b: Organisation) -> Message | None:
    """Say which links of which chain the two are."""
    mine, yours = standing.roles.get(a.id, set()), standing.roles.get(b.id, set())
    for chain, role in sorted(mine):
        for other, twin in sorted(yours):
            if chain == other and role is not twin and role and twin:
                params = {
                    "one": _(ROLE[role]),
                    "other": _(ROLE[twin]),
                    "chain": standing.workshop.chains[chain].name,
                }
                return Message("{one} and {other} in {chain}", params)
    if mine and yours:
        return Message("Links of different chains")
    return None
