"""The left list of Facts: every dataset and every kind of record, with how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.questions import about
from almere_roadmap.domain.words import DatasetKind, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, icon_label, label, set_tip

WIDTH = 244
"""The width of the list, in px at 100 %."""

REGISTER = "register"
"""The key of the line of the register where there is none yet."""

_CUT = re.compile(r"\s*(?:,| (?:naar|van|per|voor|by|of|per|for) ).*", re.IGNORECASE)
_TABLE = re.compile(r"(?:tabel|table) (\w+)", re.IGNORECASE)
_PARTNERS = ("relatie", "relation")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list; ``key`` is a dataset id or the name of a collection.

    ``title`` fits the list, or else ``shorter`` does; ``whole`` says all; ``flagged`` tells of
    points of attention.
    """

    key: str
    title: str
    icon: str
    count: int | None = None
    whole: str = ""
    shorter: str = ""
    flagged: bool = False


def short_name(dataset: Dataset) -> str:
    """Return what a dataset is called in a list: "Vestigingen (Tabel 1)"."""
    found = _TABLE.search(dataset.place)
    number_of = _("Table {number}").format(number=found[1]) if found else dataset.code
    return _named(dataset, number_of)


def _named(dataset: Dataset, number_of: str) -> str:
    name = _CUT.sub("", dataset.title) or dataset.title
    return f"{name} ({number_of})" if number_of else name


def entries(workshop: Workshop) -> list[tuple[str, list[Entry]]]:
    """Return the groups of the list with their lines."""
    tables: list[Entry] = []
    partners: list[Entry] = []
    for dataset in _statistics(workshop):
        of_partners = dataset.unit.casefold().startswith(_PARTNERS)
        (partners if of_partners else tables).append(_dataset(workshop, dataset))
    return [
        (
            _("Statistics"),
            [*tables, _entry(workshop, "indicators", _("Loose indicators"), "list")],
        ),
        (
            _("Firms"),
            [
                *_registers(workshop),
                _entry(workshop, "organisations", _("In this workshop"), "building-2"),
                _entry(workshop, "profiles", _("Partner profiles"), "clipboard-list"),
            ],
        ),
        (
            _("Working together"),
            [
                _entry(workshop, "networks", _("Networks"), "network"),
                _entry(workshop, "memberships", _("Seats in networks"), "users"),
                _entry(workshop, "relations", _("Relations"), "link"),
                *partners,
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


def _statistics(workshop: Workshop) -> Iterator[Dataset]:
    """Yield the tables that have a line, by code; another reading of one shows beside it."""
    codes = {d.code for d in workshop.datasets.values() if d.code}
    for dataset in sorted(workshop.datasets.values(), key=lambda d: (_order(d), d.rank, d.id)):
        if dataset.kind is DatasetKind.STATISTICS and dataset.variant_of not in codes:
            yield dataset


def _order(dataset: Dataset) -> tuple[str, int]:
    """Sort T2 before T10."""
    found = re.fullmatch(r"(\D*)(\d+)\D*", dataset.code)
    return (found[1], int(found[2])) if found else (dataset.code or "~", 0)


def _dataset(workshop: Workshop, dataset: Dataset) -> Entry:
    flagged = dataset.status in (Status.RECONSTRUCTED, Status.QUESTIONED)
    return Entry(
        dataset.id,
        short_name(dataset),
        "table",
        shorter=_named(dataset, dataset.code),
        whole=f"{dataset.code} {dataset.title}".strip(),
        flagged=flagged or bool(about(workshop, dataset.id)),
    )


def _registers(workshop: Workshop) -> list[Entry]:
    found = [d for d in ordered(workshop.datasets.values()) if d.kind is DatasetKind.REGISTER]
    if not found:
        return [Entry(REGISTER, _("Register"), "database", 0)]
    return [Entry(d.id, d.title or _("Register"), "database", d.rows) for d in found]


def _entry(workshop: Workshop, collection: str, title: str, icon: str) -> Entry:
    count = len(workshop.collection(collection))
    flagged = collection != "findings" and bool(about(workshop, collection))
    return Entry(collection, title, icon, count, flagged=flagged)


class _Line(QPushButton):
    """A line of the list: its title at the left, a flag and its count at the right."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        made = button("", entry.icon)
        self.setIcon(made.icon())
        self.setIconSize(made.iconSize())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        self.setProperty("entry", entry.key)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, look.px(10), 0)
        lay.setSpacing(look.px(8))
        lay.addStretch(1)
        count = "" if entry.count is None else number(entry.count)
        if entry.flagged:
            lay.addWidget(icon_label("flag", "flag", 14))
        self.count = label(count, "quiet")
        if count:
            lay.addWidget(self.count)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        taken = self.fontMetrics().horizontalAdvance(count) + (22 if entry.flagged else 0)
        room = look.px(WIDTH - 72) - taken
        fits = QFontMetrics(look.font(weight=600)).horizontalAdvance(entry.title) <= room
        title = entry.title if fits else entry.shorter or entry.title
        title = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.setText(title.replace("&", "&&"))
        words = entry.whole or entry.title
        flag = _("has points of attention") if entry.flagged else ""
        self.setAccessibleName(", ".join(filter(None, (words, count, flag))))
        set_tip(self, words)


class Side(QFrame):
    """The list as buttons, one of which is down.

    Signals:
        chosen(str): the key of the line that was clicked.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("facts-side")
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
        made = _Line(entry)
        made.clicked.connect(self._on_clicked)
        if self._group is not None:
            self._group.addButton(made)
        self.buttons[entry.key] = made
        return made

    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("entry")))
