"""What a file holds, told by its headings and cells; a proposal, which a person may overrule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice

from almere_roadmap.domain.message import Message
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake.columns import REGISTER, fields_of
from almere_roadmap.intake.grid.cells import MOST_ROWS, Sheet
from almere_roadmap.intake.grid.grids import GridRow
from almere_roadmap.intake.grid.headings import fields_for
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.statistics.reading import without_title_and_source
from almere_roadmap.intake.statistics.statline import cube_of, is_figure, is_long

STATISTICS = "statistics"
KINDS = (
    STATISTICS,
    REGISTER,
    "organisations",
    "relations",
    "networks",
    "profiles",
    "participants",
    "indicators",
)
"""What people import; the collections of the bundled data are read by the same code."""

_LOOKED_AT = 200
_HEADS = 15
_NAMED = 4
_SURE = 2
_STRONG = 2
"""So many headings must name fields before figures beside them no longer make it statistics."""
_HALF, _MOSTLY = 0.5, 0.8

# What a list of a kind has and others have not: one of each of these sets; a tie goes to the first.
_TELLING: dict[str, tuple[frozenset[str], ...]] = {
    "relations": (
        frozenset({"organisation"}),
        frozenset({"kind"}),
        frozenset({"partner", "region", "area"}),
    ),
    "profiles": (
        frozenset({"organisation"}),
        frozenset(
            {"turnover", "customers", "suppliers", "refusal", "partner_1_kind", "partner_1_place"}
        ),
    ),
    "participants": (frozenset({"name"}), frozenset({"organisation", "consent"})),
    "indicators": (frozenset({"name"}), frozenset({"value", "printed"})),
    "networks": (frozenset({"name"}), frozenset({"focus", "function"})),
    REGISTER: (
        frozenset({"name", "number", "kvk"}),
        frozenset({"kvk", "number", "size_class", "x", "full_time"}),
    ),
    "organisations": (frozenset({"name"}),),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file seems to hold, and by what that shows."""

    kind: str
    reason: Message


def guessed(sheet: Sheet, hint: str = "") -> Guess:
    """Tell what a sheet that is open holds; its lines can still be read afterwards.

    ``hint`` is the kind where nothing tells, or where several are as likely.
    """
    start = list(islice(sheet.lines, _LOOKED_AT))
    sheet.lines = chain(start, sheet.lines)
    texts = [(number, tuple(cell.strip() for cell in cells)) for number, cells in start]
    rows = tuple(GridRow(number, cells) for number, cells in texts if any(cells))
    found = max(_matches(rows), key=lambda f: (len(f[1]), f[0] == hint), default=("", ()))
    kind, names = found
    if len(names) < _STRONG and (reason := _statistics(rows)):
        return Guess(STATISTICS, Message(reason))
    if not kind:
        return Guess(hint or "organisations", Message(N_("Nothing tells: choose what it is.")))
    if kind == "organisations" and sheet.count > MOST_ROWS:
        words = N_("It is too long to be a list of firms of a workshop.")
        return Guess(REGISTER, Message(words))
    told = {"names": ", ".join(names[:_NAMED])}
    return Guess(kind, Message(N_("By its headings: {names}."), told))


def _matches(rows: Sequence[GridRow]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the kinds that a row fits as headings, with those of it that name a field."""
    for kind, telling in _TELLING.items():
        known = frozenset(fields_of(kind))
        for row in rows[:_HEADS]:
            named = _named(row.cells, kind, known)
            if all(named.keys() & some for some in telling):
                yield kind, tuple(named.values())


def _named(cells: Sequence[str], kind: str, known: frozenset[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for text in filter(None, cells):
        sure = fields_for(text, kind, known)
        field = next(iter(sure), "")
        if field and sure[field] >= _SURE:
            named.setdefault(field, text)
    return named


def _statistics(rows: Sequence[GridRow]) -> str:
    """Return why rows are a table of numbers, "" where they are none."""
    if not rows:
        return ""
    _title, lines, _source = without_title_and_source(rows)
    inner = [cell for line in lines[1:] for cell in line.cells[1:]]
    inner = list(filter(None, inner))
    share = sum(map(is_figure, inner)) / max(len(inner), 1)
    with suppress(InputError):
        wide = share >= _HALF and cube_of(lines, Settings()) is not None
        if wide or is_long(lines[0], lines[1:], Settings()):
            return N_("Figures by period, region or measure, as CBS delivers them.")
    return N_("Nearly all cells are figures.") if share >= _MOSTLY else ""
