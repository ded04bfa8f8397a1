"""A page of Facts: a register to search in, to pick firms from and to add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.economy.registers import section_name, size_classes
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.registers import Row
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _, number, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.facts.register_rows import SORTED_BY, RegisterRows, place_in
from almere_roadmap.ui.facts.register_search import Counts, RegisterSearch
from almere_roadmap.ui.facts.register_table import RegisterTable
from almere_roadmap.ui.facts.register_totals import RegisterTotals
from almere_roadmap.ui.widgets.parts import (
    SearchField,
    Segments,
    button,
    caption,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs.picking import pick, picked

if TYPE_CHECKING:
    from almere_roadmap.document.registers import Registers
    from almere_roadmap.store.register_index import Query

_FILTERS = {
    "sector": N_("All sections"),
    "size_class": N_("All size classes"),
    "municipality": N_("All municipalities"),
}

_SOUGHT = N_("Name, street, place, SBI code or number")


class RegisterPage(QWidget):
    """The establishments of one register.

    Signals:
        picked(str): the key of the row that was chosen.
    """

    picked = Signal(str)

    def __init__(self, bridge: Bridge, dataset: Dataset, registers: Registers) -> None:
        """Show a register from its first row on; its index is made meanwhile."""
        super().__init__()
        self.bridge, self.dataset = bridge, dataset
        self._order, self._falling = "", False
        self.search = RegisterSearch(bridge.tasks, registers, dataset.digest, self)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, look.px(12), look.px(12))
        self._lay.setSpacing(look.px(8))
        self._make_head()
        self._make_waiting()
        self._make_list()
        self.totals = RegisterTotals(bridge, dataset)
        self._views = QStackedLayout()
        self._views.addWidget(self._list)
        self._views.addWidget(self.totals)
        self._lay.addLayout(self._views, 1)
        self._follow_search()
        self.show_workshop(bridge.workshop)
        self.search.count()
        self.search.prepare()

    def _make_head(self) -> None:
        self.field = SearchField(_(_SOUGHT))
        self.field.textChanged.connect(self._on_question)
        self.field.went_on.connect(self._on_down)
        self.count = label("", "quiet")
        self.views = Segments(
            [("list", _("Firms")), ("totals", _("Sections × size classes"))], "list"
        )
        self.views.chosen.connect(self._on_view)
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        head.addWidget(self.field, 1)
        head.addWidget(self.count)
        head.addWidget(self.views, 0, Qt.AlignmentFlag.AlignRight)
        self._lay.addLayout(head)
        self.filters: dict[str, QComboBox] = {}
        self._narrowing = QWidget()
        lay = QHBoxLayout(self._narrowing)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(8))
        for name, words in _FILTERS.items():
            lay.addWidget(self._filter(name, _(words)))
        self.everything = button(_("Show everything"), "x")
        self.everything.clicked.connect(self._on_everything)
        lay.addWidget(self.everything)
        lay.addStretch(1)
        self._lay.addWidget(self._narrowing)

    def _filter(self, name: str, words: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(words)
        made.addItem(words, "")
        made.setMaximumWidth(look.px(230))
        made.currentIndexChanged.connect(self._on_question)
        self.filters[name] = made
        return made

    def _make_waiting(self) -> None:
        self.waiting = QWidget()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(look.px(6))
        self.stop = tool_button("x", _("Stop making the register searchable"))
        self.stop.clicked.connect(self.search.give_up)
        lay = row(label(_("Making the register searchable…"), "quiet"), self.bar, self.stop)
        lay.setStretch(1, 1)
        self.waiting.setLayout(lay)
        self.waiting.hide()
        self._lay.addWidget(self.waiting)

    def _make_list(self) -> None:
        self._list = QWidget()
        lay = QVBoxLayout(self._list)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(8))
        rows = RegisterRows(self.dataset.id, range(self.dataset.rows), self.search.fetch)
        self.table = RegisterTable(rows, self.dataset.title)
        self.table.chosen.connect(self.picked)
        self.table.activated_key.connect(self._on_pick)
        self.table.ticked.connect(self._show_pick)
        self.table.sorted_by.connect(self._on_sort)
        lay.addWidget(self.table, 1)
        self.pick = button(_("Pick into the workshop"), "plus", primary=True)
        self.pick.clicked.connect(self._on_pick)
        self.untick = button(_("Untick all"))
        self.untick.clicked.connect(self._on_untick)
        source = caption(statistics.source_line(self.bridge.workshop, self.dataset))
        foot = row(caption(self.table.hint()), self.untick, self.pick)
        foot.setStretch(0, 1)
        lay.addLayout(foot)
        lay.addWidget(source)

    def _follow_search(self) -> None:
        self.search.counted.connect(self._on_counted)
        self.search.preparing.connect(self._on_preparing)
        self.search.found.connect(self._on_found)
        self.search.arrived.connect(self._on_arrived)
        self.search.gathered.connect(self._take)
        self.search.failed.connect(self._on_failed)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show which rows are in the workshop."""
        self.table.rows.picked = picked(workshop)
        self._hide_names(self.bridge.nameless)
        self.table.viewport().update()
        self.totals.show_workshop(workshop)
        self._show_count()
        self._show_pick()

    def _hide_names(self, nameless: bool) -> None:
        """Show and search in no names, or in names again."""
        if nameless == self.table.rows.nameless:
            return
        self.table.rows.nameless = nameless
        self.field.setPlaceholderText(_("SBI code") if nameless else _(_SOUGHT))
        if self._is_narrowed or self._order:
            self._on_question()

    def light(self, selection: str) -> None:
        """Light up a row, or the one that an organisation was picked from."""
        self.table.select(selection)
        self._show_pick()

    def row_of(self, selection: str) -> Row | None:
        """Return the row that is selected, None for anything else or while it is not there."""
        place = place_in(self.dataset.id, selection)
        found = None if place is None else self.table.rows.number_of(place)
        return None if found is None else self.table.rows.plain(found)

    @property
    def query(self) -> Query:
        """Return what is asked."""
        from almere_roadmap.store.register_index import Query

        chosen = {name: str(box.currentData() or "") for name, box in self.filters.items()}
        nameless = self.bridge.nameless
        # The order of the alphabet would give names away.
        order = "" if nameless and self._order == "name" else self._order
        words, falling = self.field.text(), self._falling
        return Query(words, order=order, falling=falling, nameless=nameless, **chosen)

    @property
    def _is_narrowed(self) -> bool:
        chosen = any(box.currentData() for box in self.filters.values())
        return bool(self.field.text().strip()) or chosen

    def _on_question(self) -> None:
        self.everything.setVisible(self._is_narrowed)
        self.search.ask(self.query)

    def _on_sort(self, field: str, falling: bool) -> None:
        self._order, self._falling = field, falling
        self.table.show_order(SORTED_BY.index(field), falling=falling)
        self.search.ask(self.query)

    def _on_everything(self) -> None:
        self.field.clear()
        for box in self.filters.values():
            box.setCurrentIndex(0)
        self.field.setFocus()

    def _on_down(self) -> None:
        """Walk from the search into what was found."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(self.table.rows) and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 1))

    def _on_view(self, name: str) -> None:
        listed = name == "list"
        self._views.setCurrentIndex(0 if listed else 1)
        for part in (self.field, self.count, self._narrowing):
            part.setVisible(listed)

    def _on_counted(self, counts: Counts) -> None:
        for name, place in (("sector", 0), ("size_class", 1), ("municipality", 2)):
            self._offer(name, {key[place] for key in counts})
        self.totals.show_counts(counts)

    def _offer(self, name: str, values: set[str]) -> None:
        ways = {"size_class": size_classes(values)}
        box = self.filters[name]
        for value in ways.get(name, sorted(filter(None, values), key=str.casefold)):
            words = f"{value} {section_name(value)}" if name == "sector" else value
            box.addItem(words, value)
        box.setVisible(box.count() > 2)

    def _on_preparing(self, share: float) -> None:
        self.waiting.setVisible(share < 1)
        self.bar.setValue(round(100 * share))
        if share >= 1:
            self.table.rows.forget_asked()
            self.table.viewport().update()

    def _on_found(self, places: Sequence[int]) -> None:
        rows = RegisterRows(self.dataset.id, places, self.search.fetch)
        old = self.table.rows
        rows.ticked, rows.picked, rows.nameless = old.ticked, old.picked, old.nameless
        self.table.show_rows(rows)
        # What was found last is looked at from its top, wherever the selection is.
        self.table.selection = self.bridge.selection
        self._show_count()

    def _on_arrived(self, start: int, rows: list[Row], of: Sequence[int]) -> None:
        if of is self.table.rows.places:
            self.table.rows.take(start, rows)
            self.table.take(start)
            self._show_pick()
            place = place_in(self.dataset.id, self.bridge.selection)
            if place is not None and place in of[start : start + len(rows)]:
                # The panel at the right had nothing to show of it yet.
                self.bridge.selected.emit(self.bridge.selection)

    def _on_failed(self, words: str) -> None:
        self.bridge.told.emit("bad", words)

    def _show_count(self) -> None:
        shown, total = len(self.table.rows), self.dataset.rows
        words = plural("{n} establishment", "{n} establishments", total)
        if shown != total:
            words = _("{shown} of {total}").format(shown=number(shown), total=words)
        self.count.setText(words)
        self.everything.setVisible(self._is_narrowed)

    def _wanted(self) -> list[int]:
        """Return the places to pick: those that are ticked, else the one that is selected."""
        rows = self.table.rows
        if rows.ticked:
            return sorted(rows.ticked)
        plain = self.row_of(self.bridge.selection)
        if plain is None or rows.is_picked(plain):
            return []
        place = place_in(self.dataset.id, self.bridge.selection)
        return [] if place is None else [place]

    def _show_pick(self) -> None:
        wanted = len(self._wanted())
        words = plural(
            "Pick {n} firm into the workshop", "Pick {n} firms into the workshop", wanted
        )
        self.pick.setText(words if self.table.rows.ticked else _("Pick into the workshop"))
        self.pick.setEnabled(wanted > 0)
        self.untick.setVisible(bool(self.table.rows.ticked))

    def _on_untick(self) -> None:
        self.table.rows.ticked.clear()
        self.table.viewport().update()
        self._show_pick()

    def _on_pick(self) -> None:
        places = self._wanted()
        if places:
            self.search.gather(places)

    def _take(self, rows: list[Row]) -> None:
        edit = self.bridge.attempt(pick, dataset=self.dataset.id, rows=rows)
        if edit is not None:
            self._on_untick()
            words = plural("{n} firm was picked", "{n} firms were picked", len(rows))
            self.bridge.told.emit("good", words)
