"""The bar at the bottom: whether everything is kept, what needs attention, language and size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton

from almere_roadmap.i18n import _, language, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.modes import is_safe
from almere_roadmap.ui.widgets.parts import ICON_GAP, button, row, set_tip

if TYPE_CHECKING:
    from almere_roadmap.domain.rules import Problem


class StatusBar(QFrame):
    """Follows the document; ``act`` performs an action by name."""

    def __init__(self, bridge: Bridge, act: Callable[[str], None]) -> None:
        """Show the present state."""
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(look.px(28))
        self.bridge = bridge
        self.problems_found: tuple[Problem, ...] = ()
        self.saved = button("", "circle-check")
        self.problems = button("", "triangle-alert")
        self.problems.clicked.connect(lambda: act("problems"))
        self._make_modes(act)
        self.language = button("Nederlands" if language() == "nl" else "English", "languages")
        self.language.clicked.connect(lambda: act("language"))
        theme = look.palette().name
        self.theme = button(
            _("Light") if theme == "light" else _("Dark"), "sun" if theme == "light" else "moon"
        )
        self.theme.clicked.connect(lambda: act("theme"))
        self.scale = button(f"{look.scale()} %")
        self.scale.clicked.connect(lambda: act("larger"))
        set_tip(self.scale, _("Size of everything on screen"))
        left = (self.saved, self.problems, self.safe, self.phones)
        lay = row(*left, 0, self.language, self.theme, self.scale)
        lay.setContentsMargins(look.px(8), 0, look.px(8), 0)
        self.setLayout(lay)
        # Counting problems may take a while in a large workshop: once things are quiet.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self._count)
        bridge.changed.connect(self._on_changed)
        bridge.opened.connect(self._on_opened)
        bridge.kept.connect(self._show_kept)
        bridge.failed.connect(self._show_failed)
        bridge.mode_changed.connect(self._on_mode)
        self._on_opened()

    def _make_modes(self, act: Callable[[str], None]) -> None:
        """Make what shows only while something is unlike usual."""
        self.safe = button(_("Room-safe: dragging is off"), "shield-check")
        self.safe.clicked.connect(lambda: act("room_safe"))
        set_tip(self.safe, _("Dragging moves nothing; a click here lets it move things again."))
        self.phones = button(_("Phones can vote over the network"), "vote")
        self.phones.clicked.connect(lambda: act("vote"))
        words = _("This laptop can be reached in its network until phones are stopped.")
        set_tip(self.phones, words)

    def _on_opened(self) -> None:
        self._on_mode()
        self._show_kept()
        self.problems.hide()
        self._later.start()

    def _on_mode(self) -> None:
        self.safe.setVisible(is_safe(self.bridge))
        self.phones.setVisible(bool(self.bridge.state.get("phones")))

    def _on_changed(self, changes: object) -> None:
        self._later.start()
        # The tick stands for what is on disk, so it goes until this change is there, too.
        if self.bridge.document is not None and self.bridge.document.waiting:
            _say(self.saved, _("Keeping…"), "ink-2", "history")

    def _show_kept(self) -> None:
        document, at = self.bridge.document, self.bridge.kept_at
        self.saved.setVisible(document is not None)
        if document is None:
            return
        if document.read_only:
            _say(self.saved, _("To look at only: changes cannot be kept"), "warn", "lock")
        elif at is not None and not document.waiting:
            text = _("All changes kept at {time}").format(time=f"{at:%H:%M}")
            _say(self.saved, text, "good", "circle-check")

    def _show_failed(self, reason: str) -> None:
        text = _("Not kept: {reason}").format(reason=reason)
        _say(self.saved, text, "bad", "circle-alert")

    def _count(self) -> None:
        if self.bridge.document is None:
            return
        workshop = self.bridge.workshop

        def work() -> tuple[Problem, ...]:
            from almere_roadmap.analysis.clusters.advice import advice

            return advice(workshop, date.today())

        self.bridge.tasks.aside(work, self._show_problems)

    def _show_problems(self, found: tuple[Problem, ...]) -> None:
        self.problems_found = found
        self.problems.setVisible(self.bridge.document is not None)
        text = plural("{n} point of attention", "{n} points of attention", len(found))
        kind = "warn" if found else "good"
        _say(self.problems, text, kind, "triangle-alert" if found else "circle-check")


def _say(made: QPushButton, text: str, kind: str, sign: str) -> None:
    made.setText(text.replace("&", "&&"))
    made.setIcon(icon(sign, kind, gap=ICON_GAP))
    made.setProperty("kind", kind)
    made.style().unpolish(made)
    made.style().polish(made)
    set_tip(made, text)
