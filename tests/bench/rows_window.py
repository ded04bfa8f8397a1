"""The window: from the start of the process to its first paint."""

from tests.bench.table import Row, python

_BARE = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, leave)
        return False

def leave():
    os._exit(0)

app = QApplication([])
window = QMainWindow()
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
os._exit(1)
"""
_FULL = """
import gc
gc.disable()  # as the program does before it loads its window
import os
from almere_roadmap.ui import app
app._load = lambda *what_may_wait_for_the_first_paint: os._exit(0)
app.run()
os._exit(1)
"""


def rows():
    """Yield the rows; what comes after the first paint, leaving too, is not part of it."""
    yield Row("process start to first paint", python(_FULL), python(_BARE), 1.5, "bare QMainWindow")
