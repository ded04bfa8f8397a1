"""What a document tells those who watch it."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import RowKey


@dataclass(frozen=True, slots=True)
class Changes:
    """One notice.

    ``kept`` is None right after a change in memory, True once ``edit`` is on disk, False when it
    could not be written (``error`` says why; the edit stays in memory and is tried again).
    ``edit`` is None after a merge.
    """

    workshop: Workshop
    edit: Edit | None
    touched: frozenset[RowKey] = frozenset()
    kept: bool | None = None
    error: AlmereError | None = None
