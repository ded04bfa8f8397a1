"""The lock file beside a document: who is editing it.

It only keeps two people from editing one file by accident; that nothing is overwritten is certain
without it, because every write first compares where the file stands.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from almere_roadmap.errors import Declined

_MOST_BYTES = 4096
_MOST_PID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a document open for editing, where and since when."""

    pid: int
    host: str
    author: str
    since: str

    @property
    def gone(self) -> bool:
        """Tell whether the holder was a program on this computer that no longer runs."""
        return self.host == socket.gethostname() and not _runs(self.pid)

    @property
    def name(self) -> str:
        """Return the words that tell people who it is."""
        return f"{self.author} ({self.host})" if self.author else self.host


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _runs_on_windows(pid: int) -> bool:
    # There, os.kill would end the process; 0x1000 only asks for limited information.
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def lock_file(path: Path) -> Path:
    """Return the path of the lock file of a document, by whatever name that is reached."""
    real = path.resolve()
    return real.with_name(f".{real.name}.lock")


class Lock:
    """The right to edit a document, from :func:`acquire` until :meth:`release`."""

    def __init__(self, path: Path, holder: Holder) -> None:
        """Remember what was written into the lock file."""
        self._file, self._holder = path, holder

    def release(self) -> None:
        """Take the lock file away if it is still ours."""
        if read_holder(self._file) == self._holder:
            with contextlib.suppress(OSError):
                self._file.unlink()


def read_holder(file: Path) -> Holder | None:
    """Return who holds a lock file, None when there is none; what is unreadable has no name."""
    try:
        with file.open("rb") as opened:
            found = json.loads(opened.read(_MOST_BYTES))
        pid = found["pid"]
        if isinstance(pid, int) and 0 < pid <= _MOST_PID:
            return Holder(pid, str(found["host"]), str(found["author"]), str(found["since"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass  # whoever wrote it, the file is not free
    return Holder(0, "?", "", "")


def refuse_held(path: Path) -> None:
    """Let nothing be put in the place of a document that is open.

    Raises:
        Declined: somebody has it open; says who.
    """
    holder = read_holder(lock_file(path))
    if holder is not None and not holder.gone:
        raise in_use(path, holder)


def in_use(path: Path, holder: Holder) -> Declined:
    """Return why nothing is put in the place of a document that somebody has open."""
    return Declined(
        "{name} has {file} open, so nothing is put in its place.", file=path.name, name=holder.name
    )


def acquire(path: Path, author: str, since: str, *, take_over: bool = False) -> Lock | Holder:
    """Lock a document, or return who holds it.

    A lock of a program on this computer that no longer runs is taken over; any other only with
    ``take_over``.

    Raises:
        OSError: the folder cannot be written.
    """
    file = lock_file(path)
    mine = Holder(os.getpid(), socket.gethostname(), author, since)
    other = read_holder(file)
    if other is not None and (take_over or other.gone):
        file.unlink(missing_ok=True)
    try:
        with file.open("x", encoding="utf-8") as opened:
            json.dump(asdict(mine), opened)
    except FileExistsError:
        return read_holder(file) or Holder(0, "?", "", "")
    return Lock(file, mine)
