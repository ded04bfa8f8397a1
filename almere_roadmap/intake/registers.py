"""Registers of establishments (LISA, KvK): tens of thousands of rows, read column by column.

A row is rejected where a number that identifies it, or a count, does not fit; what merely
describes it (a postcode, a class) is kept as written or left open, and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import (
    BATCH,
    COORDINATES,
    COUNTS,
    FIELDS,
    RegisterTable,
    register_of_columns,
)
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake.cells import MOST_LINES, Grid, GridRow, Sheet, refuse_size
from almere_roadmap.intake.columns import REGISTER, assigned, recognised, samples_of
from almere_roadmap.intake.numbers import (
    NONE_MARKS,
    UNKNOWN_MARKS,
    style_called,
    style_of,
    whole_style_of,
)
from almere_roadmap.intake.register_cells import (
    Texts,
    all_digits,
    all_whole,
    beside,
    coordinate_of,
    count_of,
    is_number,
    is_tidy,
    kept,
    letter_of,
    postcode_of,
    sum_of,
    tidied,
)
from almere_roadmap.intake.repairs import padded, whole_number
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.sectors import code_of, is_doubtful, sbi_question, version_of
from almere_roadmap.intake.settings import (
    Column,
    Progress,
    Proposal,
    Question,
    Settings,
)
from almere_roadmap.intake.sizes import codes_of
from almere_roadmap.intake.tables import Found, list_in, says_total

MOST_REJECTS = 2_000
"""The most rejected rows that are listed; more are counted."""

_LOOKED_AT = 200
_LENGTHS = {"kvk": 8, "number": 12}
_JOINED = frozenset({"street"})
_ADDED = frozenset({"full_time", "part_time"})


@dataclass
class Reading:
    """A register as it was read, and everything a person should see of it.

    ``rejected`` counts all rejected rows, of which ``rejects`` lists the first; ``repairs`` counts
    the proposals by kind.
    """

    table: Found
    columns: tuple[Column, ...]
    register: RegisterTable = field(default_factory=RegisterTable)
    rejects: tuple[Reject, ...] = ()
    rejected: int = 0
    repairs: Counter[str] = field(default_factory=Counter)
    warnings: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    first: tuple[GridRow, ...] = ()
    sbi: str = ""


def read_register(sheet: Sheet, settings: Settings, progress: Progress) -> Reading:
    """Read a register from a sheet that is open.

    Raises:
        InputError: it has no column that names an establishment, or is too large.
    """
    start = list(islice(sheet.lines, _LOOKED_AT))
    for number, cells in start:
        refuse_size(number, cells)
    grid = Grid(tuple(GridRow(n, tuple(c.strip() for c in cells)) for n, cells in start))
    grid = Grid(tuple(row for row in grid.rows if any(row.cells)), merged=sheet.merged)
    table = list_in(
        grid, lambda cells: recognised(REGISTER, cells, settings.mapping), settings.header_row
    )
    head = table.head
    fields, options, twice = assigned(REGISTER, head, settings.mapping, _JOINED | _ADDED)
    _refuse_unusable(fields, head)
    columns = tuple(
        Column(text, name, option, samples=samples_of(table, place))
        for place, (text, name, option) in enumerate(zip(head.cells, fields, options, strict=True))
        if text
    )
    taking = _Taking(head, fields, settings)
    if sheet.plain is not None:
        shares = taking.take_plain(sheet.plain, sheet.separator)
    else:
        under = (line for line in chain(start, sheet.lines) if line[0] > head.number)
        shares = taking.take_all(under, sheet.count)
    for share in shares:
        progress(0.05 + 0.6 * share)
    reading = Reading(table, columns, warnings=twice, first=grid.rows[:50])
    taking.finish(reading)
    progress(0.95)
    return reading


def _refuse_unusable(fields: Sequence[str], head: GridRow) -> None:
    if not {"name", "number", "kvk"} & set(fields):
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=head.number,
            needed="name",
            found=", ".join(filter(None, head.cells)),
        )
    twice = {f for f in fields if f and fields.count(f) > 1 and f not in _JOINED | _ADDED}
    if twice:
        raise InputError(
            "two columns both hold {fields}", row=head.number, fields=", ".join(sorted(twice))
        )


class _Taking:
    """The columns of a register as they come in, and what is wrong with them."""

    def __init__(self, head: GridRow, fields: Sequence[str], settings: Settings) -> None:
        self.head, self.fields, self.settings = head, fields, settings
        self.numbers: list[int] = []
        self.texts: dict[int, Texts] = {place: [] for place, name in enumerate(fields) if name}
        self.columns: dict[str, Texts] = {}
        self.bad: dict[int, Reject] = {}

    def take_all(
        self, lines: Iterator[tuple[int, Sequence[str]]], expected: int
    ) -> Iterator[float]:
        """Take all rows in, batch by batch, and yield the share done."""
        while batch := list(islice(lines, BATCH)):
            self._take([(n, cells) for n, cells in batch if any(cells)])
            self._refuse_longer()
            yield min(1.0, len(self.numbers) / max(expected, 1))

    def take_plain(self, lines: Sequence[str], separator: str) -> Iterator[float]:
        """Take all lines of a text in that needs no parser, and yield the share done."""
        empty = separator * (len(self.fields) - 1)
        for first in range(self.head.number, len(lines), BATCH):
            batch = lines[first : first + BATCH]
            even = {line.count(separator) for line in batch} == {len(empty)}
            if even and empty not in batch:
                self._take_even(separator.join(batch), separator, first + 1, len(batch))
            else:
                cells = enumerate((line.split(separator) for line in batch), first + 1)
                self._take([(n, texts) for n, texts in cells if any(texts)])
            self._refuse_longer()
            yield min(1.0, first / len(lines))

    def _take_even(self, text: str, separator: str, first: int, count: int) -> None:
        """Take rows of as many cells as there are headings, all in one text."""
        cells, width, start = text.split(separator), len(self.fields), len(self.numbers)
        self.numbers += range(first, first + count)
        clean = is_tidy(text, separator)
        for place, texts in self.texts.items():
            column = cells[place::width]
            texts += column if clean else tidied(column)
        self._correct(start)

    def _refuse_longer(self) -> None:
        if len(self.numbers) > MOST_LINES:
            raise InputError("has more than 1,000,000 rows; split it first")

    def _take(self, batch: list[tuple[int, Sequence[str]]]) -> None:
        width, rows = len(self.fields), [cells for _, cells in batch]
        widths = set(map(len, rows))
        if max(widths, default=0) > width:
            self._reject_surplus(batch)
        start = len(self.numbers)
        self.numbers += [number for number, _ in batch]
        even = len(widths) == 1
        columns = list(zip(*rows, strict=True) if even else zip_longest(*rows, fillvalue=""))
        for place, texts in self.texts.items():
            texts += tidied(columns[place]) if place < len(columns) else [""] * len(batch)
        self._correct(start)

    def _correct(self, start: int) -> None:
        """Put in what a person corrected in the rows from ``start`` on."""
        for (row, heading), text in self.settings.corrections.items():
            if heading in self.head.cells and row in self.numbers[start:]:
                place = self.head.cells.index(heading)
                if place in self.texts:
                    self.texts[place][self.numbers.index(row, start)] = text

    def _reject_surplus(self, batch: Sequence[tuple[int, Sequence[str]]]) -> None:
        for number, cells in batch:
            surplus = [cell.strip() for cell in cells[len(self.fields) :] if cell.strip()]
            if surplus:
                refuse_size(number, cells)
                reason = Message("has more cells than there are headings")
                self.bad[number] = Reject(number, "", reason, value=surplus[0])

    def finish(self, reading: Reading) -> None:
        """Check the columns, leave out the rows that do not fit, and fill in the reading."""
        self._check_numbers(reading)
        for name in ("name", "trade_name", "street", "place", "municipality", "reference_date"):
            self._join(name)
        self._take_postcodes()
        self._take_sectors(reading)
        self._take_sizes(reading)
        for name in sorted(COUNTS):
            self._take_counts(name, reading)
        for name in sorted(COORDINATES):
            self._take_coordinates(name, reading)
        self._sum_up()
        totals = self._refuse_nameless()
        self._refuse_twins()
        self._fill(reading, totals)

    def _places(self, name: str) -> list[int]:
        return [place for place, field_name in enumerate(self.fields) if field_name == name]

    def _join(self, name: str) -> None:
        """Take a text over; several columns, such as street and house number, become one."""
        places = self._places(name)
        if len(places) == 1:
            self.columns[name] = self.texts.pop(places[0])
        elif places:
            parts = zip(*(self.texts.pop(place) for place in places), strict=True)
            self.columns[name] = [" ".join(filter(None, part)) for part in parts]

    def _reject(
        self, line: int, name: str, text: str, reason: Message, proposal: Proposal | None = None
    ) -> None:
        number = self.numbers[line]
        if number not in self.bad:
            places = self._places(name)
            heading = self.head.cells[places[0]] if places else ""
            self.bad[number] = Reject(number, name, reason, heading, text, proposal)

    def _check_numbers(self, reading: Reading) -> None:
        for name, length in _LENGTHS.items():
            self._join(name)
            column = self.columns.get(name, [])
            if set(map(len, column)) <= {0, length} and all_digits(column):
                continue
            for line, text in enumerate(column):
                if text and not is_number(text, length):
                    column[line] = self._number(line, name, text, length, reading)

    def _number(self, line: int, name: str, text: str, length: int, reading: Reading) -> str:
        """Return a KvK or establishment number without dots and blanks; reject what is none."""
        if text in UNKNOWN_MARKS | NONE_MARKS:
            return ""
        bare = re.sub(r"[\s.]", "", text).removesuffix(",0")
        if is_number(bare, length):
            return bare
        proposal = padded(bare, length)
        if proposal is not None:
            reading.repairs[proposal.repair] += 1
            if proposal.repair in self.settings.repairs:
                return proposal.value
        words = N_("{value} is no number of {count} digits")
        params = {"value": repr(str(text)), "count": str(length)}
        self._reject(line, name, text, Message(words, params), proposal)
        return text

    def _take_postcodes(self) -> None:
        self._join("postcode")
        if "postcode" in self.columns:
            column = self.columns["postcode"]
            told = {text: postcode_of(text) for text in set(column)}
            self.columns["postcode"] = [told[text] for text in column]

    def _take_sectors(self, reading: Reading) -> None:
        for name in ("sbi", "sector"):
            self._join(name)
        codes, letters = self.columns.get("sbi"), self.columns.get("sector")
        source = letters if letters is not None else codes
        if source is None:
            return
        heading = " ".join(
            self.head.cells[place] for name in ("sbi", "sector") for place in self._places(name)
        )
        known = {"", *(codes or ()), *(letters or ())}
        version = self.settings.sbi or version_of(known, heading)
        self._ask_version(reading, version, known)
        sections = {text: letter_of(text, version) for text in known}
        if codes is not None:
            bare = {text: code_of(text) for text in known}
            self.columns["sbi"] = [bare[text] for text in codes]
        if letters is None and codes is not None:
            self.columns["sector"] = [sections[text] for text in codes]
        elif letters is not None:
            self.columns["sector"] = [
                sections[code] or sections[letter] for letter, code in beside(letters, codes)
            ]
        self.columns["sbi_version"] = [version if text else "" for text in source]
        reading.sbi = version
        lost = sum(map(bool, source)) - sum(map(bool, self.columns["sector"]))
        if lost:
            words = N_("Rows with an SBI code or letter that is in no section: {count}.")
            reading.warnings.append(Message(words, {"count": str(lost)}))

    def _ask_version(self, reading: Reading, version: str, known: set[str]) -> None:
        if not version and any(map(is_doubtful, known)):
            reading.questions.append(sbi_question())

    def _take_sizes(self, reading: Reading) -> None:
        self._join("size_class")
        column = self.columns.get("size_class")
        if column is not None:
            codes, told = codes_of(column)
            self.columns["size_class"] = [codes.get(text, text) for text in column]
            reading.warnings += [told] if told else []

    def _take_counts(self, name: str, reading: Reading) -> None:
        columns = [self._whole(place, name, reading) for place in self._places(name)]
        if len(columns) == 1:
            self.columns[name] = columns[0]
        elif columns:
            self.columns[name] = [sum_of(part) for part in zip(*columns, strict=True)]

    def _whole(self, place: int, name: str, reading: Reading) -> Texts:
        column = self.texts.pop(place)
        if all_whole(column):
            return column
        style = style_called(self.settings.numbers) or whole_style_of(set(column))
        told = {text: count_of(text, style) for text in set(column)}
        found = [told[text] for text in column]
        return [
            self._no_count(line, name, column[line], reading) if digits is None else digits
            for line, digits in enumerate(found)
        ]

    def _no_count(self, line: int, name: str, text: str, reading: Reading) -> str:
        proposal = whole_number(text)
        if proposal is not None:
            reading.repairs[proposal.repair] += 1
            if proposal.repair in self.settings.repairs:
                return proposal.value
        reason = Message("{value} is not a whole number", {"value": repr(str(text))})
        self._reject(line, name, text, reason, proposal)
        return ""

    def _take_coordinates(self, name: str, reading: Reading) -> None:
        for place in self._places(name):
            column = self.texts.pop(place)
            if all_whole(column):
                self.columns[name] = column
                continue
            heading = self.head.cells[place]
            said = self.settings.numbers_of.get(heading, "") or self.settings.numbers
            # A place on the grid is six digits: in 142.500 the mark groups thousands.
            style = style_called(said) or style_of(set(column))
            told = {text: coordinate_of(text, style) for text in set(column)}
            self.columns[name] = [told[text] or "" for text in column]
            lost = sum(told[text] is None for text in column)
            if lost:
                words = N_("Column {name}: places that are no numbers are left open ({count}).")
                reading.warnings.append(Message(words, {"count": str(lost), "name": heading}))

    def _sum_up(self) -> None:
        """Where only full-time and part-time jobs are given, jobs are their sum."""
        full, part = self.columns.get("full_time"), self.columns.get("part_time")
        if "jobs" not in self.columns and full is not None and part is not None:
            self.columns["jobs"] = [
                str(int(a) + int(b)) if a.isdecimal() and b.isdecimal() else ""
                for a, b in zip(full, part, strict=True)
            ]

    def _refuse_nameless(self) -> set[int]:
        """Reject rows that name no establishment; return those that are totals instead."""
        if any("" not in self.columns.get(name, [""]) for name in ("number", "kvk")):
            return set()
        empty = [""] * len(self.numbers)
        named = (self.columns.get(name, empty) for name in ("name", "number", "kvk"))
        totals = set()
        for line, (name, number, kvk) in enumerate(zip(*named, strict=True)):
            if number or kvk:
                continue
            if says_total(name):
                totals.add(self.numbers[line])
            elif not name:
                self._reject(line, "name", "", Message("is empty"))
        return totals

    def _refuse_twins(self) -> None:
        column = self.columns.get("number", [])
        if len(set(column)) == len(column):
            return
        seen: dict[str, int] = {}
        for line, text in enumerate(column):
            if text and seen.setdefault(text, line) != line:
                words = N_("{value} stands in row {row} already")
                params = {"value": text, "row": str(self.numbers[seen[text]])}
                self._reject(line, "number", text, Message(words, params))

    def _fill(self, reading: Reading, totals: set[int]) -> None:
        gone = totals | self.bad.keys()
        if gone:
            keep = [number not in gone for number in self.numbers]
            self.columns = {name: kept(texts, keep) for name, texts in self.columns.items()}
        reading.register = register_of_columns(
            {name: self.columns[name] for name in FIELDS if name in self.columns}
        )
        rejects = [self.bad[number] for number in sorted(self.bad) if number not in totals]
        reading.rejected, reading.rejects = len(rejects), tuple(rejects[:MOST_REJECTS])
        reading.table = Found(
            reading.table.head,
            (),
            reading.table.title,
            tuple(sorted(totals)),
            reading.table.notes,
            reading.table.joined,
        )
