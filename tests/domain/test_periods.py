"""Periods as people write them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.periods import first_day, is_period, last_day, parse
from almere_roadmap.errors import InputError

years = st.integers(1000, 9998)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027-05-03", date(2027, 5, 3), date(2027, 5, 3)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2027-12", date(2027, 12, 1), date(2027, 12, 31)),
        ("2027-Q2", date(2027, 4, 1), date(2027, 6, 30)),
        ("2027-Q4", date(2027, 10, 1), date(2027, 12, 31)),
        ("2027-S1", date(2027, 2, 1), date(2027, 7, 31)),
        ("2027-S2", date(2027, 9, 1), date(2028, 1, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        (" 2027 ", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_each_form_has_its_days(text, first, last):
    period = parse(text)
    assert (period.first, period.last) == (first, last) == (first_day(text), last_day(text))
    assert period.exact == (first == last)
    assert is_period(text)


@pytest.mark.parametrize(
    "text", ["x", "27", "2027-13", "2027-02-30", "2027-Q5", "2027-S3", "2027-5", "20270503"]
)
def test_anything_else_is_refused_with_the_forms_that_are_good(text):
    assert not is_period(text)
    with pytest.raises(InputError, match="2027-Q2"):
        parse(text, "start")


def test_nothing_is_undated():
    assert is_period("") and first_day("") is None and last_day("") is None


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_a_period_of_one_day(day):
    assert parse(day.isoformat()).first == parse(day.isoformat()).last == day


@given(years)
def test_quarters_and_months_fill_the_year_without_gap(year):
    for forms in ([f"{year}-Q{q}" for q in range(1, 5)], [f"{year}-{m:02}" for m in range(1, 13)]):
        periods, whole = [parse(form) for form in forms], parse(str(year))
        assert (periods[0].first, periods[-1].last) == (whole.first, whole.last)
        for one, next_one in pairwise(periods):
            assert next_one.first - one.last == timedelta(days=1)


@given(st.text())
def test_no_text_makes_it_crash(text):
    is_period(text)
