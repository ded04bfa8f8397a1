import pytest

from almere_roadmap.intake.sectors import is_of_2025, section_of


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("G", "G"),
        ("q", "Q"),
        ("F Bouwnijverheid", "F"),
        ("62.01", "J"),
        ("6201", "J"),
        ("SBI 64", "K"),
        ("45.11", "G"),
        ("Gezondheids- en welzijnszorg", "Q"),
        ("Zorg", "Q"),
        ("Construction", "F"),
        ("maritiem", "maritiem"),
        ("00", "00"),
        ("", ""),
    ],
)
def test_a_sector_is_taken_to_its_section_of_2008(text, section):
    assert section_of(text) == section


def test_a_name_of_2025_goes_before_the_letter_that_meant_something_else():
    name = "Exploitatie van en handel in onroerend goed"
    assert is_of_2025(name)
    assert section_of(f"M {name}") == "L"
    assert not is_of_2025("Onderwijs")
