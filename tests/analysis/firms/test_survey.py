"""The survey as a whole: means of answers, and who was asked."""

import pytest

from almere_roadmap.analysis.firms.survey import Mean, Response, response, survey, whole
from almere_roadmap.analysis.firms.survey_words import means_words, response_words
from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.analysis.places import known_places
from almere_roadmap.domain.entities import Area, Organisation, Profile, Relation
from almere_roadmap.domain.words import Refusal, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import speaking


def asked(*profiles):
    return Workshop(profiles={p.id: p for p in profiles})


def test_a_mean_is_that_of_the_firms_that_answered():
    found = survey(
        asked(
            Profile(id="a", customers=10, turnover=(50, 50, 0, 0)),
            Profile(id="b", customers=20, turnover=(12, 34, 27, 28)),
            Profile(id="c"),
            Profile(id="d", refusal=Refusal.BUSY),
        )
    )
    assert found.firms == 3 and found.customers == Mean(15, 2) and found.suppliers.value is None
    # F-07: the 101 of rounded answers is made 100 before the mean is taken.
    assert found.turnover[0].value == pytest.approx((50 + 100 * 12 / 101) / 2)
    assert found.status is Status.COMPUTED


def test_nobody_asked_is_no_survey():
    assert survey(Workshop()) is None
    assert survey(asked(Profile(id="a", refusal=Refusal.BUSY))) is None


def test_response_by_list_with_the_reasons_of_those_who_refused():
    """The first group of I24: 39 eligible, 13 took part, 26 refused."""
    largest = [Profile(id=f"t{n}", sample_group="largest") for n in range(13)]
    reasons = [Refusal.TIRED] * 12 + [Refusal.BUSY] * 10 + [Refusal.YEAR_END] * 4
    largest += [
        Profile(id=f"r{n}", sample_group="largest", refusal=why) for n, why in enumerate(reasons)
    ]
    workshop = asked(*largest, Profile(id="x"))
    known, without = response(workshop)
    why = ((Refusal.TIRED, 12), (Refusal.BUSY, 10), (Refusal.YEAR_END, 4))
    assert known == Response("largest", 39, 13, 26, why)
    assert without == Response("", 1, 1, 0)
    assert whole((known, without)) == Response("", 40, 14, 26, why)
    told = {r.id: r.value for r in analyse(workshop)}
    assert (told["survey.approached"], told["survey.refused"]) == (40, 26)


def test_a_mean_says_how_many_answered():
    told = {r.id: r for r in analyse(asked(Profile(id="a", customers=10), Profile(id="b")))}
    assert told["survey.customers"].caveat.params == {"known": "1", "all": "2"}
    assert told["survey.firms"].caveat is None


def test_the_survey_in_words():
    largest = [Profile(id=f"t{n}", sample_group="largest", customers=n + 1) for n in range(3)]
    refused = [
        Profile(id="r", sample_group="largest", refusal=Refusal.TIRED),
        Profile(id="s", refusal=Refusal.TIRED),
    ]
    workshop = asked(*largest, *refused)
    with speaking("en"):
        assert response_words(response(workshop)) == (
            "3 of 5 firms asked took part, 2 refused. Reasons: tired of surveys 2. "
            "largest: 3 of 4; no list: 0 of 1."
        )
        assert means_words(survey(workshop), ["here", "there"]) == "On average: 2 customers."
        assert means_words(survey(asked(Profile(id="a"))), []) == ""


def test_places_are_known_from_areas_relations_and_firms():
    areas = {
        "home": Area(id="home", name="Almere", rank="a"),
        "north": Area(id="north", name="Noordvleugel", regions=("Utrecht",), rank="b"),
    }
    workshop = Workshop(
        areas=areas,
        relations={
            "r": Relation(id="r", region="Zeist", area="north"),
            "s": Relation(id="s", region="Almere", area="north"),
            "t": Relation(id="t", region="Nergens", area=""),
        },
        organisations={"o": Organisation(id="o", place="Haarlem", area="north")},
    )
    assert known_places(workshop) == {
        "Almere": "home",
        "Noordvleugel": "north",
        "Utrecht": "north",
        "Zeist": "north",
        "Haarlem": "north",
    }
