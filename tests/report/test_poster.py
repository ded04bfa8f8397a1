"""The poster: its sizes, its tiles, and that everything on it can be read."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Line, Text
from almere_roadmap.report.choice import Choice, Document, Paper
from almere_roadmap.report.flow import Page
from almere_roadmap.report.placing import extent
from almere_roadmap.report.printing import lay_out
from almere_roadmap.report.text import COVER
from almere_roadmap.report.tiles import MARGIN, STRIP
from tests.report.workshops import huge
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)
SIDES = {Paper.A3: (420, 297), Paper.A2: (594, 420), Paper.A1: (841, 594), Paper.A0: (1189, 841)}


def poster(
    workshop: Workshop, paper: Paper, language: str = "nl", *, tiled: bool = False
) -> list[Page]:
    choice = Choice(Document.POSTER, language, paper=paper, tiled=tiled)
    return lay_out(workshop, choice, today=TODAY)[0]


def texts(page: Page) -> list[Text]:
    return [mark for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("paper", Paper)
def test_the_sample_is_one_sheet_of_every_size_and_larger_paper_has_larger_type(
    paper: Paper,
) -> None:
    (page,) = poster(sample(), paper)
    assert (page.frame.width, page.frame.height) == pytest.approx(SIDES[paper], abs=0.6)
    least = 6.0 * page.frame.width / 420
    # The letter in the sign of a decision is part of a drawing.
    assert min(mark.size for mark in texts(page) if len(mark.text) > 1) > least * 0.99


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_tiles_cut_no_word_and_lose_none(paper: Paper, language: str) -> None:
    (whole,) = poster(sample(), paper, language)
    tiles = poster(sample(), paper, language, tiled=True)
    shown: Counter[str] = Counter()
    for tile in tiles:
        assert {tile.frame.width, tile.frame.height} == {210, 297}
        for mark in texts(tile):
            left, top, right, bottom = extent(mark)
            assert left > 2 and top > 2, mark
            assert right < tile.frame.width - MARGIN + 0.5, mark
            assert bottom < tile.frame.height - MARGIN + 0.5, mark
            shown.update(mark.text.split())
    missing = Counter(w for mark in texts(whole) for w in mark.text.split()) - shown
    assert not missing


def test_every_tile_has_crop_marks_in_its_margins_and_says_where_it_belongs() -> None:
    tiles = poster(sample(), Paper.A3, tiled=True)
    assert len(tiles) > 1
    for place, tile in enumerate(tiles, 1):
        lines = [m for m in tile.marks if isinstance(m, Line) and len(m.points) == 2]
        margin = [m for m in lines if max(y for _x, y in m.points) <= MARGIN - 1]
        assert len(margin) >= 2
        assert any(f"kolom {place} van {len(tiles)}" in m.text for m in texts(tile))


def test_neighbours_share_a_strip_to_glue_on() -> None:
    first, second = poster(sample(), Paper.A3, tiled=True)[:2]
    # What stands within the strip of the first also begins the second, at the same height.
    both = {(m.text, round(m.y, 3)) for m in texts(first)} & {
        (m.text, round(m.y, 3)) for m in texts(second) if m.x < MARGIN + STRIP
    }
    assert both


def test_what_does_not_fit_goes_to_further_sheets_with_type_of_seven_points() -> None:
    layer = next(iter(sample().layers))
    items = {
        f"x{n}": Item(id=f"x{n}", layer=layer, code=f"X{n}", title="woord " * 50, start="2027")
        for n in range(400)
    }
    pages = poster(sample().with_records("items", items), Paper.A3)
    assert len(pages) > 1
    codes = {mark.text for page in pages for mark in texts(page)}
    assert {f"X{n}" for n in range(400)} <= codes
    bars = [m for page in pages for m in texts(page) if m.key.startswith("x")]
    assert min(mark.size for mark in bars) >= 6.0


def test_an_empty_workshop_has_a_poster() -> None:
    (page,) = poster(Workshop(), Paper.A3)
    assert texts(page)


@pytest.mark.parametrize(
    ("session", "dates"), [(None, 1), (TODAY.isoformat(), 1), ("2026-11-20", 2)]
)
def test_the_head_says_today_once(session: str | None, dates: int) -> None:
    world = sample()
    wanted = dict.fromkeys(world.sessions)
    if session:
        last = world.last_session
        assert last is not None
        wanted[last.id] = replace(last, name="", date=session)
    (page,) = poster(world.with_records("sessions", wanted), Paper.A3)
    head = [mark.text for mark in texts(page) if mark.y < 40 and "2026" in mark.text]
    told = " · ".join(t for t in head if "concept" in t)
    assert told.replace("\u2011", "-").count("-2026") == dates, head


def test_the_key_names_what_is_half_known_where_there_is_such_an_item() -> None:
    world = sample()
    layer = next(iter(world.layers))
    end = Item(id="end", layer=layer, title="End", end="2028-06-30")
    plain, with_end = (
        {mark.text for mark in texts(poster(w, Paper.A3)[0])}
        for w in (world, world.with_records("items", {"end": end}))
    )
    assert "alleen een einde" in with_end - plain and "alleen een begin" not in with_end


def test_a_long_title_is_cut_with_a_sign_and_the_number_of_the_sheet_stays() -> None:
    pages = poster(huge(), Paper.A3)
    for place, page in enumerate(pages, 1):
        words = [mark.text for mark in texts(page)]
        assert any(f"Blad {place} van {len(pages)}" in text for text in words)
        assert [mark.text[-1] for mark in texts(page) if mark.size == COVER.size][-1] == "…"


def test_a_roadmap_without_dates_says_so_instead_of_an_axis_without_anything() -> None:
    (page,) = poster(Workshop(), Paper.A3)
    words = " ".join(mark.text for mark in texts(page))
    assert "Op de roadmap heeft nog niets een datum." in words
    assert "K1" not in words and "marktconsultatie" not in words and "kritieke" not in words
    assert "geen toezegging" in words
