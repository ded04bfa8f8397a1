"""Numbers as they are typed."""

import pytest

from almere_roadmap import i18n
from almere_roadmap.ui.widgets.typed import figure_in, typed_number


@pytest.fixture(params=["nl", "en"])
def tongue(request):
    i18n.use(request.param)
    yield request.param
    i18n.use("nl")


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("190.000", 190000, 190),
        ("190,000", 190, 190000),
        ("1.250.000", 1250000, 1250000),
        ("12,5", 12.5, 12.5),
        ("12.5", 12.5, 12.5),
        ("0.125", 0.125, 0.125),
        ("€ 3.000,50", 3000.5, 3000.5),
        ("46 %", 46, 46),
        ("−3", -3, -3),
        ("", None, None),
    ],
)
def test_the_language_decides_where_both_could_be(tongue, text, dutch, english):
    assert typed_number(text) == (dutch if tongue == "nl" else english)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("circa 19.000.000", 19000000),
        ("23e", 23),
        ("5,1 %", 5.1),
        ("zevende stad", None),
        ("50 duizend.", 50),
    ],
)
def test_the_number_in_a_figure_is_found(tongue, text, number):
    assert figure_in(text) == number


def test_words_are_no_number():
    with pytest.raises(ValueError, match="veel"):
        typed_number("veel")
