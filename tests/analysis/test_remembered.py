"""Answers are kept while the records they are about stand, and not longer."""

from dataclasses import replace

from almere_roadmap.analysis.choosing.scoring import group_means, ranking
from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.domain.entities import Criterion, Niche, Score
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop


def workshop(*scores):
    return Workshop(
        niches={"n": Niche(id="n", name="One")},
        criteria={"c": Criterion(id="c", name="Base")},
        scores={s.id: s for s in scores},
    )


def score(name, value, person="", group=Group.KNOWLEDGE):
    return Score(id=name, niche="n", criterion="c", group=group, participant=person, value=value)


def test_an_answer_is_worked_out_once_for_the_same_records():
    asked = []

    @remembered("niches")
    def count(found):
        asked.append(found)
        return len(found.niches)

    first = workshop()
    other = first.with_records("ideas", {})
    assert [count(first), count(other), count(first)] == [1, 1, 1]
    assert len(asked) == 1
    assert count(first.with_records("niches", {"n": None})) == 0
    assert count(first) == 1 and len(asked) == 2


def test_only_a_few_workshops_are_kept():
    asked = []

    @remembered("niches")
    def count(found):
        asked.append(found)
        return len(found.niches)

    many = [workshop() for _turn in range(6)]
    for found in (*many, many[0]):
        count(found)
    assert len(asked) == 7


def test_a_ranking_follows_a_score_a_weight_and_a_name():
    before = workshop(score("s", 2.0))
    assert ranking(before) is ranking(replace(before))
    [row] = ranking(before.with_records("scores", {"s": score("s", 5.0)})).rows
    assert row.total == 5.0
    renamed = before.with_records("niches", {"n": Niche(id="n", name="Two")})
    assert ranking(renamed).rows[0].niche.name == "Two"


def test_a_group_says_the_mean_of_its_people_and_nothing_of_others():
    found = workshop(
        score("whole", 1.0),
        score("a", 4.0, "ann"),
        score("b", 3.0, "bob"),
        score("c", 5.0, group=Group.OTHER),
    )
    assert group_means(found, Group.KNOWLEDGE) == {("n", "c"): 3.5}
    assert group_means(workshop(score("s", None)), Group.KNOWLEDGE) == {("n", "c"): None}
    assert group_means(found, Group.GOVERNMENT) == {}
