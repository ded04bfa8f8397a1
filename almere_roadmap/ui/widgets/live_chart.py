"""The one module that knows pyqtgraph: points in a plane to zoom, hover and pick.

Importing it costs most of a second, so a screen imports it when its first live chart shows.  What
is printed is always a Figure; this shows the same numbers, alive.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.i18n import number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight.live import Axes, Spot, Tie

_SAID = 100
_SYMBOLS = {"circle": "o", "square": "s", "triangle": "t1", "diamond": "d", "cross": "+"}


class LiveChart(QWidget):
    """Points to explore: the wheel zooms, dragging moves, a click or Return picks, arrows walk.

    Signals:
        picked(str): the key of the point that was clicked or confirmed.
        hovered(str): the key of the point under the pointer, "" for none.
    """

    picked = Signal(str)
    hovered = Signal(str)

    def __init__(self, name: str, axes: Axes) -> None:
        """Draw empty axes; ``name`` is what a screen reader calls the chart."""
        super().__init__()
        self.axes = axes
        self.spots: list[Spot] = []
        self._at = -1
        self._labels: list[Any] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plot = self._make_plot()
        self._points = pyqtgraph.ScatterPlotItem(hoverable=True, tip=None, antialias=True)
        self._points.sigClicked.connect(self._on_clicked)
        self._points.sigHovered.connect(self._on_hovered)
        grey = QPen(look.colour("ink-2", 0.5), 1)
        grey.setCosmetic(True)
        self._lines = pyqtgraph.PlotCurveItem(pen=grey)
        self._lines.setZValue(-2)
        self._plot.addItem(self._lines)
        self._plot.addItem(self._points)
        edge, ground = QPen(look.colour("line"), 1), look.colour("panel", 0.95)
        self._name = pyqtgraph.TextItem(
            anchor=(0.5, 1.4), color=look.colour("ink"), border=edge, fill=ground
        )
        self._name.setFont(look.font("caption", weight=600))
        self._name.setZValue(20)
        self._name.hide()
        self._plot.addItem(self._name)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._plot)
        self.reset()

    def _make_plot(self) -> Any:  # noqa: ANN401 – pyqtgraph has no types
        axes = {side: _Scale(side) for side in ("bottom", "left")}
        plot = pyqtgraph.PlotWidget(background=look.colour("panel"), axisItems=axes)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        item = plot.getPlotItem()
        for side, words in (("bottom", self.axes.x), ("left", self.axes.y)):
            axis = item.getAxis(side)
            axis.setPen(QPen(look.colour("line"), 1))
            axis.setTextPen(look.colour("ink-2"))
            axis.setStyle(tickFont=look.font("caption", tabular=True))
            axis.setLabel(words)
            axis.label.setFont(look.font("caption"))
            axis.setGrid(40)
            names = self.axes.x_names if side == "bottom" else self.axes.y_names
            if names:
                axis.setTicks([list(enumerate(names))])
            if names and side == "left":
                # What is wider than the room kept for numbers would not be drawn at all.
                metrics = QFontMetrics(look.font("caption"))
                axis.setWidth(max(map(metrics.horizontalAdvance, names)) + look.px(24))
        if self.axes.bare:
            item.hideAxis("bottom")
            item.hideAxis("left")
        self._rule(plot)
        (left, right), (low, high) = map(_widened, (self.axes.x_range, self.axes.y_range))
        plot.getViewBox().setLimits(xMin=left, xMax=right, yMin=low, yMax=high)
        return plot

    def _rule(self, plot: Any) -> None:  # noqa: ANN401 – pyqtgraph has no types
        """Draw the diagonal and the thresholds of a quadrant."""
        dash = QPen(look.colour("ink-2"), 1, Qt.PenStyle.DashLine)
        dash.setCosmetic(True)
        low, high = self.axes.low, self.axes.high
        if self.axes.diagonal:
            level = pyqtgraph.PlotCurveItem([low, high], [low, high], pen=dash)
            level.setZValue(-2)
            plot.addItem(level)
        if self.axes.quadrant:
            x, y = self.axes.quadrant
            ground = pyqtgraph.QtWidgets.QGraphicsRectItem(x, y, high - x, high - y)
            ground.setPen(QPen(Qt.PenStyle.NoPen))
            ground.setBrush(look.colour("accent-soft", 0.7))
            ground.setZValue(-10)
            plot.addItem(ground)
            plot.addItem(pyqtgraph.PlotCurveItem([x, x], [low, high], pen=dash))
            plot.addItem(pyqtgraph.PlotCurveItem([low, high], [y, y], pen=dash))

    def show_spots(self, spots: Sequence[Spot], ties: Sequence[Tie] = ()) -> None:
        """Show other points and the lines that join them; the view stays where it is."""
        self.spots, self._at = list(spots), -1
        # Points that look alike share one pen and brush: a drawing of each is made only once.
        kinds = {_likeness(spot): spot for spot in spots}
        pens = {kind: _pen(spot) for kind, spot in kinds.items()}
        brushes = {kind: look.colour(spot.token, 0.55) for kind, spot in kinds.items()}
        self._points.setData(
            x=[s.x for s in spots],
            y=[s.y for s in spots],
            size=[look.px(s.size) for s in spots],
            symbol=[_SYMBOLS[s.shape] for s in spots],
            brush=[brushes[_likeness(s)] for s in spots],
            pen=[pens[_likeness(s)] for s in spots],
            data=[s.key for s in spots],
        )
        self._show_ties(ties)
        self._show_names()
        # A screen reader cannot make sense of thousands of points at once: arrows walk them.
        said = (self._said(spot) for spot in spots) if len(spots) <= _SAID else ()
        self.setAccessibleDescription("; ".join(said))
        self._name.hide()

    def _apart(self) -> list[Spot]:
        """Return the points whose names stay in sight without lying on each other."""
        (left, right), (low, high) = self.axes.x_range, self.axes.y_range
        across, up = right - left, high - low
        kept: list[Spot] = []
        for spot in (s for s in self.spots if s.named):
            if all(abs(spot.y - o.y) > 0.045 * up or _clear(spot, o, across) for o in kept):
                kept.append(spot)
        return kept

    def _show_ties(self, ties: Sequence[Tie]) -> None:
        ends = [value for tie in ties for value in tie]
        self._lines.setData(ends[0::2], ends[1::2], connect="pairs")

    def _show_names(self) -> None:
        for words in self._labels:
            self._plot.removeItem(words)
        self._labels = []
        for spot in self._apart():
            # What lies on the diagonal is named off it, anything else where there is room.
            is_level = self.axes.diagonal and spot.x == spot.y
            is_left = self._is_free_right(spot)
            words = pyqtgraph.TextItem(spot.name, color=look.colour("ink"))
            words.setFont(look.font("caption", weight=600))
            # Clear of the point itself, whatever its size.
            off = (look.px(round(spot.size)) / 2 + 3) / max(1.0, words.boundingRect().width())
            beside = (-off, 0.5) if is_left else (1 + off, 0.5)
            off_it = (-0.05, -0.1) if self._is_free_below(spot) else (1.05, 1.1)
            words.setAnchor(off_it if is_level else beside)
            words.setPos(spot.x, spot.y)
            self._plot.addItem(words)
            self._labels.append(words)

    def _is_free_right(self, spot: Spot) -> bool:
        """Tell whether a name has its room, and fewer points in it, to the right of its own."""
        (left, right), (low, high) = self.axes.x_range, self.axes.y_range
        wide, tall = _room_of(spot, right - left), 0.04 * (high - low)
        fits_left, fits_right = spot.x - wide >= left, spot.x + wide <= right
        if fits_left != fits_right:
            return fits_right
        near = [s.x - spot.x for s in self.spots if s is not spot and abs(s.y - spot.y) < tall]
        before, after = sum(-wide < d <= 0 for d in near), sum(0 <= d < wide for d in near)
        return spot.x < (left + right) / 2 if after == before else after < before

    def _is_free_below(self, spot: Spot) -> bool:
        """Tell whether a name finds no more points below the diagonal than above it."""
        (left, right), (low, high) = self.axes.x_range, self.axes.y_range
        wide, tall = _room_of(spot, right - left), 0.07 * (high - low)
        away = [(s.x - spot.x, s.y - spot.y) for s in self.spots if s is not spot]
        below = sum(0 < x < wide and -tall < y < 0.3 * tall for x, y in away)
        above = sum(-wide < x < 0 and -0.3 * tall < y < tall for x, y in away)
        return below <= above or spot.x - wide < left

    def _said(self, spot: Spot) -> str:
        return spot.said or f"{spot.name} ({number(spot.x, 1)}; {number(spot.y, 1)})"

    def light(self, key: str) -> None:
        """Name the point with a key, or none."""
        found = next((i for i, s in enumerate(self.spots) if key and s.key == key), -1)
        self._at = found
        if found < 0:
            self._name.hide()
            return
        spot = self.spots[found]
        # A TextItem holds plain text: a name is shown as typed.
        self._name.setText(self._said(spot))
        self._name.setPos(spot.x, spot.y)
        self._name.show()

    @property
    def lit(self) -> str:
        """Return the words at the lit point, "" when there is none."""
        return str(self._name.toPlainText()) if self._name.isVisible() else ""

    def reset(self) -> None:
        """Show the whole plane again."""
        self._plot.setRange(xRange=self.axes.x_range, yRange=self.axes.y_range, padding=0.06)

    def where(self, key: str) -> QPoint:
        """Return where a point is drawn, in px of this widget."""
        spot = next(s for s in self.spots if s.key == key)
        scene = self._plot.getViewBox().mapViewToScene(pyqtgraph.Point(spot.x, spot.y))
        place: QPoint = self._plot.mapTo(self, self._plot.mapFromScene(scene))
        return place

    def _on_clicked(self, _item: object, points: Sequence[Any], _event: object) -> None:
        self.light(str(points[0].data()))
        self.picked.emit(str(points[0].data()))

    def _on_hovered(self, _item: object, points: Sequence[Any], _event: object) -> None:
        key = str(points[0].data()) if len(points) else ""
        self.light(key)
        self.hovered.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows, pick with Return, zoom with + and -, see all with 0."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        zooms = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
        key = Qt.Key(event.key())
        if key in steps and self.spots:
            place = (self._at + steps[key]) % len(self.spots) if self._at >= 0 else 0
            self.light(self.spots[place].key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.picked.emit(self.spots[self._at].key)
        elif key in zooms:
            self._plot.getViewBox().scaleBy((zooms[key], zooms[key]))
        elif key == Qt.Key.Key_0:
            self.reset()
        else:
            super().keyPressEvent(event)


class _Scale(pyqtgraph.AxisItem):  # type: ignore[misc]
    """An axis whose numbers are written as the language has them, without powers of ten."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)
        self._finest = 0.0

    def tickValues(
        self, least: float, most: float, size: float
    ) -> list[tuple[float, Sequence[float]]]:
        """Choose the values, and keep how near they come: all get as many digits."""
        levels: list[tuple[float, Sequence[float]]] = super().tickValues(least, most, size)
        # Numbers stand at the first two levels, where there is room for the second.
        self._finest = min((spacing for spacing, _values in levels[:2]), default=0.0)
        return levels

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the values with as many digits as their distance asks."""
        finest = min(spacing, self._finest or spacing)
        digits = max(0, math.ceil(-math.log10(finest * scale) - 1e-9))
        return [number(value * scale, digits) for value in values]


def _widened(span: tuple[float, float]) -> tuple[float, float]:
    edge = 0.06 * (span[1] - span[0])
    return span[0] - edge, span[1] + edge


def _likeness(spot: Spot) -> tuple[str, str]:
    return spot.token, spot.shape


def _pen(spot: Spot) -> QPen:
    pen = QPen(look.colour(spot.token), 2 if spot.shape == "cross" else 1)
    # A symbol is drawn on a unit square and scaled: only a cosmetic pen stays thin.
    pen.setCosmetic(True)
    return pen


def _clear(one: Spot, other: Spot, span: float) -> bool:
    """Tell whether the name of the left point ends before the right point."""
    left, right = sorted((one, other), key=lambda spot: spot.x)
    return right.x - left.x > _room_of(left, span)


def _room_of(spot: Spot, span: float) -> float:
    """Return about how much of an axis the name of a point takes."""
    return (0.03 + 0.0145 * len(spot.name)) * span
