"""The Chain screen: value chains sketched on a canvas, with gaps and completeness from the data."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from almere_roadmap.analysis.clusters.cluster_reasons import next_step
from almere_roadmap.analysis.clusters.completeness import chain_completeness
from almere_roadmap.domain.entities import Chain
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.chain.drawing import chain_map
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.placed import rect_to_corners
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, percent
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.band import Band
from almere_roadmap.ui.canvas.chain_details import BoxDetails, FlowDetails, StageDetails
from almere_roadmap.ui.canvas.chain_editing import ChainEditing
from almere_roadmap.ui.canvas.chain_keys import ChainKeys
from almere_roadmap.ui.canvas.chain_menu import add_act, chain_menu
from almere_roadmap.ui.canvas.chain_view import ChainView
from almere_roadmap.ui.canvas.flow_bar import FlowBar
from almere_roadmap.ui.canvas.gap_details import GapDetails
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.canvas.inline import InlineEditor
from almere_roadmap.ui.canvas.note_details import FrameDetails, NoteDetails, TextDetails
from almere_roadmap.ui.canvas.parties import PartiesPanel
from almere_roadmap.ui.canvas.sectors import party_of
from almere_roadmap.ui.canvas.tools import Tool, ToolBar
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.modes import is_zen
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.widgets.parts import (
    Chip,
    EmptyState,
    FirstStep,
    button,
    heading,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs import chains as verbs
from almere_roadmap.verbs.records import delete, edit

_PRINTED = 260.0
"""Width in mm of the chain as a picture."""

_ROOMY = 1600
"""From this width of the window, in px at 100 %, the firms stand beside the canvas unasked."""


_NARROW = 940
"""Below this width of the screen the zoom is left to wheel and keys."""


class ChainScreen(Screen):
    """One chain at a time; a chooser beside its name leads to the others."""

    name = "chain"

    def __init__(self, bridge: Bridge) -> None:
        """Make the parts of the screen."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.view = ChainView()
        self.editing = ChainEditing(bridge, self.view)
        self.keys = ChainKeys(self.editing, self.view)
        self.setFocusProxy(self.view)
        self.panel, self.flow_bar, self.band = PartiesPanel(), FlowBar(), Band()
        self.tools = ToolBar()
        self.panel.setFixedWidth(look.px(232))
        self.empty = EmptyState(
            _("Sketch who does what for whom: begin with a chain."),
            _("New chain"),
            self._on_new_chain,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        work = QVBoxLayout()
        work.setSpacing(0)
        self.first_step = FirstStep(
            _("Double-click a cell to name a party, or drag one from the firms."),
            _("First box"),
            self._on_box,
        )
        work.addWidget(self.first_step)
        work.addWidget(self.stack, 1)
        work.addWidget(self.flow_bar)
        middle = row(self.panel, self.tools, gap=0)
        middle.addLayout(work, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(self._make_head())
        lay.addLayout(middle, 1)
        lay.addWidget(self.band)
        self.name_editor = InlineEditor(self.view, _("Name of the chain"))
        self.name_editor.setParent(self)
        self._connect()

    def _make_head(self) -> QHBoxLayout:
        self.title = heading("")
        self.chooser = tool_button("chevron-down", _("Choose a chain"))
        self.flag = Chip(_("illustrative"))
        self.firms = button(_("Firms"), "building-2", tip=_("Show or hide the firms"))
        self.firms.setCheckable(True)
        self.arrange = button(
            _("Arrange"), "layout-grid", tip=_("Let few flows cross; places by hand stay")
        )
        self.farther = tool_button("zoom-out", _("Zoom out"))
        self.share = label("", "quiet")
        self.closer = tool_button("zoom-in", _("Zoom in"))
        self.fit = tool_button("maximize", _("Fit all (Shift+1)"))
        self.stage = button(_("Stage"), "plus", tip=_("Add a stage at the right"))
        self.box = button(_("Box"), "plus", tip=_("Add a box (R)"))
        made = row(self.title, self.chooser, self.firms, self.flag, 0, gap=8)
        for widget in (self.arrange, self.farther, self.share, self.closer, self.fit):
            made.addWidget(widget)
        made.addWidget(self.stage)
        made.addWidget(self.box)
        made.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        return made

    def _connect(self) -> None:
        self.chooser.clicked.connect(self._on_chooser)
        self.firms.clicked.connect(self._on_firms)
        self.arrange.clicked.connect(self._on_arrange)
        self.farther.clicked.connect(self._on_farther)
        self.closer.clicked.connect(self._on_closer)
        self.fit.clicked.connect(self._on_fit)
        self.stage.clicked.connect(self._on_stage)
        self.box.clicked.connect(self._on_box)
        self.view.zoomed.connect(self._on_zoomed)
        self.panel.list.placed.connect(self._on_placed)
        self.panel.list.sought.connect(self._on_sought)
        self.panel.typed.connect(self._on_typed)
        self.tools.chosen.connect(self._on_tool)
        self.tools.kept.connect(self._on_keep)
        self.editing.tools.changed.connect(self._on_tools)
        self.keep_safe(self.view)
        self.bridge.mode_changed.connect(self._fit_parts)
        self.editing.pen_changed.connect(self._on_pen)
        self.editing.menu_wanted.connect(self._on_menu)
        self.editing.details_wanted.connect(self._on_details)
        self.band.asked.connect(self._on_why)
        self.view.trail.shone.connect(self._on_shone)
        self.flow_bar.kind_chosen.connect(self._on_kind)
        self.flow_bar.depth_chosen.connect(self._on_depth)

    # Showing.

    def chain(self) -> Chain | None:
        """Return the chain on the canvas: the one chosen last, else the first."""
        chains = ordered(self.bridge.workshop.chains.values())
        wanted = self.bridge.state.get("chain.chain", "")
        return next((c for c in chains if c.id == wanted), chains[0] if chains else None)

    def figure(self) -> Figure | None:
        """Return the chain on the canvas as it is printed."""
        chain = self.chain()
        return chain_map(self.bridge.workshop, chain.id, _PRINTED) if chain else None

    def for_room(self) -> str:
        """Return the chain on the canvas."""
        chain = self.chain()
        return f"chain:{chain.id}" if chain else ""

    def refresh(self) -> None:
        """Show the chain as it is now."""
        workshop, chain = self.bridge.workshop, self.chain()
        has_chain = chain is not None
        self.stack.setCurrentWidget(self.view if has_chain else self.empty)
        for widget in (self.flow_bar, self.arrange, self.stage, self.box, self.chooser, self.tools):
            widget.setVisible(has_chain)
        self.title.setText(chain.name if chain else _("Chain"))
        name = chain.id if chain else ""
        has_stages = any(s.chain == name for s in workshop.stages.values())
        is_bare = has_stages and all(b.chain != name for b in workshop.boxes.values())
        self.first_step.setVisible(is_bare and self.bridge.writable)
        self.flag.setVisible(chain is not None and chain.status is Status.ILLUSTRATIVE)
        self.view.show_chain(workshop, name)
        self.panel.show_workshop(workshop, name)
        found = chain_completeness(workshop, name) if chain else None
        self.band.show_completeness(found, next_step(found, workshop.about) if found else "")
        self._on_pen()
        self._on_zoomed(self.view.zoom)
        self._fit_parts()

    def show_selection(self, selection: str) -> None:
        """Light up what was selected anywhere; a box of another chain brings its chain."""
        box = self.bridge.workshop.boxes.get(selection)
        chain = self.chain()
        if box is not None and chain is not None and box.chain != chain.id:
            self._show_chain(box.chain)
        self.view.show_selection(selection)
        chosen = self.view.boxes
        party = party_of(self.bridge.workshop.boxes[chosen[0]]) if chosen else selection
        self.panel.list.show_chosen(party)
        self._on_pen()

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of anything on the canvas."""
        workshop = self.bridge.workshop
        selection = self.view.box_of(selection)
        if selection in workshop.boxes:
            return BoxDetails(self.bridge, selection)
        if selection in workshop.flows:
            return FlowDetails(self.bridge, selection)
        if selection in workshop.stages:
            return StageDetails(self.bridge, selection)
        if selection in self.view.placed.notes:
            made = NoteDetails if selection in workshop.ideas else TextDetails
            return made(self.bridge, selection)
        if selection in self.view.placed.frames:
            return FrameDetails(self.bridge, selection, self.editing)
        gap = next((g for g in self.view.placed.gaps if g.key == selection), None)
        return GapDetails(self.bridge, self.editing, gap) if gap else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the firms beside the canvas where there is room."""
        super().resizeEvent(event)
        self._fit_parts()

    def _fit_parts(self) -> None:
        wanted = self.bridge.state.get("chain.firms")
        roomy = self.window().width() >= look.px(_ROOMY)
        zen = is_zen(self.bridge)
        has_chain = self.chain() is not None
        shown = has_chain and not zen and (roomy if wanted is None else bool(wanted))
        self.flow_bar.setVisible(has_chain and not zen)
        self.tools.setVisible(has_chain and not zen)
        self.band.setVisible(has_chain and not zen)
        self.band.fit()
        self.panel.setVisible(shown)
        self.firms.setChecked(shown)
        self.arrange.setText(_("Arrange") if roomy else "")
        for widget in (self.farther, self.share, self.closer):
            widget.setVisible(self.width() >= look.px(_NARROW))

    # Answers.

    def _show_chain(self, chain: str) -> None:
        self.bridge.state["chain.chain"] = chain
        self.refresh()

    def _on_chooser(self) -> None:
        menu = self.make_menu()
        menu.popup(self.chooser.mapToGlobal(self.chooser.rect().bottomLeft()))

    def make_menu(self) -> QMenu:
        """Return the menu of the chains."""
        made, current = QMenu(self), self.chain()
        for chain in ordered(self.bridge.workshop.chains.values()):
            act = made.addAction(chain.name.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(chain == current)
            act.triggered.connect(lambda _on=False, c=chain.id: self._show_chain(c))
        frames = ordered(f for f in self.bridge.workshop.frames.values() if f.id in self._frames())
        if frames:
            made.addSeparator()
        for frame in frames:
            go = partial(self._go_to_frame, frame.id)
            add_act(made, frame.name.replace("&", "&&"), "frame", go)
        made.addSeparator()
        add_act(made, _("New chain"), "plus", self._on_new_chain)
        if current is not None:
            add_act(made, _("Rename the chain"), "pencil", self._on_rename_chain)
            add_act(made, _("Delete the chain"), "trash-2", self._on_delete_chain)
        return made

    def _frames(self) -> frozenset[str]:
        return frozenset(self.view.placed.frames)

    def _go_to_frame(self, frame: str) -> None:
        self.editing.select([frame])
        self.editing.go_to_frame(frame)

    def _name_place(self) -> QRect:
        return QRect(look.px(12), look.px(8), look.px(320), look.px(36))

    def _on_new_chain(self) -> None:
        self.name_editor.open(self._name_place(), "", self._add_chain, prompt=_("New chain"))

    def _add_chain(self, name: str) -> None:
        made = self.bridge.attempt(verbs.add_chain, name=name)
        if made is not None:
            self._show_chain(made.changes[0].row)
            self._on_stage()

    def _on_rename_chain(self) -> None:
        chain = self.chain()
        if chain is None:
            return

        def keep(name: str) -> None:
            self.bridge.attempt(edit, "chains", chain.id, name=name)

        self.name_editor.open(self._name_place(), chain.name, keep)

    def _on_delete_chain(self) -> None:
        chain = self.chain()
        if chain is not None:
            self.editing.select([])
            self.bridge.attempt(delete, chain.id)

    def _on_stage(self) -> None:
        chain = self.chain()
        if chain is None:
            return

        def keep(name: str) -> None:
            made = self.bridge.attempt(verbs.add_stage, chain=chain.id, name=name)
            if made is not None:
                self.editing.select([made.changes[0].row])

        place = QRect(self.view.width() - look.px(220), look.px(8), look.px(200), look.px(32))
        self.view.editor.open(place, "", keep, prompt=_("Name of the stage"))

    def _on_tool(self, tool: Tool) -> None:
        self.editing.tools.take(tool)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_tools()

    def _on_keep(self, on: bool) -> None:
        if on != self.editing.tools.keeps:
            self.editing.tools.keep(on)

    def _on_tools(self) -> None:
        self.tools.show_tool(self.editing.tools.tool, keeps=self.editing.tools.keeps)

    def _on_box(self) -> None:
        self.editing.new_box()

    def _on_firms(self) -> None:
        self.bridge.state["chain.firms"] = self.firms.isChecked()
        self._fit_parts()

    def _on_arrange(self) -> None:
        self.editing.arrange()

    def _on_closer(self) -> None:
        self.view.zoom_by(1)

    def _on_farther(self) -> None:
        self.view.zoom_by(-1)

    def _on_fit(self) -> None:
        self.view.fit()

    def _on_zoomed(self, zoom: float) -> None:
        self.share.setText(percent(zoom, 0))

    def _on_shone(self, point: QPointF | None) -> None:
        """Let the light shine on the screen for the room too."""
        spot = Rect(point.x(), point.y(), 0.0, 0.0) if point is not None else None
        place = rect_to_corners(spot, self.view.placed)[:2] if spot else ()
        self.bridge.pointed.emit((self.view.chain, *place) if place else None)

    def _on_placed(self, party: str) -> None:
        self.editing.place(party)

    def _on_typed(self, name: str) -> None:
        self.editing.add_named(name)

    def _on_sought(self, party: str) -> None:
        self.view.show_selection(party)
        self.editing.select(self.view.boxes[:1])

    def _on_pen(self) -> None:
        self.flow_bar.show_pen(self.editing.pen())

    def _on_why(self) -> None:
        from almere_roadmap.ui.dialogs.cluster_rule import ClusterRuleDialog

        chain = self.chain()
        if chain is not None:
            ClusterRuleDialog(self, self.bridge, chain.id).open()

    def _on_kind(self, kind: object) -> None:
        self.editing.set_kind(kind)  # type: ignore[arg-type]

    def _on_depth(self, depth: object) -> None:
        self.editing.set_depth(depth)  # type: ignore[arg-type]

    def _on_details(self) -> None:
        self.bridge.state["inspector"] = True
        self.bridge.mode_changed.emit()

    def _on_menu(self, key: str, pointer: Pointer) -> None:
        menu = chain_menu(self.editing, key, pointer, self)
        menu.popup(self.view.viewport().mapToGlobal(pointer.view))
