"""What the units of indicators are called, and how many decimals a value gets."""

from __future__ import annotations

from almere_roadmap.i18n import N_, _, number

_UNITS = (
    N_("establishments"),
    N_("share"),
    N_("full-time jobs"),
    N_("jobs"),
    N_("quotient"),
    N_("relations"),
    N_("index"),
    N_("firms"),
    N_("networks"),
    N_("ties"),
    N_("parties"),
    N_("steps"),
    N_("communities"),
    N_("recommendations"),
)
"""Units that are words; signs such as % and 0–100 stay as they are."""


def unit_words(unit: str) -> str:
    """Return a unit in the language in force."""
    return _(unit) if unit in _UNITS else unit


def value_words(value: float | None) -> str:
    """Return a value: counts whole, other numbers in three decimals, a dash for none."""
    if value is None:
        return "–"
    return number(value, 0 if float(value).is_integer() else 3)
