"""The outcome of a vote on the Niches screen: the line, and papers with an order of their own."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from almere_roadmap.analysis.choosing.voting import read_out
from almere_roadmap.figures.choosing.votes import line_at, line_place
from almere_roadmap.ui import modes
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.verbs import niches, votes
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = showing(qtbot, NichesScreen(sample_room))
    qtbot.mouseClick(made.views.button("voting"), LEFT)
    QApplication.processEvents()
    return made


def line(screen):
    [voting] = screen.bridge.workshop.rounds.values()
    return voting.line


def test_the_line_is_set_by_number_dragged_and_taken_back(qtbot, screen):
    field, view = screen.voting.line, screen.voting.figure
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, ENTER)
    assert line(screen) == 2
    start = QPoint(view.width() // 2, round(view.line_y()))
    row = round(0.6 * view.line_y())
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start + QPoint(0, row))
    assert line(screen) == 2
    qtbot.mouseRelease(view, LEFT, pos=start + QPoint(0, row))
    assert line(screen) == 3 and field.value() == 3
    # Places 4 and 5 are shared in the sample: the line never stands between them.
    start = QPoint(view.width() // 2, round(view.line_y()))
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start + QPoint(0, row))
    qtbot.mouseRelease(view, LEFT, pos=start + QPoint(0, row))
    assert line(screen) == 4
    assert [n.code for n in view.found.above] == ["N1", "N2", "N3", "N4", "N6"]
    for before in (3, 2, 0):
        screen.bridge.undo()
        assert line(screen) == before == field.value()


def test_a_click_beside_the_line_picks_the_niche(qtbot, screen):
    [voting] = screen.bridge.workshop.rounds
    screen.bridge.attempt(votes.set_line, voting, 3)
    view = screen.voting.figure
    qtbot.mouseClick(view, LEFT, pos=QPoint(40, round(view.line_y() / 6)))
    assert screen.bridge.selection == view.found.rows[0].niche.id
    assert line(screen) == 3


def test_every_height_is_a_place_and_every_place_has_its_height(screen):
    found = screen.voting.figure.found
    for rank in {row.rank for row in found.rows}:
        held = replace(found, round=replace(found.round, line=rank))
        assert line_at(held, line_place(held)) == rank
    assert line_at(found, -5) == 0 and line_at(found, 10_000) == found.rows[-1].rank


def test_papers_follow_the_order_that_is_printed_on_them(qtbot, empty_room, tmp_path, monkeypatch):  # noqa: F811
    for name in "abcdef":
        empty_room.attempt(niches.add_niche, name=name)
    empty_room.attempt(votes.open_round, question="Which?", shuffled=True)
    screen = showing(qtbot, NichesScreen(empty_room))
    qtbot.mouseClick(screen.views.button("voting"), LEFT)
    qtbot.mouseClick(screen.voting.ways.button("papers"), LEFT)
    pad, [voting] = screen.voting.papers, empty_room.workshop.rounds.values()

    def listed():
        return [row.niche.id for row in pad.rows]

    def printed(number):
        return [n.id for n in read_out(empty_room.workshop, voting, number)]

    assert pad.number.value() == 1 and listed() == printed(1)
    pad.number.setValue(5)
    assert listed() == printed(5) != printed(1)
    qtbot.keyClicks(pad.rows[0], "2")
    qtbot.keyClick(pad.rows[0], ENTER)
    [ballot] = empty_room.workshop.ballots.values()
    assert (ballot.niche, ballot.dots) == (printed(5)[0], 2)
    # The next paper is the lowest that is not in; the one that is in cannot be keyed in twice.
    assert pad.number.value() == 1 and listed() == printed(1)
    heard = told(empty_room)
    pad.number.setValue(5)
    qtbot.keyClicks(pad.rows[0], "1")
    qtbot.keyClick(pad.rows[0], ENTER)
    assert "Paper 5 is in already" in heard[-1][1] and len(empty_room.workshop.slips) == 1
    pad.listed.list.setCurrentRow(0)
    qtbot.mouseClick(pad.listed.right, LEFT)
    assert pad.number.value() == 5 and listed() == printed(5)
    assert [row.dots for row in pad.rows] == [2, 0, 0, 0, 0, 0]
    path = tmp_path / "votes.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    with qtbot.waitSignal(empty_room.told):
        qtbot.mouseClick(pad.prints, LEFT)
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Paper 24" in text and "Which?" in text


def test_room_safe_mode_lets_a_drag_move_no_line(qtbot, screen):
    field, view = screen.voting.line, screen.voting.figure
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, ENTER)
    modes.toggle_safe(screen.bridge)
    start = QPoint(view.width() // 2, round(view.line_y()))
    qtbot.mousePress(view, LEFT, pos=start)
    with qtbot.waitSignal(screen.bridge.told) as told:
        qtbot.mouseMove(view, start + QPoint(0, round(0.6 * view.line_y())))
    qtbot.mouseRelease(view, LEFT, pos=start + QPoint(0, 40))
    assert "dragging moves nothing" in told.args[1].lower()
    assert line(screen) == 2
    assert screen.plot.view.is_safe and screen.portfolio.view.is_safe
