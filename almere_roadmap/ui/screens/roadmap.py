"""The Roadmap screen: layers on a time axis, drawn, moved and linked by hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.roadmap.lanes import topic
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.roadmap.drawing import roadmap
from almere_roadmap.figures.roadmap.layout import POSTER
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.inline import InlineEditor
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.timeline.axis_head import AxisHead
from almere_roadmap.ui.timeline.editing import Editing
from almere_roadmap.ui.timeline.filter_bar import FilterBar
from almere_roadmap.ui.timeline.hands import lend_hands
from almere_roadmap.ui.timeline.head import LINKING, TOPIC, RoadmapHead
from almere_roadmap.ui.timeline.item_details import DependencyDetails, ItemDetails
from almere_roadmap.ui.timeline.lane_heads import LaneHeads
from almere_roadmap.ui.timeline.lane_totals import LaneTotals
from almere_roadmap.ui.timeline.layer_details import LayerDetails
from almere_roadmap.ui.timeline.legend import Legend
from almere_roadmap.ui.timeline.linking_page import LinkingPage
from almere_roadmap.ui.timeline.preview_card import PreviewCard
from almere_roadmap.ui.timeline.range_slider import RangeSlider
from almere_roadmap.ui.timeline.tray import Tray
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.ui.widgets.parts import FirstStep, label

_PRINTED = 390.0
"""Width in mm of the roadmap as a picture."""

_FLOATS = 1500
"""From this width of the window, in px at 100 %, the preview floats over the bars."""


class RoadmapScreen(Screen):
    """The whole landscape, or what serves one niche."""

    name = "roadmap"

    def __init__(self, bridge: Bridge) -> None:
        """Make the parts of the screen."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.view = TimelineView()
        self.view.critical = bool(bridge.state.get("roadmap.critical", True))
        self.view.time_zoom = float(bridge.state.get("roadmap.zoom", 1.0))
        self.view.frozen = float(bridge.state.get("roadmap.frozen", 0.0))
        self.editing = Editing(bridge, self.view)
        self.keys = lend_hands(self.editing)
        self.setFocusProxy(self.view)
        self.range = RangeSlider(self.view)
        self.axis, self.lanes = AxisHead(self.view), LaneHeads(self.view)
        self.totals = LaneTotals(self.view)
        self.totals.setVisible(bool(bridge.state.get("roadmap.totals", False)))
        self.view.collapsed = frozenset(bridge.state.get("roadmap.collapsed", ()))
        self.tray, self.legend = Tray(), Legend()
        self.head, self.filter = RoadmapHead(bridge, self.view), FilterBar(bridge)
        self.head.sums.setChecked(not self.totals.isHidden())
        self.head.filter.setChecked(bool(self.filter.wanted))
        self.filter.setVisible(self.head.filter.isChecked())
        self.pages, self.grid = QStackedWidget(), LinkingPage(bridge)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.head)
        lay.addWidget(self.filter)
        lay.addWidget(self.pages, 1)
        self.pages.addWidget(self._make_timeline())
        self.pages.addWidget(self.grid)
        self.card = PreviewCard(self.editing.preview, self)
        self._connect()

    def _make_timeline(self) -> QWidget:
        made = QWidget()
        lay = QVBoxLayout(made)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        self.first_step = FirstStep(
            _("Draw the first bar: drag along a layer, from start to end."),
            _("New item"),
            self._on_add,
        )
        lay.addWidget(self.first_step)
        lay.addLayout(self._make_sheet(), 1)
        lay.addWidget(self.legend)
        lay.addWidget(self.tray)
        return made

    def _make_sheet(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        self.corner = _corner()
        grid.addWidget(self.range, 0, 1)
        grid.addWidget(self.corner, 1, 0)
        grid.addWidget(self.axis, 1, 1)
        grid.addWidget(self.lanes, 2, 0)
        grid.addWidget(self.view, 2, 1)
        grid.addWidget(self.totals, 2, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self.layer_editor = InlineEditor(self.view, _("Name of the layer"))
        self.layer_editor.setParent(self)
        self.keep_safe(self.view)
        return grid

    def _connect(self) -> None:
        head = self.head
        head.views.chosen.connect(self._on_view)
        head.niche.activated.connect(self._on_niche)
        head.critical.clicked.connect(self._on_critical)
        head.freeze.clicked.connect(self._on_freeze)
        head.add.clicked.connect(self._on_add)
        head.rules.clicked.connect(self._on_rules)
        head.sums.clicked.connect(self._on_sums)
        head.filter.clicked.connect(self._on_filter)
        head.baseline.chosen.connect(self._on_baseline)
        self.bridge.opened.connect(head.baseline.forget)
        self.filter.changed.connect(self.refresh)
        self.view.zoomed.connect(self._on_zoomed)
        self.editing.preview.changed.connect(self._place_card)
        self.lanes.chosen.connect(self.bridge.select)
        self.lanes.opened.connect(self._on_layer_opened)
        self.lanes.adding.connect(self.editing.add)
        self.lanes.moved.connect(self.editing.move_layer)
        self.lanes.folded.connect(self._on_folded)
        self.tray.chosen.connect(self.bridge.select)
        self.tray.placed.connect(self._on_placed)
        self.tray.deleted.connect(self._on_deleted)

    # Showing.

    def refresh(self) -> None:
        """Show the roadmap as it is now."""
        workshop = self.bridge.workshop
        self.head.show_workshop(workshop)
        self.filter.show_workshop(workshop)
        self.first_step.setVisible(not workshop.items and self.bridge.writable)
        linking = self.head.views.current == LINKING
        self.pages.setCurrentIndex(int(linking))
        self.filter.setVisible(self.head.filter.isChecked() and not linking)
        if linking:
            self.grid.show_workshop(workshop)
        self.view.only, self.view.lit = self._only(), self.filter.lit(workshop)
        self.view.show_workshop(workshop)
        self.tray.show_items(workshop, self.view.placed.undated)
        self.head.fit_width(self.width())

    def _only(self) -> frozenset[str] | None:
        """Return the only items to show: of the chosen niche and the filter; None for all."""
        workshop, niche = self.bridge.workshop, self.head.topic
        self.editing.niche = niche
        served = topic(workshop, niche) if self.head.views.current == TOPIC else None
        shown = self.filter.shown(workshop)
        if served is None or shown is None:
            return served if shown is None else shown
        return served & shown

    def for_room(self) -> str:
        """Return the roadmap."""
        return "roadmap"

    def figure(self) -> Figure | None:
        """Return what is shown of the roadmap as it is printed."""
        workshop = self.bridge.workshop
        if not workshop.items or self.head.views.current == LINKING:
            return None
        return roadmap(workshop, _PRINTED, today=date.today(), look=POSTER, only=self._only())

    def show_view(self, view: str) -> None:
        """Show the landscape, the roadmap of a niche, or the linking grid."""
        self.head.views.choose(view)
        self._on_view(view)

    def show_selection(self, selection: str) -> None:
        """Light up what was selected anywhere; a collapsed layer opens for it."""
        item = self.bridge.workshop.items.get(selection)
        if item is not None and item.layer in self.view.collapsed:
            self._fold(self.view.collapsed - {item.layer})
        self.view.show_selection(selection)
        self.head.tell_unit()
        self.lanes.show_selection(selection)
        self.tray.show_selection(selection)

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of an item, a dependency or a layer."""
        workshop = self.bridge.workshop
        if selection in workshop.items:
            return ItemDetails(self.bridge, selection, self.editing.schedule)
        if selection in workshop.dependencies:
            return DependencyDetails(self.bridge, selection, self.editing.change_link)
        if selection in workshop.layers:
            return LayerDetails(self.bridge, selection)
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the head where there is less room."""
        super().resizeEvent(event)
        self.head.fit_width(self.width())
        self._place_card()

    def _place_card(self) -> None:
        """Let the preview float beside what it is about, or dock it at the foot."""
        if not self.editing.preview:
            return
        self.card.dock(self.window().width() < look.px(_FLOATS))
        if self.card.docked:
            high = self.card.sizeHint().height()
            self.card.setGeometry(0, self.height() - high, self.width(), high)
            return
        corner = self.view.mapTo(self, QPoint(0, 0))
        ghosts = [self.view.place_of(rect) for rect in self.view.ghost_rects()]
        taken = [QRectF(rect.translated(corner)) for rect in ghosts]
        self.card.place(QRect(corner, self.view.viewport().size()), taken)

    # Answers.

    def _on_view(self, view: str) -> None:
        self.bridge.state["roadmap.view"] = view
        self.refresh()

    def _on_niche(self) -> None:
        self.bridge.state["roadmap.niche"] = self.head.niche.currentData()
        self.refresh()

    def _on_critical(self) -> None:
        self.view.critical = self.head.critical.isChecked()
        self.bridge.state["roadmap.critical"] = self.view.critical
        self.view.relay()

    def _on_zoomed(self, zoom: float) -> None:
        self.bridge.state["roadmap.zoom"] = zoom
        self.bridge.state["roadmap.frozen"] = self.view.frozen

    def _on_freeze(self) -> None:
        self.view.freeze(self.head.freeze.isChecked())
        self._on_zoomed(self.view.time_zoom)

    def _on_add(self) -> None:
        self.editing.add()

    def _on_baseline(self, before: Workshop | None) -> None:
        self.view.show_before(before)
        self.legend.show_earlier(before is not None)

    def _on_filter(self) -> None:
        self.filter.setVisible(self.head.filter.isChecked())
        if self.head.filter.isChecked():
            self.filter.choices["niche"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.filter.wanted:
            self.filter.clear()

    def _on_sums(self) -> None:
        self.bridge.state["roadmap.totals"] = self.head.sums.isChecked()
        self.totals.setVisible(self.head.sums.isChecked())

    def _on_folded(self, layer: str, shut: bool) -> None:
        self._fold(self.view.collapsed | {layer} if shut else self.view.collapsed - {layer})

    def _fold(self, layers: frozenset[str]) -> None:
        self.view.collapsed = layers
        self.bridge.state["roadmap.collapsed"] = sorted(layers)
        self.view.relay()

    def _on_rules(self) -> None:
        from almere_roadmap.ui.dialogs.rules import RulesDialog

        RulesDialog(self.window(), self.bridge).open()

    def _on_placed(self, item: str) -> None:
        self.editing.place_undated(item)

    def _on_deleted(self, item: str) -> None:
        self.editing.delete(item)

    def _on_layer_opened(self, layer: str) -> None:
        found = self.bridge.workshop.layers[layer]
        rect = self.lanes.layer_rect(layer).toRect()
        corner = self.lanes.mapTo(self, rect.topLeft())
        rect.moveTopLeft(corner)
        rect.setHeight(look.px(36))
        self.layer_editor.open(
            rect, found.name, lambda name: self.editing.rename_layer(layer, name)
        )


def _corner() -> QLabel:
    made = label(_("Layers"), "quiet")
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    made.setContentsMargins(look.px(30), 0, 0, look.px(6))
    return made
