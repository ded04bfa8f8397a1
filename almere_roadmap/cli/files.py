"""Opening and closing workshop files for the length of one verb."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from almere_roadmap.document.document import Document
from almere_roadmap.errors import Declined
from almere_roadmap.settings import load


def author() -> str:
    """Return the name under which edits are kept: the setting, else the login name."""
    name = load().author
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@contextmanager
def reading(path: Path) -> Iterator[Document]:
    """Open a workshop to look at; nothing in it changes."""
    document = Document.open(path, read_only=True)
    try:
        yield document
    finally:
        document.close()


@contextmanager
def writing(path: Path) -> Iterator[Document]:
    """Open a workshop to change; on leaving everything is on disk.

    Raises:
        Declined: somebody else has it open, or it may not be written.
    """
    document = Document.open(path)
    try:
        if document.read_only:
            raise Declined("{file} is open elsewhere or cannot be written.", file=path.name)
        document.author = author()
        yield document
        document.flush()
    finally:
        document.close()


def print_json(value: object) -> None:
    """Print a value as JSON in a fixed form: same content, same bytes."""
    print(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))
