"""Reading in a child process of limited means, so that no file can bring the program down.

The child has 512 MB of memory and a minute or two of processor time, and is killed when a person
cancels.  What it sends back is unpacked with the doors shut: only values of our own come in.  A
register comes batch by batch and goes to the disk, so that a long one takes no more memory here.
Starting one takes longer than reading most files, so it can be got ready beforehand; each reads
one file.
"""

from __future__ import annotations

import gc
import importlib
import io
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from almere_roadmap import i18n
from almere_roadmap.domain.registers import FIELDS, Batch, RegisterTable
from almere_roadmap.errors import AlmereError, BugError, Declined, InputError
from almere_roadmap.intake.limits import limit
from almere_roadmap.intake.settings import Progress
from almere_roadmap.intake.spool import Spool

MOST_MEMORY = 512 * 1024 * 1024
MOST_SECONDS = 120
"""Of processor time."""

_PATIENCE = 0.05
_BATCH = b"batch "
"""What a message begins with that is a batch of a register; no pickle does."""
_OURS = ("almere_roadmap.intake.", "almere_roadmap.domain.", "almere_roadmap.errors")
_PLAIN = frozenset({("builtins", "frozenset"), ("builtins", "set"), ("collections", "Counter")})

Work = Callable[[Path, str, Any, Progress], object]
"""A function on the top level of a module: file, kind, settings, progress → values of our own."""


class _Child:
    """A child process and the two ends of the line to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, there = context.Pipe()
        self._process = context.Process(target=_run, args=(there,), daemon=True, name="intake")
        self._process.start()
        there.close()

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.line.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()


_waiting: list[_Child] = []
_changing = threading.Lock()


def get_ready() -> None:
    """Start a child that waits for a file; nothing where one is waiting already."""
    with _changing:
        if not _waiting:
            _waiting.append(_Child())


def stand_down() -> None:
    """End the child that waits, if there is one."""
    with _changing:
        while _waiting:
            _waiting.pop().end()


def _ready() -> _Child:
    with _changing:
        child = _waiting.pop() if _waiting else _Child()
    if child.alive:
        return child
    child.end()
    return _Child()


def in_child(
    work: Work, source: Path, kind: str, settings: object, progress: Progress | None = None
) -> Any:  # noqa: ANN401 – whatever ``work`` returns
    """Do ``work`` in a child process and return what it returns.

    Raises:
        AlmereError: what the work raised.
        InputError: it took more memory or time than a file may.
        Declined: cancelled; ``progress`` answered no.
    """
    child = _ready()
    try:
        with suppress(BrokenPipeError):  # it has died, which shows when it is listened to
            child.line.send((work, source, kind, settings, i18n.language()))
        return _outcome(child.line, source, progress or _onwards)
    finally:
        child.end()


def _onwards(_: float) -> bool:
    return True


def _outcome(here: Connection, source: Path, progress: Progress) -> object:
    share, spool = 0.0, Spool(_batch)
    while True:
        if not progress(share):
            raise Declined("Cancelled.")
        if not here.poll(_PATIENCE):
            continue
        try:
            data = here.recv_bytes()
        except (EOFError, OSError) as error:
            raise InputError(
                "takes more memory or time than a file may; split it or save it as CSV",
                file=source.name,
            ) from error
        if data.startswith(_BATCH):
            spool.add(data[len(_BATCH) :])
            continue
        told = _unpacked(data, spool)
        if isinstance(told, float):
            share = told
        elif isinstance(told, AlmereError):
            raise told
        else:
            return told


def _run(there: Connection) -> None:
    """Wait for a file and do the work; runs in the child."""
    _be_quiet()
    importlib.import_module("almere_roadmap.intake.read")
    limit(MOST_MEMORY, MOST_SECONDS)
    # Rows by the hundred thousand are no cycles, and the process ends soon.
    gc.disable()
    try:
        work, source, kind, settings, language = there.recv()
    except EOFError:  # the program has ended
        return
    i18n.use(language)

    def progress(share: float) -> bool:
        there.send_bytes(pickle.dumps(share))
        return True

    try:
        found: object = work(source, kind, settings, progress)
    except AlmereError as error:
        found = error
    except MemoryError:
        # The pipe closes, which says it all.
        return
    except Exception as error:
        # Nothing may vanish in a child: it reaches the window as a sentence.
        found = BugError("{error}", error=f"{type(error).__name__}: {error}")
    with suppress(BrokenPipeError):
        _send(there, found)


def _send(there: Connection, found: object) -> None:
    """Send what was found, the batches of a register one by one before it."""
    packed = io.BytesIO()
    pickler = _Pickler(packed, protocol=5)
    pickler.there = there
    pickler.dump(found)
    there.send_bytes(packed.getbuffer())


class _Pickler(pickle.Pickler):
    there: Connection

    def persistent_id(self, obj: object) -> object:
        if not isinstance(obj, RegisterTable) or not obj.batches:
            return None
        for batch in obj.batches:
            self.there.send_bytes(_BATCH + pickle.dumps(batch, protocol=5))
        return obj.count


def _be_quiet() -> None:
    """Leave the terminal and Ctrl+C to the parent: it kills the child and says why."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


class _Unpickler(pickle.Unpickler):
    spool: Spool | None = None

    def persistent_load(self, pid: object) -> RegisterTable:
        if self.spool is None or not isinstance(pid, int):
            raise pickle.UnpicklingError(f"{pid!r}")
        return RegisterTable(self.spool, pid)

    def find_class(self, module: str, name: str) -> object:
        ours = module.startswith(_OURS) and "." not in name
        if ours or (module, name) in _PLAIN:
            found: object = super().find_class(module, name)
            # What a module of ours merely imports stays outside.
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _unpacked(data: bytes, spool: Spool | None = None) -> object:
    unpickler = _Unpickler(io.BytesIO(data))
    unpickler.spool = spool
    return unpickler.load()


def _batch(packed: bytes) -> Batch:
    """Return a batch of a register; nothing else comes in."""
    batch = _unpacked(packed)
    if isinstance(batch, tuple) and len(batch) == len(FIELDS) and set(map(type, batch)) == {str}:
        return batch
    raise pickle.UnpicklingError("no batch of a register")
