"""Periods as statistics write them: 2019JJ00, 2019KW01, "2019 1e kwartaal", 2019*."""

from __future__ import annotations

import re

_CODE = re.compile(r"(\d{4})(JJ|KW|MM|HJ|SJ)(\d\d)")
_YEAR = re.compile(r"((?:1[89]|20)\d\d)(?:/(?:(?:1[89]|20)\d\d))?\s*(\*{0,2})")
_QUARTER = re.compile(r"(\d{4})\s+(\d)(?:e|ste|de)\s+kwartaal\s*(\*{0,2})", re.IGNORECASE)
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_MONTH = re.compile(rf"(\d{{4}})\s+({'|'.join(_MONTHS)})\s*(\*{{0,2}})", re.IGNORECASE)
_DAY = re.compile(r"(?:1|01|31)\s+(?:januari|december)\s+(\d{4})\s*(\*{0,2})", re.IGNORECASE)


def period_of(text: str) -> tuple[str, str] | None:
    """Return a period ("2019", "2019-Q1", "2019-12") and its mark ("*" provisional), or None."""
    bare = text.strip()
    if found := _CODE.fullmatch(bare):
        year, kind, number = found.groups()
        if kind == "KW":
            return f"{year}-Q{int(number)}", ""
        return (f"{year}-{number}" if kind == "MM" else year), ""
    if found := _YEAR.fullmatch(bare):
        return found[1], found[2]
    if found := _QUARTER.fullmatch(bare):
        return f"{found[1]}-Q{found[2]}", found[3]
    if found := _MONTH.fullmatch(bare):
        return f"{found[1]}-{_MONTHS.index(found[2].lower()) + 1:02}", found[3]
    if found := _DAY.fullmatch(bare):
        return found[1], found[2]
    return None
