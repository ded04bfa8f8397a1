"""A register as it comes from the child, batch by batch, kept on the disk.

It may be a million rows, and a preview shows few of them.
"""

from __future__ import annotations

import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import BinaryIO, overload

from almere_roadmap.domain.registers import Batch
from almere_roadmap.errors import DiskError


class Spool(Sequence[Batch]):
    """Batches in a file without a name, which is gone when nobody holds them any more.

    ``unpacked`` makes a batch of the bytes that it came as.
    """

    def __init__(self, unpacked: Callable[[bytes], Batch]) -> None:
        """Begin with none."""
        self._unpacked, self._places = unpacked, [0]
        self._turn = threading.Lock()

    @cached_property
    def _file(self) -> BinaryIO:
        file = tempfile.TemporaryFile()  # noqa: SIM115 – it lives as long as this
        weakref.finalize(self, file.close)
        return file

    def add(self, packed: bytes) -> None:
        """Add a batch as it came.

        Raises:
            DiskError: the disk is full.
        """
        try:
            self._file.write(packed)
        except OSError as error:
            why = str(error.strerror)
            raise DiskError("A temporary file cannot be written: {why}", why=why) from error
        self._places.append(self._places[-1] + len(packed))

    def __len__(self) -> int:
        """Return how many batches there are."""
        return len(self._places) - 1

    @overload
    def __getitem__(self, place: int) -> Batch: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Batch, ...]: ...

    def __getitem__(self, place: int | slice) -> Batch | tuple[Batch, ...]:
        """Return a batch, or several."""
        places = range(len(self))[place]
        return self._batch(places) if isinstance(places, int) else tuple(map(self._batch, places))

    def _batch(self, place: int) -> Batch:
        start, end = self._places[place : place + 2]
        with self._turn:
            self._file.seek(start)
            packed = self._file.read(end - start)
        return self._unpacked(packed)

    def __iter__(self) -> Iterator[Batch]:
        """Yield every batch."""
        return map(self._batch, range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Tell whether others are the same batches."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # it would take reading all of it
