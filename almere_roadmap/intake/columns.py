"""Which column feeds which field, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from almere_roadmap.domain.fields import FieldType, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import InputError
from almere_roadmap.intake.cells import GridRow
from almere_roadmap.intake.headings import field_of, key_of
from almere_roadmap.intake.numbers import Style, style_of

NAMING = ("name", "title", "text", "kind", "organisation", "recommendation", "number", "code")
"""Fields of which a record needs the first that its kind has."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column feeds ("" for none) and the number style of each.

    A list of numbers, such as shares by area, may be fed by several columns side by side.
    """

    fields: tuple[str, ...]
    styles: tuple[Style, ...]
    ignored: tuple[str, ...]
    warnings: tuple[Message, ...] = ()


def map_columns(
    kind: str, grid: Sequence[GridRow], chosen: Mapping[str, str] | None = None
) -> Columns:
    """Map the headings in the first row of ``grid``; ``chosen`` (heading → field) goes before.

    Raises:
        InputError: no column holds what a record of this kind needs, two hold the same, or
            ``chosen`` names a heading or field that is not there.
    """
    types = field_types(collections()[kind])
    known = frozenset(types) | {"id"}
    heads = grid[0].cells
    picked = _picked(chosen or {}, heads, known)
    fields = tuple(picked.get(key_of(head)) or field_of(head, kind, known) for head in heads)
    _refuse_unusable(fields, types, heads)
    styles = tuple(
        _style(types.get(field), _column(grid[1:], place)) for place, field in enumerate(fields)
    )
    ignored = tuple(h for h, f in zip(heads, fields, strict=True) if h and not f)
    return Columns(fields, styles, ignored, tuple(_doubts(heads, fields, styles, types)))


def _picked(
    chosen: Mapping[str, str], heads: tuple[str, ...], known: frozenset[str]
) -> dict[str, str]:
    present = {key_of(head) for head in heads}
    for head, field in chosen.items():
        if field not in known:
            fields = ", ".join(sorted(known))
            raise InputError(
                "there is no field {name}; there are {fields}", name=field, fields=fields
            )
        if key_of(head) not in present:
            raise InputError(
                "no column is called {needed}; found: {found}",
                row=1,
                needed=head,
                found=_list(heads),
            )
    return {key_of(head): field for head, field in chosen.items()}


def _refuse_unusable(
    fields: tuple[str, ...], types: Mapping[str, FieldType], heads: tuple[str, ...]
) -> None:
    needed = needed_field(types)
    if needed not in fields:
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=1,
            needed=needed,
            found=_list(heads),
        )
    twice = {f for f in fields if f and fields.count(f) > 1 and not takes_many(types.get(f))}
    if twice:
        raise InputError("two columns both hold {fields}", row=1, fields=", ".join(sorted(twice)))


def _list(heads: tuple[str, ...]) -> str:
    return ", ".join(filter(None, heads))


def needed_field(types: Mapping[str, FieldType]) -> str:
    """Return the field without which a row is nothing."""
    return next(name for name in NAMING if name in types)


def takes_many(kind: FieldType | None) -> bool:
    """Tell whether a field is a list of numbers, which several columns may feed."""
    return kind is not None and kind.many and kind.scalar is float


def _column(rows: Sequence[GridRow], place: int) -> list[str]:
    return [row.cells[place] for row in rows if place < len(row.cells)]


def _style(kind: FieldType | None, texts: Sequence[str]) -> Style:
    style = style_of(texts)
    # Where only whole numbers fit, the comma of 1,017 cannot be a decimal one.
    if kind is not None and kind.scalar is int and not style.certain:
        return Style(".")
    return style


def _doubts(
    heads: tuple[str, ...],
    fields: tuple[str, ...],
    styles: tuple[Style, ...],
    types: Mapping[str, FieldType],
) -> list[Message]:
    return [
        Message(
            "In column {name} 1,017 was read as one and a bit; say so if it is a thousand.",
            {"name": head},
        )
        for head, field, style in zip(heads, fields, styles, strict=True)
        if field in types and types[field].scalar is float and not style.certain
    ]
