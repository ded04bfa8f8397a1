"""Points of attention are worked out once for a workshop, a day and a language."""

from dataclasses import replace
from datetime import date

from almere_roadmap import i18n
from almere_roadmap.analysis.clusters.advice import advice
from tests.sample import workshop


def test_the_same_value_gets_the_same_answer_and_another_value_its_own():
    before = workshop()
    today = date(2026, 11, 25)
    given = advice(before, today)
    assert given
    assert advice(before, today) is given
    item = next(i for i in before.items.values() if any(i.id in p.about for p in given))
    others = {key: value for key, value in before.items.items() if key != item.id}
    after = replace(before, items=others)
    assert not any(item.id in problem.about for problem in advice(after, today))
    assert advice(before, today) is given


def test_another_day_and_another_language_are_asked_anew():
    before = workshop()
    given = advice(before, date(2026, 11, 25))
    assert advice(before, date(2031, 1, 1)) is not given
    with i18n.speaking("en" if i18n.language() == "nl" else "nl"):
        assert advice(before, date(2026, 11, 25)) is not given
