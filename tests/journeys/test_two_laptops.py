"""A workshop on two laptops: copies go out, both sides work, they come together, and stay so."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from almere_roadmap import i18n
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.settling import lines_of
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.dialogs.hand_out import HandOutDialog
from almere_roadmap.ui.timeline.sheet import TimelineSheet
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs.records import delete, edit
from almere_roadmap.verbs.roadmap import link_items

LEFT = Qt.MouseButton.LeftButton


def change(bridge, collection, row, **values):
    assert bridge.attempt(edit, collection, row, **values) is not None


def opened(qtbot, author):
    window = MainWindow(Bridge())
    window.bridge.author = author
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def merged(window, qtbot, path, monkeypatch, choose=()):
    """Merge a copy through the window, choosing a side for some of the lines."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    window.act("merge")
    screen = window._screens["merge"]
    qtbot.waitUntil(lambda: screen.prepared is not None)
    if not screen.prepared.preview:
        return screen
    for title, words in choose:
        card = next(card for card in screen.cards if card.line.title == title)
        side = next(side for side in card.sides if words in side.choice.words)
        qtbot.mouseClick(side, LEFT)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    return screen


def test_two_laptops_meet_twice_and_an_old_copy_changes_nothing(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "home"))
    prepare(QApplication.instance())
    i18n.use("en")
    path = Path(shutil.copy(sample_file(), tmp_path / "main.almere"))
    plenary, table = opened(qtbot, "Eva"), opened(qtbot, "Bo")
    try:
        _story(qtbot, plenary, table, path, tmp_path, monkeypatch)
    finally:
        for window in (plenary, table):
            window.bridge.leave(give_up=True)
            window.bridge.tasks.finish()
        i18n.use("nl")


def _story(qtbot, plenary, table, path, tmp_path, monkeypatch):
    eva, bo = plenary.bridge, table.bridge
    with qtbot.waitSignal(eva.opened):
        eva.open(path)
    plenary.act("hand_out")
    dialog = plenary.findChild(HandOutDialog)
    dialog.count.setValue(1)
    with qtbot.waitSignal(eva.told):
        qtbot.mouseClick(dialog.make, LEFT)
    copy = tmp_path / "main - table 1.almere"
    old = Path(shutil.copy(copy, tmp_path / "old.almere"))
    with qtbot.waitSignal(bo.opened):
        bo.open(copy)

    # Both work: one thing alike, one differently, one deleted here and worked on there, and
    # arrows that only together go round in a circle.
    o3, o4 = (next(i.id for i in eva.workshop.items.values() if i.code == c) for c in ("O3", "O4"))
    change(eva, "niches", "niche-zorg", proposition="From the plenary")
    change(bo, "niches", "niche-zorg", proposition="From the table")
    for bridge in (eva, bo):
        change(bridge, "participants", "participant-1", name="Same on both")
    assert eva.attempt(delete, "niche-archief") is not None
    change(bo, "niches", "niche-archief", driver="more demand")
    assert eva.attempt(link_items, predecessor=o3, successor=o4) is not None
    assert bo.attempt(link_items, predecessor=o4, successor=o3) is not None
    bo.document.flush()
    in_between = Path(shutil.copy(copy, tmp_path / "in between.almere"))

    # They meet: one line is settled, the other is left for later.
    merged(plenary, qtbot, copy, monkeypatch, [("N1 Zorg op afstand", "From the table")])
    assert eva.workshop.niches["niche-zorg"].proposition == "From the table"
    assert [line.title for line in lines_of(eva.document)] == ["N3 Digitaal archief"]
    plenary.show_screen("roadmap")
    assert len(plenary._screens["roadmap"].findChild(TimelineSheet).resting) == 1

    # The choice is undone and made again; the other line is settled after all.
    eva.undo()
    assert eva.workshop.niches["niche-zorg"].proposition in ("From the plenary", "From the table")
    eva.redo()
    assert eva.workshop.niches["niche-zorg"].proposition == "From the table"
    qtbot.waitUntil(lambda: bool(plenary.banner.words))
    qtbot.mouseClick(plenary.banner.buttons[0], LEFT)
    screen = plenary._screens["merge"]
    qtbot.waitUntil(lambda: screen.prepared is not None)
    qtbot.mouseClick(screen.cards[0].sides[1], LEFT)
    with qtbot.waitSignal(eva.told):
        qtbot.mouseClick(screen.accept, LEFT)
    assert "niche-archief" not in eva.workshop.niches and lines_of(eva.document) == ()

    # Every older copy, and the table's once more: nothing changes, nothing is asked again.
    present, steps = eva.workshop, len(eva.document.history())
    for again in (old, in_between, copy):
        screen = merged(plenary, qtbot, again, monkeypatch)
        assert not screen.prepared.preview
    assert eva.workshop == present and len(eva.document.history()) == steps

    # The table takes the plenary's in: both have the same, down to the journal.
    eva.document.flush()
    merged(table, qtbot, path, monkeypatch)
    assert bo.workshop == eva.workshop
    assert bo.document.history() == eva.document.history()
    assert check(path) == check(copy) == ()
    with Document.open(old, read_only=True) as untouched:
        assert len(untouched.history()) < steps
