"""The sheet of shortcuts, with a search of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.i18n import _
from almere_roadmap.ui.actions import action
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.shortcuts import KEYS, ON_SCREENS
from almere_roadmap.ui.widgets.parts import SearchField


class KeysDialog(QDialog):
    """Lists what can be done by keyboard."""

    def __init__(self, window: QWidget) -> None:
        """Show all keys."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Shortcuts"))
        self.resize(look.px(720), look.px(560))
        self.field = SearchField(_("Search shortcuts"))
        self.field.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels([_("Where"), _("What"), _("Keys")])
        self.tree.setAccessibleName(_("Shortcuts"))
        for texts in _rows():
            self.tree.addTopLevelItem(QTreeWidgetItem(texts))
        header, modes = self.tree.header(), QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        for column, mode in enumerate(
            (modes.ResizeToContents, modes.Stretch, modes.ResizeToContents)
        ):
            header.setSectionResizeMode(column, mode)
        self.tree.setStyleSheet(f"QTreeView::item {{ padding: {look.px(4)}px {look.px(6)}px; }}")
        lay = QVBoxLayout(self)
        lay.addWidget(self.field)
        lay.addWidget(self.tree)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for place in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(place)
            if item is not None:
                words = " ".join(item.text(column) for column in range(3)).casefold()
                item.setHidden(wanted not in words)


def _rows() -> Iterator[list[str]]:
    for name, keys in KEYS.items():
        yield [_("Everywhere"), _(action(name).text), ", ".join(keys)]
    yield [_("Everywhere"), _("Start to Outcome"), "Ctrl+1 … Ctrl+8"]
    for screen, pressed, what in ON_SCREENS:
        yield [_(screen), _(what), _(pressed)]
