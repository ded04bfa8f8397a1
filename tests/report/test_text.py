from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Text
from almere_roadmap.report import text
from almere_roadmap.report.text import BODY, TABLE, TITLE, Span, bold, chip

HOSTILE = "A&B <x> <img src=/etc/passwd> <b>vet </i> &bogus; <onDraw name=x/> javascript:alert(1)"


def _words(lines: list[text.Line]) -> str:
    return " ".join("".join(piece.span.text for piece in line).strip() for line in lines)


def test_text_is_never_read_as_mark_up() -> None:
    assert _words(text.lines(HOSTILE, 500, BODY)) == HOSTILE
    assert _words(text.lines((bold("x"), Span(f" {HOSTILE}")), 500, BODY)) == f"x {HOSTILE}"


@pytest.mark.parametrize("width", [12.0, 40.0, 141.0])
@pytest.mark.parametrize("rich", [HOSTILE, (bold("Bron:"), f" {HOSTILE}")])
def test_no_line_is_wider_than_its_room(width: float, rich: text.Rich) -> None:
    lines = text.lines(rich, width, BODY)
    assert len(lines) > 1
    assert all(text.line_width(line) <= width + 1e-6 for line in lines)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.text(max_size=30))
def test_no_character_is_lost_between_lines(first: str, second: str) -> None:
    # Blanks may go where a line ends, everything else stays in order.
    lines = text.lines((bold(first), Span(second)), 25, BODY)
    shown = "".join(piece.span.text for line in lines for piece in line)
    assert "".join(shown.split()) == "".join((first + second).split())


def test_a_chip_stands_behind_its_title_and_is_as_wide_as_its_word() -> None:
    (line,) = text.lines((Span("Tabel 1"), chip("zoals gedrukt")), 170, TITLE)
    word, flag = line
    assert flag.x >= word.x + word.width + 0.9
    marks = list(text.line_marks(line, 20, 30, TITLE))
    box = next(mark for mark in marks if isinstance(mark, Box))
    label = next(m for m in marks if isinstance(m, Text) and m.text == "zoals gedrukt")
    assert box.width == pytest.approx(measure.width(label.text, label.size, 600) + 2.6)
    assert box.y < label.y < box.y + box.height


def test_money_dates_and_percentages_stay_on_one_line() -> None:
    wholes = ("€\u00a0216.000", "3\u20115\u20112027", "68,5\u00a0%")
    words = "raming van {} op {} met {}".format(*wholes)
    for width in range(12, 60, 3):
        joined = [p.span.text for line in text.lines(words, width, TABLE) for p in line]
        for whole in wholes:
            if measure.width(whole, TABLE.size, tabular=True) + 0.4 < width:
                assert any(whole in part for part in joined)


def test_a_line_at_the_right_ends_where_it_should() -> None:
    (line,) = text.lines("1.008", 30, TABLE)
    (mark,) = text.line_marks(line, 100, 0, TABLE, anchor="end")
    assert isinstance(mark, Text)
    assert mark.x + measure.width_of(mark) == pytest.approx(100, abs=0.01)


@pytest.mark.parametrize("width", [30.0, 47.0, 61.3])
def test_no_line_of_tabular_digits_is_wider_than_its_room(width: float) -> None:
    words = "13 en 14, 9 en 8, 3 en 2, 3 en 5; 1.111 van 11.111 en 111 " * 6
    lines = text.lines(words, width, replace(TABLE, tabular=True))
    assert all(text.line_width(line) <= width + 1e-6 for line in lines)
    assert _words(lines) == words.strip()


def test_what_is_left_out_of_the_first_lines_is_told() -> None:
    words = "zorg op afstand " * 30
    two = text.first_lines(words, 60, TITLE, 2)
    assert len(two) == 2 and _words(two).endswith("…")
    assert all(text.line_width(line) <= 60 + 1e-6 for line in two)
    assert text.first_lines("zorg", 60, TITLE, 2) == text.lines("zorg", 60, TITLE)
