"""Fractional ranks: text keys between which there is always room for another.

A rank is a fraction written in base 62 with digits 0-9A-Za-z (their byte order) and no trailing
"0", so that comparing bytes compares fractions.  The empty text stands before and after all.
"""

from __future__ import annotations

from almere_roadmap.errors import BugError

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def between(before: str, after: str) -> str:
    """Return a rank strictly between two ranks; "" means the very start or the very end.

    Raises:
        BugError: ``before`` does not come before ``after``.
    """
    if after and before.encode() >= after.encode():
        raise BugError(f"no rank between {before!r} and {after!r}")
    result = ""
    while True:
        low = _digit(before, len(result))
        high = _digit(after, len(result)) if after else _BASE
        if high - low > 1:
            return result + DIGITS[(low + high) // 2]
        result += DIGITS[low]
        if high > low:
            after = ""


def _digit(rank: str, place: int) -> int:
    return DIGITS.index(rank[place]) if place < len(rank) else 0


def spread(count: int) -> list[str]:
    """Return ``count`` ranks in ascending order, evenly spread, for a list that is new."""
    width = 1
    while _BASE**width <= count:
        width += 1
    step = _BASE**width // (count + 1)
    return [_text((place + 1) * step, width) for place in range(count)]


def _text(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits = DIGITS[digit] + digits
    return digits.rstrip("0")
