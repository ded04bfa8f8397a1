"""What gestures and keys on the timeline do to the workshop: one edit each."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QRectF

from almere_roadmap.analysis.roadmap.ripple import Dates, Policy
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.figures.roadmap.layout import Band
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.preview import Preview
from almere_roadmap.ui.timeline.proposed_link import Linking
from almere_roadmap.ui.timeline.shift import Moved
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.verbs import roadmap as verbs
from almere_roadmap.verbs.records import delete, edit, move


class Editing(QObject):
    """Turns what the timeline asks for into steps of the document."""

    def __init__(self, bridge: Bridge, view: TimelineView) -> None:
        """Serve a view."""
        super().__init__(view)
        self.bridge, self.view = bridge, view
        self.preview = Preview(bridge, self)
        self.preview.changed.connect(self._on_preview)
        self.niche = ""
        """The niche whose roadmap is on show: what is added serves it."""

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
        linking = self.preview.linking
        link = linking.dependency(self.bridge.workshop) if linking else None
        self.view.show_ghosts(self.preview.dates(), link, asks=bool(self.preview))

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
        """Bring an end of a link to another item; when that moves something, it is shown first."""
        self.change_link(Linking(predecessor, successor, link))

    def change_link(self, wanted: Linking) -> bool:
        """Change a link, or show first what that moves; tell whether it was refused."""
        if self.preview.propose_link(wanted):
            return False
        return self.bridge.attempt(wanted.draft) is None

    def _show_new(self, item: str, title: str) -> None:
        self.bridge.select(item)
        if self.view.only is not None and item not in self.view.only:
            words = _("{name} was added, but the filter hides it.").format(name=title)
            self.bridge.told.emit("warn", words)

    def link(self, predecessor: str, successor: str) -> None:
        """Let one item wait for another; when that moves something, it is shown first."""
        wanted = Linking(predecessor, successor)
        if self.preview.propose_link(wanted):
            return
        made = self.bridge.attempt(wanted.draft)
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
        chosen = self.chosen_item()
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

    def delete(self, key: str) -> None:
        """Delete an item with its links, or a link."""
        self.bridge.select("")
        self.bridge.attempt(delete, key)

    def chosen_item(self) -> Item | None:
        """Return the selected item, with the dates that are proposed for it."""
        found = self.bridge.workshop.items.get(self.view.selection)
        return self.preview.item(found) if found else None

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
