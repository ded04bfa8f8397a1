"""A workshop on Start: the picture of its roadmap beside or above what it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, day, number, plural, said
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.start.glance import Glance
from almere_roadmap.ui.widgets.elided import ElidedLine
from almere_roadmap.ui.widgets.figure_view import PX_PER_MM, FigureView
from almere_roadmap.ui.widgets.parts import (
    Card,
    button,
    caption,
    clear,
    hairline,
    icon_label,
    label,
    link_button,
    row,
    set_tip,
)

if TYPE_CHECKING:
    from almere_roadmap.domain.workshop import Workshop

_STEPS = 4
"""How many steps of the agenda are shown."""


class WorkshopCard(Card):
    """Shows one workshop file; a click or its button asks to go on with it.

    Signals:
        wanted(Path): the file to go on with.
        unwanted(Path): the file to take off the list, as it cannot be shown.
    """

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(
        self, path: Path, large: bool, action: str = "", bare: Callable[[str], str] = str
    ) -> None:
        """Show the name of the file until there is a glance of it; ``bare`` covers names in it."""
        super().__init__()
        self.path, self.large, self._bare = path, large, bare
        self._action = action or _("Go on")
        set_tip(self, bare(str(path)))
        self.picture = FigureView()
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture.setMinimumHeight(look.px(260 if large else 120))
        self.words = QVBoxLayout()
        self.words.setSpacing(look.px(8))
        self._place()
        self._say(bare(path.stem), ())

    def _place(self) -> None:
        """Put the picture beside the words of a large card, above those of a small one."""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.words.setContentsMargins(*(look.px(20 if self.large else 14),) * 4)
        if not self.large:
            self.body.addWidget(self.picture)
            self.body.addWidget(hairline())
            self.body.addLayout(self.words)
            return
        beside = QHBoxLayout()
        beside.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        left.addWidget(self.picture)
        left.addStretch(1)
        beside.addLayout(left, 5)
        beside.addWidget(hairline(vertical=True))
        right = QWidget()
        right.setObjectName("content")
        right.setLayout(self.words)
        right.setMinimumWidth(look.px(300))
        beside.addWidget(right, 3)
        self.body.addLayout(beside)

    def show_glance(self, glance: Glance) -> None:
        """Show what was found in the file."""
        if glance.workshop is None:
            problem = said(glance.problem) if glance.problem else ""
            self.picture.hide()
            self._say(self._bare(glance.title), (problem,), usable=False)
            return
        self._draw(glance.workshop)
        if self.large:
            self._say_all(glance)
        else:
            counts = (
                plural("{n} niche", "{n} niches", len(glance.workshop.niches)),
                plural("{n} contract", "{n} contracts", glance.contracts),
            )
            when = day(glance.changed) if glance.changed else ""
            title = self._bare(glance.title)
            self._say(title, (" · ".join(filter(None, (when, glance.session))), *counts))

    def _draw(self, workshop: Workshop) -> None:
        height = self.picture.minimumHeight() / (PX_PER_MM * look.scale() / 100)

        def draw(width: float) -> Figure:
            from almere_roadmap.figures.roadmap.small import thumbnail

            return thumbnail(workshop, width, height * (1.1 if self.large else 1.0), date.today())

        self.picture.follow(draw)

    def _say(self, title: str, lines: tuple[str, ...], usable: bool = True) -> None:
        clear(self.words)
        self.words.addWidget(label(title, "section" if self.large else "strong", wrap=True))
        for line in filter(None, lines):
            self.words.addWidget(caption(line))
        self.words.addStretch(1)
        if usable:
            self._offer()
        else:
            self._offer_to_forget()

    def _say_all(self, glance: Glance) -> None:
        workshop = glance.workshop
        if workshop is None:
            return
        clear(self.words)
        self.words.addWidget(label(self._bare(glance.title), "title", wrap=True))
        if glance.session:
            self.words.addWidget(label(glance.session, "quiet"))
        self.words.addSpacing(look.px(4))
        self.words.addLayout(
            _counts(
                (_("Firms and institutions"), number(len(real_parties(workshop)))),
                (_("Niches"), number(len(workshop.niches))),
                (_("Government contracts"), number(glance.contracts)),
                (_("Last kept"), _moment(glance)),
            )
        )
        if glance.points:
            words = plural("{n} point of attention", "{n} points of attention", glance.points)
            line = row(icon_label("triangle-alert", "warn"), label(words, "warn"), 0)
            self.words.addLayout(line)
        self._say_agenda(workshop)
        self.words.addStretch(1)
        self._offer()

    def _say_agenda(self, workshop: Workshop) -> None:
        """Say how the session begins that is to be run; the agenda has the rest."""
        from almere_roadmap.analysis.agenda import day_of, present

        agenda = day_of(workshop, present(workshop), None, datetime.now())
        rows = agenda.rows
        if not rows:
            return
        self.words.addWidget(hairline())
        self.words.addWidget(label(_("Agenda"), "bold"))
        for found in rows[:_STEPS]:
            title = ElidedLine("body")
            title.say(self._bare(found.step.title))
            minutes = _("{n} min").format(n=number(found.step.minutes))
            time = label(f"{found.planned:%H:%M}" if agenda.is_fixed else minutes, "quiet")
            time.setMinimumWidth(look.px(44))
            line = row(time)
            line.addWidget(title, 1)
            self.words.addLayout(line)
        if len(rows) > _STEPS:
            self.words.addWidget(caption(_more(len(rows) - _STEPS)))

    def _offer_to_forget(self) -> None:
        made = link_button(_("Take it off the list"), "x")
        made.clicked.connect(self._forget)
        self.words.addLayout(row(0, made))

    def _forget(self) -> None:
        self.unwanted.emit(self.path)

    def _offer(self) -> None:
        made = button(self._action, "arrow-right", primary=self.large)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setAccessibleDescription(self._bare(str(self.path)))
        made.clicked.connect(self._ask)
        self.words.addLayout(row(0, made))

    def _ask(self) -> None:
        self.wanted.emit(self.path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click anywhere on a small card for its button."""
        if not self.large and self.rect().contains(event.position().toPoint()):
            self._ask()
        super().mouseReleaseEvent(event)


def _more(count: int) -> str:
    return plural("and {n} more step", "and {n} more steps", count)


def _moment(glance: Glance) -> str:
    if glance.changed is None:
        return ""
    return f"{day(glance.changed)}, {glance.changed:%H:%M}"


def _counts(*pairs: tuple[str, str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(look.px(8))
    grid.setHorizontalSpacing(look.px(12))
    grid.setColumnStretch(0, 1)
    for place, (name, count) in enumerate(pairs):
        grid.addWidget(label(name, "quiet", wrap=True), place, 0)
        grid.addWidget(label(count, "bold"), place, 1, Qt.AlignmentFlag.AlignRight)
    return grid
