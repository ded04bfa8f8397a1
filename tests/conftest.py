"""Set-up shared by every test: Qt draws offscreen unless a person asked for real windows.

Preferences and backups go to a passing folder, never to those of whoever runs the tests.
"""

import atexit
import os
import shutil
import tempfile

# Must come before any import of Qt, which reads its platform only once.
if not os.environ.get("ALMERE_TEST_WINDOW"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

_home = tempfile.mkdtemp(prefix="almere-tests-")
os.environ["ALMERE_ROADMAP_HOME"] = _home
atexit.register(shutil.rmtree, _home, ignore_errors=True)
