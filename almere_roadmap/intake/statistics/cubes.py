"""From a cube to one statistics table: rows, columns, and a region and year on every cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from almere_roadmap.analysis.economy.sizes import SizeClass, size_class
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import (
    TOTAL,
    Category,
    Observation,
    StatisticsTable,
    margins_off,
)
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_, _
from almere_roadmap.intake.grid.headings import key_of
from almere_roadmap.intake.numbers import Style, number_of, style_called, style_of, whole_style_of
from almere_roadmap.intake.sectors import section_of, version_of
from almere_roadmap.intake.settings import Question, Settings, numbers_question
from almere_roadmap.intake.sizes import code_of
from almere_roadmap.intake.statistics.periods import period_of
from almere_roadmap.intake.statistics.statline import (
    MEASURE,
    REGION,
    SECTOR,
    SIZE,
    YEAR,
    Axis,
    Cube,
    CubeCell,
)

# What OData calls sections, as far as it was found; other codes stay as they are.
_CODES = {
    "305700": "B",
    "307500": "C",
    "346600": "D",
    "348000": "E",
    "354200": "G",
    "383100": "H",
    "389100": "I",
    "403300": "M",
    "410200": "N",
}
_TOTAL = re.compile(r"T001081|(totaal|total|alle_|all_|a_[tu]_|a_[tu]$).*", re.IGNORECASE)
_LETTER = re.compile(r"([A-V])\s+(\S.*)")
_LETTERS = re.compile(r"[A-V]\s?[-–+]\s?[A-V]\b.*")
_CODE = re.compile(r"\d{6}")
_BLANKS = re.compile(r"\s+")


@dataclass
class Tabled:
    """A table made of a cube, how its numbers were read, and what a person should see of it."""

    table: StatisticsTable
    style: Style
    measures: tuple[str, ...] = ()
    measure: str = ""
    unit: str = ""
    sbi: str = ""
    warnings: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def tabled(cube: Cube, settings: Settings) -> Tabled:
    """Make one table of a cube: a measure chosen, deeper levels and subtotals left out.

    Raises:
        InputError: a cell is no number; the row and column are named.
    """
    if not cube.cells:
        raise InputError("a table needs a row of headings and a column of numbers")
    found = Tabled(StatisticsTable((), (), ()), Style(","))
    cells = _of_one_measure(cube, settings, found)
    found.unit = cube.units.get(found.measure, "") or _one(cube.units.values())
    found.style = style = _style(cells, found.unit, settings)
    if not style.certain:
        found.questions.append(numbers_question())
    rows, columns = _chosen_axes(cube.axes, cells)
    cells = _of_totals(cube.axes, cells, {rows, columns}, found)
    row_of = _categories(cube, cells, rows, found)
    column_of = _categories(cube, cells, columns, found)
    region, year = (_place_of(cube.axes, role, {rows, columns}) for role in (REGION, YEAR))
    made = _observations(cells, rows, columns, region, year, row_of, column_of, style)
    marks = {o.flag for o in made if o.flag}
    found.table = StatisticsTable(
        _inner(row_of),
        _inner(column_of) if columns is not None else (_only(found),),
        tuple(sorted(made, key=lambda o: o.year, reverse=True)),
        {mark: _(_REMARKS[mark]) for mark in sorted(marks)},
    )
    found.warnings += _margins(found.table)
    return found


def _style(cells: Sequence[CubeCell], unit: str, settings: Settings) -> Style:
    texts = [cell.text for cell in cells]
    style = style_called(settings.numbers) or style_of(texts)
    # A count is whole: the mark of 1.017 cannot be a decimal one.
    return whole_style_of(texts) if not style.certain and unit in _COUNTED else style


_COUNTED = frozenset({"aantal", "number"})
_REMARKS = {"*": N_("provisional figure"), "**": N_("revised provisional figure")}


def _one(texts: object) -> str:
    several = set(texts)  # type: ignore[call-overload]
    return several.pop() if len(several) == 1 else ""


def _only(found: Tabled) -> Category:
    label = found.measure or found.unit or _("value")
    return Category(_COLUMN, label)


_COLUMN = "value"


def _of_one_measure(cube: Cube, settings: Settings, found: Tabled) -> list[CubeCell]:
    place = _place_of(cube.axes, MEASURE, set())
    if place is None:
        return list(cube.cells)
    names = tuple(dict.fromkeys(cell.places[place] for cell in cube.cells))
    wanted = settings.measure or names[0]
    if wanted not in names:
        raise InputError(
            "there is no measure {name}; there are {names}", name=wanted, names=", ".join(names)
        )
    found.measures, found.measure = names, wanted
    if len(names) > 1 and not settings.measure:
        text = N_("The file holds {count} measures; which one is to be taken over?")
        said = Message(text, {"count": str(len(names))})
        found.questions.append(Question("measure", said, names, wanted))
    return [cell for cell in cube.cells if cell.places[place] == wanted]


def _place_of(axes: Sequence[Axis], role: str, but: set[int | None]) -> int | None:
    places = (place for place, axis in enumerate(axes) if axis.role == role and place not in but)
    return next(places, None)


def _chosen_axes(axes: Sequence[Axis], cells: Sequence[CubeCell]) -> tuple[int | None, int | None]:
    """Choose what runs down and what runs across; branches go down, sizes across."""
    several = [
        place
        for place, axis in enumerate(axes)
        if axis.role not in (YEAR, REGION, MEASURE) and len({c.places[place] for c in cells}) > 1
    ]
    down = _first(several, lambda place: axes[place].role == SECTOR)
    across = _first(several, lambda place: axes[place].role == SIZE and place != down)
    if down is None:
        down = _first(several, lambda place: place != across)
    if across is None:
        across = _first(several, lambda place: place != down)
    if down is None:
        for role in (SECTOR, REGION, YEAR):
            down = _place_of(axes, role, {across}) if down is None else down
    return down, across


def _first(places: Sequence[int], fits: Callable[[int], bool]) -> int | None:
    return next((place for place in places if fits(place)), None)


def _of_totals(
    axes: Sequence[Axis], cells: list[CubeCell], kept: set[int | None], found: Tabled
) -> list[CubeCell]:
    """Keep the totals of axes that do not fit in the table, else what stands first there."""
    for place, axis in enumerate(axes):
        if place in kept or axis.role in (YEAR, REGION, MEASURE):
            continue
        values = list(dict.fromkeys(cell.places[place] for cell in cells))
        if len(values) < 2:
            continue
        wanted = next((value for value in values if _is_total(value)), values[0])
        text = N_("Of {axis} only {value} is taken over.")
        found.warnings.append(Message(text, {"axis": axis.name, "value": wanted}))
        cells = [cell for cell in cells if cell.places[place] == wanted]
    return cells


def _is_total(text: str) -> bool:
    return bool(_TOTAL.match(text.strip())) or bool(_TOTAL.match(key_of(text)))


def _categories(
    cube: Cube, cells: Sequence[CubeCell], place: int | None, found: Tabled
) -> dict[str, Category]:
    """Return the category of every text on an axis; texts that would count double are left out."""
    if place is None:
        return {}
    axis = cube.axes[place]
    texts = list(dict.fromkeys(cell.places[place] for cell in cells))
    if axis.role == SECTOR:
        found.sbi = version_of(texts, axis.name)
        return _without_twins(_sections(texts, found))
    return _without_twins(_sizes(texts, found) if axis.role == SIZE else _plain(texts))


def _plain(texts: Sequence[str]) -> dict[str, Category]:
    return {
        text: Category(TOTAL if _is_total(text) else _tidy(text), _tidy(text)) for text in texts
    }


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text.strip())


def _sections(texts: Sequence[str], found: Tabled) -> dict[str, Category]:
    """Read branches; groups of sections and divisions would count double beside sections."""
    read = {text: _section(_tidy(text)) for text in texts}
    letters = {text for text, category in read.items() if len(category.key) == 1}
    kept = {
        text: category
        for text, category in read.items()
        if not letters or text in letters or category.key == TOTAL or _CODE.fullmatch(category.key)
    }
    _tell_left_out(texts, kept, found)
    return kept


def _section(text: str) -> Category:
    if _is_total(text):
        return Category(TOTAL, text)
    if text in _CODES:
        return Category(_CODES[text], text)
    if _LETTERS.fullmatch(text) or text[:1].isdigit():
        return Category(text, text)
    lettered = _LETTER.fullmatch(text)
    if lettered:
        return Category(lettered[1], lettered[2])
    return Category(section_of(text), text)


def _sizes(texts: Sequence[str], found: Tabled) -> dict[str, Category]:
    """Read size classes; one that spans others, such as 0 tot 50, would count double."""
    read = {text: size_class(_tidy(text)) for text in texts}
    classes = [size for size in read.values() if size is not None]
    kept: dict[str, Category] = {}
    for text, size in read.items():
        if size is None:
            kept[text] = Category(TOTAL if _is_total(text) else _tidy(text), _tidy(text))
        elif not any(_spans(size, other) for other in classes):
            kept[text] = Category(code_of(size), _tidy(text))
    _tell_left_out(texts, kept, found)
    return kept


def _spans(size: SizeClass, other: SizeClass) -> bool:
    return size != other and other.within(size)


def _tell_left_out(texts: Sequence[str], kept: dict[str, Category], found: Tabled) -> None:
    left = [_tidy(text) for text in texts if text not in kept]
    if left:
        names = ", ".join(left[:5]) + ("…" if len(left) > 5 else "")
        text = N_("Left out, for they would count double: {names}.")
        found.warnings.append(Message(text, {"names": names}))


def _without_twins(categories: dict[str, Category]) -> dict[str, Category]:
    """Keep keys apart: same-named regions and branches go by their whole label."""
    seen: set[str] = set()
    for text, category in categories.items():
        if category.key in seen and category.key != TOTAL:
            categories[text] = replace(category, key=_tidy(text))
        seen.add(categories[text].key)
    return categories


def _inner(categories: dict[str, Category]) -> tuple[Category, ...]:
    return tuple(c for c in categories.values() if c.key != TOTAL)


def _observations(
    cells: Sequence[CubeCell],
    rows: int | None,
    columns: int | None,
    region: int | None,
    year: int | None,
    row_of: dict[str, Category],
    column_of: dict[str, Category],
    style: Style,
) -> list[Observation]:
    if rows is None:
        raise InputError("a table needs a row of headings and a column of numbers")
    made = []
    for cell in cells:
        row = row_of.get(cell.places[rows])
        column = column_of.get(cell.places[columns]) if columns is not None else None
        if row is None or (columns is not None and column is None):
            continue
        when, mark = _year(cell, year)
        made.append(
            Observation(
                row.key,
                column.key if column else _COLUMN,
                _value(cell, style),
                cell.text,
                _tidy(cell.places[region]) if region is not None else "",
                when,
                mark,
            )
        )
    _refuse_twins(made, row_of)
    return made


def _year(cell: CubeCell, place: int | None) -> tuple[str, str]:
    text = cell.places[place] if place is not None else ""
    when, mark = period_of(text) or (_tidy(text), "")
    stars = len(cell.text) - len(cell.text.rstrip("*"))
    return when, mark or ("*" * stars if 0 < stars < 3 and cell.text != "*" else "")


def _value(cell: CubeCell, style: Style) -> float | None:
    try:
        return number_of(cell.text, style)
    except ValueError as error:
        raise InputError(
            "{value} is not a number", row=cell.row, field=cell.column, value=repr(cell.text)
        ) from error


def _refuse_twins(made: Sequence[Observation], row_of: dict[str, Category]) -> None:
    places = {(o.row, o.column, o.region, o.year) for o in made}
    if len(places) == len(made):
        return
    seen = set()
    for o in made:
        place = (o.row, o.column, o.region, o.year)
        if place in seen:
            labels = {category.key: category.label for category in row_of.values()}
            raise InputError("{name} stands there twice", name=labels.get(o.row, o.row))
        seen.add(place)


def _margins(table: StatisticsTable) -> Iterator[Message]:
    """Tell how many printed totals differ from their sums; CBS rounds every number by itself."""
    off = [
        printed - total
        for region, year in dict.fromkeys((o.region, o.year) for o in table.observations)
        for _, _, printed, total in margins_off(table.slice(region, year))
    ]
    if not off:
        return
    text = N_("Printed totals that differ from their sums: {count}, by {most} at most.")
    if min(off) > 0:
        text = N_(
            "Printed totals that are higher than their parts: {count}, by {most} at most. The file"
            " holds a selection, or some figures are not told."
        )
    yield Message(text, {"count": str(len(off)), "most": f"{max(map(abs, off)):g}"})


def years_of(table: StatisticsTable) -> str:
    """Return the year of a table, or the first and last of several."""
    years = sorted({o.year for o in table.observations if o.year})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""


def region_of(table: StatisticsTable) -> str:
    """Return the region of a table with one region, "" where there are several or none."""
    return _one({o.region for o in table.observations})
