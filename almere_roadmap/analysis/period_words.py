"""Periods as people write them."""

from __future__ import annotations

from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.i18n import N_, _, day

_NO_BREAK = "\u00a0"

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
"""Short names of the months, from January."""


def when(text: str) -> str:
    """Write a period: 3‑5‑2027, mei 2027, K2 2027, feb–jul 2027, 2027; it never breaks."""
    if not text or not is_period(text):
        return text
    period = parse(text)
    first, last = period.first, period.last
    if period.exact:
        return day(first)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 12:
        return str(first.year)
    if months == 1:
        return f"{_(MONTHS[first.month - 1])}{_NO_BREAK}{first.year}"
    if months == 3:
        quarter = _("Q{n}").format(n=(first.month + 2) // 3)
        return f"{quarter}{_NO_BREAK}{first.year}"
    return _season(first.month, first.year, last.month, last.year)


def _season(first: int, year: int, last: int, last_year: int) -> str:
    begin, end = _(MONTHS[first - 1]), _(MONTHS[last - 1])
    begin = begin if last_year == year else f"{begin}{_NO_BREAK}{year}"
    return f"{begin}–{end}{_NO_BREAK}{last_year}"
