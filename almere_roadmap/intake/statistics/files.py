"""A file of statistics as it is read: a table or a cube, in the sections of SBI 2008."""

from __future__ import annotations

import re
from itertools import islice

from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.i18n import N_
from almere_roadmap.intake.columns import SAMPLES
from almere_roadmap.intake.conversion import CONVERTED, to_2008
from almere_roadmap.intake.grid.grids import Grid
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.kinds import STATISTICS
from almere_roadmap.intake.numbers import Style
from almere_roadmap.intake.sectors import NEW, version_of
from almere_roadmap.intake.settings import DUTCH, ENGLISH, Column, Recognised, Settings
from almere_roadmap.intake.sizes import told_classes
from almere_roadmap.intake.statistics.cubes import region_of, tabled, years_of
from almere_roadmap.intake.statistics.reading import (
    questions_of,
    table_of,
    warnings_of,
    without_title_and_source,
)
from almere_roadmap.intake.statistics.statline import ROLES, Cube, cube_of


def statistics_in(grid: Grid, settings: Settings) -> Intake:
    """Return the statistics of a grid, from a cube where it holds one."""
    title, lines, source = without_title_and_source(grid.rows)
    cube = cube_of(lines, settings)
    if cube is not None:
        return _cube(cube, title, source, settings)
    reading = table_of(lines, settings)
    version = settings.sbi or version_of(_sections(reading.table), title)
    table, told = _in_2008(reading.table, version)
    return Intake(
        STATISTICS,
        "datasets",
        warnings=(*warnings_of(reading), *told),
        table=table,
        printed=reading.printed,
        repaired=reading.steps,
        dataset=_record(title, source, _classification(table, version)),
        recognised=Recognised(
            header_row=reading.head.number,
            layout=Message(N_("a table with headings above and at the left")),
            title=title,
            numbers=_style_name(reading.style),
            sbi=version,
            size_classes=told_classes(table),
        ),
        questions=questions_of(reading, settings),
    )


def _sections(table: StatisticsTable) -> tuple[str, ...]:
    """Return the rows of a table as its file has them: letter and name."""
    lettered = (row for row in table.rows if len(row.key) == 1)
    return tuple(f"{row.key} {row.label}" if row.label != row.key else row.key for row in lettered)


def _in_2008(table: StatisticsTable, version: str) -> tuple[StatisticsTable, tuple[Message, ...]]:
    """Take sections of SBI 2025 to those of 2008, so that tables can be compared."""
    if version != NEW or not _sections(table):
        return table, ()
    text = N_("Sections of SBI 2025 were taken to those of 2008; J and K together are J there.")
    return to_2008(table), (Message(text),)


def _classification(table: StatisticsTable, version: str) -> str:
    if not version or not _sections(table):
        return ""
    return CONVERTED if version == NEW else f"SBI {version}"


def _cube(cube: Cube, title: str, source: str, settings: Settings) -> Intake:
    found = tabled(cube, settings)
    source = source or cube.source
    version = settings.sbi or found.sbi or version_of(_sections(found.table), title)
    table, told = _in_2008(found.table, version)
    named = {"year": years_of(table), "region": region_of(table), "unit": found.unit}
    known = _record(title, source, _classification(table, version))
    return Intake(
        STATISTICS,
        "datasets",
        warnings=(*found.warnings, *told),
        ignored=cube.ignored,
        mapping={axis.name: axis.role for axis in cube.axes if axis.name},
        columns=tuple(
            Column(axis.name, axis.role, ROLES, samples=_samples(cube, place))
            for place, axis in enumerate(cube.axes)
            if axis.name
        ),
        table=table,
        dataset={**known, **{name: text for name, text in named.items() if text}},
        recognised=Recognised(
            header_row=cube.head.number,
            layout=cube.layout,
            numbers=_style_name(found.style),
            sbi=version,
            size_classes=told_classes(table),
            title=title,
            measures=found.measures,
            measure=found.measure,
        ),
        questions=tuple(found.questions),
    )


def _samples(cube: Cube, place: int) -> tuple[str, ...]:
    """Return the first texts along an axis."""
    return tuple(islice(dict.fromkeys(cell.places[place] for cell in cube.cells), SAMPLES))


def _record(title: str, source: str, classification: str) -> dict[str, Value]:
    """Return what a file states about itself, for the record of the dataset."""
    bare = re.sub(r"^(bron|source)\s*:\s*|^(©|\(c\))\s*", "", source, flags=re.IGNORECASE)
    stated = {"note": title, "source": bare, "classification": classification}
    return {name: text for name, text in stated.items() if text}


def _style_name(style: Style) -> str:
    return DUTCH if style.decimal == "," else ENGLISH
