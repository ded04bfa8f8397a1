"""Statistics of CBS as people download them: StatLine wide and long, OData of version 3 and 4.

Whatever its layout, a file becomes a *cube*: cells over several axes, such as branch, size, region
and period; ``cubes`` makes one statistics table of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from almere_roadmap.domain.message import Message
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_
from almere_roadmap.intake.grid.grids import GridRow
from almere_roadmap.intake.grid.headings import key_of
from almere_roadmap.intake.numbers import NONE_MARKS, UNKNOWN_MARKS
from almere_roadmap.intake.settings import LONG, WIDE, Settings
from almere_roadmap.intake.statistics.periods import period_of

YEAR, REGION, MEASURE, SIZE, SECTOR, OTHER = "year", "region", "measure", "size", "sector", "other"
ROLES = (SECTOR, SIZE, REGION, YEAR, MEASURE, OTHER)
"""What a dimension may be; a person may say so, by its name."""

_NUMBER = re.compile(r"[+-]?\d[\d.,\u00a0\u202f' ]*\s*\*{0,2}")
_UNIT = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_TOPIC = re.compile(r"([A-Za-z]\w*?)_(\d+)")
_NAMES = {
    YEAR: "perioden periode periods period jaar jaren year".split(),
    REGION: "regio_s regios regio regions region gemeente gemeenten provincie provincies".split(),
    MEASURE: "onderwerp onderwerpen topic topics measure measures".split(),
}
_LONG_SIGNS = frozenset((*_NAMES[YEAR], *_NAMES[REGION], "measure"))
_NOT_AXES = frozenset({"id", "valueattribute", "stringvalue", "value"})
_ODATA = {"RegioS", "ValueAttribute"}


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension: its name in the file and what it runs over."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class CubeCell:
    """One number as printed, its place on every axis, and where in the file it stands."""

    places: tuple[str, ...]
    text: str
    row: int
    column: str


@dataclass
class Cube:
    """The cells of a file; ``units`` are by measure ("" where there is only one)."""

    layout: Message
    axes: tuple[Axis, ...]
    cells: tuple[CubeCell, ...]
    head: GridRow
    units: dict[str, str] = field(default_factory=dict)
    source: str = ""
    ignored: tuple[str, ...] = ()


def cube_of(lines: Sequence[GridRow], settings: Settings) -> Cube | None:
    """Read rows without title and source line as a cube; None for a plain table.

    Raises:
        InputError: the layout that a person chose does not fit.
    """
    head, body = lines[0], lines[1:]
    if settings.layout != WIDE and is_long(head, body, settings):
        return _long(head, body, settings.mapping)
    heads = _heading_lines(lines)
    plain = len(heads) == 1 and not _runs_over_periods(head)
    if settings.layout == LONG:
        raise InputError("has no column of periods, regions or measures", row=head.number)
    if plain or len(heads) == len(lines):
        return None
    return _wide(heads, lines[len(heads) :], settings.mapping)


def is_long(head: GridRow, body: Sequence[GridRow], settings: Settings) -> bool:
    """Tell whether there is a row per number, or per place with a column per measure."""
    keys = {key_of(text) for text in head.cells}
    if not body or not (keys & _LONG_SIGNS) or any(map(period_of, head.cells[1:])):
        return False
    return settings.layout == LONG or bool(_measures(head, body))


def _runs_over_periods(head: GridRow) -> bool:
    """Tell whether all headings but the first are periods, and there are several."""
    texts = [text for text in head.cells[1:] if text]
    return len(texts) > 1 and all(map(period_of, texts))


# Long: a row per number, or per place with a column per measure.


def _long(head: GridRow, body: Sequence[GridRow], said: Mapping[str, str]) -> Cube:
    left_out = {place for place, text in enumerate(head.cells) if said.get(text) == ""}
    measures = [place for place in _measures(head, body) if place not in left_out]
    keys = [key_of(text) for text in head.cells]
    along = [
        place
        for place, key in enumerate(keys)
        if key and key not in _NOT_AXES and place not in measures and place not in left_out
    ]
    version_4 = "measure" in keys and "value" in keys
    cells = _cells_of_4(body, keys, along) if version_4 else _cells(head, body, along, measures)
    named = [head.cells[place] for place in along]
    axes = tuple(
        _axis(name, [cell.places[at] for cell in cells], said) for at, name in enumerate(named)
    )
    if not version_4:
        names = [_measure_name(head.cells[place])[0] for place in measures]
        axes = (*axes, Axis("", _role("", names) if _role("", names) == SIZE else MEASURE))
    units = dict(_measure_name(head.cells[place]) for place in measures) if not version_4 else {}
    odata = version_4 or bool(set(head.cells) & _ODATA) or keys[0] == "id"
    ignored = tuple(head.cells[place] for place in sorted(left_out))
    source = "CBS" if odata else ""
    return Cube(_layout(odata, version_4), axes, cells, head, units, source, ignored)


def _layout(odata: bool, version_4: bool) -> Message:
    if version_4:
        return Message(N_("CBS OData, version 4"))
    return Message(N_("CBS OData, version 3")) if odata else Message(N_("StatLine, long"))


def _measures(head: GridRow, body: Sequence[GridRow]) -> list[int]:
    """Return the columns that hold figures."""
    found = []
    for place, text in enumerate(head.cells):
        key = key_of(text)
        if not key or key == "id" or (key != "value" and _names_axis(text)):
            continue
        texts = [line.cells[place] for line in body if place < len(line.cells)]
        if key == "value" or (_all_numbers(texts) and not all(map(period_of, filter(None, texts)))):
            found.append(place)
    return found


def _names_axis(heading: str) -> bool:
    """Tell whether a heading is that of a dimension, even where its codes look like figures."""
    figure = _UNIT.fullmatch(heading) or _TOPIC.fullmatch(heading)
    return not figure and (key_of(heading) in _LONG_SIGNS or _role(heading, ()) != OTHER)


def _all_numbers(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return any(map(_NUMBER.fullmatch, filled)) and all(map(is_figure, filled))


def is_figure(text: str) -> bool:
    """Tell whether a text is a number, or a mark for none or unknown."""
    return bool(_NUMBER.fullmatch(text)) or text in UNKNOWN_MARKS | NONE_MARKS


def _cells(
    head: GridRow, body: Sequence[GridRow], along: Sequence[int], measures: Sequence[int]
) -> tuple[CubeCell, ...]:
    names = {place: _measure_name(head.cells[place])[0] for place in measures}
    return tuple(
        CubeCell(
            (*(_at(line, place) for place in along), names[place]),
            _at(line, place),
            line.number,
            head.cells[place],
        )
        for line in body
        for place in measures
    )


def _cells_of_4(
    body: Sequence[GridRow], keys: Sequence[str], along: Sequence[int]
) -> tuple[CubeCell, ...]:
    """Read observations; one without a number has its symbol in ``StringValue``."""
    value = keys.index("value")
    words = keys.index("stringvalue") if "stringvalue" in keys else value
    return tuple(
        CubeCell(
            tuple(_at(line, place) for place in along),
            _at(line, value) or _at(line, words),
            line.number,
            "Value",
        )
        for line in body
    )


def _at(line: GridRow, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""


def _measure_name(heading: str) -> tuple[str, str]:
    """Part ``Vestigingen (aantal)`` in name and unit, and make words of ``Vestigingen_1``."""
    if found := _UNIT.fullmatch(heading):
        return found[1], found[2]
    topic = _TOPIC.fullmatch(heading)
    if topic is None:
        return heading, ""
    words = re.sub(r"^k_(?=\d)", "", topic[1])
    parted = re.sub(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])", " ", words).replace("_", " ")
    return (parted.lower() if words[0].isdigit() else parted.capitalize()), ""


# Wide: a row of headings per axis.


def _heading_lines(lines: Sequence[GridRow]) -> list[GridRow]:
    """Return the lines of headings: the first, and those after it that hold no figures."""
    heads = [lines[0]]
    for line in lines[1:]:
        texts = [text for text in line.cells[1:] if text]
        if not texts or any(is_figure(text) and not period_of(text) for text in texts):
            break
        if all(map(period_of, texts)) and _had_periods(heads):
            break
        heads.append(line)
    return heads


def _had_periods(heads: Sequence[GridRow]) -> bool:
    return any(all(map(period_of, filter(None, head.cells[1:]))) for head in heads)


def _wide(heads: Sequence[GridRow], body: Sequence[GridRow], said: Mapping[str, str]) -> Cube:
    width = max(len(line.cells) for line in (*heads, *body))
    unit_column = _unit_column(heads, body)
    keys = 1 if unit_column else _key_columns(body)
    first = keys + unit_column
    above = [_reaching(head, first, width) for head in heads]
    units_line = next((texts for texts in above if _are_units(texts[first:])), None)
    along = [texts for texts in above if texts is not units_line]
    named = [
        next(filter(None, reversed(head.cells[:keys])), "")
        for head, texts in zip(heads, above, strict=True)
        if texts in along
    ]
    axes = [_axis(name, texts[first:], said) for name, texts in zip(named, along, strict=True)]
    rows = _row_keys(body, keys)
    beside = [_at(heads[-1], place) for place in range(keys - 1)]
    beside.append(_row_axis(named, axes) if keys == 1 else _last_key(heads[-1], keys, axes))
    columns = zip(beside, zip(*rows, strict=True), strict=True)
    axes = [*(_axis(name, texts, said) for name, texts in columns), *axes]
    cells = tuple(
        CubeCell(
            (*row, *(texts[place] for texts in along)),
            _at(line, place),
            line.number,
            " ".join(texts[place] for texts in along),
        )
        for line, row in zip(body, rows, strict=True)
        for place in range(first, width)
        if any(texts[place] for texts in along)
    )
    units = _units(body, unit_column, units_line, along, axes[keys:], first)
    return Cube(Message(N_("StatLine, wide")), tuple(axes), cells, heads[-1], units)


def _key_columns(body: Sequence[GridRow]) -> int:
    """Return how many columns at the left say what a row is about, such as region and section."""
    width = max(len(line.cells) for line in body)
    for place in range(1, width - 1):
        texts = [text for line in body if (text := _at(line, place))]
        if not texts or any(map(is_figure, texts)):
            return place
    return 1


def _row_keys(body: Sequence[GridRow], keys: int) -> list[tuple[str, ...]]:
    """Return what each row is about; a cell at the left that is empty is as the one above."""
    rows: list[tuple[str, ...]] = []
    for line in body:
        above = rows[-1] if rows else ("",) * keys
        texts = [_at(line, place) for place in range(keys)]
        rows.append((*(t or a for t, a in zip(texts[:-1], above, strict=False)), texts[-1]))
    return rows


def _last_key(head: GridRow, keys: int, axes: Sequence[Axis]) -> str:
    """Return the name of the last column at the left, where it is not that of the headings."""
    name = _at(head, keys - 1)
    return "" if axes and axes[-1].name == name and axes[-1].role != OTHER else name


def _reaching(head: GridRow, first: int, width: int) -> list[str]:
    """Return a line of headings; one that is merged reaches over the empty cells at its right."""
    texts = [*head.cells, *("",) * (width - len(head.cells))]
    for place in range(first + 1, width):
        texts[place] = texts[place] or texts[place - 1]
    return texts


def _unit_column(heads: Sequence[GridRow], body: Sequence[GridRow]) -> bool:
    """Tell whether the second column holds the units of the rows."""
    named = {key_of(_at(head, 1)) for head in heads} - {""}
    texts = [_at(line, 1) for line in body]
    words = any(texts) and not any(is_figure(text) for text in texts if text)
    return words and named <= {"eenheid", "unit"}


_UNIT_WORDS = re.compile(
    r"aantal|%|euro|x 1\s?000.*|x 1\s?mln.*|per .*|1\s?000 .*|mln .*|fte|index.*|number", re.I
)


def _are_units(texts: Sequence[str]) -> bool:
    return any(texts) and all(_UNIT_WORDS.fullmatch(text) for text in texts if text)


def _units(
    body: Sequence[GridRow],
    unit_column: bool,
    units_line: Sequence[str] | None,
    along: Sequence[Sequence[str]],
    axes: Sequence[Axis],
    first: int,
) -> dict[str, str]:
    if unit_column:
        return {line.cells[0]: _at(line, 1) for line in body}
    if units_line is None:
        return {}
    topics = next((t for t, axis in zip(along, axes, strict=True) if axis.role == MEASURE), None)
    names = topics[first:] if topics else [""] * len(units_line[first:])
    return {name: unit for name, unit in zip(names, units_line[first:], strict=True) if unit}


def _row_axis(named: Sequence[str], axes: Sequence[Axis]) -> str:
    """Return the name of the rows: that above them, where it is not that of the last columns."""
    last = named[-1] if named else ""
    own = axes[-1].role if axes else OTHER
    return "" if own != OTHER and key_of(last) in _NAMES.get(own, ()) else last


def _axis(name: str, texts: Sequence[str], said: Mapping[str, str]) -> Axis:
    role = said.get(name, "") if name else ""
    if role and role not in ROLES:
        raise InputError(
            "there is no field {name}; there are {fields}", name=role, fields=", ".join(ROLES)
        )
    return Axis(name, role or _role(name, list(dict.fromkeys(filter(None, texts)))))


def _role(name: str, values: Sequence[str]) -> str:
    key = key_of(name)
    if values and all(map(period_of, values)):
        return YEAR
    for role, names in _NAMES.items():
        if key in names:
            return role
    if "grootte" in key or "size" in key or _mostly(_SIZE, values):
        return SIZE
    if re.search(r"sbi|bedrijfstak|branche|section|sectie", key) or _mostly(_SECTION, values):
        return SECTOR
    if _mostly(_REGION, values):
        return REGION
    return OTHER


_SIZE = re.compile(
    r"\d[\d.]*\s*(tot|of meer|werkza(me|am) perso(on|nen))\b.*|\d+[-–]\d+|\d+\+", re.I
)
_SECTION = re.compile(r"[A-V](-[A-V])?\s+\S.*|T001081|\d{6}")
_REGION = re.compile(r".*\((gemeente|PV|CR|LD|provincie)\)|(GM|PV|CR|LD|NL)\d{2,4}|Nederland", re.I)


def _mostly(pattern: re.Pattern[str], values: Sequence[str]) -> bool:
    fitting = sum(bool(pattern.fullmatch(value.strip())) for value in values)
    return len(values) > 0 and 2 * fitting > len(values)
