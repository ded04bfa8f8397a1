"""One way to begin, as a row: icon, words, and a chevron or the keys that do the same."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import caption, column, icon_label, label


class Entry(QPushButton):
    """A wide button with a title, a note and a hairline under it."""

    def __init__(self, icon: str, title: str, note: str, keys: str = "") -> None:
        """Show ``keys`` instead of the chevron where there are any."""
        super().__init__()
        self.setObjectName("entry")
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._inside = lay = QHBoxLayout(self)
        lay.setContentsMargins(look.px(4), look.px(10), look.px(4), look.px(10))
        lay.setSpacing(look.px(16))
        end = label(keys, "keycap") if keys else icon_label("chevron-right", "ink-2")
        if keys:
            end.setObjectName("keycap")
        lay.addWidget(icon_label(icon, "accent", 20))
        lay.addLayout(column(label(title, "bold"), caption(note), gap=2), 1)
        lay.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """Be as high as the words ask for."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be lower than the words."""
        return QSize(look.px(160), self._inside.sizeHint().height())
