"""What stands in place of the cards while a large network is being judged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, row

_STEPS = 100


class Waiting(QWidget):
    """How far the work is, and a way to leave it.

    Signals:
        left(): the person does not wait any longer.
    """

    left = Signal()

    def __init__(self) -> None:
        """Begin at nothing."""
        super().__init__()
        self.setObjectName("content")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Judging the network …"))
        self.bar.setFixedWidth(look.px(240))
        self.leave = button(_("Cancel"))
        self.leave.clicked.connect(self.left)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(24),) * 4)
        lay.addWidget(caption(_("Judging the network …")))
        lay.addLayout(row(self.bar, self.leave, 0))
        lay.addStretch(1)

    def show_share(self, share: float) -> None:
        """Show how much is done."""
        self.bar.setValue(round(_STEPS * share))
