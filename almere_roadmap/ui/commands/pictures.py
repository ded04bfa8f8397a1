"""Commands for the figure that is meant: copy it as a picture, or save it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.screens.screen import Screen

if TYPE_CHECKING:
    from almere_roadmap.figures.marks import Figure
    from almere_roadmap.ui.widgets.pictures import PictureMenu


class PictureCommands:
    """Copy or save the figure of the screen on show, or the one that has the keyboard."""

    def __init__(self, on_show: Callable[[], QWidget], bridge: Bridge) -> None:
        """Take what returns the screen on show."""
        self._on_show, self._bridge = on_show, bridge
        self.menu: PictureMenu | None = None
        self.answers: dict[str, Callable[[], None]] = {"picture": self.choose}

    def choose(self) -> None:
        """Show the menu of what can be done with the figure."""
        self.menu, screen = self._found(), self._on_show()
        if self.menu is not None:
            self.menu.popup(screen.mapToGlobal(screen.rect().center()))

    def copy(self) -> None:
        """Copy the figure as a picture."""
        self.menu = self._found()
        if self.menu is not None:
            self.menu.copy()

    def _found(self) -> PictureMenu | None:
        """Return the menu of the figure that is meant; None, and a hint, where there is none."""
        from almere_roadmap.ui.widgets.pictures import PictureMenu

        figure = self._figure()
        if figure is None:
            self._bridge.told.emit("warn", _("Click on the figure to copy or save first."))
            return None
        return PictureMenu(figure, self._on_show())

    def _figure(self) -> Figure | None:
        from almere_roadmap.ui.widgets.figure_view import FigureView

        current, focus = self._on_show(), QApplication.focusWidget()
        figure = current.figure() if isinstance(current, Screen) else None
        if figure is None and isinstance(focus, FigureView):
            figure = focus.figure
        return figure
