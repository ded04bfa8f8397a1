"""The rows of a register as they come in, batch by batch, kept by column as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import BATCH
from almere_roadmap.errors import InputError
from almere_roadmap.intake.grid.cells import MOST_LINES, refuse_size
from almere_roadmap.intake.grid.grids import GridRow
from almere_roadmap.intake.registers.cells import is_tidy, tidied
from almere_roadmap.intake.registers.lines import Lines, pieces_of
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.settings import Settings


class Rows:
    """The rows under the headings: their columns by place, their numbers, what is too wide.

    ``numbers`` are the numbers in the file of the rows of each batch.
    """

    def __init__(self, head: GridRow, fields: Sequence[str], settings: Settings) -> None:
        """Take in the columns that feed a field."""
        self.head, self.fields, self._settings = head, fields, settings
        self.numbers: list[Sequence[int]] = []
        self.columns = {place: Lines() for place, name in enumerate(fields) if name}
        self.count = 0
        self.surplus: list[Reject] = []

    def all_numbers(self) -> Iterator[int]:
        """Yield the number of every row."""
        return chain.from_iterable(self.numbers)

    def take_all(
        self, lines: Iterator[tuple[int, Sequence[str]]], expected: int
    ) -> Iterator[float]:
        """Take all rows in, batch by batch, and yield the share done."""
        while batch := list(islice(lines, BATCH)):
            self._take([(n, cells) for n, cells in batch if any(cells)])
            yield min(1.0, self.count / max(expected, 1))

    def take_plain(self, text: str, separator: str) -> Iterator[float]:
        """Take all lines of a text in that needs no parser, and yield the share done."""
        start, first = 0, self.head.number + 1
        for _line in range(self.head.number):
            start = text.find("\n", start) + 1 or len(text)
        for piece, end in pieces_of(text, start, BATCH):
            if not self._take_even(piece, separator, first):
                cells = enumerate((line.split(separator) for line in piece.split("\n")), first)
                self._take([(n, texts) for n, texts in cells if any(texts)])
            first += piece.count("\n") + 1
            yield end / len(text)

    def _take_even(self, text: str, separator: str, first: int) -> bool:
        """Take rows of as many cells as there are headings, all in one text; False for others."""
        width, count = len(self.fields), text.count("\n") + 1
        if separator * (width - 1) in text:  # perhaps a row without any text
            return False
        # With a separator before every line end too, each line begins a cell: with its line end.
        cells = text.replace("\n", f"{separator}\n").split(separator)
        begins = "".join(cells[::width])
        if len(cells) != count * width or begins.count("\n") != count - 1:
            return False
        clean = is_tidy(text, separator)
        if not clean:
            cells[::width] = begins.split("\n")
        for place, column in self.columns.items():
            if not clean:
                column.batches.append(tidied(cells[place::width]))
            else:
                column.batches.append("\n".join(cells[place::width]) if place else begins)
        self._taken(range(first, first + count))
        return True

    def _take(self, batch: list[tuple[int, Sequence[str]]]) -> None:
        if not batch:
            return
        rows = [cells for _, cells in batch]
        widths = set(map(len, rows))
        if max(widths) > len(self.fields):
            self._reject_surplus(batch)
        even = len(widths) == 1
        columns = list(zip(*rows, strict=True) if even else zip_longest(*rows, fillvalue=""))
        for place, column in self.columns.items():
            nothing = "\n" * (len(batch) - 1)
            column.batches.append(tidied(columns[place]) if place < len(columns) else nothing)
        self._taken([number for number, _ in batch])

    def _taken(self, numbers: Sequence[int]) -> None:
        """Count the rows of a batch, and put in what a person corrected in them."""
        self.numbers.append(numbers)
        self.count += len(numbers)
        if self.count > MOST_LINES:
            raise InputError("has more than 1,000,000 rows; split it first")
        for (row, heading), text in self._settings.corrections.items():
            if heading in self.head.cells and row in numbers:
                column = self.columns.get(self.head.cells.index(heading))
                if column is not None:
                    lines = column.batches[-1].split("\n")
                    lines[numbers.index(row)] = text
                    column.batches[-1] = "\n".join(lines)

    def _reject_surplus(self, batch: Sequence[tuple[int, Sequence[str]]]) -> None:
        for number, cells in batch:
            surplus = [cell.strip() for cell in cells[len(self.fields) :] if cell.strip()]
            if surplus:
                refuse_size(number, cells)
                reason = Message("has more cells than there are headings")
                self.surplus.append(Reject(number, "", reason, value=surplus[0]))
