"""The score matrix: niches down, criteria across, the groups' judgements in each cell."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from almere_roadmap.domain.words import Group
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.judgements import Line, Matrix
from almere_roadmap.ui.niches.score_cells import LINE, WORDS, ScoreCells
from almere_roadmap.ui.niches.score_model import Index, ScoreModel

_SHEET = "QTableView { border: none; border-radius: 0; } QHeaderView::section { padding: 0 2px; }"
_SHEET += " QHeaderView::section:first { padding-left: 12px; }"

_SEEN = 8.5
"""So many rows are seen at once beside other cards; the half row tells that there are more."""


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
        self._compact = compact
        self.scores = ScoreModel(self, says_verdict=not compact)
        self.setModel(self.scores)
        self.scores.modelReset.connect(self._fit_columns)
        self.cells = ScoreCells(self)
        self.setItemDelegate(self.cells)
        # All that follows a choice comes after the key that walked here, and once for several.
        self._choosing = QTimer(self, singleShot=True, interval=0)
        self._choosing.timeout.connect(self._choose)
        self.setAccessibleName(_("Scores by niche and criterion"))
        self.setStyleSheet(_SHEET)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFixedHeight(look.px(64))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(look.px(66))

    def show_matrix(self, matrix: Matrix, group: Group | None) -> None:
        """Show a matrix; the place of the keyboard stays on its niche and criterion."""
        at = self.currentIndex()
        place = self.scores.place(at) if at.isValid() and at.row() < len(self._lines) else None
        self.scores.show(matrix, group)
        self._fit_rows(matrix, group)
        if place and not self.currentIndex().isValid():
            self._walk_to(*place)

    def _fit_columns(self) -> None:
        if self.scores.columnCount():
            head = self.horizontalHeader()
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(0, look.px(200 if self.width() > look.px(900) else 160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the criteria room for their words."""
        self._fit_columns()
        super().resizeEvent(event)

    def _fit_rows(self, matrix: Matrix, group: Group | None) -> None:
        """Give each group that scored a line in every cell, so that no sign lies on another."""
        known = {g for line in matrix.lines for cell in line.cells for g in cell.known}
        self.cells.voices = tuple(g for g in Group if g in known)
        lines = len(self.cells.voices) if group is None else 2
        height = WORDS + LINE * lines + (0 if self._compact else 12)
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != look.px(max(height, 40)):
            rows.setDefaultSectionSize(look.px(max(height, 40)))

    def sizeHint(self) -> QSize:
        """Ask for all rows."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self.scores.matrix.lines

    def _walk_to(self, niche: str, criterion: str) -> None:
        rows = [i for i, line in enumerate(self._lines) if line.niche.id == niche]
        columns = [i for i, c in enumerate(self.scores.matrix.criteria) if c.id == criterion]
        if rows and columns:
            self.setCurrentIndex(self.scores.index(rows[0], columns[0] + 1))

    def fit_height(self) -> None:
        """Be exactly as high as all rows; beside other cards, as high as some of them."""
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() else 0
        head = self.horizontalHeader().height()
        rows = self.verticalHeader()
        shown = rows.length()
        if self._compact:
            shown = min(shown, round(_SEEN * rows.defaultSectionSize()))
        whole = shown + head + extra + 4
        self.setMaximumHeight(whole)
        self.setMinimumHeight(min(whole, look.px(240)))
        self.updateGeometry()

    def light(self, niche: str) -> None:
        """Light up a niche."""
        before, self.cells.lit = self.cells.lit, niche
        for row, line in enumerate(self._lines):
            if line.niche.id in (before, niche) and before != niche:
                self.scores.tell_row(row)

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
            self._choosing.start()

    def _choose(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self._lines):
            self.chosen.emit(self._lines[row].niche.id)

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
