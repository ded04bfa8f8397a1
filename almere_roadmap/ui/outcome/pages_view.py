"""The document that is chosen: its sections, its pages as they will be, what is left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, plural, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.outcome import printing
from almere_roadmap.ui.outcome.choosing import Choosing
from almere_roadmap.ui.outcome.preview import Preview
from almere_roadmap.ui.outcome.printing import Pages
from almere_roadmap.ui.outcome.section_list import SectionList
from almere_roadmap.ui.tasks import Job
from almere_roadmap.ui.widgets.parts import caption, label
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet
from almere_roadmap.ui.widgets.table import Table

_QUIET = 800
"""Milliseconds without a change after which the pages are laid out again."""


class PagesView(QObject):
    """Holds the parts that show the pages of a choice; who owns it puts them in their places.

    ``sections``, ``preview``, ``left_out`` and ``count`` follow what is chosen; laying out happens
    beside the window.  While ``kind`` names a format, such as "xlsx", the preview and ``parts``
    show what an export in it will hold.
    """

    def __init__(self, bridge: Bridge, choosing: Choosing, parent: QObject) -> None:
        """Make the parts; the pages come with ``lay_out``."""
        super().__init__(parent)
        self.bridge, self.choosing = bridge, choosing
        self._laying: Job | None = None
        self._moved = False
        self.kind = ""
        self.sections, self.preview = SectionList(), Preview()
        self.parts = Table(_sheet(()), _("What the file will hold"), row_height=28)
        self.parts.chosen.connect(self._on_part)
        self.parts.hide()
        self.preview.setObjectName("page")
        self.preview.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.left_out, self.count = caption(""), label("", "quiet")
        self.sections.walked.connect(self.preview.turn)
        self.sections.arranged.connect(self._on_arranged)
        self.preview.turned.connect(self.sections.light)
        self.preview.turned.connect(self._on_turned)
        choosing.changed.connect(self.lay_out)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.lay_out)

    def show_later(self) -> None:
        """Lay out when the workshop has been quiet for a moment; at once the first time."""
        if self.preview.pages:
            self._timer.start()
        else:
            self.lay_out()

    def lay_out(self) -> None:
        """Lay the document out beside the window."""
        self._timer.stop()
        if self._laying is not None:
            self._laying.cancel()
        if self.bridge.document is None:
            return
        workshop, choice = self.bridge.workshop, self.choosing.choice
        lay = partial(printing.outline, kind=self.kind) if self.kind else printing.pages
        work = partial(lay, workshop, choice, document=self.bridge.document)
        self._laying = Job(self.bridge.tasks, work)
        self._laying.done.connect(self._on_pages)
        self._laying.failed.connect(self._on_failed)

    def show_kind(self, kind: str) -> None:
        """Show what an export in a format will hold, the document to print for ""."""
        self.kind = kind
        self.preview.show_pages([])
        self.lay_out()

    def _on_part(self, key: str) -> None:
        self.preview.turn(int(key))

    def _on_turned(self, place: int) -> None:
        self.parts.select(str(place))

    def _on_parts(self, found: Pages) -> None:
        self.parts.show_sheet(_sheet(found.parts))
        self.count.setText(plural("{n} part", "{n} parts", len(found.parts)))
        self.preview.show_pages(found.figures)

    def _on_pages(self, found: Pages) -> None:
        if bool(found.parts) is not bool(self.kind):
            return  # Another choice was made meanwhile.
        if self.kind:
            self._on_parts(found)
            return
        self.sections.show_lines(found.lines)
        words = plural("{n} page", "{n} pages", len(found.figures))
        self.count.setText(f"{words} · {_paper(found)}")
        named = _("Nothing to show yet: {sections}.").format(sections=", ".join(found.left_out))
        self.left_out.setText(named if found.left_out else "")
        self.left_out.setVisible(bool(found.left_out))
        here = self.sections.page_here if self._moved else None
        self._moved = False
        self.preview.show_pages(found.figures, found.logos)
        if here is not None:
            self.preview.turn(here)

    def _on_arranged(self, keys: tuple[str, ...]) -> None:
        from almere_roadmap.report.contents import USUAL

        if not keys:
            self.bridge.told.emit("warn", _("A report has at least one section."))
            self.sections.lines = ()
            self.lay_out()
            return
        # The pages then open at the section in hand, wherever it went.
        self._moved = True
        self.choosing.keep(report_sections=() if keys == USUAL else keys)
        self.lay_out()

    def _on_failed(self, error: AlmereError) -> None:
        self.bridge.told.emit("bad", said(error))


def _sheet(parts: tuple[tuple[str, str], ...]) -> Sheet:
    """Return the parts of an export, each keyed by its page."""
    columns = (Column(_("Part")), Column(_("Holds"), number=True, width=90))
    rows = (Row((Cell(name), Cell(words)), key=str(n)) for n, (name, words) in enumerate(parts))
    return Sheet(columns, tuple(rows))


def _paper(found: Pages) -> str:
    """Return the size of most pages, such as A4."""
    sides = sorted(round(min(f.width, f.height)) for f in found.figures)
    names = {210: "A4", 297: "A3", 420: "A2", 594: "A1", 841: "A0"}
    middle = sides[len(sides) // 2] if sides else 210
    return names.get(middle, "A4")
