"""A panel whose content scrolls while its foot stays in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.ui.parts import hairline, scrolling


def scrolled_above(panel: QWidget, content: QWidget) -> QVBoxLayout:
    """Lay content out in a panel, scrolling above a hairline; what is added next is the foot."""
    lay = QVBoxLayout(panel)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(0)
    lay.addWidget(scrolling(content), 1)
    lay.addWidget(hairline())
    return lay
