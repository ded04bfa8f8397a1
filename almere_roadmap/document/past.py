"""The edits behind a document: those in its file, read when first asked for, and this sitting's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.merge import union
from almere_roadmap.history.replay import replay
from almere_roadmap.store import workshop_file


class Past:
    """Reads the history of a file once, until told that others wrote to it."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._edits: tuple[Edit, ...] | None = None

    def forget(self, edits: tuple[Edit, ...] | None = None) -> None:
        """Read again when next asked, or know ``edits`` from now on."""
        self._edits = edits

    def edits(self, path: Path, sitting: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return all edits, in the order that decides: (Lamport number, id)."""
        if self._edits is None:
            self._edits = workshop_file.read_history(path)
        return union(self._edits, tuple(sitting))

    def some(self, path: Path, sitting: Sequence[Edit], ids: frozenset[str]) -> dict[str, Edit]:
        """Return the edits with these ids, reading no others."""
        found = {edit.id: edit for edit in (*(self._edits or ()), *sitting) if edit.id in ids}
        if self._edits is None and ids - found.keys():
            found |= {edit.id: edit for edit in workshop_file.read_some(path, ids - found.keys())}
        return found

    def arrived(self, path: Path, sitting: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return all edits in the order in which the file got them; it may not have the last."""
        order = {id_: place for place, id_ in enumerate(edit.id for edit in sitting)}
        order = {id_: place + 2**62 for id_, place in order.items()}
        order |= workshop_file.read_arrivals(path)
        edits = self.edits(path, sitting)
        return tuple(sorted(edits, key=lambda edit: order.get(edit.id, 0)))


def past_at(edits: Sequence[Edit], edit_id: str, document_id: str) -> Workshop:
    """Return the workshop as it was right after one of ``edits``, given as they arrived.

    Raises:
        Declined: there is no such step.
    """
    places = [place for place, edit in enumerate(edits) if edit.id == edit_id]
    if not places:
        raise Declined("That step is not in the history.")
    return replay(edits[: places[0] + 1], document_id)[0]
