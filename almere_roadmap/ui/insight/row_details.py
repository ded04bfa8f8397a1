"""The right panel for a mark of a figure that is no record: what the rows under it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.widgets.parts import Chip, caption, hairline, heading, icon_label, label, row
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row


@dataclass(frozen=True, slots=True)
class Under:
    """Rows under a mark of one finding: its own row, those of the group it stands for, or both."""

    content: Content
    title: str
    own: Row | None
    group: tuple[Row, ...]


def rows_under(contents: Sequence[Content], key: str) -> tuple[Under, ...]:
    """Return what lies under the mark that a selection names, finding by finding."""
    found = (_under(content, key) for content in contents if key)
    return tuple(under for under in found if under is not None)


def _under(content: Content, key: str) -> Under | None:
    rows = content.rows.rows
    own = next((row for row in rows if row.key == key), None)
    group = tuple(row for row in rows if any(cell.key == key for cell in row.cells))
    if own is not None:
        return Under(content, _name(own), own, group)
    if not group:
        return None
    title = next(cell.text for cell in group[0].cells if cell.key == key)
    return Under(content, title, None, group)


def _name(own: Row) -> str:
    """Return what a row is called: its first words, a code and what follows it together."""
    texts = [cell.text for cell in own.cells[:2]]
    return " ".join(texts) if len(texts[0]) == 1 else texts[0]


class RowDetails(QWidget):
    """What the findings on show say of one section, area, network or other mark."""

    def __init__(self, found: Sequence[Under]) -> None:
        """Show the rows, in the order of the findings."""
        super().__init__()
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        title = heading(found[0].title, "section")
        title.setWordWrap(True)
        lay = row(icon_label("chart-column", "accent", 20), title)
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)
        for under in found:
            self._show(under)
        self._lay.addStretch(1)

    def _show(self, under: Under) -> None:
        content = under.content
        self._lay.addWidget(hairline())
        self._lay.addWidget(caption(content.subtitle))
        if content.flag:
            self._lay.addLayout(row(Chip(content.flag), 0))
        for column, cell in zip(content.rows.columns, _cells(under.own), strict=False):
            if cell.text:
                self._fact(column, cell.text)
        for member in under.group:
            self._lay.addWidget(label(_called(member, under.own), "body", wrap=True))
        if content.source:
            self._lay.addWidget(caption(_("Source: {source}").format(source=content.source)))

    def _fact(self, column: Column, text: str) -> None:
        name = label(column.title, "quiet", wrap=True)
        name.setFixedWidth(look.px(120))
        lay = row(name, label(text, "body", wrap=True))
        lay.setStretch(1, 1)
        lay.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        self._lay.addLayout(lay)


def _called(member: Row, own: Row | None) -> str:
    """Return what a row of a group is called: beside its head, where that has a row of its own."""
    return member.cells[0 if own is None else 1].text


def _cells(own: Row | None) -> tuple[Cell, ...]:
    return own.cells if own is not None else ()
