"""Size classes as registers write them: one spelling, decided over the whole column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from almere_roadmap.analysis.economy.sizes import SizeClass, classes, of_class, size_class
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.i18n import N_
from almere_roadmap.intake.grid.cells import grid_of
from almere_roadmap.intake.numbers import NONE_MARKS, UNKNOWN_MARKS
from almere_roadmap.intake.repairs import left_open
from almere_roadmap.intake.sectors import Fault
from almere_roadmap.resources import resource

_OPEN: tuple[tuple[re.Pattern[str], Callable[[int], SizeClass]], ...] = (
    (re.compile(r"\s*(?:>=|≥|vanaf|minstens)\s*(\d[\d.]*)", re.I), lambda n: SizeClass(n, None)),
    (re.compile(r"\s*(?:>|meer dan)\s*(\d[\d.]*)", re.I), lambda n: SizeClass(n + 1, None)),
    (re.compile(r"\s*(?:<|minder dan)\s*([1-9][\d.]*)", re.I), lambda n: SizeClass(0, n - 1)),
)
"""Classes with one end, as people write them."""

_UNTOLD = Message(N_("Size classes are bare numbers and are kept as they are written."))
_TOUCHING = Message(N_("Size classes such as 5-10 beside 10-20 were read as 5-9 and 10-19."))


def codes_of(texts: Iterable[str]) -> tuple[dict[str, str], Message | None]:
    """Return the code ("5-9", "100+") of each text that is a size class, and how it was read.

    Where classes touch, as in 5-10 beside 10-20, each ends one lower.  Bare numbers alone are
    left as they are: nobody can tell a class called 3 from three persons.
    """
    found = {text: size for text in set(texts) if text and (size := _read(text)) is not None}
    classes = set(found.values())
    if classes and all(size.low == size.high for size in classes):
        return {}, _UNTOLD if len(classes) > 1 else None
    touching = {
        a.high for a in classes for b in classes if a.high is not None and a.high == b.low > a.low
    }
    codes = {text: code_of(_ended(size, bool(touching))) for text, size in found.items()}
    return codes, _TOUCHING if touching else None


def faults_of(texts: Iterable[str], codes: Mapping[str, str]) -> dict[str, Fault]:
    """Return why texts beside ``codes`` are no size classes; bare numbers alone may be codes."""
    known = UNKNOWN_MARKS | NONE_MARKS | codes.keys()
    odd = (text for text in texts if text not in known and (codes or not text.isdecimal()))
    words = N_("{value} is no size class such as 5-9 or 100+")
    return {text: (Message(words, {"value": repr(str(text))}), left_open(text)) for text in odd}


def told_classes(table: StatisticsTable) -> Message | None:
    """Tell which classes of the report a table with size classes has, at once or added up."""
    if classes(table) is None:
        return None
    own = {category.key for category in table.columns}
    parts = {code: of_class(table, size) for code, size in _report_classes().items()}
    same = [code for code, found in parts.items() if found and code in own]
    sums = [f"{code} = {' + '.join(p)}" for code, p in parts.items() if p and len(p) > 1]
    text = N_("Size classes as in the report of 2011: {same}.")
    if sums:
        text = N_("Size classes as in the report of 2011: {same}; added up: {sums}.")
    return Message(text, {"same": ", ".join(same) or "–", "sums": ", ".join(sums)})


@cache
def _report_classes() -> dict[str, SizeClass]:
    head, *rows = grid_of(resource("data", "size-classes.csv"))
    known = (dict(zip(head.cells, row.cells, strict=True)) for row in rows)
    return {
        row["code"]: SizeClass(int(row["least"]), int(row["most"]) if row["most"] else None)
        for row in known
        if row["report_2011"] == "yes"
    }


def _read(text: str) -> SizeClass | None:
    for form, size in _OPEN:
        found = form.match(text)
        if found:
            return size(int(found[1].replace(".", "")))
    words = text.replace("t/m", "-").replace("tot en met", "-").replace(" en ", " of ")
    return size_class(words.replace("e.m.", "of meer").strip())


def _ended(size: SizeClass, touching: bool) -> SizeClass:
    if not touching or size.high is None or size.high == size.low:
        return size
    return SizeClass(size.low, size.high - 1)


def code_of(size: SizeClass) -> str:
    """Return the code of a size class: "1", "5-9", "100+"."""
    if size.high is None:
        return f"{size.low}+"
    return str(size.low) if size.low == size.high else f"{size.low}-{size.high}"
