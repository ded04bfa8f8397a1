"""The guided tour: opens the sample to look at, walks along it, and brings back what was open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from almere_roadmap.resources import sample_file
from almere_roadmap.ui.bridge import Bridge

if TYPE_CHECKING:
    from almere_roadmap.ui.tour.guide import Guide
    from almere_roadmap.ui.tour.stops import Stop


class TourCommands:
    """Begins and ends the tour in a window, which has room for a guide and shows screens."""

    def __init__(
        self,
        dock: Callable[[QWidget], None],
        bridge: Bridge,
        show_view: Callable[[str, str], None],
    ) -> None:
        """Wait until somebody asks for it."""
        self._dock, self._bridge, self._show_view = dock, bridge, show_view
        self._before: Path | None = None
        self._is_wanted = False
        self.guide: Guide | None = None
        self.answers: dict[str, Callable[[], None]] = {"tour": self.begin}

    def begin(self) -> None:
        """Open the sample; the tour begins when it is there."""
        document = self._bridge.document
        if self.guide is not None:
            self.guide.go(0)
            return
        self._before = document.path if document is not None else None
        self._is_wanted = True
        self._bridge.open(sample_file(), read_only=True)

    def follow(self) -> None:
        """Begin on the sample that was opened for it; end when another workshop is opened."""
        document = self._bridge.document
        is_there = document is not None and document.path == sample_file()
        if self._is_wanted and is_there:
            self._is_wanted = False
            self._raise(0)
        elif self.guide is not None and not is_there:
            self._drop()

    def put_away(self) -> int | None:
        """Take the guide out of a window that is built anew; return where it was."""
        place = self.guide.place if self.guide is not None else None
        self._drop()
        return place

    def put_back(self, place: int | None) -> None:
        """Show the guide again where it was."""
        if place is not None:
            self._raise(place)

    def _raise(self, place: int) -> None:
        from almere_roadmap.ui.tour.guide import Guide
        from almere_roadmap.ui.tour.stops import stops

        self._drop()
        self.guide = Guide(stops(self._bridge.workshop), self._go)
        self.guide.ended.connect(self.end)
        self._dock(self.guide)
        self.guide.show()  # what is hidden takes no keyboard
        self.guide.go(place)

    def end(self) -> None:
        """Take the guide away and open what was open before, else the first screen."""
        self._drop()
        if self._before is not None:
            self._bridge.open(self._before)
        else:
            self._bridge.take(None)

    def _go(self, stop: Stop) -> None:
        self._show_view(stop.screen, stop.view)
        if stop.row:
            self._bridge.select(stop.row)

    def _drop(self) -> None:
        if self.guide is not None:
            self.guide.hide()
            self.guide.deleteLater()
            self.guide = None
