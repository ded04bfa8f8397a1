"""Periods as people type them in fields."""

from __future__ import annotations

import re

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. \u2011](\d{1,2})[-/. \u2011](\d{4})")


def typed(text: str) -> str:
    """Return the period that somebody typed: ``7-12-2026`` becomes ``2026-12-07``.

    What is no date is returned as it is; the verb says what is wrong with it.
    """
    match = _DAY_FIRST.fullmatch(text.strip())
    if not match:
        return text.strip()
    number, month, year = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{number:02d}"
