"""What a register adds up to, beside a printed table of the same."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.analysis.economy.registers import RegisterCheck, check, comparable, table_of
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.tables import StatisticsTable, digest
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.facts.register_search import Counts
from almere_roadmap.ui.facts.side import short_name
from almere_roadmap.ui.widgets.parts import button, caption, clear, heading, icon_label, label, row
from almere_roadmap.ui.widgets.table import Column, Sheet, Table, text_row
from almere_roadmap.verbs.datasets import import_table


class RegisterTotals(QScrollArea):
    """Sections × size classes of a register, counted; to be compared and kept as statistics."""

    def __init__(self, bridge: Bridge, dataset: Dataset) -> None:
        """Wait for the counts."""
        super().__init__()
        self.setWidgetResizable(True)
        self.bridge, self.dataset = bridge, dataset
        self.counts: Counts = Counter()
        content = QWidget()
        content.setObjectName("content")
        lay = QVBoxLayout(content)
        lay.setContentsMargins(0, 0, look.px(12), look.px(16))
        lay.setSpacing(look.px(8))
        self.place, self.other = QComboBox(), QComboBox()
        self.place.setAccessibleName(_("Municipality"))
        self.other.setAccessibleName(_("Compare with"))
        self.place.activated.connect(self._show)
        self.other.activated.connect(self._show)
        self.keep = button(_("Keep as statistics"), "table")
        self.keep.clicked.connect(self._on_keep)
        lay.addLayout(row(self.place, label(_("Compare with"), "quiet"), self.other, 0, self.keep))
        self._body = QVBoxLayout()
        self._body.setSpacing(look.px(8))
        lay.addLayout(self._body)
        lay.addStretch(1)
        self.setWidget(content)

    def show_counts(self, counts: Counts) -> None:
        """Show what was counted."""
        self.counts = counts
        self.place.clear()
        self.place.addItem(_("All municipalities"), "")
        for name in sorted({key[2] for key in counts} - {""}, key=str.casefold):
            self.place.addItem(name, name)
        self._show()

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the tables that a register can be compared with."""
        kept = self.other.currentData()
        self.other.clear()
        self.other.addItem(_("nothing"), "")
        for found in ordered(workshop.datasets.values()):
            table = workshop.table_of(found)
            own = found.status is Status.COMPUTED
            if table is not None and not own and comparable(table, found.unit):
                self.other.addItem(short_name(found), found.id)
        chosen = self.other.findData(kept) if kept is not None else self.other.count() - 1
        self.other.setCurrentIndex(max(0, chosen))
        self._show()

    @property
    def table(self) -> StatisticsTable:
        """Return what the register adds up to, for the municipality chosen."""
        only = self.place.currentData()
        found: Counter[tuple[str, str]] = Counter()
        for (sector, size, place), count in self.counts.items():
            if not only or place == only:
                found[sector, size] += count
        return table_of(found)

    @property
    def compared(self) -> Dataset | None:
        """Return the dataset that the register is compared with."""
        return self.bridge.workshop.datasets.get(str(self.other.currentData() or ""))

    def _show(self) -> None:
        clear(self._body)
        self.keep.setEnabled(bool(self.counts) and self._is_free)
        if not self.counts:
            return
        table = self.table
        self.sheet = Table(statistics.sheet_of(self.dataset, table), self.dataset.title, 28)
        self.sheet.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.fit_height()
        self._body.addWidget(self.sheet)
        self._body.addWidget(
            caption(_("Counted from the register “{title}”.").format(title=self.dataset.title))
        )
        other = self.compared
        printed = self.bridge.workshop.table_of(other) if other else None
        if other is not None and printed is not None:
            self._show_check(other, check(printed, table))

    @property
    def _is_free(self) -> bool:
        document = self.bridge.document
        return document is not None and not document.read_only

    def _show_check(self, other: Dataset, found: RegisterCheck) -> None:
        words = _("Check against {table}").format(table=short_name(other))
        self._body.addWidget(heading(words, "section"))
        difference = found.printed - found.counted
        for name, value in (
            (_("Establishments in the table"), found.printed),
            (_("Establishments in the register"), found.counted),
            (_("Difference"), difference),
        ):
            named = label(name)
            named.setFixedWidth(look.px(220))
            self._body.addLayout(row(named, label(number(value), "bold"), 0))
        good = not found.off
        words = _("{same} of {all} sections agree.").format(same=found.same, all=found.sections)
        sign, token = ("circle-check", "good") if good else ("circle-alert", "warn")
        self.verdict = label(words, token)
        self._body.addLayout(row(icon_label(sign, token, 14), self.verdict, 0))
        if found.off:
            self._show_off(found)

    def _show_off(self, found: RegisterCheck) -> None:
        columns = (
            Column(_("Code"), width=64),
            Column(_("Section")),
            Column(_("In the table"), number=True, width=120),
            Column(_("In the register"), number=True, width=120),
            Column(_("Difference"), number=True, width=110),
        )
        rows = tuple(
            text_row(
                off.key,
                off.key,
                off.label,
                number(off.printed),
                number(off.counted),
                number(off.printed - off.counted),
            )
            for off in found.off
        )
        self.off = Table(Sheet(columns, rows), _("Sections that differ"), 28)
        self.off.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.off.fit_height()
        self._body.addWidget(self.off)

    def _on_keep(self) -> None:
        table, other = self.table, self.compared
        place = str(self.place.currentData() or "")
        title = _("Establishments by section and size class, counted from {title}")
        draft = import_table(
            self.bridge.workshop,
            table,
            title=title.format(title=self.dataset.title),
            unit=other.unit if other else _("establishments"),
            region=place or self.dataset.region,
            year=self.dataset.year,
            source=self.dataset.source,
            status=Status.COMPUTED.value,
            note=_("Counted from the register “{title}”.").format(title=self.dataset.title),
            variant_of=other.code if other else "",
        )
        edit = self.bridge.perform(draft, {digest(table): table})
        if edit is not None:
            self.bridge.told.emit("good", _("The counts are kept as statistics."))
            self.bridge.select(edit.changes[0].row)
