"""From a blank wall to the printed outcome: ideas, niches, scores, a vote, decisions, the PDF."""

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from almere_roadmap.analysis.choosing.voting import tally
from almere_roadmap.document.document import Document
from almere_roadmap.domain.words import Group, RoundState
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.marks import Text
from almere_roadmap.ui.outcome import places
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.ui.screens.outcome import OutcomeScreen
from almere_roadmap.verbs.records import edit
from tests.ui.rooms import empty_room, showing  # noqa: F401

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


def typed(qtbot, text, key=ENTER):
    qtbot.keyClicks(QApplication.focusWidget(), text)
    qtbot.keyClick(QApplication.focusWidget(), key)
    # An editor in a table closes with the next turn of the event loop.
    QApplication.processEvents()


def test_the_room_names_scores_votes_decides_and_prints(
    qtbot,
    empty_room,  # noqa: F811
    tmp_path,
    monkeypatch,
):
    bridge = empty_room
    niches = showing(qtbot, NichesScreen(bridge))
    _collect(qtbot, niches)
    _score(qtbot, niches)
    _vote(qtbot, niches)
    outcome = showing(qtbot, OutcomeScreen(bridge), (1600, 900))
    _decide(qtbot, outcome)
    path = _print(qtbot, outcome, tmp_path, monkeypatch)
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    for expected in (
        "Remote care",
        "Smart & <fair> charging",
        "Remote care goes first",
        "Purchaser",
    ):
        assert expected in words, expected
    _undo_everything(bridge)
    assert not bridge.workshop.niches and not bridge.workshop.notes


def _collect(qtbot, screen):
    qtbot.keyClick(screen, Qt.Key.Key_N)
    for idea in ("Sensors at home", "Share the charger", "One screen for nurses"):
        typed(qtbot, idea)
    qtbot.mouseClick(screen.add, LEFT)
    for name in ("Remote care", "Smart & <fair> charging"):
        typed(qtbot, name)
    listed = screen.ideas.list
    for row, digit in ((0, "1"), (1, "2"), (2, "1")):
        listed.setFocus()
        listed.clearSelection()
        listed.setCurrentIndex(listed.ideas.index(row))
        qtbot.keyClicks(listed, digit)
    workshop = screen.bridge.workshop
    where = {i.text: workshop.niches[i.niche].code for i in workshop.ideas.values()}
    assert where == {
        "Sensors at home": "N1",
        "Share the charger": "N2",
        "One screen for nurses": "N1",
    }


def _score(qtbot, screen):
    count = len(screen.bridge.workshop.criteria)
    qtbot.mouseClick(screen.views._buttons["scores"], LEFT)
    for group, digits in ((Group.ENTREPRENEURS, "53"), (Group.KNOWLEDGE, "42")):
        qtbot.mouseClick(screen.scores.segments._buttons[group.value], LEFT)
        table = screen.scores.table
        table.setCurrentIndex(table.scores.index(0, 1))
        table.setFocus()
        for digit in digits:
            qtbot.keyClicks(table, digit * count)
    assert len(screen.bridge.workshop.scores) == 4 * count
    qtbot.mouseClick(screen.scores.segments._buttons["together"], LEFT)
    assert "Remote care" in screen.scores.meaning.text()


def _vote(qtbot, screen):
    qtbot.mouseClick(screen.views._buttons["voting"], LEFT)
    qtbot.mouseClick(screen.voting.card.form.open, LEFT)
    for dots in ("7", "2", "4", "4"):
        typed(qtbot, dots)
    qtbot.mouseClick(screen.voting.card.reveal, LEFT)
    [voting] = screen.bridge.workshop.rounds.values()
    assert voting.state is RoundState.REVEALED
    found = tally(screen.bridge.workshop, voting.id)
    assert [row.dots for row in found.rows] == [11, 6]
    drawn = {m.text for m in screen.voting.figure.figure.marks if isinstance(m, Text)}
    assert {"11", "6"} <= drawn


def _decide(qtbot, screen):
    screen.decisions.start()
    typed(qtbot, "Remote care goes first")
    screen.commitments.start()
    qtbot.keyClicks(screen.commitments.fields["owner"], "Purchaser")
    qtbot.keyClicks(screen.commitments.fields["due"], "7-12-2026")
    typed(qtbot, "Ask the market")
    assert len(screen.bridge.workshop.notes) == 2


def _print(qtbot, screen, tmp_path, monkeypatch):
    path = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(places, "open_folder", lambda _path: None)
    qtbot.mouseClick(screen.report.make, LEFT)
    qtbot.waitUntil(screen.report.make.isVisible, timeout=20_000)
    return path


def _undo_everything(bridge):
    while bridge.undo() is not None:
        pass


def test_all_of_it_is_in_the_file(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(empty_room))
    _collect(qtbot, screen)
    _score(qtbot, screen)
    first = ordered(empty_room.workshop.niches.values())[0]
    empty_room.attempt(edit, "niches", first.id, proposition="Measure at home")
    document, path = empty_room.document, empty_room.document.path
    document.flush()
    with Document.open(path, read_only=True) as again:
        assert again.workshop == document.workshop
