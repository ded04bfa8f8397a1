"""A screen reader's way over the timeline: items, links and layers are objects of their own."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from shiboken6 import Shiboken

from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.widgets import accessible
from almere_roadmap.verbs.records import delete, edit
from almere_roadmap.verbs.roadmap import add_item
from tests.ui.hands import click
from tests.ui.rooms import sample_room, showing  # noqa: F401

NAME, MORE = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    accessible.install()
    QAccessible.setActive(True)
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    yield showing(qtbot, made, (1600, 1100))
    QAccessible.setActive(False)


def things(widget):
    """Return the objects on a surface by key, as they come out of Qt."""
    told = QAccessible.queryAccessibleInterface(widget)
    return {told.child(n).key: told.child(n) for n in range(told.childCount())}


def test_every_item_and_link_on_show_is_an_object_with_a_name_and_a_place(screen):
    workshop, found = screen.bridge.workshop, things(screen.view)
    shown = {bar.item.id for bar in screen.view.bars()}
    assert found.keys() == shown | workshop.dependencies.keys()
    assert list(found)[: len(shown)] == [bar.item.id for bar in screen.view.bars()]
    assert all(thing.text(NAME) and not thing.rect().isEmpty() for thing in found.values())
    told = QAccessible.queryAccessibleInterface(screen.view)
    assert told.role() == QAccessible.Role.List and told.text(NAME) == "Roadmap"
    assert [told.indexOfChild(thing) for thing in found.values()] == list(range(len(found)))


def test_a_bar_says_kind_dates_layer_and_what_it_waits_for(screen):
    bar = things(screen.view)["o2"]
    words = bar.text(NAME).replace("\u00a0", " ")
    assert words.startswith("O2 Bouwdossiers digitaliseren, government contract, 1 Jul 2027 – ")
    assert words.endswith("Overheidsopdrachten, confirmed")
    assert "On the critical path" in bar.text(MORE) and "waits for 1" in bar.text(MORE)
    assert "owner Inkoper gemeente" in bar.text(MORE)


def test_what_is_known_in_part_says_so(screen):
    layer = screen.bridge.workshop.items["b1"].layer
    made = [
        screen.bridge.attempt(add_item, layer=layer, title=title, start=start, end=end)
        for title, start, end in (("A", "2027-09-01", ""), ("B", "", "2028-06-30"))
    ]
    screen.refresh()
    names = [things(screen.view)[e.changes[0].row].text(NAME).replace("\u00a0", " ") for e in made]
    assert "from 1 Sep 2027" in names[0] and "until 30 Jun 2028" in names[1]


def test_a_link_says_what_waits_for_what(screen):
    link = next(d for d in screen.bridge.workshop.dependencies.values() if d.successor == "o2")
    first = screen.bridge.workshop.items[link.predecessor]
    words = things(screen.view)[link.id].text(NAME)
    assert words.startswith("O2 Bouwdossiers digitaliseren waits for ") and first.title in words
    screen.bridge.attempt(edit, "dependencies", link.id, hard=False)
    screen.refresh()
    assert things(screen.view)[link.id].text(NAME).endswith(", a wish")


def test_a_place_leads_to_the_bar_there_and_what_is_selected_says_so(screen):
    view = screen.view
    middle = view.rect_of(view.placed.bar("b1")).center()
    at = view.mapToGlobal(view.at(middle))
    told = QAccessible.queryAccessibleInterface(view)
    assert told.childAt(at.x(), at.y()).key == "b1"
    outside = view.mapToGlobal(QPoint(0, 0)) - QPoint(5, 5)
    assert told.childAt(outside.x(), outside.y()) is None
    click(view, middle)
    screen.show_selection(screen.bridge.selection)
    assert things(view)["b1"].state().selected and not things(view)["b2"].state().selected
    assert view.accessibleDescription().startswith("B1 ")


def test_layers_are_objects_too_and_say_what_they_add_up_to(screen):
    layers = screen.bridge.workshop.layers
    found = things(screen.lanes)
    assert found.keys() == layers.keys()
    contracts = next(x for x in layers.values() if x.kind.value == "contracts")
    thing = found[contracts.id]
    assert thing.text(NAME) == contracts.name
    assert "10 items" in thing.text(MORE) and "Together €" in thing.text(MORE)
    screen.lanes.folded.emit(contracts.id, True)
    assert thing.text(NAME) == f"{contracts.name}, collapsed"
    assert not any(key in things(screen.view) for key in ("o1", "o2"))
    screen.lanes.show_selection(contracts.id)
    assert thing.state().selected and not thing.rect().isEmpty()


def test_what_is_renamed_or_deleted_is_so_for_the_reader_too(screen):
    found = things(screen.view)
    kept, gone = found["b1"], found["b2"]
    screen.bridge.attempt(edit, "items", "b1", title="Another")
    screen.bridge.attempt(delete, "b2")
    screen.refresh()
    assert "B1 Another, action" in kept.text(NAME) and "b2" not in things(screen.view)
    assert not Shiboken.isValid(gone)
