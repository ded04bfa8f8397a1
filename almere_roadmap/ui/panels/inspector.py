"""The inspector: the fields of whatever is selected, and the thread that it is part of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import EmptyState

if TYPE_CHECKING:
    from almere_roadmap.ui.panels.notes_beside import NotesBeside
    from almere_roadmap.ui.panels.thread_view import ThreadView


_ROOMY = 800
"""From this height, in px at 100 %, the thread and the notes begin unfolded."""


class Inspector(QFrame):
    """Shows what the screen has to say about the selection, else its fields and links."""

    def __init__(self, bridge: Bridge, details: Callable[[str], QWidget | None]) -> None:
        """Follow the selection; ``details`` asks the screen on show."""
        super().__init__()
        self.setObjectName("inspector")
        self.setFixedWidth(look.px(320))
        self.bridge, self._details = bridge, details
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self._thread: ThreadView | None = None
        self._notes: NotesBeside | None = None
        bridge.selected.connect(self.refresh)
        bridge.changed.connect(self._on_changed)
        bridge.opened.connect(self.refresh)
        bridge.mode_changed.connect(self.refresh)

    def _on_changed(self, changes: object) -> None:
        # Somebody typing in the inspector keeps the field: it shows the value already.
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus():
            return
        if self._follows_itself():
            self._refresh_thread()
        else:
            self.refresh()

    def _follows_itself(self) -> bool:
        """Tell whether what is shown keeps up with the workshop; making it anew is slow."""
        content, selection = self._content, self.bridge.selection
        inside = content.widget() if isinstance(content, QScrollArea) else content
        is_there = bool(selection) and self.bridge.workshop.find(selection) is not None
        return bool(getattr(inside, "follows", False)) and is_there

    def _refresh_thread(self) -> None:
        if self.isHidden() or (self._thread is not None and self._thread.is_current):
            return
        made = self._thread_for(self.bridge.selection)
        if self._thread is not None:
            self._lay.removeWidget(self._thread)
            self._thread.hide()
            self._thread.deleteLater()
        self._thread = made
        if made is not None:
            self._lay.insertWidget(1, made)

    def refresh(self, selection: str | None = None) -> None:
        """Show the present selection."""
        if self.isHidden():
            return
        for gone in filter(None, (self._content, self._thread, self._notes)):
            self._lay.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._content = self._content_for(self.bridge.selection)
        if not self.bridge.writable:
            _freeze(self._content)
        self._lay.addWidget(self._content, 1)
        self._thread = self._thread_for(self.bridge.selection)
        if self._thread is not None:
            self._lay.addWidget(self._thread)
        self._notes = self._notes_beside(self.bridge.selection)
        if self._notes is not None:
            self._lay.addWidget(self._notes)

    def _notes_beside(self, selection: str) -> NotesBeside | None:
        """Return what was written down beside a record, with a line to add to it."""
        found = self.bridge.workshop.find(selection) if selection else None
        if found is None or found[0] == "notes":
            return None
        from almere_roadmap.ui.panels.notes_beside import NotesBeside

        return NotesBeside(self.bridge, selection, has_room=self._has_room())

    def _has_room(self) -> bool:
        return self.height() >= look.px(_ROOMY)

    def note(self) -> None:
        """Put the keyboard into the line for a note beside the selection."""
        if self._notes is None:
            self.bridge.told.emit("warn", _("Select first what the note is about."))
        else:
            self._notes.start()

    def _thread_for(self, selection: str) -> ThreadView | None:
        """Return the thread through a record or a cell of a table, None where there is none."""
        from almere_roadmap.ui.panels.thread_view import ThreadView

        row = selection.split(":")[1] if selection.startswith("stat:") else selection
        made = ThreadView(self.bridge, row, has_room=self._has_room())
        return made if made.has_thread else None

    def _content_for(self, selection: str) -> QWidget:
        own = self._details(selection)
        if own is not None:
            return own if isinstance(own, QScrollArea) else _scrolled(own)
        if selection and self.bridge.workshop.find(selection):
            from almere_roadmap.ui.panels.record_details import RecordDetails

            return _scrolled(RecordDetails(self.bridge, selection))
        return EmptyState(_("Select something to see its fields, its evidence and its links."))


def _freeze(content: QWidget) -> None:
    """Let fields be read and copied but not typed in; the strip at the top says why."""
    for line in content.findChildren(QLineEdit):
        line.setReadOnly(True)
    for text in content.findChildren(QPlainTextEdit):
        text.setReadOnly(True)
    for kind in (QComboBox, QAbstractSpinBox, QCheckBox):
        for field in content.findChildren(kind):
            field.setEnabled(False)


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    content.setObjectName(content.objectName() or "content")
    area.setWidget(content)
    return area
