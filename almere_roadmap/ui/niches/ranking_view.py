"""The outcome of a vote with the line below which nothing goes on; the line can be dragged."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from almere_roadmap.analysis.choosing.voting import Tally
from almere_roadmap.figures.choosing.votes import dot_rows, line_at, line_place
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.figure_view import FigureView

_NEAR = 6
"""How many px from the line one can take hold of it."""


class RankingView(FigureView):
    """Niches by dots.

    Signals:
        drawn(int): the line was let go below this place.
        caught(): somebody dragged while ``is_safe`` lets dragging move nothing.
    """

    drawn = Signal(int)
    caught = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.is_safe = False
        self.found: Tally | None = None
        self._held: Tally | None = None

    def show_tally(self, found: Tally) -> None:
        """Show the outcome of a round."""
        self.found, self._held = found, None
        self.follow(partial(dot_rows, found))

    def line_y(self) -> float:
        """Return where the line is, in px from the top."""
        return line_place(self.found) * self.scale if self.found is not None else 0.0

    def _is_near(self, event: QMouseEvent) -> bool:
        found = self.found
        drawn = found is not None and not found.hidden and found.round.line > 0
        return drawn and abs(event.position().y() - self.line_y()) <= look.px(_NEAR)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line."""
        if event.button() == Qt.MouseButton.LeftButton and self._is_near(event):
            self._held = self.found
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line that is held; elsewhere show that it can be."""
        if self._held is not None and self.is_safe:
            self._held = None
            self.caught.emit()
        if self._held is None:
            super().mouseMoveEvent(event)
            if self._is_near(event):
                self.setCursor(Qt.CursorShape.SplitVCursor)
            return
        line = max(1, line_at(self._held, event.position().y() / self.scale))
        self._held = replace(self._held, round=replace(self._held.round, line=line))
        self.follow(partial(dot_rows, self._held))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the line where it was let go, or pick what was clicked."""
        held, self._held = self._held, None
        if held is None:
            super().mouseReleaseEvent(event)
        elif self.found is not None and held.round.line != self.found.round.line:
            self.drawn.emit(held.round.line)
