"""Cards beside the check: what was recognised, what to look at, and what would change."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout

from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.intake.checks import Checked
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.taking import MOST_PICKED, Taken
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.plan import Foreseen, Plan
from almere_roadmap.ui.importing.words import KIND, choice_words
from almere_roadmap.ui.widgets.parts import (
    Card,
    Chip,
    caption,
    clear,
    hairline,
    icon_label,
    label,
    row,
)

_NAMED = 5


class SummaryCard(Card):
    """What was recognised, in a few ticked lines; the first step is where it is changed."""

    def __init__(self, seen: Foreseen) -> None:
        """Show what a file was read as."""
        super().__init__(gap=6)
        self.body.addWidget(label(_("Recognised"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        for line, (what, found) in enumerate(_recognised(seen)):
            grid.addWidget(label(what, "quiet"), line, 0)
            grid.addWidget(label(found, wrap=True), line, 1)
            grid.addWidget(icon_label("check", "good", 14), line, 2)
        self.body.addLayout(grid)


def _recognised(seen: Foreseen) -> Iterator[tuple[str, str]]:
    known = seen.intake.recognised
    yield _("File"), _(KIND[seen.intake.kind])
    if known.layout is not None:
        yield _("Layout"), say(known.layout)
    for what, value in (
        (_("Separator"), known.separator),
        (_("Character set"), known.encoding),
        (_("Sheet"), known.sheet),
        (_("Numbers"), known.numbers),
        (_("Sectors"), f"SBI {known.sbi}" if known.sbi else ""),
    ):
        if value:
            yield what, choice_words(value)
    if known.size_classes is not None:
        yield _("Size classes"), say(known.size_classes)
    if seen.remembered:
        yield _("Columns"), _("remembered from last time")


class NoticesCard(Card):
    """What to look at before anything is kept."""

    def __init__(self, intake: Intake) -> None:
        """Show warnings and what is left out; hidden where there is nothing to say."""
        super().__init__(gap=8)
        self.body.addWidget(label(_("To look at"), "strong"))
        lines = list(_notices(intake))
        for sign, token, words in lines:
            lay = row(icon_label(sign, token, 16), label(words, wrap=True))
            lay.setStretch(1, 1)
            self.body.addLayout(lay)
        self.setVisible(bool(lines))


def _notices(intake: Intake) -> Iterator[tuple[str, str, str]]:
    for warning in intake.warnings:
        yield "triangle-alert", "warn", say(warning)
    for name in intake.ignored:
        yield "info", "ink-2", _("Column {name} is left out.").format(name=name)
    totals = intake.recognised.totals
    if totals:
        rows = ", ".join(number(line) for line in totals[:_NAMED])
        yield "info", "ink-2", _("Left out as a total: row {rows}").format(rows=rows)


class ChecksCard(Card):
    """How a file fits a table that the workshop has."""

    def __init__(self, checked: Checked) -> None:
        """Show the numbers and the verdict."""
        super().__init__(gap=6)
        words = _("Check with {title}").format(title=checked.title)
        self.body.addWidget(label(words, "strong", wrap=True))
        for what, value in checked.numbers:
            self.body.addLayout(row(label(say(what), "quiet"), 0, label(number(value), "bold")))
        sign, token = ("circle-check", "good") if checked.good else ("triangle-alert", "warn")
        told = label(say(checked.verdict), token, wrap=True)
        lay = row(icon_label(sign, token, 16), told)
        lay.setStretch(1, 1)
        self.body.addLayout(lay)


class RepairCard(Card):
    """How a damaged table was put right, step by step; hidden where it was not."""

    def __init__(self, intake: Intake) -> None:
        """Show the steps."""
        super().__init__(gap=8)
        self.body.addWidget(label(_("How the table was repaired"), "strong"))
        for place, step in enumerate(intake.repaired, 1):
            chip = Chip(number(place), "accent")
            lay = row(chip, label(say(step), wrap=True))
            lay.setStretch(1, 1)
            lay.setAlignment(chip, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(lay)
        words = _("Both are kept: as printed, and as it must have been.")
        self.body.addWidget(caption(words))
        self.setVisible(intake.printed is not None)


class ChangesCard(Card):
    """How much is new, changed and gone, and what can be asked beside.

    Signals:
        asked(bool, bool): delete what is gone, make firms of a small register.
    """

    asked = Signal(bool, bool)

    def __init__(self) -> None:
        """Wait for a file."""
        super().__init__(gap=6)
        self.body.addWidget(label(_("What changes"), "strong"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.px(6))
        self.body.addLayout(self._lines)
        self.remove = QCheckBox(_("Delete what the list no longer has"))
        self.pick = QCheckBox(_("Put these firms into the workshop"))
        for box in (self.remove, self.pick):
            box.toggled.connect(self._on_toggled)
            self.body.addWidget(box)
        self.told = caption("")
        self.body.addWidget(self.told)

    def show_outcome(self, intake: Intake, taken: Taken, plan: Plan) -> None:
        """Show what would happen."""
        clear(self._lines)
        names = (_("New"), _("Changed"), _("Gone"))
        for words, count in zip(names, counts(intake, taken), strict=True):
            self._lines.addLayout(row(label(words, "quiet"), 0, label(number(count), "bold")))
            self._lines.addWidget(hairline())
        if taken.made.gone:
            self._lines.addWidget(label(_gone(taken), wrap=True))
        for box, on in ((self.remove, plan.remove_gone), (self.pick, plan.pick)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.remove.setVisible(bool(taken.made.gone))
        count = intake.register.count if intake.register else 0
        self.pick.setVisible(0 < count <= MOST_PICKED)
        words = _("One step, which you can undo in one go.")
        if not taken.made.draft:
            words = _("The workshop already has all of this.")
        self.told.setText(words)

    def _on_toggled(self) -> None:
        self.asked.emit(self.remove.isChecked(), self.pick.isChecked())


def counts(intake: Intake, taken: Taken) -> tuple[int, int, int]:
    """Return how many cells or records are new, changed and gone."""
    found = taken.difference
    if found is not None:
        return found.added, found.changed, found.gone
    if intake.table is not None and taken.tables:
        return len(intake.table.observations), 0, 0
    if intake.register is not None and taken.registers:
        return intake.register.count, 0, 0
    return taken.made.added, taken.made.changed, len(taken.made.gone)


def _gone(taken: Taken) -> str:
    gone = taken.made.gone
    names = ", ".join(one.name for one in gone[:_NAMED])
    words = plural(
        "{n} is no longer in the list and stays in the workshop: {names}",
        "{n} are no longer in the list and stay in the workshop: {names}",
        len(gone),
    )
    return words.format(names=names)


def keeping(intake: Intake, taken: Taken | None) -> str:
    """Return what the button says that keeps a file."""
    if intake.table is not None:
        return _("Keep the table")
    if intake.register is not None:
        return plural("Keep {n} row", "Keep {n} rows", intake.register.count)
    lists = [part.rows for part in intake.parts] or [intake.rows]
    unknown = len(taken.made.unknown) if taken else 0
    return plural("Keep {n} row", "Keep {n} rows", sum(map(len, lists)) - unknown)
