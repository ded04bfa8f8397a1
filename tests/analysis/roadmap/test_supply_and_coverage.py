"""Students by semester beside what niches ask; recommendations by cluster and what follows them."""

import pytest

from almere_roadmap.analysis.clusters import coverage
from almere_roadmap.analysis.roadmap.supply import supply
from almere_roadmap.domain.entities import (
    Cluster,
    Coverage,
    HboAction,
    Item,
    Layer,
    Link,
    Niche,
    Recommendation,
)
from almere_roadmap.domain.words import ItemKind, LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import say
from tests.sample import workshop as sample


def keyed(*records):
    return {record.id: record for record in records}


def actions(*made, niches=(), links=()):
    """Return a workshop of hbo actions (id, start, end, students)."""
    return Workshop(
        layers=keyed(Layer(id="l")),
        niches=keyed(*niches),
        items=keyed(
            *(
                Item(id=i, layer="l", kind=ItemKind.HBO_ACTION, start=a, end=b)
                for i, a, b, _n in made
            )
        ),
        hbo_actions=keyed(*(HboAction(id=i, students=n) for i, _a, _b, n in made)),
        links=keyed(
            *(Link(id=f"{a}{b}", kind=LinkKind.SERVES, origin=a, target=b) for a, b in links)
        ),
    )


def test_students_count_in_every_semester_in_which_their_action_runs():
    found = supply(
        actions(
            ("h", "2027-02-01", "2028-01-31", 24),
            niches=[Niche(id="n", code="N", students=30)],
            links=["hn"],
        )
    )
    assert found.semesters == ("2027-S1", "2027-S2")
    [row] = found.rows
    assert row.offered == {"2027-S1": 24, "2027-S2": 24}
    assert (row.short("2027-S1"), found.asked()) == (6, 30)
    assert "N" in say(found.meaning())


def test_students_of_two_niches_are_shared_and_loose_ones_stand_apart():
    found = supply(
        actions(
            ("h", "2027-09-01", "2028-01-31", 24),
            ("x", "2027-09-01", "", 5),
            niches=[Niche(id="n"), Niche(id="m", students=12)],
            links=["hn", "hm"],
        )
    )
    assert [row.offered.get("2027-S2") for row in found.rows] == [12, 12, 5]
    assert found.rows[-1].niche is None
    assert found.offered("2027-S2") == 29
    assert found.rows[0].short("2027-S2") == found.rows[1].short("2027-S2") == 0


@pytest.mark.parametrize(
    ("start", "semester"),
    [("2027-07-20", "2027-S2"), ("2027-08-31", "2027-S2"), ("2027-01-15", "2026-S2")],
)
def test_what_begins_in_the_summer_belongs_to_the_autumn(start, semester):
    assert supply(actions(("h", start, "", 3))).semesters == (semester,)


def test_without_dates_or_students_there_is_no_table_and_thirty_years_end():
    assert supply(Workshop()).semesters == ()
    assert supply(actions(("h", "", "", 3), ("g", "2027", "", None))).semesters == ()
    assert len(supply(actions(("h", "2027", "2056", 3))).semesters) == 24


def followed():
    return Workshop(
        clusters=keyed(Cluster(id="zorg", name="Zorg", rank="1"), Cluster(id="ict", rank="2")),
        recommendations=keyed(
            *(Recommendation(id=f"r{n}", number=n, text=f"R{n}") for n in (1, 2, 3))
        ),
        coverages=keyed(
            Coverage(id="a", recommendation="r1", cluster="zorg"),
            Coverage(id="b", recommendation="r2", cluster="zorg"),
            Coverage(id="c", recommendation="r2", cluster="ict", extent="generic"),
        ),
        niches=keyed(Niche(id="n", code="N", cluster="zorg")),
        items=keyed(Item(id="i", code="B1"), Item(id="j", code="V1")),
        links=keyed(
            Link(id="1", kind=LinkKind.SERVES, origin="i", target="n"),
            Link(id="2", kind=LinkKind.FOLLOWS, origin="i", target="r1"),
            Link(id="3", kind=LinkKind.FOLLOWS, origin="j", target="r3"),
            Link(id="4", kind=LinkKind.CLUSTER, origin="j", target="ict"),
        ),
    )


def test_what_follows_a_recommendation_counts_for_the_cluster_of_its_niche():
    found = coverage.coverage(followed())
    assert [i.code for i in found.followed("zorg", "r1")] == ["B1"]
    assert [i.code for i in found.followed("ict", "r3")] == ["V1"]
    assert [r.number for r in found.open_in(0)] == [2]
    assert found.open_in(1) == ()
    assert [r.number for r in coverage.unfollowed(followed())] == [2]
    assert "2" in say(coverage.progress(followed()))


def test_the_matrix_of_the_report_has_its_gaps():
    found = coverage.coverage(sample())
    names = [c.name for c in found.clusters]
    # Domain 1.12: Lelystad airport is named by none, business services by six.
    assert found.named(next(n for n, name in enumerate(names) if "airport" in name)) == 0
    assert found.named(next(n for n, name in enumerate(names) if "B2B" in name)) == 6
