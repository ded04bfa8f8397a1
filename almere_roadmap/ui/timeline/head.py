"""The head of the Roadmap screen: which view, what stands out, how near, and what to add."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline.baseline_button import BaselineButton
from almere_roadmap.ui.timeline.snap import Unit
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.ui.widgets.parts import (
    Chip,
    Segments,
    button,
    heading,
    row,
    set_tip,
    tool_button,
)

LANDSCAPE, TOPIC, LINKING = "landscape", "topic", "linking"
_UNITS = {
    Unit.WEEK: N_("Week"),
    Unit.MONTH: N_("Month"),
    Unit.QUARTER: N_("Quarter"),
    Unit.YEAR: N_("Year"),
}
_DAY = N_("Day")
_ROOMY, _TIGHT = 1560, 1150
"""From the one width, in px at 100 %, the head says everything in words; below the other least."""
_NICHE = 180
"""How much the choice of a niche takes of that."""


class RoadmapHead(QWidget):
    """The controls above the timeline; the screen answers them."""

    def __init__(self, bridge: Bridge, view: TimelineView) -> None:
        """Stand above a view."""
        super().__init__()
        self._bridge, self._view = bridge, view
        self._roomy = False
        self.title = heading(_("Roadmap"))
        options = [
            (LANDSCAPE, _("Landscape")),
            (TOPIC, _("Per niche")),
            (LINKING, _("Linking grid")),
        ]
        self.views = Segments(options, str(bridge.state.get("roadmap.view", LANDSCAPE)))
        self.niche = QComboBox()
        self.niche.setAccessibleName(_("Niche"))
        self.niche.setMinimumContentsLength(9)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.niche.setSizeAdjustPolicy(adjust)
        self.flag = Chip(_("Contracts and amounts illustrative"))
        self._make_choices()
        self._make_acts()
        made = row(self.title, self.views, self.niche, self.flag, 0, gap=8)
        for widget in self.of_timeline:
            made.addWidget(widget)
        made.addWidget(self.rules)
        made.addWidget(self.add)
        made.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        self.setLayout(made)
        view.relaid.connect(self.tell_unit)
        view.horizontalScrollBar().valueChanged.connect(self.tell_unit)

    def _make_choices(self) -> None:
        self.filter = button(_("Filter"), "filter", tip=_("Filter or highlight items"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setCheckable(True)
        self.sums = tool_button("sigma", _("Totals of the layers"), checkable=True)
        self.baseline = BaselineButton(self._bridge)
        self.critical = button(
            _("Critical path"), "waypoints", tip=_("Show the critical path and slack")
        )
        self.critical.setAccessibleName(_("Critical path"))
        self.critical.setCheckable(True)
        self.critical.setChecked(self._view.critical)

    def _make_acts(self) -> None:
        self.unit = button("", "calendar", tip=_("Week, month, quarter or year (W, M, Q, Y)"))
        self.unit.setMenu(self._make_units())
        self.closer = tool_button("zoom-in", _("Zoom in"))
        self.farther = tool_button("zoom-out", _("Zoom out"))
        self.freeze = tool_button("lock", _("Freeze the scale"), checkable=True)
        self.freeze.setChecked(self._view.frozen > 0.0)
        self.fit = button(_("Show all"), "maximize", tip=_("Show all (Shift+1)"))
        self.fit.setAccessibleName(_("Show all"))
        self.add = button(_("Item"), "plus", tip=_("Add an item (N)"))
        self.rules = tool_button("scale", _("Rules and calendars"))
        self.closer.clicked.connect(lambda: self._view.zoom_by(1))
        self.farther.clicked.connect(lambda: self._view.zoom_by(-1))
        self.fit.clicked.connect(lambda: self._view.fit())

    @property
    def of_timeline(self) -> tuple[QWidget, ...]:
        """Return the controls that mean nothing beside the linking grid."""
        choices = (self.filter, self.sums, self.baseline, self.critical)
        return (*choices, self.unit, self.farther, self.closer, self.fit, self.freeze)

    def _make_units(self) -> QMenu:
        made = QMenu(self)
        for unit, words in _UNITS.items():
            made.addAction(_(words)).triggered.connect(partial(self._view.zoom_to_unit, unit))
        return made

    # Showing.

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the niches there are, and say whether things are made up."""
        chosen = self._bridge.state.get("roadmap.niche", "")
        self.niche.clear()
        for niche in ordered(workshop.niches.values()):
            self.niche.addItem(f"{niche.code} {niche.name}".strip(), niche.id)
        self.niche.setCurrentIndex(max(0, self.niche.findData(chosen)))
        self.niche.setVisible(self.views.current == TOPIC and self.niche.count() > 0)
        invented = any(i.status is Status.ILLUSTRATIVE for i in workshop.items.values())
        self.flag.setVisible(invented)
        self.add.setVisible(self.views.current != LINKING)
        for widget in self.of_timeline:
            widget.setVisible(self.views.current != LINKING)

    @property
    def topic(self) -> str:
        """Return the niche whose roadmap is shown, "" for the whole landscape."""
        return str(self.niche.currentData() or "") if self.views.current == TOPIC else ""

    def fit_width(self, width: int) -> None:
        """Say less where there is less room."""
        room = width - (look.px(_NICHE) if self.topic else 0)
        roomy, tight = room >= look.px(_ROOMY), room < look.px(_TIGHT)
        self._roomy = roomy
        self.critical.setText(_("Critical path") if roomy else "")
        self.fit.setText(_("Show all") if roomy else "")
        self.filter.setText(_("Filter") if roomy else "")
        for widget in (self.closer, self.farther):
            widget.setVisible(roomy and self.views.current != LINKING)
        words = _("Contracts and amounts illustrative") if roomy else _("illustrative")
        self.flag.words.setText(words)
        self.flag.words.setVisible(not tight)
        set_tip(self.flag, _("Contracts and amounts illustrative"))
        years = self._view.placed.scale
        name = _("Roadmap {first}–{last}") if roomy and self._view.bars() else _("Roadmap")
        self.title.setText(name.format(first=years.first.year, last=years.last.year))
        self.title.setVisible(not (tight and self.topic))
        self.tell_unit()

    def minimumSizeHint(self) -> QSize:
        """Let the window be as narrow as it wants: the head says less then."""
        return QSize(0, super().minimumSizeHint().height())

    def tell_unit(self) -> None:
        """Say to what dates snap now."""
        words = _(_UNITS.get(self._view.unit_in_view(), _DAY))
        self.unit.setText(words if self._roomy else "")
        self.unit.setAccessibleName(_("Unit in view: {unit}").format(unit=words))
