"""The command palette: one field for every action, screen and record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from almere_roadmap.analysis.record_names import kind_name
from almere_roadmap.domain.entities import Box
from almere_roadmap.i18n import _
from almere_roadmap.ui.actions import ACTIONS
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.homes import home_of
from almere_roadmap.ui.shell.rail import SCREENS
from almere_roadmap.ui.widgets.parts import SearchField
from almere_roadmap.verbs.records import title_of

_MOST = 40
_NO_FIT = 9
# What people look for by name.
_SOUGHT = (
    "organisations",
    "networks",
    "datasets",
    "indicators",
    "findings",
    "sources",
    "chains",
    "boxes",
    "stages",
    "niches",
    "ideas",
    "criteria",
    "layers",
    "items",
    "notes",
    "recommendations",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: its words, what kind it is, its icon, and what choosing does."""

    words: str
    kind: str
    icon: str
    answer: Callable[[], object]


class CommandPalette(QDialog):
    """Narrows down while one types; Enter chooses."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        act: Callable[[str], None],
        show_screen: Callable[[str], None],
    ) -> None:
        """Gather everything that can be chosen now."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Search or command"))
        self.resize(look.px(600), look.px(440))
        self.entries = [
            *_screens(show_screen, SCREENS if bridge.document else SCREENS[:1]),
            *_actions(act, bridge),
            *_records(bridge),
        ]
        self.field = SearchField(_("Search or command"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Results"))
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.itemClicked.connect(lambda _item: self._choose())
        lay = QVBoxLayout(self)
        lay.addWidget(self.field)
        lay.addWidget(self.list)
        self._narrow("")
        self.field.setFocus()

    def _narrow(self, text: str) -> None:
        self.list.clear()
        for entry in _found(self.entries, text)[:_MOST]:
            item = QListWidgetItem(icon(entry.icon, "ink-2"), f"{entry.words}  ·  {entry.kind}")
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            entry: Entry = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            entry.answer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the arrows while the field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                count = max(1, self.list.count())
                self.list.setCurrentRow((self.list.currentRow() + step) % count)
                return True
        return super().eventFilter(watched, event)


def _screens(
    show_screen: Callable[[str], None], screens: Sequence[tuple[str, str, str]]
) -> Iterator[Entry]:
    for name, words, sign in screens:
        yield Entry(_(words), _("screen"), sign, partial(show_screen, name))


def _actions(act: Callable[[str], None], bridge: Bridge) -> Iterator[Entry]:
    for known in ACTIONS:
        if known.name != "find" and (bridge.document or not known.needs_workshop):
            yield Entry(_(known.text), _("action"), known.icon, partial(act, known.name))


def _records(bridge: Bridge) -> Iterator[Entry]:
    for collection in _SOUGHT:
        for record in bridge.workshop.collection(collection).values():
            if isinstance(record, Box) and record.record:
                continue  # the party is found itself, under its own name
            yield Entry(
                title_of(record),
                kind_name(collection),
                "chevron-right",
                partial(bridge.go, home_of(collection), record.id),
            )


def _found(entries: list[Entry], text: str) -> list[Entry]:
    """Return the entries that fit what was typed, the best first.

    First those that begin with it, then those that hold all its words, then those that hold its
    letters in order.
    """
    words = text.casefold().split()
    ranked = [(_rank(entry, words), entry) for entry in entries]
    return [e for rank, e in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_FIT]


def _rank(entry: Entry, words: list[str]) -> int:
    text, kind = entry.words.casefold(), entry.kind.casefold()
    if all(word in f"{text} {kind}" for word in words):
        return 0 if not words or text.startswith(words[0]) else 1
    letters = iter(text)
    return 2 if all(letter in letters for letter in "".join(words)) else _NO_FIT
