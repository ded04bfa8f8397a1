"""The steps of a procedure as a figure."""

from dataclasses import replace
from datetime import date

import pytest

from almere_roadmap import i18n
from almere_roadmap.figures.marks import Text
from almere_roadmap.figures.roadmap.procedure_steps import procedure_steps
from tests.figures.sheet import outside, overlapping
from tests.sample import workshop as sample

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("width", [90, 170, 300])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_steps_of_every_contract_lie_on_the_sheet_and_apart(width, language):
    with i18n.speaking(language):
        for item in sample().contracts:
            figure = procedure_steps(sample(), sample().items[item], width, TODAY)
            assert overlapping(figure) == [] and outside(figure) == []


def test_the_steps_carry_their_days_and_minimum_terms():
    with i18n.speaking("en"):
        figure = procedure_steps(sample(), sample().items["o2"], 220, TODAY)
    words = [mark.text for mark in figure.marks if isinstance(mark, Text)]
    assert "40 days, at least 40" in words
    # Start 1 July − 20 − 7 − 30 − 40 days.
    assert any("26 Mar 2027" in text for text in (w.replace("\u00a0", " ") for w in words))
    assert "today" in words


def test_without_a_procedure_it_says_what_to_do():
    item = replace(sample().items["o2"], start="")
    figure = procedure_steps(sample().with_records("items", {"o2": item}), item, 170)
    assert len(figure.marks) == 1 and figure.alt
