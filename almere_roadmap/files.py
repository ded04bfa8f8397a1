"""Writing a file whole or not at all, under a name that every system takes."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from almere_roadmap.errors import DiskError

_RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10)}


def legal_stem(title: str, instead: str, most: int = 80) -> str:
    """Return a title as a file name without its ending: its letters, digits, spaces, - and _.

    ``instead`` is the name where nothing is left, or a system keeps that name for itself.
    """
    plain = unicodedata.normalize("NFC", title)
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in plain)
    stem = " ".join(kept.split())[:most].strip(" -_")
    return instead if not stem or stem.casefold() in _RESERVED else stem


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Lend a new file beside ``path``, which takes its place when all went well.

    Whatever goes wrong, cancelling included, the file that was there stays as it was.

    Raises:
        DiskError: the folder is gone or the disk refuses.
    """
    try:
        handle, name = mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    fresh = Path(name)
    try:
        os.close(handle)
        yield fresh
        _settle(fresh, path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        fresh.unlink(missing_ok=True)


def _settle(fresh: Path, path: Path) -> None:
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    # A temporary file is private; a document is as readable as what it replaces.
    umask = os.umask(0)
    os.umask(umask)
    fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
    fresh.replace(path)


def _refused(path: Path, error: OSError) -> DiskError:
    reason = error.strerror or str(error)
    return DiskError("{file} could not be written: {reason}.", file=path.name, reason=reason)
