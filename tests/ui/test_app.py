"""The whole program in a process of its own: it opens a file, shows it and ends."""

import os
import subprocess
import sys

from tests.sample import copied

_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from almere_roadmap.__main__ import main
from almere_roadmap.ui.window import MainWindow

real = MainWindow._on_opened

def on_opened(self):
    real(self)
    print(self.windowTitle(), self.bridge.state["screen"], flush=True)
    QTimer.singleShot(0, self.close)

MainWindow._on_opened = on_opened
sys.exit(main(sys.argv[1:]))
"""


def _run(home, *args):
    passing = home.with_name("passing")
    passing.mkdir()
    environment = os.environ | {
        "ALMERE_ROADMAP_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(passing),
    }
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM, *map(str, args)],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )


def test_a_file_on_the_command_line_opens(tmp_path):
    done = _run(tmp_path / "home", copied(tmp_path))
    assert done.stdout == "Groei door samenwerking in Almere – Almere Roadmap facts\n", done.stderr
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "passing").iterdir()) == []
