"""The right column of the planner: every procedure, whether it fits, why, and how long it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from almere_roadmap.analysis.roadmap.procurement import Proposal
from almere_roadmap.domain.rule_tables import FITS, NO
from almere_roadmap.i18n import _, language, plural, say
from almere_roadmap.report.words import capital
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.planner.trial import Trial
from almere_roadmap.ui.widgets.parts import caption, clear, heading, icon_label, label, row


class ProcedureList(QWidget):
    """The procedures in order of fitness; one that is not allowed cannot be chosen.

    Signals:
        chosen(str): the code of a procedure.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.rows: dict[str, ProcedureRow] = {}
        self._group = QButtonGroup(self)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        head = heading(_("3 Which procedure fits?"), "strong")
        self._lay.addLayout(row(head, 0, caption(_("days to the start"), wrap=False)))
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._lay.addLayout(self._body)
        self._lay.addStretch(1)

    def show_trial(self, trial: Trial) -> None:
        """Show how every procedure suits a trial."""
        focused = next((code for code, made in self.rows.items() if made.radio.hasFocus()), "")
        clear(self._body)
        self.rows = {}
        found = trial.proposals()
        if not found:
            words = _("Give a value and a wanted start to see which procedures fit.")
            self._body.addWidget(label(words, "quiet", wrap=True))
        for proposal in found:
            code = proposal.procedure.code
            made = ProcedureRow(proposal, chosen=code == trial.contract.procedure)
            made.chosen.connect(self.chosen)
            self._group.addButton(made.radio)
            self._body.addWidget(made)
            self.rows[code] = made
        if focused in self.rows:
            self.rows[focused].radio.setFocus()


class ProcedureRow(QFrame):
    """One procedure.

    Signals:
        chosen(str): its code.
    """

    chosen = Signal(str)

    def __init__(self, proposal: Proposal, *, chosen: bool) -> None:
        """Show a procedure with verdict and reason."""
        super().__init__()
        self.proposal = proposal
        self.setObjectName("procedure")
        allowed = proposal.verdict != NO
        self.radio = QRadioButton()
        self.radio.setEnabled(allowed or chosen)
        self.radio.setChecked(chosen)
        self.radio.clicked.connect(self._on_clicked)
        name = capital(proposal.procedure.name(language()))
        words, sign, token = _verdict(proposal.verdict)
        reason = capital(say(proposal.reason))
        self.radio.setAccessibleName(name)
        self.radio.setAccessibleDescription(f"{words}. {reason}")
        lay = row(self.radio, gap=8)
        lay.setContentsMargins(*(look.px(8),) * 4)
        inner = QVBoxLayout()
        inner.setSpacing(look.px(2))
        days = plural("{n} day", "{n} days", proposal.procedure.length)
        length = label(days, "body" if allowed else "quiet")
        said = row(icon_label(sign, token, 14), label(words, _role(token)), gap=6)
        top = row(label(name, "bold" if allowed else "quiet", wrap=True), gap=8)
        top.setStretch(0, 1)
        top.addLayout(said)
        top.addSpacing(look.px(8))
        top.addWidget(length)
        inner.addLayout(top)
        inner.addWidget(caption(reason))
        lay.addLayout(inner, 1)
        self.setLayout(lay)
        self._dress(chosen=chosen)

    def _dress(self, *, chosen: bool) -> None:
        ground, edge = ("accent-soft", "accent") if chosen else ("panel", "line")
        border = "border: 2px solid" if chosen else "border: none; border-bottom: 1px solid"
        self.setStyleSheet(
            f"#procedure {{ background: {look.colour(ground).name()}; "
            f"{border} {look.colour(edge).name()}; }}"
        )

    def _on_clicked(self) -> None:
        self.chosen.emit(self.proposal.procedure.code)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose with a click anywhere in the row."""
        if event.button() == Qt.MouseButton.LeftButton and self.radio.isEnabled():
            self.chosen.emit(self.proposal.procedure.code)
        super().mouseReleaseEvent(event)


def _role(token: str) -> str:
    return token if token in ("good", "bad") else "caption"


def _verdict(verdict: str) -> tuple[str, str, str]:
    """Return words, icon and colour token of a verdict."""
    if verdict == FITS:
        return _("fits"), "circle-check", "good"
    if verdict == NO:
        return _("not allowed"), "x", "bad"
    return _("possible"), "circle-help", "ink-2"
