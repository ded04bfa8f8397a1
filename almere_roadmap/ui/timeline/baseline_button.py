"""The button that lays an earlier plan under the bars: that of a session, or of a named moment."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from almere_roadmap.document.document import Document
from almere_roadmap.document.since import Point, at, last_session, points
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.widgets.parts import set_tip


class BaselineButton(QToolButton):
    """Reads the moments beside the window, offers them, and reads the chosen one.

    Signals:
        chosen(object): the workshop as it was then, None for no earlier plan.
    """

    chosen = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        """Begin without an earlier plan."""
        super().__init__()
        self._bridge = bridge
        self.moment = ""
        self.menu_of_moments = QMenu(self)
        self.setIcon(icon("history"))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self._say()

    def _say(self) -> None:
        self.setChecked(bool(self.moment))
        words = _("Earlier plan under the bars")
        if self.moment:
            words = _("Earlier plan under the bars: {moment}").format(moment=self.moment)
        self.setAccessibleName(words)
        set_tip(self, words)

    def _on_clicked(self) -> None:
        self.setChecked(bool(self.moment))
        document = self._bridge.document
        if document is not None:
            self._bridge.tasks.one_by_one(partial(_moments, document), self._offer, self._tell)

    def _offer(self, found: list[Point]) -> None:
        self.menu_of_moments.clear()
        none = self.menu_of_moments.addAction(_("No earlier plan"))
        none.triggered.connect(lambda: self._take("", None))
        self.menu_of_moments.addSeparator()
        for point in found:
            action = self.menu_of_moments.addAction(point.words)
            action.triggered.connect(partial(self._read, point))
        self.menu_of_moments.popup(self.mapToGlobal(QPoint(0, self.height() + look.px(4))))

    def _read(self, point: Point) -> None:
        document = self._bridge.document
        if document is not None:
            read = partial(at, document, point.edit)
            self._bridge.tasks.one_by_one(read, partial(self._take, point.words), self._tell)

    def _take(self, moment: str, before: Workshop | None) -> None:
        self.moment = moment
        self._say()
        self.chosen.emit(before)

    def forget(self) -> None:
        """Go back to no earlier plan: another workshop is open."""
        if self.moment:
            self._take("", None)

    def _tell(self, error: AlmereError) -> None:
        self._bridge.told.emit("bad", said(error))


def _moments(document: Document) -> list[Point]:
    """Return the moments to choose from, the end of the last session among them."""
    known, last = points(document), last_session(document)
    return known if last in known else [last, *known]
