"""The import wizard, a page of Facts: see what a file holds, and keep it as one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import _, said
from almere_roadmap.intake import child
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.settings import Settings
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.changes import keeping
from almere_roadmap.ui.importing.check_step import CheckStep
from almere_roadmap.ui.importing.columns_step import ColumnsStep
from almere_roadmap.ui.importing.file_step import FileStep
from almere_roadmap.ui.importing.plan import Foreseen, Plan, foresee, judged, remember, taking
from almere_roadmap.ui.importing.questions import QuestionsCard
from almere_roadmap.ui.importing.stated import TITLE
from almere_roadmap.ui.importing.steps import CHECK, COLUMNS, FILE, KEEP, StepBar
from almere_roadmap.ui.importing.words import HEADING, in_words
from almere_roadmap.ui.tasks import Job
from almere_roadmap.ui.widgets.parts import button, caption, clear, heading, icon_label, label, row

if TYPE_CHECKING:
    from almere_roadmap.ui.bridge import Brought

_READING = KEEP
"""The place in the stack of what shows while a file is read or written."""


class ImportPage(QFrame):
    """What a file would bring, in four steps; nothing is kept before the last.

    Signals:
        closed(): the person is done with it; ``edit`` is what was kept, None for nothing.
        planned(Plan): the person said something more, to be remembered while the page is away.
        judged(): what would change was told anew.
    """

    closed = Signal()
    planned = Signal(object)
    judged = Signal()

    def __init__(self, bridge: Bridge, plan: Plan) -> None:
        """Read a file, or pasted cells."""
        super().__init__()
        self.setObjectName("page")
        self.bridge, self.plan = bridge, plan
        self.seen: Foreseen | None = None
        self.edit: Edit | None = None
        self.job: Job | None = None
        self.step = FILE
        self._writing = False
        self._first = True
        self._focused = ""
        self.steps = StepBar()
        self.steps.chosen.connect(self.go)
        self._banner = QVBoxLayout()
        self._banner.setSpacing(look.px(8))
        self._make_steps()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(8))
        inside.setSpacing(look.px(12))
        self.heading = heading(_("Import"))
        inside.addLayout(row(self.heading, caption(plan.name, wrap=False), 0, gap=12))
        inside.addWidget(self.steps)
        inside.addLayout(self._banner)
        inside.addWidget(self.stack, 1)
        lay.addLayout(inside, 1)
        lay.addWidget(self._foot())
        bridge.changed.connect(self._on_workshop)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.reject)
        self.read()

    def _make_steps(self) -> None:
        self.file, self.columns_step, self.check = FileStep(), ColumnsStep(), CheckStep()
        self.file.kind_chosen.connect(self._on_kind)
        for step in (self.file, self.columns_step, self.check):
            step.changed.connect(self._on_settings)
        self.check.stated.connect(self._on_stated)
        self.check.asked.connect(self._on_asked)
        for step in (self.columns_step, self.check):
            step.told.connect(self.bridge.told)
        self.bar = QProgressBar()
        self.bar.setMaximumWidth(look.px(480))
        self.doing = label("", "quiet")
        wait = QWidget()
        inside = QVBoxLayout(wait)
        inside.addWidget(self.doing)
        inside.addWidget(self.bar)
        inside.addStretch(1)
        self.stack = QStackedWidget()
        for part in (self.file, self.columns_step, self.check, wait):
            self.stack.addWidget(part)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        self.back = button("", "chevron-left")
        self.back.clicked.connect(lambda: self.go(self.step - 1))
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.next = button("", primary=True)
        self.next.clicked.connect(lambda: self.go(self.step + 1))
        self.accept_button = button("", "check", primary=True)
        self.accept_button.clicked.connect(self.accept)
        lay = row(self.back, 0, self.cancel, self.next, self.accept_button, margin=12)
        lay.setContentsMargins(*(look.px(n) for n in (24, 12, 24, 12)))
        foot.setLayout(lay)
        return foot

    @property
    def intake(self) -> Intake | None:
        """Return what was read; None while it is being read, or where it cannot be used."""
        return self.seen.intake if self.seen and self.seen.intake.refused is None else None

    @property
    def kind(self) -> str:
        """Return what the file is read as."""
        return self.plan.kind or (self.seen.intake.kind if self.seen else "")

    def _said(self, plan: Plan) -> None:
        self.plan = plan
        self.planned.emit(plan)

    def _on_kind(self, kind: str) -> None:
        # What a person said of columns and headings belongs to the kind it was said for.
        old = self.plan.settings
        kept = Settings(encoding=old.encoding, separator=old.separator, sheet=old.sheet)
        self._said(replace(self.plan, kind=kind, settings=kept, stated={}, pick=False))
        self.columns_step.choices = {}
        self.read()

    def _on_settings(self, settings: Settings) -> None:
        # What was said is said of this kind of file.
        self._said(replace(self.plan, kind=self.kind, settings=settings))
        self.read()

    def _on_stated(self, fields: dict[str, str]) -> None:
        title = fields.get(TITLE, self.plan.title)
        stated = {name: text for name, text in fields.items() if name != TITLE}
        self._said(replace(self.plan, title=title, stated={**self.plan.stated, **stated}))
        self.judge()

    def _on_asked(self, remove_gone: bool, pick: bool) -> None:
        self._said(replace(self.plan, remove_gone=remove_gone, pick=pick))
        self.judge()

    def _on_workshop(self, _changes: object) -> None:
        """Tell anew what would change, for the workshop did."""
        if self.seen is not None and not self._writing and self.edit is None:
            self.judge()

    def read(self) -> None:
        """Read the file anew under the present plan, aside."""
        self._stop()
        self.seen = None
        self._wait(_("Reading…"))
        plan, workshop, document = self.plan, self.bridge.workshop, self.bridge.document
        work = lambda go_on: foresee(plan, workshop, document, go_on)  # noqa: E731
        self._follow(Job(self.bridge.tasks, work))
        assert self.job is not None
        self.job.done.connect(self._on_read)

    def judge(self) -> None:
        """Tell anew what the file would do, without reading it again."""
        if self.seen is None:
            return
        self._stop()
        seen, plan = self.seen, self.plan
        workshop, document = self.bridge.workshop, self.bridge.document
        work = lambda _go_on: judged(seen, plan, workshop, document)  # noqa: E731
        self.accept_button.setEnabled(False)
        self._follow(Job(self.bridge.tasks, work))
        assert self.job is not None
        self.job.done.connect(self._on_judged)

    def _follow(self, job: Job) -> None:
        self.job = job
        job.progressed.connect(self._on_progress)
        job.failed.connect(self._on_failed)

    def _stop(self) -> None:
        if self.job is not None and shiboken6.isValid(self.job):
            self.job.cancel()

    def _wait(self, words: str) -> None:
        here = self.focusWidget()
        self._focused = here.accessibleName() if here is not None else ""
        clear(self._banner)
        self.doing.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setValue(0)
        self.stack.setCurrentIndex(_READING)
        for part in (self.back, self.next, self.accept_button):
            part.hide()
        for made in self.steps.buttons:
            made.setEnabled(False)

    def _on_progress(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def _on_read(self, seen: Foreseen) -> None:
        self.seen = seen
        # For the next reading, after whatever the person changes.
        self.bridge.tasks.aside(child.get_ready)
        self.file.show_file(seen)
        self.columns_step.show_file(seen)
        if seen.intake.refused is None:
            self.check.show_file(seen, self.plan)
            self.plan = replace(self.plan, settings=seen.settings)
        self._show_banner(seen)
        self.go(self._place_of(seen))
        self._first = False
        self._refocus()

    def _refocus(self) -> None:
        """Put the keyboard back where it was before the file was read again."""
        step = (self.file, self.columns_step, self.check)[self.step]
        parts = step.findChildren(QWidget) if self._focused else []
        # What stood there before the reading was hidden and goes away later, the keyboard with it.
        same = [
            p
            for p in parts
            if p.accessibleName() == self._focused and p.isEnabled() and not _put_away(p, step)
        ]
        here = same[-1] if same else self.steps.buttons[self.step]
        here.show()
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of(self, seen: Foreseen) -> int:
        """Return the step to show: the check, unless something must be said or was being said."""
        if seen.intake.refused is not None:
            return COLUMNS if self.step == COLUMNS and self.columns_step.choices else FILE
        return CHECK if self._first or self.step == KEEP else self.step

    def _on_judged(self, seen: Foreseen) -> None:
        self.seen = seen
        self.check.show_outcome(seen, self.plan)
        self._show_banner(seen)
        self.go(self.step)
        self.judged.emit()

    def _show_banner(self, seen: Foreseen) -> None:
        clear(self._banner)
        if seen.refused is not None:
            words = said(in_words(seen.refused))
            if seen.intake.refused is not None and seen.intake.columns:
                words = "\n".join((words, _("Say under Columns which column is what.")))
            lay = row(icon_label("circle-alert", "bad"), label(words, wrap=True))
            lay.setStretch(1, 1)
            self._banner.addLayout(lay)
        if seen.intake.questions:
            self.questions = QuestionsCard(seen.intake.questions, seen.settings)
            self.questions.answered.connect(self._on_settings)
            self._banner.addWidget(self.questions)

    def go(self, step: int) -> None:
        """Show a step; the last one can only be come to by keeping the file."""
        if self.seen is None or self._writing:
            return
        seen, usable = self.seen, self.seen.intake.refused is None
        most = CHECK if usable else COLUMNS if self.columns_step.choices else FILE
        self.step = min(step, most)
        self.stack.setCurrentIndex(self.step)
        self.steps.show_step(self.step, most)
        self.back.setVisible(self.step > FILE)
        self.back.setText(_("Back to file") if self.step == COLUMNS else _("Back to columns"))
        self.next.setVisible(self.step < CHECK)
        self.next.setEnabled(self.step < most)
        self.next.setText(_("Next: columns") if self.step == FILE else _("Next: check"))
        self.accept_button.setVisible(self.step == CHECK)
        self.accept_button.setText(keeping(seen.intake, seen.taken))
        self.accept_button.setEnabled(self._ready(seen))
        self.heading.setText(_(HEADING[seen.intake.kind]))

    def _ready(self, seen: Foreseen) -> bool:
        keeps = seen.taken is not None and bool(seen.taken.made.draft)
        return keeps and not seen.intake.questions and self.bridge.writable

    def _on_failed(self, error: AlmereError) -> None:
        """Say why it could not be read or kept; everything said stays."""
        self._writing = False
        self.bridge.told.emit("bad", said(error))
        if self.seen is None:
            self.reject()
        else:
            self.go(CHECK)
            self._show_banner(replace(self.seen, refused=error))

    def accept(self) -> None:
        """Keep the file as one step, in the background; Cancel then keeps nothing of it."""
        if self.seen is None or not self._ready(self.seen) or self._writing:
            return
        intake, plan, earlier = self.seen.intake, self.plan, self.seen.earlier
        try:
            remember(intake)
        except AlmereError as error:
            self.bridge.told.emit("warn", said(error))

        def make(workshop: Workshop) -> Brought:
            # The workshop may have changed since the file was read.
            taken = taking(intake, plan, workshop, earlier)
            return taken.made.draft, taken.tables, taken.registers

        self._stop()
        self._wait(_("Keeping…"))
        self.steps.show_step(KEEP, FILE - 1)
        self._writing = True
        self._follow(self.bridge.take_in(make))
        assert self.job is not None
        self.job.done.connect(self._on_kept)

    def _on_kept(self, edit: Edit | None) -> None:
        self._writing = False
        self.edit = edit
        self.closed.emit()

    def reject(self) -> None:
        """Stop; while the file is being written that is given up, and the check shows again."""
        self._stop()
        if not self._writing:
            self.closed.emit()
        elif self.job is not None:
            self.doing.setText(_("Giving up…"))
            self.cancel.setEnabled(False)
            self.job.ended.connect(self._on_given_up)

    def _on_given_up(self) -> None:
        self._writing = False
        self.cancel.setEnabled(True)
        self.judge()


def _put_away(part: QWidget | None, step: QWidget) -> bool:
    """Tell whether a part of a step, or what it is in, was hidden; new ones only wait to show."""
    said_so = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    while part is not None and part is not step:
        if part.isHidden() and part.testAttribute(said_so):
            return True
        part = part.parentWidget()
    return False


def planned(source: Path | str, settings: Settings) -> Plan:
    """Return the plan with which the import of a file, or of pasted cells, begins."""
    name = source.name if isinstance(source, Path) else _("pasted cells")
    return Plan(source, name, settings=settings)
