"""The screens of trust: merging, history, backups, copies and the strip that says why not."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from almere_roadmap import i18n
from almere_roadmap.document import copying
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.safekeeping import backups_for
from almere_roadmap.resources import sample_file
from almere_roadmap.store.lock import lock_file
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.dialogs.backups import BackupsDialog
from almere_roadmap.ui.dialogs.hand_out import HandOutDialog
from almere_roadmap.ui.dialogs.history import HistoryDialog
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs.moments import name_moment
from almere_roadmap.verbs.records import delete, edit
from tests.ui.rooms import told

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "home"))
    prepare(QApplication.instance())
    i18n.use("en")
    made = MainWindow(Bridge())
    made.bridge.author = "Eva"
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.bridge.leave(give_up=True)
    made.bridge.tasks.finish()
    i18n.use("nl")
    look.use("light", 100)
    style.apply(QApplication.instance())


@pytest.fixture
def main(window, qtbot, tmp_path):
    """The sample, opened in the window; gives its path."""
    path = Path(shutil.copy(sample_file(), tmp_path / "main.almere"))
    with qtbot.waitSignal(window.bridge.opened):
        window.bridge.open(path)
    return path


def change(document, collection, row, **values):
    document.perform(edit(document.workshop, collection, row, **values))


@pytest.fixture
def table(window, main, tmp_path):
    """A copy in which Bo worked, beside what Eva did meanwhile: two lines to choose."""
    document = window.bridge.document
    (path,) = copying.for_tables(document, tmp_path, ["table 2"])
    with Document.open(path, author="Bo") as copy:
        change(copy, "niches", "niche-zorg", proposition="Theirs")
        change(copy, "niches", "niche-archief", driver="more demand")
        change(copy, "participants", "participant-1", name="Bo was here")
    change(document, "niches", "niche-zorg", proposition="Ours")
    document.perform(delete(document.workshop, "niche-archief"))
    document.flush()
    return path


def ready(window, qtbot):
    """Wait until the merge screen shows what it read; gives the screen."""
    screen = window._screens["merge"]
    qtbot.waitUntil(lambda: screen.prepared is not None)
    return screen


def choosing(window, qtbot, *paths):
    window.bridge.state["merge"] = list(paths)
    window.bridge.go("merge")
    return ready(window, qtbot)


def test_a_merge_is_foreseen_chosen_and_kept(window, qtbot, table):
    screen = choosing(window, qtbot, table)
    before = window.bridge.workshop
    assert [card.line.title for card in screen.cards] == [
        "N3 Digitaal archief",
        "N1 Zorg op afstand",
    ]
    assert screen.panel.count.text() == "0 chosen, 2 open"
    assert screen.accept.text() == "Merge, 2 open"
    assert all(card.sides[0].accessibleName().startswith("This file") for card in screen.cards)
    qtbot.mouseClick(screen.cards[0].sides[0], LEFT)
    sides = {side.choice.words: side for side in screen.cards[1].sides}
    qtbot.mouseClick(sides["Theirs"], LEFT)
    assert screen.accept.text() == "Merge" and window.bridge.workshop == before
    heard = told(window.bridge)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    assert heard == [("good", "3 steps taken in.")]
    workshop = window.bridge.workshop
    assert workshop.niches["niche-zorg"].proposition == "Theirs"
    assert "niche-archief" not in workshop.niches
    assert workshop.participants["participant-1"].name == "Bo was here"
    assert check(window.bridge.document.path) == ()
    assert any(backup.reason == "merge" for backup in backups_for(window.bridge.document.path))


def test_both_sides_are_kept_as_a_variant(window, qtbot, table):
    screen = choosing(window, qtbot, table)
    gone, card = screen.cards
    qtbot.waitUntil(card.both.isVisible)
    assert not gone.both.isVisible()
    qtbot.mouseClick(card.both, LEFT)
    assert all(side.isChecked() for side in card.sides)
    assert screen.panel.count.text() == "1 chosen, 1 open"
    qtbot.mouseClick(card.sides[0], LEFT)
    assert [side.isChecked() for side in card.sides] == [True, False]
    qtbot.mouseClick(card.both, LEFT)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    niches = window.bridge.workshop.niches
    assert niches["niche-zorg"].proposition == "Ours"
    (made,) = (n for n in niches.values() if n.proposition == "Theirs")
    assert made.name == niches["niche-zorg"].name + " (2)"
    window.bridge.undo()
    assert not [n for n in window.bridge.workshop.niches.values() if n.name.endswith("(2)")]
    assert [c.field for c in window.bridge.document.conflicts] == ["proposition"]


def test_what_is_left_open_stays_and_can_be_chosen_later(window, qtbot, table):
    screen = choosing(window, qtbot, table)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    qtbot.waitUntil(lambda: "2 choices are open" in window.banner.words)
    window.show_screen("niches")
    qtbot.mouseClick(window.banner.buttons[0], LEFT)
    screen = ready(window, qtbot)
    assert len(screen.cards) == 2 and not screen.accept.isEnabled()
    for card in screen.cards:
        qtbot.mouseClick(card.sides[0], LEFT)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    qtbot.waitUntil(lambda: not window.banner.words)
    assert not window.bridge.document.conflicts and not window.bridge.document.revived


@pytest.mark.parametrize(("which", "value"), [("mine", "Ours"), ("theirs", "Theirs")])
def test_all_of_one_side_can_be_chosen_at_once(window, qtbot, table, which, value):
    screen = choosing(window, qtbot, table)
    qtbot.mouseClick(getattr(screen, which), LEFT)
    assert screen.accept.text() == "Merge"
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    assert window.bridge.workshop.niches["niche-zorg"].proposition == value
    assert ("niche-archief" in window.bridge.workshop.niches) is (which == "theirs")


def test_cancelling_changes_nothing(window, qtbot, table):
    screen = choosing(window, qtbot, table)
    before = window.bridge.document.history()
    qtbot.mouseClick(screen.cancel, LEFT)
    assert window.bridge.document.history() == before
    assert window.bridge.state["screen"] == "outcome"


def test_a_copy_of_another_workshop_is_refused_in_words(window, qtbot, main, tmp_path):
    Document.create(tmp_path / "other.almere").close()
    window.bridge.state["merge"] = [tmp_path / "other.almere"]
    window.bridge.go("merge")
    screen = window._screens["merge"]
    qtbot.waitUntil(lambda: not screen._busy)
    words = " ".join(w.text() for w in screen.findChildren(QLabel))
    assert "other.almere is another workshop" in words


def test_merging_from_the_start_asks_for_the_workshop_first(window, qtbot, tmp_path, monkeypatch):
    path = Path(shutil.copy(sample_file(), tmp_path / "main.almere"))
    copy = Path(shutil.copy(path, tmp_path / "copy.almere"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(copy)], ""))
    window.bridge.go("merge:choose")
    qtbot.waitUntil(lambda: "merge" in window._screens)
    screen = ready(window, qtbot)
    assert not screen.cards and window.bridge.document.path == path


def history(window, qtbot):
    window.act("history")
    dialog = window.findChild(HistoryDialog)
    qtbot.waitUntil(lambda: bool(dialog.edits))
    return dialog


def rows_of(dialog):
    items = (dialog.list.item(n) for n in range(dialog.list.count()))
    return [item for item in items if item.data(Qt.ItemDataRole.UserRole) is not None]


def test_history_by_person_names_a_moment_and_goes_back_to_it(window, qtbot, main):
    document = window.bridge.document
    change(document, "niches", "niche-zorg", proposition="First")
    then = document.workshop
    change(document, "niches", "niche-zorg", proposition="Second")
    dialog = history(window, qtbot)
    dialog.person.setCurrentIndex(dialog.person.findData("Eva"))
    mine = rows_of(dialog)
    assert [item.data(Qt.ItemDataRole.UserRole).author for item in mine] == ["Eva", "Eva"]
    dialog.list.setCurrentItem(mine[1])
    assert "proposition was" in dialog.details.item(0).text()
    dialog.name.setText("after the first round")
    qtbot.mouseClick(dialog.keep, LEFT)
    (moment,) = window.bridge.workshop.moments.values()
    assert moment.name == "after the first round"
    qtbot.waitUntil(lambda: len(rows_of(dialog)) == 3)
    dialog.list.setCurrentItem(rows_of(dialog)[2])
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(dialog.go_back, LEFT)
    assert window.bridge.workshop.niches == then.niches
    dialog.close()


def test_a_moment_of_the_past_can_be_looked_at_but_not_changed(window, qtbot, main):
    document = window.bridge.document
    change(document, "niches", "niche-zorg", proposition="Now")
    dialog = history(window, qtbot)
    dialog.list.setCurrentItem(rows_of(dialog)[1])
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(dialog.look, LEFT)
    assert window.bridge.workshop.niches["niche-zorg"].proposition != "Now"
    assert "earlier moment" in window.banner.words
    heard = told(window.bridge)
    assert window.bridge.undo() is None
    assert window.bridge.attempt(delete, "niche-zorg") is None
    assert len(heard) == 2 and all("past" in words for _, words in heard)
    qtbot.mouseClick(window.banner.buttons[0], LEFT)
    assert window.bridge.workshop.niches["niche-zorg"].proposition == "Now"


def test_f12_a_file_that_cannot_be_opened_offers_its_backups(window, qtbot, main):
    change(window.bridge.document, "niches", "niche-zorg", proposition="Kept")
    window.bridge.take(None)
    main.write_bytes(bytes(5000))
    window.bridge.open(main)
    qtbot.waitUntil(lambda: window.findChild(BackupsDialog) is not None)
    dialog = window.findChild(BackupsDialog)
    assert dialog.list.count() == 1 and not dialog.salvage.isHidden()
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(dialog.restore, LEFT)
    assert window.bridge.document.path == main and not window.bridge.document.read_only
    assert len(window.bridge.workshop.organisations) == 90


def test_f14_a_doctored_file_offers_salvage(window, qtbot, main):
    from tests.document.test_refusals import altered

    window.bridge.take(None)
    altered(main, "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM change; END")
    before = main.read_bytes()
    window.bridge.open(main)
    qtbot.waitUntil(lambda: window.findChild(BackupsDialog) is not None)
    dialog = window.findChild(BackupsDialog)
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(dialog.salvage, LEFT)
    assert "salvaged" in window.bridge.document.path.name
    assert len(window.bridge.workshop.organisations) == 90
    assert main.read_bytes() == before


def test_f08_the_strip_names_the_holder_and_lets_one_take_over(window, qtbot, main):
    window.bridge.take(None)
    who = {"pid": 1, "host": "laptop-2", "author": "Bo", "since": ""}
    lock_file(main).write_text(json.dumps(who))
    with qtbot.waitSignal(window.bridge.opened):
        window.bridge.open(main)
    assert window.banner.words == "Bo (laptop-2) has the workshop open."
    assert window.bridge.document.read_only
    with qtbot.waitSignals([window.bridge.opened]):
        qtbot.mouseClick(window.banner.buttons[1], LEFT)
    qtbot.waitUntil(lambda: not window.bridge.document.read_only)
    assert not window.banner.words


def test_f07_what_can_only_be_looked_at_can_be_read_but_not_typed_in(window, qtbot, main):
    window.bridge.look_at(window.bridge.workshop)
    window.show_screen("niches")
    window.bridge.select("niche-zorg")
    fields = window.inspector.findChildren(QLineEdit)
    fields += window.inspector.findChildren(QPlainTextEdit)
    assert fields and all(field.isReadOnly() or not field.isEnabled() for field in fields)
    window.bridge.look_at(None)
    window.bridge.select("niche-zorg")
    fields = window.inspector.findChildren(QLineEdit)
    assert fields and not all(field.isReadOnly() for field in fields)


def test_f05_a_file_swapped_underneath_is_told_and_merged(window, qtbot, main, tmp_path):
    document = window.bridge.document
    other = tmp_path / "other.almere"
    document.save_copy(other)
    with Document.open(other, author="Bo") as copy:
        change(copy, "participants", "participant-1", name="Theirs")
    other.replace(main)
    with qtbot.waitSignal(window.bridge.failed):
        change(document, "niches", "niche-zorg", proposition="Mine")
    assert "was changed by another program" in window.banner.words
    qtbot.mouseClick(window.banner.buttons[0], LEFT)
    screen = ready(window, qtbot)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(screen.accept, LEFT)
    assert window.bridge.workshop.participants["participant-1"].name == "Theirs"
    assert window.bridge.workshop.niches["niche-zorg"].proposition == "Mine"
    qtbot.waitUntil(lambda: not window.banner.words)


def test_f05_another_workshop_in_its_place_leads_to_the_file_that_holds_the_work(
    window, qtbot, main, tmp_path
):
    document = window.bridge.document
    change(document, "niches", "niche-zorg", proposition="Mine")
    document.flush()
    with Document.create(tmp_path / "other.almere"):
        pass
    with main.open("r+b") as file:
        file.write((tmp_path / "other.almere").read_bytes())
        file.truncate()
    with qtbot.waitSignal(window.bridge.failed):
        change(document, "niches", "niche-zorg", driver="Mine, too")
    assert "Your work is in main (rescue 1).almere" in window.banner.words
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(window.banner.buttons[0], LEFT)
    niche = window.bridge.workshop.niches["niche-zorg"]
    assert (niche.proposition, niche.driver) == ("Mine", "Mine, too")
    assert window.bridge.document.path.name == "main (rescue 1).almere"


def test_copies_are_handed_out(window, qtbot, main, tmp_path):
    window.act("hand_out")
    dialog = window.findChild(HandOutDialog)
    dialog.count.setValue(3)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(dialog.make, LEFT)
    names = sorted(p.name for p in tmp_path.glob("main - *.almere"))
    assert names == [f"main - table {n}.almere" for n in (1, 2, 3)]


@pytest.mark.parametrize("kind", ["bare", "anonymous"])
def test_a_copy_without_history_is_handed_out(window, qtbot, main, tmp_path, monkeypatch, kind):
    target = tmp_path / "out.almere"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.act("hand_out")
    dialog = window.findChild(HandOutDialog)
    getattr(dialog, kind).setChecked(True)
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(dialog.make, LEFT)
    assert check(target) == ()
    with Document.open(target, read_only=True) as copy:
        assert len(copy.history()) == 1


HOSTILE = ("<img src='file:///etc/passwd'>", "a<b", "<b>bold", "&bogus;", "</i>")


@pytest.mark.parametrize("text", HOSTILE)
def test_f22_what_people_typed_is_shown_as_typed(window, qtbot, table, text):
    document = window.bridge.document
    change(document, "niches", "niche-zorg", proposition=text, name=text)
    document.perform(name_moment(document.workshop, document.latest, text))
    screen = choosing(window, qtbot, table)
    shown = [w for w in screen.findChildren(QLabel) if text in w.text()]
    assert shown and all(w.textFormat() == Qt.TextFormat.PlainText for w in shown)
    dialog = history(window, qtbot)
    dialog.list.setCurrentItem(rows_of(dialog)[1])
    assert text in dialog.details.item(0).text() + dialog.details.item(1).text()
    labels = [w for w in dialog.findChildren(QLabel) if text in w.text()]
    assert all(w.textFormat() == Qt.TextFormat.PlainText for w in labels)
    dialog.close()
