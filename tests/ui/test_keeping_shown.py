"""Promise 1 on the screen: a tick only for what is on disk, red for what the disk refused (F06)."""

import threading

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from almere_roadmap import i18n
from almere_roadmap.document import rescue
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.store import connections
from almere_roadmap.store.writing import WorkshopFile
from almere_roadmap.ui import window as window_module
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs.organisations import add_organisation
from tests.document.test_keeping import _limit
from tests.ui.rooms import sample_room, showing  # noqa: F401


@pytest.fixture
def window(qtbot, sample_room, monkeypatch):  # noqa: F811
    # Where a test fails, the window that closes must not ask what to do.
    monkeypatch.setattr(window_module, "gives_up", lambda *_args: True)
    made = showing(qtbot, MainWindow(sample_room))
    sample_room.document.flush()
    return made


def state(window):
    return window.status.saved.property("kind"), window.status.saved.text()


def add(window, name):
    assert window.bridge.attempt(add_organisation, name=name)


def names_in(path):
    with Document.open(path, read_only=True) as document:
        return {o.name for o in document.workshop.organisations.values()}


def test_f06_a_full_disk_is_red_on_the_screen_and_goes_away_by_itself(window, qtbot):
    document = window.bridge.document
    add(window, "Before")
    qtbot.waitUntil(lambda: state(window)[0] == "good")
    pages = document.path.stat().st_size // 4096
    document._keeper.run(lambda file: _limit(file, pages))
    with qtbot.waitSignal(window.bridge.failed):
        add(window, "x" * 90_000)
    assert state(window)[0] == "bad" and "disk is full" in state(window)[1]
    assert window.bridge._again.isActive()
    # It stays on the screen and in memory, and what was kept before is untouched.
    long = "x" * 90_000
    assert long in {o.name for o in window.bridge.workshop.organisations.values()}
    assert "Before" in names_in(document.path) and long not in names_in(document.path)
    with qtbot.waitSignal(window.bridge.failed):  # no room yet: it stays red and is tried again
        window.bridge._again.timeout.emit()
    assert state(window)[0] == "bad" and window.bridge._again.isActive()
    document._keeper.run(lambda file: _limit(file, 1_000_000))
    with qtbot.waitSignal(window.bridge.kept):
        window.bridge._again.timeout.emit()
    assert state(window)[0] == "good" and document.waiting == 0
    assert long in names_in(document.path) and check(document.path) == ()


def test_the_tick_goes_until_the_last_change_is_on_disk(window, qtbot, monkeypatch):
    may_write, write = threading.Event(), WorkshopFile.append

    def slowly(*args, **kwargs):
        may_write.wait(10)
        write(*args, **kwargs)

    monkeypatch.setattr(WorkshopFile, "append", slowly)
    assert state(window)[0] == "good"
    for name in ("A", "B", "C"):
        add(window, name)
    assert state(window) == ("ink-2", "Keeping…")
    heard = []
    window.bridge.kept.connect(
        lambda: heard.append((window.bridge.document.waiting, state(window)))
    )
    may_write.set()
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert [kind for waiting, (kind, _text) in heard if waiting] in ([], ["ink-2"], ["ink-2"] * 2)
    assert heard[-1][0] == 0 and state(window)[0] == "good"


@pytest.mark.parametrize("kind", [QPlainTextEdit, QLineEdit])
@pytest.mark.parametrize("leaving", ["another field", "closing the window"])
def test_d03_what_is_typed_is_kept_on_leaving_the_field(window, qtbot, kind, leaving):
    bridge = window.bridge
    window.show_screen("niches")
    bridge.select("niche-zorg")
    qtbot.waitUntil(lambda: bool(fields_of(window, kind)))
    window.activateWindow()
    field = fields_of(window, kind)[0]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "Typed to the end")
    path = bridge.document.path
    if leaving == "another field":
        with qtbot.waitSignal(bridge.kept):
            window.setFocus()
    else:
        window.close()
    with Document.open(path, read_only=True) as document:
        niche = document.workshop.niches["niche-zorg"]
        assert "Typed to the end" in [getattr(niche, n) for n in niche.__dataclass_fields__]


def fields_of(window, kind):
    return [w for w in window.inspector.findChildren(kind) if w.isVisible() and w.isEnabled()]


def test_what_a_disk_says_is_said_in_the_language_of_the_window():
    with i18n.speaking("nl"):
        for words in (*connections._DISK.values(), rescue._REPLACED):
            assert i18n._(words) != words, words
