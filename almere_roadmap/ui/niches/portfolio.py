"""The portfolio: niches set out on two criteria that the room chooses, divided by two lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.choosing.portfolio import (
    FIELD,
    Field,
    Portfolio,
    field_of,
    portfolio_of,
)
from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.portfolio import SCALE, Frame, portfolio_figure
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, language
from almere_roadmap.report.words import capital
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.widgets.parts import (
    Card,
    Chip,
    EmptyState,
    caption,
    clear,
    heading,
    label,
    row,
    set_tip,
)
from almere_roadmap.verbs import portfolio as verbs

_NEAR = 5
"""How many px from a line one can take hold of it."""


class PortfolioView(FigureView):
    """The figure, whose two dividing lines can be dragged.

    Signals:
        moved(float, float): the scores at which the lines were let go.
        caught(): somebody dragged while ``is_safe`` lets dragging move nothing.
    """

    moved = Signal(float, float)
    caught = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.is_safe = False
        self.found: Portfolio | None = None
        self.height_mm = 92.0
        self._held: tuple[bool, bool] = (False, False)
        self._cuts: tuple[float, float] | None = None

    def show_portfolio(self, found: Portfolio) -> None:
        """Show a portfolio."""
        self.found, self._cuts = found, None
        self.follow(partial(self._figure, found, found.cuts))

    def _figure(self, found: Portfolio, cuts: tuple[float, float], width: float) -> Figure:
        return portfolio_figure(found, width, height=self.height_mm, cuts=cuts)

    def cut_place(self) -> QPointF:
        """Return where the two lines cross, on the widget."""
        frame = Frame.of(self.figure.width, self.height_mm)
        across, up = self._cuts or (self.found.cuts if self.found else SCALE)
        return QPointF(frame.across.at(across), frame.up.at(up)) * self.scale

    def _near(self, place: QPointF) -> tuple[bool, bool]:
        """Tell whether a place is on the upright and on the level line."""
        if self.found is None:
            return False, False
        frame = Frame.of(self.figure.width, self.height_mm)
        cross, near = self.cut_place(), look.px(_NEAR)
        inside_x = frame.across.first <= place.x() / self.scale <= frame.across.last
        inside_y = frame.up.last <= place.y() / self.scale <= frame.up.first
        if not (inside_x and inside_y):
            return False, False
        return abs(place.x() - cross.x()) <= near, abs(place.y() - cross.y()) <= near

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a line; a niche on it comes first."""
        free = not self.key_at(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        self._held = self._near(event.position()) if free and left else (False, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the lines that are held; elsewhere show what can be held."""
        if any(self._held) and self.is_safe:
            self._held = (False, False)
            self.caught.emit()
        if any(self._held) and self.found is not None:
            self._cuts = self._moved_to(self.found, event.position())
            self.follow(partial(self._figure, self.found, self._cuts))
            return
        super().mouseMoveEvent(event)
        across, up = self._near(event.position())
        if (across or up) and not self.key_at(event.position()):
            shape = Qt.CursorShape.SizeAllCursor if across and up else Qt.CursorShape.SplitVCursor
            self.setCursor(Qt.CursorShape.SplitHCursor if across and not up else shape)

    def _moved_to(self, found: Portfolio, place: QPointF) -> tuple[float, float]:
        frame = Frame.of(self.figure.width, self.height_mm)
        x, y = frame.score(place.x() / self.scale, place.y() / self.scale)
        return x if self._held[0] else found.cuts[0], y if self._held[1] else found.cuts[1]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep where the lines were let go, or pick what was clicked."""
        held, self._held = self._held, (False, False)
        if not any(held):
            super().mouseReleaseEvent(event)
        elif self._cuts is not None:
            self.moved.emit(*self._cuts)


class PortfolioCard(Card):
    """Niches by two criteria; the axes and the dividing lines are chosen here.

    Signals:
        picked(str): a niche was clicked.
        niche_wanted(), criterion_wanted(), score_wanted(): what must be there first.
    """

    picked = Signal(str)
    niche_wanted = Signal()
    criterion_wanted = Signal()
    score_wanted = Signal()

    def __init__(self, bridge: Bridge, large: bool = False) -> None:
        """Make an empty card; ``large`` also says in words which niche lies in which field."""
        super().__init__()
        self.bridge, self.large = bridge, large
        self._shown: tuple[object, ...] = ()
        self.flag = Chip(_("illustrative"))
        self.title = heading(_("Portfolio"), "section")
        self.body.addLayout(row(self.title, 0, self.flag))
        self.across, self.up = QComboBox(), QComboBox()
        self.cut_across, self.cut_up = QDoubleSpinBox(), QDoubleSpinBox()
        self.axes = QWidget()
        self.axes.setLayout(self._make_axes())
        self.body.addWidget(self.axes)
        self.view = PortfolioView()
        self.view.height_mm = 112.0 if large else 60.0
        self.view.picked.connect(self.picked)
        self.view.moved.connect(self._on_cuts)
        self._add_first_steps()
        self.words = QWidget()
        self._words = QVBoxLayout(self.words)
        self._words.setContentsMargins(look.px(16), 0, 0, 0)
        whole = row(self.view, self.words, gap=0)
        whole.setStretch(0, 3)
        whole.setStretch(1, 1)
        whole.setAlignment(self.view, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(whole)
        self.body.addStretch(1)

    def _add_first_steps(self) -> None:
        words = _("First name the niches; here they are set out on two criteria.")
        self.nameless = EmptyState(words, _("Add a niche"), self.niche_wanted.emit)
        words = _("First say on what the niches are scored.")
        self.unmeasured = EmptyState(words, _("Add a criterion"), self.criterion_wanted.emit)
        words = _("Score niches on two criteria to set them out here.")
        self.unscored = EmptyState(words, _("Score the niches"), self.score_wanted.emit)
        for part in (self.nameless, self.unmeasured, self.unscored):
            self.body.addWidget(part)

    def _make_axes(self) -> QGridLayout:
        axes = QGridLayout()
        axes.setContentsMargins(0, 0, 0, 0)
        lines = (
            (_("Up"), self.up, self.cut_up, _("Level line at")),
            (_("Across"), self.across, self.cut_across, _("Upright line at")),
        )
        for place, (words, box, cut, said) in enumerate(lines):
            self._dress(box, cut, words, said)
            parts = (caption(words, wrap=False), box, cut)
            for column, widget in enumerate(parts):
                # Side by side where there is room, else below each other.
                at = (0, 3 * place + column) if self.large else (place, column)
                axes.addWidget(widget, *at)
            axes.setColumnStretch(3 * place + 1 if self.large else 1, 1)
        axes.setHorizontalSpacing(look.px(8))
        return axes

    def _dress(self, box: QComboBox, cut: QDoubleSpinBox, words: str, said: str) -> None:
        box.setAccessibleName(words)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.activated.connect(self._on_axis)
        cut.setLocale(QLocale(language()))
        cut.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cut.setRange(*SCALE)
        cut.setDecimals(1)
        cut.setSingleStep(0.1)
        cut.setKeyboardTracking(False)
        cut.setFixedWidth(look.px(76))
        cut.setAccessibleName(said)
        set_tip(cut, said)
        cut.valueChanged.connect(self._on_typed)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the niches that were scored on both criteria."""
        found = portfolio_of(workshop)
        criteria = [(c.id, c.name) for c in ranking(workshop).criteria]
        state = (found, criteria, bool(workshop.niches))
        if state == self._shown:
            return
        self._shown = state
        self._show_axes(found, criteria)
        spots = found.spots if found else ()
        self.view.setVisible(bool(spots))
        self.words.setVisible(bool(spots) and self.large)
        self.nameless.setVisible(not workshop.niches)
        self.unmeasured.setVisible(bool(workshop.niches) and found is None)
        self.unscored.setVisible(bool(workshop.niches) and found is not None and not spots)
        self.axes.setVisible(bool(workshop.niches) and found is not None)
        status = found.status if found is not None and spots else Status.RECORDED
        self.flag.setVisible(status is Status.ILLUSTRATIVE)
        self.title.setText(_("Portfolio"))
        if found is not None and spots:
            self.view.show_portfolio(found)
            self.title.setText(self.view.figure.title)
            self._say_fields(found)

    def _show_axes(self, found: Portfolio | None, criteria: list[tuple[str, str]]) -> None:
        if found is None:
            return
        chosen = (found.across, found.up)
        for box, criterion in zip((self.across, self.up), chosen, strict=True):
            box.clear()
            for key, name in criteria:
                box.addItem(name, key)
            box.setCurrentIndex(box.findData(criterion.id))
        for cut, value in zip((self.cut_across, self.cut_up), found.cuts, strict=True):
            cut.blockSignals(True)
            cut.setValue(value)
            cut.blockSignals(False)

    def _say_fields(self, found: Portfolio) -> None:
        clear(self._words)
        for field in (Field.BEGIN, Field.EXPLORE, Field.SMALL, Field.REST):
            spots = (s for s in found.spots if field_of(s, found.cuts) is field)
            names = [f"{s.code} {s.name}".strip() for s in spots]
            self._words.addWidget(label(capital(_(FIELD[field])), "group"))
            self._words.addWidget(label("\n".join(names) or "–", "body", wrap=True))
            self._words.addSpacing(look.px(8))
        self._words.addWidget(caption(self.view.figure.caption))
        self._words.addWidget(caption(_("Drag the dashed lines, or set them above.")))
        self._words.addStretch(1)

    def light(self, selection: str) -> None:
        """Light up a niche."""
        self.view.select(selection)

    def _on_axis(self, _place: int) -> None:
        across, up = str(self.across.currentData()), str(self.up.currentData())
        self.bridge.attempt(verbs.set_axes, across=across, up=up)

    def _on_typed(self, _value: float) -> None:
        self._on_cuts(self.cut_across.value(), self.cut_up.value())

    def _on_cuts(self, across: float, up: float) -> None:
        if self.bridge.attempt(verbs.set_cuts, across=across, up=up) is None:
            self._shown = ()
            self.show_workshop(self.bridge.workshop)
