"""What changed since the last session, in words, and the way to compare any two moments."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from almere_roadmap.document.since import Point, at, changes_since, last_session
from almere_roadmap.document.told import Line
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, plural, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import ElidedLink
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.homes import home_of
from almere_roadmap.ui.outcome.turns import TURNS
from almere_roadmap.ui.widgets.parts import (
    Card,
    caption,
    clear,
    heading,
    icon_label,
    label,
    link_button,
    row,
)

_MOST = 8
_QUIET = 600
"""Milliseconds without a change after which the differences are told anew."""


class ChangesCard(Card):
    """A line for each change since the last session, the latest state of things first."""

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty card."""
        super().__init__(gap=0)
        self.bridge = bridge
        self.lines: list[Line] = []
        self._base: tuple[str, str, Workshop] | None = None
        self.body.setContentsMargins(0, 0, 0, look.px(8))
        self.title, self.count = heading(_("What changed"), "section"), label("", "quiet")
        self.all = link_button(_("Show all"))
        self.all.clicked.connect(self.compare)
        head = row(self.title, self.count, 0, self.all)
        head.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(8))
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self._rows.setSpacing(look.px(4))
        self.body.addLayout(self._rows)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._begin)

    def show_later(self) -> None:
        """Tell the changes when the workshop has been quiet for a moment."""
        self._timer.start()

    def _begin(self) -> None:
        document, known = self.bridge.document, self._base
        if document is None or not self.isVisible():
            return

        def work() -> tuple[Point, Workshop, list[Line]]:
            point = last_session(document)
            # Replaying a long history takes a while; the moment compared with stays the same.
            is_known = known is not None and known[:2] == (document.document_id, point.edit)
            then = known[2] if known is not None and is_known else at(document, point.edit)
            return point, then, changes_since(document, point.edit, then)

        self.bridge.tasks.one_by_one(work, self._show, self._tell)

    def _tell(self, error: AlmereError) -> None:
        self.bridge.told.emit("warn", said(error))

    def _show(self, found: tuple[Point, Workshop, list[Line]]) -> None:
        point, then, self.lines = found
        if self.bridge.document is not None:
            self._base = (self.bridge.document.document_id, point.edit, then)
        moment = self.bridge.without_names(_since(point.words))
        self.title.setText(_("What changed since {moment}").format(moment=moment))
        self.count.setText(plural("{n} change", "{n} changes", len(self.lines)))
        self.all.setVisible(len(self.lines) > _MOST)
        clear(self._rows)
        for line in self.lines[:_MOST]:
            self._add(line)
        if not self.lines:
            self._rows.addWidget(caption(_("Nothing yet.")))

    def _add(self, line: Line) -> None:
        words, sign = TURNS[line.turn]
        turn = label(_(words), "bold")
        turn.setFixedWidth(look.px(76))
        said_bare = self.bridge.without_names(line.words)
        go = ElidedLink(said_bare)
        go.setStyleSheet(_plain())
        go.setAccessibleName(f"{_(words)}: {said_bare}")
        go.clicked.connect(lambda: self._go(line.row))
        self._rows.addLayout(row(icon_label(sign, "ink-2", 14), turn, go))

    def _go(self, record: str) -> None:
        found = self.bridge.workshop.find(record) if record else None
        if found is not None:
            self.bridge.go(home_of(found[0]), record)

    def compare(self) -> None:
        """Compare any two moments or files; nothing covers the names in those."""
        if self.bridge.nameless:
            self.bridge.told.emit("warn", _("Names are hidden: show them again first."))
            return
        from almere_roadmap.ui.dialogs.compare import CompareDialog

        self.dialog = CompareDialog(self.window(), self.bridge)
        self.dialog.open()


def _plain() -> str:
    """Return the look of a line that leads somewhere and yet is read as text."""
    ink, accent = look.colour("ink").name(), look.colour("accent").name()
    return (
        f"QPushButton {{ color: {ink}; font-weight: 400; text-align: left; border: none; }}"
        f"QPushButton:hover, QPushButton:focus {{ color: {accent}; text-decoration: underline; }}"
    )


def _since(words: str) -> str:
    """Return the name of a moment as it stands within a sentence."""
    return words[:1].lower() + words[1:] if words[:1].isalpha() else words
