"""Set-up shared by every test: Qt draws offscreen unless a person asked for real windows.

Preferences and backups go to a passing folder, never to those of whoever runs the tests.
"""

import atexit
import os
import shutil
import tempfile
from itertools import count

# Must come before any import of Qt, which reads its platform only once.
if not os.environ.get("ALMERE_TEST_WINDOW"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

_homes = tempfile.mkdtemp(prefix="almere-tests-")
_numbers = count(1)
atexit.register(shutil.rmtree, _homes, ignore_errors=True)
os.environ["ALMERE_ROADMAP_HOME"] = f"{_homes}/0"


def pytest_runtest_setup(item):
    """Give every test a home of its own: no recent files or backups of another."""
    os.environ["ALMERE_ROADMAP_HOME"] = f"{_homes}/{next(_numbers)}"
