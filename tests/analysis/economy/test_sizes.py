import pytest

from almere_roadmap.analysis.economy.profile import BUCKETS, LARGE
from almere_roadmap.analysis.economy.sizes import SizeClass, classes, of_class, size_class
from almere_roadmap.domain.tables import Category, StatisticsTable
from tests.sample import workshop


@pytest.mark.parametrize(
    ("heading", "low", "high"),
    [
        ("0", 0, 0),
        ("1 werkzaam persoon", 1, 1),
        ("2-4", 2, 4),
        ("5 – 9", 5, 9),
        ("5 tot 10 werkzame personen", 5, 9),
        ("10 to 20", 10, 19),
        ("100+", 100, None),
        ("250 of meer werkzame personen", 250, None),
        ("1.000 or more", 1000, None),
    ],
)
def test_headings_as_people_write_them(heading, low, high):
    assert size_class(heading) == SizeClass(low, high)


@pytest.mark.parametrize("heading", ["", "Totaal", "A Landbouw", "9-2", "."])
def test_what_is_no_size_class(heading):
    assert size_class(heading) is None


def table(*headings):
    return StatisticsTable((), tuple(Category(h, h) for h in headings), ())


def test_columns_that_make_up_a_bucket():
    fine = table("1", "2-4", "5-9", "10-49", "50-99", "100-249", "250+")
    assert of_class(fine, BUCKETS["2–9"]) == ("2-4", "5-9")
    assert of_class(fine, LARGE) == ("100-249", "250+")


@pytest.mark.parametrize(
    "headings",
    [
        ("1", "2-4", "5-199", "200+"),  # across the border
        ("2008", "2009"),  # years
        ("1-99", "200+"),  # a gap
        ("1-99", "100-199"),  # an end
        ("100+",),  # no beginning
        ("1-99", "100+", "onbekend"),
        (),
    ],
)
def test_a_table_that_does_not_tell_gives_none(headings):
    assert of_class(table(*headings), LARGE) is None


def test_the_tables_of_the_report_are_scales():
    assert classes(workshop().table("T1"))["100+"] == SizeClass(100, None)
    assert classes(workshop().table("T5")) is None
