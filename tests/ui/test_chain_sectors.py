"""Sectors as parties of a chain: found by name in the party search and placed by keyboard."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from almere_roadmap import i18n
from almere_roadmap.domain.words import ChainLane
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.errors import Declined
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.verbs.chains import add_box
from tests.ui.chains import sample_room, screen, view  # noqa: F401
from tests.ui.rooms import showing

KEY = Qt.Key


def listed(screen):
    return [p for p in screen.panel.list.parties.rows if p.id.startswith("sbi:")]


def placed(screen):
    return ordered(b for b in screen.bridge.workshop.boxes.values() if b.sector)


def typed(qtbot, screen, words):
    qtbot.keyClicks(screen.panel.search, words)
    qtbot.keyClick(screen.panel.search, KEY.Key_Return)


def test_a_sector_typed_by_name_becomes_a_box_in_the_chosen_cell(qtbot, screen):
    screen.view.cell = Cell("care-5", ChainLane.FIRMS)
    count = len(screen.bridge.document.history())
    typed(qtbot, screen, "manufacturing")
    [box] = placed(screen)
    assert (box.sector, box.name, box.record) == ("C", "Manufacturing", "")
    assert (box.stage, box.lane) == ("care-5", ChainLane.FIRMS)
    assert len(screen.bridge.document.history()) == count + 1
    assert screen.view.boxes == [box.id] and screen.panel.search.text() == ""
    screen.bridge.undo()
    assert not placed(screen)


@pytest.mark.parametrize("words", ["industrie", "Manufacturing"])
def test_it_is_found_in_either_language(qtbot, screen, words):
    qtbot.keyClicks(screen.panel.search, words)
    assert "sbi:C" in [p.id for p in listed(screen)]


def test_sectors_are_offered_to_who_searches_only(qtbot, screen):
    assert listed(screen) == []
    qtbot.keyClicks(screen.panel.search, "sector")
    assert len(listed(screen)) == 21 and all(p.note == "sector" for p in listed(screen))


def test_a_sector_in_the_chain_is_ticked_and_shown_rather_than_placed_again(qtbot, screen):
    typed(qtbot, screen, "manufacturing")
    [box] = placed(screen)
    assert [p.placed for p in listed(screen)] == [True]
    screen.editing.select([])
    typed(qtbot, screen, "manufacturing")
    assert placed(screen) == [box] and screen.view.boxes == [box.id]
    with pytest.raises(Declined, match="in this chain already"):
        add_box(
            screen.bridge.workshop, chain=box.chain, stage=box.stage, sector="C", name="Industry"
        )


def test_the_panel_says_which_sector_and_how_many_firms(qtbot, screen):
    typed(qtbot, screen, "manufacturing")
    [box] = placed(screen)
    panel = showing(qtbot, screen.inspect(box.id), (320, 900))
    texts = {label.text() for label in panel.findChildren(QLabel)}
    firms = screen.bridge.workshop.organisations.values()
    assert {"C · Manufacturing", i18n.number(sum(f.sector[:1] == "C" for f in firms))} <= texts


def test_a_firm_of_that_name_still_comes_first(qtbot, screen):
    typed(qtbot, screen, "Emotional Brain")
    assert not placed(screen) and screen.bridge.workshop.boxes[screen.view.boxes[0]].record


@pytest.mark.parametrize("words", ["manufacturing", "Industrie"])
def test_a_sector_typed_on_the_canvas_is_that_sector_in_either_language(screen, view, words):
    view.cell = Cell("care-5", ChainLane.FIRMS)
    screen.editing.new_box()
    QTest.keyClicks(view.editor, words)
    QTest.keyClick(view.editor, KEY.Key_Return)
    [box] = placed(screen)
    assert (box.sector, box.name, box.stage) == ("C", "Manufacturing", "care-5")


def test_a_sector_grows_from_a_box_with_its_caption(screen, view):
    cell = Cell("care-5", ChainLane.FIRMS)
    screen.editing.grow("box-edba", cell, "Manufacturing\nof beds")
    [box] = placed(screen)
    assert (box.sector, box.caption) == ("C", "of beds")
    assert any(f.target == box.id for f in screen.bridge.workshop.flows.values())


def test_a_sector_that_is_in_the_chain_already_stays_words(screen, view):
    view.cell = Cell("care-5", ChainLane.FIRMS)
    screen.editing.add_named("Manufacturing")
    screen.editing.add_named("Manufacturing")
    boxes = [b for b in screen.bridge.workshop.boxes.values() if b.name == "Manufacturing"]
    assert sorted(b.sector for b in boxes) == ["", "C"]
