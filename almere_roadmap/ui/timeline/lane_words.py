"""What the totals of a layer say: how many, and the euros per year and per niche."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.roadmap.lanes import LaneTotal
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural, short_money

Line = tuple[str, str]
"""A name and its value."""


def count_words(total: LaneTotal) -> str:
    """Say how many items there are."""
    return plural("{n} item", "{n} items", total.count)


def sum_lines(total: LaneTotal) -> Iterator[Line]:
    """Yield what a layer adds up to, only what there is any of."""
    if total.undated:
        yield _("Without a date"), number(total.undated)
    if total.value:
        yield _("Together"), short_money(total.value)
    if total.without_value:
        yield _("Value not said"), number(total.without_value)
    if total.students:
        yield _("Students"), number(total.students)


def year_lines(total: LaneTotal) -> Iterator[Line]:
    """Yield the euros of every year in which there are any."""
    for year, euro in sorted(total.by_year.items()):
        yield str(year), short_money(round(euro))


def niche_lines(workshop: Workshop, total: LaneTotal) -> Iterator[Line]:
    """Yield the euros of every niche that has any; those that serve none come last."""
    for niche in ordered(workshop.niches.values()):
        euro = total.by_niche.get(niche.id)
        if euro:
            yield niche.code or niche.name, short_money(round(euro))
    rest = total.by_niche.get("")
    if rest:
        yield _("no niche"), short_money(round(rest))
