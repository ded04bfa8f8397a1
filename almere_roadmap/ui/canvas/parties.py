"""The firms, networks and sectors that may stand in a chain, beside its canvas.

They are told apart by whether they are placed already; a search narrows both lists as one types.
Sectors show once one searches: most chains are made of firms.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.firms.firm_words import activity_words, short_sector
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, language, number
from almere_roadmap.ui import groups
from almere_roadmap.ui.canvas.sectors import party_of, sector_of, sectors
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap
from almere_roadmap.ui.widgets.parts import SearchField
from almere_roadmap.ui.widgets.remade import Remade

Index = QModelIndex | QPersistentModelIndex
PARTIES = "application/x-almere-parties"
"""The MIME type of dragged firms and networks: a JSON list of ids."""


@dataclass(frozen=True, slots=True)
class Party:
    """A firm, institution, network or sector as the list shows it; without an id it is a heading.

    ``sought`` are words by which only a search finds it.
    """

    id: str
    name: str
    group: Group = Group.ENTREPRENEURS
    note: str = ""
    placed: bool = False
    sought: str = ""


Firms = Remade[Organisation, Party]


def parties(workshop: Workshop, chain: str, known: Firms | None = None) -> list[Party]:
    """Return all that may stand in a chain, by name; networks are told as intermediaries.

    ``known`` are the firms as they were made before.
    """
    firms = (known or Firms()).of(workshop.organisations.values(), _firm)
    tables = [Party(n.id, n.name, Group.OTHER, _("network")) for n in workshop.networks.values()]
    sections = [
        Party(key, name, Group.ENTREPRENEURS, _("sector"), sought=words)
        for key, name, words in sectors()
    ]
    placed = placed_in(workshop, chain)
    every = sorted(firms + tables + sections, key=lambda p: p.name.casefold())
    return [replace(p, placed=True) if p.id in placed else p for p in every]


def _firm(firm: Organisation) -> Party:
    return Party(firm.id, firm.name, firm.group, note_of(firm))


def placed_in(workshop: Workshop, chain: str) -> set[str]:
    """Return the parties that stand in a chain."""
    return {party_of(box) for box in workshop.boxes.values() if box.chain == chain}


def note_of(firm: Organisation) -> str:
    """Return what a firm does, else its sector, else where it sits, in words."""
    return activity_words(firm.activity) or short_sector(firm.sector) or firm.place


def dragged_parties(data: QMimeData) -> tuple[str, ...]:
    """Return the ids of dragged firms and networks, () for anything else."""
    if not data.hasFormat(PARTIES):
        return ()
    try:
        found = json.loads(bytes(data.data(PARTIES).data()))
    except ValueError:
        return ()
    return tuple(i for i in found if isinstance(i, str)) if isinstance(found, list) else ()


class PartyModel(QAbstractListModel):
    """Shows the parties to Qt: two headings, each with what belongs under it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.rows: list[Party] = []

    def show(self, found: list[Party]) -> None:
        """Show parties under their headings."""
        self.beginResetModel()
        free = [p for p in found if not p.placed]
        placed = [p for p in found if p.placed]
        self.rows = [Party("", _("Not yet placed"), note=number(len(free))), *free]
        self.rows += [Party("", _("In this chain"), note=number(len(placed))), *placed]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, and for a screen reader the group, note and state too."""
        party = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return party.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(party)
        return None

    def _spoken(self, party: Party) -> str:
        if not party.id:
            return f"{party.name}: {party.note}"
        state = _("in this chain") if party.placed else _("not yet placed")
        words = (party.name, groups.name(party.group), party.note, state)
        return ", ".join(word for word in words if word)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let parties be chosen and dragged, headings not."""
        if not self.rows[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return own | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the one type in which parties are dragged."""
        return [PARTIES]

    def mimeData(self, indexes: object) -> QMimeData:
        """Return the ids of the chosen parties."""
        data = QMimeData()
        ids = [self.rows[i.row()].id for i in indexes]  # type: ignore[attr-defined]
        data.setData(PARTIES, json.dumps(ids).encode())
        return data


class _Delegate(QStyledItemDelegate):
    """Draws a party: sign, name, note; a tick when it is in the chain."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look.px(120), look.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PartyModel)
        party, rect = model.rows[index.row()], QRectF(option.rect)
        painter.save()
        if party.id:
            self._party(painter, rect, party, option)
        else:
            self._line(painter, rect.adjusted(look.px(12), 0, -look.px(12), 0), party, 600)
        painter.restore()

    def _party(
        self, painter: QPainter, rect: QRectF, party: Party, option: QStyleOptionViewItem
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent-soft" if chosen else "hover"))
            soft = rect.adjusted(look.px(4), 0, -look.px(4), 0)
            painter.drawRoundedRect(soft, look.px(6), look.px(6))
        sign = QPointF(rect.left() + look.px(18), rect.center().y() + 0.5)
        groups.draw(painter, party.group, sign, look.px(9))
        words = rect.adjusted(look.px(32), 0, -look.px(12), 0)
        if party.placed:
            size = look.px(14)
            tick = QPointF(words.right() - size, rect.center().y() - size / 2)
            painter.drawPixmap(tick, pixmap("check", "ink-2", 14))
            words = words.adjusted(0, 0, -look.px(20), 0)
        self._line(painter, words, party, 600 if chosen else 400)

    def _line(self, painter: QPainter, rect: QRectF, party: Party, weight: int) -> None:
        heading = not party.id
        note = "" if party.placed else party.note
        small = QFontMetrics(look.font("caption"))
        full = QFontMetrics(look.font(weight=weight))
        name = full.elidedText(party.name, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.setFont(look.font("caption" if heading else "body", weight=weight))
        painter.setPen(look.colour("ink-2" if heading or party.placed else "ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, left, name)
        room = int(rect.width()) - full.horizontalAdvance(name) - look.px(8)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if room > look.px(24) and note:
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("ink-2"))
            painter.drawText(rect, right, small.elidedText(note, Qt.TextElideMode.ElideRight, room))


class PartyList(QListView):
    """Parties to drag onto the canvas, or to place with Return.

    Signals:
        placed(str): Return or a double click on a party that is not in the chain yet.
        sought(str): Return or a click on one that is: show it.
    """

    placed = Signal(str)
    sought = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.parties = PartyModel(self)
        self.setModel(self.parties)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Firms, networks and sectors"))
        self.setObjectName("parties")
        self.setStyleSheet("#parties { background: transparent; border: none; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_opened)

    @property
    def current(self) -> Party | None:
        """Return the party that is chosen, None when it is a heading or nothing."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.parties.rows) and self.parties.rows[row].id:
            return self.parties.rows[row]
        return None

    def choose_first(self, name: str = "") -> None:
        """Choose the party of that name, else the first that can be placed, else the first."""
        rows = [r for r, p in enumerate(self.parties.rows) if p.id]
        named = [r for r in rows if self.parties.rows[r].name.casefold() == name.casefold()]
        free = [r for r in rows if not self.parties.rows[r].placed]
        for row in (named or free or rows)[:1]:
            self.setCurrentIndex(self.parties.index(row))

    def show_chosen(self, record: str) -> None:
        """Choose a party without a signal."""
        ids = [p.id for p in self.parties.rows]
        if record and record in ids:
            self.setCurrentIndex(self.parties.index(ids.index(record)))
        else:
            self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        party = self.current
        if party is not None and party.placed:
            self.sought.emit(party.id)

    def _on_opened(self) -> None:
        self._open()

    def _open(self) -> None:
        party = self.current
        if party is not None:
            (self.sought if party.placed else self.placed).emit(party.id)


class PartiesPanel(QWidget):
    """The search line above the list.

    Signals:
        typed(str): Return on words that no party has: place a box of that name.
    """

    typed = Signal(str)

    def __init__(self) -> None:
        """Make the line and the list."""
        super().__init__()
        self.search = _Search(_("Search firm or sector"))
        self.list = PartyList()
        self._all: list[Party] = []
        self._firms = Firms()
        self._shown: object = None
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_entered)
        self.search.walked.connect(self._on_walked)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, look.px(8), 0, look.px(8))
        lay.setSpacing(look.px(8))
        above = QHBoxLayout()
        above.setContentsMargins(look.px(12), 0, look.px(8), 0)
        above.addWidget(self.search)
        lay.addLayout(above)
        lay.addWidget(self.list, 1)

    def show_workshop(self, workshop: Workshop, chain: str) -> None:
        """Show all parties of a workshop, placed in a chain or not; the search stays as typed."""
        shown = (workshop.organisations, workshop.networks, placed_in(workshop, chain), language())
        if shown == self._shown:  # there may be thousands of firms, and most changes touch none
            return
        kept, self._shown = self.list.current, shown
        self._all = parties(workshop, chain, self._firms)
        self._filter()
        if kept is not None:
            self.list.show_chosen(kept.id)

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        if words:
            shown = [p for p in self._all if all(w in _haystack(p) for w in words)]
        else:
            shown = [p for p in self._all if p.placed or not sector_of(p.id)]
        self.list.parties.show(shown)

    def _on_typed(self) -> None:
        self._filter()
        if self.search.text():
            self.list.choose_first(self.search.text().strip())

    def _on_entered(self) -> None:
        party = self.list.current
        words = self.search.text().strip()
        if party is not None and words:
            (self.list.sought if party.placed else self.list.placed).emit(party.id)
        elif words:
            self.typed.emit(words)
        self.search.clear()

    def _on_walked(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.current is None:
            self.list.choose_first()


def _haystack(party: Party) -> str:
    return f"{party.name} {party.note} {groups.name(party.group)} {party.sought}".casefold()


class _Search(SearchField):
    """A search line from which the down arrow walks into the list."""

    walked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards."""
        if event.key() == Qt.Key.Key_Down:
            self.walked.emit()
        else:
            super().keyPressEvent(event)
