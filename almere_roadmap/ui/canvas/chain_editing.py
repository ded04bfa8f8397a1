"""What gestures and keys on the chain canvas do to the workshop: one edit each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from almere_roadmap.domain.words import Depth, FlowKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.chain_keys import ChainKeys
from almere_roadmap.ui.canvas.chain_view import ChainView, Hands
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.move import Landing
from almere_roadmap.verbs import canvas
from almere_roadmap.verbs import chains as verbs
from almere_roadmap.verbs.records import delete, edit


class ChainEditing(QObject):
    """Turns what the canvas asks for into steps of the document.

    Signals:
        pen_changed(): other flows are drawn from now on, or a flow is chosen.
        menu_wanted(str, object): a right click on a key at a pointer.
    """

    pen_changed = Signal()
    menu_wanted = Signal(str, object)

    def __init__(self, bridge: Bridge, view: ChainView) -> None:
        """Serve a view."""
        super().__init__(view)
        self.bridge, self.view = bridge, view
        self.kind, self.depth = FlowKind.GOODS, Depth.TRANSACTION
        keys = ChainKeys(self, view)
        view.hands = Hands(
            move=self.move,
            connect=self.connect_boxes,
            retarget=self.retarget,
            select=self.select,
            open=self.open,
            menu=self.menu_wanted.emit,
            key=keys.key,
            release=keys.release,
            walk=keys.walk,
            drop=self.drop,
        )

    @property
    def workshop(self) -> Workshop:
        """Return the workshop as it is now."""
        return self.bridge.workshop

    def _select_new(self, made: Edit | None) -> None:
        if made is not None:
            self.select([made.changes[0].row])

    def select(self, keys: list[str]) -> None:
        """Choose records; the first is the selection everywhere."""
        self.view.choose(keys)
        self.bridge.select(keys[0] if keys else "")
        self.pen_changed.emit()

    # What gestures do.

    def move(self, landings: dict[str, Landing]) -> None:
        """Put boxes into other cells or places."""
        places = {b: (at.cell.stage, at.cell.lane, at.place) for b, at in landings.items()}
        self.bridge.attempt(canvas.move_things, places)

    def connect_boxes(self, origin: str, target: str, at: QPointF) -> None:
        """Let something flow to a box, or to a new one on empty ground."""
        if target:
            self._select_new(
                self.bridge.attempt(
                    verbs.add_flow, origin=origin, target=target, kind=self.kind, depth=self.depth
                )
            )
            return
        cell = self.view.ground.cell_at(at)
        if cell is not None:
            rect = QRectF(at.x(), at.y() - 4, self.view.ground.cells[cell].width() - 12, 8)
            self.ask(rect, lambda name: self.grow(origin, cell, name))

    def retarget(self, flow: str, origin: str, target: str) -> None:
        """Move an end of a flow to another box."""
        self.bridge.attempt(verbs.retarget_flow, flow, origin=origin, target=target)

    def open(self, key: str, at: QPointF) -> None:
        """Rename what is there, or name a new box."""
        cell = self.view.ground.cell_at(at)
        if key in self.view.placed.boxes or key in self.workshop.stages:
            self.rename(key)
        elif key in self.view.placed.flows:
            self.label(key)
        elif cell is not None:
            self.new_box(cell, QRectF(at.x() - 2, at.y() - 4, 36, 8))

    def drop(self, parties: Iterable[str], cell: Cell) -> None:
        """Place firms and networks in a cell."""
        for party in parties:
            self.place(party, cell)

    def place(self, party: str, cell: Cell | None = None) -> None:
        """Place a firm or network in a cell, by default the chosen one."""
        where = cell or self.target_cell()
        if where is not None:
            self._select_new(
                self.bridge.attempt(
                    verbs.add_box,
                    chain=self.view.chain,
                    stage=where.stage,
                    lane=where.lane,
                    record=party,
                )
            )

    def target_cell(self) -> Cell | None:
        """Return the cell in which something new belongs: the chosen one, else the first."""
        return self.view.cell or next(iter(self.view.ground.cells), None)

    # Typing names.

    def ask(self, rect: QRectF, keep: Callable[[str], object], text: str = "") -> None:
        """Type a name at a place of the canvas."""
        self.view.ensureVisible(rect, 16, 16)
        place = self.view.place_of(rect)
        known = () if text else [name for name, _id in self._free_parties()]
        self.view.editor.open(place, text, keep, known, _("Name, Enter to keep"))

    def _free_parties(self) -> list[tuple[str, str]]:
        """Return (name, id) of the firms and networks that are not in the chain yet."""
        placed = {b.record for b in self.workshop.boxes.values() if b.chain == self.view.chain}
        firms = [(o.name, o.id) for o in self.workshop.organisations.values()]
        tables = [(n.name, n.id) for n in self.workshop.networks.values()]
        return [(name, party) for name, party in (*firms, *tables) if party not in placed]

    def _named(self, name: str) -> dict[str, str]:
        """Return the record that a typed name means, else the name itself."""
        wanted = name.casefold()
        known = {party.casefold(): party_id for party, party_id in self._free_parties()}
        return {"record": known[wanted]} if wanted in known else {"name": name}

    def new_box(self, cell: Cell | None = None, rect: QRectF | None = None) -> None:
        """Ask for the name of a new box in a cell, by default the chosen one."""
        where = cell or self.target_cell()
        if where is not None:
            place = rect or self.view.free_slot(where)
            self.ask(place, lambda name: self.add_named(name, where))

    def add_named(self, name: str, cell: Cell | None = None) -> None:
        """Place what a typed name means in a cell, by default the chosen one."""
        where = cell or self.target_cell()
        if where is None:
            return
        self._select_new(
            self.bridge.attempt(
                verbs.add_box,
                chain=self.view.chain,
                stage=where.stage,
                lane=where.lane,
                **self._named(name),
            )
        )

    def grow(self, box: str, cell: Cell, name: str, *, upstream: bool = False) -> None:
        """Place a new box in a cell, connected to another; ``upstream`` comes before it."""
        self._select_new(
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
            rect = self.view.item(key).outline()
            self.ask(
                rect, lambda name: self.bridge.attempt(edit, "stages", key, name=name), stage.name
            )
            return
        box = self.workshop.boxes[key]
        name = verbs.box_name(self.workshop, box)
        self.ask(
            self.view.ground.boxes[key],
            lambda text: self.bridge.attempt(verbs.rename_box, key, text),
            name,
        )

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
        self.select([])
        if doomed:
            self.bridge.attempt(delete, *doomed)

    def arrange(self) -> None:
        """Leave the places of all boxes to the layout again."""
        boxes = self.workshop.boxes.values()
        by_hand = {b.id: () for b in boxes if b.chain == self.view.chain and b.place}
        if by_hand:
            self.bridge.attempt(canvas.leave_to_layout, by_hand)

    def stages(self) -> list[str]:
        """Return the stages from left to right."""
        mine = (s for s in self.workshop.stages.values() if s.chain == self.view.chain)
        return [stage.id for stage in ordered(mine)]
