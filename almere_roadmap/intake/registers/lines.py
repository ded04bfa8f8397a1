"""A column of a register, a text per batch with a line per row: no object for every cell.

A million rows of ten columns are ten million texts, which would take more memory than the child
has; as lines they take what the file takes.  Most questions are asked of a whole batch at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, islice

from almere_roadmap.domain.registers import BATCH
from almere_roadmap.intake.registers.cells import is_number

_LARGEST = 1_000_000_000


class _Told(dict[str, str]):
    """What each text becomes, asked once for every text that is met."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def __missing__(self, text: str) -> str:
        self[text] = told = self._change(text)
        return told


@dataclass
class Lines:
    """The texts of one column: per batch a text, a line per row; no batch is without rows."""

    batches: list[str] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """Yield the text of every row."""
        for batch in self.batches:
            yield from batch.split("\n")

    def distinct(self) -> set[str]:
        """Return every text that occurs."""
        found: set[str] = set()
        for batch in self.batches:
            found.update(batch.split("\n"))
        return found

    def told(self, change: Callable[[str], str]) -> Lines:
        """Return the column with every text changed; equal texts change alike."""
        told = _Told(change)
        return Lines(
            ["\n".join(map(told.__getitem__, batch.split("\n"))) for batch in self.batches]
        )

    def has_gaps(self) -> bool:
        """Tell whether any row has no text."""
        return any(
            "\n\n" in batch or not batch or batch[0] == "\n" or batch[-1] == "\n"
            for batch in self.batches
        )

    def kept(self, keep: Sequence[bool]) -> Lines:
        """Return the rows that stay, in batches of the size that a register has."""
        texts, batches = compress(self.texts(), keep), []
        while chunk := list(islice(texts, BATCH)):
            batches.append("\n".join(chunk))
        return Lines(batches)


def beside(columns: Sequence[Lines], combine: Callable[[Sequence[str]], str]) -> Lines:
    """Make one column of several, row by row."""
    if len(columns) == 1:
        return columns[0]
    batches = zip(*(column.batches for column in columns), strict=True)
    return Lines(["\n".join(map(combine, _rows(parts))) for parts in batches])


def _rows(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(part.split("\n") for part in parts), strict=True)


def are_numbers(batch: str, length: int) -> bool:
    """Tell whether every row of a batch holds a code of so many digits, or nothing."""
    digits = batch.replace("\n", "")
    if not (digits.isascii() and digits.isdecimal()):
        return not digits
    ends = batch[length :: length + 1]
    if len(ends) == len(batch) - len(digits) and not ends.strip("\n"):
        return len(digits) == (len(ends) + 1) * length
    return all(not text or is_number(text, length) for text in batch.split("\n"))


def are_whole(batch: str) -> bool:
    """Tell whether every row of a batch holds a whole number of a size that counts have, or none.

    Places on the grid have that size too.
    """
    digits = batch.replace("\n", "")
    if not (digits.isascii() and digits.isdecimal()):
        return not digits
    return max(map(len, batch.split("\n"))) < len(str(_LARGEST))


def pieces_of(text: str, start: int, count: int) -> Iterator[tuple[str, int]]:
    """Yield the text from ``start`` on, ``count`` lines at a time, and where each piece ends."""
    length = 64 * count
    while start < len(text):
        end = _end_of(text, start, count, length)
        yield text[start:end].removesuffix("\n"), end
        # Lines are about as long as those before, so the next guess needs few steps.
        start, length = end, end - start


def _end_of(text: str, start: int, count: int, length: int) -> int:
    """Return where ``count`` lines end, looked for about ``length`` characters on."""
    end = min(start + length, len(text))
    found = text.count("\n", start, end)
    while found < count:
        end = text.find("\n", end) + 1
        if not end:
            return len(text)
        found += 1
    while found > count:
        end = text.rfind("\n", start, end)
        found -= 1
    return text.rfind("\n", start, end) + 1
