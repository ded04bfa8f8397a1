"""Which column feeds which field, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from almere_roadmap.domain.fields import FieldType, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import FIELDS as REGISTER_FIELDS
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake.beside import beside_profile
from almere_roadmap.intake.grid.grids import GridRow, GridRows
from almere_roadmap.intake.grid.headings import fields_for, is_second_choice, key_of, year_in
from almere_roadmap.intake.numbers import Style, style_called, style_of, whole_style_of
from almere_roadmap.intake.settings import DUTCH, ENGLISH, Column, Question, Settings
from almere_roadmap.intake.tables import Found

REGISTER = "register"

NAMING = ("name", "title", "text", "kind", "organisation", "recommendation", "number", "code")
"""Fields of which a record needs the first that its kind has."""

SAMPLES = 3
"""How many texts of a column are shown beside its heading."""

_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column feeds ("" for none) and the number style of each.

    A list of numbers, such as shares by area, may be fed by several columns side by side.
    """

    headings: tuple[str, ...]
    fields: tuple[str, ...]
    styles: tuple[Style, ...]
    ignored: tuple[str, ...]
    warnings: tuple[Message, ...] = ()
    questions: tuple[Question, ...] = ()
    shown: tuple[Column, ...] = ()


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the fields that a column of a list or register may feed."""
    return REGISTER_FIELDS if kind == REGISTER else ("id", *types_of(kind))


def types_of(kind: str) -> dict[str, FieldType]:
    """Return the fields of a row of a list: those of its record, and what stands beside them."""
    own = field_types(collections()[kind])
    return {**beside_profile(), **own} if kind == "profiles" else own


def recognised(kind: str, headings: Sequence[str], chosen: Mapping[str, str]) -> int:
    """Tell how much in a row reads like the headings of a list of ``kind``."""
    fields, picked = frozenset(fields_of(kind)), {key_of(head) for head in chosen}
    sure = (
        3 if key_of(text) in picked else max(fields_for(text, kind, fields).values(), default=0)
        for text in dict.fromkeys(headings)
        if text
    )
    return sum(sure)


def map_columns(kind: str, table: Found, settings: Settings) -> Columns:
    """Map the headings of a list; what a person chose (heading → field) goes before.

    Raises:
        InputError: no column holds what a record of this kind needs, two were chosen to hold
            the same, or a heading or field was chosen that is not there.
    """
    types = types_of(kind)
    heads = table.head.cells
    many = frozenset(name for name in types if takes_many(types[name]))
    fields, options, twice = assigned(kind, table.head, settings.mapping, many)
    _refuse_unusable(fields, types, table.head)
    styles = tuple(
        _style(types.get(field), table, place, settings) for place, field in enumerate(fields)
    )
    ignored = tuple(h for h, f in zip(heads, fields, strict=True) if h and not f)
    shown = tuple(
        Column(
            head,
            field,
            option,
            *_shown_style(types.get(field), style),
            samples_of(table.lines, place),
        )
        for place, (head, field, option, style) in enumerate(
            zip(heads, fields, options, styles, strict=True)
        )
        if head
    )
    questions = tuple(_question(column) for column in shown if not column.certain)
    return Columns(heads, fields, styles, ignored, tuple(twice), questions, shown)


def assigned(
    kind: str, head: GridRow, chosen: Mapping[str, str], many: frozenset[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], list[Message]]:
    """Give every field the column that names it most surely, the leftmost of equals.

    Return the field of each column, the fields it may feed, and what was doubtful; fields of
    ``many`` may be fed by several columns.
    """
    known, heads = frozenset(fields_of(kind)), head.cells
    picked = _picked(chosen, head, known)
    rated = tuple(fields_for(text, kind, known) for text in heads)
    fields = [picked.get(key_of(text), "") for text in heads]
    taken, twice = set(fields) - {""}, []
    # Of the same figure for several years the latest is the one to have.
    order = sorted(
        range(len(heads)),
        key=lambda place: (-year_in(heads[place]), is_second_choice(heads[place]), place),
    )
    for sure in (3, 2, 1):
        for place in order:
            text = heads[place]
            if not text or fields[place] or key_of(text) in picked:
                continue
            wanted = [field for field, how in rated[place].items() if how == sure]
            free = [f for f in wanted if f not in taken or (sure == 3 and f in many)]
            if free:
                fields[place] = free[0]
                taken.add(free[0])
            elif wanted and sure == 3:
                other = heads[fields.index(wanted[0])]
                words = N_("Columns {other} and {name} seem to hold the same; {other} is used.")
                twice.append(Message(words, {"other": other, "name": text}))
    return tuple(fields), tuple(tuple(options) for options in rated), twice


def _picked(chosen: Mapping[str, str], head: GridRow, known: frozenset[str]) -> dict[str, str]:
    present = {key_of(text) for text in head.cells}
    for text, field in chosen.items():
        if field and field not in known:
            fields = ", ".join(sorted(known))
            raise InputError(
                "there is no field {name}; there are {fields}", name=field, fields=fields
            )
        if key_of(text) not in present:
            raise InputError(
                "no column is called {needed}; found: {found}",
                row=head.number,
                needed=text,
                found=_list(head.cells),
            )
    return {key_of(text): field for text, field in chosen.items()}


def _refuse_unusable(
    fields: tuple[str, ...], types: Mapping[str, FieldType], head: GridRow
) -> None:
    row, heads = head.number, head.cells
    needed = needed_field(types)
    if needed not in fields:
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=row,
            needed=needed,
            found=_list(heads),
        )
    twice = {f for f in fields if f and fields.count(f) > 1 and not takes_many(types.get(f))}
    if twice:
        raise InputError("two columns both hold {fields}", row=row, fields=", ".join(sorted(twice)))


def _list(heads: tuple[str, ...]) -> str:
    return ", ".join(filter(None, heads))


def needed_field(types: Mapping[str, FieldType]) -> str:
    """Return the field without which a row is nothing."""
    return next(name for name in NAMING if name in types)


def takes_many(kind: FieldType | None) -> bool:
    """Tell whether a field is a list of numbers, which several columns may feed."""
    return kind is not None and kind.many and kind.scalar is float


def head_of(rows: Sequence[GridRow], number: int = 0) -> GridRow | None:
    """Return the headings of a file that is not used yet: row ``number``, else the fullest."""
    if number:
        return next((row for row in rows if row.number == number), None)
    return max(rows, key=lambda row: sum(map(bool, row.cells)), default=None)


def columns_seen(kind: str, head: GridRow, rows: Sequence[GridRow]) -> tuple[Column, ...]:
    """Return the columns of a list that cannot be used yet, for a person to say which is what."""
    if kind != REGISTER and kind not in collections():
        return ()
    fields, options, _twice = assigned(kind, head, {}, frozenset())
    below = [row.cells for row in rows if row.number > head.number]

    def samples(place: int) -> tuple[str, ...]:
        texts = (cells[place] for cells in below if place < len(cells))
        return tuple(islice(filter(None, texts), SAMPLES))

    return tuple(
        Column(text, fields[place], options[place], samples=samples(place))
        for place, text in enumerate(head.cells)
        if text
    )


def samples_of(lines: GridRows, place: int) -> tuple[str, ...]:
    """Return the first texts of a column."""
    first = lines[:_LOOKED_AT].texts(place)
    texts = filter(None, first if any(first) else lines.texts(place))
    return tuple(islice(texts, SAMPLES))


def _style(kind: FieldType | None, table: Found, place: int, settings: Settings) -> Style:
    heading = table.head.cells[place]
    said = style_called(settings.numbers_of.get(heading, "") or settings.numbers)
    if said is not None or not _is_numeric(kind):
        return said or Style(",")
    texts = table.lines.texts(place)
    style = style_of(texts)
    # Where only whole numbers fit, the mark of 1,017 or 1.017 cannot be a decimal one.
    if kind is not None and kind.scalar is int and not style.certain:
        return whole_style_of(texts)
    return style


def _is_numeric(kind: FieldType | None) -> bool:
    return kind is not None and kind.scalar in (int, float)


def _shown_style(kind: FieldType | None, style: Style) -> tuple[str, bool]:
    if not _is_numeric(kind):
        return "", True
    return DUTCH if style.decimal == "," else ENGLISH, style.certain


def _question(column: Column) -> Question:
    example = next((text for text in column.samples if "." in text or "," in text), "1.017")
    text = N_("Is {example} in column {name} a thousand and more, or one and a bit?")
    params = {"example": str(example), "name": column.heading}
    return Question("numbers_of", Message(text, params), (DUTCH, ENGLISH), DUTCH, column.heading)
