"""What the tools of the chain canvas make: parties, flows, notes, texts and frames."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QGuiApplication

from almere_roadmap.domain.words import BoxShape
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.placed import rect_to_corners
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.canvas.chain_view import ChainView
from almere_roadmap.ui.canvas.edits import Edits
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.note_editor import MOST_NOTES
from almere_roadmap.ui.canvas.tools import Tool
from almere_roadmap.verbs import canvas_notes
from almere_roadmap.verbs.chains import box_name
from almere_roadmap.verbs.records import edit

_LEAST = 3.0
"""How far a drag must go, in mm, to give a place by hand rather than a cell."""

Place = tuple[float, ...]


class ChainTools(QObject):
    """Holds the tool in hand and uses it.

    Signals:
        changed(): another tool is in hand.
    """

    changed = Signal()

    def __init__(self, editing: Edits, view: ChainView) -> None:
        """Serve a view."""
        super().__init__(view)
        self.editing, self.view = editing, view
        self.keeps = False
        self._linking = ""

    @property
    def tool(self) -> Tool:
        """Return the tool in hand."""
        return self.view.tool

    def take(self, tool: Tool) -> None:
        """Take a tool in hand; what changes nothing may also be taken while only looking."""
        if tool.makes and not self.editing.may_edit(tell=True):
            return
        self._linking = ""
        self.view.take(tool)
        self.changed.emit()

    def keep(self, on: bool) -> None:
        """Keep the tool after use, or not."""
        self.keeps = on
        self.changed.emit()

    def _used(self) -> None:
        if not self.keeps:
            self.take(Tool.SELECT)

    def leave(self) -> bool:
        """Go back to selecting; return whether there was anything to leave."""
        if self._linking:
            self._linking = ""
            self.editing.bridge.told.emit("good", _("No flow was made."))
            self._used()
            return True
        if self.tool is Tool.SELECT:
            return False
        self.take(Tool.SELECT)
        return True

    def press(self, tool: Tool) -> None:
        """Answer the letter of a tool: by keyboard it is used at once where the keyboard is.

        What has words is typed in the chosen cell, a flow begins at the chosen box, and a frame is
        put around what is chosen; without that, pressed twice, around what is seen.
        """
        boxes = self.view.boxes
        again = self.tool is tool
        if tool.joins and boxes and self._linking not in ("", boxes[0]):
            self.link_at(boxes[0])
            return
        self.take(tool)
        if self.tool is not tool:
            return
        if tool.joins and boxes:
            self.link_at(boxes[0])
        elif tool is Tool.FRAME and self.view.chosen:
            self.use(self.view.outline_of(self.view.chosen).adjusted(-2, -2, 2, 2))
        elif tool is Tool.FRAME and again:
            self._frame(self._seen())
        elif tool in (Tool.BOX, Tool.ELLIPSE, Tool.TEXT, Tool.NOTE):
            self._use_in(self.editing.target_cell())

    def _use_in(self, cell: Cell | None) -> None:
        if cell is not None:
            self._make(cell, self.view.free_slot(cell), ())

    def use(self, rect: QRectF) -> None:
        """Use the tool where a rectangle was drawn, or at a click: a rectangle of no size."""
        drawn = max(rect.width(), rect.height()) >= _LEAST
        if self.tool is Tool.FRAME:
            self._frame(rect if drawn else self._seen())
            return
        cell = self.view.ground.cell_at(rect.center())
        if cell is None:
            return
        self.view.cell = cell
        by_hand = QRectF(rect.topLeft(), self.view.thing_size(rect.height()))
        place = self.view.ground.place_in(cell, by_hand) if drawn else ()
        self._make(cell, by_hand if drawn else self._slot_at(rect.center(), cell), place)

    def _slot_at(self, point: QPointF, cell: Cell) -> QRectF:
        slot = self.view.free_slot(cell)
        return QRectF(slot.left(), point.y() - slot.height() / 2, slot.width(), slot.height())

    def _make(self, cell: Cell, rect: QRectF, place: Place) -> None:
        tool = self.tool
        if tool is Tool.NOTE:
            self.write_notes(cell, rect, place)
        elif tool is Tool.TEXT:
            self._write(cell, rect, place)
        elif tool in (Tool.BOX, Tool.ELLIPSE):
            shape = BoxShape.ELLIPSE if tool is Tool.ELLIPSE else BoxShape.BOX
            self.editing.new_box(cell, rect, shape=shape, place=place)
        self._used()

    # Notes and texts.

    def write_notes(self, cell: Cell, rect: QRectF, place: Place = ()) -> None:
        """Type notes one after another in a cell; only the first stands at a place by hand."""
        places = [place]

        def keep(texts: list[str]) -> QRect | None:
            at = places.pop() if places else ()
            self.editing.bridge.attempt(
                canvas_notes.add_notes,
                chain=self.view.chain,
                stage=cell.stage,
                lane=cell.lane,
                texts=texts,
                place=at,
            )
            if cell not in self.view.ground.cells:
                return None
            slot = self.view.free_slot(cell, beyond=True)
            # What was written last must stay in sight, also at the foot of the sheet.
            slip = slot.adjusted(0, 0, 0, self.view.near(self.view.slip.height()))
            self.view.setSceneRect(self.view.sceneRect().united(slip))
            self.view.ensureVisible(slip, 16, 16)
            return self.view.place_of(slot)

        if self.editing.may_edit(tell=True):
            self.view.ensureVisible(rect, 16, 16)
            self.view.slip.open(self.view.place_of(rect), keep, series=True)

    def paste(self) -> bool:
        """Make a note of every line of text on the clipboard in the chosen cell."""
        text = QGuiApplication.clipboard().text()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        cell = self.editing.target_cell()
        if not lines or cell is None or not self.editing.may_edit(tell=True):
            return bool(lines)
        made = self.editing.bridge.attempt(
            canvas_notes.add_notes,
            chain=self.view.chain,
            stage=cell.stage,
            lane=cell.lane,
            texts=lines[:MOST_NOTES],
        )
        if made is not None:
            new = dict.fromkeys(change.row for change in made.changes)
            self.editing.select([row for row in new if row in self.view.placed.notes])
        left = len(lines) - MOST_NOTES
        if left > 0:
            words = plural("{n} line was left out.", "{n} lines were left out.", left)
            self.editing.bridge.told.emit("warn", words)
        return True

    def _write(self, cell: Cell, rect: QRectF, place: Place) -> None:
        def keep(texts: list[str]) -> None:
            made = self.editing.bridge.attempt(
                canvas_notes.add_remark,
                chain=self.view.chain,
                stage=cell.stage,
                lane=cell.lane,
                text=texts[0],
                place=place,
            )
            self.editing.select_new(made)

        self._open_slip(rect, keep, "")

    def rewrite(self, key: str) -> None:
        """Type a note or text anew."""
        collection = "ideas" if key in self.editing.workshop.ideas else "remarks"
        found = self.editing.workshop.ideas.get(key) or self.editing.workshop.remarks[key]

        def keep(texts: list[str]) -> None:
            self.editing.bridge.attempt(edit, collection, key, text=texts[0])

        self._open_slip(self.view.ground.things[key], keep, found.text)

    def _open_slip(self, rect: QRectF, keep: Callable[[list[str]], None], text: str) -> None:
        if self.editing.may_edit(tell=True):
            self.view.ensureVisible(rect, 16, 16)
            self.view.slip.open(self.view.place_of(rect), keep, text=text, name=_("Text"))

    # Frames.

    def _seen(self) -> QRectF:
        """Return the part of the sheet that is in view."""
        port = self.view.mapToScene(self.view.viewport().rect()).boundingRect()
        return port.intersected(self.view.sceneRect()).adjusted(1, 1, -1, -1)

    def _frame(self, area: QRectF) -> None:
        corners = self.corners_of(area)
        count = len(self.view.placed.frames) + 1

        def keep(name: str) -> None:
            made = self.editing.bridge.attempt(
                canvas_notes.add_frame, chain=self.view.chain, corners=corners, name=name
            )
            self.editing.select_new(made)

        place = self.view.place_of(QRectF(area.topLeft(), area.topLeft() + QPointF(40, 8)))
        offer = _("Frame {n}").format(n=count)
        self.view.editor.open(place, "", keep, prompt=_("Name of the frame"), offer=offer)
        self._used()

    def corners_of(self, area: QRectF) -> Place:
        """Return an area of the scene as the corners of a frame."""
        rect = Rect(area.x(), area.y(), area.width(), area.height())
        return rect_to_corners(rect, self.view.placed)

    def reframe(self, frame: str, area: QRectF) -> None:
        """Move or resize a frame."""
        self.editing.bridge.attempt(canvas_notes.move_frame, frame, self.corners_of(area))

    # Flows.

    def link_at(self, box: str) -> None:
        """Begin a flow at one box, end it at another."""
        if box not in self.view.placed.boxes:
            return
        first, self._linking = self._linking, ""
        if first in self.view.placed.boxes and first != box:
            self.editing.connect_boxes(first, box, QPointF())
            return
        self._linking = box
        self.editing.select([box])
        name = box_name(self.editing.workshop, self.editing.workshop.boxes[box])
        words = _("Choose where it flows from {name}, then press {key} again.")
        told = words.format(name=name, key=self.tool.value)
        self.editing.bridge.told.emit("good", told)

    def linked(self) -> None:
        """Answer a flow having been drawn."""
        self._used()
