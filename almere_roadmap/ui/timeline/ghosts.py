"""Bars as they would be: dashed, where a proposed move would bring them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap.procurement import steps_of
from almere_roadmap.analysis.roadmap.ripple import Dates
from almere_roadmap.domain.entities import Dependency
from almere_roadmap.figures import measure
from almere_roadmap.figures.roadmap.bars import STRONG_STEPS
from almere_roadmap.figures.roadmap.layout import Band, Bar, RoadmapLayout, extent
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline import snap


def dashed(width: int = 2) -> QPen:
    """Return the pen of a preview, ``width`` px wide."""
    pen = QPen(look.colour("accent"), width, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    return pen


def ghost(placed: RoadmapLayout, dates: tuple[str, str], y: float, height: float) -> QRectF:
    """Return the rectangle of a bar with other dates."""
    known = snap.span_of(*dates)
    assert known is not None
    first, last = known
    left = placed.scale.clamped(first)
    right = max(placed.scale.clamped(snap.step(last, snap.Unit.DAY, 1)), left + 1.2)
    return QRectF(left, y, right - left, height)


@dataclass(frozen=True, slots=True)
class Ghost:
    """A bar as it would be: where it stands, and the steps before it from left to right."""

    bar: Bar
    dates: tuple[str, str]
    rect: QRectF
    steps: tuple[tuple[str, float, float], ...] = ()

    @property
    def begin(self) -> float:
        """Return where it begins, its steps included."""
        return min([self.rect.left(), *(left for _code, left, _right in self.steps)])


def ghosts(placed: RoadmapLayout, dates: Dates) -> dict[str, Ghost]:
    """Return the ghosts of some items, by item.

    Each stands in its own row where that leaves the words of all bars free, else in the nearest
    row of its layer that does; where none does, over its own bar.
    """
    found: dict[str, Ghost] = {}
    for name, when_ in dates.items():
        bar, band = placed.bar(name), placed.band_of(name)
        if bar is None or band is None:
            continue
        made = Ghost(
            bar, when_, ghost(placed, when_, bar.y, bar.height), _steps(placed, bar, when_)
        )
        others = [g for g in found.values() if placed.band_of(g.bar.item.id) is band]
        row = _free_row(placed, band, made, others)
        if row is None:
            # Over its own bar, steps would run through the words.
            beside = tuple(step for step in made.steps if step[1] >= extent(bar)[1])
            found[name] = replace(made, steps=beside)
        else:
            down = (row - placed.row_at(band, bar.middle)) * placed.look.row
            found[name] = replace(made, rect=made.rect.translated(0.0, down))
    return found


def _steps(
    placed: RoadmapLayout, bar: Bar, dates: tuple[str, str]
) -> tuple[tuple[str, float, float], ...]:
    moved = replace(bar.item, start=dates[0], end=dates[1])
    steps = ((s, placed.scale.clamped(s.begin)) for s in steps_of(placed.workshop, moved))
    return tuple((s.code, left, placed.scale.clamped(s.end)) for s, left in steps)


def _free_row(placed: RoadmapLayout, band: Band, made: Ghost, others: list[Ghost]) -> int | None:
    """Return the row in which a ghost stands free, the nearest to its own; None when none is."""
    own, look = placed.row_at(band, made.bar.middle), placed.look
    left, right = made.begin, made.rect.right()
    full = {placed.row_at(band, b.middle) for b in band.bars if _meets(extent(b), left, right)}
    full |= {
        placed.row_at(band, g.rect.center().y())
        for g in others
        if _meets((g.begin, g.rect.right()), left, right)
    }
    rows = range(round((band.bottom - band.top - 2 * look.pad) / look.row))
    return min((row for row in rows if row not in full), key=lambda r: abs(r - own), default=None)


def _meets(span: tuple[float, float], left: float, right: float) -> bool:
    return span[0] < right and left < span[1]


def paint_ghosts(
    painter: QPainter,
    placed: RoadmapLayout,
    found: Mapping[str, Ghost],
    links: Iterable[Dependency],
) -> None:
    """Draw some items at other dates, with their steps, and the links that push them there."""
    rects = {name: made.rect for name, made in found.items()}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for link in links:
        ends = [rects.get(n) or _stood(placed, n) for n in (link.predecessor, link.successor)]
        if ends[0] is not None and ends[1] is not None:
            _paint_way(painter, ends[0], ends[1])
    for made in found.values():
        _paint_steps(painter, made)
        _paint_bar(painter, made.bar, made.rect, made.dates, placed.look.text)
    painter.restore()


def _paint_steps(painter: QPainter, made: Ghost) -> None:
    """Draw the steps as thin as before a bar: what is dotted or outlined there is so here."""
    height, y = made.rect.height() * 0.34, made.rect.center().y()
    for code, left, right in made.steps:
        painter.setPen(dashed(1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if code == "consultation":
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            continue
        painter.setBrush(look.colour("accent-soft" if code in STRONG_STEPS else "panel"))
        painter.drawRect(QRectF(left, y - height / 2, right - left, height))


def _stood(placed: RoadmapLayout, name: str) -> QRectF | None:
    """Return the rectangle of a bar as it stands, None when it is not on the sheet."""
    bar = placed.bar(name)
    return QRectF(bar.left, bar.y, bar.right - bar.left, bar.height) if bar else None


def _paint_way(painter: QPainter, before: QRectF, after: QRectF) -> None:
    painter.setPen(dashed())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = QPointF(max(after.left() - 1.6, before.right()), before.center().y())
    down = QPointF(corner.x(), after.center().y())
    way = [QPointF(before.right(), corner.y()), corner, down, QPointF(after.left(), down.y())]
    painter.drawPolyline(QPolygonF(way))


def _paint_bar(
    painter: QPainter, bar: Bar, rect: QRectF, dates: tuple[str, str], text: float
) -> None:
    ground = QColor(look.colour("accent-soft"))
    ground.setAlphaF(0.94)
    painter.setPen(dashed())
    painter.setBrush(ground)
    if bar.is_point:
        x, y, r = rect.left(), rect.center().y(), rect.height() * 0.42
        corners = (QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y))
        painter.drawPolygon(QPolygonF(corners))
        return
    painter.drawRect(rect)
    words = _("{name} from {day}").format(name=bar.item.code or bar.item.title, day=when(dates[0]))
    font = QFont("Inter")
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.DemiBold)
    # A font of 100 px shrunk to the scene: sizes below 1 px are not drawn.
    size = text * measure.MM_PER_POINT / 100
    room = rect.adjusted(1.6, 0, -1.0, 0)
    shown = QFontMetricsF(font).elidedText(
        words, Qt.TextElideMode.ElideRight, max(0.0, room.width() / size)
    )
    painter.save()
    painter.translate(room.topLeft())
    painter.scale(size, size)
    painter.setFont(font)
    painter.setPen(look.colour("accent"))
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(0, 0, room.width() / size, room.height() / size), side, shown)
    painter.restore()
