"""What screens make of records, such as rows and cards: made anew only for those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from almere_roadmap.domain.entities import Entity

R = TypeVar("R", bound=Entity)
M = TypeVar("M")


class Remade(Generic[R, M]):
    """What was made last of each record; there may be ten thousand, and an edit changes one."""

    def __init__(self) -> None:
        """Start without any."""
        self._known: dict[str, tuple[R, M]] = {}

    def of(self, records: Iterable[R], make: Callable[[R], M]) -> list[M]:
        """Return what is made of each record; ``make`` is asked for those that are not known."""
        before, self._known = self._known, {}
        for record in records:
            known = before.get(record.id)
            self._known[record.id] = (
                known if known and known[0] is record else (record, make(record))
            )
        return [made for _record, made in self._known.values()]
