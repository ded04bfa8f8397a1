"""The import that is under way: which file, its pages, and where what it brought is to be seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.intake import child
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.facts import records
from almere_roadmap.ui.shell.dropping import ENDINGS

if TYPE_CHECKING:
    # Reading files takes libraries that the screen can do without until somebody imports.
    from almere_roadmap.ui.importing.page import ImportPage
    from almere_roadmap.ui.importing.plan import Plan

_PLAN = "facts.import"


class Bringing(QObject):
    """What a file, or cells on the clipboard, would bring, until it is kept or given up.

    Signals:
        given(object): a file was chosen, or its cells were.
        came(object): the page of an import, to be shown.
        left(object): that page, to be taken away.
        ended(): the person is done with it, kept or not.
        brought(str): the dataset or the collection that it filled.
    """

    given = Signal(object)
    came = Signal(object)
    left = Signal(object)
    ended = Signal()
    brought = Signal(str)

    def __init__(self, bridge: Bridge, screen: QWidget) -> None:
        """Begin without an import; its dialogs belong to a screen."""
        super().__init__(screen)
        self.bridge, self._screen = bridge, screen
        self.page: ImportPage | None = None

    def ask(self) -> None:
        """Let the person choose a file."""
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        words = _("Tables and networks ({patterns})").format(patterns=patterns)
        # While the person looks for the file, the child that will read it starts.
        self.bridge.tasks.aside(child.get_ready)
        path, _used = QFileDialog.getOpenFileName(self._screen, _("Import a file"), "", words)
        if path:
            self.given.emit(Path(path))
        else:
            self.bridge.tasks.aside(child.stand_down)

    def paste(self) -> None:
        """Take the cells on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.given.emit(text)
        else:
            self.bridge.told.emit("warn", _("There are no cells on the clipboard."))

    def begin(self, source: Path | str, entry: str) -> None:
        """Show what a file, or pasted cells, would bring; ``entry`` hints at what it holds."""
        from almere_roadmap.intake.kinds import KINDS
        from almere_roadmap.intake.settings import Settings
        from almere_roadmap.ui.importing.page import planned

        if self.page is not None:
            self.bridge.told.emit("warn", _("Finish or cancel the import that is open first."))
            return
        hint = entry if entry in KINDS else ""
        self.bridge.state[_PLAN] = (self.bridge.document, planned(source, Settings(hint=hint)))
        self.bridge.select("")
        self.follow()

    def follow(self) -> None:
        """Show the import that is under way, if it is of this document, else none."""
        document, plan = self.bridge.state.get(_PLAN, (None, None))
        wanted = plan is not None and document is self.bridge.document
        if self.page is not None and not wanted:
            self._close()
        elif self.page is None and wanted:
            from almere_roadmap.ui.importing.page import ImportPage

            self.page = ImportPage(self.bridge, plan)
            self.page.planned.connect(self._on_planned)
            self.page.closed.connect(self._on_closed)
            self.came.emit(self.page)

    def _on_planned(self, plan: Plan) -> None:
        self.bridge.state[_PLAN] = (self.bridge.document, plan)

    def _close(self) -> None:
        self.bridge.state.pop(_PLAN, None)
        self.bridge.tasks.aside(child.stand_down)
        if self.page is not None:
            page, self.page = self.page, None
            self.left.emit(page)
            page.hide()
            page.deleteLater()

    def _on_closed(self) -> None:
        page = self.page
        self._close()
        self.ended.emit()
        if page is None or page.edit is None:
            return
        # A list comes with the source it is from; what people want to see is the list.
        changes = [c for c in page.edit.changes if c.collection != "sources"]
        held = [c.row for c in changes if c.collection == "datasets"]
        shown = held[0] if held else _filled([c.collection for c in changes], page.kind)
        if shown:
            self.brought.emit(shown)
        self.bridge.told.emit("good", _("{file} was imported").format(file=page.plan.name))


def _filled(collections: list[str], kind: str) -> str:
    """Return what the file was read as; interviews bring firms and relations along."""
    shown = kind if kind in collections else next(iter(collections), "")
    return shown if shown in records.COLLECTIONS else ""
