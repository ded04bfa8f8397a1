"""Names on a few lines."""

from almere_roadmap.figures.measure import width
from almere_roadmap.figures.words import named
from almere_roadmap.i18n import speaking

FIRMS = ["Genzyme", "Emotional Brain", "Jan van Es Institute", "Roche Diagnostics Nederland"]


def test_all_are_named_where_they_fit_and_else_how_many_more_there_are():
    assert " ".join(named(FIRMS, ", ", 40, 7.5, 8)) == ", ".join(FIRMS)
    with speaking("en"):
        short = named(FIRMS, ", ", 30, 7.5, 2)
    assert " ".join(short) == "Genzyme, Emotional Brain, and 2 more"
    assert all(width(line, 7.5) <= 30 for line in short)


def test_one_name_that_is_too_long_is_the_only_thing_that_is_cut():
    (line,) = named(["Ontwikkelmaatschappij Flevoland"], ", ", 20, 7.5, 1)
    assert line.endswith("…") and width(line, 7.5) <= 20
    assert not named([], ", ", 20, 7.5, 1)
