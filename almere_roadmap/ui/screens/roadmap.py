"""The Roadmap screen: layers on a time axis, drawn, moved and linked by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.domain.words import LinkKind, Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import N_, _
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.inline import InlineEditor
from almere_roadmap.ui.parts import Chip, Segments, button, heading, label, row, tool_button
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.timeline.axis_head import AxisHead
from almere_roadmap.ui.timeline.editing import Editing
from almere_roadmap.ui.timeline.item_details import DependencyDetails, ItemDetails
from almere_roadmap.ui.timeline.lane_heads import LaneHeads
from almere_roadmap.ui.timeline.lane_totals import LaneTotals
from almere_roadmap.ui.timeline.layer_details import LayerDetails
from almere_roadmap.ui.timeline.legend import Legend
from almere_roadmap.ui.timeline.preview_card import PreviewCard
from almere_roadmap.ui.timeline.range_slider import RangeSlider
from almere_roadmap.ui.timeline.snap import Unit
from almere_roadmap.ui.timeline.tray import Tray
from almere_roadmap.ui.timeline.view import TimelineView

LANDSCAPE, TOPIC = "landscape", "topic"
_UNITS = {
    Unit.WEEK: N_("Week"),
    Unit.MONTH: N_("Month"),
    Unit.QUARTER: N_("Quarter"),
    Unit.YEAR: N_("Year"),
}
_DAY = N_("Day")
_ROOMY = 1200
"""From this width, in px at 100 %, the head says everything in words."""
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
        self.editing = Editing(bridge, self.view)
        self.setFocusProxy(self.view)
        self.range = RangeSlider(self.view)
        self.axis, self.lanes = AxisHead(self.view), LaneHeads(self.view)
        self.totals = LaneTotals(self.view)
        self.totals.setVisible(bool(bridge.state.get("roadmap.totals", False)))
        self.view.collapsed = frozenset(bridge.state.get("roadmap.collapsed", ()))
        self.tray, self.legend = Tray(), Legend()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(self._make_head())
        lay.addLayout(self._make_sheet(), 1)
        lay.addWidget(self.legend)
        lay.addWidget(self.tray)
        self.card = PreviewCard(self.editing.preview, self)
        self._connect()

    def _make_head(self) -> QHBoxLayout:
        state = self.bridge.state
        self.title = heading(_("Roadmap"))
        options = [(LANDSCAPE, _("Landscape")), (TOPIC, _("Per niche"))]
        self.views = Segments(options, str(state.get("roadmap.view", LANDSCAPE)))
        self.niche = QComboBox()
        self.niche.setAccessibleName(_("Niche"))
        self.niche.setMinimumContentsLength(16)
        self.flag = Chip(_("Contracts and amounts illustrative"))
        self.critical = button(_("Critical path"), "waypoints", tip=_("Show the critical path"))
        self.critical.setAccessibleName(_("Critical path"))
        self.critical.setCheckable(True)
        self.critical.setChecked(self.view.critical)
        self.unit = button("", "calendar", tip=_("Week, month, quarter or year (W, M, Q, Y)"))
        self.unit.setMenu(self._make_units())
        self.closer = tool_button("zoom-in", _("Zoom in"))
        self.farther = tool_button("zoom-out", _("Zoom out"))
        self.fit = button(_("Show all"), "maximize", tip=_("Show all (Shift+1)"))
        self.fit.setAccessibleName(_("Show all"))
        self.add = button(_("Item"), "plus", tip=_("Add an item (N)"))
        self.sums = tool_button("sigma", _("Totals of the layers"), checkable=True)
        self.sums.setChecked(self.totals.isVisibleTo(self))
        self.rules = tool_button("scale", _("Rules and calendars"))
        self.linking = tool_button("layout-grid", _("Niches, contracts and education"))
        made = row(self.title, self.views, self.niche, self.flag, 0, gap=12)
        made.addWidget(self.sums)
        made.addWidget(self.linking)
        made.addWidget(self.rules)
        for widget in (self.critical, self.unit, self.farther, self.closer, self.fit, self.add):
            made.addWidget(widget)
        made.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        return made

    def _make_units(self) -> QMenu:
        made = QMenu(self)
        for unit, words in _UNITS.items():
            made.addAction(_(words)).triggered.connect(partial(self.view.zoom_to_unit, unit))
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
        self.views.chosen.connect(self._on_view)
        self.niche.activated.connect(self._on_niche)
        self.critical.clicked.connect(self._on_critical)
        self.closer.clicked.connect(self._on_closer)
        self.farther.clicked.connect(self._on_farther)
        self.fit.clicked.connect(self._on_fit)
        self.add.clicked.connect(self._on_add)
        self.rules.clicked.connect(self._on_rules)
        self.linking.clicked.connect(self._on_linking)
        self.view.zoomed.connect(self._on_zoomed)
        self.view.relaid.connect(self._tell_unit)
        self.view.horizontalScrollBar().valueChanged.connect(self._tell_unit)
        self.editing.preview.changed.connect(self._place_card)
        self.lanes.chosen.connect(self.bridge.select)
        self.lanes.opened.connect(self._on_layer_opened)
        self.lanes.adding.connect(self.editing.add)
        self.lanes.moved.connect(self.editing.move_layer)
        self.lanes.folded.connect(self._on_folded)
        self.sums.clicked.connect(self._on_sums)
        self.tray.chosen.connect(self.bridge.select)
        self.tray.placed.connect(self._on_placed)
        self.tray.deleted.connect(self._on_deleted)

    # Showing.

    def refresh(self) -> None:
        """Show the roadmap as it is now."""
        workshop = self.bridge.workshop
        self._fill_niches()
        self.view.only = self._only()
        self.view.show_workshop(workshop)
        items = workshop.items.values()
        self.flag.setVisible(any(i.status is Status.ILLUSTRATIVE for i in items))
        self.tray.show_items(workshop, self.view.placed.undated)
        self._fit_head()

    def _fill_niches(self) -> None:
        chosen = self.bridge.state.get("roadmap.niche", "")
        self.niche.clear()
        for niche in ordered(self.bridge.workshop.niches.values()):
            self.niche.addItem(f"{niche.code} {niche.name}".strip(), niche.id)
        self.niche.setCurrentIndex(max(0, self.niche.findData(chosen)))
        topic = self.views.current == TOPIC
        self.niche.setVisible(topic and self.niche.count() > 0)

    def _only(self) -> frozenset[str] | None:
        """Return the items that serve the chosen niche, None for the landscape."""
        niche = str(self.niche.currentData() or "")
        if self.views.current != TOPIC:
            return None
        links = self.bridge.workshop.links.values()
        return frozenset(x.origin for x in links if x.kind is LinkKind.SERVES and x.target == niche)

    def show_selection(self, selection: str) -> None:
        """Light up what was selected anywhere; a collapsed layer opens for it."""
        item = self.bridge.workshop.items.get(selection)
        if item is not None and item.layer in self.view.collapsed:
            self._fold(self.view.collapsed - {item.layer})
        self.view.show_selection(selection)
        self._tell_unit()
        self.lanes.show_selection(selection)
        self.tray.show_selection(selection)

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of an item, a dependency or a layer."""
        workshop = self.bridge.workshop
        if selection in workshop.items:
            return ItemDetails(self.bridge, selection, self.editing.schedule)
        if selection in workshop.dependencies:
            return DependencyDetails(self.bridge, selection)
        if selection in workshop.layers:
            return LayerDetails(self.bridge, selection)
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the head where there is less room."""
        super().resizeEvent(event)
        self._fit_head()
        self._tell_unit()
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

    def _fit_head(self) -> None:
        roomy = self.width() >= look.px(_ROOMY)
        self.critical.setText(_("Critical path") if roomy else "")
        self.fit.setText(_("Show all") if roomy else "")
        words = _("Contracts and amounts illustrative") if roomy else _("illustrative")
        self.flag.words.setText(words)
        years = self.view.placed.scale
        name = _("Roadmap {first}–{last}") if roomy and self.view.bars() else _("Roadmap")
        self.title.setText(name.format(first=years.first.year, last=years.last.year))

    def _tell_unit(self) -> None:
        """Say to what dates snap now."""
        words = _(_UNITS.get(self.view.unit_in_view(), _DAY))
        self.unit.setText(words if self.width() >= look.px(_ROOMY) else "")
        self.unit.setAccessibleName(_("Unit in view: {unit}").format(unit=words))

    # Answers.

    def _on_view(self, view: str) -> None:
        self.bridge.state["roadmap.view"] = view
        self.refresh()

    def _on_niche(self) -> None:
        self.bridge.state["roadmap.niche"] = self.niche.currentData()
        self.refresh()

    def _on_critical(self) -> None:
        self.view.critical = self.critical.isChecked()
        self.bridge.state["roadmap.critical"] = self.view.critical
        self.view.relay()

    def _on_zoomed(self, zoom: float) -> None:
        self.bridge.state["roadmap.zoom"] = zoom

    def _on_closer(self) -> None:
        self.view.zoom_by(1)

    def _on_farther(self) -> None:
        self.view.zoom_by(-1)

    def _on_fit(self) -> None:
        self.view.fit()

    def _on_add(self) -> None:
        self.editing.add()

    def _on_sums(self) -> None:
        self.bridge.state["roadmap.totals"] = self.sums.isChecked()
        self.totals.setVisible(self.sums.isChecked())

    def _on_folded(self, layer: str, shut: bool) -> None:
        self._fold(self.view.collapsed | {layer} if shut else self.view.collapsed - {layer})

    def _fold(self, layers: frozenset[str]) -> None:
        self.view.collapsed = layers
        self.bridge.state["roadmap.collapsed"] = sorted(layers)
        self.view.relay()

    def _on_rules(self) -> None:
        from almere_roadmap.ui.dialogs.rules import RulesDialog

        RulesDialog(self.window(), self.bridge).open()

    def _on_linking(self) -> None:
        from almere_roadmap.ui.dialogs.linking import LinkingDialog

        LinkingDialog(self.window(), self.bridge).open()

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
