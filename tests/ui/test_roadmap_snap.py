"""What a moved edge becomes: exact dates stay exact, fuzzy periods stay as fuzzy as they were."""

from datetime import date

import pytest

from almere_roadmap.domain.entities import Item
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.snap import Unit


def _item(start, end=""):
    return Item(id="i", start=start, end=end)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2027", Unit.YEAR),
        ("2027-S1", Unit.SEMESTER),
        ("2027-Q2", Unit.QUARTER),
        ("2027-05", Unit.MONTH),
        ("2027-05-03", Unit.DAY),
    ],
)
def test_texts_and_units_go_together(text, unit):
    assert snap.unit_of(text) is unit
    first = snap.parse(text).first
    assert snap.text_of(first, unit) == text


@pytest.mark.parametrize(
    ("day", "unit", "expected"),
    [
        (date(2027, 5, 12), Unit.QUARTER, date(2027, 4, 1)),
        (date(2027, 5, 20), Unit.QUARTER, date(2027, 7, 1)),
        (date(2027, 12, 30), Unit.YEAR, date(2028, 1, 1)),
        (date(2027, 5, 6), Unit.WEEK, date(2027, 5, 3)),
        (date(2027, 8, 20), Unit.SEMESTER, date(2027, 9, 1)),
        (date(2027, 1, 5), Unit.SEMESTER, date(2027, 2, 1)),
    ],
)
def test_nearest_first_day(day, unit, expected):
    assert snap.nearest(day, unit) == expected


def test_a_drag_keeps_exact_dates_exact():
    assert snap.starting(date(2027, 5, 20), "2027-01-04", Unit.QUARTER) == "2027-07-01"
    assert snap.ending(date(2027, 5, 20), "2027-03-04", Unit.QUARTER) == "2027-06-30"


def test_a_drag_refines_only_to_what_the_axis_shows():
    assert snap.starting(date(2028, 2, 3), "2027", Unit.YEAR) == "2028"
    assert snap.starting(date(2028, 2, 3), "2027", Unit.MONTH) == "2028-02"
    assert snap.starting(date(2028, 2, 3), "2027-04", Unit.YEAR) == "2028-01"


@pytest.mark.parametrize(
    ("item", "start", "expected"),
    [
        (_item("2027-Q1", "2027-Q2"), "2027-Q3", ("2027-Q3", "2027-Q4")),
        (_item("2027-01-01", "2027-06-30"), "2027-07-01", ("2027-07-01", "2027-12-31")),
        (_item("2027-01-31", "2027-02-28"), "2027-03-31", ("2027-03-31", "2027-04-30")),
        (_item("2027-05-03", "2027-05-07"), "2027-05-10", ("2027-05-10", "2027-05-14")),
        (_item("2027-S1"), "2027-S2", ("2027-S2", "")),
    ],
)
def test_a_moved_item_lasts_as_long(item, start, expected):
    assert snap.moved(item, start) == expected


@pytest.mark.parametrize(
    ("item", "unit", "count", "expected"),
    [
        (_item("2027-05-03", "2027-08-02"), Unit.QUARTER, 1, ("2027-08-03", "2027-11-02")),
        (_item("2027-Q4"), Unit.MONTH, 1, ("2028-Q1", "")),
        (_item("2027", "2028"), Unit.QUARTER, -1, ("2026", "2027")),
        (_item("2027-S2"), Unit.MONTH, 1, ("2028-S1", "")),
    ],
)
def test_nudging(item, unit, count, expected):
    assert snap.nudged(item, unit, count) == expected


def test_stretching_never_ends_before_the_start():
    assert snap.stretched(_item("2027-Q1", "2027-Q2"), Unit.QUARTER, 1) == "2027-Q3"
    assert snap.stretched(_item("2027-05-03", "2027-05-10"), Unit.WEEK, -4) == "2027-05-03"
    assert snap.stretched(_item("2027-Q1"), Unit.QUARTER, -1) == "2027-Q1"


def test_zoom_decides_the_unit():
    units = [snap.visible_unit(px) for px in (20, 3, 0.7, 0.2, 0.1)]
    assert units == [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR]
