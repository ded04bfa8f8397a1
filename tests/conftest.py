"""Set-up shared by every test: Qt draws offscreen unless a person asked for real windows.

Cycles are collected between the tests, never on a worker (see ``ui/garbage.py``).
Preferences and backups go to a passing folder, never to those of whoever runs the tests.
"""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from itertools import count

# Must come before any import of Qt, which reads its platform only once.
if not os.environ.get("ALMERE_TEST_WINDOW"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from hypothesis import settings

from almere_roadmap import i18n

# No test asserts a time: a busy machine is no fault of the program.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

_MUCH = 10_000  # objects
_BEFORE = i18n._in_force
_homes = tempfile.mkdtemp(prefix="almere-tests-")
_numbers = count(1)
atexit.register(shutil.rmtree, _homes, ignore_errors=True)
os.environ["ALMERE_ROADMAP_HOME"] = f"{_homes}/0"


def pytest_runtest_setup(item):
    """Give every test a home of its own, without recent files or words of another."""
    i18n._in_force = _BEFORE
    os.environ["ALMERE_ROADMAP_HOME"] = f"{_homes}/{next(_numbers)}"


def pytest_configure():
    """Take the collecting of cycles over from Python."""
    gc.disable()


def pytest_runtest_logfinish():
    """Collect what the tests left, when there is much of it."""
    if gc.get_count()[0] > _MUCH:
        gc.collect(1)
        if gc.get_count()[2] > gc.get_threshold()[2]:
            gc.collect()


def pytest_sessionfinish():
    """Empty the clipboard: the offscreen one outlives Python, and what Python put in it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets and widgets.QApplication.instance():
        widgets.QApplication.clipboard().clear()
