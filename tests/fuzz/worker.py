"""Opens every second file of the corpus: ``python -m tests.fuzz.worker FOLDER WHICH``.

Each file has a process of its own, with the memory and time that the program may take.  A file
for import is read in such a process by the program, too, so there it may end early, in a sentence
of the parent; a workshop file is opened in the program itself and may never.  What is wrong is
printed, and at the end how many files there were.
"""

import os
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.safekeeping import backups_for
from almere_roadmap.document.salvaging import recover
from almere_roadmap.errors import AlmereError
from almere_roadmap.intake.read import read
from tests.fuzz.corpus import corpus

SECONDS, MEMORY = 5.0, 600 * 1024 * 1024
_KINDS = ("organisations", "statistics", "register")


def opened(path):
    """Do with a workshop file what a person may try."""
    with suppress(AlmereError):
        check(path)
    for read_only in (True, False):
        with suppress(AlmereError), Document.open(path, read_only=read_only) as document:
            document.timeline()
    with suppress(AlmereError):
        made = recover(path)
        assert check(made.path) == (), "what was salvaged is not sound"
        made.path.unlink()


def imported(path):
    """Read a file as everything it might be."""
    for kind in _KINDS:
        with suppress(AlmereError):
            read(path, kind)


def _tried(path):
    """Return (what is wrong, how the child ended) after trying a file in a child."""
    child = os.fork()
    if not child:
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            (opened if path.suffix == ".almere" else imported)(path)
            status = 0
        except BaseException as error:  # whatever comes out here would have been a traceback
            os.write(2, f"{path.name}: {type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(status)
    started = time.monotonic()
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() - started > 3 * SECONDS:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)
    took = time.monotonic() - started
    if took > SECONDS:
        return f"took {took:.1f} s"
    if used.ru_maxrss * 1024 > MEMORY:
        return f"took {used.ru_maxrss // 1024} MB"
    if status and path.suffix == ".almere":
        return f"ended with {status}"
    return "" if not status or path.suffix == ".xlsx" else f"ended with {status}"


def main(folder, which):
    """Try the files whose number is ``which`` modulo two."""
    tried = 0
    for number, (name, content) in enumerate(corpus(folder)):
        if number % 2 != which:
            continue
        place = folder / "one"
        place.mkdir()
        path = place / name
        path.write_bytes(content)
        wrong = _tried(path)
        if wrong:
            print(f"{name}: {wrong}")
        # A sound file of an older version is brought up to date, with a backup.
        if path.read_bytes() != content and not backups_for(path):
            print(f"{name}: the file was changed")
        for left in place.iterdir():
            if left != path:
                print(f"{name}: {left.name} stayed behind")
            left.unlink()
        place.rmdir()
        tried += 1
    print(f"tried {tried}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
