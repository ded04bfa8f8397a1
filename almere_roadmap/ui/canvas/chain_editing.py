"""What gestures and keys on the chain canvas do to the workshop: one edit each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

from almere_roadmap.domain.words import BoxShape, Depth, FlowKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.chain.order import few_crossings
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.chain_things import ChainThings, as_places
from almere_roadmap.ui.canvas.chain_tools import ChainTools
from almere_roadmap.ui.canvas.chain_view import ChainView, Hands
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.move import Landing
from almere_roadmap.ui.canvas.naming import fields_of, meant_by, proposed
from almere_roadmap.ui.canvas.snap import Snapping
from almere_roadmap.ui.canvas.tools import Tool
from almere_roadmap.verbs import canvas
from almere_roadmap.verbs import chains as verbs
from almere_roadmap.verbs.records import edit, title_of

_FRAMED = 2.0
"""The largest zoom at which a frame is shown."""


class ChainEditing(QObject):
    """Turns what the canvas asks for into steps of the document.

    Signals:
        pen_changed(): other flows are drawn from now on, or a flow is chosen.
        menu_wanted(str, object): a right click on a key at a pointer.
        details_wanted(): the panel at the right should show.
    """

    pen_changed = Signal()
    menu_wanted = Signal(str, object)
    details_wanted = Signal()

    def __init__(self, bridge: Bridge, view: ChainView) -> None:
        """Serve a view."""
        super().__init__(view)
        self.bridge, self.view = bridge, view
        view.ways.tasks = bridge.tasks
        self.kind, self.depth = FlowKind.GOODS, Depth.TRANSACTION
        self.tools = ChainTools(self, view)
        self.things = ChainThings(self, view)
        self.snapping = Snapping(bridge)
        view.show_snap(self.snapping.now)
        view.hands = Hands(
            move=self.move,
            copy=self.things.copy,
            connect=self.connect_boxes,
            reframe=self.tools.reframe,
            use=self.tools.use,
            link_at=self.tools.link_at,
            refuse=self.things.refuse,
            may_edit=self.may_edit,
            retarget=self.retarget,
            select=self.select,
            open=self.open,
            menu=self.menu_wanted.emit,
            drop=self.drop,
        )

    @property
    def workshop(self) -> Workshop:
        """Return the workshop as it is now."""
        return self.bridge.workshop

    def may_edit(self, *, tell: bool = False) -> bool:
        """Tell whether anything can be changed, and say so if not."""
        if not self.bridge.writable and tell:
            self.bridge.told.emit("warn", _("Nothing can be changed now."))
        return self.bridge.writable

    def name_of(self, key: str) -> str:
        """Return the words by which people know a record."""
        box = self.workshop.boxes.get(key)
        found = self.workshop.find(key)
        return verbs.box_name(self.workshop, box) if box else title_of(found[1]) if found else ""

    def select_new(self, made: Edit | None) -> None:
        """Choose what a step has made."""
        if made is not None:
            self.select([made.changes[0].row])

    def select(self, keys: list[str]) -> None:
        """Choose records; the first is the selection everywhere."""
        self.view.choose(keys)
        self.bridge.select(keys[0] if keys else "")
        self.pen_changed.emit()

    # What gestures do.

    def move(self, landings: dict[str, Landing]) -> None:
        """Put things into other cells or places."""
        self.bridge.attempt(canvas.move_things, as_places(landings))

    def connect_boxes(self, origin: str, target: str, at: QPointF) -> None:
        """Let something flow to a box, or to a new one on empty ground."""
        if target:
            self.select_new(
                self.bridge.attempt(
                    verbs.add_flow,
                    origin=origin,
                    target=target,
                    kind=self.kind,
                    depth=self.depth,
                    directed=self.view.tool is not Tool.LINE,
                )
            )
            self.tools.linked()
            return
        cell = self.view.ground.cell_at(at)
        if cell is not None:
            rect = QRectF(at.x(), at.y() - 4, self.view.ground.cells[cell].width() - 12, 8)
            self.ask(rect, lambda name: self.grow(origin, cell, name))

    def retarget(self, flow: str, origin: str, target: str) -> None:
        """Move an end of a flow to another box."""
        self.bridge.attempt(verbs.retarget_flow, flow, origin=origin, target=target)

    def open(self, key: str, at: QPointF) -> None:
        """Rename what is there, go to a frame, or name a new box."""
        cell = self.view.ground.cell_at(at)
        if key in self.view.placed.frames:
            self.go_to_frame(key)
        elif key in self.view.placed.gap_keys:
            self.fill_gap(key)
        elif key in self.view.placed.notes:
            self.tools.rewrite(key)
        elif key in self.view.placed.boxes or key in self.workshop.stages:
            self.rename(key)
        elif key in self.view.placed.flows:
            self.label(key)
        elif cell is not None:
            self.new_box(cell, QRectF(at.x() - 2, at.y() - 4, 36, 8))

    def fill_gap(self, key: str) -> None:
        """Name a party where one is missing."""
        gap = next(g for g in self.view.placed.gaps if g.key == key)
        self.new_box(Cell(gap.stage, gap.lane))

    def go_to_frame(self, frame: str) -> None:
        """Show what a frame shows, as large as it fits."""
        self.view.show_area(self.view.frame_area(frame).adjusted(-2, -2, 2, 2), _FRAMED)

    def walk_frames(self, count: int) -> None:
        """Go to the next frame, or the one before when negative."""
        frames = list(self.view.placed.frames)
        if frames:
            here = frames.index(self.view.frames[0]) if self.view.frames else -1
            place = here + count if here >= 0 else 0 if count > 0 else -1
            self.select([frames[place % len(frames)]])
            self.go_to_frame(frames[place % len(frames)])

    def drop(self, parties: Iterable[str], cell: Cell) -> None:
        """Place firms and networks in a cell."""
        for party in parties:
            self.place(party, cell)

    def place(self, party: str, cell: Cell | None = None) -> None:
        """Place a firm, network or sector in a cell, by default the chosen one."""
        where = cell or self.target_cell()
        if where is not None:
            self.select_new(
                self.bridge.attempt(
                    verbs.add_box,
                    chain=self.view.chain,
                    stage=where.stage,
                    lane=where.lane,
                    **fields_of(party),
                )
            )

    def target_cell(self) -> Cell | None:
        """Return the cell in which something new belongs: the chosen one, else the first."""
        return self.view.cell or next(iter(self.view.ground.cells), None)

    def toggle_guides(self) -> None:
        """Let neighbours catch what is carried, or not."""
        self.view.show_snap(self.snapping.toggle_guides())

    def toggle_grid(self) -> None:
        """Show the grid, or not."""
        self.view.show_snap(self.snapping.toggle_grid())

    # Typing names.

    def ask(
        self, rect: QRectF, keep: Callable[[str], object], text: str = "", *, second: str = ""
    ) -> None:
        """Type a name at a place of the canvas, perhaps with a second line."""
        if not self.may_edit(tell=True):
            return
        self.view.ensureVisible(rect, 16, 16)
        place = self.view.place_of(rect)
        known = () if text else proposed(self.workshop, self.view.chain)
        self.view.editor.open(place, text, keep, known, _("Name, Enter to keep"), second)

    def _named(self, name: str) -> dict[str, str]:
        return meant_by(self.workshop, self.view.chain, name)

    def new_box(
        self,
        cell: Cell | None = None,
        rect: QRectF | None = None,
        *,
        shape: BoxShape = BoxShape.BOX,
        place: tuple[float, ...] = (),
    ) -> None:
        """Ask for the name of a new box in a cell, by default the chosen one."""
        where = cell or self.target_cell()
        if where is not None:
            self.ask(
                rect or self.view.free_slot(where),
                lambda name: self.add_named(name, where, shape=shape, place=place),
                second=_("Second line"),
            )

    def add_named(
        self,
        name: str,
        cell: Cell | None = None,
        *,
        shape: BoxShape = BoxShape.BOX,
        place: tuple[float, ...] = (),
    ) -> None:
        """Place what a typed name means in a cell, by default the chosen one."""
        where = cell or self.target_cell()
        if where is None:
            return
        self.select_new(
            self.bridge.attempt(
                verbs.add_box,
                chain=self.view.chain,
                stage=where.stage,
                lane=where.lane,
                shape=shape,
                place=place,
                **self._named(name),
            )
        )

    def grow(self, box: str, cell: Cell, name: str, *, upstream: bool = False) -> None:
        """Place a new box in a cell, connected to another; ``upstream`` comes before it."""
        self.select_new(
            self.bridge.attempt(
                verbs.grow,
                box,
                stage=cell.stage,
                lane=cell.lane,
                kind=self.kind,
                upstream=upstream,
                **self._named(name),
            )
        )

    def rename(self, key: str) -> None:
        """Type another name over a box or the head of a stage."""
        if key in self.workshop.stages:
            stage = self.workshop.stages[key]
            rect = self.view.outline_of([key])
            self.ask(
                rect, lambda name: self.bridge.attempt(edit, "stages", key, name=name), stage.name
            )
            return
        if key in self.workshop.frames:
            frame = self.workshop.frames[key]
            rect = QRectF(self.view.frame_area(key).topLeft(), QSizeF(40, 8))
            self.ask(
                rect, lambda name: self.bridge.attempt(edit, "frames", key, name=name), frame.name
            )
            return
        box = self.workshop.boxes[key]
        name = verbs.box_name(self.workshop, box)
        self.ask(
            self.view.ground.boxes[key],
            lambda text: self._reword(key, text),
            f"{name}\n{box.caption}" if box.caption else name,
            second=_("Second line"),
        )

    def _reword(self, key: str, text: str) -> None:
        """Give a box another name and second line, as one step."""
        name, _break, caption = text.partition("\n")
        self.bridge.attempt(verbs.reword_box, key, name=name, caption=caption)

    def label(self, flow: str) -> None:
        """Type the words of a flow."""
        start, end = self.view.ends(flow)
        middle = (start + end) / 2
        rect = QRectF(middle.x() - 15, middle.y() - 4, 30, 8)
        keep = self.workshop.flows[flow].label
        self.view.editor.open(
            self.view.place_of(rect),
            keep,
            lambda text: self.bridge.attempt(edit, "flows", flow, label=text),
            prompt=_("What flows here"),
        )

    # Flows.

    def set_kind(self, kind: FlowKind) -> None:
        """Give the chosen flows a kind; without any, draw this kind from now on."""
        if self.view.flows:
            self.bridge.attempt(verbs.change_flows, self.view.flows, kind=kind)
        else:
            self.kind = kind
        self.pen_changed.emit()

    def set_depth(self, depth: Depth) -> None:
        """Give the chosen flows a depth; without any, draw this depth from now on."""
        if self.view.flows:
            self.bridge.attempt(verbs.change_flows, self.view.flows, depth=depth)
        else:
            self.depth = depth
        self.pen_changed.emit()

    def set_directed(self, *, on: bool) -> None:
        """Let the chosen flows run one way, or both ways."""
        if self.view.flows:
            self.bridge.attempt(verbs.change_flows, self.view.flows, directed=on)

    def show_details(self, key: str) -> None:
        """Show the panel of a record, also where it was folded away."""
        self.bridge.select(key)
        self.details_wanted.emit()

    def pen(self) -> tuple[FlowKind, Depth]:
        """Return kind and depth of the chosen flow, else of the flows drawn from now on."""
        flow = self.workshop.flows.get(self.view.flows[0]) if self.view.flows else None
        return (flow.kind, flow.depth) if flow else (self.kind, self.depth)

    def deepen(self, count: int) -> None:
        """Make the chosen flows, or those drawn from now on, deeper or shallower."""
        depths = list(Depth)
        place = depths.index(self.pen()[1]) + count
        self.set_depth(depths[min(max(place, 0), len(depths) - 1)])

    def delete(self) -> None:
        """Delete what is chosen, with the flows of its boxes, as one step."""
        doomed = [key for key in self.view.chosen if self.workshop.find(key)]
        locked = next((key for key in doomed if self.view.is_locked(key)), "")
        if locked:
            self.things.refuse(locked)
            return
        self.select([])
        if doomed:
            self.bridge.attempt(canvas.remove, doomed)

    def arrange(self) -> None:
        """Order what the layout places so that few flows cross; places by hand stay."""
        order = few_crossings(self.workshop, self.view.chain)
        made = self.bridge.attempt(canvas.arrange, list(order.values()))
        if made is None and self.may_edit():
            self.bridge.told.emit("good", _("Fewer crossings were not found."))

    def stages(self) -> list[str]:
        """Return the stages from left to right."""
        mine = (s for s in self.workshop.stages.values() if s.chain == self.view.chain)
        return [stage.id for stage in ordered(mine)]
