"""Numbers as people type them into a field, in the language that the window speaks."""

from __future__ import annotations

import re

from almere_roadmap.i18n import language
from almere_roadmap.intake.numbers import Style, number_of, style_of

_FIGURE = re.compile(r"[+\-−]?\d[\d.,\u00a0\u202f']*")


def typed_number(text: str) -> float | None:
    """Read "12,5", "1.250.000", "€ 3,000" or "46 %"; None for a dash or nothing.

    Where 1.017 could be either, the language in force decides.

    Raises:
        ValueError: it is no number.
    """
    bare = text.strip().replace("−", "-")
    style = style_of([bare])
    if not style.certain:
        # Nobody writes a thousand as 0.125.
        small = bare.lstrip("+-").startswith("0")
        here = "," if language() == "nl" else "."
        style = Style(("." if "." in bare else ",") if small else here)
    return number_of(bare, style)


def figure_in(text: str) -> float | None:
    """Return the number in a figure as it was written ("circa 190.000"), None for none."""
    found = _FIGURE.search(text)
    try:
        return typed_number(found[0].rstrip(".,'")) if found else None
    except ValueError:
        return None
