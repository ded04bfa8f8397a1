"""The list of ideas: each with the sign of its group, its words and the niche it went to."""

from __future__ import annotations

import json

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from almere_roadmap.domain.entities import Idea
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _
from almere_roadmap.ui import groups
from almere_roadmap.ui.drawing import look

Index = QModelIndex | QPersistentModelIndex
IDEAS = "application/x-almere-ideas"
"""The MIME type of dragged ideas: a JSON list of ids."""

_WRAP = Qt.TextFlag.TextWordWrap
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def dragged_ideas(data: QMimeData) -> tuple[str, ...]:
    """Return the ids of dragged ideas, () for anything else."""
    if not data.hasFormat(IDEAS):
        return ()
    try:
        found = json.loads(bytes(data.data(IDEAS).data()))
    except ValueError:
        return ()
    return tuple(i for i in found if isinstance(i, str)) if isinstance(found, list) else ()


class IdeaModel(QAbstractListModel):
    """Shows the ideas of a workshop to Qt, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.ideas: list[Idea] = []
        self._codes: dict[str, str] = {}

    def show(self, workshop: Workshop) -> None:
        """Show the ideas of a workshop."""
        self.beginResetModel()
        self.ideas = ordered(workshop.ideas.values())[::-1]
        self._codes = {n.id: n.code or n.name for n in workshop.niches.values()}
        self.endResetModel()

    def place(self, idea: Idea) -> str:
        """Return the code of the niche an idea went to, "" while it is loose."""
        return self._codes.get(idea.niche, "")

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of ideas."""
        return 0 if parent is not None and parent.isValid() else len(self.ideas)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of an idea, and for a screen reader its group and place too."""
        idea = self.ideas[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return idea.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self.place(idea) or _("loose")
            return f"{idea.text}, {groups.name(idea.group)}, {place}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let ideas be chosen and dragged."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return own | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the one type in which ideas are dragged."""
        return [IDEAS]

    def mimeData(self, indexes: object) -> QMimeData:
        """Return the ids of the chosen ideas."""
        data = QMimeData()
        rows = sorted(i.row() for i in indexes)  # type: ignore[attr-defined]
        data.setData(IDEAS, json.dumps([self.ideas[r].id for r in rows]).encode())
        return data


class _Delegate(QStyledItemDelegate):
    """Draws an idea over as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        # As if the scroll bar were there: it may come after the heights were asked for.
        width = view.width() - look.px(12) if isinstance(view, QListView) else 200
        words = QRect(0, 0, width - look.px(88), 10_000)
        height = QFontMetrics(look.font()).boundingRect(words, _WRAP, _text(index)).height()
        return QSize(width, max(height + look.px(16), look.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, IdeaModel)
        idea, rect = model.ideas[index.row()], option.rect
        place = model.place(idea)
        painter.save()
        painter.fillRect(rect, look.colour(_ground(option, bool(place))))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        middle = QPointF(rect.left() + look.px(20), rect.top() + look.px(18))
        groups.draw(painter, idea.group, middle, look.px(10))
        self._words(painter, rect, idea.text, place)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, text: str, place: str) -> None:
        words = QRectF(rect).adjusted(look.px(36), look.px(8), -look.px(52), -look.px(4))
        painter.setFont(look.font())
        painter.setPen(look.colour("ink"))
        painter.drawText(words, _TOP_LEFT | _WRAP, text)
        painter.setFont(look.font("caption", weight=600))
        painter.setPen(look.colour("accent" if place else "warn"))
        corner = QRectF(rect).adjusted(0, look.px(9), -look.px(12), 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(corner, side, place or _("loose"))


def _text(index: Index) -> str:
    return str(index.data() or "")


def _ground(option: QStyleOptionViewItem, gathered: bool) -> str:
    if option.state & QStyle.StateFlag.State_Selected:
        return "accent-soft"
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    return "hover" if hovered or not gathered else "panel"


class IdeaList(QListView):
    """Ideas to choose, drag to a niche, or send there by its number.

    Signals:
        numbered(int): a digit was pressed: gather the chosen ideas under niche N<digit>, 0 loose.
        founded(object): + was pressed: make a niche of the chosen ideas.
        merged(object): M was pressed: make one idea of the chosen ones.
        picked(): other ideas were chosen.
        dropped(object): ids of ideas that were dropped here: set them loose.
        deleted(object): ids to delete.
        edited(str): the id of the idea to reword.
    """

    numbered = Signal(int)
    founded = Signal(object)
    merged = Signal(object)
    picked = Signal()
    dropped = Signal(object)
    deleted = Signal(object)
    edited = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.ideas = IdeaModel(self)
        self.setModel(self.ideas)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Ideas"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self._on_double)
        self.selectionModel().selectionChanged.connect(lambda *_items: self.picked.emit())

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the ideas of a workshop; what was chosen stays chosen."""
        kept, current = set(self.chosen), self.currentIndex().row()
        self.ideas.show(workshop)
        select = self.selectionModel()
        for row, idea in enumerate(self.ideas.ideas):
            if idea.id in kept:
                select.select(self.ideas.index(row), select.SelectionFlag.Select)
        if 0 <= current < len(self.ideas.ideas):
            flag = select.SelectionFlag.NoUpdate
            select.setCurrentIndex(self.ideas.index(current), flag)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen ideas, from top to bottom."""
        rows = sorted(i.row() for i in self.selectedIndexes())
        return tuple(self.ideas.ideas[r].id for r in rows if r < len(self.ideas.ideas))

    def start(self) -> None:
        """Take the keyboard; without a choice the newest idea is chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.chosen:
            here = self.currentIndex()
            wanted = here if here.isValid() else self.ideas.index(0)
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(wanted, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gather with a digit, found with +, merge with M, reword with F2, delete with Delete."""
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self.chosen:
            self.numbered.emit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Plus and self.chosen:
            self.founded.emit(self.chosen)
        elif key == Qt.Key.Key_M and len(self.chosen) > 1:
            self.merged.emit(self.chosen)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return) and self.chosen:
            self.edited.emit(self.chosen[0])
        elif key == Qt.Key.Key_Delete and self.chosen:
            self.deleted.emit(self.chosen)
        elif key == Qt.Key.Key_N:
            # The screen's shortcut: back to the field; a list would search for an "n".
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_double(self, index: QModelIndex) -> None:
        self.edited.emit(self.ideas.ideas[index.row()].id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take ideas only."""
        if dragged_ideas(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take ideas only."""
        if dragged_ideas(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Set dropped ideas loose."""
        found = dragged_ideas(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found)
