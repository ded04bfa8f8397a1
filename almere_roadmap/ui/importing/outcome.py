"""What an import would do: what comes, changes and goes, what to look at, and what is rejected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.intake.read import Intake
from almere_roadmap.intake.taking import Taken
from almere_roadmap.ui import look
from almere_roadmap.ui.importing.words import field_words
from almere_roadmap.ui.parts import button, caption, icon_label, label, row
from almere_roadmap.ui.sheet import Cell, Column, Row, Sheet
from almere_roadmap.ui.table import Table

_NAMED = 5


class Outcome(QWidget):
    """Counts, warnings and the rejected rows of an import that has not been made.

    Signals:
        repairing(): the proposals for rejected rows are to be taken over.
    """

    repairing = Signal()

    def __init__(self, intake: Intake, taken: Taken) -> None:
        """Say what would happen."""
        super().__init__()
        self.setObjectName("content")
        self.rejects: Table | None = None
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(6))
        self._show_counts(intake, taken)
        for warning in intake.warnings:
            self._line(say(warning), "triangle-alert", "warn")
        self._show_left_out(intake)
        self._show_rejected(intake, taken)
        self._lay.addStretch(1)

    def _show_counts(self, intake: Intake, taken: Taken) -> None:
        good = bool(taken.made.draft)
        sign, token = ("circle-check", "good") if good else ("info", "ink-2")
        self._line(counts(intake, taken), sign, token)
        gone = taken.made.gone
        if gone:
            names = ", ".join(one.name for one in gone[:_NAMED])
            words = plural(
                "{n} is no longer in the list and stays in the workshop: {names}",
                "{n} are no longer in the list and stay in the workshop: {names}",
                len(gone),
            )
            self._line(words.format(names=names), "info", "ink-2")

    def _show_left_out(self, intake: Intake) -> None:
        for name in intake.ignored:
            self._line(_("Column {name} is left out.").format(name=name), "info", "ink-2")
        totals = intake.recognised.totals
        if totals:
            rows = ", ".join(number(line) for line in totals[:_NAMED])
            self._line(_("Left out as a total: row {rows}").format(rows=rows), "info", "ink-2")

    def _line(self, words: str, sign: str, token: str) -> None:
        lay = row(icon_label(sign, token, 16), label(words, wrap=True))
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)

    def _show_rejected(self, intake: Intake, taken: Taken) -> None:
        lines = rejected(intake, taken)
        count = max(intake.rejected + len(taken.made.unknown), len(lines))
        if not count:
            return
        words = plural("{n} row is not taken over", "{n} rows are not taken over", count)
        self._line(words, "circle-alert", "bad")
        columns = (
            Column(_("Row"), True, 72),
            Column(_("Field"), width=150),
            Column(_("Value"), width=130),
            Column(_("Reason")),
            Column(_("Proposal"), width=230, spare=True),
        )
        self.rejects = Table(Sheet(columns, lines), words, row_height=28)
        self.rejects.setMinimumHeight(look.px(28) * min(6, len(lines) + 1))
        self._lay.addWidget(self.rejects, 1)
        if intake.repairs:
            self.repair = button(_("Take over the proposals"), "check")
            self.repair.clicked.connect(self.repairing)
            self._lay.addLayout(row(self.repair, 0))
        self._lay.addWidget(caption(_("Correct them in the file and import it again.")))


def counts(intake: Intake, taken: Taken) -> str:
    """Say in one line what comes and what changes."""
    if intake.table is not None:
        count = len(intake.table.observations)
        words = plural("{n} cell is taken over", "{n} cells are taken over", count)
    elif intake.register is not None:
        words = plural("{n} establishment", "{n} establishments", intake.register.count)
    else:
        added = plural("{n} is added", "{n} are added", taken.made.added)
        changed = plural("{n} changes", "{n} change", taken.made.changed)
        return _("{added}, {changed}").format(added=added, changed=changed)
    found = taken.difference
    if found is None:
        return words
    text = _("{words}; since the last time {added} new, {changed} changed, {gone} gone")
    return text.format(
        words=words,
        added=number(found.added),
        changed=number(found.changed),
        gone=number(found.gone),
    )


def rejected(intake: Intake, taken: Taken) -> tuple[Row, ...]:
    """Return every row that is not taken over: number, field, value, reason, proposal."""
    unknown = _("{name} is not in the workshop")
    lines = [
        (r.row, r.field, r.value, say(r.reason), say(r.proposal.text) if r.proposal else "")
        for r in intake.rejects
    ]
    lines += [
        (u.number, u.field, u.name, unknown.format(name=u.name), "") for u in taken.made.unknown
    ]
    return tuple(
        Row((Cell(str(n)), Cell(field_words(field)), Cell(value), Cell(why, tip=why), Cell(how)))
        for n, field, value, why, how in sorted(lines)
    )
