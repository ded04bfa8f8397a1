"""Content that scrolls: above a foot that stays in sight, or up and down only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.ui.widgets.parts import hairline, scrolling


def scrolled_above(panel: QWidget, content: QWidget) -> QVBoxLayout:
    """Lay content out in a panel, scrolling above a hairline; what is added next is the foot."""
    lay = QVBoxLayout(panel)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(0)
    lay.addWidget(scrolling(content), 1)
    lay.addWidget(hairline())
    return lay


class WholeWidth(QScrollArea):
    """Scrolls up and down and is never narrower than what is in it."""

    def __init__(self, inside: QWidget) -> None:
        """Take content in."""
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the content, with room for the bar."""
        inside, bar = self._inside, self.verticalScrollBar().sizeHint().width()
        least = max(inside.minimumWidth(), inside.minimumSizeHint().width())
        return QSize(least + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the content changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
