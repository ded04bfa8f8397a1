"""Which column is what, kept as TOML: once per set of headings, or in a file of a person's own."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from almere_roadmap.errors import InputError
from almere_roadmap.files import replacing
from almere_roadmap.intake.grid.headings import key_of


def read_mapping(path: Path) -> dict[str, str]:
    """Read a --map file: TOML lines ``"Heading" = "field"``, "" for a column that is left out.

    Raises:
        InputError: it is no TOML of that shape.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("is no readable TOML file", file=path.name) from error
    if not all(isinstance(field, str) for field in found.values()):
        raise InputError('a mapping has lines like "Plaatsnaam" = "place"', file=path.name)
    return found


def write_mapping(path: Path, mapping: Mapping[str, str]) -> None:
    """Write a --map file.

    Raises:
        DiskError: the folder is gone or the disk refuses.
    """
    import tomli_w

    with replacing(path) as fresh:
        fresh.write_bytes(tomli_w.dumps(dict(mapping)).encode())


def saved_mapping(folder: Path, kind: str, headings: Sequence[str]) -> dict[str, str]:
    """Return the mapping kept in ``folder`` for these headings; empty when there is none.

    A kept file that cannot be read counts as none: it is a convenience, not a document.
    """
    try:
        found = read_mapping(_place(folder, kind, headings))
    except InputError:
        return {}
    present = {key_of(head) for head in headings}
    return {head: field for head, field in found.items() if key_of(head) in present}


def save_mapping(
    folder: Path, kind: str, headings: Sequence[str], mapping: Mapping[str, str]
) -> None:
    """Keep a mapping in ``folder`` for the next file of ``kind`` with the same headings.

    Raises:
        DiskError: the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_mapping(_place(folder, kind, headings), mapping)


def _place(folder: Path, kind: str, headings: Sequence[str]) -> Path:
    """Name a file after the set of headings, in whatever order they stand."""
    words = "\n".join(sorted({key_of(head) for head in headings} - {""}))
    return folder / f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:16]}.toml"
