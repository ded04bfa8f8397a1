"""A figure on the second screen: large enough to read, and never lost out of sight."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.figures import hall_sheet as hall
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.choosing.hall import FLOOR
from almere_roadmap.figures.hall_sheet import Aim
from almere_roadmap.figures.marks import Box, Figure, Ink, Text


def drawn(width: float, *, height: float = 200.0, size: float = 7.0) -> Figure:
    marks = (Text(0, 10, "Koelman", size, key="k"), Box(0, 0, width, height, Ink("line")))
    return Figure(
        width, height, marks, title="Care is a cluster in the making.", flag="illustrative"
    )


def made(height: float = 200.0, frozen: tuple[float, float] = (0.0, 0.0)) -> hall.Sheet:
    found = hall.sheet(lambda width: drawn(width, height=height), "Care chain", 508.0, 286.0)
    return replace(found, frozen=frozen)


@pytest.mark.parametrize(("width", "height"), [(361.0, 203.0), (508.0, 286.0), (1016.0, 572.0)])
def test_no_words_are_smaller_than_twenty_points(width, height):
    found = hall.sheet(drawn, "Care chain", width, height)
    floor = FLOOR * max(1.0, width / 508.0)
    aim = hall.begun(found)
    sizes = [mark.size for mark in found.head if isinstance(mark, Text)]
    sizes += [m.size * aim.zoom for m in found.drawing.marks if isinstance(m, Text)]
    assert min(sizes) >= floor - 1e-6
    assert found.area.y + found.area.height <= height


def test_the_head_holds_name_sentence_and_status_without_meeting():
    words = {m.text: m for m in made().head if isinstance(m, Text)}
    assert {"Care chain", "Care is a cluster in the making.", "illustrative"} == set(words)
    assert words["Care chain"].y < words["Care is a cluster in the making."].y
    alone = hall.sheet(
        lambda w: replace(drawn(w), title="Care chain holds."), "Care chain", 508, 286
    )
    assert [m.text for m in alone.head if isinstance(m, Text)] == [
        "illustrative",
        "Care chain holds.",
    ]


def test_it_says_when_the_whole_is_an_overview_only():
    tall = made(600.0)
    assert "letters from" in hall.told(tall, hall.all_of(tall))
    assert hall.told(tall, hall.begun(tall)).startswith("A part")
    low = made(20.0)
    assert hall.told(low, hall.begun(low)).startswith("All of it")


def test_the_whole_is_drawn_as_large_as_the_screen_lets_it_be():
    def tall(width):  # as a roadmap: its height hardly depends on its width
        return drawn(width, height=600.0)

    shrunk = hall.sheet(tall, "Roadmap", 508.0, 286.0)
    whole = hall.sheet(tall, "Roadmap", 508.0, 286.0, whole=True)
    assert whole.drawing.width * whole.whole > 0.95 * whole.area.width
    assert whole.whole >= 0.99 * shrunk.whole


@given(
    zoom=st.floats(0.01, 50),
    x=st.floats(-1e4, 1e4),
    y=st.floats(-1e4, 1e4),
    height=st.floats(5, 2000),
    frozen=st.sampled_from([(0.0, 0.0), (30.0, 12.0)]),
)
def test_a_drawing_never_leaves_the_screen(zoom, x, y, height, frozen):
    found = made(height, frozen)
    aim = hall.kept(found, Aim(zoom, x, y))
    left, top = hall.origin(found, aim)
    area, drawing = found.area, found.drawing
    still = (frozen[0] * aim.zoom, frozen[1] * aim.zoom)
    assert left + drawing.width * aim.zoom >= min(area.x + area.width, left + 1e9) - 1e-6 or (
        drawing.width * aim.zoom <= area.width
    )
    # What moves begins no further in than where it would stand beside what stays.
    assert left <= area.x + max(0.0, (area.width - drawing.width * aim.zoom) / 2) + 1e-6
    assert top <= area.y + max(0.0, (area.height - drawing.height * aim.zoom) / 2) + 1e-6
    assert still[0] < area.width and min(found.whole, found.least) <= aim.zoom + 1e-9


@given(x=st.floats(0, 170), y=st.floats(0, 580))
def test_what_is_gone_to_is_seen(x, y):
    found = made(600.0, (20.0, 10.0))
    place = Rect(20 + x * 0.8, 10 + y, 8.0, 6.0)
    aim = hall.aimed_at(found, place)
    left, top = hall.origin(found, aim)
    area = found.area
    assert left + place.x * aim.zoom >= area.x + 20 * aim.zoom - 1e-6
    assert left + place.right * aim.zoom <= area.x + area.width + 1e-6
    assert top + place.y * aim.zoom >= area.y + 10 * aim.zoom - 1e-6
    assert top + place.bottom * aim.zoom <= area.y + area.height + 1e-6
    back = hall.place_on(found, aim, left + 5 * aim.zoom, top + 7 * aim.zoom)
    assert back == pytest.approx((5.0, 7.0))
