"""How the cells of the score matrix are drawn: the mean, the range and the signs of the groups."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from almere_roadmap.analysis.choosing.scoring import Verdict
from almere_roadmap.domain.words import Group
from almere_roadmap.ui import groups
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.judgements import Judgement, Line
from almere_roadmap.ui.niches.score_model import Index, ScoreModel
from almere_roadmap.verbs.niches import SCALE

_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WORDS, LINE = 20, 8
"""Height in px at 100 % of the number in a cell, and below it of the line of each group."""


class ScoreCells(QStyledItemDelegate):
    """Draws mean, range and the groups' signs on the scale from 1 to 5.

    ``lit`` is the niche that is chosen, ``voices`` are the groups that have a line of their own.
    """

    lit = ""
    voices: tuple[Group, ...] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell in the colours in force."""
        model = index.model()
        assert isinstance(model, ScoreModel)
        painter.save()
        found = model.judgement(index)
        rect = QRectF(option.rect)
        chosen = model.matrix.lines[index.row()].niche.id == self.lit
        self._ground(painter, rect, chosen, found, model.group is None)
        if found is not None and model.group is None:
            _judgement(painter, rect, found, str(index.data()), self.voices)
        elif found is not None:
            painter.setFont(look.font("section", tabular=True))
            painter.setPen(look.colour("ink" if model.group in found.values else "ink-2"))
            painter.drawText(rect, _MIDDLE, str(index.data()))
        elif index.column() == 0:
            _name(painter, rect, model.matrix.lines[index.row()])
        elif index.column() == len(model.matrix.criteria) + 2:
            _verdict(painter, rect, model.matrix.lines[index.row()].verdict, str(index.data()))
        else:
            painter.setFont(look.font("strong", tabular=True))
            painter.setPen(look.colour("ink"))
            painter.drawText(rect, _MIDDLE, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, chosen: bool, found: Judgement | None, all_: bool
    ) -> None:
        verdict = found.verdict if found is not None and all_ else Verdict.NONE
        split, alone = verdict is Verdict.CONTESTED, verdict is Verdict.ONE_GROUP
        token = "flag-ground" if split else "accent-soft" if chosen or alone else "panel"
        painter.fillRect(rect, look.colour(token))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if split or alone:
            painter.setPen(QPen(look.colour("warn" if split else "accent"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _name(painter: QPainter, rect: QRectF, line: Line) -> None:
    place = rect.adjusted(look.px(12), 0, -look.px(4), 0)
    painter.setFont(look.font("strong"))
    painter.setPen(look.colour("accent"))
    painter.drawText(place, _LEFT, line.rank)
    painter.setFont(look.font(weight=600))
    painter.setPen(look.colour("ink"))
    words = place.adjusted(look.px(26), 0, 0, 0)
    text = f"{line.niche.code} {line.niche.name}".strip()
    flags = _LEFT | Qt.TextFlag.TextWordWrap
    painter.drawText(words, flags, text)


def _verdict(painter: QPainter, rect: QRectF, verdict: Verdict, words: str) -> None:
    painter.setFont(look.font("caption", weight=600))
    tokens = {Verdict.CONTESTED: "warn", Verdict.ONE_GROUP: "accent", Verdict.AGREED: "good"}
    painter.setPen(look.colour(tokens.get(verdict, "ink-2")))
    flags = _MIDDLE | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(look.px(4), 0, -look.px(4), 0), flags, words)


def _judgement(
    painter: QPainter, rect: QRectF, found: Judgement, words: str, voices: tuple[Group, ...]
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font(weight=600, tabular=True))
    painter.setPen(look.colour("ink" if found.mean is not None else "ink-2"))
    strip = QRectF(0, 0, rect.width() - look.px(20), look.px(LINE) * len(voices))
    top = rect.center().y() - (look.px(WORDS) + strip.height()) / 2
    painter.drawText(QRectF(rect.left(), top, rect.width(), look.px(WORDS)), _MIDDLE, words)
    if not found.known:
        return
    strip.moveTo(rect.left() + look.px(10), top + look.px(WORDS))
    _spread(painter, strip, found)
    for group, value in found.known.items():
        line = strip.top() + look.px(LINE) * (voices.index(group) + 0.5)
        groups.draw(painter, group, QPointF(_at(strip, value), line), look.px(7))


def _spread(painter: QPainter, strip: QRectF, found: Judgement) -> None:
    """Shade from the lowest to the highest score of anybody, on the scale."""
    ends = (*found.known.values(), *(v for v in (found.low, found.high) if v is not None))
    low, high, half = _at(strip, min(ends)), _at(strip, max(ends)), look.px(6)
    range_ = QRectF(low - half, strip.top(), high - low + 2 * half, strip.height())
    painter.fillRect(range_, look.colour("line"))
    painter.setPen(QPen(look.colour("ink-2"), 1))
    painter.drawLine(strip.bottomLeft(), strip.bottomRight())


def _at(strip: QRectF, value: float) -> float:
    return strip.left() + strip.width() * (value - SCALE[0]) / (SCALE[1] - SCALE[0])
