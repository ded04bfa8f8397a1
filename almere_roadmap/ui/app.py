"""The program with its window: start, first paint, then everything heavy in the background."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from almere_roadmap import settings
from almere_roadmap.i18n import _
from almere_roadmap.resources import resource
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.drawing.fonts import FIRST_FONTS, load_fonts
from almere_roadmap.ui.garbage import Collector
from almere_roadmap.ui.tongue import speak
from almere_roadmap.ui.window import MainWindow

# What the first document needs, and what the screens; loaded after the first paint, on a worker.
_HEAVY = ("almere_roadmap.document.document", "almere_roadmap.analysis.clusters.advice", "networkx")
_LATER = ("almere_roadmap.analysis.indicators", "almere_roadmap.report.report", "numpy")

_TURN = 0.0005
"""Seconds that a worker may keep Python to itself while the window wants it.

The window lets go of it with every call of Qt, so at the usual 5 ms one repaint beside a busy
worker takes half a second.
"""


def prepare(app: QApplication) -> str:
    """Give the program its name, first fonts, language and look from the preferences.

    Returns what was wrong with the preferences, "" for nothing.
    """
    app.setApplicationName("almere-roadmap")
    app.setApplicationDisplayName("Almere Roadmap")
    app.setDesktopFileName("almere-roadmap")
    load_fonts(FIRST_FONTS)
    wanted = settings.load()
    speak(wanted.language)
    look.use(wanted.theme, wanted.scale)
    style.apply(app)
    return wanted.notice


def run(file: str = "") -> int:
    """Open the window, on a workshop if one is named, and stay until it is closed."""
    sys.setswitchinterval(_TURN)
    app = QApplication(sys.argv[:1])
    collector = Collector(app)
    notice = prepare(app)
    bridge = Bridge()
    bridge.opened.connect(collector.reconsider)
    window = MainWindow(bridge)
    after = _AfterFirstPaint(lambda: _load(bridge, collector, file))
    window.installEventFilter(after)
    open_out(window)
    if notice:
        bridge.told.emit("warn", _(notice))
    status = app.exec()
    bridge.leave()
    bridge.tasks.finish()
    return status


def open_out(window: MainWindow) -> None:
    """Show the window; where the screen has no room for it and its frame, it fills the screen."""
    free = window.screen().availableGeometry()
    frame = look.px(40)
    if free.width() < window.width() + frame or free.height() < window.height() + frame:
        window.showMaximized()
    else:
        window.show()


class _AfterFirstPaint(QObject):
    """Calls once, after the window it watches was painted for the first time."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call: Callable[[], None] | None = call

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._call is not None:
            watched.removeEventFilter(self)
            call, self._call = self._call, None
            QTimer.singleShot(0, call)
        return False


def _load(bridge: Bridge, collector: Collector, file: str) -> None:
    """Load the other fonts, what is heavy on a worker, then open the file that was named."""
    # Drawing the icon, and what screen readers are told of, which the first screen has none of,
    # would hold up the first paint.
    from almere_roadmap.ui.widgets import accessible

    accessible.install()
    QApplication.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    collector.settle()
    load_fonts()
    bridge.tasks.one_by_one(partial(_import, _HEAVY), lambda _done: collector.settle())
    if file:
        bridge.open(Path(file))
    bridge.tasks.one_by_one(partial(_import, _LATER))


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)
