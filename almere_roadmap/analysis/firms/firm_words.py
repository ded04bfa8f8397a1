"""What the codes kept with a firm mean in words: sector, establishment, activity and list."""

from __future__ import annotations

from collections.abc import Callable

from almere_roadmap.analysis.economy.reference import short_sections
from almere_roadmap.analysis.economy.registers import section_name
from almere_roadmap.analysis.names import ACTIVITY, ESTABLISHMENT_TYPE
from almere_roadmap.i18n import _, language

FAST_GROWER = "FF"


def sector_words(code: str) -> str:
    """Return what a sector is called: a section of the SBI by name, anything else as it is."""
    return section_name(code) if code else ""


def short_sector(code: str) -> str:
    """Return a short name of a sector."""
    names = short_sections().get(code)
    return names[0 if language() == "nl" else 1] if names else code


def establishment_words(code: str) -> str:
    """Return what kind of establishment a code of the showcase means."""
    return _(ESTABLISHMENT_TYPE[code]) if code in ESTABLISHMENT_TYPE else code


def activity_words(code: str) -> str:
    """Return what a code of the showcase says a firm does here."""
    return _(ACTIVITY[code]) if code in ACTIVITY else code


def listed_words(code: str) -> str:
    """Return in which list a firm stands and where: "#3", "*37" or "FF" as the report prints it."""
    if code == FAST_GROWER:
        return _("fast grower")
    if code[:1] == "#":
        return _("number {n} in the Sociale Atlas 2010").format(n=code[1:])
    if code[:1] == "*":
        return _("number {n} by working persons").format(n=code[1:])
    return code


CODES: dict[str, Callable[[str], str]] = {
    "sector": sector_words,
    "establishment_type": establishment_words,
    "activity": activity_words,
    "listed": listed_words,
}
"""By field of a firm: what turns its code into words."""


def choices(field: str) -> list[tuple[str, str]]:
    """Return the codes a field may hold with their words, [] where any text may stand."""
    codes = {
        "sector": tuple(short_sections()),
        "establishment_type": tuple(ESTABLISHMENT_TYPE),
        "activity": tuple(ACTIVITY),
    }.get(field, ())
    return [(code, CODES[field](code)) for code in codes]
