"""``make bench``: each subject against its floor, interleaved, medians of the rounds."""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

from tests.bench import rows_files, rows_insight

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS = 7
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()\n"
)
FULL = (
    "from PySide6.QtWidgets import QApplication\n"
    "app = QApplication([])\n"
    "from almere_roadmap.ui.app import prepare\n"
    "from almere_roadmap.ui.bridge import Bridge\n"
    "from almere_roadmap.ui.window import MainWindow\n"
    "prepare(app); window = MainWindow(Bridge()); window.show(); app.processEvents()\n"
)


def timed(act):
    """Return how many seconds a call takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def python(code):
    """Return a call that runs code in a fresh interpreter; a crash is not a fast run."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def compare(name, subject, floor, goal):
    """Print the ratio of two calls, run in turn."""
    pairs = [(timed(subject), timed(floor)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, other = (statistics.median(pair[n] for pair in pairs) for n in (0, 1))
    mark = "ok" if ratio <= goal else "over"
    print(f"{name:34} {1000 * mine:9.1f} ms {1000 * other:9.1f} ms {ratio:7.2f} ≤ {goal:<6} {mark}")


def edits(folder):
    """Return (verb to durable edit, the same bytes through raw sqlite3)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.verbs.organisations import add_organisation

    document = Document.create(folder / "edits.almere")
    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.execute("PRAGMA synchronous=EXTRA")
    raw.execute("CREATE TABLE edit (id TEXT PRIMARY KEY, value TEXT) STRICT")
    count = iter(range(10**6))

    def ours():
        document.perform(add_organisation(document.workshop, name=f"Firm {next(count)}"))
        document.flush()

    def theirs():
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO edit VALUES (?, ?)", (str(next(count)), "x" * 200))
        raw.execute("COMMIT")

    return ours, theirs


def opening():
    """Return (open the sample, fetch its rows through raw sqlite3)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.document.samples import sample

    def theirs():
        raw = sqlite3.connect(f"file:{sample()}?mode=ro", uri=True)
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for name in names:
            raw.execute(f"SELECT * FROM {name}").fetchall()
        raw.close()

    return lambda: Document.open(sample(), read_only=True).close(), theirs


def main():
    """Print the table."""
    print(f"{'subject':34} {'ours':>12} {'floor':>12} {'ratio':>7}   goal")
    compare("first paint of the window", python(FULL), python(BARE), 1.5)
    with tempfile.TemporaryDirectory() as folder:
        compare("one durable edit", *edits(Path(folder)), 2.5)
    compare("open the sample", *opening(), 1.5)
    for row in chain(rows_files.rows(), rows_insight.rows()):
        compare(*row)


if __name__ == "__main__":
    main()
