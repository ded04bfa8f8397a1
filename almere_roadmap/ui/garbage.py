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

_EVERY = 250
"""Milliseconds between two looks at what there is to collect: seldom enough to cost little, often
enough that no look takes long, for work on a large workshop makes 100,000 objects in a second."""

_QUIET = 20
"""Looks in a row without work after which nobody minds a pause."""

_WORTH = 10_000
"""Fewer new old objects than this are not worth going through."""


class Collector(QObject):
    """Collects for as long as the program runs: the young as they come, the old in a quiet moment.

    Going through all that is old takes as long as a person notices.  So what lives long is frozen
    (modules, the document, the screens): it is gone through once after a document was opened.

    What grew old is reckoned, never listed: a list of objects would hold tuples that a worker is
    still filling, and Python refuses to finish a tuple that somebody else holds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from Python."""
        super().__init__(parent)
        gc.disable()
        self._quiet, self._thaw, self._grown = 0, False, 0
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(self.collect)
        timer.start()

    def settle(self) -> None:
        """Leave alone for good what lives now: mostly modules, over half of all there is."""
        gc.freeze()
        self._grown = 0

    def reconsider(self) -> None:
        """Go through everything in the next quiet moment: much of what lived has gone.

        Until then what there is stays out of the way.
        """
        self._thaw, self._grown = True, 0
        gc.freeze()

    def collect(self) -> None:
        """Collect what is young when there is some of it, what is old when nothing happens."""
        busy = gc.get_count()[0] >= gc.get_threshold()[0]
        self._quiet = 0 if busy else self._quiet + 1
        if busy:
            young = gc.get_count()[0]
            self._grown += young - gc.collect(1)
            if self._grown > gc.get_freeze_count() + _WORTH:
                self._collect_old()
        elif self._quiet >= _QUIET and self._thaw:
            self._collect_all()
        elif self._quiet == _QUIET and self._grown > _WORTH:
            self._collect_old()

    def _collect_old(self) -> None:
        gc.collect()
        self._grown = 0

    def _collect_all(self) -> None:
        self._thaw = False
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._grown = 0
