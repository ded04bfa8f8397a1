from dataclasses import replace

import pytest

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Line, Text
from almere_roadmap.report.tables import FIGURES, Cell, Column, Row, Table
from almere_roadmap.report.text import bold

FLAGGED = replace(FIGURES, inset=1.8)
COLUMNS = (Column("Herkomst", 90), Column("Moeder", 40, "right"), Column("Totaal", 40, "right"))


def _table(*rows: Row) -> Table:
    return Table(columns=COLUMNS, rows=rows, look=FLAGGED)


def _text(table: Table, words: str) -> Text:
    return next(m for m in table.marks(20, 20, 170) if isinstance(m, Text) and m.text == words)


def _end(mark: Text) -> float:
    return mark.x + measure.width_of(mark)


def test_numbers_and_their_head_end_at_one_line() -> None:
    table = _table(Row(("Almere", "1", "17")), Row(("Europa", Cell("1.008"), bold("9"))))
    ends = [_end(_text(table, words)) for words in ("Moeder", "1", "1.008")]
    assert ends == pytest.approx([ends[0]] * 3, abs=0.01)
    assert ends[0] == pytest.approx(20 + 130 - FLAGGED.inset, abs=0.01)


def test_a_flagged_cell_keeps_its_digits_in_the_column_and_its_letter_at_the_left() -> None:
    table = _table(
        Row(("Almere", "1", "17")),
        Row(("Europa", Cell("7", letter="b", is_flagged=True), "8")),
    )
    number, letter = _text(table, "7"), _text(table, "b")
    box = next(m for m in table.marks(20, 20, 170) if isinstance(m, Box))
    assert _end(number) == pytest.approx(_end(_text(table, "1")), abs=0.01)
    assert (number.weight, number.ink.token) == (600, "flag")
    assert box.x < letter.x < number.x
    assert box.x + box.width == pytest.approx(20 + 130)


def test_there_are_no_vertical_rules_and_the_total_has_two() -> None:
    table = _table(Row(("Almere", "1", "17")), Row(("Totaal", "1", "17"), "total"))
    lines = [mark for mark in table.marks(20, 20, 170) if isinstance(mark, Line)]
    assert all(line.points[0][1] == line.points[1][1] for line in lines)
    assert sum(line.stroke.ink.token == "ink" for line in lines) == 3


def test_its_height_is_where_its_marks_end() -> None:
    table = _table(*(Row((f"Rij {n}", "1", "2")) for n in range(9)))
    lowest = max(m.points[0][1] for m in table.marks(20, 20, 170) if isinstance(m, Line))
    assert lowest == pytest.approx(20 + table.height(170), abs=0.01)
