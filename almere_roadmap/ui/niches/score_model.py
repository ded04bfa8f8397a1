"""The score matrix as Qt sees it: words for every cell, also for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from almere_roadmap.analysis.choosing.scoring import SIGN, VERDICT
from almere_roadmap.domain.words import Group
from almere_roadmap.i18n import _, number, percent, plural
from almere_roadmap.ui import groups
from almere_roadmap.ui.niches.judgements import Judgement, Line, Matrix
from almere_roadmap.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ScoreModel(QAbstractTableModel):
    """Shows a matrix to Qt: rank, niche, the criteria, the weighted total."""

    def __init__(self, parent: QObject, says_verdict: bool) -> None:
        """Start empty; ``says_verdict`` adds a column that tells how far the groups agree."""
        super().__init__(parent)
        self.says_verdict = says_verdict
        self.matrix = Matrix()
        self.group: Group | None = None
        self._digits = 0

    def show(self, matrix: Matrix, group: Group | None) -> None:
        """Show a matrix; with a ``group`` the cells hold that group's own scores."""
        values = [v for line in matrix.lines for c in line.cells for v in c.known.values()]
        digits = 0 if all(v == int(v) for v in values) else 1
        before = self.matrix
        if (_frame(before), self.group, self._digits) == (_frame(matrix), group, digits):
            self.matrix = matrix
            self._tell(before)
            return
        self.beginResetModel()
        self.matrix, self.group, self._digits = matrix, group, digits
        self.endResetModel()

    def _tell(self, before: Matrix) -> None:
        """Tell of the rows that changed; the cursor and the rest of the picture stay."""
        for row, (old, new) in enumerate(zip(before.lines, self.matrix.lines, strict=True)):
            if old != new:
                self.tell_row(row)

    def tell_row(self, row: int) -> None:
        """Let a row be drawn anew."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of niches."""
        return 0 if parent is not None and parent.isValid() else len(self.matrix.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of criteria plus the name before and the total after them."""
        if parent is not None and parent.isValid():
            return 0
        # While a group scores, what the groups together make of it is not shown.
        together = (3 if self.says_verdict else 2) if self.group is None else 1
        return len(self.matrix.criteria) + together

    def judgement(self, index: Index) -> Judgement | None:
        """Return the cell of a criterion, None beside them."""
        cells = self.matrix.lines[index.row()].cells
        return cells[index.column() - 1] if 0 < index.column() <= len(cells) else None

    def place(self, index: Index) -> tuple[str, str] | None:
        """Return the ids of niche and criterion of a cell."""
        if self.judgement(index) is None:
            return None
        criterion = self.matrix.criteria[index.column() - 1]
        return self.matrix.lines[index.row()].niche.id, criterion.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the delegate draws the rest."""
        line, found = self.matrix.lines[index.row()], self.judgement(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index, line, found)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._told(index, line, found))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if found is None:
            if index.column() == len(self.matrix.criteria) + 2:
                return line.agreement
            if index.column() == 0:
                return f"{line.niche.code} {line.niche.name}".strip()
            return number(line.total, 2) if line.total is not None else "–"
        return self._said(found)

    def _told(self, index: Index, line: Line, found: Judgement | None) -> str:
        """Return a cell in full words, for a screen reader and a resting pointer."""
        niche = f"{line.niche.code} {line.niche.name}".strip()
        head = str(self.headerData(index.column(), Qt.Orientation.Horizontal)).replace("\n", " ")
        if found is None:
            return f"{niche}, {head}: {index.data()}" if index.column() else niche
        if self.group is not None:
            said = index.data() if self.group in found.values else _("no score yet")
            return f"{niche}, {head}: {said}"
        parts = [f"{niche}, {head}: {number(found.mean, 1) if found.mean is not None else '–'}"]
        parts += [f"{groups.name(g)} {number(v, 1)}" for g, v in found.known.items()]
        if found.low is not None and found.high is not None:
            words = _("from {low} to {high}")
            parts.append(words.format(low=number(found.low, 1), high=number(found.high, 1)))
        if found.unsure:
            parts.append(plural("{n} “don’t know”", "{n} “don’t know”", found.unsure))
        if found.verdict in VERDICT:
            parts.append(_(VERDICT[found.verdict]))
        return "; ".join(parts)

    def _said(self, found: Judgement) -> str:
        if self.group is None:
            mean = number(found.mean, 1) if found.mean is not None else "·"
            return f"{mean} {SIGN.get(found.verdict, '')}".strip()
        if self.group not in found.values:
            return "·"
        value = found.values[self.group]
        return "?" if value is None else number(value, self._digits)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the criteria with their share of the weight."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # Qt wraps a head only when the flag is among its alignment.
            return int(_LEFT if section == 0 else _MIDDLE) | int(Qt.TextFlag.TextWordWrap)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Niche, in order") if self.group is None else _("Niche")
        if section > len(self.matrix.criteria):
            return _("Weighted") if section == len(self.matrix.criteria) + 1 else _("The groups")
        share = percent(self.matrix.shares[section - 1], 0)
        return f"{self.matrix.criteria[section - 1].name}\n{share}"


def _frame(matrix: Matrix) -> tuple[object, ...]:
    """Return what the heads of a matrix show."""
    return matrix.criteria, matrix.shares, tuple(line.niche.id for line in matrix.lines)
