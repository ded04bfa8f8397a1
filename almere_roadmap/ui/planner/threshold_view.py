"""The middle column of the planner: the threshold in force, the value beside it, the checks."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from almere_roadmap.analysis.economy.reference import Threshold, cited
from almere_roadmap.analysis.roadmap.contract_checks import Check
from almere_roadmap.analysis.roadmap.procurement import is_above
from almere_roadmap.domain.rules import HINT
from almere_roadmap.i18n import _, day, money, say
from almere_roadmap.report.words import grounds
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.planner.trial import Trial
from almere_roadmap.ui.widgets.parts import (
    button,
    caption,
    clear,
    column,
    heading,
    icon_label,
    label,
    row,
)

_SHOWN = 2


class ThresholdView(QWidget):
    """Which threshold is in force on the day of publication, and what the rules remark."""

    def __init__(self, today: date) -> None:
        """Start empty."""
        super().__init__()
        self.today = today
        self.rules = button(_("Rules and calendars"), "scale")
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        self._lay.addWidget(heading(_("2 Which threshold holds?"), "strong"))
        self._body = QVBoxLayout()
        self._body.setSpacing(look.px(8))
        self._lay.addLayout(self._body)
        self._lay.addLayout(row(self.rules, 0))
        self._lay.addStretch(1)

    def show_trial(self, trial: Trial) -> None:
        """Show a trial."""
        clear(self._body)
        self._strip(trial)
        self._verdict(trial)
        self._checks(trial.checks(self.today))

    def _strip(self, trial: Trial) -> None:
        """Show the thresholds side by side, the one in force lit, then what is not known yet."""
        known = trial.thresholds()[-_SHOWN:]
        published = trial.published
        lay = row(gap=0)
        for found in known:
            lit = published is not None and found.holds_on(published)
            lay.addWidget(_period(found, self.today, published if lit else None))
        if known:
            unknown = known[-1].valid_until + timedelta(days=1)
            lay.addWidget(_unknown(unknown, published))
        self._body.addLayout(lay)

    def _verdict(self, trial: Trial) -> None:
        published, value = trial.published, trial.contract.value
        found = _in_force(trial, published)
        if published is None:
            self._body.addWidget(label(_("Give a wanted start first."), "quiet", wrap=True))
            return
        if value is None or found is None:
            return
        self._body.addWidget(_Beside(value, found.amount))
        words = _sentence(value, found)
        above = is_above(value, found)
        sign = icon_label("triangle-alert" if above else "circle-check", "bad" if above else "good")
        said = label(words, "bold", wrap=True)
        lay = row(sign, said)
        lay.setStretch(1, 1)
        self._body.addLayout(lay)
        if above:
            self._body.addWidget(
                label(_("At or above counts as above. Never split to stay below."), wrap=True)
            )
        source = _("{source}. Valid until {day}.")
        words = source.format(source=cited(found.source), day=day(found.valid_until))
        self._body.addWidget(caption(words))

    def _checks(self, checks: tuple[Check, ...]) -> None:
        self._body.addWidget(heading(_("Checks"), "strong"))
        for check in checks:
            self._body.addWidget(_CheckRow(check))


def _in_force(trial: Trial, published: date | None) -> Threshold | None:
    """Return the threshold in force on the day of publication, else the last known one."""
    begun = [t for t in trial.thresholds() if published and t.valid_from <= published]
    return begun[-1] if begun else None


def _sentence(value: float, limit: Threshold) -> str:
    gone = money(abs(value - limit.amount))
    if is_above(value, limit):
        return _("{gone} above the threshold: tender in Europe.").format(gone=gone)
    return _("{gone} below the threshold.").format(gone=gone)


def _period(found: Threshold, today: date, published: date | None) -> QFrame:
    years = f"{found.valid_from.year}–{found.valid_until.year}"
    if published is not None:
        said, role = _("holds on {day}").format(day=day(published)), "accent"
    elif found.valid_until < today:
        said, role = _("expired"), "caption"
    else:
        said, role = _("until {day}").format(day=day(found.valid_until)), "caption"
    return _slip(years, money(found.amount), said, lit=role == "accent", changed=found.changed)


def _unknown(begin: date, published: date | None) -> QFrame:
    lit = published is not None and published >= begin
    said = _("from {day} on").format(day=day(begin))
    years = f"{begin.year}–{begin.year + 1}"
    return _slip(years, _("not known yet"), said, lit=lit)


def _slip(years: str, amount: str, said: str, *, lit: bool, changed: bool = False) -> QFrame:
    made = QFrame()
    ground, edge = ("accent-soft", "accent") if lit else ("panel", "line")
    made.setObjectName("slip")
    wide = 2 if lit else 1
    made.setStyleSheet(
        f"#slip {{ background: {look.colour(ground).name()}; "
        f"border: {wide}px solid {look.colour(edge).name()}; }}"
    )
    over = caption(years, wrap=False)
    under = caption(_("changed here") if changed else said)
    lay = column(over, label(amount, "bold", wrap=True), under, gap=2, margin=8)
    made.setLayout(lay)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    made.setAccessibleName(f"{years}: {amount}, {said}")
    return made


class _Beside(QWidget):
    """The value and the threshold as two bars on one scale."""

    def __init__(self, value: float, limit: float) -> None:
        super().__init__()
        self.value, self.limit = value, limit
        self.setFixedHeight(look.px(48))
        words = _("Value {value}, threshold {limit}")
        self.setAccessibleName(words.format(value=money(value), limit=money(limit)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        most = max(self.value, self.limit, 1.0) * 1.08
        rows = ((_("Value"), self.value), (_("Threshold"), self.limit))
        for place, (words, amount) in enumerate(rows):
            over = place == 0 and self.value >= self.limit
            self._bar(painter, place, words, amount / most, money(amount), over=over)
        painter.end()

    def _bar(
        self, painter: QPainter, place: int, words: str, share: float, amount: str, *, over: bool
    ) -> None:
        top, name, money_wide = place * look.px(24), look.px(64), look.px(92)
        room = max(1, self.width() - name - money_wide)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, top, name, look.px(24)), middle, words)
        ground = QRectF(name, top + look.px(7), room, look.px(10))
        painter.fillRect(ground, look.colour("hover"))
        ground.setWidth(room * share)
        token = ("bad" if over else "accent") if place == 0 else "ink-2"
        painter.fillRect(ground, look.colour(token))
        painter.setFont(look.font(weight=600, tabular=True))
        right = QRectF(self.width() - money_wide, top, money_wide, look.px(24))
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, amount)


class _CheckRow(QWidget):
    """One rule: kept, not kept, or still to be seen to; with what to change and its source."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        sign, token = _sign(check)
        words = column(label(say(check.message), wrap=True), gap=2)
        for line in lines(check):
            words.addWidget(caption(line))
        lay = row(icon_label(sign, token), gap=8)
        lay.addLayout(words, 1)
        lay.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(lay)
        self.setAccessibleName(say(check.message))


def lines(check: Check) -> list[str]:
    """Return what to change, and under which rule of which source, until when."""
    problem = check.problem
    if problem is None:
        return []
    found = [say(problem.remedy)] if problem.remedy else []
    ground = grounds(problem)
    return [*found, ground] if ground else found


def _sign(check: Check) -> tuple[str, str]:
    if check.problem is None:
        return ("info", "ink-2") if check.note else ("circle-check", "good")
    hint = check.problem.severity == HINT
    return ("info", "warn") if hint else ("triangle-alert", "bad")
