"""Commands for workshop files: new, open, copies, merging and backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from almere_roadmap.i18n import _, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.widgets.saving import WORKSHOP, new_place_for, place_for

_FILTER = "Almere Roadmap (*.almere)"


class FileCommands:
    """Ask which file, and have the bridge do it; dialogs stand over the window."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Answer for the actions on files of a window."""
        self._window, self._bridge = window, bridge
        self._merges_next = False
        self.answers: dict[str, Callable[[], None]] = {
            "new": self.new,
            "open": self.open,
            "copy": self.copy,
            "hand_out": self.hand_out,
            "merge": self.merge,
            "backups": self.backups,
        }

    def new(self, template: str = "") -> None:
        """Ask title, place and template of a new workshop, and make it."""
        from almere_roadmap.ui.dialogs.new_workshop import ask

        asked = ask(self._window, template)
        if asked is not None:
            self._bridge.new(*asked)

    def open(self) -> None:
        """Open a workshop, or make one of its JSON export."""
        as_json = _("Workshop as JSON")
        kinds = f"{_FILTER};;{as_json} (*.json)"
        path, _used = QFileDialog.getOpenFileName(self._window, _("Open a workshop"), "", kinds)
        if path and Path(path).suffix.lower() == ".json":
            self._open_json(Path(path))
        elif path:
            self._bridge.open(Path(path))

    def _open_json(self, source: Path) -> None:
        """Make a workshop file of a JSON export, where the person wants it."""
        title, proposed = _("New workshop"), source.with_suffix(WORKSHOP)
        path = new_place_for(self._window, title, proposed)
        if path is not None:
            self._bridge.new_from(path, source)

    def copy(self) -> None:
        """Save a complete copy where the person wants it."""
        target = place_for(self._window, _("Save a copy"), "", WORKSHOP)
        document = self._bridge.document
        if target is None or document is None:
            return
        told = self._bridge.told
        self._bridge.tasks.one_by_one(
            lambda: document.save_copy(target, replace=True),
            lambda _done: told.emit("good", _("Saved a copy as {file}").format(file=target.name)),
            lambda error: told.emit("bad", said(error)),
        )

    def hand_out(self) -> None:
        """Make copies for the tables."""
        from almere_roadmap.ui.dialogs.hand_out import HandOutDialog

        HandOutDialog(self._window, self._bridge).open()

    def merge(self) -> None:
        """Choose the copies to merge; without a workshop, first the one that takes them in."""
        if self._bridge.document is None:
            self._merges_next = True
            self.open()
            return
        words, folder = _("Copies to merge into this workshop"), self._bridge.document.path.parent
        paths, _used = QFileDialog.getOpenFileNames(self._window, words, str(folder), _FILTER)
        if paths:
            self._bridge.state["merge"] = [Path(path) for path in paths]
            self._bridge.go("merge")

    def take_merge_up(self) -> bool:
        """Return, once, whether the copies are to be chosen now that a workshop is open."""
        wanted, self._merges_next = self._merges_next, False
        return wanted

    def backups(self) -> None:
        """Show the backups of the open workshop, or of any."""
        from almere_roadmap.ui.dialogs.backups import BackupsDialog

        document = self._bridge.document
        path = document.path if document else None
        BackupsDialog(self._window, self._bridge, path).open()

    def rescue(self, path: Path, reason: str) -> None:
        """Show what is left of a workshop that cannot be read: its backups, and salvage."""
        from almere_roadmap.ui.dialogs.backups import BackupsDialog

        BackupsDialog(self._window, self._bridge, path, reason).open()
