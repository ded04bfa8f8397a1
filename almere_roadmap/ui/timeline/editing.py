"""What gestures and keys on the timeline do to the workshop: one edit each."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from almere_roadmap.analysis.roadmap.ripple import Dates, Policy
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.figures.roadmap_layout import Band
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.menu import make_menu
from almere_roadmap.ui.timeline.preview import Preview
from almere_roadmap.ui.timeline.shift import Moved
from almere_roadmap.ui.timeline.view import Hands, TimelineView
from almere_roadmap.verbs import roadmap as verbs
from almere_roadmap.verbs.records import delete, edit, move

_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_UNITS = {
    Qt.Key.Key_W: snap.Unit.WEEK,
    Qt.Key.Key_M: snap.Unit.MONTH,
    Qt.Key.Key_Q: snap.Unit.QUARTER,
    Qt.Key.Key_Y: snap.Unit.YEAR,
}
_ANSWERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Editing(QObject):
    """Turns what the timeline asks for into steps of the document."""

    def __init__(self, bridge: Bridge, view: TimelineView) -> None:
        """Serve a view."""
        super().__init__(view)
        self.bridge, self.view = bridge, view
        self.preview = Preview(bridge, self)
        self.preview.changed.connect(self._on_preview)
        self._linking = ("", False)
        """The item from which a link is to go, and whether it will be the one that waits."""
        self.niche = ""
        """The niche whose roadmap is on show: what is added serves it."""
        view.hands = Hands(
            move=self.move,
            resize=self.resize,
            draw=self.draw,
            link=self.link,
            relink=self.relink,
            remove=self.delete,
            select=self.select,
            open=self.rename,
            menu=self.menu,
            key=self.key,
            walk=self.walk,
            drop=self.drop,
            foresee=self.foresee,
        )

    # What gestures do.

    def move(self, item: str, moved: Moved) -> None:
        """Give an item other dates or another layer."""
        found = self.bridge.workshop.items.get(item)
        if found is None:
            return
        layer = moved.layer if moved.layer != found.layer else None
        self.schedule(item, start=moved.start, end=moved.end, layer=layer, track=moved.track)

    def resize(self, item: str, start: str, end: str) -> None:
        """Give an item another start or end."""
        self.schedule(item, start=start, end=end)

    def schedule(
        self,
        item: str,
        *,
        start: str | None = None,
        end: str | None = None,
        layer: str | None = None,
        track: int | None = None,
    ) -> None:
        """Give an item other dates or another place; what it does to followers is shown first."""
        found = self.bridge.workshop.items.get(item)
        if found is not None:
            dates = (found.start if start is None else start, found.end if end is None else end)
            is_other = dates != (found.start, found.end)
            if is_other and any(dates) and self.preview.propose(item, *dates, layer, track):
                return
        place = {"layer": layer, "track": track}
        self.bridge.attempt(verbs.schedule_item, item, start=start, end=end, **place)

    def foresee(self, item: str, start: str, end: str) -> Dates:
        """Return the dates of an item and of what would shift with it."""
        policy, found = self.preview.policy, self.preview.ripple(item, start, end)
        return found.dates(Policy.SHIFT if policy is Policy.ASK else policy)

    def _on_preview(self) -> None:
        self.view.show_ghosts(self.preview.dates())

    def draw(self, layer: str, start: str, end: str, rect: QRectF) -> None:
        """Ask for the title of a new item and make it."""

        def keep(title: str) -> None:
            values = {"layer": layer, "title": title, "start": start, "end": end}
            made = self.bridge.attempt(verbs.add_item, **values, serves=self.niche)
            if made is not None:
                self._show_new(made.changes[0].row, title)

        place = self.view.place_of(rect)
        self.view.editor.open(place, "", keep, prompt=_("Title"))

    def relink(self, link: str, predecessor: str, successor: str) -> None:
        """Bring an end of a link to another item."""
        ends = {"predecessor": predecessor, "successor": successor}
        self.bridge.attempt(verbs.relink_items, link, **ends)

    def _show_new(self, item: str, title: str) -> None:
        self.bridge.select(item)
        if self.view.only is not None and item not in self.view.only:
            words = _("{name} was added, but the filter hides it.").format(name=title)
            self.bridge.told.emit("warn", words)

    def link(self, predecessor: str, successor: str) -> None:
        """Let one item wait for another."""
        made = self.bridge.attempt(verbs.link_items, predecessor=predecessor, successor=successor)
        if made is not None:
            self.bridge.select(made.changes[0].row)

    def rename(self, item: str) -> None:
        """Type another title over the bar."""
        bar = self.view.placed.bar(item)
        if bar is None:
            return

        def keep(title: str) -> None:
            self.bridge.attempt(edit, "items", item, title=title)

        place = self.view.place_of(self.view.rect_of(bar))
        self.view.editor.open(place, bar.item.title, keep)

    def place_undated(self, item: str, start: str = "", layer: str | None = None) -> None:
        """Give an item from the tray a date: as given, else the middle of what is on show."""
        scene = self.view.mapToScene(self.view.viewport().rect().center())
        unit = max(self.view.unit_at(scene.x()), snap.Unit.MONTH)
        middle = snap.text_of(self.view.placed.scale.day(scene.x()), unit)
        self.schedule(item, start=start or middle, layer=layer)
        self.bridge.select(item)

    def drop(self, item: str, pointer: Pointer) -> None:
        """Give a dropped item the unit and layer under the pointer."""
        band = self.view.layer_at(pointer.scene)
        unit = self.view.unit_at(pointer.scene.x())
        start = snap.text_of(self.view.placed.scale.day(pointer.scene.x()), unit)
        found = self.bridge.workshop.items.get(item)
        if found is None or band is None:
            return
        layer = band.layer.id if band.layer.id != found.layer else None
        self.place_undated(item, start, layer)

    def add(self, layer: str = "") -> None:
        """Ask for the title of a new item after the selected one, or at the next unit."""
        bands = self.view.placed.bands
        chosen = self._chosen_item()
        wanted = layer or (chosen.layer if chosen else "") or self.view_layer()
        band = next((b for b in bands if b.layer.id == wanted), bands[0] if bands else None)
        if band is None:
            self.bridge.told.emit("warn", _("Add a layer first."))
            return
        start = self._next_start(chosen)
        scale, size = self.view.placed.scale, self.view.placed.look
        rect = QRectF(scale.x(parse(start).first), self._free_height(band), 30.0, size.bar)
        self.view.ensureVisible(rect, 24, 8)
        self.draw(band.layer.id, start, "", rect)

    def view_layer(self) -> str:
        """Return the selected layer, "" when none is."""
        return self.view.selection if self.view.selection in self.bridge.workshop.layers else ""

    def _next_start(self, chosen: Item | None) -> str:
        known = snap.span(chosen) if chosen else None
        day = known[1] + timedelta(days=1) if known else self.view.today
        unit = max(self.view.unit_at(self.view.placed.scale.x(day)), snap.Unit.MONTH)
        first = snap.floor(day, unit)
        first = first if known else snap.step(first, unit, 1)
        return snap.text_of(first, unit)

    def _free_height(self, band: Band) -> float:
        size = self.view.placed.look
        lowest = max((bar.y for bar in band.bars), default=band.top)
        return min(lowest + size.row, band.bottom - size.bar)

    # What keys do.

    def _chosen_item(self) -> Item | None:
        """Return the selected item, with the dates that are proposed for it."""
        found = self.bridge.workshop.items.get(self.view.selection)
        return self.preview.item(found) if found else None

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key on the timeline."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if self.preview and key in _ANSWERS and not held:
            self.preview.drop() if key == Qt.Key.Key_Escape else self.preview.accept()
        elif key == Qt.Key.Key_N and not held:
            self.add()
        elif key == Qt.Key.Key_Escape and self._linking[0]:
            self._linking = ("", False)
            self.bridge.told.emit("good", _("No link was made."))
        elif key == Qt.Key.Key_Escape and self.view.selection:
            self.bridge.select("")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._delete()
        elif key in _UNITS and not held:
            self.view.zoom_to_unit(_UNITS[key])
        else:
            item = self._chosen_item()
            return item is not None and self._item_key(item, key, held)
        return True

    def _item_key(self, item: Item, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in _ENTER and not held:
            self.rename(item.id)
        elif key == Qt.Key.Key_L and not held:
            self._link_key(item)
        elif key in _ARROWS and (item.start or item.end):
            return self._arrow(item, key, held)
        else:
            return False
        return True

    def _link_key(self, item: Item) -> None:
        """Begin a link at one item, end it at another."""
        if not self._end_link(item.id):
            self.begin_link(item, waits=False)

    def begin_link(self, item: Item, *, waits: bool) -> None:
        """Let the next bar that is clicked, or chosen with L, be linked with an item."""
        self._linking = (item.id, waits)
        words = (
            _("Click what {name} waits for, or go there and press L.")
            if waits
            else _("Click what waits for {name}, or go there and press L.")
        )
        self.bridge.told.emit("good", words.format(name=item.title))

    def _end_link(self, item: str) -> bool:
        """Link an item with the one where a link began; False when none did elsewhere."""
        (first, waits), self._linking = self._linking, ("", False)
        if first not in self.bridge.workshop.items or first == item:
            return False
        self.link(item, first) if waits else self.link(first, item)
        return True

    def select(self, key: str) -> None:
        """Select what was clicked, or link it where a link was begun."""
        clicked = key in self.bridge.workshop.items and key != self._linking[0]
        if not (self._linking[0] and clicked and self._end_link(key)):
            self.bridge.select(key)

    def _arrow(self, item: Item, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        count, keys = _ARROWS[key], Qt.KeyboardModifier
        sideways = key in _SIDEWAYS
        known = snap.span(item)
        unit = self.view.unit_at(self.view.placed.scale.x(known[0])) if known else snap.Unit.MONTH
        if sideways and held == keys.NoModifier:
            start, end = snap.nudged(item, unit, count)
            self.schedule(item.id, start=start, end=end)
        elif sideways and held == keys.ShiftModifier:
            self.schedule(item.id, end=snap.stretched(item, unit, count))
        elif not sideways and held == keys.AltModifier:
            self._change_lane(item, count)
        elif not sideways and held == keys.ControlModifier:
            self._change_track(item, count)
        elif not sideways and held == keys.NoModifier:
            return self._walk_lane(item, count)
        else:
            return False
        return True

    def _change_lane(self, item: Item, count: int) -> None:
        layers = [band.layer.id for band in self.view.placed.bands]
        place = layers.index(item.layer) + count if item.layer in layers else 0
        if 0 <= place < len(layers):
            self.schedule(item.id, layer=layers[place])

    def _change_track(self, item: Item, count: int) -> None:
        """Put a bar in the row above or below, where it stays."""
        row = self.view.placed.row(item.id)
        if row is not None and row + count >= 0:
            self.schedule(item.id, track=row + count)

    def walk(self, count: int) -> bool:
        """Select the next bar in reading order; leave the timeline beyond the last.

        While a preview waits for its answer, that is the next thing.
        """
        if self.preview and count > 0:
            self.preview.asked.emit()
            return True
        keys = [bar.item.id for bar in self.view.bars()]
        place = keys.index(self.view.selection) + count if self.view.selection in keys else 0
        if not 0 <= place < len(keys):
            return False
        self.bridge.select(keys[place])
        return True

    def _walk_lane(self, item: Item, count: int) -> bool:
        """Select the bar above or below that is nearest in time."""
        here = self.view.placed.bar(item.id)
        if here is None:
            return False
        beyond = [b for b in self.view.bars() if (b.y - here.y) * count > 0.1]
        nearest = min(
            beyond, key=lambda b: abs(b.y - here.y) * 3 + abs(b.left - here.left), default=None
        )
        if nearest is not None:
            self.bridge.select(nearest.item.id)
        return True

    def _delete(self) -> bool:
        chosen = self.view.selection
        workshop = self.bridge.workshop
        if chosen not in workshop.items and chosen not in workshop.dependencies:
            return False
        self.delete(chosen)
        return True

    def delete(self, key: str) -> None:
        """Delete an item with its links, or a link."""
        self.bridge.select("")
        self.bridge.attempt(delete, key)

    # The menu.

    def menu(self, key: str, pointer: Pointer) -> None:
        """Offer what can be done with a bar, a link, or here."""
        made = make_menu(self, key, pointer)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(self.view.viewport().mapToGlobal(pointer.view))

    def set_free(self, item: str) -> None:
        """Let a bar find its own row."""
        self.bridge.attempt(edit, "items", item, track=None)

    def change_kind(self, item: str, kind: ItemKind) -> None:
        """Make an item a milestone, a decision or an action."""
        self.bridge.attempt(verbs.change_kind, item, kind)

    def add_at(self, layer: str, pointer: Pointer) -> None:
        """Ask for the title of a new item at a place."""
        unit = self.view.unit_at(pointer.scene.x())
        start = snap.text_of(self.view.placed.scale.day(pointer.scene.x()), unit)
        bar = self.view.placed.look.bar
        rect = QRectF(pointer.scene.x(), pointer.scene.y() - bar / 2, 30.0, bar)
        self.draw(layer, start, "", rect)

    def move_layer(self, layer: str, before: str) -> None:
        """Put a layer above another, or at the foot when ``before`` is ""."""
        self.bridge.attempt(move, "layers", layer, before)

    def rename_layer(self, layer: str, name: str) -> None:
        """Give a layer another name."""
        self.bridge.attempt(edit, "layers", layer, name=name)
