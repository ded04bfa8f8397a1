"""Cycles of Python that hold widgets are collected between events on the window's thread only."""

import gc
import os
import subprocess
import sys

_PROGRAM = """
import sys, threading
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from almere_roadmap.ui.garbage import Collector
from almere_roadmap.ui.tasks import Tasks

app = QApplication([])
if "python" not in sys.argv:
    Collector(app)
where = "between events"
ended = []

def note():
    here = threading.current_thread() is threading.main_thread()
    ended.append(where if here else "on a worker")
    if len(ended) == 1000:
        app.quit()

def in_cycles(kind):
    made = [kind() for number in range(500)]
    for one in made:
        one.itself = one
        one.destroyed.connect(note, Qt.ConnectionType.DirectConnection)

def allocate():
    return [[] for number in range(100_000)]

class Shown(QLabel):
    def changeEvent(self, event):
        allocate()

shown = Shown()
in_cycles(QLabel)
where = "while widgets are dressed"
app.setStyleSheet("QLabel { color: red }")
where = "between events"
in_cycles(QObject)
tasks = Tasks()
tasks.aside(allocate)
tasks.finish()
QTimer.singleShot(30_000, app.quit)
app.exec()
print(len(ended), *sorted(set(ended)), sep=", ", flush=True)
"""

_OLD = """
import gc, weakref
from PySide6.QtCore import QCoreApplication
from almere_roadmap.ui.garbage import _QUIET, _WORTH, Collector

class Thing:
    pass

def cycle():
    made = Thing()
    made.itself = made
    return made

def looks(number):
    for _look in range(number):
        collector.collect()

app = QCoreApplication([])
collector = Collector(app)
gone = []
early = cycle()
weakref.finalize(early, gone.append, "frozen")
collector.settle()
much = [cycle() for number in range(2 * _WORTH)]
weakref.finalize(much[0], gone.append, "old")
looks(1)
del early, much
looks(_QUIET - 1)
print("busy", gone)
looks(1)
print("quiet", gone)
looks(2 * _QUIET)
print("frozen", gone, gc.get_freeze_count() > 0)
much = [cycle() for number in range(2 * _WORTH)]
weakref.finalize(much[0], gone.append, "opened")
looks(1)
collector.reconsider()
print("counted", len(gc.get_objects()) < _WORTH)
del much
looks(1)
print("working", gone)
looks(_QUIET)
print("opened", gone, gc.get_freeze_count() > 0)
"""

_TUPLES = """
import gc, sys, threading
from PySide6.QtCore import QCoreApplication
from almere_roadmap.ui.garbage import Collector

app = QCoreApplication([])
collector = Collector(app)
sys.setswitchinterval(1e-3)
much = [[] for number in range(300_000)]
gc.collect()
failed, over = [], threading.Event()

def work():
    try:
        while not over.is_set():
            tuple([number] for number in range(5_000))
    except SystemError as error:
        failed.append(error)

worker = threading.Thread(target=work)
worker.start()
for _look in range(100):
    kept = [[] for number in range(1_000)]
    collector.collect()
over.set()
worker.join()
print("failed" if failed else "finished")
"""


def test_a_worker_may_fill_a_tuple_meanwhile():
    done = subprocess.run(
        [sys.executable, "-c", _TUPLES], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "finished\n", done.stderr


def test_what_is_old_waits_for_a_quiet_moment_and_what_is_frozen_for_another_document():
    done = subprocess.run(
        [sys.executable, "-c", _OLD], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == [
        "busy []",
        "quiet ['old']",
        "frozen ['old'] True",
        "counted True",
        "working ['old']",
        "opened ['old', 'frozen', 'opened'] True",
    ], done.stderr


def test_widgets_in_a_cycle_end_between_events():
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.stdout == "1000, between events\n", done.stderr


def test_the_tests_collect_between_each_other():
    assert not gc.isenabled()
