import pytest

from almere_roadmap.intake.numbers import Exact, Style, is_unknown, number_of, style_of


@pytest.mark.parametrize(
    ("texts", "decimal", "certain"),
    [
        (["1.008", "12"], ",", False),
        (["1.008", "12,5"], ",", True),
        (["1.008.000", "1.017"], ",", True),
        (["1,008"], ",", False),
        (["5,1", "1.008"], ",", True),
        (["5.1"], ".", True),
        (["1,008.5"], ".", True),
        (["1.008,5"], ",", True),
        (["1,008,000"], ".", True),
        (["1 008"], ",", True),
        (["-", ".", ""], ",", True),
    ],
)
def test_the_style_is_decided_over_the_whole_column(texts, decimal, certain):
    assert style_of(texts) == Style(decimal, certain)


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.008", ",", 1008),
        ("5,1 %", ",", 5.1),
        ("€ 216.000", ",", 216000),
        ("1 008", ",", 1008),
        ("12*", ".", 12),
        ("-3", ".", -3),
        ("-", ",", None),
        (".", ",", None),
        ("x", ",", None),
        ("", ",", None),
    ],
)
def test_numbers_as_people_write_them(text, decimal, value):
    assert number_of(text, Style(decimal)) == value


@pytest.mark.parametrize("text", ["veel", "1..2", "12a", "--", "1e5", "nan"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        number_of(text, Style(","))


def test_a_number_of_a_spreadsheet_is_what_it_is_whatever_its_column():
    column = [Exact(1.017), "2,5"]
    style = style_of(column)
    assert style == Style(",")
    assert [number_of(text, style) for text in column] == [1.017, 2.5]


def test_unknown_is_something_else_than_none():
    assert is_unknown(".")
    assert is_unknown("x")
    assert not is_unknown("-")
    assert not is_unknown("")
