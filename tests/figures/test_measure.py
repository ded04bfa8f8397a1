"""Widths, breaking and fonts of text."""

import time

import pytest
from fontTools.ttLib import TTFont

from almere_roadmap.figures import measure
from almere_roadmap.figures.measure import break_lines, missing, runs, shorten, width

NASTY = ["A&B <x>", "<img src=x>", "Łódź Şişli İzmir", "a\x00b", "x\ud800y", "", "1\u00a0008"]


def test_width_is_the_sum_of_the_font_files_advances():
    with TTFont(measure.font_file("Inter-SemiBold")) as font:
        names, widths = font.getBestCmap(), font["hmtx"].metrics
        em = sum(widths[names[ord(c)]][0] for c in "Almere AV") / font["head"].unitsPerEm
    assert width("Almere AV", 10, 600) == pytest.approx(em * 10 * 25.4 / 72)


def test_tabular_digits_have_one_width():
    assert width("1111", tabular=True) == pytest.approx(width("8888", tabular=True))
    assert width("1111") < width("8888")


def test_characters_outside_inter_come_from_the_fallback():
    assert runs("a\u2b22b") == (
        ("Inter-Regular", "a"),
        ("DejaVuSans", "\u2b22"),
        ("Inter-Regular", "b"),
    )


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Łódź Şişli ≠ ⬢ 😀", set()),
        ("a\x07b", {"\x07"}),
        ("x\ud800y", {"\ud800"}),
        ("🚀 raket", {"🚀"}),
        ("tab\tand\nline", set()),
        ("e\u0301\u200d", set()),
    ],
)
def test_what_no_font_shows_is_reported_and_drawn_as_a_box(text, lost):
    assert missing(text) == lost
    assert all(width(c) > 0 for c in lost)
    assert all(c.isprintable() for c in measure.shown(text))


@pytest.mark.parametrize(
    "text",
    [
        *NASTY,
        "Donaudampfschifffahrtsgesellschaftskapitän " * 3,
        "hbo-acties en niches " * 8,
    ],
)
@pytest.mark.parametrize("room", [3.0, 20.0, 60.0])
def test_lines_fit_and_lose_nothing(text, room):
    lines = break_lines(text, room, 9.5)
    assert all(len(line) == 1 or width(line, 9.5) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_end_at_blanks_and_hyphens_but_not_at_those_that_keep_together():
    assert break_lines("hbo-acties", width("hbo-act")) == ["hbo-", "acties"]
    assert break_lines("zie 1\u2011april\u00a02027", width("zie 1\u2011april\u00a02027") - 0.1) == [
        "zie",
        "1\u2011april\u00a02027",
    ]


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Ontwikkelaars", ["Ontwikke-", "laars"]),
        ("ontwikkelingsmaatschappij", ["ontwikkelings-", "maatschappij"]),
        ("12345678901234567890", ["12345678901", "234567890"]),
    ],
)
def test_a_long_word_is_broken_with_a_hyphen(word, lines):
    assert "".join(break_lines(word, 25.0, hyphens=True)).replace("-", "") == word
    assert break_lines(word, width(lines[0]) + 0.3, hyphens=True) == lines


def test_at_most_so_many_lines():
    lines = break_lines("een twee drie vier vijf zes", width("een twee"), most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert width(lines[1]) <= width("een twee")


@pytest.mark.parametrize("text", ["Zorg op afstand in de wijk", "😀" * 40, *NASTY])
@pytest.mark.parametrize("room", [0.1, 4.0, 12.0, 500.0])
def test_a_shortened_text_fits(text, room):
    cut = shorten(text, room, 8.5, 600)
    assert width(cut, 8.5, 600) <= room
    assert cut in ("", text) or cut.endswith("…")


def test_a_giant_word_takes_time_in_proportion():
    start = time.process_time()
    break_lines("x" * 50_000, 50)
    quick = time.process_time() - start
    start = time.process_time()
    break_lines("x" * 200_000, 50)
    assert time.process_time() - start < 12 * quick + 0.2
