"""What a file holds is told by its headings and cells, and by what."""

import pytest

from almere_roadmap.i18n import say
from almere_roadmap.intake.grid.cells import open_text
from almere_roadmap.intake.kinds import guessed
from almere_roadmap.intake.read import attempt
from almere_roadmap.intake.settings import Settings
from almere_roadmap.resources import resource


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("naam;plaats\nVaart;Almere\n", "organisations"),
        ("naam;personen\nVaart;4\nLoods;9\n", "organisations"),
        ("kvknummer;naam;plaats;sbi\n1;Vaart;Almere;6201\n", "register"),
        ("VESTNAAM;VESTNR;SBI_HOOFD;GK_FT;GEMNAAM;PEILDAT\nVaart;1;6201;5-9;Almere;2009\n",
         "register"),
        ("Naam;Organisatie;Groep\nEva;Vaart;ondernemers\n", "participants"),
        ("Bedrijf;Partner;Soort\nVaart;Loods;klant\n", "relations"),
        ("Bedrijf;Omzet Almere;Aantal afnemers\nVaart;20;3\n", "profiles"),
        ("Netwerk;Niveau;Functie\nVBA;stad;belangen\n", "networks"),
        ("Indicator;Waarde;Eenheid;Jaar\nbanen;80000;banen;2010\n", "indicators"),
        ("Perioden;Regio's;Banen\n2009;Almere;3\n", "statistics"),
        ("sectie;klein;groot\nA;1;2\nB;.;5\n", "statistics"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file_is_proposed(text, kind):
    assert guessed(open_text(text)).kind == kind


@pytest.mark.parametrize("name", ["table-1-establishments", "table-2-jobs", "table-6-printed"])
def test_the_tables_of_the_report_are_statistics(name):
    text = resource("data", "almere-2011", f"{name}.csv").read_text(encoding="utf-8")
    assert guessed(open_text(text)).kind == "statistics"


def test_the_lines_can_still_be_read_and_the_reason_names_headings():
    sheet = open_text("naam;plaats\nVaart;Almere\n")
    guess = guessed(sheet)
    assert [list(cells) for _, cells in sheet.lines] == [["naam", "plaats"], ["Vaart", "Almere"]]
    assert "naam" in say(guess.reason) and "plaats" in say(guess.reason)


def test_where_nothing_tells_it_is_what_the_person_was_looking_at():
    assert guessed(open_text("a;b\nc;d\n"), "indicators").kind == "indicators"
    assert guessed(open_text("a;b\nc;d\n")).kind == "organisations"


def test_what_is_refused_still_tells_what_was_recognised():
    found = attempt("a;b\nc;d\n", "", Settings(hint="participants"))
    assert found.refused is not None and found.kind == "participants"
    assert found.recognised.separator == ";" and len(found.first) == 2
