"""The roadmap on show: the figure's bars as items of a scene, zoomed in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from almere_roadmap.analysis.roadmap.baseline import Baseline, baseline
from almere_roadmap.analysis.roadmap.planning import Schedule, schedule
from almere_roadmap.analysis.roadmap.timing import Timing, retimed
from almere_roadmap.domain.rules import idle_arrows
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Ink, Line, Mark, Stroke
from almere_roadmap.figures.roadmap.layout import (
    SCREEN,
    Bar,
    Look,
    RoadmapLayout,
    layout,
    span,
)
from almere_roadmap.figures.roadmap.time_scale import zoned
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.board import Board
from almere_roadmap.ui.canvas.inline import InlineEditor
from almere_roadmap.ui.canvas.mark_item import MarkItem
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.drawing import Drawing, Shown
from almere_roadmap.ui.timeline.snap import Unit

_DAYS = {Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 91, Unit.YEAR: 365}
_LEAST = 0.67
"""Rows shrink to this share of their usual height before the sheet scrolls."""

_FEWEST, _MOST = 0.1, 80.0
"""How far the axis shrinks (then it goes on beyond what is planned) and stretches."""
_WIDTHS = {Unit.WEEK: 32, Unit.MONTH: 56, Unit.QUARTER: 45, Unit.YEAR: 60}
"""How wide a unit becomes, in px at 100 %, when one zooms to it."""


class TimelineSheet(Board):
    """The bars of the roadmap, without the column of layers and the axis above.

    Signals:
        relaid(): the layout changed: zoom, size or content.
    """

    relaid = Signal()
    px_per_mm = 36 / SCREEN.row

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(_("Roadmap"), parent)
        self.workshop = Workshop()
        self.only: frozenset[str] | None = None
        self.lit: frozenset[str] | None = None
        """The items that stand out; the others fade. None when none does."""
        self.collapsed: frozenset[str] = frozenset()
        """The layers of which only the head shows."""
        self.critical = True
        self.resting: frozenset[str] = frozenset()
        """The links that count for nothing, because they would close a circle."""
        self.selection = ""
        self.asks = False
        """Whether a proposal waits for its answer: nothing can be pulled from a bar meanwhile."""
        self.hovering = ""
        self.today = date.today()
        self.time_zoom = 1.0
        self.frozen = 0.0
        """How wide a day stays in mm, whatever the window and the plan do; 0 when it may change."""
        self.placed = layout(self.workshop, self.today, self.today + timedelta(365), 200.0, SCREEN)
        self.plan: Schedule = schedule(self.workshop)
        self.timing: Mapping[str, Timing] = {}
        self.before: Workshop | None = None
        """The workshop at an earlier moment, whose bars lie under those of now."""
        self.moved: Mapping[str, Baseline] = {}
        self._laying = False
        self.drawing = Drawing(self.scene(), Shown(self.placed, None, self.resting))
        self.editor = InlineEditor(self, _("Title"))
        self.horizontalScrollBar().valueChanged.connect(self._stick)

    # Layout.

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the roadmap of a workshop."""
        before, self.workshop = self.workshop, workshop
        self.timing = retimed(workshop, before, self.timing)
        if workshop.dependencies is not before.dependencies:
            self.resting = idle_arrows(workshop)
        self.plan = schedule(workshop)
        self.moved = baseline(workshop, self.before) if self.before is not None else {}
        self.relay()

    def show_before(self, before: Workshop | None) -> None:
        """Lay the plan of an earlier moment under the bars, or none any more."""
        self.before = before
        self.show_workshop(self.workshop)

    def relay(self) -> None:
        """Lay everything out anew for the present zoom and size."""
        if self._laying:
            return
        # Scroll bars that come and go resize the view, which must not lay it out once more.
        self._laying = True
        try:
            self._lay_out()
        finally:
            self._laying = False
        self._show_marks()
        self.relaid.emit()
        if self.selection or self.hovering:
            # Their frame and handles lie over the items, which repaint themselves.
            self.viewport().update()

    def _lay_out(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        if self.frozen:
            self.time_zoom = _held(self.frozen / self._day_at_fit())
        is_wide = self.time_zoom > 1.0
        high = max(20.0, (self.height() - (bar if is_wide else 0)) / self.scale_now)
        # A hair less than there is, so that nothing scrolls sideways by a rounding.
        sheet = self._placed(self.width() - bar - 2, shrunk(_LEAST))
        is_tall = sheet.height - sheet.look.head > high
        self._show_bars(is_wide, is_tall)
        if not is_tall:
            at_ease = self._placed(self.width() - 2, SCREEN)
            share = min(1.0, max(high / max(1.0, at_ease.height - SCREEN.head), _LEAST))
            sheet = at_ease if share == 1.0 else self._placed(self.width() - 2, shrunk(share))
        self.placed = sheet
        height = max(sheet.height, sheet.look.head + high) if is_tall else sheet.look.head + high
        before = self.sceneRect().top()
        top_left = QPointF(sheet.look.aside, sheet.look.head)
        self.setSceneRect(QRectF(top_left, QPointF(sheet.width, height)))
        if before != self.sceneRect().top():
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def _placed(self, room: int, size: Look) -> RoadmapLayout:
        first, last = span(self.workshop, self.today)
        if self.time_zoom < 1.0:
            last = self._beyond(first, last)
        width = size.aside + max(40.0, room / self.scale_now) * max(1.0, self.time_zoom)
        return layout(
            self.workshop,
            first,
            last,
            width,
            size,
            only=self.only,
            collapsed=self.collapsed,
            counted=self.only if self.lit is None else self._lit_of(self.only),
            before=self.placed,
        )

    def _lit_of(self, kept: frozenset[str] | None) -> frozenset[str] | None:
        """Return what stands out among what is kept."""
        return self.lit if kept is None or self.lit is None else self.lit & kept

    def _day_at_fit(self) -> float:
        """Return how wide a day is in mm when the axis shows all that is planned."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(40.0, (self.width() - bar - 2) / self.scale_now)
        return room * _share_of_a_day(self.workshop, *span(self.workshop, self.today))

    def freeze(self, frozen: bool) -> None:
        """Keep days as wide as they are now, or let them fit the window again."""
        self.frozen = self.time_zoom * self._day_at_fit() if frozen else 0.0

    def _zoom(self, zoom: float) -> None:
        """Take another zoom; a frozen scale is frozen anew there."""
        self.time_zoom = _held(zoom)
        self.freeze(self.frozen > 0.0)

    def _beyond(self, first: date, last: date) -> date:
        """Return the day until which the axis goes on when what is planned fills part of it."""
        a_day = _share_of_a_day(self.workshop, first, last, at_end=True)
        days = min((1.0 / self.time_zoom - 1.0) / a_day, (date.max - last).days - 400)
        return last + timedelta(days=max(0, round(days)))

    def _show_bars(self, is_wide: bool, is_tall: bool) -> None:
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(on if is_wide else off)
        self.setVerticalScrollBarPolicy(on if is_tall else off)

    def _show_marks(self) -> None:
        shown = Shown(
            self.placed,
            self.plan if self.critical else None,
            self.resting,
            self.timing,
            self.moved,
            self.lit,
        )
        view = self.mapToScene(self.viewport().rect()).boundingRect()
        self.drawing.show(shown, self._today_marks(), self.sceneRect(), view)

    def _stick(self) -> None:
        """Let the words of bars that stick out at the left begin where one can see them."""
        self.drawing.stick(self.mapToScene(QPoint(0, 0)).x())

    def _today_marks(self) -> tuple[Mark, ...]:
        scale = self.placed.scale
        if not scale.first <= self.today <= scale.last:
            return ()
        x, bottom = scale.x(self.today), self.sceneRect().bottom()
        return (Line(((x, 0), (x, bottom)), Stroke(Ink("ink"), 0.48)),)

    def bars(self) -> list[Bar]:
        """Return all bars on show, layer by layer, in time order."""
        return [
            bar for band in self.placed.bands for bar in sorted(band.bars, key=lambda b: b.left)
        ]

    def rect_of(self, bar: Bar) -> QRectF:
        """Return the rectangle of a bar, or of the sign of a point."""
        if bar.is_point:
            half = bar.height / 2
            return QRectF(bar.left - half, bar.y, bar.height, bar.height)
        return QRectF(bar.left, bar.y, bar.right - bar.left, bar.height)

    def place_of(self, rect: QRectF) -> QRect:
        """Return a rectangle of the scene in the viewport."""
        return self.mapFromScene(rect).boundingRect()

    def item(self, key: str) -> MarkItem:
        """Return the item that draws a bar or a link."""
        return self.drawing.items[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the axis to the new width."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.relay()

    # Zoom is in time only.

    def zoom_to(self, zoom: float, at: QPoint | None = None) -> None:
        """Stretch the axis so that the day under ``at`` stays there; 1 shows all."""
        place = at if at is not None else self.viewport().rect().center()
        day = self.placed.scale.day(self.mapToScene(place).x())
        self._zoom(zoom)
        self.relay()
        gone = self.mapFromScene(QPointF(self.placed.scale.x(day), 0)).x() - place.x()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + gone)
        self.zoomed.emit(self.time_zoom)

    def zoom_by(self, steps: float, at: QPoint | None = None) -> None:
        """Stretch the axis by notches of the wheel."""
        self.zoom_to(self.time_zoom * 1.25**steps, at)

    def zoom_back(self) -> None:
        """Show the whole time span."""
        self.fit()

    def fit(self, area: QRectF | None = None) -> None:
        """Show the whole time span."""
        self.zoom_to(1.0)

    def zoom_to_unit(self, unit: Unit) -> None:
        """Stretch the axis until weeks, months, quarters or years can be told apart.

        The selected bar stays where it is, else what stands under the pointer or in the middle.
        """
        place = self._focal()
        now = self._day_width(self.mapToScene(place).x())
        self.zoom_to(self.time_zoom * _WIDTHS[unit] / _DAYS[unit] / now, place)

    def _focal(self) -> QPoint:
        """Return where the eye is: the selected bar, the pointer, else the middle."""
        room = self.viewport().rect()
        bar = self.placed.bar(self.selection)
        places = [self.at(QPointF(bar.left, bar.middle))] if bar else []
        if self.viewport().underMouse():
            places.append(self.viewport().mapFromGlobal(QCursor.pos()))
        return next((place for place in places if room.contains(place)), room.center())

    def unit_in_view(self) -> Unit:
        """Return the unit to which dates snap where the eye is."""
        return self.unit_at(self.mapToScene(self._focal()).x())

    def _day_width(self, x: float) -> float:
        """Return how wide a day is at a place, in px at 100 %."""
        scale = self.placed.scale
        day = scale.day(x)
        wide = scale.x(day + timedelta(days=30)) - scale.x(day)
        return wide / 30 * self.scale_now * 100 / look.scale()

    def unit_at(self, x: float) -> Unit:
        """Return the unit to which dates snap at a place: the zones differ in width."""
        return snap.visible_unit(self._day_width(x))

    # The part on show, as shares of the whole axis.

    def part(self) -> tuple[float, float]:
        """Return where the part on show begins and ends: (0, 1) when all is."""
        bar, seen = self.horizontalScrollBar(), self.viewport().width()
        whole = max(1, bar.maximum() - bar.minimum() + seen)
        first = bar.value() - bar.minimum()
        return first / whole, min(1.0, (first + seen) / whole)

    def days_on_show(self) -> tuple[date, date]:
        """Return the first and the last day on show."""
        scale, width = self.placed.scale, self.viewport().width()
        edges = (self.mapToScene(QPoint(x, 0)).x() for x in (0, width))
        first, last = (scale.day(min(max(x, scale.places[0]), scale.places[-1])) for x in edges)
        return first, last

    def show_part(self, first: float, last: float, *, keeps_first: bool = False) -> None:
        """Show a part; where it would be too small or stick out, the other end gives way."""
        least = 1.0 / _MOST
        first, last = max(0.0, first), min(1.0, last)
        if last - first < least:
            first, last = (first, first + least) if keeps_first else (last - least, last)
        if abs(1.0 / (last - first) - self.time_zoom) > 1e-9:
            self._zoom(max(1.0, 1.0 / (last - first)))
            self.relay()
            self.zoomed.emit(self.time_zoom)
        bar = self.horizontalScrollBar()
        whole = bar.maximum() - bar.minimum() + self.viewport().width()
        bar.setValue(bar.minimum() + round(first * whole))


def _held(zoom: float) -> float:
    return min(_MOST, max(_FEWEST, zoom))


def _share_of_a_day(workshop: Workshop, first: date, last: date, *, at_end: bool = False) -> float:
    """Return which share of the axis a day takes at its begin, or its end: zones differ."""
    scale, month = zoned(workshop, first, last, 0.0, 1.0), timedelta(days=30)
    wide = scale.x(last) - scale.x(last - month) if at_end else scale.x(first + month)
    return wide / 30


def shrunk(share: float) -> Look:
    """Return the sizes of the screen with rows at a share of their height."""
    usual = SCREEN
    text = max(8.0, usual.text * (0.4 + 0.6 * share))
    head = usual.head * max(0.85, share)
    row, bar, pad = usual.row * share, usual.bar * share, usual.pad * share
    return replace(usual, row=row, bar=bar, text=text, head=head, pad=pad)
