"""A roadmap of forty items for two niches: by mouse, and again by keyboard, to the same roadmap.

Only the titles are typed in both; after each, undo leads back to nothing.
"""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.head import TOPIC
from almere_roadmap.ui.timeline.snap import Unit, add_months, text_of
from almere_roadmap.verbs.niches import add_niche
from tests.ui import hands
from tests.ui.hands import LEFT, SHIFT, click, drag, hover
from tests.ui.rooms import empty_room, showing  # noqa: F401

KEY = Qt.Key
FIRST = date(2026, 12, 1)
LANES = ("contracts", "niches", "firms", "hbo", "conditions")
PLAN = [
    (niche, lane, f"{lane} {niche + 1}.{place + 1}", niche + row + 4 * place, 1 + (row + place) % 3)
    for niche in (0, 1)
    for row, lane in enumerate(LANES)
    for place in range(4)
]
"""(niche, lane, title, months after the first, months that it lasts)."""
WAITS = [
    ("contracts 1.1", "firms 1.1"),
    ("firms 1.1", "hbo 1.2"),
    ("contracts 2.1", "conditions 2.1"),
    ("niches 2.2", "hbo 2.3"),
]


class Room:
    """What both ways of working have in common."""

    def __init__(self, qtbot, bridge):
        for name in ("Care at a distance", "Bio-based renovation"):
            bridge.attempt(add_niche, name=name)
        self.qtbot, self.bridge = qtbot, bridge
        self.screen = RoadmapScreen(bridge)
        self.view = self.screen.view
        self.view.today = date(2026, 11, 24)
        showing(qtbot, self.screen, (1900, 1300))

    def item(self, title):
        return next(i for i in self.bridge.workshop.items.values() if i.title == title)

    def bar(self, title):
        return self.view.placed.bar(self.item(title).id)

    def layer(self, kind):
        return next(b for b in self.view.placed.bands if b.layer.kind.value == kind)

    def write(self, title):
        assert self.view.editor.isVisible()
        QTest.keyClicks(self.view.editor, title)
        QTest.keyClick(self.view.editor, KEY.Key_Return)
        assert self.bridge.workshop.items[self.bridge.selection].title == title

    def build(self):
        niche = None
        for number, lane, title, offset, months in PLAN:
            if number != niche:
                niche = number
                self.choose_niche(number)
            self.add(lane, title, offset, months)
        for first, then in WAITS:
            self.choose_niche(int(first[-3]) - 1)
            self.link(first, then)
        self.postpone("contracts 2.1")


class Mouse(Room):
    """Everything with the mouse."""

    def choose_niche(self, number):
        head = self.screen.head
        if head.views.current != TOPIC:
            self.qtbot.mouseClick(head.views.button(TOPIC), LEFT)
            self.screen.head.unit.menu().actions()[1].trigger()
        box = head.niche
        box.showPopup()
        entries = box.view()
        place = entries.visualRect(entries.model().index(number, 0)).center()
        QTest.mouseClick(entries.viewport(), LEFT, hands.NONE, place)
        assert box.currentIndex() == number

    def add(self, lane, title, offset, months):
        band, scale = self.layer(lane), self.view.placed.scale
        start = add_months(FIRST, offset)
        last = add_months(FIRST, offset + months) - timedelta(days=8)
        y = band.bottom - 0.8
        begin = QPointF(scale.x(start + timedelta(days=8)), y)
        assert self.view.key_at(begin) == "" and self.view.unit_at(begin.x()) is Unit.MONTH
        drag(self.view, begin, QPointF(scale.x(last), y))
        self.write(title)

    def link(self, first, then):
        middle = self.view.rect_of(self.bar(first)).center()
        click(self.view, middle)
        hover(self.view, middle)
        drag(
            self.view,
            self.view.handle_of(self.bar(first)),
            self.view.rect_of(self.bar(then)).center(),
        )

    def postpone(self, title):
        bar, scale = self.bar(title), self.view.placed.scale
        first = parse(bar.item.start).first
        by = scale.x(add_months(first, 2)) - scale.x(first)
        middle = self.view.rect_of(bar).center()
        drag(self.view, middle, middle + QPointF(by, 0))
        self.qtbot.mouseClick(self.screen.card.take, LEFT)


class Keyboard(Room):
    """Everything with keys."""

    def choose_niche(self, number):
        head = self.screen.head
        topic = head.views.button(TOPIC)
        topic.setFocus()
        QTest.keyClick(topic, KEY.Key_Space)
        head.niche.setFocus()
        while head.niche.currentIndex() != number:
            up = head.niche.currentIndex() > number
            QTest.keyClick(head.niche, KEY.Key_Up if up else KEY.Key_Down)

    def add(self, lane, title, offset, months):
        lanes, wanted = self.screen.lanes, self.layer(lane).layer.id
        self.bridge.select("")
        lanes.setFocus(Qt.FocusReason.TabFocusReason)
        while self.bridge.selection != wanted:
            QTest.keyClick(lanes, KEY.Key_Down)
        QTest.keyClick(lanes, KEY.Key_N)
        self.write(title)
        assert self.view.hasFocus()
        for _month in range(offset):
            QTest.keyClick(self.view, KEY.Key_Right)
        for _month in range(months - 1):
            QTest.keyClick(self.view, KEY.Key_Right, SHIFT)

    def _go(self, title):
        """Walk to a bar with Tab."""
        wanted = self.item(title).id
        self.view.setFocus()
        for _bar in self.view.bars():
            if self.bridge.selection == wanted:
                return
            if not self.view.walk(1):
                self.bridge.select("")
                self.view.walk(1)
        assert self.bridge.selection == wanted

    def link(self, first, then):
        for title in (first, then):
            self._go(title)
            QTest.keyClick(self.view, KEY.Key_L)

    def postpone(self, title):
        self._go(title)
        for _month in range(2):
            QTest.keyClick(self.view, KEY.Key_Right)
        QTest.keyClick(self.view, KEY.Key_Return)


def told(workshop):
    """Return all that the roadmap says, by titles instead of keys."""
    items, niches = workshop.items, workshop.niches
    kind = {layer.id: layer.kind.value for layer in workshop.layers.values()}
    shown = {(kind[i.layer], i.kind, i.code, i.title, i.start, i.end) for i in items.values()}
    waits = workshop.dependencies.values()
    links = {(items[d.predecessor].title, items[d.successor].title) for d in waits}
    serves = {
        (items[x.origin].title, niches[x.target].name)
        for x in workshop.links.values()
        if x.kind is LinkKind.SERVES
    }
    return shown, links, serves


def planned():
    """Return the starts and ends that the plan asks for, before anything is postponed."""
    found = {}
    for _niche, _lane, title, offset, months in PLAN:
        start = text_of(add_months(FIRST, offset), Unit.MONTH)
        end = text_of(add_months(FIRST, offset + months - 1), Unit.MONTH)
        found[title] = (start, end if end != start else "")
    return found


def check(room):
    shown, links, serves = told(room.bridge.workshop)
    assert len(shown) == 40 and len(serves) == 40 and links == set(WAITS)
    moved = {"contracts 2.1", "conditions 2.1"}
    dates = {title: (start, end) for *_rest, title, start, end in shown}
    wanted = planned()
    assert {t: d for t, d in dates.items() if t not in moved} == {
        t: d for t, d in wanted.items() if t not in moved
    }
    before, after = (dates[title] for title in ("contracts 2.1", "conditions 2.1"))
    assert parse(before[0]).first == add_months(parse(wanted["contracts 2.1"][0]).first, 2)
    assert parse(after[0]).first > parse(before[1] or before[0]).last


def test_forty_items_by_mouse_and_by_keyboard_make_the_same_roadmap(qtbot, empty_room):  # noqa: F811
    results = []
    for way in (Mouse, Keyboard):
        room = way(qtbot, empty_room)
        room.build()
        check(room)
        results.append(told(empty_room.workshop))
        room.screen.hide()
        while empty_room.document.undo_label:
            empty_room.undo()
        assert not (empty_room.workshop.items or empty_room.workshop.niches)
    assert results[0] == results[1]
