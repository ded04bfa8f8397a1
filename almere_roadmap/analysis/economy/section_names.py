"""What a section is called: as the source has it, or shorter, in the reader's language."""

from __future__ import annotations

import re

from almere_roadmap.analysis.economy.reference import sections, short_sections
from almere_roadmap.i18n import N_, _, language

_WORD = re.compile(r"\w{4,}")


def is_of_2008(key: str, label: str) -> bool:
    """Tell whether a row is the section of SBI 2008 with that letter.

    In SBI 2025 letters from J on stand for other sections; a label tells by its first words.
    """
    if key not in sections():
        return False
    known = " ".join((*sections()[key], *short_sections()[key], _LONG.get(key, ""))).casefold()
    words = _WORD.findall(label.casefold())
    return any(word[:6] in known or word.endswith("handel") for word in words)


# The long names of CBS share no word with the short ones.
_LONG = {"I": "logies maaltijd drank", "K": "financiële instellingen", "J": "informatie"}


def names_of(key: str, label: str) -> tuple[str, ...]:
    """Return the names of a section from the longest to the shortest, the source's first.

    In another language than the source's the official name comes first.
    """
    own = label.removeprefix(f"{key} ") or key
    if not is_of_2008(key, own):
        return (own,)
    tongue = 0 if language() == "nl" else 1
    official, short = sections()[key][tongue], short_sections()[key][tongue]
    return (own, official, short) if tongue == 0 else (official, short)


def name_of(key: str, label: str) -> str:
    """Return the full name of a section."""
    return names_of(key, label)[0]


def short_name(key: str, label: str) -> str:
    """Return the shortest name of a section."""
    return names_of(key, label)[-1]


def in_section(key: str, label: str) -> str:
    """Return where something is, as it stands in a sentence: "in education"."""
    if is_of_2008(key, label.removeprefix(f"{key} ")):
        return _(_WITHIN[key])
    return _("in {section}").format(section=name_of(key, label))


_WITHIN = {
    "A": N_("in agriculture"),
    "B": N_("in mining"),
    "C": N_("in manufacturing"),
    "D": N_("in energy"),
    "E": N_("in water and waste"),
    "F": N_("in construction"),
    "G": N_("in trade"),
    "H": N_("in transport"),
    "I": N_("in hotels and restaurants"),
    "J": N_("in ICT and media"),
    "K": N_("in finance"),
    "L": N_("in real estate"),
    "M": N_("in advice and research"),
    "N": N_("in other business services"),
    "O": N_("in government"),
    "P": N_("in education"),
    "Q": N_("in care"),
    "R": N_("in culture and sport"),
    "S": N_("in other services"),
    "T": N_("in households"),
    "U": N_("in extraterritorial bodies"),
}
