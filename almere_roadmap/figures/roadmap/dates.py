"""What is known of when an item of the roadmap is: a span, its start, its end, or a moment."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.periods import first_day, is_period, last_day, parse
from almere_roadmap.domain.words import ItemKind

_MOMENTS = (ItemKind.MILESTONE, ItemKind.DECISION)


def dates(item: Item) -> tuple[date | None, date | None]:
    """Return the first and the last day of an item, (None, None) when it has none."""
    return _dates(item.start, item.end, moment=item.kind in _MOMENTS)


@lru_cache(maxsize=20_000)
def _dates(start: str, end: str, *, moment: bool) -> tuple[date | None, date | None]:
    """Read a start and an end; the same are asked for again and again."""
    if not is_period(start) or not is_period(end):
        return None, None
    first = first_day(start) or last_day(end)
    if moment:
        return first, first
    return first, last_day(end) or last_day(start)


def begins_only(item: Item) -> bool:
    """Tell whether of an item that lasts only the day of its start is known, and no end."""
    if item.kind in _MOMENTS or not item.start or item.end:
        return False
    return is_period(item.start) and parse(item.start).exact


def ends_only(item: Item) -> bool:
    """Tell whether of an item that lasts only its end is known."""
    return item.kind not in _MOMENTS and not item.start and bool(item.end) and is_period(item.end)


def is_moment(item: Item) -> bool:
    """Tell whether an item is shown as a single moment: all that is, or is known of it."""
    return item.kind in _MOMENTS or begins_only(item) or ends_only(item)
