"""The columns of a register checked: codes, counts and places, and the rows that do not fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import BATCH, COORDINATES, COUNTS, FIELDS, RegisterTable
from almere_roadmap.i18n import N_
from almere_roadmap.intake.numbers import (
    NONE_MARKS,
    UNKNOWN_MARKS,
    style_called,
    style_of,
    whole_style_of,
)
from almere_roadmap.intake.registers.cells import (
    coordinate_of,
    count_of,
    is_number,
    letter_of,
    postcode_of,
    sum_of,
)
from almere_roadmap.intake.registers.lines import Lines, are_numbers, are_whole, beside
from almere_roadmap.intake.registers.rows import Rows
from almere_roadmap.intake.repairs import padded, whole_number
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.sectors import (
    Fault,
    code_of,
    fault_of,
    is_doubtful,
    names_1993,
    sbi_question,
    version_of,
)
from almere_roadmap.intake.settings import Proposal, Question, Settings
from almere_roadmap.intake.sizes import codes_of, faults_of
from almere_roadmap.intake.tables import says_total

_LENGTHS = {"kvk": 8, "number": 12}
_TEXTS = ("name", "trade_name", "street", "place", "municipality", "reference_date")


class Checks:
    """Takes the columns of a register to the fields they feed, and says what is wrong with them.

    ``bad`` are the rejected rows by number, ``totals`` the numbers of rows that are sums.
    """

    def __init__(self, rows: Rows, settings: Settings) -> None:
        """Check everything."""
        self._rows, self._settings = rows, settings
        self.columns: dict[str, Lines] = {}
        self.bad = {reject.row: reject for reject in rows.surplus}
        self.repairs: Counter[str] = Counter()
        self.warnings: list[Message] = []
        self.questions: list[Question] = []
        self.sbi = ""
        self._check_numbers()
        for name in _TEXTS:
            self._join(name)
        self._take_postcodes()
        self._take_sectors()
        self._take_sizes()
        for name in sorted(COUNTS):
            self._take_counts(name)
        for name in sorted(COORDINATES):
            self._take_coordinates(name)
        self._sum_up()
        self.totals = self._refuse_nameless()
        self._refuse_twins()

    def register(self) -> RegisterTable:
        """Return the rows that fit."""
        rows, gone, columns = self._rows, self.totals | self.bad.keys(), self.columns
        count = rows.count
        if gone or any(len(numbers) != BATCH for numbers in rows.numbers[:-1]):
            keep = [number not in gone for number in rows.all_numbers()]
            columns = {name: column.kept(keep) for name, column in columns.items()}
            count = sum(keep)
        sizes = [min(BATCH, count - start) for start in range(0, count, BATCH)]
        empty = Lines(["\n" * (size - 1) for size in sizes])
        batches = (columns.get(name, empty).batches for name in FIELDS)
        return RegisterTable(tuple(zip(*batches, strict=True)), count)

    def _headings(self, *names: str) -> str:
        cells = self._rows.head.cells
        return " ".join(cells[place] for name in names for place in self._places(name))

    def _places(self, name: str) -> list[int]:
        return [place for place, fed in enumerate(self._rows.fields) if fed == name]

    def _join(self, name: str) -> None:
        """Take a text over; several columns, such as street and house number, become one."""
        parts = [self._rows.columns[place] for place in self._places(name)]
        if parts:
            self.columns[name] = beside(parts, lambda texts: " ".join(filter(None, texts)))

    def _reject(
        self, number: int, name: str, text: str, reason: Message, proposal: Proposal | None = None
    ) -> None:
        if number not in self.bad:
            places = self._places(name)
            heading = self._rows.head.cells[places[0]] if places else ""
            self.bad[number] = Reject(number, name, reason, heading, text, proposal)

    def _repaired(
        self, number: int, name: str, text: str, reason: Message, proposal: Proposal | None
    ) -> str | None:
        """Return what is proposed where a person accepts that; else reject the row."""
        if proposal is not None:
            self.repairs[proposal.repair] += 1
            if proposal.repair in self._settings.repairs:
                return proposal.value
        self._reject(number, name, text, reason, proposal)
        return None

    def _each(
        self, column: Lines, fits: Callable[[str], bool], read: Callable[[int, str], str]
    ) -> Lines:
        """Read every row, by its number, of the batches that do not fit as they are."""
        return Lines(
            [
                batch if fits(batch) else "\n".join(map(read, numbers, batch.split("\n")))
                for numbers, batch in zip(self._rows.numbers, column.batches, strict=True)
            ]
        )

    def _check_numbers(self) -> None:
        for name, length in _LENGTHS.items():
            self._join(name)
            if name in self.columns:
                self.columns[name] = self._each(
                    self.columns[name],
                    lambda batch, length=length: are_numbers(batch, length),  # type: ignore[misc]
                    self._number(name, length),
                )

    def _number(self, name: str, length: int) -> Callable[[int, str], str]:
        """Read a KvK or establishment number without dots and blanks; reject what is none."""

        def read(number: int, text: str) -> str:
            if is_number(text, length) or text in UNKNOWN_MARKS | NONE_MARKS:
                return "" if text in UNKNOWN_MARKS | NONE_MARKS else text
            bare = re.sub(r"[\s.]", "", text).removesuffix(",0")
            if is_number(bare, length):
                return bare
            words = N_("{value} is no number of {count} digits")
            reason = Message(words, {"value": repr(str(text)), "count": str(length)})
            found = self._repaired(number, name, text, reason, padded(bare, length))
            return text if found is None else found

        return read

    def _take_postcodes(self) -> None:
        self._join("postcode")
        if "postcode" in self.columns:
            self.columns["postcode"] = self.columns["postcode"].told(postcode_of)

    def _take_sectors(self) -> None:
        for name in ("sbi", "sector"):
            self._join(name)
        codes, letters = self.columns.get("sbi"), self.columns.get("sector")
        source = letters or codes
        if source is None:
            return
        given = source.distinct()
        known = given | codes.distinct() if codes and letters else given
        of_1993 = not self._settings.sbi and names_1993(self._headings("sbi", "sector"))
        version = self.sbi = "" if of_1993 else self._version(known)
        faults = {text: fault for text in known if (fault := fault_of(text, of_1993=of_1993))}
        if faults:
            codes, letters = (self._without(name, faults) for name in ("sbi", "sector"))
            source = letters or codes or source
            given = source.distinct()
            known |= given
        sections = {text: letter_of(text, version) for text in known}
        if codes is not None:
            self.columns["sbi"] = codes.told(code_of)
        if letters is not None and codes is not None:
            self.columns["sector"] = beside(
                (codes, letters), lambda texts: sections[texts[0]] or sections[texts[1]]
            )
        else:
            self.columns["sector"] = source.told(sections.__getitem__)
        self.columns["sbi_version"] = source.told(lambda text: version if text else "")
        if not all(sections[text] for text in given if text):
            self._tell_lost(source, self.columns["sector"])

    def _without(self, name: str, faults: Mapping[str, Fault]) -> Lines | None:
        """Return a column of which the texts with a fault are repaired, or their rows rejected."""
        column = self.columns.get(name)
        if column is None:
            return None

        def read(number: int, text: str) -> str:
            fault = faults.get(text)
            return text if fault is None else self._repaired(number, name, text, *fault) or ""

        def fits(batch: str) -> bool:
            return faults.keys().isdisjoint(batch.split("\n"))

        self.columns[name] = self._each(column, fits, read)
        return self.columns[name]

    def _version(self, known: set[str]) -> str:
        """Return the version of SBI that sectors are of, and ask where nobody can tell."""
        version = self._settings.sbi or version_of(known, self._headings("sbi", "sector"))
        if not version and any(map(is_doubtful, known)):
            self.questions.append(sbi_question())
        return version

    def _tell_lost(self, source: Lines, sectors: Lines) -> None:
        lost = sum(map(bool, source.texts())) - sum(map(bool, sectors.texts()))
        if lost:
            words = N_("Rows with an SBI code or letter that is in no section: {count}.")
            self.warnings.append(Message(words, {"count": str(lost)}))

    def _take_sizes(self) -> None:
        self._join("size_class")
        column = self.columns.get("size_class")
        if column is not None:
            known = column.distinct()
            codes, told = codes_of(known)
            self.warnings += [told] if told else []
            faults = faults_of(known, codes)
            if faults:
                column = self._without("size_class", faults) or column
            codes |= dict.fromkeys(known & (UNKNOWN_MARKS | NONE_MARKS), "")
            self.columns["size_class"] = column.told(lambda text: codes.get(text, text))

    def _take_counts(self, name: str) -> None:
        columns = [self._whole(place, name) for place in self._places(name)]
        if columns:
            self.columns[name] = beside(columns, sum_of)

    def _whole(self, place: int, name: str) -> Lines:
        column = self._rows.columns[place]
        if all(map(are_whole, column.batches)):
            return column
        known = column.distinct()
        style = style_called(self._settings.numbers) or whole_style_of(known)
        counts = {text: count_of(text, style) for text in known}

        def read(number: int, text: str) -> str:
            digits = counts[text]
            return self._no_count(number, name, text) if digits is None else digits

        return self._each(column, are_whole, read)

    def _no_count(self, number: int, name: str, text: str) -> str:
        reason = Message("{value} is not a whole number", {"value": repr(str(text))})
        return self._repaired(number, name, text, reason, whole_number(text)) or ""

    def _take_coordinates(self, name: str) -> None:
        for place in self._places(name):
            column = self._rows.columns[place]
            whole = all(map(are_whole, column.batches))
            self.columns[name] = column if whole else self._coordinates(column, place)

    def _coordinates(self, column: Lines, place: int) -> Lines:
        heading, known = self._rows.head.cells[place], column.distinct()
        said = self._settings.numbers_of.get(heading, "") or self._settings.numbers
        # A place on the grid is six digits: in 142.500 the mark groups thousands.
        style = style_called(said) or style_of(known)
        told = {text: coordinate_of(text, style) for text in known}
        if None in told.values():
            lost = sum(told[text] is None for text in column.texts())
            words = N_("Column {name}: places that are no numbers are left open ({count}).")
            self.warnings.append(Message(words, {"count": str(lost), "name": heading}))
        return column.told(lambda text: told[text] or "")

    def _sum_up(self) -> None:
        """Where only full-time and part-time jobs are given, jobs are their sum."""
        full, part = self.columns.get("full_time"), self.columns.get("part_time")
        if "jobs" not in self.columns and full is not None and part is not None:
            self.columns["jobs"] = beside((full, part), _sum_of_known)

    def _refuse_nameless(self) -> set[int]:
        """Reject rows that name no establishment; return those that are totals instead."""
        identified = (self.columns[name] for name in ("number", "kvk") if name in self.columns)
        if not all(column.has_gaps() for column in identified):
            return set()
        totals = set()
        for number, name in self._unnumbered():
            if says_total(name):
                totals.add(number)
            elif not name:
                self._reject(number, "name", "", Message("is empty"))
        return totals

    def _unnumbered(self) -> list[tuple[int, str]]:
        """Return the number and the name of the rows without a KvK or establishment number."""
        columns = [self.columns.get(name) for name in ("name", "number", "kvk")]
        found: list[tuple[int, str]] = []
        for place, numbers in enumerate(self._rows.numbers):
            texts = [
                column.batches[place].split("\n") if column else [""] * len(numbers)
                for column in columns
            ]
            lines = zip(numbers, *texts, strict=True)
            found += ((line, name) for line, name, *codes in lines if not any(codes))
        return found

    def _refuse_twins(self) -> None:
        column = self.columns.get("number")
        if column is None or len(column.distinct()) == self._rows.count:
            return
        seen: dict[str, int] = {}
        for number, text in zip(self._rows.all_numbers(), column.texts(), strict=True):
            if text and seen.setdefault(text, number) != number:
                words = N_("{value} stands in row {row} already")
                params = {"value": text, "row": str(seen[text])}
                self._reject(number, "number", text, Message(words, params))


def _sum_of_known(parts: Sequence[str]) -> str:
    return sum_of(parts) if all(map(str.isdecimal, parts)) else ""
