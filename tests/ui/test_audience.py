"""The window for the second screen, opened and followed as a facilitator does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap.domain.words import Group
from almere_roadmap.figures.marks import Text
from almere_roadmap.ui.niches.vote_card import VoteCard
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs import votes
from tests.ui.rooms import sample_room, showing  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, sample_room):  # noqa: F811
    made = MainWindow(sample_room)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_screen("niches")
    yield made
    made.room.close()


def shown(window):
    return [mark.text for mark in window.room.room.board.marks if isinstance(mark, Text)]


def test_it_opens_with_f5_or_from_the_vote_and_closes_with_escape(qtbot, window):
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.room.is_seen
    qtbot.keyClick(window.room.window, Qt.Key.Key_Escape)
    assert not window.room.is_seen
    window.act("audience")
    qtbot.keyClick(window.room.window, Qt.Key.Key_F5)
    assert not window.room.is_seen
    screen = window._screens["niches"]
    assert isinstance(screen, NichesScreen)
    screen.show_view("voting")
    card: VoteCard = screen.voting.card
    qtbot.mouseClick(card.show_room, LEFT)
    assert window.room.is_seen and window.room.window.accessibleDescription()


def test_it_keeps_up_with_the_vote_and_shows_dots_at_the_reveal_only(qtbot, window):
    window.act("audience")
    bridge = window.bridge
    assert "16" in shown(window)
    niche = next(iter(bridge.workshop.niches.values()))
    held = bridge.attempt(votes.open_round, question="And now?").changes[0].row
    bridge.attempt(votes.key_in_dots, round=held, niche=niche.id, group=Group.KNOWLEDGE, dots=4)
    assert "And now?" in shown(window) and "2 of 17 in" in shown(window)
    assert "4" not in shown(window)
    bridge.attempt(votes.reveal_round, held)
    assert "4" in shown(window) and niche.name in shown(window)
    bridge.undo()
    assert "4" not in shown(window)


def test_it_goes_along_with_the_language_and_the_window(qtbot, window):
    from almere_roadmap import i18n

    window.act("audience")
    assert "Dot voting" in shown(window)
    i18n.use("nl")
    window.rebuild()
    assert "Stippen plakken" in shown(window)
    pixels = window.room.window.grab().toImage()
    assert pixels.pixelColor(3, 3).lightness() < 60
    window.close()
    QApplication.processEvents()
    assert not window.room.is_seen


def test_the_buttons_at_the_top_show_what_is_there(qtbot, window):
    top = window.top
    qtbot.mouseClick(top.audience, LEFT)
    assert window.room.is_seen and top.audience.isChecked()
    qtbot.mouseClick(top.audience, LEFT)
    assert not window.room.is_seen and not top.audience.isChecked()
    assert not top.vote.isChecked()
    held = window.bridge.attempt(votes.open_round, question="And now?").changes[0].row
    assert top.vote.isChecked()
    window.show_screen("facts")
    qtbot.mouseClick(top.vote, LEFT)
    assert window._screens["niches"].view == "voting" and top.vote.isChecked()
    window.bridge.attempt(votes.reveal_round, held)
    assert not top.vote.isChecked()
