"""Keying in dots: niches down, groups across, a number in each cell.

The room may look on, so a cell that has been keyed in shows only that it has; the one under the
cursor shows its number.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups, look

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def voting_groups(workshop: Workshop) -> list[Group]:
    """Return the groups that vote: those with people in the room, all when nobody was entered."""
    present = {p.group for p in workshop.participants.values()}
    return [g for g in Group if g in present] or list(Group)


class DotModel(QAbstractTableModel):
    """Shows the dots of one round to Qt; what is typed comes out as a signal.

    Signals:
        keyed(str, object, int): niche, group and number of dots.
    """

    keyed = Signal(str, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.niches: list[Niche] = []
        self.groups: list[Group] = []
        self._dots: dict[tuple[str, Group], int] = {}

    def show(self, workshop: Workshop, voting: VotingRound) -> None:
        """Show the ballots of a round."""
        niches, found = ordered(workshop.niches.values()), voting_groups(workshop)
        ballots = (b for b in workshop.ballots.values() if b.round == voting.id)
        dots = {(b.niche, b.group): b.dots for b in ballots}
        # A reset would take the editor away from under the number that was just typed.
        if [n.id for n in niches] == [n.id for n in self.niches] and found == self.groups:
            before, self.niches, self._dots = self._dots, niches, dots
            self._tell({k for k in before.keys() | dots.keys() if before.get(k) != dots.get(k)})
            return
        self.beginResetModel()
        self.niches, self.groups, self._dots = niches, found, dots
        self.endResetModel()

    def _tell(self, changed: set[tuple[str, Group]]) -> None:
        # Cell by cell: an editor on a cell that is told of would lose what is being typed.
        for row, niche in enumerate(self.niches):
            for column, group in enumerate(self.groups):
                if (niche.id, group) in changed:
                    at = self.index(row, column)
                    self.dataChanged.emit(at, at)

    def dots(self, index: Index) -> int | None:
        """Return the dots in a cell, None when nothing was keyed in."""
        return self._dots.get((self.niches[index.row()].id, self.groups[index.column()]))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of niches."""
        return 0 if parent is not None and parent.isValid() else len(self.niches)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of groups."""
        return 0 if parent is not None and parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number to edit, and for a screen reader whether there is one."""
        dots = self.dots(index)
        if role == Qt.ItemDataRole.EditRole:
            return "" if dots is None else str(dots)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("nothing keyed in") if dots is None else number(dots)
        return _MIDDLE if role == Qt.ItemDataRole.TextAlignmentRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Send what was typed to the workshop."""
        if role != Qt.ItemDataRole.EditRole or not str(value).isdecimal():
            return False
        niche, group = self.niches[index.row()].id, self.groups[index.column()]
        self.keyed.emit(niche, group, int(str(value)))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return own | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the groups across and the niches down."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return capital(groups.name(self.groups[section]))
            niche = self.niches[section]
            return f"{niche.code} {niche.name}".strip()
        if role == Qt.ItemDataRole.DecorationRole and orientation == Qt.Orientation.Horizontal:
            return groups.icon(self.groups[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Delegate(QStyledItemDelegate):
    """Hides the numbers except the one under the cursor."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, DotModel)
        dots = model.dots(index)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(option.rect, look.colour("accent-soft" if focused else "panel"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setPen(look.colour("ink-2" if dots is None else "ink"))
        painter.setFont(look.font("strong", tabular=True))
        words = "–" if dots is None else number(dots) if focused else "●"
        painter.drawText(QRectF(option.rect), _MIDDLE, words)
        if focused:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setValidator(QIntValidator(0, 9999, line))
        line.setAlignment(_MIDDLE)
        line.setAccessibleName(_("Number of dots"))
        return line


class DotGrid(QTableView):
    """Type a number and Enter: the cursor goes down to the next niche."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.dots = DotModel(self)
        self.setModel(self.dots)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Dots by niche and group"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumHeight(look.px(36))
        across.setHighlightSections(False)
        down.setDefaultSectionSize(look.px(40))
        down.setFixedWidth(look.px(240))
        down.setHighlightSections(False)
        self.itemDelegate().closeEditor.connect(self._on_closed)

    def show_round(self, workshop: Workshop, voting: VotingRound) -> None:
        """Show the ballots of a round; the cursor stays."""
        place = (self.currentIndex().row(), self.currentIndex().column())
        self.dots.show(workshop, voting)
        rows, columns = self.dots.rowCount(), self.dots.columnCount()
        if rows and columns:
            row, column = max(0, min(place[0], rows - 1)), max(0, min(place[1], columns - 1))
            self.setCurrentIndex(self.dots.index(row, column))
        head = self.horizontalHeader().height()
        self.setFixedHeight(self.verticalHeader().length() + head + 2 * self.frameWidth() + 2)

    def _on_closed(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self._step_down()

    def _step_down(self) -> None:
        index = self.currentIndex()
        last = index.row() == self.dots.rowCount() - 1
        row, column = (0, index.column() + 1) if last else (index.row() + 1, index.column())
        if column < self.dots.columnCount():
            self.setCurrentIndex(self.dots.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start editing with Return; letters are left to the screen's shortcuts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and self.state() != self.State.EditingState:
                self.edit(self.currentIndex())
        elif event.text() and not event.text().isdigit() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
