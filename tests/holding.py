"""Another program that has a document open."""

import subprocess
import sys
from contextlib import contextmanager

_HOLD = """
import sys
from pathlib import Path
from almere_roadmap.document.document import Document
document = Document.open(Path(sys.argv[1]), author="Bo")
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def open_elsewhere(path):
    """Let Bo have a document open in another process, which is killed in the end."""
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"open\n"
        yield holder
        holder.kill()
