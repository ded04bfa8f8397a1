"""One computed number, with what a reader needs to trust it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status

# The least certain input decides how a computed number is marked.
_DOUBT = (
    Status.RECORDED,
    Status.PRINTED,
    Status.COMPUTED,
    Status.RECONSTRUCTED,
    Status.QUESTIONED,
    Status.ILLUSTRATIVE,
)


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator: ``value`` in ``unit`` (None when it cannot be computed), its source and status.

    ``settings`` are the choices that changed the number, ``caveat`` what limits it.
    """

    id: str
    value: float | None
    unit: str
    source: str
    status: Status
    label: Message
    settings: tuple[str, ...] = ()
    caveat: Message | None = None


def worst(statuses: Iterable[Status], floor: Status = Status.COMPUTED) -> Status:
    """Return the most doubtful of some statuses, at least ``floor``."""
    return max((floor, *statuses), key=_DOUBT.index)
