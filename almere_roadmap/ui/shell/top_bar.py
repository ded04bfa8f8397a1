"""The bar at the top: what is open, undo and redo by name, search, the room and the vote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from almere_roadmap.i18n import _, say
from almere_roadmap.ui.actions import action
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.agenda.strip import AgendaStrip
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.shortcuts import KEYS
from almere_roadmap.ui.widgets.elided import ElidedLine
from almere_roadmap.ui.widgets.parts import button, column, row, set_tip

_MOST_LETTERS = 34
_WIDE, _NARROW, _ROOMY = 1500, 1150, 1000
"""Widths in px at 100 %: all words fit beside an agenda from the first, few below the second;
without an agenda all fit from the third."""

_MOST, _SOME = 260, 120
"""Room for the name of a step, in px at 100 %."""


class TopBar(QFrame):
    """Title, agenda, undo, redo, the command field, the room and the vote.

    ``act`` performs an action; without a ``clock`` there is no agenda.
    """

    def __init__(
        self, bridge: Bridge, act: Callable[[str], None], clock: AgendaClock | None = None
    ) -> None:
        """Follow the document."""
        super().__init__()
        self.setObjectName("top")
        self.setFixedHeight(look.px(52))
        self.bridge = bridge
        self._has_audience = False
        self.title, self.subtitle = ElidedLine("strong"), ElidedLine("caption")
        self.agenda = AgendaStrip(clock, act) if clock is not None else None
        self.undo = self._step("undo-2", lambda: act("undo"))
        self.redo = self._step("redo-2", lambda: act("redo"))
        self.command = button("", "search")
        self.command.setObjectName("command")
        self.command.setAccessibleName(_("Search or command"))
        set_tip(self.command, _("Search or command") + " (Ctrl+K)")
        self.command.clicked.connect(lambda: act("find"))
        self.audience = self._at_hand(_("Audience"), "audience", act)
        self.vote = self._at_hand(_("Voting"), "vote", act)
        self.titles = self._make_titles(lambda: act("details"))
        lay = row(gap=8)
        lay.setContentsMargins(look.px(8), 0, look.px(16), 0)
        lay.addWidget(self.titles, 1)
        if self.agenda is not None:
            lay.addWidget(self.agenda)
        for widget in (self.undo, self.redo, self.command, self.audience, self.vote):
            lay.addWidget(widget)
        self.setLayout(lay)
        bridge.changed.connect(self.refresh)
        bridge.opened.connect(self.refresh)
        self.refresh()

    def _make_titles(self, act: Callable[[], None]) -> QPushButton:
        """Return title and session as one button: this is where both are named."""
        made = QPushButton()
        made.setObjectName("titles")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        lay = column(0, self.title, self.subtitle, 0, gap=0)
        lay.setContentsMargins(look.px(8), 0, look.px(8), 0)
        made.setLayout(lay)
        made.clicked.connect(act)
        return made

    def _step(self, icon: str, act: Callable[[], None]) -> QPushButton:
        made = button("", icon)
        made.setProperty("step", True)
        made.clicked.connect(act)
        return made

    def _at_hand(self, words: str, name: str, act: Callable[[str], None]) -> QPushButton:
        """Return the button of an action; it is checked while what it opens is there."""
        known = action(name)
        made = button(words, known.icon)
        made.setCheckable(True)
        made.setAccessibleName(_(known.text))
        set_tip(made, f"{_(known.text)} ({KEYS[name][0]})")
        # A click toggles the button; what is there decides, so it is set right after the action.
        made.clicked.connect(lambda: act(name))
        made.clicked.connect(self._check)
        return made

    def show_audience(self, on_show: bool) -> None:
        """Show whether the screen for the room is there."""
        self._has_audience = on_show
        self._check()

    def _check(self) -> None:
        self.audience.setChecked(self._has_audience)
        self.vote.setChecked(self.bridge.document is not None and _is_voting(self.bridge))

    def refresh(self, changes: object = None) -> None:
        """Show title, session and the names of the steps."""
        document = self.bridge.document
        title, parts = _titles(self.bridge) if document else ("Almere Roadmap", [])
        self.title.say(title)
        self.subtitle.say(" · ".join(filter(None, parts)) or _("No workshop open"))
        self.titles.setEnabled(document is not None)
        self.titles.setAccessibleName(f"{title}: " + _("title, question, home area, session"))
        set_tip(self.titles, _("Title, question, home area, session…"))
        undo = document.undo_label if document else None
        redo = document.redo_label if document else None
        named = _("Undo: {step}").format(step=say(undo)) if undo else _("Nothing to undo")
        _name(self.undo, self.bridge.without_names(named), undo is not None)
        named = _("Redo: {step}").format(step=say(redo)) if redo else _("Nothing to redo")
        _name(self.redo, self.bridge.without_names(named), redo is not None)
        for made in (self.audience, self.vote):
            made.setEnabled(document is not None)
        self._check()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the names of the steps where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say as much as there is room for, what can be undone before the rest."""
        width, has_agenda = self.width(), self.agenda is not None and self.agenda.isVisibleTo(self)
        if self.agenda is not None:
            self.agenda.fit(width)
        is_wide = width >= look.px(_WIDE if has_agenda else _ROOMY)
        is_narrow = width < look.px(_NARROW)
        words = _("Search or command") if is_wide else _("Search")
        bare = "" if width < look.px(_ROOMY) else "Ctrl+K"
        self.command.setText(bare if is_narrow and has_agenda else f"{words}   Ctrl+K")
        undo = _MOST if is_wide else 0 if is_narrow else _SOME
        for step, room in ((self.undo, undo), (self.redo, _MOST if is_wide else 0)):
            shown = room if step.isEnabled() or not has_agenda else 0
            _write(step, look.px(shown))


def _write(step: QPushButton, room: int) -> None:
    """Write as much of the name of a step as so many px take, nothing where there are none."""
    words, cut = str(step.property("words") or ""), Qt.TextElideMode.ElideRight
    text = step.fontMetrics().elidedText(words, cut, room) if room else ""
    step.setText(text.replace("&", "&&"))


def _titles(bridge: Bridge) -> tuple[str, list[str]]:
    workshop = bridge.workshop
    last = workshop.last_session
    title = workshop.about.title or _("Workshop without a title")
    file = bridge.without_names(bridge.document.path.name) if bridge.document else ""
    return title, [file, last.name if last else ""]


def _is_voting(bridge: Bridge) -> bool:
    from almere_roadmap.domain.words import RoundState

    return any(r.state is RoundState.OPEN for r in bridge.workshop.rounds.values())


def _name(step: QPushButton, words: str, enabled: bool) -> None:
    short = words if len(words) <= _MOST_LETTERS else words[: _MOST_LETTERS - 1] + "…"
    step.setProperty("words", short)
    step.setAccessibleName(words)
    step.setEnabled(enabled)
    set_tip(step, words)
