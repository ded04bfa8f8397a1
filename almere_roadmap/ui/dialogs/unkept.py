"""Asking what to do when the window should close but the disk refuses the last edits."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui import look
from almere_roadmap.ui.parts import button, heading, label, row


class UnkeptDialog(QDialog):
    """Says why not all is kept; accepted means that the rest is given up."""

    def __init__(self, window: QWidget, reason: str) -> None:
        """Offer to stay, which is the safe answer to Enter and Escape alike."""
        super().__init__(window)
        self.setWindowTitle(_("Not everything is kept"))
        self.setMinimumWidth(look.px(440))
        self.stay = button(_("Stay and try again"), primary=True)
        self.give_up = button(_("Close without the last changes"))
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.give_up.clicked.connect(self.accept)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(16))
        lay.addWidget(heading(_("Not everything is kept"), "section"))
        lay.addWidget(label(reason, wrap=True))
        lay.addLayout(row(0, self.give_up, self.stay))


def gives_up(window: QWidget, reason: str) -> bool:
    """Ask whether the last changes may be lost; ``reason`` is why they cannot be kept."""
    return UnkeptDialog(window, reason).exec() == QDialog.DialogCode.Accepted
