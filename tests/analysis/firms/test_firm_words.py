import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.firms.firm_words import CODES, choices, short_sector


@pytest.fixture
def english():
    i18n.use("en")
    yield
    i18n.use("nl")


@pytest.mark.parametrize(
    ("field", "code", "words"),
    [
        ("sector", "C", "Manufacturing"),
        ("sector", "", ""),
        ("sector", "Water", "Water"),
        ("establishment_type", "e", "stand-alone establishment"),
        ("activity", "3", "also R&D"),
        ("listed", "FF", "fast grower"),
        ("listed", "#11", "number 11 in the Sociale Atlas 2010"),
        ("listed", "*37", "number 37 by working persons"),
        ("listed", "", ""),
        ("listed", "Top 100", "Top 100"),
    ],
)
def test_codes_are_told_in_words(english, field, code, words):
    assert CODES[field](code) == words


def test_every_code_can_be_chosen_by_its_words(english):
    assert dict(choices("activity"))["1"] == "sales and distribution"
    assert len(choices("sector")) > 15 and choices("listed") == []
    assert short_sector("C") != "C" and short_sector("Water") == "Water"
