"""Hbo actions: rounds, lead times, money and numbers against what the instrument asks."""

from datetime import date

import pytest

from almere_roadmap.analysis.roadmap import academic
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import HboAction, Item, Layer
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import say

TODAY = date(2026, 11, 25)


def ids(instrument, start, end="", today=None, **values):
    item = Item(id="h", layer="l", kind=ItemKind.HBO_ACTION, title="H", start=start, end=end)
    action = HboAction(id="h", instrument=instrument, **{"decision_date": "2026-12-01", **values})
    made = Workshop(layers={"l": Layer(id="l")}, items={"h": item}, hbo_actions={"h": action})
    problems = list(academic.warnings(made, today))
    assert all(p.rule and p.source and p.remedy and say(p.message) for p in problems)
    return [p.id for p in problems]


def test_the_last_round_is_the_one_whose_result_comes_before_the_start():
    raak = rules().instruments["raak_mkb"]
    # Four months after 15 March the result is there: 15 July 2027.
    assert academic.last_round(raak, date(2027, 9, 1)) == date(2027, 3, 15)
    assert academic.last_round(raak, date(2027, 7, 14)) == date(2026, 9, 15)
    assert academic.last_round(rules().instruments["lectoraat"], date(2027, 9, 1)) is None


def test_a_missed_round_is_told_only_when_today_is_known():
    assert ids("raak_mkb", "2027-02-01") == []
    assert ids("raak_mkb", "2027-02-01", today=TODAY) == ["hbo.round"]
    assert ids("raak_mkb", "2027-09-01", today=TODAY) == []


def test_five_firms_are_too_few_for_raak_mkb():
    assert ids("raak_mkb", "2027-09-01", firms=5) == ["hbo.firms"]
    assert ids("raak_mkb", "2027-09-01", firms=6) == []


def test_raak_mkb_gives_at_most_three_hundred_thousand_and_half_of_the_whole():
    assert ids("raak_mkb", "2027-09-01", funding=300_000.0, co_funding=300_000.0) == []
    assert ids("raak_mkb", "2027-09-01", funding=300_001.0) == ["hbo.funding"]
    assert ids("raak_mkb", "2027-09-01", funding=200_000.0, co_funding=199_000.0) == [
        "hbo.co_funding"
    ]


def test_raak_mkb_runs_two_years_at_most():
    assert ids("raak_mkb", "2027-09-01", "2029-08-31") == []
    assert ids("raak_mkb", "2027-09-01", "2029-09-01") == ["hbo.long"]


def test_no_students_in_july():
    assert ids("minor", "2027-07-20", students=20) == ["hbo.summer"]


def test_fourteen_students_are_too_few_for_a_minor():
    assert ids("minor", "2027-09-01", students=14) == ["hbo.students"]


@pytest.mark.parametrize(("start", "found"), [("2028-05-31", ["hbo.lead"]), ("2028-06-01", [])])
def test_a_new_course_takes_eighteen_months_from_its_decision(start, found):
    assert ids("new_course", start) == found


def test_a_professorship_asked_for_now_does_not_start_in_half_a_year():
    assert ids("lectoraat", "2027-06-01", today=TODAY) == ["hbo.lead"]
    assert ids("lectoraat", "2027-09-01", today=TODAY) == []


def test_months_are_counted_as_on_a_calendar():
    assert academic.add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert academic.add_months(date(2027, 12, 15), 14) == date(2029, 2, 15)
    assert academic.add_months(date(2027, 3, 31), -1) == date(2027, 2, 28)
