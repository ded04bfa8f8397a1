"""What was chosen for the columns of a file, kept in a file of its own and fetched again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from almere_roadmap.cli.main import main
from almere_roadmap.document.document import Document
from almere_roadmap.intake.mappings import read_mapping
from almere_roadmap.ui.importing.steps import CHECK, COLUMNS
from almere_roadmap.ui.screens.facts import FactsScreen
from tests.ui.importing import brought, choose, kept, settled
from tests.ui.rooms import sample_room, showing, told  # noqa: F401
from tests.ui.test_facts import show

LEFT = Qt.MouseButton.LeftButton
CELLS = "naam;kreet;kleur\nVaart;Almere;rood\n"


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    found = showing(qtbot, FactsScreen(sample_room))
    show(qtbot, found, "organisations")
    return found


def file(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def columns(qtbot, screen, path):
    """Begin an import and return the step in which columns are chosen."""
    page = brought(qtbot, screen, path)
    page.go(COLUMNS)
    qtbot.waitUntil(page.columns_step.choices_bar.isVisible)
    return page


def test_saved_choices_serve_the_command_and_another_file(qtbot, screen, tmp_path, monkeypatch):
    first = file(tmp_path, "lijst.csv", CELLS)
    page = columns(qtbot, screen, first)
    choose(qtbot, page.columns_step.choices["kreet"], "place")
    settled(qtbot, page)
    target = tmp_path / "choices.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    heard = told(screen.bridge)
    qtbot.mouseClick(page.columns_step.choices_bar.save, LEFT)
    assert heard == [("good", "choices.toml was saved")]
    assert read_mapping(target) == {"naam": "name", "kreet": "place", "kleur": ""}
    copy = tmp_path / "copy.almere"
    screen.bridge.document.save_copy(copy)
    page.go(CHECK)
    kept(qtbot, screen)
    args = ["import", copy, first, "--as", "organisations", "--map", target]
    assert main([str(arg) for arg in args]) == 0
    with Document.open(copy, read_only=True) as other:
        assert screen.bridge.workshop.organisations == other.workshop.organisations
    # Other headings beside the same ones: what fits is used.
    second = file(tmp_path, "anders.csv", "naam;kreet;maat\nLoods;Zeist;2\n")
    page = columns(qtbot, screen, second)
    assert page.columns_step.choices["kreet"].currentData() == ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(target), ""))
    qtbot.mouseClick(page.columns_step.choices_bar.load, LEFT)
    settled(qtbot, page)
    assert page.columns_step.choices["kreet"].currentData() == "place"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ('"Plaats" = "place"\n', "warn", "None of the headings in choices.toml is in this file."),
        ("no mapping", "bad", "choices.toml: is no readable TOML file"),
    ],
)
def test_choices_that_do_not_fit_are_told(qtbot, screen, tmp_path, monkeypatch, text, kind, words):
    page = columns(qtbot, screen, file(tmp_path, "lijst.csv", CELLS))
    chosen = file(tmp_path, "choices.toml", text)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(chosen), ""))
    heard = told(screen.bridge)
    qtbot.mouseClick(page.columns_step.choices_bar.load, LEFT)
    assert heard == [(kind, words)]
    assert page.accept_button.isVisible() or page.next.isEnabled()


def test_remembered_choices_are_given_up(qtbot, screen, tmp_path):
    page = columns(qtbot, screen, file(tmp_path, "lijst.csv", CELLS))
    assert not page.columns_step.choices_bar.forget.isVisible()
    choose(qtbot, page.columns_step.choices["kreet"], "place")
    settled(qtbot, page)
    page.go(CHECK)
    kept(qtbot, screen)
    page = columns(qtbot, screen, file(tmp_path, "later.csv", CELLS.replace("Vaart", "Loods")))
    assert page.columns_step.choices["kreet"].currentData() == "place"
    qtbot.mouseClick(page.columns_step.choices_bar.forget, LEFT)
    settled(qtbot, page)
    assert page.columns_step.choices["kreet"].currentData() == ""


def test_a_file_whose_headings_say_nothing_is_told_what_they_mean(qtbot, screen, tmp_path):
    words = "Club;Waar;FTE;Kleur\nVaart;Almere;12;rood\n"
    page = brought(qtbot, screen, file(tmp_path, "lijst.csv", words))
    assert page.seen.intake.refused is not None
    assert page.next.isEnabled()
    qtbot.mouseClick(page.next, LEFT)
    choices = page.columns_step.choices
    assert list(choices) == ["Club", "Waar", "FTE", "Kleur"]
    for heading, field in (("Club", "name"), ("Waar", "place"), ("FTE", "persons")):
        choose(qtbot, page.columns_step.choices[heading], field)
        settled(qtbot, page)
    page.go(CHECK)
    kept(qtbot, screen)
    made = [o for o in screen.bridge.workshop.organisations.values() if o.name == "Vaart"]
    assert [(o.place, o.persons) for o in made] == [("Almere", 12)]
    # The next file with these headings is read at once.
    later = brought(qtbot, screen, file(tmp_path, "later.csv", words.replace("Vaart", "Loods")))
    assert later.seen.remembered and later.step == CHECK
    kept(qtbot, screen)
    assert any(o.name == "Loods" for o in screen.bridge.workshop.organisations.values())


@pytest.mark.parametrize("kind", ["relations", "register"])
def test_columns_of_any_list_can_be_said(qtbot, screen, tmp_path, kind):
    page = brought(qtbot, screen, file(tmp_path, "lijst.csv", "Eén;Twee\nVaart;Loods\n"))
    page.file.kinds.setCurrentIndex(page.file.kinds.findData(kind))
    settled(qtbot, page)
    assert page.seen.intake.kind == kind and page.seen.intake.refused is not None
    page.go(COLUMNS)
    assert list(page.columns_step.choices) == ["Eén", "Twee"]
