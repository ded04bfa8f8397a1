"""The score matrix: niches down, criteria across, the groups' judgements in each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from almere_roadmap.analysis.choosing.scoring import SIGN, VERDICT, Verdict
from almere_roadmap.domain.entities import Criterion, Niche
from almere_roadmap.domain.words import Group
from almere_roadmap.i18n import _, number, percent, plural
from almere_roadmap.ui import groups, look
from almere_roadmap.ui.tips import plain_tip
from almere_roadmap.verbs.niches import SCALE

Index = QModelIndex | QPersistentModelIndex
_SHEET = "QTableView { border: none; border-radius: 0; } QHeaderView::section { padding: 0 2px; }"
_SHEET += " QHeaderView::section:first { padding-left: 12px; }"
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Judgement:
    """One cell: the mean, each group's value (None: "don't know") and how far they agree.

    ``low`` and ``high`` are the lowest and highest score of anybody, ``unsure`` how many said
    "don't know".
    """

    mean: float | None = None
    values: Mapping[Group, float | None] = field(default_factory=dict)
    verdict: Verdict = Verdict.NONE
    low: float | None = None
    high: float | None = None
    unsure: int = 0

    @property
    def known(self) -> dict[Group, float]:
        """Return the values of the groups that had one."""
        return {g: v for g, v in self.values.items() if v is not None}


@dataclass(frozen=True)
class Line:
    """One row: a niche with its rank in words and its weighted total."""

    niche: Niche
    rank: str
    total: float | None
    cells: tuple[Judgement, ...]
    verdict: Verdict = Verdict.NONE

    @property
    def agreement(self) -> str:
        """Say how far the groups agree on the whole, and on how many criteria they do not."""
        if self.verdict not in VERDICT:
            return ""
        counts = [(s, sum(c.verdict is v for c in self.cells)) for v, s in SIGN.items()]
        signs = "  ".join(f"{number(n)} {sign}" for sign, n in counts if n)
        return f"{_(VERDICT[self.verdict])}\n{signs}".strip()


@dataclass(frozen=True)
class Matrix:
    """The whole matrix: criteria with their share of the weight, and the rows in order."""

    criteria: tuple[Criterion, ...] = ()
    shares: tuple[float, ...] = ()
    lines: tuple[Line, ...] = ()


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
        self.beginResetModel()
        self.matrix, self.group = matrix, group
        values = [v for line in matrix.lines for c in line.cells for v in c.known.values()]
        self._digits = 0 if all(v == int(v) for v in values) else 1
        self.endResetModel()

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
            return _("Niche, in order")
        if section > len(self.matrix.criteria):
            return _("Weighted") if section == len(self.matrix.criteria) + 1 else _("The groups")
        share = percent(self.matrix.shares[section - 1], 0)
        return f"{self.matrix.criteria[section - 1].name}\n{share}"


class _Delegate(QStyledItemDelegate):
    """Draws mean, range and the groups' signs on the scale from 1 to 5."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ScoreModel)
        table = self.parent()
        assert isinstance(table, ScoreTable)
        painter.save()
        found = model.judgement(index)
        rect = QRectF(option.rect)
        chosen = model.matrix.lines[index.row()].niche.id == table.selection
        self._ground(painter, rect, chosen, found, model.group is None)
        if found is not None and model.group is None:
            _judgement(painter, rect, found, str(index.data()))
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


def _judgement(painter: QPainter, rect: QRectF, found: Judgement, words: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font(weight=600, tabular=True))
    painter.setPen(look.colour("ink" if found.mean is not None else "ink-2"))
    middle = rect.center().y()
    top = QRectF(rect.left(), middle - look.px(19), rect.width(), look.px(18))
    painter.drawText(top, _MIDDLE, words)
    known = found.known
    if not known:
        return
    strip = QRectF(rect.left() + look.px(10), middle + look.px(2), 0, look.px(14))
    strip.setRight(rect.right() - look.px(10))

    def at(value: float) -> float:
        return strip.left() + strip.width() * (value - SCALE[0]) / (SCALE[1] - SCALE[0])

    ends = (*known.values(), *(v for v in (found.low, found.high) if v is not None))
    low, high = at(min(ends)), at(max(ends))
    half = look.px(6)
    painter.fillRect(
        QRectF(low - half, strip.top(), high - low + 2 * half, strip.height()),
        look.colour("line"),
    )
    painter.setPen(QPen(look.colour("ink-2"), 1))
    painter.drawLine(strip.bottomLeft(), strip.bottomRight())
    for group, value in known.items():
        row = list(Group).index(group)
        centre = QPointF(at(value), strip.top() + strip.height() * (row + 0.5) / 4)
        groups.draw(painter, group, centre, look.px(6))


class ScoreTable(QTableView):
    """The matrix; while a group is chosen a digit scores the cell and goes to the next.

    Signals:
        scored(str, str, object): niche, criterion and value (None: "don't know").
        cleared(str, str): take the score of this cell away.
        chosen(str): a niche was walked to or clicked.
        walked(): another cell is under the cursor.
    """

    walked = Signal()
    scored = Signal(str, str, object)
    cleared = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, compact: bool = False) -> None:
        """Start empty; ``compact`` takes less room."""
        super().__init__()
        self.selection, self._compact = "", compact
        self.scores = ScoreModel(self, says_verdict=not compact)
        self.setModel(self.scores)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Scores by niche and criterion"))
        self.setStyleSheet(_SHEET)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(44 if compact else 54))
        head = self.horizontalHeader()
        head.setFixedHeight(look.px(64))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(look.px(58 if compact else 66))

    def show_matrix(self, matrix: Matrix, group: Group | None) -> None:
        """Show a matrix; the place of the keyboard stays on its niche and criterion."""
        at = self.currentIndex()
        place = self.scores.place(at) if at.isValid() and at.row() < len(self._lines) else None
        self.scores.show(matrix, group)
        head = self.horizontalHeader()
        if self.scores.columnCount():
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(0, look.px(200 if self.width() > look.px(760) else 160))
        if place:
            self._walk_to(*place)

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self.scores.matrix.lines

    def _walk_to(self, niche: str, criterion: str) -> None:
        rows = [i for i, line in enumerate(self._lines) if line.niche.id == niche]
        columns = [i for i, c in enumerate(self.scores.matrix.criteria) if c.id == criterion]
        if rows and columns:
            self.setCurrentIndex(self.scores.index(rows[0], columns[0] + 1))

    def fit_height(self) -> None:
        """Be exactly as high as all rows."""
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() else 0
        head = self.horizontalHeader().height()
        whole = self.verticalHeader().length() + head + extra + 4
        self.setMaximumHeight(whole)
        self.setMinimumHeight(whole if self._compact else min(whole, look.px(240)))

    def light(self, niche: str) -> None:
        """Light up a niche."""
        self.selection = niche
        self.viewport().update()

    @property
    def _is_on_cell(self) -> bool:
        at = self.currentIndex()
        return at.isValid() and self.scores.place(at) is not None

    def wait_at_first(self) -> None:
        """Let the first cell be the one that is scored where none is yet."""
        if self._lines and self.scores.matrix.criteria and not self._is_on_cell:
            self.setCurrentIndex(self.scores.index(0, 1))

    def start(self) -> None:
        """Put the keyboard on the first cell."""
        self.wait_at_first()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Choose the niche that was walked to."""
        super().currentChanged(current, previous)
        self.walked.emit()
        if current.isValid() and self.hasFocus():
            self.chosen.emit(self._lines[current.row()].niche.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score with 1–5, "don't know" with 0 or ?, clear with Delete; arrows walk."""
        place = self.target
        text = event.text()
        if place and text in ("1", "2", "3", "4", "5"):
            self.score(float(text))
        elif place and text in ("0", "?"):
            self.score(None)
        elif place and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit(*place)
        elif text and text.isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def score(self, value: float | None) -> None:
        """Give the cell under the cursor a score and go to the next."""
        place = self.target
        if place is not None:
            self._step()
            self.scored.emit(*place, value)

    @property
    def target(self) -> tuple[str, str] | None:
        """Return niche and criterion of the cell that is scored, None outside them."""
        at = self.currentIndex()
        return self.scores.place(at) if at.isValid() and self.scores.group else None

    def _step(self) -> None:
        """Go to the next criterion, after the last to the next niche."""
        at = self.currentIndex()
        last = at.column() == len(self.scores.matrix.criteria)
        row, column = (at.row() + 1, 1) if last else (at.row(), at.column() + 1)
        if row < len(self._lines):
            self.setCurrentIndex(self.scores.index(row, column))
