"""The history of a workshop: who did what when; one step can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import _, plural, said, say
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.parts import button, heading, row


class HistoryDialog(QDialog):
    """Lists the edits, the newest first."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Read the history of the open document."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History"))
        self.resize(look.px(640), look.px(480))
        self.bridge = bridge
        self.list = QListWidget()
        self.list.setAccessibleName(_("History"))
        self.back = button(_("Take this step back"), "undo-2")
        self.back.clicked.connect(self._revert)
        self.count = heading("", "section")
        lay = QVBoxLayout(self)
        lay.addWidget(self.count)
        lay.addWidget(self.list)
        lay.addLayout(row(0, self.back))
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        document = self.bridge.document
        edits = document.history() if document else ()
        for edit in reversed(edits):
            item = QListWidgetItem(_line(edit))
            item.setData(Qt.ItemDataRole.UserRole, edit.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.count.setText(plural("{n} step", "{n} steps", len(edits)))
        self.back.setEnabled(bool(edits) and document is not None and not document.read_only)

    def _revert(self) -> None:
        item, document = self.list.currentItem(), self.bridge.document
        if item is None or document is None:
            return
        try:
            document.revert(item.data(Qt.ItemDataRole.UserRole))
        except AlmereError as error:
            self.bridge.told.emit("warn", said(error))
            return
        self._fill()


def _line(edit: Edit) -> str:
    when = edit.time[:16].replace("T", " ")
    words = say(edit.label)
    if edit.undoes:
        words = _("Undone: {step}").format(step=words)
    return "   ".join(filter(None, (when, edit.author, words)))
