"""Firms that want no name: "Bedrijf 31"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"bedrijf (\d+)", re.IGNORECASE)


def number_in(name: str) -> int | None:
    """Return the number of a firm that goes by one, None for any other name."""
    found = _NUMBERED.fullmatch(name.strip())
    return int(found[1]) if found else None


def next_name(names: Iterable[str]) -> str:
    """Return the name of the next firm that wants none, after those that are there."""
    used = [number for name in names if (number := number_in(name)) is not None]
    return f"Bedrijf {max(used, default=0) + 1:02}"
