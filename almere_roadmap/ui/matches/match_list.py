"""The list of introductions: score, who meets whom, why, the parts of the score, the state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from almere_roadmap.analysis.names import ACTIVITY
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.words import MatchState
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score: its name, points, how many there could be, and what they rest on."""

    name: str
    points: float
    most: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One introduction as the list shows it; ``item`` is the action that it became."""

    key: str
    first: Organisation
    second: Organisation
    score: float
    sign: str
    word: str
    reason: str
    parts: tuple[Part, ...]
    niche: str = ""
    state: MatchState = MatchState.PROPOSED
    when: str = ""
    owner: str = ""
    capped: bool = False
    item: str = ""
    kind: str = ""
    rivals: bool = False


def state_words(entry: Entry) -> tuple[str, str, str]:
    """Return words, icon and colour token of where an introduction stands."""
    if entry.state is MatchState.ACCEPTED:
        return _("accepted"), "circle-check", "good"
    if entry.state is MatchState.PLANNED:
        return when(entry.when) or _("planned"), "calendar-check", "good"
    if entry.state is MatchState.DISMISSED:
        return _("dismissed"), "x", "ink-2"
    if entry.capped:
        return _("capped"), "minus", "warn"
    return _("proposal"), "", "ink-2"


def part_ink(place: int) -> tuple[str, float]:
    """Return token and share of the colour of the n-th part of a score."""
    ramp = (("area-0", 1.0), ("area-0", 0.78), ("area-1", 1.0), ("area-1", 0.75))
    return (*ramp, ("area-2", 1.0), ("area-2", 0.7), ("area-3", 1.0))[min(place, 6)]


class MatchModel(QAbstractListModel):
    """Shows introductions to Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show other introductions."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of introductions."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the introduction in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        entry = self.entries[index.row()]
        words = _("{score}: {first} meets {second}. {reason} {state}")
        return words.format(
            score=number(entry.score),
            first=entry.first.name,
            second=entry.second.name,
            reason=entry.reason,
            state=state_words(entry)[0],
        )


@dataclass(frozen=True)
class Columns:
    """Where the columns begin, in px from the left of a row."""

    who: int
    why: int
    parts: int
    niche: int
    state: int
    end: int


def columns(width: int) -> Columns:
    """Divide a width among the columns."""
    state = width - look.px(116)
    niche = state - look.px(56)
    parts = niche - look.px(170 if width > look.px(1100) else 96)
    who = look.px(84)
    why = who + int((parts - who) * 0.52)
    return Columns(who, why, parts, niche, state, width)


class _Delegate(QStyledItemDelegate):
    """Draws a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look.px(300), look.px(76))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MatchModel)
        view = self.parent()
        assert isinstance(view, MatchList)
        entry = model.entries[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, chosen = QRectF(option.rect), entry.key == view.selection
        _ground(painter, option, rect, chosen)
        at = columns(int(rect.width()))
        quiet = entry.state is MatchState.DISMISSED or entry.capped
        painter.setFont(look.font("title", tabular=True))
        painter.setPen(look.colour("ink-2" if quiet else "ink"))
        painter.drawText(_slot(rect, look.px(16), at.who), _LEFT, number(entry.score))
        _pair(painter, _slot(rect, at.who, at.why), entry)
        _reason(painter, _slot(rect, at.why, at.parts - look.px(12)), entry)
        _bar(painter, _slot(rect, at.parts, at.niche - look.px(16)), entry)
        painter.setFont(look.font(weight=600))
        painter.setPen(look.colour("accent"))
        painter.drawText(_slot(rect, at.niche, at.state), _LEFT, entry.niche)
        _state(painter, _slot(rect, at.state, at.end - look.px(8)), entry)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, chosen: bool) -> None:
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    token = "accent-soft" if chosen else "hover" if hovered else "panel"
    painter.fillRect(rect, look.colour(token))
    painter.setPen(QPen(look.colour("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if chosen:
        edge = QRectF(rect.left(), rect.top(), look.px(4), rect.height())
        painter.fillRect(edge, look.colour("accent"))


def _slot(rect: QRectF, left: float, right: float) -> QRectF:
    return QRectF(rect.left() + left, rect.top(), right - left, rect.height())


def _pair(painter: QPainter, slot: QRectF, entry: Entry) -> None:
    half = slot.width() / 2
    arrow = look.px(30)
    firsts = QRectF(slot.left(), slot.top(), half - arrow, slot.height())
    seconds = QRectF(slot.left() + half, slot.top(), half - look.px(12), slot.height())
    for room, firm in ((firsts, entry.first), (seconds, entry.second)):
        painter.setFont(look.font("strong"))
        painter.setPen(look.colour("ink"))
        under, middle = firm_words(firm), room.center().y()
        if not under:
            painter.drawText(room, _LEFT | _WRAP, firm.name)
            continue
        metrics = painter.fontMetrics()
        name = metrics.elidedText(firm.name, Qt.TextElideMode.ElideRight, int(room.width()))
        top = QRectF(room.left(), middle - look.px(20), room.width(), look.px(20))
        painter.drawText(top, _LEFT, name)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("ink-2"))
        below = QRectF(room.left(), middle, room.width(), look.px(18))
        said = painter.fontMetrics().elidedText(
            under, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(below, _LEFT, said)
    picture = pixmap("arrow-left-right", "accent", 16, painter.device().devicePixelRatioF())
    place = QPoint(int(slot.left() + half - look.px(26)), int(slot.center().y() - look.px(8)))
    painter.drawPixmap(place, picture)


def firm_words(firm: Organisation) -> str:
    """Return what a row says of a firm under its name: what it does and its size, where known."""
    persons = _("{n} persons").format(n=number(firm.persons)) if firm.persons else ""
    does = _(ACTIVITY[firm.activity]) if firm.activity in ACTIVITY else firm.place
    return " · ".join(part for part in (does, persons) if part)


def _reason(painter: QPainter, slot: QRectF, entry: Entry) -> None:
    token = "warn" if entry.capped else "accent"
    ratio = painter.device().devicePixelRatioF()
    top = slot.top() + look.px(12)
    picture = pixmap(entry.sign, token, 14, ratio)
    painter.drawPixmap(QPoint(int(slot.left()), int(top)), picture)
    painter.setFont(look.font("caption", weight=600))
    painter.setPen(look.colour(token))
    word = QRectF(slot.left() + look.px(20), top - 1, slot.width() - look.px(20), look.px(16))
    painter.drawText(word, _LEFT, entry.word)
    painter.setFont(look.font())
    painter.setPen(look.colour("ink"))
    rest = QRectF(slot.left(), top + look.px(18), slot.width(), look.px(40))
    painter.drawText(rest, _TOP | _WRAP, _fitting(painter, rest, entry.reason))


def _fitting(painter: QPainter, room: QRectF, text: str) -> str:
    """Return a text that fits into a room of a few lines, ending in "…" when words were left."""
    words = text.split(" ")
    kept = len(words)
    while kept > 1:
        tried = text if kept == len(words) else " ".join(words[:kept]).rstrip(",;:") + "…"
        if painter.boundingRect(room, _TOP | _WRAP, tried).height() <= room.height():
            return tried
        kept -= 1
    return words[0]


def _bar(painter: QPainter, slot: QRectF, entry: Entry) -> None:
    height = look.px(10)
    bar = QRectF(slot.left(), slot.center().y() - height / 2, slot.width(), height)
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(look.colour("hover"))
    painter.drawRoundedRect(bar, look.px(2), look.px(2))
    left = bar.left()
    for place, part in enumerate(entry.parts):
        width = bar.width() * part.points / 100
        piece = QRectF(left, bar.top(), max(width - 1, 0), bar.height())
        painter.fillRect(piece, look.colour(*part_ink(place)))
        left += width


def _state(painter: QPainter, slot: QRectF, entry: Entry) -> None:
    words, sign, token = state_words(entry)
    if sign:
        picture = pixmap(sign, token, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(int(slot.left()), int(slot.center().y() - look.px(7))), picture)
        slot = slot.adjusted(look.px(20), 0, 0, 0)
    painter.setFont(look.font("caption", weight=600 if sign else 400))
    painter.setPen(look.colour(token))
    painter.drawText(slot, _LEFT | _WRAP, words)


_KEYS = {
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_P: "plan",
    Qt.Key.Key_X: "dismiss",
    Qt.Key.Key_Delete: "dismiss",
}


class MatchList(QListView):
    """Introductions to walk through; A accepts, P plans, X dismisses.

    Signals:
        chosen(str): the key of an introduction.
        decided(str, str): key of the introduction and "accept", "plan" or "dismiss".
    """

    chosen = Signal(str)
    decided = Signal(str, str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.selection = ""
        self.matches = MatchModel(self)
        self.setModel(self.matches)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Introductions"))
        self.setAccessibleDescription(_("A accepts, P plans, X dismisses"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def show_entries(self, entries: list[Entry]) -> None:
        """Show introductions; the chosen one stays chosen."""
        self.matches.show(entries)
        self.light(self.selection)

    def light(self, key: str) -> None:
        """Light up an introduction."""
        self.selection = key
        rows = [row for row, entry in enumerate(self.matches.entries) if entry.key == key]
        if rows and self.currentIndex().row() != rows[0]:
            self.setCurrentIndex(self.matches.index(rows[0]))
        self.viewport().update()

    def entry(self, key: str) -> Entry | None:
        """Return the introduction with a key."""
        return next((e for e in self.matches.entries if e.key == key), None)

    def start(self) -> None:
        """Put the keyboard on the list."""
        if not self.currentIndex().isValid() and self.matches.entries:
            self.setCurrentIndex(self.matches.index(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Choose what was walked to."""
        super().currentChanged(current, previous)
        if current.isValid():
            key = self.matches.entries[current.row()].key
            if key != self.selection:
                self.selection = key
                self.viewport().update()
                self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with a letter; arrows walk."""
        decision = _KEYS.get(Qt.Key(event.key()))
        if decision and self.entry(self.selection):
            self.decided.emit(self.selection, decision)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
