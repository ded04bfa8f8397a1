"""A list written as CSV for a spreadsheet, which takes no text in it for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from almere_roadmap.files import replacing

# Also what only a guard stands before: it would be taken for ours and be taken off.
_RISKY = re.compile("'*[=+@＝\t\r\n-]")


def write_list(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write rows, the headings first, as people in the Netherlands open them: ``;`` and a BOM.

    Raises:
        DiskError: the folder is gone or the disk refuses.
    """
    with (
        replacing(path) as fresh,
        fresh.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file, delimiter=";")
        writer.writerows([_plain(cell) for cell in row] for row in rows)


def _plain(cell: object) -> object:
    """Put an apostrophe before what a spreadsheet would compute; reading takes it off again."""
    return f"'{cell}" if isinstance(cell, str) and _RISKY.match(cell) else cell
