"""Looking for items by niche, owner, institution and status: the others go, or fade."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from almere_roadmap.analysis.roadmap.item_filter import ItemFilter, institutions, owners
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.figures.marks import Text
from almere_roadmap.figures.roadmap.drawing import furniture
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.head import TOPIC
from tests import sample
from tests.ui.hands import LEFT, drag
from tests.ui.rooms import sample_room, showing, told  # noqa: F401


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    return showing(qtbot, made, (1600, 1100))


def choose(screen, key, value):
    box = screen.filter.choices[key]
    place = box.findData(value)
    assert place > 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def lane_words(screen):
    view = screen.view
    return {m.text for m in furniture(view.workshop, view.placed) if isinstance(m, Text)}


def on_show(screen):
    return {bar.item.id for bar in screen.view.bars()}


def test_every_field_narrows_and_they_add_up():
    workshop = sample.workshop()
    owner, school = owners(workshop)[0], institutions(workshop)[0]
    mine = ItemFilter(owner=owner).found(workshop)
    assert mine == {i.id for i in workshop.items.values() if i.owner == owner}
    taught = ItemFilter(institution=school).found(workshop)
    assert taught and all(workshop.hbo_actions[i].institution == school for i in taught)
    wishes = ItemFilter(status="wish").found(workshop)
    assert ItemFilter(institution=school, status="wish").found(workshop) == taught & wishes
    assert ItemFilter().found(workshop) == workshop.items.keys() and not ItemFilter()


def test_only_what_is_looked_for_is_shown(qtbot, screen):
    qtbot.mouseClick(screen.head.filter, LEFT)
    assert screen.filter.isVisible()
    everything = on_show(screen)
    choose(screen, "status", "confirmed")
    items = screen.bridge.workshop.items
    assert on_show(screen) == {i for i in everything if items[i].certainty.value == "confirmed"}
    firms = next(x.id for x in screen.bridge.workshop.layers.values() if x.kind.value == "firms")
    mine = [i for i in items.values() if i.layer == firms]
    sure = [i for i in mine if i.certainty.value == "confirmed"]
    assert f"{len(sure)} of {len(mine)} items" in lane_words(screen)
    assert "of 42" in screen.filter.count.text() or f"of {len(items)}" in screen.filter.count.text()
    qtbot.mouseClick(screen.filter.none, LEFT)
    assert on_show(screen) == everything
    assert f"{len(mine)} items" in lane_words(screen)


def test_highlighting_fades_the_others(qtbot, screen):
    qtbot.mouseClick(screen.head.filter, LEFT)
    everything = on_show(screen)
    qtbot.mouseClick(screen.filter.modes.button("stand_out"), LEFT)
    choose(screen, "status", "confirmed")
    assert on_show(screen) == everything
    for item in everything:
        is_lit = screen.bridge.workshop.items[item].certainty.value == "confirmed"
        assert (screen.view.item(item).opacity() == 1.0) is is_lit
    qtbot.mouseClick(screen.head.filter, LEFT)
    assert all(screen.view.item(i).opacity() == 1.0 for i in everything)
    assert not screen.filter.isVisible()


def test_the_filter_works_in_the_roadmap_of_a_niche_too(qtbot, screen):
    qtbot.mouseClick(screen.head.views.button(TOPIC), LEFT)
    served = on_show(screen)
    qtbot.mouseClick(screen.head.filter, LEFT)
    choose(screen, "status", "confirmed")
    items = screen.bridge.workshop.items
    assert on_show(screen) == {i for i in served if items[i].certainty.value == "confirmed"}


def add(screen, title):
    view = screen.view
    band = next(b for b in view.placed.bands if b.layer.kind.value == "conditions")
    start = QPointF(view.placed.scale.x(date(2029, 6, 1)), band.bottom - 1)
    drag(view, start, start + QPointF(30, 0))
    QTest.keyClicks(view.editor, title)
    QTest.keyClick(view.editor, Qt.Key.Key_Return)


def test_what_is_drawn_in_the_roadmap_of_a_niche_serves_it(qtbot, screen):
    qtbot.mouseClick(screen.head.views.button(TOPIC), LEFT)
    count = len(screen.bridge.document.history())
    add(screen, "For this niche")
    made = screen.bridge.selection
    links = {(x.kind, x.origin, x.target) for x in screen.bridge.workshop.links.values()}
    assert (LinkKind.SERVES, made, screen.head.topic) in links and made in on_show(screen)
    assert len(screen.bridge.document.history()) == count + 1


def test_what_the_filter_hides_at_once_is_told(qtbot, screen):
    heard = told(screen.bridge)
    qtbot.mouseClick(screen.head.filter, LEFT)
    choose(screen, "status", "confirmed")
    add(screen, "A wish")
    assert heard[-1] == ("warn", "A wish was added, but the filter hides it.")
