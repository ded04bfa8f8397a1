"""Naming a new box: what is known is proposed, one meant by its beginning is taken by Enter."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from almere_roadmap.domain.words import ChainLane
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.proposals import meant, proposals
from almere_roadmap.verbs.organisations import add_organisation
from tests.ui.chains import sample_room, screen, view  # noqa: F401
from tests.ui.hands import CTRL, LEFT, NONE, SHIFT

KEY = Qt.Key
CELL = Cell("care-5", ChainLane.FIRMS)
KNOWN = [("Koelman Transport", "firm"), ("Zorggroep", "firm"), ("Brein en Koel", "network")]


@pytest.fixture
def cold(screen):
    """The Chain screen with a firm that stands in no chain yet."""
    made = screen.bridge.attempt(add_organisation, name="Koelman Transport")
    return made.changes[0].row


def begin(screen, words):
    screen.editing.new_box(CELL)
    QTest.keyClicks(screen.view.editor, words)


def made(screen):
    return screen.bridge.workshop.boxes[screen.view.boxes[0]]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("koel", "Koelman Transport"),
        ("trans", "Koelman Transport"),
        ("ZORGGROEP", "Zorggroep"),
        ("k", ""),
        ("man", ""),
        ("Bakker", ""),
        ("", ""),
    ],
)
def test_a_name_is_meant_by_its_only_beginning(typed, name):
    assert meant(typed, KNOWN) == name


def test_of_several_that_begin_so_none_is_meant():
    assert meant("Koel", [*KNOWN, ("Koelhuis", "firm")]) == ""
    assert meant("Koelhuis", [("Koelhuis", ""), ("Koelhuis Zuid", "")]) == "Koelhuis"


def test_the_words_as_typed_are_always_to_be_had():
    assert [row.words for row in proposals("koel", KNOWN)] == [
        "Koelman Transport",
        "Brein en Koel",
        "koel",
    ]
    assert proposals("koel", KNOWN)[-1].is_new
    assert not any(row.is_new for row in proposals("zorggroep", KNOWN))
    assert proposals("Bakker", KNOWN) == []


def test_enter_takes_the_one_that_is_lit(screen, cold):
    begin(screen, "Koel")
    assert screen.view.editor.proposals.current.words == "Koelman Transport"
    assert "Koelman Transport" in screen.view.editor.accessibleDescription()
    QTest.keyClick(screen.view.editor, KEY.Key_Return)
    assert made(screen).record == cold and not screen.view.editor.proposals.isVisible()


@pytest.mark.parametrize(
    ("key", "held"), [(KEY.Key_Return, CTRL), (KEY.Key_Escape, NONE)], ids=["Ctrl+Enter", "Esc"]
)
def test_what_was_typed_can_be_kept_as_new(screen, cold, key, held):
    begin(screen, "Koel")
    QTest.keyClick(screen.view.editor, key, held)
    assert (made(screen).record, made(screen).name) == ("", "Koel")


def test_arrows_walk_to_the_new_one_and_back(screen, cold):
    begin(screen, "Koel")
    QTest.keyClick(screen.view.editor, KEY.Key_Up)
    assert screen.view.editor.proposals.current.is_new
    QTest.keyClick(screen.view.editor, KEY.Key_Down)
    QTest.keyClick(screen.view.editor, KEY.Key_Tab)
    assert made(screen).record == cold


def test_a_click_takes_a_row(screen, cold):
    begin(screen, "an Tr")
    rows = screen.view.editor.proposals
    assert rows.current.is_new
    at = [row.words for row in rows.rows.found].index("Koelman Transport")
    place = rows.visualRect(rows.rows.index(at)).center()
    QTest.mouseClick(rows.viewport(), LEFT, NONE, place)
    assert made(screen).record == cold


def test_a_second_line_goes_with_the_one_that_is_lit(screen, cold):
    begin(screen, "Koel")
    QTest.keyClick(screen.view.editor, KEY.Key_Return, SHIFT)
    QTest.keyClicks(screen.view.editor.second, "drives at night")
    QTest.keyClick(screen.view.editor.second, KEY.Key_Return)
    assert (made(screen).record, made(screen).caption) == (cold, "drives at night")


def test_renaming_proposes_nothing(screen, view, cold):
    screen.editing.rename("box-edba")
    QTest.keyClicks(view.editor, "Koel")
    assert view.editor.proposals.current is None
