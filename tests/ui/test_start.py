"""Start: recent workshops at a glance, and the ways to begin."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from almere_roadmap import settings
from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.document import samples
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.screens.start import StartScreen
from almere_roadmap.ui.start.entry import Entry
from tests.sample import workshop
from tests.ui.rooms import empty_room, showing  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "settings"))


def _texts(widget) -> list[str]:
    return [made.text() for made in widget.findChildren(QLabel)]


def _started(qtbot, bridge) -> StartScreen:
    """Show Start and wait for the cards, which come after the first paint."""
    screen = showing(qtbot, StartScreen(bridge))
    qtbot.waitUntil(lambda: bool(screen.cards))
    return screen


def _offers(card) -> list[QPushButton]:
    return [made for made in card.findChildren(QPushButton) if made.isVisible()]


def test_without_recent_files_it_offers_the_sample(qtbot, empty_room):  # noqa: F811
    screen = _started(qtbot, empty_room)
    (card,) = screen.cards.values()
    qtbot.waitUntil(lambda: "Groei door samenwerking in Almere" in _texts(card))
    asked = []
    empty_room.went.connect(asked.append)
    offer = next(b for b in card.findChildren(QPushButton) if b.isEnabled())
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert asked == ["new:almere-2011"]


def test_recent_files_show_what_they_hold(qtbot, empty_room, tmp_path):  # noqa: F811
    path = Path(shutil.copy(sample_file(), tmp_path / "recent.almere"))
    settings.remember(path)
    screen = _started(qtbot, empty_room)
    card = screen.cards[path]
    firms = str(len(real_parties(workshop())))
    qtbot.waitUntil(lambda: firms in _texts(card))
    assert card.picture.figure.marks


def test_a_workshop_with_an_agenda_shows_how_its_day_begins(qtbot, empty_room, tmp_path):  # noqa: F811
    path = tmp_path / "day.almere"
    samples.create(path, "half-day", language="en").close()
    settings.remember(path)
    card = _started(qtbot, empty_room).cards[path]
    qtbot.waitUntil(lambda: "13:30" in _texts(card))
    assert "13:40" in _texts(card) and "and 6 more steps" in _texts(card)


def test_a_file_that_is_gone_says_so(qtbot, empty_room, tmp_path):  # noqa: F811
    path = tmp_path / "gone.almere"
    settings.remember(path)
    screen = _started(qtbot, empty_room)
    card = screen.cards[path]
    qtbot.waitUntil(lambda: any("no such file" in text for text in _texts(card)))
    qtbot.waitUntil(lambda: any(b.isVisible() for b in card.findChildren(QPushButton)))
    qtbot.waitUntil(lambda: bool(_offers(card)))
    (off,) = _offers(card)
    qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    assert settings.load().recent == ()
    assert path not in screen.cards


def test_entries_ask_for_new_and_open(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, StartScreen(empty_room))
    asked = []
    empty_room.went.connect(asked.append)
    for entry in screen.findChildren(Entry):
        qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    kinds = ["almere-2011", "one-day", "four-half-days", "half-day", "empty"]
    assert asked == [*(f"new:{name}" for name in kinds), "open", "merge:choose"]
