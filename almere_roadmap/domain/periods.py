"""Periods as people write them: a day, a month, a quarter, a semester, a year.

``2027-05-03`` · ``2027-05`` · ``2027-Q2`` · ``2027-S1`` (February–July) · ``2027-S2``
(September–January) · ``2027``.  The text is the value: refining "2027" to "2027-Q2" is one edit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from almere_roadmap.errors import InputError

_FORM = re.compile(
    r"(?P<year>\d{4})(-(Q(?P<quarter>[1-4])|S(?P<semester>[12])|(?P<month>\d\d)(-(?P<day>\d\d))?))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day that a text stands for."""

    text: str
    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Tell whether the period is one day."""
        return self.first == self.last


def parse(text: str, field: str = "") -> Period:
    """Read a period.

    Raises:
        InputError: the text is no period; the sentence shows the forms that are.
    """
    try:
        return _read(text.strip())
    except ValueError as error:
        raise InputError(
            "{given} is not a date; write 2027-05-03, 2027-05, 2027-Q2, 2027-S1 or 2027",
            field=field,
            given=repr(text),
        ) from error


@lru_cache(maxsize=20_000)
def _read(text: str) -> Period:
    """Read a period; the same few are asked for again and again."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Period(text, *_bounds({k: int(v) for k, v in match.groupdict().items() if v}))


def _bounds(parts: dict[str, int]) -> tuple[date, date]:
    year = parts["year"]
    if "day" in parts:
        day = date(year, parts["month"], parts["day"])
        return day, day
    if "semester" in parts:
        return _months(year, 2, 6) if parts["semester"] == 1 else _months(year, 9, 5)
    if "quarter" in parts:
        return _months(year, 3 * parts["quarter"] - 2, 3)
    if "month" in parts:
        return _months(year, parts["month"], 1)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    years, months = divmod(month - 1 + count, 12)
    return first, date(year + years, months + 1, 1) - timedelta(days=1)


def first_day(text: str) -> date | None:
    """Return the first day of a period text, None when it is empty."""
    return parse(text).first if text else None


def last_day(text: str) -> date | None:
    """Return the last day of a period text, None when it is empty."""
    return parse(text).last if text else None


def is_period(text: str) -> bool:
    """Tell whether a text is empty or a period."""
    if not text:
        return True
    try:
        parse(text)
    except InputError:
        return False
    return True


def following(text: str) -> str:
    """Return the next period of the same kind: "2027-Q4" is followed by "2028-Q1".

    Raises:
        InputError: the text is no period.
    """
    period = parse(text)
    words, year = period.text, period.first.year
    if len(words) == 4:
        return f"{year + 1:04}"
    if words[5] == "Q":
        year, quarter = divmod(4 * year + int(words[6]), 4)
        return f"{year:04}-Q{quarter + 1}"
    if words[5] == "S":
        return f"{year:04}-S2" if words[6] == "1" else f"{year + 1:04}-S1"
    if len(words) == 7:
        year, month = divmod(12 * year + int(words[5:]), 12)
        return f"{year:04}-{month + 1:02}"
    return (period.first + timedelta(days=1)).isoformat()
