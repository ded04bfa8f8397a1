"""The papers of a vote that are in, without what is on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from almere_roadmap.domain.entities import Slip
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui import groups
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import caption, label, row, tool_button


class PaperList(QWidget):
    """The papers that are in, without what is on them; each can be put right or taken out.

    Signals:
        put_right(str): the id of a paper to correct.
        taken_out(str): the id of a paper to take out.
    """

    put_right = Signal(str)
    taken_out = Signal(str)

    def __init__(self) -> None:
        """Start without papers."""
        super().__init__()
        self.words = label("", "group")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Papers that are in"))
        self.list.setMaximumHeight(look.px(140))
        self.list.itemActivated.connect(lambda item: self.put_right.emit(_slip(item)))
        self.right = tool_button("pencil", _("Put this paper right"))
        self.right.clicked.connect(lambda: self._send(self.put_right))
        self.out = tool_button("trash-2", _("Take this paper out"))
        self.out.clicked.connect(lambda: self._send(self.taken_out))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, look.px(8), 0, 0)
        lay.setSpacing(look.px(4))
        lay.addLayout(row(self.words, 0, self.right, self.out))
        lay.addWidget(self.list)
        lay.addWidget(caption(_("Until the reveal a paper can be put right or taken out.")))

    def show_slips(self, slips: list[Slip]) -> None:
        """List papers by their numbers; the chosen one stays chosen."""
        chosen = self._chosen()
        self.setVisible(bool(slips))
        self.words.setText(plural("{n} paper in", "{n} papers in", len(slips)))
        self.list.clear()
        for place, slip in enumerate(slips, 1):
            words = _("Paper {n}: {group}")
            numbered = number(slip.number or place)
            said = words.format(n=numbered, group=groups.name(slip.group))
            said += f" · {_('skipped')}" if slip.skipped else ""
            item = QListWidgetItem(groups.icon(slip.group), said)
            item.setData(Qt.ItemDataRole.UserRole, slip.id)
            self.list.addItem(item)
            if slip.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(len(slips) - 1)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return _slip(item) if item is not None else ""

    def _send(self, signal: object) -> None:
        if self._chosen():
            signal.emit(self._chosen())  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen paper out with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._send(self.taken_out)
        else:
            super().keyPressEvent(event)


def _slip(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
