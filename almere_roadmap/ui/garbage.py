"""Python's collector of cycles, between events on the window's thread and nowhere else.

Python collects cycles on whichever thread happens to allocate, at any moment.  A widget that hangs
in a cycle (a button whose slot mentions its owner) then ends in the middle of whatever Qt is doing:
when a style sheet is applied, Qt goes through a list of all widgets, a Python method that it calls
on the way allocates, a widget further down the list is gone, and the program crashes.  Objects that
are no widgets even end on the worker.  So Python's own schedule is off while the window lives, and
a timer takes its place.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between two looks at what there is to collect."""

_GROWTH = 1.25
"""What is old is gone through when it has grown so many times, which is Python's own rule."""


class Collector(QObject):
    """Collects for as long as the program runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from Python."""
        super().__init__(parent)
        gc.disable()
        self._lived = 0
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(self.collect)
        timer.start()

    def settle(self) -> None:
        """Leave alone for good what lives now: mostly modules, over half of all there is."""
        gc.collect(1)
        gc.freeze()

    def collect(self) -> None:
        """Collect what is young when there is some of it, and now and then what is old."""
        if gc.get_count()[0] < gc.get_threshold()[0]:
            return
        gc.collect(1)
        if gc.get_count()[2] >= gc.get_threshold()[2] and _old() > _GROWTH * self._lived:
            gc.collect()
            self._lived = _old()


def _old() -> int:
    return len(gc.get_objects(generation=2))
