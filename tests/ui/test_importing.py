"""The import wizard, walked through as its user would, gives what the command gives."""

import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap.document.document import Document
from almere_roadmap.domain.words import Refusal
from almere_roadmap.ui.screens.facts import FactsScreen
from tests.ui.importing import answered, brought, choose, kept, settled
from tests.ui.rooms import sample_room, showing  # noqa: F401
from tests.ui.test_facts import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return showing(qtbot, FactsScreen(sample_room))


def workbook(path: Path) -> Path:
    """Write a spreadsheet as people make them: a title, merged heads, gaps and a total."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Bedrijven")
    head = book.add_format({"bold": True, "align": "center"})
    sheet.merge_range("A1:F1", "Bedrijven op bedrijvenpark Stichtsekant, peildatum 1 april", head)
    sheet.merge_range("A3:B3", "Onderneming", head)
    sheet.merge_range("C3:D3", "Adres", head)
    sheet.merge_range("E3:F3", "Omvang", head)
    sheet.write_row(
        "A4", ["Bedrijfsnaam", "Sector", "Straat", "Plaats", "Werkzame personen", "Jaar"]
    )
    rows = [
        ("Bakkerij De Korenaar", "C", "Palmpolstraat 1", "Almere", 12, 2009),
        ("Transport Zuidema", "H", "Palmpolstraat 3", "Almere", 48, 2009),
        ("Studio Noord", "M", "Damsluisweg 7", "Lelystad", "acht", 2009),
    ]
    for place, cells in enumerate(rows, 4):
        sheet.write_row(place, 0, cells)
    sheet.write_row(7, 0, ["Totaal", "", "", "", 68])
    book.close()
    return path


def test_a_spreadsheet_with_merged_heads_and_a_total_is_taken_over(qtbot, screen, tmp_path):
    show(qtbot, screen, "organisations")
    page = brought(qtbot, screen, workbook(tmp_path / "bedrijven.xlsx"))
    fields = {h: box.currentData() for h, box in page.check.columns.choices.items()}
    assert "name" in fields.values() and "place" in fields.values()
    assert [row.cells[2].text for row in page.check.rejects.table.sheet.rows] == ["acht"]
    answered(qtbot, page)
    before = set(screen.bridge.workshop.organisations)
    kept(qtbot, screen)
    now = screen.bridge.workshop.organisations
    made = {now[i].name: now[i] for i in now.keys() - before}
    assert set(made) == {"Bakkerij De Korenaar", "Transport Zuidema"}
    assert made["Transport Zuidema"].persons == 48
    screen.bridge.undo()
    assert set(screen.bridge.workshop.organisations) == before


def test_the_wizard_and_the_command_do_the_same(qtbot, screen, tmp_path):
    path = workbook(tmp_path / "bedrijven.xlsx")
    copy = tmp_path / "copy.almere"
    screen.bridge.document.save_copy(copy)
    arguments = ["import", str(copy), str(path), "--as", "organisations", "--sbi", "2008"]
    done = subprocess.run(
        [sys.executable, "-m", "almere_roadmap", *arguments], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    show(qtbot, screen, "organisations")
    page = brought(qtbot, screen, path)
    answered(qtbot, page)
    kept(qtbot, screen)
    with Document.open(copy, read_only=True) as other:
        assert screen.bridge.workshop.organisations == other.workshop.organisations


def test_a_column_is_said_to_feed_another_field_and_is_remembered(qtbot, screen, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text("naam;kreet\nVaart;Almere\n", encoding="utf-8")
    show(qtbot, screen, "organisations")
    page = brought(qtbot, screen, path)
    choose(qtbot, page.check.columns.choices["kreet"], "place")
    settled(qtbot, page)
    kept(qtbot, screen)
    made = [o for o in screen.bridge.workshop.organisations.values() if o.name == "Vaart"]
    assert [o.place for o in made] == ["Almere"]
    again = tmp_path / "later.csv"
    again.write_text("naam;kreet\nLoods;Zeist\n", encoding="utf-8")
    later = brought(qtbot, screen, again)
    assert later.check.columns.choices["kreet"].currentData() == "place"


def test_a_question_must_be_answered_first(qtbot, screen, tmp_path):
    path = tmp_path / "sbi.csv"
    path.write_text("sectie;2009\nJ;1.017\nK;2.500\n", encoding="utf-8")
    page = brought(qtbot, screen, path)
    assert page.intake.questions
    answered(qtbot, page)


def test_pasted_cells_are_read_like_a_file(qtbot, screen):
    show(qtbot, screen, "organisations")
    brought(qtbot, screen, "naam\tplaats\nVaart\tAlmere\n")
    kept(qtbot, screen)
    assert any(o.name == "Vaart" for o in screen.bridge.workshop.organisations.values())


def test_a_register_that_is_cancelled_leaves_nothing(qtbot, screen, tmp_path):
    path = tmp_path / "lisa.csv"
    lines = (f"{n:08};Bedrijf {n};Almere;6201;10-19" for n in range(3_000))
    path.write_text("\n".join(["kvknummer;naam;plaats;sbi;grootteklasse", *lines]), "utf-8")
    before = set(screen.bridge.workshop.datasets)
    screen.import_file(path)
    choose(qtbot, screen.importing.file.kinds, "register")
    screen.importing.file.kinds.setCurrentIndex(screen.importing.file.kinds.findData("register"))
    screen.importing.reject()
    screen.bridge.tasks.finish()
    assert set(screen.bridge.workshop.datasets) == before and screen.importing is None


def interviews(path: Path) -> Path:
    """Write a spreadsheet of two interviews and a refusal, a column per area and partner."""
    heads = ["Bedrijf", "Werkzame personen", "Sector", "Omzet Almere", "Omzet Noordvleugel",
             "Omzet Nederland", "Omzet buitenland", "Aantal afnemers", "Partners onder afnemers",
             "Partner 1 soort", "Partner 1 plaats", "Reden weigering"]  # fmt: skip
    rows = [
        ("Vaart", 48, "H", 12, 34, 27, 28, 19, 30, "afnemer", "Amersfoort", ""),
        ("Sluis", 9, "G", 100, 0, 0, 0, 4, 50, "", "", ""),
        ("Loods", "", "", "", "", "", "", "", "", "", "", "te druk"),
    ]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Interviews")
        for place, cells in enumerate([heads, *rows]):
            sheet.write_row(place, 0, cells)
    return path


def test_a_spreadsheet_of_interviews_is_one_step(qtbot, screen, tmp_path):
    """The firms come along, and a place of table 5 tells in which area a partner is."""
    show(qtbot, screen, "profiles")
    page = brought(qtbot, screen, interviews(tmp_path / "interviews.xlsx"))
    fields = {h: box.currentText() for h, box in page.check.columns.choices.items()}
    assert fields["Partner 1 plaats"] == "partner 1: place"
    assert fields["Werkzame personen"] == "working persons"
    answered(qtbot, page)
    before = screen.bridge.workshop
    kept(qtbot, screen)
    now = screen.bridge.workshop
    firms = {f.name: f for key, f in now.organisations.items() if key not in before.organisations}
    assert set(firms) == {"Vaart", "Sluis", "Loods"} and firms["Vaart"].persons == 48
    profiles = {p.organisation: p for p in now.profiles.values()}
    assert profiles[firms["Vaart"].id].turnover == (12, 34, 27, 28)
    assert profiles[firms["Loods"].id].refusal is Refusal.BUSY
    (relation,) = (r for key, r in now.relations.items() if key not in before.relations)
    assert now.areas[relation.area].code == "region" and relation.region == "Amersfoort"
    assert "32 of 33 firms asked took part, 1 refused." in screen.page.survey.asked.text()
    screen.bridge.undo()
    assert screen.bridge.workshop.profiles == before.profiles
    assert screen.bridge.workshop.organisations == before.organisations


def register(path: Path, lines) -> Path:
    heads = "kvknummer;naam;plaats;sbi;grootteklasse"
    path.write_text("\n".join([heads, *lines]), encoding="utf-8")
    return path


def as_register(qtbot, screen, path: Path):
    screen.import_file(path)
    kinds = screen.importing.file.kinds
    kinds.setCurrentIndex(kinds.findData("register"))
    qtbot.waitUntil(lambda: screen.importing.intake is not None)
    return screen.importing


def test_another_kind_while_a_file_is_read_breaks_nothing(qtbot, screen, tmp_path):
    lines = (f"{n:08};Bedrijf {n};Almere;6201;10-19" for n in range(30_000))
    path = register(tmp_path / "lisa.csv", lines)
    with qtbot.captureExceptions() as raised:
        page = as_register(qtbot, screen, path)
        page.read()
        page.read()
        settled(qtbot, page)
        screen.bridge.tasks.finish()
        QApplication.processEvents()
    assert not raised and page.intake.register.count == 30_000


def test_a_register_read_again_tells_what_is_new_changed_and_gone(qtbot, screen, tmp_path):
    first = ["00000001;Vaart;Almere;6201;10-19", "00000002;Loods;Almere;6201;10-19"]
    as_register(qtbot, screen, register(tmp_path / "lisa.csv", first))
    kept(qtbot, screen)
    later = ["00000001;Vaart;Zeist;6201;10-19", "00000003;Kade;Almere;6201;10-19"]
    again = as_register(qtbot, screen, register(tmp_path / "lisa.csv", later))
    found = again.seen.taken.difference
    assert (found.added, found.changed, found.gone) == (1, 1, 1)
