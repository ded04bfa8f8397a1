"""The window: from the start of the process to its first paint."""

from tests.bench.table import Row, python

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
"""
_FULL = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.window import MainWindow
prepare(app)
window = MainWindow(Bridge())
"""
_PAINTED = """
import os
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.postEvent(self, QEvent(QEvent.Type.User))
        if event.type() == QEvent.Type.User:
            os._exit(0)
        return False
    def event(self, event):
        return self.eventFilter(self, event)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
os._exit(1)
"""


def rows():
    """Yield the rows; what comes after the first paint, leaving too, is not part of it."""
    full, bare = python(_FULL + _PAINTED), python(_BARE + _PAINTED)
    yield Row("process start to first paint", full, bare, 1.5, "bare QMainWindow")
