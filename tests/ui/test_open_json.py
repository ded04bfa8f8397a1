"""A JSON export is opened like a workshop: it becomes a file of its own where the person wants."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from almere_roadmap.exchange.json import to_json
from almere_roadmap.ui.window import MainWindow
from tests.sample import workshop as sample
from tests.ui.rooms import empty_room, told  # noqa: F401

LONG = 60_000


@pytest.fixture
def window(qtbot, empty_room):  # noqa: F811
    made = MainWindow(empty_room)
    qtbot.addWidget(made)
    return made


def _chosen(monkeypatch, source, target):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(source), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))


def test_what_was_exported_opens_without_loss(qtbot, window, tmp_path, monkeypatch):
    source, target = tmp_path / "a.json", tmp_path / "b.almere"
    source.write_text(to_json(sample()), encoding="utf-8")
    _chosen(monkeypatch, source, target)
    with qtbot.waitSignal(window.bridge.opened, timeout=LONG):
        window.act("open")
    assert window.bridge.document.path == target
    found = window.bridge.workshop
    assert replace(found, document_id=sample().document_id) == sample()


def test_a_file_that_is_none_is_refused_and_nothing_is_made(qtbot, window, tmp_path, monkeypatch):
    source, target = tmp_path / "a.json", tmp_path / "b.almere"
    source.write_text("{", encoding="utf-8")
    _chosen(monkeypatch, source, target)
    before, heard = window.bridge.document, told(window.bridge)
    with qtbot.waitSignal(window.bridge.told, timeout=LONG):
        window.act("open")
    assert heard == [("bad", "a.json: This is not JSON.")]
    assert window.bridge.document is before and not target.exists()
