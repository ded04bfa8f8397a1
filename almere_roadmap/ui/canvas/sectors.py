"""Sectors as parties of a chain: a section of the SBI found by name, placed as a box."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.economy.reference import short_sections
from almere_roadmap.analysis.economy.registers import section_words
from almere_roadmap.analysis.firms.firm_words import short_sector
from almere_roadmap.domain.entities import Box

_KEY = "sbi:"


def sector_key(letter: str) -> str:
    """Return by what a sector is known among parties, "" for none."""
    return f"{_KEY}{letter}" if letter else ""


def sector_of(party: str) -> str:
    """Return the letter of a party that is a sector, "" for a firm or network."""
    return party.removeprefix(_KEY) if party.startswith(_KEY) else ""


def party_of(box: Box) -> str:
    """Return the party that a box is: a firm, a network, a sector, or "" for words alone."""
    return box.record or sector_key(box.sector)


def sectors() -> Iterator[tuple[str, str, str]]:
    """Yield (key, short name, words by which it is found in any language) of every sector."""
    words = section_words()
    for letter, short in short_sections().items():
        yield sector_key(letter), short_sector(letter), f"{' '.join(short)} {words.get(letter, '')}"
