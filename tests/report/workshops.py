"""Small workshops for tests of what leaves the program."""

from __future__ import annotations

import tomllib

from almere_roadmap.domain import entities as e
from almere_roadmap.domain.entities import About
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.domain.words import (
    Certainty,
    Group,
    ItemKind,
    LayerKind,
    LinkKind,
    NoteKind,
    RoundState,
    Side,
    Status,
)
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.resources import resource
from almere_roadmap.verbs.templates import fill
from tests.making import Journal

HOSTILE = (
    "A&B <x> <img src=/etc/passwd>",
    "<b>vet zonder einde",
    "</i> &bogus; <onDraw name=x/>",
    "Łódź İstanbul ğüş naïef",
    "שלום עולם",
    "rocket 🚀 en 漢字",
    "javascript:alert(1) https://example.org/?a=1&b=2",
    "=1+1",
    "-5 graden",
    "@anna",
    "\ttab en\nregel",
)
"""Texts that people type and that formats trip over."""

GLYPHS_NOBODY_HAS = ("🚀", "漢", "字")


def _text(number: int) -> str:
    return HOSTILE[number % len(HOSTILE)]


def hostile() -> Workshop:
    """Return a workshop with every kind of record, all texts hostile."""
    numbers = range(len(HOSTILE))
    table = StatisticsTable(
        tuple(Category(f"k{n}", _text(n)) for n in numbers),
        (Category("c1", _text(0)), Category("c2", _text(1))),
        tuple(
            Observation(f"k{n}", "c1", float(n), str(n), flag="a" if n == 2 else "")
            for n in numbers
        ),
        {"a": _text(2)},
    )
    return Workshop(
        document_id="hostile",
        info={"workshop": About(id="workshop", title=_text(0), question=_text(1), client=_text(2))},
        sessions={"s": e.Session(id="s", name=_text(3), date="2026-11-20")},
        sources={"src": e.Source(id="src", title=_text(4))},
        clusters={"c": e.Cluster(id="c", name=_text(5))},
        organisations={
            f"o{n}": e.Organisation(id=f"o{n}", name=_text(n), group=Group.ENTREPRENEURS)
            for n in numbers
        },
        datasets={
            "d": e.Dataset(
                id="d", code="T1", title=_text(6), digest=digest(table), source="src", unit="x"
            )
        },
        indicators={
            "i": e.Indicator(id="i", code="I1", name=_text(0), value=1.5, note=_text(1), unit="%")
        },
        findings={"f": e.Finding(id="f", code="F-01", text=_text(0), shown="P", source="src")},
        recommendations={"r": e.Recommendation(id="r", number=7, text=_text(1), actors=_text(2))},
        coverages={"cv": e.Coverage(id="cv", recommendation="r", cluster="c")},
        niches={
            "n": e.Niche(id="n", code="N1", name=_text(0), proposition=_text(5), owner=_text(1))
        },
        arguments={"a": e.Argument(id="a", niche="n", side=Side.FOR, text=_text(2))},
        criteria={"k": e.Criterion(id="k", name=_text(3), weight=1.0)},
        scores={"sc": e.Score(id="sc", niche="n", criterion="k", value=4.0)},
        participants={
            "p": e.Participant(id="p", name="Jansen <b>", role=_text(1), consent=True),
            "q": e.Participant(id="q", name="De Vries", role="inkoper", consent=False),
        },
        rounds={"v": e.VotingRound(id="v", question=_text(4), state=RoundState.REVEALED)},
        ballots={"b": e.Ballot(id="b", round="v", niche="n", dots=3)},
        layers={"l": e.Layer(id="l", name=_text(0), kind=LayerKind.CONTRACTS)},
        items={
            f"i{n}": e.Item(
                id=f"i{n}",
                layer="l",
                kind=ItemKind.CONTRACT if n % 2 else ItemKind.HBO_ACTION,
                code=f"C{n}",
                title=_text(n),
                start="2027-Q2",
                end="2028",
                owner=_text(n + 1) if n % 3 else "",
                first_step=_text(n + 2),
                certainty=Certainty.CONFIRMED,
                status=Status.ILLUSTRATIVE,
            )
            for n in numbers
        },
        contracts={
            f"i{n}": e.Contract(id=f"i{n}", body=_text(n), value=450_000.0, procedure="eu_open")
            for n in numbers
            if n % 2
        },
        hbo_actions={
            f"i{n}": e.HboAction(id=f"i{n}", institution=_text(n), decision_date="2027-04-01")
            for n in numbers
            if not n % 2
        },
        dependencies={"w": e.Dependency(id="w", predecessor="i1", successor="i2")},
        links={"x": e.Link(id="x", kind=LinkKind.SERVES, origin="i1", target="n")},
        notes={
            kind.value: e.Note(
                id=kind.value, kind=kind, text=_text(n), owner=_text(n + 1), due="2027"
            )
            for n, kind in enumerate(NoteKind)
        },
        tables={digest(table): table},
    )


def huge() -> Workshop:
    """Return a workshop of 60 niches and 400 actions, every title 300 letters long."""
    niches = {f"n{n}": e.Niche(id=f"n{n}", code=f"N{n}", name=_long(n)) for n in range(60)}
    layers = {
        kind.value: e.Layer(id=kind.value, name=_long(n, 60), kind=kind, rank=f"{n}")
        for n, kind in enumerate(LayerKind)
    }
    kinds = [ItemKind.CONTRACT, ItemKind.HBO_ACTION, ItemKind.MILESTONE, ItemKind.DECISION]
    items = {f"i{n}": _action(n, kinds[n % 4], [*LayerKind][n % 6]) for n in range(400)}
    return Workshop(
        document_id="huge",
        info={"workshop": About(id="workshop", title=_long(1), question=_long(2), client=_long(3))},
        sessions={"s": e.Session(id="s", name=_long(4), date="2026-11-20")},
        niches=niches,
        arguments={
            f"a{n}": e.Argument(id=f"a{n}", niche=f"n{n % 60}", side=[*Side][n % 2], text=_long(n))
            for n in range(120)
        },
        criteria={"k": e.Criterion(id="k", name=_long(5), weight=1.0)},
        scores={
            f"s{n}": e.Score(id=f"s{n}", niche=f"n{n}", criterion="k", value=1.0 + n % 5)
            for n in range(60)
        },
        rounds={"v": e.VotingRound(id="v", question=_long(6), state=RoundState.REVEALED)},
        ballots={
            f"b{n}": e.Ballot(id=f"b{n}", round="v", niche=f"n{n}", dots=n % 4) for n in range(60)
        },
        layers=layers,
        items=items,
        contracts={
            row: e.Contract(
                id=row,
                body=_long(n),
                value=1e5 * (n + 1),
                procedure="eu_open",
                launching_customer=n % 3 == 0,
            )
            for n, (row, item) in enumerate(items.items())
            if item.kind is ItemKind.CONTRACT
        },
        hbo_actions={
            row: e.HboAction(id=row, institution=_long(n), decision_date="2027-04-01", students=n)
            for n, (row, item) in enumerate(items.items())
            if item.kind is ItemKind.HBO_ACTION
        },
        dependencies={
            f"d{n}": e.Dependency(id=f"d{n}", predecessor=f"i{n}", successor=f"i{n + 1}")
            for n in range(0, 40, 2)
        },
        notes={
            f"note{n}": e.Note(id=f"note{n}", kind=kind, text=_long(n), owner=_long(n, 60))
            for n, kind in enumerate([*NoteKind] * 10)
        },
        recommendations={
            f"r{n}": e.Recommendation(id=f"r{n}", number=n, text=_long(n)) for n in range(1, 12)
        },
        findings={f"f{n}": e.Finding(id=f"f{n}", code=f"F-{n}", text=_long(n)) for n in range(30)},
    )


def _action(n: int, kind: ItemKind, layer: LayerKind) -> e.Item:
    start = f"{2027 + n // 100}-Q{1 + n % 4}"
    return e.Item(
        id=f"i{n}",
        layer=layer.value,
        kind=kind,
        code=f"C{n}",
        title=_long(n),
        start=start if n % 7 else "",
        end=str(2029 + n // 100) if n % 7 else "",
        owner=_long(n + 1, 60) if n % 3 else "",
        first_step=_long(n + 2, 90),
        certainty=Certainty.CONFIRMED if n % 2 else Certainty.WISH,
        status=Status.ILLUSTRATIVE,
    )


def _long(n: int, letters: int = 300) -> str:
    words = ("samenwerking", "aan", "de", "zorg", "in", "Almere", "met", "hbo", "en", "bedrijven")
    return " ".join(words[(n + place) % 10] for place in range(letters // 4))[:letters]


def decades(years: int = 14) -> Workshop:
    """Return a workshop with contracts that begin in so many years, one of them running on."""
    layer = e.Layer(id="l", name="Overheidsopdrachten", kind=LayerKind.CONTRACTS)
    items = {
        f"i{n}": e.Item(
            id=f"i{n}",
            layer="l",
            kind=ItemKind.CONTRACT,
            code=f"O{n}",
            title=f"Onderhoud van bruggen en kaden, perceel {n}",
            start=str(2027 + n),
            end=str(2027 + n + 3 * (n == years - 1)),
        )
        for n in range(years)
    }
    return Workshop(
        document_id="decades",
        layers={"l": layer},
        items=items,
        contracts={row: e.Contract(id=row, body="Gemeente Almere", value=4e8) for row in items},
    )


def begun() -> Workshop:
    """Return a workshop as the empty template begins it."""
    template = tomllib.loads(resource("templates", "empty.toml").read_text(encoding="utf-8"))
    journal = Journal()
    journal.perform(fill(journal.workshop, template, name="empty", language="nl"))
    return journal.workshop
