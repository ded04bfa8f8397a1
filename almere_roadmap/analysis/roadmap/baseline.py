"""What became of the dates of a roadmap since an earlier moment, item by item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.roadmap.planning import end_of, start_of
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Baseline:
    """The dates of an item at an earlier moment and how many days its start and end moved since.

    ``start`` and ``end`` are None when it was not there or had no date then; the days are None
    when either moment lacks the date.
    """

    item: str
    start: date | None
    end: date | None
    start_moved: int | None
    end_moved: int | None
    is_new: bool = False
    is_gone: bool = False

    @property
    def moved(self) -> bool:
        """Tell whether its start or its end is another day than it was."""
        return bool(self.start_moved or self.end_moved)


def baseline(now: Workshop, before: Workshop) -> dict[str, Baseline]:
    """Return every item of either moment with its earlier dates."""
    names = sorted(now.items.keys() | before.items.keys())
    return {name: _compared(name, now.items.get(name), before.items.get(name)) for name in names}


def _compared(name: str, now: Item | None, before: Item | None) -> Baseline:
    start, end = _dates(before)
    new_start, new_end = _dates(now)
    return Baseline(
        name,
        start,
        end,
        _days(start, new_start),
        _days(end, new_end),
        is_new=before is None,
        is_gone=now is None,
    )


def _dates(item: Item | None) -> tuple[date | None, date | None]:
    return (start_of(item), end_of(item)) if item else (None, None)


def _days(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None
