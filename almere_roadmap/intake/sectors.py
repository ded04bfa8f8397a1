"""SBI sections: a letter, a code such as 62.01 or a name, all taken to the letter of SBI 2008."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from almere_roadmap.domain.message import Message
from almere_roadmap.i18n import N_
from almere_roadmap.intake.grid.cells import grid_of
from almere_roadmap.intake.grid.headings import key_of
from almere_roadmap.intake.repairs import in_sbi_2008, left_open
from almere_roadmap.intake.settings import Proposal, Question
from almere_roadmap.resources import resource

OLD, NEW = "2008", "2025"
"""The versions of SBI that are in use."""

_SAYS_1993 = re.compile(r"SBI\W{0,2}(?:19)?93\b|NACE\W*(?:rev\W*)?1\b", re.IGNORECASE)
_MEANT_OTHERWISE = N_("{value} is a code of SBI 1993; look up what it became in SBI 2008")
_LETTER = re.compile(r"([A-Va-v])(?:[\s.:–-]+(?=\S)(.*))?")
_CODE = re.compile(r"(?:SBI\s*)?((\d\d)[.\d]{0,6})(?:[\s:–-]+[^\W\d].*)?", re.IGNORECASE)


Fault = tuple[Message, Proposal]
"""Why a text does not fit, and what to do about it."""


@dataclass(frozen=True, slots=True)
class _Sections:
    by_name: dict[str, str]
    by_division: dict[int, str]
    by_letter: dict[tuple[str, str], str]
    moved: frozenset[str]
    only_old: frozenset[str]


def section_of(text: str, version: str = OLD) -> str:
    """Return the section letter of a sector in SBI 2008; the text itself where it names none.

    A code decides by its first two digits and a name by itself, for from J on the same letter
    stands for another section in SBI 2025; a bare letter is one of ``version``.
    """
    code = _CODE.fullmatch(text.strip())
    if code:
        return _sections().by_division.get(int(code[2]), text)
    letter = _LETTER.fullmatch(text.strip())
    name = key_of(letter[2] or "") if letter else key_of(text)
    known = _sections().by_name.get(name, "")
    if known or not letter:
        return known or text
    return _sections().by_letter.get((version, letter[1].upper()), letter[1].upper())


def code_of(text: str) -> str:
    """Return the code of a text such as "6201 Ontwikkelen van software"; another text as it is."""
    code = _CODE.fullmatch(text.strip())
    return code[1] if code else text


def names_1993(heading: str) -> bool:
    """Tell whether a heading says that the codes under it are of SBI 1993."""
    return bool(_SAYS_1993.search(heading))


def fault_of(text: str, *, of_1993: bool = False) -> Fault | None:
    """Return why a code or letter is in no version of SBI that is in use, and what to do about it.

    ``of_1993`` says that all codes are of SBI 1993, which gave most of its numbers another meaning.
    None where it is in one, says that nothing is known, or is no code but words.
    """
    found = _CODE.fullmatch(text.strip())
    if found is None or not found[1].strip("0."):
        strange = len(text) == 1 and text in "WYZwyz"
        reason = Message(N_("{value} is no section of SBI"), {"value": repr(str(text))})
        return (reason, left_open(text)) if strange else None
    known, older = int(found[2]) in _sections().by_division, _of_1993()
    became = older.get(found[2])
    if known and not of_1993:
        return None
    if became is None or (not of_1993 and not became.alone):
        words = _MEANT_OTHERWISE if of_1993 else N_("{value} is in no division of SBI 2008 or 2025")
        return Message(words, {"value": repr(str(text))}), left_open(text)
    words = N_("{value} is a code of SBI 1993, which is no longer in use")
    return Message(words, {"value": repr(str(text))}), in_sbi_2008(text, became.section)


def version_of(texts: Iterable[str], heading: str = "") -> str:
    """Return the version of SBI that sectors are of, "" where only a person can say.

    A heading may name it; else a name of one version, the letter V, or division 45 decides.
    """
    for version in (OLD, NEW):
        if version in heading:
            return version
    kinds = {_kind_of(text) for text in set(texts)}
    return next((version for version in (NEW, OLD) if version in kinds), "")


def _kind_of(text: str) -> str:
    code = _CODE.fullmatch(text.strip())
    if code:
        return OLD if code[2] == "45" else ""
    letter = _LETTER.fullmatch(text.strip())
    if letter and letter[1].upper() == "V":
        return NEW
    name = letter[2] or "" if letter else text
    if is_of_2025(name):
        return NEW
    return OLD if key_of(name) in _sections().only_old else ""


def is_doubtful(text: str) -> bool:
    """Tell whether a sector is a bare letter that means one thing in 2008 and another in 2025."""
    letter = _LETTER.fullmatch(text.strip())
    bare = letter is not None and key_of(letter[2] or "") not in _sections().by_name
    return bare and letter is not None and letter[1].upper() in "JKLMNOPQRSTU"


def is_of_2025(name: str) -> bool:
    """Tell whether a name is that of a section whose letter differs in SBI 2025."""
    return key_of(name) in _sections().moved


def sbi_question() -> Question:
    """Return the question which version of SBI bare letters are of."""
    text = N_("Of which version of SBI are the letters? From J on they mean other sections.")
    return Question("sbi", Message(text), (OLD, NEW), OLD)


@dataclass(frozen=True, slots=True)
class _Became:
    """What a division of SBI 1993 became; ``alone`` where its number is in no other version."""

    section: str
    alone: bool


@cache
def _of_1993() -> dict[str, _Became]:
    rows = _read("sbi-1993.csv")
    return {
        row["division"]: _Became(row["section_2008"], row["only_1993"] == "yes") for row in rows
    }


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
    letters = {(OLD, row["section"]): row["section"] for row in old}
    letters |= {(NEW, row["section"]): row["section_2008"] for row in new}
    only_old = frozenset(key_of(row["nl"]) for row in old if row["section"] > "J") - same.keys()
    return _Sections({**same, **moved, **names}, divisions, letters, frozenset(moved), only_old)


def _range(text: str) -> range:
    first, _, last = text.partition("–")
    return range(int(first), int(last or first) + 1)


def _read(name: str) -> list[dict[str, str]]:
    head, *rows = grid_of(resource("data", name))
    return [dict(zip(head.cells, row.cells, strict=True)) for row in rows]
