"""What is loaded before the window is painted, shown in a fresh interpreter."""

import os
import subprocess
import sys

_PROGRAM = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.window import MainWindow

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "networkx", "numpy", "reportlab", "pyqtgraph",
         "almere_roadmap.domain.entities")
app = QApplication([])

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("painted", sorted(set(HEAVY) & set(sys.modules)), flush=True)
            app.quit()
        return False

prepare(app)
bridge = Bridge()
window = MainWindow(bridge)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
bridge.tasks.finish()
"""

_MAIN = """
import sys
import almere_roadmap.__main__ as program
assert not [name for name in sys.modules if name.startswith("PySide6")]
try:
    program.main(["--help"])
except SystemExit:
    pass
print("qt", any(name.startswith("PySide6") for name in sys.modules))
"""


def _run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        env=clean | environment,
        check=False,
    )


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path):
    done = _run(_PROGRAM, ALMERE_ROADMAP_HOME=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.stdout == "painted []\n", done.stderr


def test_the_command_line_does_without_qt():
    assert _run(_MAIN).stdout.endswith("qt False\n")


def test_without_a_screen_it_says_so_in_one_sentence():
    clean = _run(
        "import sys; from almere_roadmap.__main__ import main; sys.exit(main([]))",
        QT_QPA_PLATFORM="",
    )
    assert clean.returncode == 2
    assert clean.stdout == ""
    assert len(clean.stderr.splitlines()) == 1
