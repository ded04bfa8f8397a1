"""A picture of every screen of the sample: ``python -m almere_roadmap.ui.screenshots DIR``.

In Dutch and English, light and dark, at 1366×768 and 1920×1080; drawn offscreen.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from almere_roadmap import i18n
from almere_roadmap.document.document import Document
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.drawing.fonts import load_fonts
from almere_roadmap.ui.window import SCREENS, MainWindow

SIZES = ((1366, 768), (1920, 1080))
# What is selected on a screen, as (collection, field, value): the inspector has something to say.
_SELECTED = {
    "chain": ("organisations", "name", "Genzyme"),
    "niches": ("niches", "code", "N1"),
    "roadmap": ("items", "kind", "contract"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one round of pictures looks."""

    language: str
    theme: str
    size: tuple[int, int]

    def file(self, screen: str) -> str:
        """Return the name of the picture of a screen."""
        return f"{screen}-{self.language}-{self.theme}-{self.size[0]}.png"


def looks() -> Iterator[Look]:
    """Yield every combination of language, theme and size."""
    for size, theme, language in product(SIZES, ("light", "dark"), i18n.LANGUAGES):
        yield Look(language, theme, size)


def settle(bridge: Bridge) -> None:
    """Wait until nothing is under way and everything is laid out and drawn."""
    for _round in range(8):
        bridge.tasks.finish()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _pause(milliseconds: int) -> None:
    """Let what waits for quiet, such as the count of problems, begin."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def draw(window: MainWindow, folder: Path, wanted: Look, screens: Sequence[str] = SCREENS) -> None:
    """Draw screens of an open window in one look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    i18n.use(wanted.language)
    look.use(wanted.theme, 100)
    style.apply(app)
    window.resize(*wanted.size)
    window.rebuild()
    _pause(300)
    for screen in screens:
        window.show_screen(screen)
        window.bridge.select(_selection(window.bridge, screen))
        settle(window.bridge)
        window.grab().save(str(folder / wanted.file(screen)))


def _selection(bridge: Bridge, screen: str) -> str:
    if screen not in _SELECTED:
        return ""
    collection, field, value = _SELECTED[screen]
    records = bridge.workshop.collection(collection).values()
    return next((r.id for r in records if str(getattr(r, field)) == value), "")


def main(argv: Sequence[str] | None = None) -> int:
    """Draw all pictures into the folder that is named, or only those of the screens after it."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args:
        print("screenshots: name a folder for the pictures", file=sys.stderr)
        return 2
    folder, screens = Path(args[0]), args[1:] or list(SCREENS)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        # Neither the preferences nor the recent files of whoever runs this may show or change.
        os.environ["ALMERE_ROADMAP_HOME"] = home
        _draw_all(Path(home), folder, screens)
    return 0


def _draw_all(home: Path, folder: Path, screens: Sequence[str]) -> None:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    prepare(app)
    load_fonts()
    bridge = Bridge()
    window = MainWindow(bridge)
    window.show()
    copy = home / "groei-door-samenwerking.almere"
    bridge.take(Document.open(Path(shutil.copy(sample_file(), copy))))
    for wanted in looks():
        draw(window, folder, wanted, screens)
    window.close()
    bridge.tasks.finish()


if __name__ == "__main__":
    sys.exit(main())
