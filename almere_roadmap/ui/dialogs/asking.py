"""Asking something with two answers, or telling something; the safe answer is the default."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, heading, label, row


class AskingDialog(QDialog):
    """Says something; accepted means the other answer than the safe one."""

    def __init__(
        self, window: QWidget | None, title: str, words: str, safe: str, other: str = ""
    ) -> None:
        """Offer the safe answer, to Enter and Escape alike, and perhaps another."""
        super().__init__(window)
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(440))
        self.safe, self.other = button(safe, primary=True), button(other)
        self.safe.setDefault(True)
        self.safe.clicked.connect(self.reject)
        self.other.setVisible(bool(other))
        self.other.clicked.connect(self.accept)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(16))
        lay.addWidget(heading(title, "section"))
        lay.addWidget(label(words, wrap=True))
        lay.addLayout(row(0, self.other, self.safe))


def gives_up(window: QWidget, reason: str) -> bool:
    """Ask whether the last changes may be lost; ``reason`` is why they cannot be kept."""
    title, stay = _("Not everything is kept"), _("Stay and try again")
    return _asked(AskingDialog(window, title, reason, stay, _("Close without the last changes")))


def may_replace(window: QWidget, name: str) -> bool:
    """Ask whether the file of this name may be replaced."""
    words = _("There is a file {file} already. What is in it will be gone.").format(file=name)
    title, replace = _("Replace the file?"), _("Replace it")
    return _asked(AskingDialog(window, title, words, _("Leave it"), replace))


def tell(window: QWidget, title: str, words: str) -> None:
    """Tell something that is to be read before the work goes on."""
    AskingDialog(window, title, words, _("Close")).exec()


def _asked(dialog: AskingDialog) -> bool:
    return dialog.exec() == QDialog.DialogCode.Accepted
