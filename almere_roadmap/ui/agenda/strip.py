"""The agenda in the top bar: the running step, what is left of it, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.actions import action
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.agenda.countdown import Countdown, held
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.shortcuts import KEYS
from almere_roadmap.ui.widgets.elided import ElidedLine
from almere_roadmap.ui.widgets.parts import column, hairline, row, set_tip, tool_button

if TYPE_CHECKING:
    from almere_roadmap.analysis.agenda import Standing


class AgendaStrip(QWidget):
    """Follows the clock; ``act`` performs an action by name."""

    def __init__(self, clock: AgendaClock, act: Callable[[str], None]) -> None:
        """Show where the agenda stands."""
        super().__init__()
        self.clock = clock
        self.first, self.second = ElidedLine("strong"), ElidedLine("caption")
        self.step = self._make_step(act)
        self.left = Countdown()
        self.previous = _tool("previous_step", act)
        self.pause = _tool("pause", act)
        self.more = _tool("five_more", act, "+5")
        self.next = _tool("next_step", act)
        lay = row(hairline(vertical=True), self.step, self.left, gap=4)
        for made in (self.previous, self.pause, self.more, self.next):
            lay.addWidget(made)
        self.setLayout(lay)
        self._roomy, self._most = True, look.px(300)
        clock.changed.connect(self.refresh)
        clock.ticked.connect(self.tick)
        self.refresh()

    def _make_step(self, act: Callable[[str], None]) -> QPushButton:
        made = QPushButton()
        made.setObjectName("titles")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        lay = column(0, self.first, self.second, 0, gap=0)
        lay.setContentsMargins(look.px(8), 0, look.px(8), 0)
        made.setLayout(lay)
        made.clicked.connect(lambda: act("agenda"))
        return made

    def fit(self, width: int) -> None:
        """Take as much room as a bar of so many px has for it, and never more than its words."""
        self._roomy = width >= look.px(1150)
        is_wide = width >= look.px(1500)
        self._most = look.px(300 if is_wide else 150 if self._roomy else 130)
        self.left.make_narrow(not is_wide)
        self._show_step()
        if self.clock.bridge.document is not None:  # the records load only then
            self._show_tools()

    def _show_step(self) -> None:
        """Give the words the room they need, running ones all there is, so that nothing jumps."""
        needed = max(line.natural for line in (self.first, self.second)) + look.px(18)
        runs = self.clock.standing is not None
        # Before the day begins the clock and its buttons leave their room to the words.
        self.step.setFixedWidth(self._most if runs else min(needed, max(self._most, look.px(240))))

    def _show_tools(self) -> None:
        runs = self.clock.standing is not None
        self.left.setVisible(runs)
        self.pause.setVisible(runs)
        self.previous.setVisible(runs and self._roomy)
        self.more.setVisible(runs and self._roomy)
        self.next.setVisible(runs or self.clock.beside(1) is not None)

    def refresh(self) -> None:
        """Show the step, and what can be done with it."""
        is_open = self.clock.bridge.document is not None
        self.setVisible(is_open)
        if not is_open:
            return
        found = self.clock.standing
        self._show_tools()
        if found is None:
            self._show_idle()
        else:
            self._show_running(found)
        self._show_step()

    def _show_running(self, found: Standing) -> None:
        from almere_roadmap.ui.agenda import words

        title = self.clock.bridge.without_names(found.step.title)
        self.first.say(words.place_words(found, title))
        self.second.say(" · ".join(filter(None, (self._span(), self._following()))))
        self.previous.setEnabled(found.number > 1)
        _name(self.pause, _("Go on") if found.is_paused else _("Hold the clock"), "pause")
        self.pause.setIcon(icon("play" if found.is_paused else "pause"))
        following = found.following
        to = self.clock.bridge.without_names(following.title) if following else ""
        _name(
            self.next,
            _("Next step: {name}").format(name=to) if to else _("End the agenda"),
            "next_step",
        )
        self.next.setIcon(icon("skip-forward" if following else "square"))
        self.next.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.tick()

    def _show_idle(self) -> None:
        from almere_roadmap.analysis.agenda import day_of, present
        from almere_roadmap.ui.agenda import words

        workshop = self.clock.workshop
        day = day_of(workshop, present(workshop), None, self.clock.now())
        first = day.rows[0].step.title if day.rows else ""
        count = plural("{n} step", "{n} steps", len(day.rows))
        self.first.say(_("Agenda"))
        self.second.say(f"{count} · {words.day_words(day)}" if first else _("no steps yet"))
        self.step.setAccessibleName(f"{self.first.words}: {self.second.words}")
        _tip(self.step, f"{self.second.words}", "agenda")
        begin = _("Begin: {name}").format(name=self.clock.bridge.without_names(first))
        _name(self.next, begin, "next_step")
        self.next.setIcon(icon("play"))
        self.next.setText(_("Begin"))
        self.next.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _span(self) -> str:
        """Return when the running step was to be."""
        from almere_roadmap.analysis.agenda import day_of
        from almere_roadmap.domain.agenda import session_of
        from almere_roadmap.ui.agenda.words import span_words

        found, workshop = self.clock.standing, self.clock.workshop
        session = session_of(workshop, found.step) if found else None
        rows = day_of(workshop, session, self.clock.run, self.clock.now()).rows
        spans = (span_words(row.planned, row.until) for row in rows if row.is_running)
        return next(spans, "")

    def _following(self) -> str:
        found = self.clock.standing
        if found is None or found.following is None:
            return _("the last step")
        title = self.clock.bridge.without_names(found.following.title)
        return _("then {name}").format(name=title)

    def tick(self) -> None:
        """Show what is left; only the digits are painted anew."""
        found = self.clock.standing
        if found is None:
            return
        from almere_roadmap.ui.agenda import words

        is_over = found.left <= 0
        share = 1 - found.left / found.seconds if found.seconds else 1.0
        self.left.show_left(
            words.left_words(found), share, is_over=is_over, is_paused=found.is_paused
        )
        left = words.minutes_left(found)
        said = held(left) if found.is_paused else left
        self.left.say(said)
        whole = f"{self.first.words}, {said}"
        if whole != self.step.accessibleName():
            self.step.setAccessibleName(whole)
            note = self.clock.bridge.without_names(found.step.note)
            more = " · ".join(filter(None, (self.second.words, note)))
            self.step.setAccessibleDescription(more)
            _tip(self.step, f"{self.first.words} · {more}", "agenda")


def _tool(name: str, act: Callable[[str], None], text: str = "") -> QToolButton:
    known = action(name)
    made = tool_button(known.icon, _(known.text))
    if text:
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setText(text)
    _name(made, _(known.text), name)
    made.clicked.connect(lambda: act(name))
    return made


def _name(made: QToolButton, words: str, name: str) -> None:
    made.setAccessibleName(words)
    _tip(made, words, name)


def _tip(made: QWidget, words: str, name: str) -> None:
    set_tip(made, f"{words} ({KEYS[name][0]})")
