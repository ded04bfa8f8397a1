"""Words of the report and the panels, and how they write periods, bands, titles and grounds."""

from __future__ import annotations

from math import floor, log10

from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.rules import Problem
from almere_roadmap.domain.words import Status
from almere_roadmap.i18n import N_, _, day, language, money, number, say

STATUS_MEANING = {
    Status.PRINTED: N_("taken over as the source prints it, even where it does not add up"),
    Status.RECONSTRUCTED: N_("repaired, with an account of how"),
    Status.COMPUTED: N_("worked out by us from the source"),
    Status.QUESTIONED: N_("doubted in the room"),
    Status.ILLUSTRATIVE: N_("an invented example, not a fact"),
}
# How a finding's data are shown (the register's letters).
SHOWN = {
    "P": N_("as printed"),
    "R": N_("reconstructed"),
    "G": N_("gap shown"),
    "N": N_("normalised"),
}
SHOWN_MEANING = {
    "G": N_("missing in the source"),
    "N": N_("brought to one spelling"),
}

# What the steps are called where there is little room.
SHORT_STEPS = {
    "consultation": N_("Consultation"),
    "preparation": N_("Preparation"),
    "request": N_("Requests"),
    "selection": N_("Selection"),
    "tender": N_("Tender"),
    "evaluation": N_("Evaluation"),
    "decision": N_("Award"),
    "standstill": N_("Standstill"),
}

_NO_BREAK = "\u00a0"


def begins(item: Item) -> str:
    """Write when an item starts; where only its end is known, until when it lasts; "" undated."""
    if item.start or not item.end:
        return when(item.start)
    return _("until {day}").format(day=when(item.end))


def band(euro: float | None) -> str:
    """Write an estimate as the band in which it lies: € 400.000–450.000, € 4–4,5 mln."""
    if not euro or euro < 0:
        return "–"
    size = 10.0 ** floor(log10(euro))
    step = size / 2 if euro < 5 * size else size
    low = floor(euro / step + 1e-9) * step
    if low >= 1_000_000:
        unit = "mln" if language() == "nl" else "m"
        return f"€{_NO_BREAK}{_millions(low)}–{_millions(low + step)}{_NO_BREAK}{unit}"
    if low + step >= 1_000_000:
        return f"{money(low)}–{number(low + step)}"
    return f"{money(low)}–{number(low + step)}"


def _millions(euro: float) -> str:
    return number(euro / 1_000_000, 0 if euro % 1_000_000 == 0 else 1)


def capital(words: str) -> str:
    """Write the first letter as a capital, as a title begins."""
    if language() == "nl" and words.startswith("ij"):
        return "IJ" + words[2:]
    return words[:1].upper() + words[1:]


def short(words: str, most: int) -> str:
    """Return a text on one line, cut off after ``most`` letters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def grounds(problem: Problem) -> str:
    """Return the rule that a problem rests on, its source, and until when that holds."""
    rule = say(problem.rule) if problem.rule else ""
    until = problem.valid_until
    valid = _("valid until {day}").format(day=day(until)) if until else ""
    source = cited(problem.source)
    named = "" if source in say(problem.message) else source
    return " · ".join(filter(None, (rule, named, valid)))
