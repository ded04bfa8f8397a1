"""The rows that are not taken over: why, what is proposed, and how to put them right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, number, plural, said, say
from almere_roadmap.intake.listing import write_list
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.plan import Foreseen
from almere_roadmap.ui.importing.words import field_words
from almere_roadmap.ui.widgets.parts import button, caption, clear, heading, icon_label, label, row
from almere_roadmap.ui.widgets.saving import place_for
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet
from almere_roadmap.ui.widgets.table import Table

_ROW = 30


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A row that is not taken over, in words; ``column`` is its heading in the file.

    ``proposed`` is the value of the proposal, "" where there is none.
    """

    row: int
    field: str
    value: str
    reason: str
    proposal: str = ""
    column: str = ""
    proposed: str = ""


def rejected(seen: Foreseen) -> tuple[Line, ...]:
    """Return every row that is not taken over: number, field, value, reason, proposal."""
    lines = [
        Line(
            r.row,
            field_words(r.field) if r.field else "",
            r.value,
            say(r.reason),
            say(r.proposal.text) if r.proposal else "",
            r.column,
            r.proposal.value if r.proposal else "",
        )
        for r in seen.intake.rejects
    ]
    headings = {field: head for head, field in (seen.intake.mapping or {}).items()}
    words = _("{name} is not in the workshop")
    unknown = seen.taken.made.unknown if seen.taken else ()
    lines += [
        Line(u.number, field_words(u.field), u.name, words.format(name=u.name), "", column)
        for u in unknown
        for column in (headings.get(u.field, ""),)
    ]
    return tuple(sorted(lines))


def _listed(lines: tuple[Line, ...]) -> Iterator[tuple[object, ...]]:
    """Yield the rejected rows as a list to be saved, its headings first."""
    yield (_("Row"), _("Column"), _("Field"), _("Value"), _("Reason"), _("Proposal"))
    for one in lines:
        yield (one.row, one.column, one.field, one.value, one.reason, one.proposal)


class Rejects(QWidget):
    """The rejected rows in a table, each of which can be put right.

    Signals:
        changed(Settings): a value was put right, or all proposals are accepted.
        told(str, str): the list was saved, or why not: kind, text.
    """

    changed = Signal(object)
    told = Signal(str, str)

    def __init__(self) -> None:
        """Wait for a file."""
        super().__init__()
        self.table: Table | None = None
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(8))

    def show_file(self, seen: Foreseen) -> None:
        """Show what is not taken over, nothing where all rows are."""
        clear(self._lay)
        self.seen, self.table = seen, None
        self.lines = rejected(seen)
        unknown = seen.taken.made.unknown if seen.taken else ()
        count = max(seen.intake.rejected + len(unknown), len(self.lines))
        self.setVisible(bool(count))
        if not count:
            return
        words = plural("{n} row is not taken over", "{n} rows are not taken over", count)
        self._lay.addLayout(self._head(words, seen.intake.repairs))
        self.table = Table(self._sheet(), words, row_height=_ROW)
        self.table.setMinimumHeight(look.px(_ROW) * min(8, len(self.lines) + 1) + 4)
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_key.connect(self._on_activated)
        self._lay.addWidget(self.table, 1)
        if count > len(self.lines):
            told = _("The first {n} are listed.").format(n=number(len(self.lines)))
            self._lay.addWidget(caption(told))
        self._lay.addWidget(self._mender())

    def _head(self, words: str, repairs: Mapping[str, int]) -> QVBoxLayout:
        self.save = button(_("Save the list"), "download")
        self.save.clicked.connect(self._on_save)
        self.repair = button(_("Take over the proposals"), "check")
        proposed = sum(repairs.values())
        if proposed:
            told = plural("Take over {n} proposal", "Take over {n} proposals", proposed)
            self.repair.setText(told)
        self.repair.setVisible(bool(proposed))
        self.repair.clicked.connect(self._on_repair)
        count = row(icon_label("circle-alert", "bad"), label(words, "bad"))
        lay = row(heading(_("Rejected"), "section"), 4)
        lay.addLayout(count)
        lay.addStretch(1)
        lay.addWidget(self.save)
        lay.addWidget(self.repair)
        both = QVBoxLayout()
        both.addLayout(lay)
        return both

    def _sheet(self) -> Sheet:
        columns = (
            Column(_("Row"), True, 64),
            Column(_("Field"), width=150),
            Column(_("Value"), width=140),
            Column(_("Reason")),
            Column(_("Proposal"), width=260, spare=True),
        )
        return Sheet(columns, tuple(_shown(n, line) for n, line in enumerate(self.lines)))

    def _mender(self) -> QWidget:
        """Make the line in which the chosen row is put right."""
        holder = QWidget()
        self.which = label(_("Choose a row to put it right."), "quiet", wrap=True)
        self.value = QLineEdit()
        self.value.setAccessibleName(_("Value as it should be"))
        self.use = button(_("Use"), "pencil")
        self.value.returnPressed.connect(self._on_use)
        self.use.clicked.connect(self._on_use)
        lay = row(self.which, self.value, self.use)
        lay.setStretch(0, 1)
        holder.setLayout(lay)
        self.value.setMinimumWidth(look.px(200))
        self.value.setEnabled(False)
        self.use.setEnabled(False)
        return holder

    def _chosen(self) -> Line | None:
        key = self.table.selection if self.table is not None else ""
        return self.lines[int(key)] if key.isdigit() else None

    def _on_chosen(self, _key: str) -> None:
        line = self._chosen()
        mendable = line is not None and bool(line.column)
        self.value.setEnabled(mendable)
        self.use.setEnabled(mendable)
        if line is None:
            return
        words = _("Row {row}, {column}: read {value} as")
        shown = line.value or _("an empty cell")
        told = words.format(row=number(line.row), column=line.column or line.field, value=shown)
        self.which.setText(told if mendable else _("Correct this row in the file."))
        # What is proposed for this row is taken over by "Use", or is the start of something better.
        self.value.setText(line.proposed if line.proposal else line.value)

    def _on_activated(self, key: str) -> None:
        self._on_chosen(key)
        if self.value.isEnabled():
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
            self.value.selectAll()

    def _on_use(self) -> None:
        line = self._chosen()
        if line is None or not line.column:
            return
        settings = self.seen.settings
        said_so = {**settings.corrections, (line.row, line.column): self.value.text().strip()}
        self.changed.emit(replace(settings, corrections=said_so))

    def _on_repair(self) -> None:
        repairs = self.seen.settings.repairs | frozenset(self.seen.intake.repairs)
        self.changed.emit(replace(self.seen.settings, repairs=repairs))

    def _on_save(self) -> None:
        name = _("rejected rows") + ".csv"
        path = place_for(self, _("Save the list"), name, ".csv", "CSV")
        if path is None:
            return
        try:
            write_list(path, _listed(self.lines))
        except AlmereError as error:
            self.told.emit("bad", said(error))
            return
        self.told.emit("good", _("{file} was saved").format(file=path.name))


def _shown(place: int, line: Line) -> Row:
    cells = (
        Cell(number(line.row)),
        Cell(line.field or line.column),
        Cell(line.value or _("empty"), quiet=not line.value),
        Cell(line.reason, tip=" ".join(filter(None, (line.reason, line.proposal)))),
        Cell(line.proposal, icon="check" if line.proposal else "", token="accent")
        if line.proposal
        else Cell(_("put it right yourself"), quiet=True),
    )
    return Row(cells, str(place))
