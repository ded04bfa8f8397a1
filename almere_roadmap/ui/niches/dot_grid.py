"""Keying in hands: niches down, groups across, a number in each cell; then how many people voted.

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
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPen, QResizeEvent
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

from almere_roadmap.analysis.choosing.voting import read_out
from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.turnout import hands_of, voting_groups
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups
from almere_roadmap.ui.drawing import look

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignCenter


PEOPLE, SKIPPED = "people", "skipped"
"""What the two last rows count: people who voted by hand, and those of them without a dot."""


class DotModel(QAbstractTableModel):
    """Shows the dots of one round to Qt; what is typed comes out as a signal.

    Signals:
        keyed(str, object, int): niche, group and number of dots.
        counted(object, int, int): group, people who voted by hand and those without a dot.
    """

    keyed = Signal(str, object, int)
    counted = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.niches: list[Niche] = []
        self.groups: list[Group] = []
        self._dots: dict[tuple[str, Group], int] = {}

    def show(self, workshop: Workshop, voting: VotingRound) -> None:
        """Show the ballots of a round."""
        niches, found = read_out(workshop, voting), voting_groups(workshop)
        ballots = (b for b in workshop.ballots.values() if b.round == voting.id and not b.slip)
        dots = {(b.niche, b.group): b.dots for b in ballots}
        for group in found:
            slip = hands_of(workshop, voting, group)
            if slip is not None:
                dots |= {(PEOPLE, group): slip.people, (SKIPPED, group): slip.skipped}
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
        for row in range(self.rowCount()):
            for column, group in enumerate(self.groups):
                if (self.row_key(row), group) in changed:
                    at = self.index(row, column)
                    self.dataChanged.emit(at, at)

    def dots(self, index: Index) -> int | None:
        """Return the dots in a cell, None when nothing was keyed in."""
        return self._dots.get((self.row_key(index.row()), self.groups[index.column()]))

    def row_key(self, row: int) -> str:
        """Return the id of the niche of a row, PEOPLE or SKIPPED below them."""
        if row < len(self.niches):
            return self.niches[row].id
        return (PEOPLE, SKIPPED)[row - len(self.niches)]

    def row_name(self, row: int) -> str:
        """Return what a row counts."""
        if row < len(self.niches):
            niche = self.niches[row]
            return f"{niche.code} {niche.name}".strip()
        return (_("people by hand"), _("of these skipped"))[row - len(self.niches)]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of niches and the two rows of people."""
        if (parent is not None and parent.isValid()) or not self.niches:
            return 0
        return len(self.niches) + 2

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of groups."""
        return 0 if parent is not None and parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number to edit, and for a screen reader whether there is one."""
        dots = self.dots(index)
        if role == Qt.ItemDataRole.EditRole:
            return "" if dots is None else str(dots)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = f"{self.row_name(index.row())}, {groups.name(self.groups[index.column()])}"
            words = _("nothing keyed in") if dots is None else number(dots)
            return f"{place}: {words}"
        return _MIDDLE if role == Qt.ItemDataRole.TextAlignmentRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Send what was typed to the workshop."""
        if role != Qt.ItemDataRole.EditRole or not str(value).isdecimal():
            return False
        self.key_in(index, int(str(value)))
        return True

    def key_in(self, index: Index, count: int) -> None:
        """Send a number for a cell to the workshop."""
        key, group = self.row_key(index.row()), self.groups[index.column()]
        if key == PEOPLE:
            self.counted.emit(group, count, self._dots.get((SKIPPED, group), 0))
        elif key == SKIPPED:
            people = self._dots.get((PEOPLE, group), 0)
            self.counted.emit(group, max(people, count), count)
        else:
            self.keyed.emit(key, group, count)

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
            return self.row_name(section)
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
        secret = index.row() < len(model.niches) and not focused
        words = "–" if dots is None else "●" if secret else number(dots)
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
    """Type a number and Enter: the cursor goes down to the next niche; + and − count one by one.

    Signals:
        walked(): another cell is under the cursor, or its number changed.
    """

    walked = Signal()

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
        self.setStyleSheet("QHeaderView::section { padding: 0 6px; }")
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumHeight(look.px(36))
        across.setHighlightSections(False)
        down.setDefaultSectionSize(look.px(40))
        down.setHighlightSections(False)
        self.itemDelegate().closeEditor.connect(self._on_closed)
        self.dots.dataChanged.connect(lambda *_cells: self.walked.emit())

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the groups room for their names."""
        least, most = look.px(150), look.px(240)
        self.verticalHeader().setFixedWidth(max(least, min(most, round(0.36 * self.width()))))
        super().resizeEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that the cursor is on another cell."""
        super().currentChanged(current, previous)
        self.walked.emit()

    def count_by(self, step: int) -> None:
        """Count one more or one fewer in the cell under the cursor."""
        at = self.currentIndex()
        if at.isValid():
            self.dots.key_in(at, max(0, (self.dots.dots(at) or 0) + step))

    def _on_closed(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self._step_down()

    def _step_down(self) -> None:
        index = self.currentIndex()
        # After the last niche the next group; how many people voted is keyed in where one wants.
        last = index.row() in (len(self.dots.niches) - 1, self.dots.rowCount() - 1)
        row, column = (0, index.column() + 1) if last else (index.row() + 1, index.column())
        if column < self.dots.columnCount():
            self.setCurrentIndex(self.dots.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start editing with Return; letters are left to the screen's shortcuts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and self.state() != self.State.EditingState:
                self.edit(self.currentIndex())
        elif event.text() in ("+", "-"):
            self.count_by(1 if event.text() == "+" else -1)
        elif event.text() and not event.text().isdigit() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
