"""What every screen has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.modes import is_safe
from almere_roadmap.ui.shortcuts import KEYS

if TYPE_CHECKING:
    from almere_roadmap.figures.marks import Figure


class Surface(Protocol):
    """Something on which people drag."""

    is_safe: bool
    caught: SignalInstance


class Screen(QWidget):
    """A screen of the rail.

    It is built anew when the language, theme or scale changes, so texts and colours are read in
    the constructor.  What must survive that (zoom, tab) lives in ``bridge.state``.  A hidden
    screen is not refreshed before it shows again.

    Connect signals of the bridge to methods of the screen only: Qt drops those connections with
    the screen, while a lambda would outlive it.

    Signals:
        widened(): the screen takes the room of the inspector, or gives it back (``wide``).
    """

    name = ""
    wide = False
    widened = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Follow the bridge; the content comes with the first showing."""
        super().__init__()
        self.bridge = bridge
        self._stale = True
        bridge.changed.connect(self._on_changed)
        bridge.opened.connect(self._on_opened)
        bridge.selected.connect(self._on_selected)
        self._surfaces: tuple[Surface, ...] = ()

    def keep_safe(self, *surfaces: Surface) -> None:
        """Let room-safe mode catch drags on surfaces of this screen."""
        self._surfaces = surfaces
        for surface in surfaces:
            surface.caught.connect(self._on_caught)
        self.bridge.mode_changed.connect(self._on_mode)
        self._on_mode()

    def _on_mode(self) -> None:
        for surface in self._surfaces:
            surface.is_safe = is_safe(self.bridge)

    def _on_caught(self) -> None:
        words = _("Room-safe mode is on: dragging moves nothing ({keys} switches it off).")
        self.bridge.told.emit("good", words.format(keys=KEYS["room_safe"][0]))

    def refresh(self) -> None:
        """Show the present workshop."""

    def figure(self) -> Figure | None:
        """Return the figure that the screen shows as a whole, None where there are several."""
        return None

    def for_room(self) -> str:
        """Return what the room may see of this screen (``audience/shows.py``), "" for nothing."""
        return ""

    def show_view(self, view: str) -> None:
        """Show one of the views of the screen, where it has several."""

    def start(self) -> None:
        """Put the keyboard where a note is typed, on a screen that has such a place."""

    def follow(self, changes: object) -> None:
        """Show what ``changes`` (of the document) changed; by default everything is refreshed."""
        self.refresh()

    def show_selection(self, selection: str) -> None:
        """Light up a record id or cell key that was selected anywhere, "" for none."""

    def inspect(self, selection: str) -> QWidget | None:
        """Return what the right panel shows for a selection, None for the generic inspector."""
        return None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the screen was hidden."""
        if self._stale:
            self._stale = False
            self.refresh()
            self.show_selection(self.bridge.selection)
        super().showEvent(event)

    def _on_changed(self, changes: object) -> None:
        if self.isVisible():
            self.follow(changes)
        else:
            self._stale = True

    def _on_opened(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_selected(self, selection: str) -> None:
        if self.isVisible():
            self.show_selection(selection)
        else:
            self._stale = True
