"""Getting work back: the backups of a workshop, and what can be read of a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.document.safekeeping import all_backups, backups_for, restore
from almere_roadmap.document.salvaging import Recovered, recover
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import N_, _, day, number, plural, said
from almere_roadmap.store.backups import Backup
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.ui.widgets.saving import WORKSHOP, place_for

_REASONS = {
    "opened": N_("as it was opened"),
    "time": N_("after half an hour of work"),
    "import": N_("before a large step"),
    "merge": N_("before a merge"),
    "migration": N_("before the file took a newer form"),
}


class BackupsDialog(QDialog):
    """Lists the backups of the file at ``path``, of everything when there is none.

    ``reason`` is why that file cannot be opened; then its salvage is offered, too.  The file
    itself is never opened here.
    """

    def __init__(
        self, window: QWidget, bridge: Bridge, path: Path | None, reason: str = ""
    ) -> None:
        """List what there is."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(look.px(480))
        self.resize(look.px(680), look.px(440))
        self.bridge, self.path = bridge, path
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.currentItemChanged.connect(self._show)
        self.words = caption("")
        self._make_buttons(reason)
        self._lay_out(reason)
        self._fill()

    def _make_buttons(self, reason: str) -> None:
        self.look = button(_("Look at it"), "eye")
        self.copy = button(_("Save it elsewhere…"), "copy")
        self.restore = button(_("Put this one back"), "history", primary=True)
        self.salvage = button(_("Salvage what can be read"), "file-check")
        self.salvage.setVisible(bool(reason))
        for made, act in (
            (self.look, self._look),
            (self.copy, self._save),
            (self.restore, self._restore),
            (self.salvage, self._salvage),
        ):
            made.setAutoDefault(False)
            made.clicked.connect(act)

    def _lay_out(self, reason: str) -> None:
        title = _("This file cannot be opened") if reason else _("Backups")
        self.setWindowTitle(title)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addWidget(heading(title, "section"))
        if reason:
            calm = _("The file is left as it is, whatever you choose here.")
            lay.addWidget(label(reason, wrap=True))
            lay.addWidget(label(calm, wrap=True))
        lay.addWidget(self.words)
        lay.addWidget(self.list, 1)
        lay.addLayout(row(self.salvage, 0, self.look, self.copy, self.restore))

    def _fill(self) -> None:
        found = backups_for(self.path) if self.path is not None else ()
        if found:
            self.words.setText(plural("{n} backup", "{n} backups", len(found)))
            self._add(found, "")
        elif self.path is not None and not self.salvage.isHidden():
            self.words.setText(_("There is no backup of this file on this computer."))
            for made in (self.list, self.look, self.copy, self.restore):
                made.hide()
            self.adjustSize()
        else:
            shelves = all_backups()
            for shelf in shelves:
                where = Path(shelf.places[0]).name if shelf.places else ""
                self._add(shelf.backups, shelf.title or where)
            none = _("There are no backups yet; the first is made with the first change.")
            self.words.setText(none if not shelves else _("Backups of all workshops"))
        self.list.setCurrentRow(0)
        self._show()

    def _add(self, found: tuple[Backup, ...], title: str) -> None:
        for backup in found:
            item = QListWidgetItem(_line(backup, title))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is selected."""
        item = self.list.currentItem()
        found: Backup | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def _show(self) -> None:
        for made in (self.look, self.copy, self.restore):
            made.setEnabled(self.chosen is not None)
        self.restore.setEnabled(self.chosen is not None and self.path is not None)

    def _look(self) -> None:
        if self.chosen is not None:
            self.bridge.open(self.chosen.path, read_only=True)
            self.accept()

    def _save(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        target = place_for(self, _("Save it elsewhere…"), "", WORKSHOP)
        if target is not None:
            self._start(partial(restore, backup.path, target), target)

    def _restore(self) -> None:
        if self.chosen is None or self.path is None:
            return
        document = self.bridge.document
        if document is not None and document.path == self.path:
            self.bridge.take(None)
            if self.bridge.document is not None:
                return  # not all is kept yet; the reason was told
        self._start(partial(restore, self.chosen.path, self.path), self.path)

    def _start(self, work: partial[Path | None], target: Path) -> None:
        bridge = self.bridge

        def done(aside: Path | None) -> None:
            words = _("The backup is back in its place.")
            if aside is not None:
                kept = _("What was there is now called {file}.").format(file=aside.name)
                words = f"{words} {kept}"
            bridge.told.emit("good", words)
            bridge.open(target)

        bridge.tasks.one_by_one(work, done, self._failed())
        self.accept()

    def _failed(self) -> Callable[[AlmereError], None]:
        told = self.bridge.told  # this dialog is gone by then
        return lambda error: told.emit("bad", said(error))

    def _salvage(self) -> None:
        path, bridge = self.path, self.bridge
        if path is None:
            return

        def done(found: Recovered) -> None:
            words = plural("{n} record was saved.", "{n} records were saved.", found.records)
            if found.bad:
                bad = len(found.bad)
                lost = plural("{n} row was not whole.", "{n} rows were not whole.", bad)
                words = f"{words} {lost}"
            bridge.told.emit("warn" if found.bad else "good", words)
            bridge.open(found.path)

        bridge.tasks.one_by_one(lambda: recover(path), done, self._failed())
        self.accept()


def _line(backup: Backup, title: str) -> str:
    steps = plural("{n} step", "{n} steps", backup.edits)
    size = _("{n} kB").format(n=number(_size(backup.path) / 1000))
    reason = _(_REASONS.get(backup.reason, ""))
    when = f"{day(backup.made.date())} {backup.made:%H:%M}"
    return "  ·  ".join(filter(None, (when, title, steps, reason, size)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
