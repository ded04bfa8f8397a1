"""The left list of Facts: every dataset and every kind of record, with how many there are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.ui import look
from almere_roadmap.ui.parts import button, label

WIDTH = 244
"""The width of the list, in px at 100 %."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list; ``key`` is a dataset id or the name of a collection."""

    key: str
    title: str
    icon: str
    count: int | None = None


def entries(workshop: Workshop) -> list[tuple[str, list[Entry]]]:
    """Return the groups of the list with their lines."""
    codes = {d.code for d in workshop.datasets.values() if d.code}
    # The other reading of a table shows beside it, not in a line of its own.
    tables = [d for d in ordered(workshop.datasets.values()) if d.variant_of not in codes]
    return [
        (
            _("Statistics"),
            [
                *(Entry(d.id, f"{d.code} {d.title}".strip(), "table") for d in tables),
                _entry(workshop, "indicators", _("Loose indicators"), "list"),
            ],
        ),
        (
            _("Firms"),
            [_entry(workshop, "organisations", _("Firms and institutions"), "building-2")],
        ),
        (
            _("Working together"),
            [
                _entry(workshop, "networks", _("Networks"), "network"),
                _entry(workshop, "relations", _("Relations"), "link"),
            ],
        ),
        (
            _("Origin"),
            [
                _entry(workshop, "sources", _("Sources"), "book-open"),
                _entry(workshop, "findings", _("Points of attention"), "flag"),
            ],
        ),
    ]


def _entry(workshop: Workshop, collection: str, title: str, icon: str) -> Entry:
    return Entry(collection, title, icon, len(workshop.collection(collection)))


class Side(QFrame):
    """The list as buttons, one of which is down.

    Signals:
        chosen(str): the key of the line that was clicked.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(look.px(WIDTH))
        self.buttons: dict[str, QPushButton] = {}
        self._shown: list[tuple[str, list[Entry]]] = []
        self._group: QButtonGroup | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._scroll)

    def show_workshop(self, workshop: Workshop, current: str) -> None:
        """Show the lines of a workshop with ``current`` down."""
        wanted = entries(workshop)
        if wanted != self._shown:
            self._shown = wanted
            self._fill()
        if current in self.buttons:
            self.buttons[current].setChecked(True)

    def _fill(self) -> None:
        content = QWidget()
        content.setObjectName("content")
        lay = QVBoxLayout(content)
        lay.setContentsMargins(*(look.px(8),) * 4)
        lay.setSpacing(look.px(2))
        self.buttons = {}
        self._group = QButtonGroup(content)
        for title, lines in self._shown:
            head = label(title, "group")
            head.setContentsMargins(look.px(8), look.px(12), 0, look.px(4))
            lay.addWidget(head)
            for entry in lines:
                lay.addWidget(self._button(entry))
        lay.addStretch(1)
        self._scroll.setWidget(content)

    def _button(self, entry: Entry) -> QPushButton:
        count = "" if entry.count is None else f"  {number(entry.count)}"
        room = look.px(WIDTH - 68) - self.fontMetrics().horizontalAdvance(count)
        title = self.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        made = button(f"{title}{count}", entry.icon, tip=entry.title)
        made.setAccessibleName(entry.title)
        made.setCheckable(True)
        made.setProperty("entry", entry.key)
        made.clicked.connect(self._on_clicked)
        if self._group is not None:
            self._group.addButton(made)
        self.buttons[entry.key] = made
        return made

    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("entry")))
