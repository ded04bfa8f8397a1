from dataclasses import replace
from itertools import pairwise

from almere_roadmap.domain.entities import (
    Box,
    Contract,
    Dependency,
    Flow,
    Item,
    Layer,
    Link,
    Niche,
    Stage,
)
from almere_roadmap.domain.rules import find_circle, problems
from almere_roadmap.domain.words import Certainty, LinkKind
from almere_roadmap.domain.workshop import Workshop


def board(*items, links=()):
    return Workshop(
        layers={"l": Layer(id="l", name="L")},
        items={i.id: i for i in items},
        dependencies={
            f"d{n}": Dependency(id=f"d{n}", predecessor=a, successor=b)
            for n, (a, b) in enumerate(links)
        },
    )


def item(name, **fields):
    return Item(id=name, layer="l", title=name, owner="x", **fields)


def ids(workshop):
    return [problem.id for problem in problems(workshop)]


def test_a_sound_roadmap_has_no_problems():
    assert ids(board(item("a"), item("b"), links=[("a", "b")])) == []


def test_a_circle_is_named_and_comes_first():
    found = problems(
        board(item("a"), item("b"), replace(item("c"), owner=""), links=[("a", "b"), ("b", "a")])
    )
    assert found[0].id == "circle"
    assert found[0].message.params["path"] == "a → b → a"
    assert found[-1].id == "owner.missing"


def test_a_long_line_is_no_circle():
    names = [f"i{n}" for n in range(2000)]
    chain = list(pairwise(names))
    assert find_circle(board(*map(item, names), links=chain)) == ()
    assert len(find_circle(board(*map(item, names), links=[*chain, ("i1999", "i0")]))) == 2000


def test_what_a_merge_may_leave_behind_is_reported():
    gone = replace(item("a"), layer="deleted")
    assert "layer.gone" in ids(board(gone))
    assert "dependency.gone" in ids(board(item("a"), links=[("a", "deleted")]))
    assert "dates.order" in ids(board(item("a", start="2027-05", end="2027-01")))
    assert "dates.unreadable" in ids(board(item("a", start="soon")))
    assert ids(Workshop(niches={"n": Niche(id="n", name="N")})) == ["niche.firms"]


def test_parties_flows_and_links_that_lost_an_end_are_reported():
    chain = {
        "stages": {"s": Stage(id="s", chain="c")},
        "boxes": {"b": Box(id="b", chain="c", stage="s", name="B", record="gone")},
        "flows": {"f": Flow(id="f", chain="c", origin="b", target="gone")},
    }
    links = {
        "l": Link(id="l", kind=LinkKind.SERVES, origin="gone", target="s"),
        "e": Link(id="e", kind=LinkKind.EVIDENCE, origin="s", target="figure:profile"),
    }
    found = problems(Workshop(**chain, links=links))
    assert [(p.id, p.about) for p in found] == [
        ("box.gone", ("b",)),
        ("flow.gone", ("f",)),
        ("link.gone", ("l",)),
    ]


def test_wishes_are_one_hint_and_a_confirmed_contract_names_its_client():
    wish = item("a", code="O1")
    sure = item("b", certainty=Certainty.CONFIRMED)
    made = replace(board(wish, sure), contracts={n: Contract(id=n) for n in "ab"})
    assert [(p.id, p.about) for p in problems(made)] == [
        ("body.missing", ("b",)),
        ("contract.wish", ("a",)),
    ]
    assert problems(made)[1].message.params["names"] == "O1"
