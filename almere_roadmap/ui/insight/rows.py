"""The rows under a finding, in a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.ui.widgets.table import Table


class RowsDialog(QDialog):
    """All rows on which a finding rests."""

    def __init__(self, content: Content, parent: QWidget) -> None:
        """Show the rows of a finding."""
        super().__init__(parent)
        self.setWindowTitle(_("The rows under it"))
        self.resize(look.px(860), look.px(560))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        title = heading(content.title, "section")
        title.setWordWrap(True)
        lay.addWidget(title)
        count = plural("{n} row", "{n} rows", len(content.rows.rows))
        lay.addWidget(label(count, "quiet"))
        self.table = Table(content.rows, _("The rows under it"))
        lay.addWidget(self.table, 1)
        if content.source:
            lay.addWidget(caption(_("Source: {source}").format(source=content.source)))
        close = button(_("Close"), primary=True)
        close.clicked.connect(self.accept)
        lay.addLayout(row(0, close))
