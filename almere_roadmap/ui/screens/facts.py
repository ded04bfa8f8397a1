"""The Facts screen: what is known, where it comes from and what to be careful with."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from almere_roadmap.domain.questions import about
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.facts import records, statistics
from almere_roadmap.ui.facts.bringing import Bringing
from almere_roadmap.ui.facts.cell_details import StatDetails
from almere_roadmap.ui.facts.list_page import ListPage, is_for_next
from almere_roadmap.ui.facts.page import StatisticsPage, status_chip
from almere_roadmap.ui.facts.register_details import RegisterDetails
from almere_roadmap.ui.facts.register_page import RegisterPage
from almere_roadmap.ui.facts.register_rows import place_in
from almere_roadmap.ui.facts.side import Side, entries, short_name
from almere_roadmap.ui.facts.title import ShortenedHeading
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.shell.dropping import dropped
from almere_roadmap.ui.widgets.parts import (
    EmptyState,
    Segments,
    button,
    clear,
    heading,
    row,
    tool_button,
)

if TYPE_CHECKING:
    # Reading files takes libraries that the screen can do without until somebody imports.
    from almere_roadmap.ui.importing.page import ImportPage

_FOLD = 1120
"""Below this width the list at the left is a menu, in px at 100 %."""
_ROOMY = 1400
"""Below this width a button beside the title shows its number only, in px at 100 %."""


class FactsScreen(Screen):
    """A list of what there is at the left, and one of it in full."""

    name = "facts"

    def __init__(self, bridge: Bridge) -> None:
        """Make the list and the room for a page."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.page: StatisticsPage | ListPage | RegisterPage | EmptyState | None = None
        self.bringing = Bringing(bridge, self)
        self.bringing.given.connect(self.import_file)
        self.bringing.came.connect(self._on_import_came)
        self.bringing.left.connect(self._on_import_left)
        self.bringing.ended.connect(self.setFocus)
        self.bringing.brought.connect(self.show_entry)
        self._shown: object = None
        self.side = Side()
        self.side.chosen.connect(self.show_entry)
        self._head = QHBoxLayout()
        self._head.setSpacing(look.px(12))
        self._room = QVBoxLayout()
        main = QVBoxLayout()
        main.setContentsMargins(look.px(24), look.px(8), look.px(12), 0)
        main.setSpacing(look.px(8))
        main.addLayout(self._top())
        main.addLayout(self._room, 1)
        browse = QWidget()
        lay = QHBoxLayout(browse)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.side)
        lay.addLayout(main, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(browse)
        self.setAcceptDrops(True)

    def _top(self) -> QHBoxLayout:
        """Return the topics, what the page puts beside them, and the ways in for data."""
        self.topics = button("", "list", tip=_("Everything on this screen"))
        self.topics.setMenu(QMenu(self.topics))
        self.topics.menu().aboutToShow.connect(self._fill_topics)
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        head.addWidget(self.topics)
        head.addLayout(self._head, 1)
        self.bring = button(_("Import…"), "download", primary=True)
        self.bring.clicked.connect(self.bringing.ask)
        self.paste = button(
            _("Paste"), "clipboard-list", tip=_("Import the cells on the clipboard")
        )
        self.paste.clicked.connect(self.bringing.paste)
        self.views = Segments([("table", _("Table")), ("chart", _("Chart"))])
        self.views.choose(str(self.bridge.state.get("facts.view", "table")))
        self.views.chosen.connect(self._on_view)
        head.addWidget(self.views)
        head.addWidget(self.paste)
        head.addWidget(self.bring)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list into a menu where it would leave the table too little room."""
        folded = self.width() < look.px(_FOLD)
        self.side.setVisible(not folded)
        self.topics.setVisible(folded)
        self._show_views()
        super().resizeEvent(event)

    def _show_views(self) -> None:
        """Offer the chart of a table where there is room for it."""
        wide = self.width() >= look.px(_FOLD)
        self.views.setVisible(wide and isinstance(self.page, StatisticsPage))

    def _on_view(self, name: str) -> None:
        self.bridge.state["facts.view"] = name
        self.refresh()

    def _fill_topics(self) -> None:
        menu = self.topics.menu()
        menu.clear()
        for title, lines in entries(self.bridge.workshop):
            menu.addSection(title)
            for line in lines:
                made = menu.addAction(icon(line.icon), line.title.replace("&", "&&"))
                made.triggered.connect(partial(self.show_entry, line.key))

    @property
    def entry(self) -> str:
        """Return the key of the line on show: a dataset id or the name of a collection."""
        kept = str(self.bridge.state.get("facts.entry", ""))
        lines = [e for _title, group in entries(self.bridge.workshop) for e in group]
        if kept in {line.key for line in lines}:
            return kept
        # A workshop without figures begins with the firms that sit at the table.
        return "organisations" if lines[0].count == 0 else lines[0].key

    def show_entry(self, key: str) -> None:
        """Show another line of the list."""
        self.bridge.state["facts.entry"] = key
        self.refresh()

    def begin_interview(self) -> None:
        """Show the interviews and open the form for the next one."""
        self.show_entry("profiles")
        if isinstance(self.page, ListPage):
            self.page.begin_interview()

    def refresh(self) -> None:
        """Show the list and the page; a list of records keeps its search while it stays."""
        self.bringing.follow()
        workshop, entry = self.bridge.workshop, self.entry
        self.side.show_workshop(workshop, entry)
        shown = (self.bridge.document, entry)
        lasting = isinstance(self.page, ListPage | RegisterPage)
        if lasting and shown == self._shown and not self._is_replaced(workshop, entry):
            self.page.show_workshop(workshop)  # type: ignore[union-attr]
        else:
            self._build(workshop, entry)
            self._shown = shown
        self._show_head(workshop, entry)
        self._show_views()

    def follow(self, changes: object) -> None:
        """Show what changed; a table of statistics is immutable, its record is not."""
        self.refresh()

    def _is_replaced(self, workshop: Workshop, entry: str) -> bool:
        """Tell whether the register on show has other rows since it was imported again."""
        page, dataset = self.page, workshop.datasets.get(entry)
        return isinstance(page, RegisterPage) and (
            dataset is None or dataset.digest != page.dataset.digest
        )

    def _build(self, workshop: Workshop, entry: str) -> None:
        clear(self._room)
        self.page = self._page(workshop, entry)
        if not isinstance(self.page, EmptyState):
            self.page.picked.connect(self.bridge.select)
            self.page.light(self.bridge.selection)
        self._room.addWidget(self.page)

    def _page(
        self, workshop: Workshop, entry: str
    ) -> StatisticsPage | ListPage | RegisterPage | EmptyState:
        document, dataset = self.bridge.document, workshop.datasets.get(entry)
        if entry in records.COLLECTIONS:
            return ListPage(self.bridge, entry, self._title(entry))
        if dataset is None:
            words = _("Import a register of establishments, such as LISA or KvK, to pick from.")
            return EmptyState(words, _("Import…"), self.bringing.ask)
        if dataset.kind is DatasetKind.REGISTER and document is not None:
            return RegisterPage(self.bridge, dataset, document.registers)
        made = StatisticsPage(self.bridge, dataset)
        made.sliced.connect(self.refresh)
        return made

    def _title(self, entry: str) -> str:
        lines = [e for _title, found in entries(self.bridge.workshop) for e in found]
        return next((e.title for e in lines if e.key == entry), "")

    def _show_head(self, workshop: Workshop, entry: str) -> None:
        clear(self._head)
        dataset = workshop.datasets.get(entry)
        if dataset:
            self._head.addWidget(ShortenedHeading(dataset.title, short_name(dataset)), 1)
        else:
            self._head.addWidget(heading(self._title(entry)), 1)
        self.topics.setText((dataset.code if dataset else "").replace("&", "&&"))
        self.topics.setAccessibleName(_("Everything on this screen"))
        chip = status_chip(dataset.status) if dataset else None
        if chip is not None:
            self._head.addWidget(chip)
        if dataset and dataset.kind is DatasetKind.REGISTER:
            tip = _("Title, source, year and status of this register")
            self.about = tool_button("pencil", tip)
            self.about.clicked.connect(self._on_about)
            self._head.addWidget(self.about)
        found = about(workshop, entry)
        if found and entry != "findings":
            words = plural("{n} point of attention", "{n} points of attention", len(found))
            told = "\n".join((words, *(f.text for f in found)))
            narrow = self.width() < look.px(_ROOMY)
            self.attention = button(number(len(found)) if narrow else words, "flag", tip=told)
            self.attention.setAccessibleName(words)
            self.attention.clicked.connect(self._on_attention)
            self._head.addLayout(row(self.attention))

    def show_selection(self, selection: str) -> None:
        """Light up what was selected, on the page that holds it."""
        holder = self._holder(selection)
        if holder and holder != self.entry:
            self.show_entry(holder)
        if self.page is not None and not isinstance(self.page, EmptyState):
            self.page.light(selection)

    def _holder(self, selection: str) -> str:
        """Return the line that a selection belongs to, "" for none."""
        workshop = self.bridge.workshop
        dataset = statistics.dataset_of(workshop, selection) or workshop.datasets.get(selection)
        if dataset is not None:
            main = next(
                (d for d in workshop.datasets.values() if d.code == dataset.variant_of), None
            )
            return main.id if main and dataset.variant_of else dataset.id
        held = (name for name in records.COLLECTIONS if selection in workshop.collection(name))
        return next(held, "")

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of a cell of a table."""
        workshop = self.bridge.workshop
        if isinstance(self.page, RegisterPage):
            plain = self.page.row_of(selection)
            line = place_in(self.page.dataset.id, selection)
            if plain is not None and line is not None:
                details = RegisterDetails(self.bridge, self.page.dataset, plain, line)
                details.wanted.connect(self.page.pick.click)
                return details
        selection = statistics.cell_in_row(workshop, selection)
        dataset = statistics.dataset_of(workshop, selection)
        table = workshop.table_of(dataset) if dataset else None
        if dataset is None or table is None:
            return None
        place = statistics.chosen_slice(self.bridge.state, dataset, table)
        cell = statistics.cell_of(workshop, selection, place)
        return StatDetails(self.bridge, cell) if cell else None

    def _on_about(self) -> None:
        self.bridge.select(self.entry)

    def _on_attention(self) -> None:
        self.show_entry("findings")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import the cells on the clipboard with Ctrl+V, write down the next record with +."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.importing is None:
            self.bringing.paste()
        elif isinstance(self.page, ListPage) and is_for_next(event) and self.importing is None:
            self.page.begin_next()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that can be imported, and cells of a spreadsheet."""
        if dropped(event.mimeData()) is not None and self.importing is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        source = dropped(event.mimeData())
        if source is not None:
            event.acceptProposedAction()
            self.import_file(source)

    def import_file(self, source: Path | str) -> None:
        """Show what a file, or pasted cells, would bring."""
        self.bringing.begin(source, self.entry)

    @property
    def importing(self) -> ImportPage | None:
        """Return the page of the import that is under way."""
        return self.bringing.page

    def _on_import_came(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        self._widen(True)

    def _on_import_left(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        self._stack.setCurrentIndex(0)
        self._widen(False)

    def _widen(self, wide: bool) -> None:
        self.wide = wide
        self.widened.emit()
