"""From a grid to records: every value checked, and what does not fit rejected with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from almere_roadmap.domain.fields import FieldType, Value, accept
from almere_roadmap.domain.message import Message
from almere_roadmap.errors import InputError
from almere_roadmap.intake.accepted import NOTHING, Row, Rows
from almere_roadmap.intake.columns import Columns, needed_field, types_of
from almere_roadmap.intake.grid.cells import LONGEST_CELL
from almere_roadmap.intake.grid.grids import GridRow, GridRows
from almere_roadmap.intake.grid.headings import choices_of, word_of
from almere_roadmap.intake.numbers import Style, number_of
from almere_roadmap.intake.repairs import whole_number
from almere_roadmap.intake.sectors import OLD, fault_of, names_1993, section_of
from almere_roadmap.intake.settings import Proposal, Settings

_TRUE = frozenset({"ja", "j", "yes", "y", "1", "true", "waar", "x"})
_FALSE = frozenset({"nee", "n", "no", "0", "false", "onwaar", ""})
_SHARES = frozenset({"customer_partners", "supplier_partners"})
_SHARES_BY_AREA = frozenset({"turnover", "customer_areas", "supplier_areas"})
_COUNTS = frozenset({"persons", "customers", "suppliers"})


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not taken over, the field it fails on, and why.

    ``column`` is the heading and ``value`` the text of the cell; ``proposal`` is how it could be
    read after all, where that can be told.
    """

    row: int
    field: str
    reason: Message
    column: str = ""
    value: str = ""
    proposal: Proposal | None = None


def read_rows(
    kind: str,
    lines: GridRows,
    columns: Columns,
    settings: Settings = Settings(),  # noqa: B008 – immutable
) -> tuple[Rows, tuple[Reject, ...]]:
    """Turn the rows under the heading into records of ``kind``; those that do not fit come back."""
    plan = _Plan(types_of(kind), columns, settings)
    if settings.corrections:
        lines = GridRows(_corrected(line, columns, settings) for line in lines)
    values = {field: list(column) for field, column in _by_field(plan, lines)}
    rejects: dict[int, Reject] = {}
    # What is wrong with a row, or how it could be read after all, only the whole row tells.
    for place in sorted(_odd(plan, values, lines)):
        found = _read_row(plan, lines[place])
        if isinstance(found, Reject):
            rejects[place] = found
        for field, column in values.items():
            column[place] = NOTHING if isinstance(found, Reject) else found.get(field, NOTHING)
    rows = Rows(lines.numbers, values)
    if rejects:
        rows = rows.kept([place not in rejects for place in range(len(lines))])
    return rows, tuple(rejects.values())


class _Plan:
    """How the rows of a file are read: the places that feed each field."""

    def __init__(
        self, types: Mapping[str, FieldType], columns: Columns, settings: Settings
    ) -> None:
        self.types, self.columns, self.settings = types, columns, settings
        self.needed, self.sbi = needed_field(types), settings.sbi or OLD
        feeding: dict[str, list[tuple[int, Style]]] = {}
        for place, (field, style) in enumerate(zip(columns.fields, columns.styles, strict=True)):
            if field:
                feeding.setdefault(field, []).append((place, style))
        self.feeding = feeding
        heads = (columns.headings[place] for place, _ in feeding.get("sector", ()))
        self.of_1993 = not settings.sbi and any(map(names_1993, heads))

    def value(self, field: str, cells: Sequence[tuple[str, Style]]) -> Value:
        """Read the cells of a row that feed a field, at least one of which holds a text."""
        if any(len(text) > LONGEST_CELL for text, _ in cells):
            raise InputError("has a cell of more than 32,767 characters", field=field)
        if field == "id":
            return str(cells[0][0])
        value = _fit(self.types[field], cells, field)
        if field == "sector" and isinstance(value, str):
            fault = fault_of(value, of_1993=self.of_1993)
            if fault:
                reason, _proposed = fault
                raise InputError(reason.text, field=field, value=reason.params["value"])
            return section_of(value, self.sbi)
        return value


_ODD = "\0"
"""Stands where a value does not fit: no text that is taken over is this."""


def _by_field(plan: _Plan, lines: GridRows) -> Iterator[tuple[str, Iterable[Value]]]:
    """Yield every field with the value that each row has for it."""
    for field, places in plan.feeding.items():
        columns = [lines.texts(place) for place, _ in places]
        styles = [style for _, style in places]
        kind = plan.types.get(field)
        if kind is None or (kind.scalar is str and not kind.many and field != "sector"):
            yield field, _texts(plan, field, columns[0])
        else:
            told = _Told(plan, field, styles)
            # A number that is exact is another key than a text that reads the same.
            yield field, (told[cells, *map(type, cells)] for cells in zip(*columns, strict=True))


def _texts(plan: _Plan, field: str, texts: Sequence[str]) -> Iterable[Value]:
    """Return texts that are kept as they are."""
    clean = set(map(type, texts)) == {str} and "".join(texts).isprintable()
    if clean and max(map(len, texts)) <= LONGEST_CELL:
        return texts
    told = _Told(plan, field, [Style(",")])
    return (told[(text,), str] for text in texts)


class _Told(dict[tuple[Any, ...], Value]):
    """The value that each combination of texts stands for; what was met is not read again."""

    def __init__(self, plan: _Plan, field: str, styles: Sequence[Style]) -> None:
        super().__init__()
        self._plan, self._field, self._styles = plan, field, styles

    def __missing__(self, key: tuple[Any, ...]) -> Value:
        self[key] = value = self._read(key[0])
        return value

    def _read(self, texts: Sequence[str]) -> Value:
        if not any(texts):
            return NOTHING
        try:
            return self._plan.value(self._field, list(zip(texts, self._styles, strict=True)))
        except InputError:
            return _ODD


def _odd(plan: _Plan, values: Mapping[str, Sequence[Value]], lines: GridRows) -> set[int]:
    """Return the places of rows that do not fit as they are."""
    odd = {
        place
        for column in values.values()
        if _ODD in column
        for place, value in enumerate(column)
        if value == _ODD
    }
    needed = values[plan.needed]
    if None in needed or NOTHING in needed:
        odd |= {place for place, value in enumerate(needed) if value in (None, NOTHING)}
    width = len(plan.columns.fields)
    if lines.width > width:
        odd |= {place for place, line in enumerate(lines) if any(line.cells[width:])}
    return odd


def _corrected(line: GridRow, columns: Columns, settings: Settings) -> GridRow:
    """Put the texts in place that a person gave for single cells."""
    for (row, heading), text in settings.corrections.items():
        if row == line.number and heading in columns.headings:
            line = _with(line, columns.headings.index(heading), text)
    return line


def _with(line: GridRow, place: int, text: str) -> GridRow:
    cells = [*line.cells, *("",) * (place + 1 - len(line.cells))]
    cells[place] = text
    return replace(line, cells=tuple(cells))


def _read_row(plan: _Plan, line: GridRow) -> dict[str, Value] | Reject:
    columns = plan.columns
    for _ in range(len(columns.fields) + 1):
        try:
            return _values(plan, line)
        except InputError as error:
            reject = _reject(plan, line, error)
        if reject.proposal is None or reject.proposal.repair not in plan.settings.repairs:
            return reject
        line = _with(line, columns.headings.index(reject.column), reject.proposal.value)
    return reject


def _reject(plan: _Plan, line: GridRow, error: InputError) -> Reject:
    reason, columns = Message(error.text, error.params), plan.columns
    places = [place for place, field in enumerate(columns.fields) if field == error.field]
    if len(places) != 1:
        return Reject(line.number, error.field, reason)
    text = line.cells[places[0]] if places[0] < len(line.cells) else ""
    heading, proposal = columns.headings[places[0]], _proposal(plan, error.field, text)
    return Reject(line.number, error.field, reason, heading, str(text), proposal)


def _proposal(plan: _Plan, field: str, text: str) -> Proposal | None:
    if field == "sector":
        fault = fault_of(text, of_1993=plan.of_1993)
        return fault[1] if fault else None
    kind = plan.types.get(field)
    whole = kind is not None and kind.scalar is int and not kind.many
    return whole_number(text) if whole else None


def _values(plan: _Plan, line: GridRow) -> dict[str, Value]:
    values: dict[str, Value] = {}
    width = len(line.cells)
    if width > len(plan.columns.fields) and any(surplus := line.cells[len(plan.columns.fields) :]):
        raise InputError(
            "has more cells than there are headings", field=next(filter(None, surplus))
        )
    for field, places in plan.feeding.items():
        cells = [(line.cells[place] if place < width else "", style) for place, style in places]
        if any(text for text, _ in cells):
            values[field] = plan.value(field, cells)
    if values.get(plan.needed) in (None, ""):
        raise InputError("is empty", field=plan.needed)
    return values


def _fit(kind: FieldType, cells: Sequence[tuple[str, Style]], field: str) -> Value:
    if len(cells) == 1:
        value = value_of(kind, *cells[0], field)
    else:
        numbers = [_number(float, text, style, field) for text, style in cells]
        if None in numbers:
            count = str(len(cells))
            raise InputError(
                "needs a number in each of its {count} columns", field=field, count=count
            )
        value = accept(kind, numbers, field)
    _refuse_outside(value, field)
    return value


def _refuse_outside(value: Value, field: str) -> None:
    """Refuse counts below nothing and shares that no whole can have."""
    numbers = value if isinstance(value, tuple) else (value,)
    for number in numbers:
        if not isinstance(number, int | float):
            continue
        if field in _COUNTS and number < 0:
            raise InputError("{value} is less than nothing", field=field, value=f"{number:g}")
        if field == "count" and number < 1:
            raise InputError("A relation counts at least once.", field=field)
        if field in _SHARES | _SHARES_BY_AREA and not 0 <= number <= 100:
            raise InputError("{value} is no percentage", field=field, value=f"{number:g}")


def warnings_of(rows: Sequence[Row], fields: Iterable[str]) -> list[Message]:
    """Return what a person should look at: shares of a whole that do not add up to 100."""
    if _SHARES_BY_AREA.isdisjoint(fields):
        return []
    off = []
    for row in rows:
        if _SHARES_BY_AREA.isdisjoint(row.values):
            continue
        for field in sorted(_SHARES_BY_AREA & row.values.keys()):
            shares = row.values[field]
            total = (
                sum(s for s in shares if isinstance(s, float)) if isinstance(shares, tuple) else 0
            )
            if abs(total - 100) > 1.5:
                params = {"row": str(row.number), "field": field, "sum": f"{total:g}"}
                off.append(Message("Row {row}: the shares of {field} add up to {sum}.", params))
    return off


def value_of(kind: FieldType, text: str, style: Style, field: str) -> Value:
    """Read one text as a value of a field.

    Raises:
        InputError: it does not fit.
    """
    if kind.many:
        parts = [part.strip() for part in text.split(_between(kind, text))]
        value: Value = tuple(_scalar(kind.scalar, part, style, field) for part in parts if part)  # type: ignore[assignment]
    else:
        value = _scalar(kind.scalar, text, style, field)
    if value is None and not kind.optional:
        return kind.default
    result: Value = accept(kind, value, field)
    return result


def _between(kind: FieldType, text: str) -> str:
    """Return what stands between the parts of a list: a semicolon where there is one."""
    return "," if kind.scalar is str and ";" not in text else ";"


def _scalar(kind: type, text: str, style: Style, field: str) -> Value:
    if issubclass(kind, StrEnum):
        return _choice(kind, text, field)
    if kind is bool:
        return _truth(text, field)
    if kind in (int, float):
        return _number(kind, text, style, field)
    return str(text)


def _choice(kind: type[StrEnum], text: str, field: str) -> str:
    word = word_of(kind, text)
    if word is None:
        known = choices_of(kind)
        raise InputError(
            "{value} is not one of {known}", field=field, value=repr(str(text)), known=known
        )
    return word.value


def _truth(text: str, field: str) -> bool:
    word = text.casefold()
    if word not in _TRUE | _FALSE:
        raise InputError("{value} is neither yes nor no", field=field, value=repr(str(text)))
    return word in _TRUE


def _number(kind: type, text: str, style: Style, field: str) -> float | int | None:
    try:
        value = number_of(text, style)
    except ValueError as error:
        raise InputError("{value} is not a number", field=field, value=repr(text)) from error
    if value is None or kind is float:
        return value
    if not value.is_integer():
        raise InputError("{value} is not a whole number", field=field, value=repr(str(text)))
    return int(value)
