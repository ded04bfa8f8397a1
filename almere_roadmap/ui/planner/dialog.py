"""The procedure planner of one contract: tried here, taken over in one step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.analysis.roadmap.procurement import steps_of
from almere_roadmap.domain.words import Status
from almere_roadmap.figures.roadmap.procedure_steps import procedure_steps
from almere_roadmap.i18n import _, day, plural
from almere_roadmap.report.sections.contracts import invitation
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.planner.form import Form
from almere_roadmap.ui.planner.procedure_list import ProcedureList
from almere_roadmap.ui.planner.threshold_view import ThresholdView
from almere_roadmap.ui.planner.trial import Trial
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.widgets.parts import (
    Chip,
    button,
    caption,
    column,
    hairline,
    heading,
    icon_label,
    label,
    row,
)


class ProcedurePlanner(QDialog):
    """Four questions: what, which threshold, which procedure, and when each step begins."""

    def __init__(
        self, window: QWidget | None, bridge: Bridge, item: str, today: date | None = None
    ) -> None:
        """Plan the contract that the roadmap item ``item`` is."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Procedure planner"))
        self.setObjectName("planner")
        self.setStyleSheet(f"#planner {{ background: {look.colour('panel').name()}; }}")
        self.resize(_roomy(window))
        self.bridge, self.today = bridge, today or date.today()
        self.trial = Trial.of(bridge.workshop, item)
        self.form = Form(self.trial)
        self.thresholds = ThresholdView(self.today)
        self.procedures = ProcedureList()
        self.steps = FigureView()
        self.when = label("", "quiet", wrap=True)
        self.late = label("", "warn", wrap=True)
        self.cancel = button(_("Cancel"))
        self.take = button(_("Take over procedure and steps"), primary=True)
        self._connect()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(self._head())
        lay.addWidget(hairline())
        lay.addLayout(self._columns(), 1)
        lay.addWidget(hairline())
        lay.addLayout(self._foot_of_steps())
        lay.addWidget(hairline())
        lay.addLayout(self._foot())
        # Return ends a field; it must not press whichever button comes first.
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        self._show(self.trial)

    def _connect(self) -> None:
        self.form.tried.connect(self._show)
        self.form.told.connect(self._say)
        self.procedures.chosen.connect(self._on_procedure)
        self.thresholds.rules.clicked.connect(self._on_rules)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)
        self.bridge.changed.connect(self._on_changed)

    def _head(self) -> QVBoxLayout:
        item = self.trial.item
        over = caption(" · ".join(filter(None, (_("Procedure planner"), item.code))), wrap=False)
        title = heading(item.title, "title")
        title.setWordWrap(True)
        words = column(over, title, gap=0)
        lay = row(icon_label("landmark", "layer-contracts", 24), gap=12)
        lay.addLayout(words, 1)
        if item.status is Status.ILLUSTRATIVE:
            lay.addWidget(Chip(_("illustrative")))
        outer = QVBoxLayout()
        outer.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        outer.addLayout(lay)
        return outer

    def _columns(self) -> QVBoxLayout:
        lay = row(gap=0)
        for made, share in ((self.form, 26), (self.thresholds, 33), (self.procedures, 41)):
            if lay.count():
                lay.addWidget(hairline(vertical=True))
            lay.addWidget(_scrolled(made), share)
        outer = QVBoxLayout()
        outer.addLayout(lay)
        return outer

    def _foot_of_steps(self) -> QVBoxLayout:
        head = row(heading(_("4 Steps back from the start"), "strong"), self.when, gap=12)
        head.setStretch(1, 1)
        made = column(gap=6)
        made.addLayout(head)
        made.addWidget(self.steps)
        made.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        return made

    def _foot(self) -> QVBoxLayout:
        alike = _("All suppliers get the same information.")
        words = caption(f"{invitation()} {alike}")
        lay = row(words, gap=12)
        lay.setStretch(0, 1)
        lay.addWidget(self.late)
        lay.addWidget(self.cancel)
        lay.addWidget(self.take)
        made = QVBoxLayout()
        made.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        made.addLayout(lay)
        return made

    # Showing.

    def _show(self, trial: Trial) -> None:
        self.trial = trial
        self.late.setText("")
        self.form.show_trial(trial)
        self.thresholds.show_trial(trial)
        self.procedures.show_trial(trial)
        workshop, item, today = trial.workshop, trial.item, self.today
        self.steps.follow(lambda width: procedure_steps(workshop, item, width, today))
        self.when.setText(self._first_step())

    def _first_step(self) -> str:
        """Say when the first step must begin, and how far off that is."""
        steps = steps_of(self.trial.workshop, self.trial.item)
        if not steps:
            return ""
        gone = (steps[0].begin - self.today).days
        days = plural("{n} day", "{n} days", abs(gone))
        text = _("begin no later than {day}: in {days}")
        if gone < 0:
            text = _("should have begun on {day}: {days} ago")
        return text.format(day=day(steps[0].begin), days=days)

    def _say(self, words: str) -> None:
        self.late.setText(words)

    # Answers.

    def _on_procedure(self, code: str) -> None:
        self._show(self.trial.tried(procedure=code))

    def _on_rules(self) -> None:
        from almere_roadmap.ui.dialogs.rules import RulesDialog

        RulesDialog(self, self.bridge).open()

    def _on_changed(self, changes: object) -> None:
        """Judge anew when the rules change underneath; go when the contract is gone."""
        workshop, item = self.bridge.workshop, self.trial.item.id
        if item not in workshop.items or item not in workshop.contracts:
            self.reject()
            return
        self._show(Trial(workshop, self.trial.item, self.trial.contract))

    def _on_take(self) -> None:
        trial = self.trial
        self.bridge.changed.disconnect(self._on_changed)
        if self.bridge.attempt(lambda workshop: trial.draft(workshop)) is None:
            self.bridge.changed.connect(self._on_changed)
            return
        self.accept()


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setObjectName("content")
    area.setWidget(content)
    return area


def _roomy(window: QWidget | None) -> QSize:
    room = window.size() if window is not None else QSize(1366, 768)
    return QSize(
        min(look.px(1328), room.width() - look.px(32)),
        min(look.px(960), room.height() - look.px(24)),
    )
