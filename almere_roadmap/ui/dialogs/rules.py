"""Rules and calendars: every table the rules are read from, to be changed for this workshop."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractItemModel, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.roadmap.rule_names import (
    TABLE,
    column_name,
    shown_columns,
    word,
    written,
)
from almere_roadmap.analysis.roadmap.rulebook import RuleRow, rows
from almere_roadmap.domain.rule_tables import TABLES, CellKind
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.widgets.parts import SearchField, button, caption, column, heading, row
from almere_roadmap.ui.widgets.sheet import Index
from almere_roadmap.ui.widgets.tips import plain_tip
from almere_roadmap.verbs import rule_changes as verbs

_RAW = Qt.ItemDataRole.UserRole
_NUMBERS = (CellKind.AMOUNT, CellKind.WHOLE)
_WIDEST, _NARROW = 280, 170
"""The widest a column gets, in px at 100 %: of a wide table, and of one with few columns."""


class RulesDialog(QDialog):
    """Tables at the left, their rows at the right; a changed cell is flagged and can go back."""

    _typed = Signal(str, str, str)

    def __init__(self, window: QWidget | None, bridge: Bridge, table: str = "thresholds") -> None:
        """Show the rules of the open workshop, ``table`` first."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rules and calendars"))
        self.resize(_roomy(window))
        self.bridge, self._rows = bridge, list[RuleRow]()
        self.tables = QListWidget()
        self.tables.setAccessibleName(_("Tables"))
        self.tables.setFixedWidth(look.px(272))
        self.tables.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tables.currentRowChanged.connect(self._on_table)
        self.field = SearchField(_("Search in this table"))
        self.field.textChanged.connect(self._narrow)
        self.grid = QTableWidget()
        self.grid.setItemDelegate(_CellDelegate(self.grid))
        self.grid.verticalHeader().hide()
        self.grid.setShowGrid(False)
        self.grid.setWordWrap(False)
        self.grid.setStyleSheet(f"QTableView::item {{ padding: 0 {look.px(8)}px; }}")
        self.grid.verticalHeader().setDefaultSectionSize(look.px(32))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.grid.horizontalHeader().setDefaultAlignment(left)
        self.grid.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.grid.itemChanged.connect(self._on_changed)
        self.grid.currentCellChanged.connect(self._on_current)
        self.about = caption("")
        self.title = heading("", "section")
        self._make_buttons()
        self._lay()
        # A step shows all rows anew: not before the cell that was typed in is done with.
        self._typed.connect(self._on_typed, Qt.ConnectionType.QueuedConnection)
        bridge.changed.connect(self._refresh)
        self._fill_tables(table)
        # Return ends a field; it must not press whichever button comes first.
        for made in (self.back, self.more, self.shut):
            made.setAutoDefault(False)
        self.grid.setFocus()

    def _make_buttons(self) -> None:
        self.back = button(_("Back to the shipped value"), "undo-2")
        self.back.clicked.connect(self._on_back)
        self.more = button(_("Add a row like this"), "plus")
        self.more.clicked.connect(self._on_more)
        self.shut = button(_("Close"), primary=True)
        self.shut.clicked.connect(self.close)

    def _lay(self) -> None:
        right = column(self.title, gap=8)
        right.addLayout(row(self.field, 0))
        self.field.setMinimumWidth(look.px(260))
        right.addWidget(self.grid, 1)
        right.addWidget(self.about)
        middle = QHBoxLayout()
        middle.setSpacing(look.px(16))
        middle.addWidget(self.tables)
        middle.addLayout(right, 1)
        words = _("Changes hold for this workshop only and can be undone.")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addLayout(middle, 1)
        lay.addLayout(row(caption(words, wrap=False), 0, self.back, self.more, self.shut))

    # Showing.

    @property
    def table(self) -> str:
        """Return the name of the table on show."""
        item = self.tables.currentItem()
        return str(item.data(_RAW)) if item is not None else "thresholds"

    def _fill_tables(self, chosen: str) -> None:
        for name in TABLES:
            item = QListWidgetItem(_(TABLE[name]))
            item.setData(_RAW, name)
            self.tables.addItem(item)
        self._mark_tables()
        self.tables.setCurrentRow(list(TABLES).index(chosen) if chosen in TABLES else 0)

    def _mark_tables(self) -> None:
        """Say behind every table how many of its rows this workshop changed."""
        changes = self.bridge.workshop.rule_changes.values()
        for place, name in enumerate(TABLES):
            count = len({c.row for c in changes if c.table == name})
            words = plural("{n} changed", "{n} changed", count) if count else ""
            item = self.tables.item(place)
            item.setText(" · ".join(filter(None, (_(TABLE[name]), words))))
            item.setIcon(icon("pencil" if count else "table", "flag" if count else "ink-2"))

    def _on_table(self, place: int) -> None:
        self.field.clear()
        self._show()

    def _refresh(self, changes: object = None) -> None:
        """Show the rules anew and keep the place."""
        place = (self.grid.currentRow(), self.grid.currentColumn())
        self._mark_tables()
        self._show()
        self.grid.setCurrentCell(*place)
        self._narrow(self.field.text())

    def _show(self) -> None:
        every = rows(self.table, self.bridge.workshop.rule_changes.values())
        # What no longer holds is kept for what was published then, below what holds.
        self._rows = sorted(every, key=lambda r: r.expired(date.today()))
        names = shown_columns(self.table)
        self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.setRowCount(len(self._rows))
        self.grid.setColumnCount(len(names))
        self.grid.setHorizontalHeaderLabels([column_name(name) for name in names])
        for place, found in enumerate(self._rows):
            for at, name in enumerate(names):
                self.grid.setItem(place, at, self._cell(found, name))
        self._size_columns(names)
        self.grid.blockSignals(False)
        self.title.setText(_(TABLE[self.table]))
        self.grid.setAccessibleName(_(TABLE[self.table]))
        self.grid.setCurrentCell(0, 0)
        self._say()

    def _size_columns(self, names: tuple[str, ...]) -> None:
        self.grid.resizeColumnsToContents()
        widest = look.px(_NARROW if len(names) <= 9 else _WIDEST)
        for at, name in enumerate(names):
            most = look.px(_WIDEST) if name == "source" else widest
            self.grid.setColumnWidth(at, min(self.grid.columnWidth(at) + look.px(8), most))

    def _cell(self, found: RuleRow, name: str) -> QTableWidgetItem:
        kind = TABLES[found.table].columns[name].kind
        value = found.values.get(name, "")
        item = QTableWidgetItem(written(found.table, name, value))
        item.setData(_RAW, (name, value))
        if kind in _NUMBERS:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        locked = name in TABLES[found.table].key or self._is_locked
        if locked:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self._dress(item, found, name, value)
        return item

    def _dress(self, item: QTableWidgetItem, found: RuleRow, name: str, value: str) -> None:
        """Flag what was changed, and say what has expired and what nobody verified."""
        item.setForeground(look.colour("ink"))
        item.setToolTip(plain_tip(item.text()))
        if name in found.changes:
            item.setBackground(look.colour("flag-ground"))
            item.setForeground(look.colour("flag"))
            item.setIcon(icon("pencil", "flag"))
            item.setToolTip(plain_tip(_shipped(found, name)))
        elif name == "valid_until" and found.expired(date.today()):
            item.setForeground(look.colour("bad"))
            item.setIcon(icon("circle-alert", "bad"))
            item.setText(_("{day}, expired").format(day=item.text()))
        elif name == "verified":
            sign, token = ("circle-check", "good") if value == "yes" else ("circle-help", "warn")
            item.setIcon(icon(sign, token))
            item.setForeground(look.colour(token))

    @property
    def _is_locked(self) -> bool:
        return self.bridge.document is None or self.bridge.document.read_only

    def _say(self) -> None:
        old = sum(1 for found in self._rows if found.expired(date.today()))
        guess = sum(1 for found in self._rows if found.values.get("verified") != "yes")
        parts = [plural("{n} row", "{n} rows", len(self._rows))]
        if old:
            parts.append(plural("{n} expired", "{n} expired", old))
        if guess:
            parts.append(plural("{n} not verified", "{n} not verified", guess))
        self.about.setText(" · ".join(parts))

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for place in range(self.grid.rowCount()):
            cells = (self.grid.item(place, at) for at in range(self.grid.columnCount()))
            words = " ".join(cell.text() for cell in cells if cell is not None).casefold()
            self.grid.setRowHidden(place, not all(word_ in words for word_ in wanted))

    # Answers.

    def _on_current(self, place: int, at: int, *before: int) -> None:
        found = self._rows[place] if 0 <= place < len(self._rows) else None
        name = self._name_at(place, at)
        changed = found is not None and (name in found.changes or found.shipped is None)
        self.back.setEnabled(changed and not self._is_locked)
        self.more.setEnabled(found is not None and not self._is_locked)
        is_added = found is not None and found.shipped is None
        words = _("Remove the added row") if is_added else _("Back to the shipped value")
        self.back.setText(words)

    def _name_at(self, place: int, at: int) -> str:
        item = self.grid.item(place, at)
        return str(item.data(_RAW)[0]) if item is not None else ""

    def _on_changed(self, item: QTableWidgetItem) -> None:
        found = self._rows[item.row()]
        name, before = item.data(_RAW)
        typed = item.data(Qt.ItemDataRole.EditRole)
        if typed in (before, written(found.table, name, before)):
            return
        self._typed.emit(found.id, name, str(typed))

    def _on_typed(self, row_id: str, name: str, typed: str) -> None:
        found = next((r for r in self._rows if r.id == row_id), None)
        if found is None or not self._keep(found, name, typed):
            self._refresh()

    def _keep(self, found: RuleRow, name: str, typed: str) -> bool:
        if found.shipped is not None and typed.strip() == found.shipped.get(name, ""):
            done = self.bridge.attempt(
                verbs.reset_rule, table=found.table, row=found.id, field=name
            )
        else:
            done = self.bridge.attempt(
                verbs.change_rule, table=found.table, row=found.id, field=name, value=typed
            )
        return done is not None

    def _on_back(self) -> None:
        place = self.grid.currentRow()
        if not 0 <= place < len(self._rows):
            return
        found = self._rows[place]
        name = self._name_at(place, self.grid.currentColumn()) if found.shipped else ""
        self.bridge.attempt(verbs.reset_rule, table=found.table, row=found.id, field=name)

    def _on_more(self) -> None:
        """Add a row like the current one, from the day after that one ends."""
        place = self.grid.currentRow()
        if not 0 <= place < len(self._rows):
            return
        found = self._rows[place]
        values = successor_of(found, {r.id for r in self._rows})
        if self.bridge.attempt(verbs.add_rule, table=found.table, values=values) is None:
            return
        wanted = TABLES[found.table].row_id(values)
        at = next((n for n, r in enumerate(self._rows) if r.id == wanted), place)
        self.grid.setCurrentCell(at, self.grid.currentColumn())
        item = self.grid.item(at, 0)
        if item is not None:
            self.grid.scrollToItem(item)


def successor_of(found: RuleRow, taken: set[str]) -> dict[str, str]:
    """Return the values of a new row after one: valid from the next day on for two years."""
    values = dict(found.values)
    until = date.fromisoformat(values["valid_until"])
    following = date.fromordinal(min(until.toordinal() + 1, date.max.toordinal() - 731))
    values |= {
        "valid_from": following.isoformat(),
        "valid_until": date(following.year + 1, 12, 31).isoformat(),
        "verified": "no",
    }
    table = TABLES[found.table]
    count = 2
    while table.row_id(values) in taken and "code" in table.key:
        values["code"] = f"{found.values['code']}_{count}"
        count += 1
    return values


def _shipped(found: RuleRow, name: str) -> str:
    if found.shipped is None:
        return _("Added in this workshop")
    was = written(found.table, name, found.shipped.get(name, ""))
    return _("Changed in this workshop; shipped: {value}").format(value=was)


def _roomy(window: QWidget | None) -> QSize:
    room = window.size() if window is not None else QSize(1366, 768)
    return QSize(min(look.px(1240), room.width() - 48), min(look.px(720), room.height() - 48))


class _CellDelegate(QStyledItemDelegate):
    """Edits the plain value of a cell: a list for fixed words, else a line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name, _value = index.data(_RAW)
        dialog = parent.window()
        assert isinstance(dialog, RulesDialog)
        found = TABLES[dialog.table].columns[name]
        words = ("yes", "no") if found.kind is CellKind.YES_NO else found.words
        if not words:
            return QLineEdit(parent)
        made = QComboBox(parent)
        for value in words:
            made.addItem(word(name, value), value)
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(_RAW)[1]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        typed = ""
        if isinstance(editor, QComboBox):
            typed = str(editor.currentData())
        elif isinstance(editor, QLineEdit):
            typed = editor.text().strip()
        if typed != index.data(_RAW)[1]:
            model.setData(index, typed, Qt.ItemDataRole.EditRole)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), look.px(32))
