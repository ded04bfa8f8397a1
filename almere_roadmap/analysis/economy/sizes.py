"""Size classes as tables head them: "2-4", "5 tot 10 werkzame personen", "100+"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from almere_roadmap.domain.tables import Category, StatisticsTable

_FORM = re.compile(
    r"\s*(?P<low>\d[\d.]*)\s*"
    r"(?:(?P<dash>[-–])\s*(?P<last>\d[\d.]*)|(?:tot|to)\s+(?P<below>\d[\d.]*)"
    r"|(?P<more>\+|(?:of|en|or|and)\s+(?:meer|more)))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SizeClass:
    """From ``low`` to ``high`` working persons, both included; None is no upper bound."""

    low: int
    high: int | None

    def within(self, other: SizeClass) -> bool:
        """Tell whether this class lies wholly within another."""
        if other.high is not None and (self.high is None or self.high > other.high):
            return False
        return self.low >= other.low


def size_class(heading: str) -> SizeClass | None:
    """Read a heading, None when it is no size class.  "5 tot 10" ends at 9, "5-9" at 9."""
    found = _FORM.match(heading)
    if found is None:
        return None
    words = {name: int(text.replace(".", "")) for name, text in _numbers(found)}
    low = words["low"]
    if found["more"]:
        return SizeClass(low, None)
    high = words.get("last", words["below"] - 1 if "below" in words else low)
    return SizeClass(low, high) if low <= high else None


def _numbers(found: re.Match[str]) -> list[tuple[str, str]]:
    return [(name, found[name]) for name in ("low", "last", "below") if found[name]]


def class_of(column: Category) -> SizeClass | None:
    """Return the size class of a column, by its label, else by its key."""
    return size_class(column.label) or size_class(column.key)


def classes(table: StatisticsTable) -> dict[str, SizeClass] | None:
    """Return the size class of every column, None when the columns are no scale of sizes.

    They are one when they run from 0 or 1 upwards without a gap and without an end.
    """
    found = {column.key: class_of(column) for column in table.columns}
    known = {key: size for key, size in found.items() if size is not None}
    scale = sorted(known.values(), key=lambda size: size.low)
    if len(known) < len(found) or not scale or scale[0].low > 1 or scale[-1].high is not None:
        return None
    touching = all(a.high is not None and b.low == a.high + 1 for a, b in pairwise(scale))
    return known if touching else None


def of_class(table: StatisticsTable, wanted: SizeClass) -> tuple[str, ...] | None:
    """Return the columns that make up a size class, None when the table does not tell.

    It does not tell when its columns are no scale, or when one lies across a border of ``wanted``.
    """
    scale = classes(table) or {}
    inside = tuple(key for key, size in scale.items() if size.within(wanted))
    whole = sum(_overlap(size, wanted) for size in scale.values()) == len(inside)
    return inside if inside and whole else None


def _overlap(a: SizeClass, b: SizeClass) -> bool:
    return (a.high is None or a.high >= b.low) and (b.high is None or b.high >= a.low)
