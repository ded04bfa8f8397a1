"""What a register adds up to, and whether that is what a printed table says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almere_roadmap.analysis.economy.reference import sections
from almere_roadmap.analysis.economy.sizes import size_class
from almere_roadmap.domain.tables import TOTAL, Category, Observation, StatisticsTable
from almere_roadmap.i18n import _, language

UNKNOWN = "?"
"""The key of the row or column of what is not known."""


def counted(
    sectors: Iterable[str], sizes: Iterable[str], municipalities: Iterable[str], only: str = ""
) -> Counter[tuple[str, str]]:
    """Count establishments by section and size class; ``only`` keeps one municipality."""
    if not only:
        return Counter(zip(sectors, sizes, strict=True))
    rows = zip(sectors, sizes, municipalities, strict=True)
    return Counter((sector, size) for sector, size, place in rows if place == only)


def table_of(counts: Counter[tuple[str, str]]) -> StatisticsTable:
    """Return establishments by section × size class, with the totals counted along."""
    rows = sorted({sector for sector, _size in counts}, key=lambda key: (not key, key))
    columns = sorted({size for _sector, size in counts}, key=_size_order)
    both: Counter[tuple[str, str]] = Counter()
    for (sector, size), count in counts.items():
        for place in ((sector, size), (sector, TOTAL), (TOTAL, size), (TOTAL, TOTAL)):
            both[place] += count
    cells = (
        Observation(_key(row), _key(column), float(both[row, column]), str(both[row, column]))
        for row in (*rows, TOTAL)
        for column in (*columns, TOTAL)
    )
    return StatisticsTable(
        tuple(Category(_key(row), section_name(row)) for row in rows),
        tuple(Category(_key(size), size or _("not known")) for size in columns),
        tuple(cells),
    )


def _key(value: str) -> str:
    return value or UNKNOWN


def _size_order(size: str) -> tuple[bool, int, str]:
    found = size_class(size)
    return not size, found.low if found else 10**9, size


def section_name(letter: str) -> str:
    """Return what a section of SBI 2008 is called; the letter itself where it is none."""
    if not letter:
        return _("not known")
    names = sections().get(letter)
    return names[0 if language() == "nl" else 1] if names else letter


def section_words() -> dict[str, str]:
    """Return by letter the words by which a section is found, in both languages."""
    return {letter: " ".join(names) for letter, names in sections().items()}


@dataclass(frozen=True, slots=True)
class Off:
    """A section of which the register holds another number than is printed."""

    key: str
    label: str
    printed: float
    counted: float


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """How a register compares with a printed table: totals, and section by section."""

    printed: float
    counted: float
    sections: int
    off: tuple[Off, ...]

    @property
    def same(self) -> int:
        """Return in how many sections both say the same."""
        return self.sections - len(self.off)


def check(printed: StatisticsTable, found: StatisticsTable) -> RegisterCheck:
    """Compare what a register adds up to with a table of the same sections."""
    names = {row.key: row.label for row in (*found.rows, *printed.rows) if row.key != TOTAL}
    off = (
        Off(key, label, _row(printed, key), _row(found, key))
        for key, label in sorted(names.items())
    )
    total = sum(_row(printed, key) for key in names)
    wrong = tuple(x for x in off if x.printed != x.counted)
    return RegisterCheck(total, found.total, len(names), wrong)


def _row(table: StatisticsTable, key: str) -> float:
    """Return the number of a section: its total, else the sum of its cells."""
    total = table.cell(key, TOTAL).value
    return table.row_sum(key) if total is None else total


def comparable(table: StatisticsTable, unit: str) -> bool:
    """Tell whether a table counts establishments by section, so that a register can check it."""
    by_section = len({row.key for row in table.rows} & set(sections())) > 1
    return by_section and unit.casefold().startswith(("vestiging", "establishment"))


def size_classes(sizes: Iterable[str]) -> Iterator[str]:
    """Yield the size classes that occur, the smallest first."""
    return (size for size in sorted(set(sizes), key=_size_order) if size)


def section_letters() -> frozenset[str]:
    """Return the letters of the sections of SBI 2008."""
    return frozenset(sections())
