"""F21: nothing that people typed is fetched: no socket is ever opened, whatever it names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_WATCHED = """
import sys
seen = []
def watch(event, args):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib"):
        # A pair of the process with itself, as event loops use, leads nowhere.
        if event == "socket.__new__" and len(args) > 1 and args[1] == 1:
            return
        if event not in ("socket.gethostname",):
            seen.append((event, repr(args)[:80]))
sys.addaudithook(watch)
"""
_PDF = """
from datetime import date
from pathlib import Path
from almere_roadmap.exchange.export import EXTENSIONS, export
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.printing import write
from tests.report.workshops import hostile
folder, TODAY = Path(sys.argv[1]), date(2027, 5, 3)
write(hostile(), folder / "out.pdf", Choice(), today=TODAY)
for kind in EXTENSIONS:
    export(hostile(), folder / f"out.{kind}", today=TODAY)
"""
_WINDOW = """
import shutil
from pathlib import Path
from PySide6.QtWidgets import QApplication
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.window import SCREENS, MainWindow
from almere_roadmap.verbs.records import edit
app = QApplication([])
prepare(app)
window = MainWindow(Bridge())
window.show()
bridge = window.bridge
def settle():
    for _more in range(4):
        bridge.tasks.finish()
        app.processEvents()
bridge.open(Path(shutil.copy(sample_file(), Path(sys.argv[1], "w.almere"))))
settle()
text = "<img src='http://127.0.0.1:9/x.png'> https://127.0.0.1:9/y file://127.0.0.1/z"
for screen in SCREENS:
    window.show_screen(screen)
    settle()
    bridge.select("niche-zorg")
    for name in ("name", "proposition"):
        assert bridge.attempt(edit, "niches", "niche-zorg", **{name: f"{text} {screen} {name}"})
    settle()
for act in ("history", "backups", "shortcuts", "problems", "undo", "theme", "language"):
    window.act(act)
    settle()
bridge.leave()
"""
_DONE = """
print("seen", seen, flush=True)
import os
os._exit(0)
"""


@pytest.mark.parametrize("journey", [_PDF, _WINDOW], ids=["exports", "window"])
def test_f21_no_socket_is_opened(tmp_path, journey):
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED + journey + _DONE, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "ALMERE_ROADMAP_HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(Path.cwd()),
        },
    )
    assert done.stdout.splitlines()[-1:] == ["seen []"], (done.stdout, done.stderr[-3000:])
