"""The cells of a register, a whole column at a time: tidied, checked and turned into codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from almere_roadmap.intake.numbers import Style, number_of
from almere_roadmap.intake.sectors import section_of
from almere_roadmap.intake.settings import SBI_VERSIONS

_LARGEST = 1_000_000_000
_MARK = "\x1f"
# Blanks of every other kind, and runs of blanks; \x1f parts the cells meanwhile.
_BLANKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\xa0\u2000-\u200b\u2028\u2029\u202f]+| {2,}")
_EDGES = re.compile(f" ?{_MARK} ?")
_UNWRITABLE = re.compile("[^\x1f\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POSTCODE = re.compile(r"(\d{4}) ?([A-Za-z]{2})")


def tidied(column: Sequence[str]) -> str:
    """Strip cells and make every blank within them a single space; returns a line for each."""
    text = _MARK.join(column)
    if text.count(_MARK) != len(column) - 1:
        text = _MARK.join(cell.replace(_MARK, " ") for cell in column)
    # Nearly every column is clean, and asking is much cheaper than cleaning.
    if "  " in text or not text.replace(_MARK, "").isprintable():
        text = _UNWRITABLE.sub("", _BLANKS.sub(" ", text))
    if f" {_MARK}" in text or f"{_MARK} " in text:
        text = _EDGES.sub(_MARK, text)
    return text.strip(" ").replace(_MARK, "\n")


def is_tidy(text: str, separator: str) -> bool:
    """Tell whether cells in lines of one text need no tidying: no blanks around, none that is odd.

    A separator that is no character one can print is none of the cells' own.
    """
    around = (f" {separator}", f"{separator} ", " \n", "\n ", "  ")
    if any(blank in text for blank in around) or text.strip(" ") != text:
        return False
    return text.replace("\n", "").replace(separator, "").isprintable()


def is_number(text: str, length: int) -> bool:
    """Tell whether a text is a code of so many digits."""
    return len(text) == length and text.isascii() and text.isdecimal()


def letter_of(text: str, version: str) -> str:
    """Return the section of SBI 2008 of a sector, "" where it has none."""
    found = section_of(text, version or SBI_VERSIONS[0]) if text else ""
    return found if len(found) == 1 and found.isalpha() else ""


def postcode_of(text: str) -> str:
    """Write a Dutch postcode as 1315 AB; another text stays."""
    found = _POSTCODE.fullmatch(text)
    return f"{found[1]} {found[2].upper()}" if found else text


def count_of(text: str, style: Style) -> str | None:
    """Return a whole number as digits, "" for none or unknown, None for what is no count."""
    try:
        value = number_of(text, style)
    except ValueError:
        return None
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() and 0 <= value < _LARGEST else None


def coordinate_of(text: str, style: Style) -> str | None:
    """Return a number as Python writes it, "" for none or unknown, None for what is none."""
    try:
        value = number_of(text, style)
    except ValueError:
        return None
    if value is None:
        return ""
    if abs(value) >= _LARGEST:
        return None
    return str(int(value)) if value.is_integer() else repr(value)


def sum_of(parts: Sequence[str]) -> str:
    """Add up counts; those that are not known do not count."""
    known = [int(part) for part in parts if part.isdecimal()]
    return str(sum(known)) if known else ""
