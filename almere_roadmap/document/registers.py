"""The registers of a document: read in part, and searched in an index beside the file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.store import registers
from almere_roadmap.store.register_index import RegisterIndex
from almere_roadmap.store.registers import Progress, StoredRegister
from almere_roadmap.verbs.datasets import dataset_called


class Registers:
    """Opens a register by its digest, on any thread; an index is made at the first search."""

    def __init__(self, path: Callable[[], Path]) -> None:
        """Read from the file that the document has at the moment."""
        self._path = path
        self._indices: dict[str, RegisterIndex] = {}
        self._making = threading.Lock()

    def all(self) -> dict[str, StoredRegister]:
        """Return the registers in the file by digest; errors as in ``registers.in_file``."""
        return registers.in_file(self._path())

    def of(self, workshop: Workshop) -> dict[str, StoredRegister]:
        """Return the registers that a workshop speaks of; errors as in ``registers.in_file``."""
        wanted = {d.digest for d in workshop.datasets.values() if d.kind is DatasetKind.REGISTER}
        return {k: r for k, r in self.all().items() if k in wanted} if wanted else {}

    def get(self, digest: str) -> StoredRegister:
        """Return a register.

        Raises:
            Declined: the file does not hold it.  NotAWorkshop, DiskError: see ``in_file``.
        """
        found = self.all().get(digest)
        if found is None:
            raise Declined("The rows of this register are not in the file.")
        return found

    def called(self, workshop: Workshop, title: str) -> RegisterTable | None:
        """Return the register that another file of this title would replace, as a whole."""
        present = dataset_called(workshop, DatasetKind.REGISTER, title)
        found = self.all().get(present.digest) if present else None
        return RegisterTable(tuple(found.batches), found.count) if found else None

    def indexed(self, digest: str) -> RegisterIndex | None:
        """Return the index of a register, None while there is none yet."""
        return self._indices.get(digest)

    def index(
        self, digest: str, words: Mapping[str, str], progress: Progress | None = None
    ) -> RegisterIndex:
        """Return the index of a register, made where there is none yet.

        ``words`` says for the letter of a section what it is called, to be found by that too.

        Raises:
            Declined: ``progress`` answered no.  Others: as in :meth:`get`.
        """
        with self._making:
            found = self._indices.get(digest)
            if found is None:
                found = RegisterIndex(self.get(digest), words, progress)
                self._indices[digest] = found
            return found

    def close(self) -> None:
        """Throw the indices away."""
        with self._making:
            for index in self._indices.values():
                index.close()
            self._indices.clear()
