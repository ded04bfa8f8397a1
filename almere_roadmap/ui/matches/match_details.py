"""The right panel for an introduction: why, what the score is made of, and the appointment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.domain.words import MatchState
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.matches.match_list import Entry, Part, state_words
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.widgets.parts import (
    Chip,
    button,
    caption,
    hairline,
    heading,
    icon_label,
    label,
    row,
)
from almere_roadmap.ui.widgets.scrolled import scrolled_above


class MatchDetails(QWidget):
    """One introduction with its buttons.

    Signals:
        decided(str, str): "accept", "plan", "dismiss", "uncap" or "cap", and what was typed.
        shown_on_roadmap(): go to the action on the roadmap.
    """

    decided = Signal(str, str)
    shown_on_roadmap = Signal()

    def __init__(
        self,
        entry: Entry,
        on_roadmap: bool,
        picture: Callable[[float], Figure] | None = None,
    ) -> None:
        """Show an introduction, with a picture of the network around the two when given."""
        super().__init__()
        self._picture = picture
        self.entry = entry
        content = QWidget()
        content.setObjectName("content")
        self._lay = QVBoxLayout(content)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        self._show_head()
        self._show_picture()
        self._show_parts()
        self._show_appointment(on_roadmap)
        self._lay.addStretch(1)
        lay = scrolled_above(self, content)
        lay.addLayout(self._buttons())

    def _show_head(self) -> None:
        entry = self.entry
        words = _("Introduction · score {score}").format(score=number(entry.score))
        self._lay.addLayout(row(icon_label("handshake", "accent", 20), caption(words), 0))
        names = _("{first} and {second}")
        names = names.format(first=entry.first.name, second=entry.second.name)
        title = heading(names, "section")
        title.setWordWrap(True)
        self._lay.addWidget(title)
        self._lay.addWidget(label(entry.reason, "body", wrap=True))
        words, _sign, token = state_words(entry)
        kind = {"good": "good", "warn": "warn"}.get(token, "plain")
        self._lay.addWidget(Chip(words, kind))
        self._lay.addWidget(hairline())

    def _show_picture(self) -> None:
        if self._picture is None:
            return
        view = FigureView()
        view.follow(self._picture)
        self._lay.addWidget(view)
        self._lay.addWidget(caption(view.figure.alt))
        self._lay.addWidget(hairline())

    def _show_parts(self) -> None:
        self._lay.addWidget(label(_("What the score is made of"), "group"))
        for part in self.entry.parts:
            self._lay.addLayout(_head(part))
            self._lay.addWidget(_Bar(part))
            if part.note:
                self._lay.addWidget(caption(part.note))
        total = sum(part.points for part in self.entry.parts)
        words = _("{points} of {most}").format(points=number(total, 1), most=number(100))
        self._lay.addWidget(hairline())
        self._lay.addLayout(row(label(_("Together"), "strong"), 0, label(words, "strong")))
        if self.entry.capped:
            said = _("Same niche and same role: direct competitors are held at the cap.")
            self._lay.addLayout(row(icon_label("triangle-alert", "warn", 14), _wrapped(said)))
        if self.entry.rivals:
            words = _("Let them score freely") if self.entry.capped else _("Hold at the cap")
            free = button(words, "lock-open" if self.entry.capped else "lock")
            decision = "uncap" if self.entry.capped else "cap"
            free.clicked.connect(lambda: self.decided.emit(decision, ""))
            self._lay.addLayout(row(free, 0))

    def _show_appointment(self, on_roadmap: bool) -> None:
        self._lay.addWidget(hairline())
        self._lay.addWidget(label(_("Appointment"), "group"))
        self.owner = QLineEdit(self.entry.owner)
        self.owner.setPlaceholderText(_("Who brings them together"))
        self.owner.setAccessibleName(_("Who brings them together"))
        self.owner.setMaxLength(200)
        self.day = QLineEdit(self.entry.when)
        self.day.setPlaceholderText(_("Day of the meeting"))
        self.day.setAccessibleName(_("Day of the meeting"))
        self.day.setMaxLength(20)
        self.owner.returnPressed.connect(self._on_accept)
        self.day.returnPressed.connect(self._on_plan)
        self._lay.addWidget(self.owner)
        self._lay.addWidget(self.day)
        if on_roadmap:
            go = button(_("Show on the roadmap"), "chart-gantt")
            go.clicked.connect(self.shown_on_roadmap)
            self._lay.addWidget(go)

    def _buttons(self) -> QVBoxLayout:
        dismiss = button(_("Dismiss"), tip=_("Dismiss (X)"))
        plan = button(_("Plan"), tip=_("Plan (P)"))
        accept = button(_("Accept"), primary=True, tip=_("Accept (A)"))
        dismiss.setEnabled(self.entry.state is not MatchState.DISMISSED)
        dismiss.clicked.connect(self._on_dismiss)
        plan.clicked.connect(self._on_plan)
        accept.clicked.connect(self._on_accept)
        lay = QVBoxLayout()
        lay.addLayout(row(dismiss, plan, 0, accept, margin=12))
        return lay

    def plan(self) -> None:
        """Put the cursor where the day of the meeting is typed."""
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_accept(self) -> None:
        self.decided.emit("accept", self.owner.text().strip())

    def _on_plan(self) -> None:
        if self.day.text().strip():
            self.decided.emit("plan", self.day.text().strip())
        else:
            self.plan()

    def _on_dismiss(self) -> None:
        self.decided.emit("dismiss", "")


def _wrapped(text: str) -> QWidget:
    made = label(text, "warn", wrap=True)
    made.setMinimumWidth(look.px(200))
    return made


def _head(part: Part) -> QVBoxLayout:
    words = _("{points} of {most}")
    words = words.format(points=number(part.points, 1), most=number(part.most))
    lay = QVBoxLayout()
    lay.addLayout(row(label(part.name, "bold"), 0, caption(words, wrap=False)))
    return lay


class _Bar(QWidget):
    """How much of what there could be."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.setFixedHeight(look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        share = self.part.points / self.part.most if self.part.most else 0.0
        for width, token in ((1.0, "line"), (share, "accent")):
            painter.setBrush(look.colour(token))
            bar = QRectF(0, 0, self.width() * width, self.height())
            painter.drawRoundedRect(bar, look.px(3), look.px(3))
        painter.end()
