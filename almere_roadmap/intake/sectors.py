"""SBI sections: a letter, a code such as 62.01 or a name, all taken to the letter of SBI 2008."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from almere_roadmap.intake.cells import grid_of
from almere_roadmap.intake.headings import key_of
from almere_roadmap.resources import resource

_LETTER = re.compile(r"([A-Va-v])(?:[\s.:–-]+(?=\S)(.*))?")
_CODE = re.compile(r"(?:SBI\s*)?(\d\d)(?:[.\d]{0,6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sections:
    by_name: dict[str, str]
    by_division: dict[int, str]
    moved: frozenset[str]


def section_of(text: str) -> str:
    """Return the section letter of a sector in SBI 2008; the text itself where it names none.

    A code decides by its first two digits and a name by itself, for from J on the same letter
    stands for another section in SBI 2025.
    """
    code = _CODE.fullmatch(text.strip())
    if code:
        return _sections().by_division.get(int(code[1]), text)
    letter = _LETTER.fullmatch(text.strip())
    name = key_of(letter[2] or "") if letter else key_of(text)
    known = _sections().by_name.get(name, "")
    return known or (letter[1].upper() if letter else text)


def is_of_2025(name: str) -> bool:
    """Tell whether a name is that of a section whose letter differs in SBI 2025."""
    return key_of(name) in _sections().moved


@cache
def _sections() -> _Sections:
    old, new = _read("sbi-2008.csv"), _read("sbi-2025.csv")
    names = {key_of(row[f]): row["section"] for row in old for f in ("nl", "en", "short_nl")}
    moved = {
        key_of(row["nl"]): row["section_2008"]
        for row in new
        if row["section"] != row["section_2008"] and key_of(row["nl"]) not in names
    }
    divisions = {n: row["section"] for row in old for n in _range(row["divisions"])}
    same = {key_of(row["nl"]): row["section_2008"] for row in new}
    return _Sections({**same, **moved, **names}, divisions, frozenset(moved))


def _range(text: str) -> range:
    first, _, last = text.partition("–")
    return range(int(first), int(last or first) + 1)


def _read(name: str) -> list[dict[str, str]]:
    head, *rows = grid_of(resource("data", name))
    return [dict(zip(head.cells, row.cells, strict=True)) for row in rows]
