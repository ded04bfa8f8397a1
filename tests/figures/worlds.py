"""Small workshops for drawers: none, one, forty of everything, with nasty names."""

from almere_roadmap.domain import entities as e
from almere_roadmap.domain.words import (
    Certainty,
    ChainLane,
    FlowKind,
    Group,
    ItemKind,
    LayerKind,
    RelationKind,
    Role,
    RoundState,
    Status,
)
from almere_roadmap.domain.workshop import Workshop

LONG = (
    "Een onwaarschijnlijk lange naam & <b>vet</b> voor Łódźse Şişli-zorgontwikkelmaatschappijen 🚀 "
)
WORD = "Ziektekostenverzekeringsmaatschappijenoverleg" * 2


def by_id(records):
    return {record.id: record for record in records}


def named(count: int, nasty: bool) -> list[str]:
    if nasty:
        return [(LONG, WORD, "A&B <x>", "🚀\x07", "")[n % 5] + f" {n}" for n in range(count)]
    return [f"Naam {n}" for n in range(count)]


def chain_world(count: int, *, stages: int = 5, nasty: bool = False) -> Workshop:
    names = named(max(count, stages), nasty)
    roles = [r for r in Role if r is not Role.NONE]
    lanes = list(ChainLane)
    boxes = [
        e.Box(
            id=f"box{n}",
            chain="c",
            stage=f"s{n % stages}" if stages else "",
            lane=lanes[n * 7 % 4],
            name=names[n],
            caption=names[-n],
            role=roles[n * 3 % len(roles)],
            place=(2.0, 5.0) if n == 3 else (),
            rank=f"{n:03}",
        )
        for n in range(count)
    ]
    flows = [
        e.Flow(
            id=f"flow{n}",
            chain="c",
            origin=f"box{n}",
            target=f"box{n * 5 % count}",
            kind=list(FlowKind)[n % 4],
            label=names[n] if n % 9 == 0 else "",
        )
        for n in range(count)
    ]
    return Workshop(
        areas=by_id(areas()),
        chains=by_id([e.Chain(id="c", name=names[0] if names else "", status=Status.ILLUSTRATIVE)]),
        stages=by_id(
            [
                e.Stage(id=f"s{n}", chain="c", name=names[n], rank=f"{n:03}", role=roles[n % 8])
                for n in range(stages)
            ]
        ),
        boxes=by_id(boxes),
        flows=by_id(flows),
    )


def areas(nasty: bool = False) -> list[e.Area]:
    names = ("Almere", LONG if nasty else "Noordvleugel", "Elders in Nederland", "Buitenland")
    return [
        e.Area(id=f"a{n}", name=name, regions=(f"regio {n}",), rank=f"{n}")
        for n, name in enumerate(names)
    ]


def relation_world(count: int, *, nasty: bool = False) -> Workshop:
    kinds = list(RelationKind)
    names = named(max(count, 1), nasty)
    relations = [
        e.Relation(
            id=f"r{n}",
            kind=kinds[n * 3 % 7],
            area=f"a{n % 4}",
            region=names[n] if nasty else f"regio {n % 4}",
            count=1 + n % 4,
            status=Status.RECONSTRUCTED if n == 2 else Status.PRINTED,
        )
        for n in range(count)
    ]
    firms = [e.Organisation(id=f"f{n}", name=names[n], persons=7 * n * n) for n in range(count)]
    profiles = [
        e.Profile(
            id=f"p{n}",
            organisation=f"f{n}",
            customer_areas=(n % 7, 1.0, 2.0, n % 5),
            supplier_areas=(1.0, n % 3, n % 6, 2.0),
        )
        for n in range(count)
    ]
    networks = [
        e.Network(id=f"n{n}", name=names[n], focus=(f"niveau {n % 5} {LONG if nasty else ''}",))
        for n in range(count)
    ]
    return Workshop(
        areas=by_id(areas(nasty)),
        relations=by_id(relations),
        organisations=by_id(firms),
        profiles=by_id(profiles),
        networks=by_id(networks),
    )


def niche_world(count: int, *, criteria: int = 8, nasty: bool = False) -> Workshop:
    names = named(max(count, criteria), nasty)
    groups = (Group.ENTREPRENEURS, Group.GOVERNMENT, Group.KNOWLEDGE)
    niches = [
        e.Niche(id=f"n{n}", code=f"N{n}", name=names[n], rank=f"{n:03}") for n in range(count)
    ]
    scores = [
        e.Score(
            id=f"s{n}-{c}-{g}",
            niche=f"n{n}",
            criterion=f"c{c}",
            group=group,
            value=None if (n, c, g) == (1, 1, 1) else 1 + (n * 3 + c * 5 + g * 2) % 9 / 2,
            status=Status.ILLUSTRATIVE,
        )
        for n in range(count)
        for c in range(criteria)
        for g, group in enumerate(groups)
        if n != 2
    ]
    ballots = [
        e.Ballot(id=f"b{n}-{g}", round="r", niche=f"n{n}", group=group, dots=(n * 5 + g * 3) % 9)
        for n in range(count)
        for g, group in enumerate(groups)
    ]
    return Workshop(
        niches=by_id(niches),
        criteria=by_id(
            [
                e.Criterion(id=f"c{n}", name=names[n], weight=1 + n, rank=f"{n:03}")
                for n in range(criteria)
            ]
        ),
        scores=by_id(scores),
        rounds=by_id([e.VotingRound(id="r", state=RoundState.REVEALED)]),
        ballots=by_id(ballots),
    )


def roadmap_world(count: int, *, nasty: bool = False) -> Workshop:
    names = named(max(count, 6), nasty)
    kinds = list(LayerKind)
    layers = [
        e.Layer(id=f"l{n}", name=names[n] if nasty else kind.value, kind=kind, rank=f"{n}")
        for n, kind in enumerate(kinds)
    ]
    items = [_item(n, names[n]) for n in range(count)]
    contracts = [
        e.Contract(id=i.id, value=1e5 * (1 + n), procedure="eu_open", launching_customer=n % 2 == 0)
        for n, i in enumerate(items)
        if i.kind is ItemKind.CONTRACT
    ]
    links = [
        e.Dependency(id=f"d{n}", predecessor=f"i{n}", successor=f"i{n + 7}")
        for n in range(0, count - 7, 3)
    ]
    return Workshop(
        layers=by_id(layers),
        items=by_id(items),
        contracts=by_id(contracts),
        dependencies=by_id(links),
    )


def _item(n: int, name: str) -> e.Item:
    kind = {1: ItemKind.CONTRACT, 4: ItemKind.HBO_ACTION}.get(n % 6, ItemKind.ACTION)
    kind = {10: ItemKind.MILESTONE, 11: ItemKind.DECISION}.get(n % 12, kind)
    start = "" if n % 13 == 12 else f"{2027 + n % 3}-{1 + n * 5 % 12:02}"
    end = f"{2028 + n % 3}-{1 + n * 7 % 12:02}" if start and n % 4 else ""
    return e.Item(
        id=f"i{n}",
        layer=f"l{n % 6}",
        kind=kind,
        code=f"X{n}",
        title=name,
        start=start,
        end=end if not end or end >= start else "",
        certainty=Certainty.CONFIRMED if n % 2 else Certainty.WISH,
        rank=f"{n:03}",
    )
