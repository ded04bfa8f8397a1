"""What is known by a name that is being typed: a list under the line, and what Enter takes of it.

One row is always chosen: the one known name that begins as typed, else the words as they are typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap

Index = QModelIndex | QPersistentModelIndex
Known = tuple[str, str]
"""A name and what it is the name of."""

_MOST = 6
_LEAST_LETTERS = 2
_ROW = 32


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row of the list: the words it stands for, and what is said of them."""

    words: str
    note: str
    is_new: bool = False


def matching(typed: str, known: Sequence[Known]) -> list[Known]:
    """Return what holds the typed words: names that begin so first, then words that do."""
    wanted = typed.strip().casefold()
    found = [(_place(name, wanted), at) for at, (name, _note) in enumerate(known)]
    return [known[at] for place, at in sorted(found) if place < _NOWHERE] if wanted else []


_EXACT, _FIRST, _WORD, _INSIDE, _NOWHERE = range(5)


def _place(name: str, wanted: str) -> int:
    have = name.casefold()
    if have == wanted:
        return _EXACT
    if have.startswith(wanted):
        return _FIRST
    if f" {wanted}" in have:
        return _WORD
    return _INSIDE if wanted in have else _NOWHERE


def meant(typed: str, known: Sequence[Known]) -> str:
    """Return the name that typed words mean: the same, or the only one that begins so; else ""."""
    wanted = typed.strip().casefold()
    if len(wanted) < _LEAST_LETTERS:
        return ""
    places = [_place(name, wanted) for name, _note in known]
    for place in (_EXACT, _FIRST, _WORD):
        if place in places:
            once = place is _EXACT or places.count(place) == 1
            return known[places.index(place)][0] if once else ""
    return ""


def proposals(typed: str, known: Sequence[Known]) -> list[Proposal]:
    """Return the rows for typed words, [] where nothing is known by them."""
    words = typed.strip()
    rows = [Proposal(name, note) for name, note in matching(words, known)[:_MOST]]
    is_known = any(row.words.casefold() == words.casefold() for row in rows)
    new = Proposal(words, _("new, Ctrl+Enter"), is_new=True)
    return [*rows, new] if rows and not is_known else rows


class ProposalList(QListView):
    """The rows under a line; the keyboard stays in the line.

    Signals:
        taken(str): a row was clicked.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget, line: QWidget) -> None:
        """Start hidden, on a surface on which ``line`` is typed in."""
        super().__init__(parent)
        self.rows, self._surface = _Rows(self), parent
        self._known: Sequence[Known] = ()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setObjectName("proposals")
        self.setStyleSheet(
            f"#proposals {{ background: {look.colour('panel').name()};"
            f" border: 1px solid {look.colour('line').name()}; border-radius: {look.px(6)}px; }}"
        )
        # Without a proxy a click gives the focus to the board behind, and the line closes.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(line)
        self.setAccessibleName(_("Known by this name"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def begin(self, known: Sequence[Known]) -> None:
        """Propose of these names from now on."""
        self._known = known
        self.hide()

    def show_for(self, typed: str, line: QRect) -> None:
        """Show what is known by typed words, under the line or above it."""
        found = proposals(typed, self._known)
        self.rows.show(found)
        if not found:
            self.hide()
            return
        wanted = meant(typed, self._known)
        chosen = (at for at, row in enumerate(found) if row.words == wanted and not row.is_new)
        self.setCurrentIndex(self.rows.index(next(chosen, len(found) - 1)))
        self._place(line, len(found))
        self.show()
        self.raise_()

    def _place(self, line: QRect, count: int) -> None:
        room = self._surface.rect()
        wide = min(max(line.width(), look.px(300)), room.width())
        high = count * look.px(_ROW) + 2
        x = min(line.left(), room.width() - wide)
        below = line.bottom() + 2
        fits = below + high <= room.height() or line.top() - high < 0
        self.setGeometry(x, below if fits else line.top() - high - 1, wide, high)

    @property
    def current(self) -> Proposal | None:
        """Return the chosen row while the list shows."""
        place = self.currentIndex().row()
        return self.rows.found[place] if self.isVisible() and place >= 0 else None

    def step(self, by: int) -> None:
        """Choose the next row, or the one before."""
        count = len(self.rows.found)
        self.setCurrentIndex(self.rows.index((self.currentIndex().row() + by) % count))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(self.rows.found[index.row()].words)


class _Rows(QAbstractListModel):
    """Shows the proposals to Qt."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Proposal] = []

    def show(self, found: list[Proposal]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.found[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.words, row.note)))
        return row.words if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    """Draws a row: a plus before what would be new, the name, and at the right what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look.px(160), look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Rows)
        row, rect = model.found[index.row()], QRectF(option.rect)
        painter.save()
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("accent-soft" if chosen else "hover"))
        sign = pixmap("plus" if row.is_new else "arrow-right", "ink-2", 14)
        if row.is_new or chosen:
            painter.drawPixmap(
                int(rect.left()) + look.px(8), int(rect.center().y()) - look.px(7), sign
            )
        _words(painter, rect.adjusted(look.px(30), 0, -look.px(10), 0), row, chosen=chosen)
        painter.restore()


def _words(painter: QPainter, rect: QRectF, row: Proposal, *, chosen: bool) -> None:
    font, small = look.font(weight=600 if chosen else 400), look.font("caption")
    name = QFontMetrics(font).elidedText(
        row.words, Qt.TextElideMode.ElideRight, int(rect.width() * 0.7)
    )
    painter.setFont(font)
    painter.setPen(look.colour("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    room = int(rect.width()) - QFontMetrics(font).horizontalAdvance(name) - look.px(10)
    note = QFontMetrics(small).elidedText(row.note, Qt.TextElideMode.ElideRight, max(0, room))
    painter.setFont(small)
    painter.setPen(look.colour("ink-2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
