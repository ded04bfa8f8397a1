"""The frames of a chain in the report: parts of its drawing, each with its name and source."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from almere_roadmap.domain.entities import Frame
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.drawing import drawing
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.figures.marks import Box, Ink, Line, Stroke, Text
from almere_roadmap.figures.marks import Path as Shape
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.cutout import cut_out
from almere_roadmap.report.placing import extent
from almere_roadmap.report.printing import write
from almere_roadmap.verbs.canvas_notes import print_frame
from tests.report.test_geometry import check
from tests.sample import workshop as sample

TODAY = date(2026, 11, 26)
STROKE = Stroke(Ink("ink"), 0.3)


def _framed(*corners: tuple[float, ...]) -> Workshop:
    frames = {
        f"frame-{place}": Frame(
            id=f"frame-{place}",
            chain="chain-care",
            name=f"Corner {place}",
            corners=four,
            rank=f"a{place}",
        )
        for place, four in enumerate(corners)
    }
    return replace(sample(), frames=frames)


def _pages(workshop: Workshop, path: Path) -> list[str]:
    write(workshop, path, Choice(language="en", sections=("chains",)), today=TODAY)
    return [page.extract_text() for page in PdfReader(path).pages]


def test_each_frame_is_a_figure_with_its_name_and_source(tmp_path: Path) -> None:
    without = _pages(_framed(), tmp_path / "without.pdf")
    path = tmp_path / "with.pdf"
    pages = _pages(_framed((0, 0, 2, 1), (3, 1, 5, 4)), path)
    assert len(pages) > len(without)
    framed = [page for page in pages if "Corner" in page]
    assert [name in "".join(framed) for name in ("Corner 0", "Corner 1")] == [True, True]
    assert all("Part of" in page and "Source:" in page for page in framed)
    check(path)


def test_a_frame_that_is_only_to_look_at_is_not_printed(tmp_path: Path) -> None:
    both = _framed((0, 0, 2, 1), (3, 1, 5, 4))
    draft = print_frame(both, "frame-1", on=False)
    assert draft.writes[0].field == "as_figure"
    only = replace(both.frames["frame-1"], as_figure=False)
    one = replace(both, frames={**both.frames, "frame-1": only})
    text = "".join(_pages(one, tmp_path / "one.pdf"))
    assert "Corner 0" in text and "Corner 1" not in text


def test_without_frames_the_chapter_has_none(tmp_path: Path) -> None:
    text = "".join(_pages(_framed(), tmp_path / "x.pdf"))
    assert "Part of" not in text


def test_a_frame_shows_the_parties_in_it_and_no_others(tmp_path: Path) -> None:
    workshop = _framed((0, 0, 1, 1))
    placed = layout(workshop, "chain-care", 257)
    inside = [b for b, cell in placed.cell_of.items() if cell[0] == placed.stages[0].id]
    [page] = [p for p in _pages(workshop, tmp_path / "x.pdf") if "Corner 0" in p]
    letters = "".join(page.split())
    for box, words in ((b, placed.words[b].name) for b in placed.boxes):
        is_first_lane = placed.cell_of[box][1] == next(iter(placed.lanes))
        shown = "".join(words).replace(" ", "") in letters
        assert shown == (box in inside and is_first_lane), words


def test_a_frame_beyond_the_drawing_is_left_out(tmp_path: Path) -> None:
    text = "".join(_pages(_framed((40, 0, 42, 1)), tmp_path / "x.pdf"))
    assert "Corner 0" not in text


def test_a_frame_around_everything_fits_its_page(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    pages = _pages(_framed((-2, -1, 20, 9)), path)
    assert sum("Corner 0" in page for page in pages) == 1
    check(path)


@given(st.floats(0, 200), st.floats(0, 120), st.floats(4, 120), st.floats(4, 90))
def test_nothing_reaches_beyond_the_part(x: float, y: float, width: float, height: float) -> None:
    placed = layout(sample(), "chain-care", 257)
    for mark in cut_out(drawing(sample(), placed), Rect(x, y, width, height)):
        left, top, right, bottom = extent(mark)
        assert left >= -0.02 and top >= -0.02, mark
        assert right <= width + 0.02 and bottom <= height + 0.02, mark


def test_lines_are_cut_and_only_a_whole_end_keeps_its_head() -> None:
    line = Line(((0, 5), (20, 5), (20, 30)), STROKE, arrow=True)
    [cut] = cut_out([line], Rect(10, 0, 20, 10))
    assert cut == replace(line, points=((0, 5), (10, 5), (10, 10)), arrow=False)
    [whole] = cut_out([line], Rect(10, 0, 20, 40))
    assert whole == replace(line, points=((0, 5), (10, 5), (10, 30)))


def test_a_cut_box_has_no_edge_where_it_is_cut() -> None:
    fill, *edges = cut_out([Box(0, 0, 20, 10, Ink("panel"), STROKE, 1.0)], Rect(10, -5, 40, 40))
    assert fill == Box(0, 5, 10, 10, Ink("panel"))
    assert {p for e in edges for p in e.points} == {(0, 5), (10, 5), (10, 15), (0, 15)}
    runs = [(a, b) for e in edges for a, b in zip(e.points, e.points[1:], strict=False)]
    assert not any(a[0] == b[0] == 0 for a, b in runs), "no line along the cut"


def test_a_shape_is_cut_and_words_that_run_out_are_shortened() -> None:
    shape = Shape(((0, 0), (20, 0), (20, 20)), Ink("panel"))
    words = Text(0, 10, "A rather long name of a firm", 8.5)
    cut, shorter = cut_out([shape, words], Rect(0, 0, 15, 15))
    assert isinstance(cut, Shape) and max(x for x, _y in cut.points) == pytest.approx(15)
    assert isinstance(shorter, Text) and shorter.text.endswith("…")
    assert list(cut_out([words], Rect(5, 0, 60, 20))) == [], "its beginning is outside"
