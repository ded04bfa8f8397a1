"""What keys on the timeline mean: walk, move, stretch, change lane and row, link, answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from almere_roadmap.domain.entities import Item
from almere_roadmap.i18n import _
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.editing import Editing

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


class Keys:
    """Answers keys, and remembers the item from which a link was begun."""

    def __init__(self, editing: Editing) -> None:
        """Serve who edits."""
        self._editing, self._bridge = editing, editing.bridge
        self._view, self._preview = editing.view, editing.preview
        self._linking = ("", False)
        """The item from which a link is to go, and whether it will be the one that waits."""

    def answer(self, event: QKeyEvent) -> bool:
        """Answer a key on the timeline."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if self._preview and key in _ANSWERS and not held:
            self._preview.drop() if key == Qt.Key.Key_Escape else self._preview.accept()
        elif key == Qt.Key.Key_N and not held:
            self._editing.add()
        elif key == Qt.Key.Key_Escape and self._linking[0]:
            self._linking = ("", False)
            self._bridge.told.emit("good", _("No link was made."))
        elif key == Qt.Key.Key_Escape and self._view.selection:
            self._bridge.select("")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._delete()
        elif key in _UNITS and not held:
            self._view.zoom_to_unit(_UNITS[key])
        else:
            item = self._editing.chosen_item()
            return item is not None and self._item_key(item, key, held)
        return True

    def _item_key(self, item: Item, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in _ENTER and not held:
            self._editing.rename(item.id)
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
        self._bridge.told.emit("good", words.format(name=item.title))

    def _end_link(self, item: str) -> bool:
        """Link an item with the one where a link began; False when none did elsewhere."""
        (first, waits), self._linking = self._linking, ("", False)
        if first not in self._bridge.workshop.items or first == item:
            return False
        self._editing.link(item, first) if waits else self._editing.link(first, item)
        return True

    def select(self, key: str) -> None:
        """Select what was clicked, or link it where a link was begun."""
        clicked = key in self._bridge.workshop.items and key != self._linking[0]
        if not (self._linking[0] and clicked and self._end_link(key)):
            self._bridge.select(key)

    def _arrow(self, item: Item, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        count, keys = _ARROWS[key], Qt.KeyboardModifier
        sideways = key in _SIDEWAYS
        known = snap.span(item)
        unit = self._view.unit_at(self._view.placed.scale.x(known[0])) if known else snap.Unit.MONTH
        if sideways and held == keys.NoModifier:
            start, end = snap.nudged(item, unit, count)
            self._editing.schedule(item.id, start=start, end=end)
        elif sideways and held == keys.ShiftModifier:
            self._editing.schedule(item.id, end=snap.stretched(item, unit, count))
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
        layers = [band.layer.id for band in self._view.placed.bands]
        place = layers.index(item.layer) + count if item.layer in layers else 0
        if 0 <= place < len(layers):
            self._editing.schedule(item.id, layer=layers[place])

    def _change_track(self, item: Item, count: int) -> None:
        """Put a bar in the row above or below, where it stays."""
        row = self._view.placed.row(item.id)
        if row is not None and row + count >= 0:
            self._editing.schedule(item.id, track=row + count)

    def walk(self, count: int) -> bool:
        """Select the next bar in reading order; leave the timeline beyond the last.

        While a preview waits for its answer, that is the next thing.
        """
        if self._preview and count > 0:
            self._preview.asked.emit()
            return True
        keys = [bar.item.id for bar in self._view.bars()]
        place = keys.index(self._view.selection) + count if self._view.selection in keys else 0
        if not 0 <= place < len(keys):
            return False
        self._bridge.select(keys[place])
        return True

    def _walk_lane(self, item: Item, count: int) -> bool:
        """Select the bar above or below that is nearest in time."""
        here = self._view.placed.bar(item.id)
        if here is None:
            return False
        beyond = [b for b in self._view.bars() if (b.y - here.y) * count > 0.1]
        nearest = min(
            beyond, key=lambda b: abs(b.y - here.y) * 3 + abs(b.left - here.left), default=None
        )
        if nearest is not None:
            self._bridge.select(nearest.item.id)
        return True

    def _delete(self) -> bool:
        chosen = self._view.selection
        workshop = self._bridge.workshop
        if chosen not in workshop.items and chosen not in workshop.dependencies:
            return False
        self._editing.delete(chosen)
        return True
