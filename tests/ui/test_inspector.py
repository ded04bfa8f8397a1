"""The inspector: fields kept on leaving them, and the thread that leads on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from almere_roadmap.ui.panels.inspector import Inspector
from almere_roadmap.ui.panels.thread_view import ThreadView
from tests.ui.rooms import sample_room, showing, told  # noqa: F401


@pytest.fixture
def inspector(qtbot, sample_room):  # noqa: F811
    return showing(qtbot, Inspector(sample_room, lambda _selection: None), (320, 800))


def _named(bridge, collection, field, value):
    records = bridge.workshop.collection(collection).values()
    return next(r.id for r in records if getattr(r, field) == value)


def _field(inspector, name):
    return next(e for e in inspector.findChildren(QLineEdit) if e.accessibleName() == name)


def _knots(inspector):
    view = inspector.findChild(ThreadView)
    return [made for made in view.findChildren(QPushButton) if made is not view.head]


def test_a_field_is_kept_on_leaving_it(qtbot, inspector):
    bridge = inspector.bridge
    firm = _named(bridge, "organisations", "name", "Genzyme")
    bridge.select(firm)
    field = _field(inspector, "name")
    field.selectAll()
    qtbot.keyClicks(field, "Genzyme <b>& Co")
    assert bridge.workshop.organisations[firm].name == "Genzyme"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bridge.workshop.organisations[firm].name == "Genzyme <b>& Co"
    bridge.undo()
    assert bridge.workshop.organisations[firm].name == "Genzyme"


def test_a_number_that_is_none_is_told_and_not_kept(qtbot, inspector):
    bridge = inspector.bridge
    firm = _named(bridge, "organisations", "name", "Genzyme")
    bridge.select(firm)
    before, heard = bridge.workshop, told(bridge)
    field = _field(inspector, "working persons")
    qtbot.keyClicks(field, "many")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [kind for kind, _text in heard] == ["warn"]
    assert bridge.workshop is before


def test_a_knot_leads_to_its_record_on_its_screen(qtbot, inspector):
    bridge = inspector.bridge
    bridge.select(_named(bridge, "niches", "code", "N1"))
    went = []
    bridge.went.connect(went.append)
    firm = _knots(inspector)[1]
    assert firm.text().startswith("Zorgapotheken Flevoland")
    qtbot.mouseClick(firm, Qt.MouseButton.LeftButton)
    assert went == ["facts"]
    assert bridge.workshop.organisations[bridge.selection].name == "Zorgapotheken Flevoland"


def test_the_thread_stays_folded(qtbot, inspector):
    bridge = inspector.bridge
    bridge.select(_named(bridge, "niches", "code", "N1"))
    qtbot.mouseClick(inspector.findChild(ThreadView).head, Qt.MouseButton.LeftButton)
    bridge.select(_named(bridge, "niches", "code", "N2"))
    view = inspector._thread
    assert not any(made.isVisible() for made in view.findChildren(QPushButton) if made != view.head)


def test_a_cell_of_a_table_shows_the_thread_of_its_table(inspector):
    bridge = inspector.bridge
    table = _named(bridge, "datasets", "code", "T1")
    bridge.select(f"stat:{table}:Q:1")
    assert inspector._thread.knots[0].rows[0] == table


def _unfolded(inspector):
    view = inspector._thread
    return all(made.isVisible() for made in view.findChildren(QPushButton))


def test_on_a_low_screen_the_fields_have_the_room_until_the_thread_is_asked_for(qtbot, inspector):
    bridge = inspector.bridge
    inspector.resize(320, 640)
    bridge.select(_named(bridge, "niches", "code", "N1"))
    qtbot.waitUntil(lambda: inspector._thread.isVisible())
    assert not _unfolded(inspector)
    qtbot.mouseClick(inspector._thread.head, Qt.MouseButton.LeftButton)
    assert _unfolded(inspector)
    bridge.select(_named(bridge, "niches", "code", "N2"))
    qtbot.waitUntil(lambda: _unfolded(inspector))


def test_a_party_in_a_chain_is_told_by_names_on_any_screen(inspector):
    bridge = inspector.bridge
    workshop = bridge.workshop
    box = next(b for b in workshop.boxes.values() if b.record and b.stage)
    bridge.select(box.id)
    told_there = {made.text() for made in inspector.findChildren(QLabel)}
    assert workshop.organisations[box.record].name in told_there
    assert workshop.stages[box.stage].name in told_there
    typed = {made.text() for made in inspector.findChildren(QLineEdit)}
    assert not (told_there | typed) & {box.id, box.chain, box.stage, box.record}


def test_a_dependency_is_called_after_its_two_items(inspector):
    bridge = inspector.bridge
    dependency = next(iter(bridge.workshop.dependencies.values()))
    bridge.select(dependency.id)
    items = bridge.workshop.items
    first, then = items[dependency.predecessor], items[dependency.successor]
    heading = f"{first.code} {first.title} → {then.code} {then.title}"
    assert heading in {made.text() for made in inspector.findChildren(QLabel)}
