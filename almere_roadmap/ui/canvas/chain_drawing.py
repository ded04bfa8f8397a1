"""What a chain looks like on a scene: an item for each thing, and one for all flows together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from almere_roadmap.domain.entities import Flow
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.drawing import (
    box_marks,
    furniture,
    gap_marks,
    label_marks,
    line_marks,
)
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.notes import frame_marks, note_marks
from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.figures.chain.routes import Point
from almere_roadmap.figures.marks import Mark
from almere_roadmap.ui.canvas.flow_layer import FlowLayer
from almere_roadmap.ui.canvas.frame_item import FrameItem
from almere_roadmap.ui.canvas.ground import Ground
from almere_roadmap.ui.canvas.mark_item import MarkItem
from almere_roadmap.ui.canvas.snap import GridItem

Marks = tuple[Mark, ...]
_Flows = tuple[
    Mapping[str, Flow], Mapping[str, tuple[Point, ...]], Mapping[str, Rect], Mapping[str, Marks]
]
"""The records of flows, their ways, the places of their words, and the marks made of all these."""


class ChainDrawing:
    """The items of one canvas, by the ids of what they draw."""

    def __init__(self, scene: QGraphicsScene) -> None:
        """Draw nothing yet."""
        self._scene = scene
        self._items: dict[str, MarkItem] = {}
        self._furniture = _Furniture("")
        self._furniture.setZValue(-10)
        self.grid, self.flows = GridItem(), FlowLayer()
        self.flows.setZValue(1)
        for item in (self._furniture, self.grid, self.flows):
            scene.addItem(item)
        self._known: dict[str, tuple[tuple[object, ...], Marks]] = {}
        self._flows_of: _Flows = {}, {}, {}, {}
        self._is_faded = False

    def show(self, workshop: Workshop, placed: ChainLayout, ground: Ground) -> None:
        """Draw a chain; what is as it was is left alone."""
        self.grid.show_ground(ground)
        wanted = self._things(workshop, placed)
        self._furniture.show_marks(wanted.pop("", ()))
        for key in self._items.keys() - wanted.keys():
            self._scene.removeItem(self._items.pop(key))
        for key, marks in wanted.items():
            if key not in self._items:
                self._items[key] = _new_item(key, placed)
                self._scene.addItem(self._items[key])
            self._items[key].show_marks(marks)
        self._stack(placed)
        self.show_flows(workshop, placed)
        shown = {*wanted, *placed.flows}
        self._known = {key: known for key, known in self._known.items() if key in shown}

    def show_flows(self, workshop: Workshop, placed: ChainLayout) -> None:
        """Draw the flows; marks of what is as it was are those from before."""
        before, points, labels = self._flows_of, placed.flows, placed.labels
        if workshop.flows is not before[0]:
            before = workshop.flows, {}, {}, {}
        marks = {
            key: before[3][key]
            if before[1].get(key) is way and before[2].get(key) == labels.get(key)
            else self._flow(workshop, placed, key)
            for key, way in points.items()
        }
        self._flows_of = workshop.flows, points, labels, marks
        self.flows.show_flows(marks)

    def carry(self, workshop: Workshop, placed: ChainLayout) -> None:
        """Draw the flows of a layout elsewhere for a while, {} puts them back."""
        self.flows.carry({key: line_marks(workshop, placed, key) for key in placed.flows})

    def _flow(self, workshop: Workshop, placed: ChainLayout, key: str) -> Marks:
        made_of = workshop.flows[key], placed.flows[key], placed.labels.get(key)

        def made() -> Marks:
            return (*line_marks(workshop, placed, key), *label_marks(workshop, placed, key))

        return self._same(key, made_of, made)

    def _box(self, workshop: Workshop, placed: ChainLayout, key: str) -> Marks:
        box = workshop.boxes[key]
        record = workshop.organisations.get(box.record)
        state = key in placed.outside, key in placed.single
        made_of = box, record, placed.boxes[key], placed.words[key], state
        return self._same(key, made_of, lambda: box_marks(workshop, placed, key))

    def _same(self, key: str, made_of: tuple[object, ...], make: Callable[[], Marks]) -> Marks:
        """Return the marks from before where they would be the same again."""
        before = self._known.get(key)
        if before is None or before[0] != made_of:
            before = self._known[key] = made_of, make()
        return before[1]

    def _things(self, workshop: Workshop, placed: ChainLayout) -> dict[str, Marks]:
        """Return the marks of all but flows by key; those of no key are furniture."""
        found: dict[str, Marks] = {}
        for mark in furniture(workshop, placed):
            found[mark.key] = (*found.get(mark.key, ()), mark)
        for gap in placed.gaps:
            found[gap.key] = gap_marks(placed, gap)
        for box in placed.boxes:
            found[box] = self._box(workshop, placed, box)
        for note in placed.notes:
            found[note] = note_marks(workshop, placed, note)
        for frame in placed.frames:
            found[frame] = frame_marks(workshop, placed, frame)
        return found

    def _stack(self, placed: ChainLayout) -> None:
        """Put frames over all, later parties over earlier ones, flows behind."""
        for gap in placed.gaps:
            self._items[gap.key].setZValue(2)
        for place, key in enumerate((*placed.boxes, *placed.notes)):
            self._items[key].setZValue(2 + place / 100_000)
        for key in placed.frames:
            self._items[key].setZValue(4)

    # Asking.

    def __contains__(self, key: str) -> bool:
        """Tell whether something is drawn."""
        return key in self._items or key in self.flows

    def item(self, key: str) -> MarkItem:
        """Return the item of a thing that is no flow."""
        return self._items[key]

    def outline(self, key: str) -> QRectF:
        """Return the rectangle of something."""
        return self.flows.outline(key) if key in self.flows else self._items[key].outline()

    def path(self, flow: str) -> QPainterPath:
        """Return the strip along a flow."""
        return self.flows.path(flow)

    def key_at(self, place: QPointF) -> str:
        """Return what lies uppermost at a place, "" for empty ground."""
        for item in self._scene.items(place):
            if isinstance(item, FlowLayer):
                return item.flow_at(place)
            if isinstance(item, MarkItem) and item.key:
                return item.key
        return ""

    # How strongly things show.

    def fade(self, kept: Collection[str] | None, how: str) -> None:
        """Pale ("pale") or hide ("only") all but some; None shows all."""
        if kept is None and not self._is_faded:
            return
        self._is_faded = kept is not None
        weak = 0.2 if how == "pale" else 0.0

        def opacity(key: str) -> float:
            return 1.0 if kept is None or key in kept else weak

        for key, item in self._items.items():
            item.setOpacity(opacity(key) or 1.0)
            item.setVisible(bool(opacity(key)))
        self.flows.fade({key: opacity(key) for key in self.flows.shown})


class _Furniture(MarkItem):
    """Lanes and what stands behind the parties.

    It is larger than the view.  Of such an item Qt would keep a picture of the part on show, and
    show that after the chain became wider.
    """

    def _ask_for_exposed(self, marks: Marks) -> None:
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)


def _new_item(key: str, placed: ChainLayout) -> MarkItem:
    if key not in placed.frames:
        return MarkItem(key)
    item = FrameItem(key)
    # A picture of what a frame spans is mostly empty and drives others out.
    item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    return item
