"""How long an edit of a large workshop keeps the window from answering, screen by screen."""

import tempfile
import time
from itertools import count
from pathlib import Path

from tests.bench import rows_files

SCREENS = ("facts", "chain", "roadmap", "matches")
LONGEST = 0.05
"""Seconds of work for which an edit may keep the window from answering."""


def rows():
    """Yield (what, ours, theirs, goal, peer): an edit of 10,000 records with 200,000 changes."""
    from PySide6.QtWidgets import QApplication

    from almere_roadmap.ui.app import prepare
    from almere_roadmap.ui.bridge import Bridge
    from almere_roadmap.ui.window import MainWindow

    app = QApplication.instance() or QApplication([])
    prepare(app)
    window = MainWindow(Bridge())
    window.resize(1366, 768)
    window.show()
    with tempfile.TemporaryDirectory(prefix="almere-bench-") as folder:
        window.bridge.open(rows_files.made(Path(folder) / "large.almere"))
        _settle(app, window)
        for name in SCREENS:
            window.show_screen(name)
            _settle(app, window)
            ours = _edit(app, window)
            ours()
            _settle(app, window)
            what = f"edit of 10,000, seen on {name}"
            yield what, ours, _working, 1.0, "50 ms of work"
        window.bridge.leave()
        _settle(app, window)


def _working():
    """Keep a processor busy, which takes longer where it is shared, as an edit does."""
    end = time.thread_time() + LONGEST
    while time.thread_time() < end:
        pass


def _settle(app, window):
    for _more in range(4):  # what arrives may ask for more
        window.bridge.tasks.finish()
        app.processEvents()
    if window.bridge.document is not None:
        window.bridge.document.flush()


def _edit(app, window):
    """Return the act of a person, from the click until the window takes the next."""
    from almere_roadmap.verbs.records import edit

    numbers = count()

    def ours():
        number = next(numbers)
        key, note = f"{number:032x}", f"{window.bridge.state['screen']} {number}"
        assert window.bridge.attempt(edit, "organisations", key, note=note)
        app.processEvents()

    return ours
