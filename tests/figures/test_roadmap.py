"""The roadmap: every item is on it, words stay apart, the edge says what goes on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from almere_roadmap.domain.entities import Item, Layer
from almere_roadmap.domain.words import ItemKind, LayerKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Box, Line, Path, Text
from almere_roadmap.figures.measure import width
from almere_roadmap.figures.roadmap.bars import body_marks, link_points
from almere_roadmap.figures.roadmap.dates import dates
from almere_roadmap.figures.roadmap.drawing import name_lines, roadmap, thumbnail
from almere_roadmap.figures.roadmap.layout import POSTER, SCREEN, TILE, extent, layout, span
from almere_roadmap.figures.roadmap.time_scale import zoned
from tests import sample
from tests.figures.sheet import check
from tests.figures.worlds import roadmap_world
from tests.ui.many_bars import many

WORLDS = {
    f"{count} {'nasty' if nasty else 'plain'}": roadmap_world(count, nasty=nasty)
    for count in (0, 1, 12, 40)
    for nasty in (False, True)
}
NARROW = {"first": date(2027, 3, 1), "last": date(2027, 12, 31)}


@pytest.mark.parametrize("days", [{}, NARROW], ids=["all", "cut"])
@pytest.mark.parametrize("look", [TILE, SCREEN, POSTER], ids=["tile", "screen", "poster"])
@pytest.mark.parametrize("world", WORLDS)
def test_words_stay_apart_and_every_item_is_named(world, look, days):
    workshop = WORLDS[world]
    figure = roadmap(workshop, 257, today=date(2027, 6, 1), look=look, **days)
    check(figure)
    texts = {mark.text for mark in figure.marks if isinstance(mark, Text)}
    drawn = set(figure.keys())
    assert all(i.code in texts for i in workshop.items.values() if i.id in drawn)


def test_an_empty_workshop_has_an_axis():
    check(roadmap(Workshop(), 257))
    check(thumbnail(Workshop(), 170, 60))


def test_nothing_in_a_row_overlaps():
    placed = layout(WORLDS["40 plain"], *span(WORLDS["40 plain"]), 257)
    for band in placed.bands:
        for a in band.bars:
            for b in band.bars:
                if a is not b and a.y == b.y:
                    assert extent(a)[1] <= extent(b)[0] or extent(b)[1] <= extent(a)[0]


def test_all_dated_sample_items_are_drawn_and_the_others_named():
    world = sample.workshop()
    figure = roadmap(world, 257, today=date(2026, 11, 22))
    dated = {i.id for i in world.items.values() if dates(i)[0]}
    assert dated <= set(figure.keys())
    for item in world.items.values():
        if item.id not in dated:
            assert item.title in figure.caption


def test_preparation_ends_where_the_work_begins():
    world = sample.workshop()
    placed = layout(world, *span(world), 257)
    bar = placed.bar("o5")
    assert bar.steps[0][0].code == "consultation"
    assert bar.steps[-1][2] == pytest.approx(bar.left)
    lefts = [left for _step, left, _right in bar.steps]
    assert lefts == sorted(lefts)


def test_wishes_are_dashed_and_the_critical_path_is_thick():
    figure = roadmap(sample.workshop(), 257)
    frames = {m.key: m.stroke for m in figure.marks if isinstance(m, Box) and m.stroke and m.fill}
    assert frames["o9"].dash and not frames["o3"].dash
    assert frames["o2"].width > 2 * frames["o3"].width


def test_an_arrow_says_that_an_item_goes_on():
    figure = roadmap(sample.workshop(), 257, **NARROW)
    arrows = {m.key for m in figure.marks if isinstance(m, Path) and len(m.points) == 3}
    assert "o2" in arrows
    assert "h1" not in arrows


def test_links_run_from_the_end_to_the_start():
    placed = layout(sample.workshop(), *span(sample.workshop()), 257)
    points = link_points(placed, "p5", "o2")
    before, after = placed.bar("p5"), placed.bar("o2")
    assert before.left <= points[0][0] <= before.right
    assert after.left - 1 <= points[-1][0] <= after.right
    assert link_points(placed, "p5", "nobody") == ()


def test_today_is_on_the_sheet_only_when_it_lies_in_its_days():
    def lines(today):
        figure = roadmap(sample.workshop(), 257, today=today, **NARROW)
        return [m for m in figure.marks if isinstance(m, Line) and m.stroke.ink.token == "bad"]

    assert len(lines(date(2027, 6, 1))) == 1
    assert not lines(date(2026, 11, 22))


def test_the_scale_turns_days_to_places_and_back():
    scale = zoned(sample.workshop(), date(2026, 10, 1), date(2031, 1, 1), 40, 257)
    for days in range(0, 1500, 37):
        day = date(2026, 10, 1) + timedelta(days)
        assert abs((scale.day(scale.x(day)) - day).days) <= 1
    near = scale.x(date(2027, 4, 1)) - scale.x(date(2027, 1, 1))
    far = scale.x(date(2030, 4, 1)) - scale.x(date(2030, 1, 1))
    assert near > 2 * far


def test_the_thumbnail_keeps_within_its_height():
    for wide, height in ((170, 66), (60, 30), (130, 20)):
        figure = thumbnail(sample.workshop(), wide, height, date(2026, 11, 22))
        check(figure)
        assert figure.height <= height + 1e-6


def test_an_item_whose_layer_is_gone_stays_in_sight():
    workshop = sample.workshop()
    dated = [i for i in workshop.items.values() if dates(i)[0]]
    layer = workshop.layers[dated[0].layer]
    bare = workshop.with_records("layers", {layer.id: None})
    first, last = span(bare, date(2027, 6, 1))
    placed = layout(bare, first, last, 400, SCREEN)
    shown = {bar.item.id for band in placed.bands for bar in band.bars}
    waiting = {item.id for item in placed.undated}
    assert dated[0].id in waiting and shown | waiting == set(bare.items)
    assert not shown & waiting


def test_what_is_put_in_a_row_stays_and_the_others_make_room():
    def band(tracks):
        layer = Layer(id="l", name="L", kind=LayerKind.FIRMS)
        items = {
            f"i{n}": Item(id=f"i{n}", layer="l", title=f"Bar {n}", start="2027", track=track)
            for n, track in enumerate(tracks)
        }
        workshop = Workshop(layers={"l": layer}, items=items)
        placed = layout(workshop, date(2027, 1, 1), date(2030, 1, 1), 200.0)
        return [placed.row(f"i{n}") for n in range(len(tracks))]

    assert band([None, None, 0]) == [1, 2, 0]
    assert band([None, 1, 1]) == [0, 1, 2]
    assert band([999, None]) == [2, 0]


def test_of_a_collapsed_layer_only_the_head_is_left():
    workshop = WORLDS["12 plain"]
    layer = next(iter(workshop.layers))
    days = date(2027, 1, 1), date(2031, 1, 1)
    placed = layout(workshop, *days, 200.0, collapsed=frozenset({layer}))
    found = next(b for b in placed.bands if b.layer.id == layer)
    assert found.collapsed and not found.bars
    assert placed.undated == layout(workshop, *days, 200.0).undated


def test_what_is_known_of_an_item_decides_its_shape():
    def body(start, end="", kind=ItemKind.ACTION):
        layer = Layer(id="l", name="L", kind=LayerKind.FIRMS)
        item = Item(id="i", layer="l", title="X", start=start, end=end, kind=kind)
        workshop = Workshop(layers={"l": layer}, items={"i": item})
        placed = layout(workshop, date(2027, 1, 1), date(2029, 1, 1), 200.0)
        return body_marks(workshop, placed.bar("i"))[0], placed

    bar, _placed = body("2027-05-03", "2027-09-30")
    assert isinstance(bar, Box) and bar.radius == 0 and bar.width > 5
    quarter, _placed = body("2027-Q2")
    assert isinstance(quarter, Box) and quarter.radius == 0
    circle, placed = body("2027-05-03")
    assert isinstance(circle, Path) and circle.radius > 0
    assert circle.points[0][0] == pytest.approx(placed.scale.x(date(2027, 5, 3)))
    end, placed = body("", "2028-Q1")
    assert isinstance(end, Path) and len(end.points) == 4 and end.stroke is not None
    assert end.points[0][0] == pytest.approx(placed.scale.x(date(2028, 3, 31)))
    late, _placed = body("", "2028-Q1", kind=ItemKind.MILESTONE)
    assert isinstance(late, Path) and late.points == end.points and late.stroke is None
    diamond, _placed = body("2027-05-03", kind=ItemKind.MILESTONE)
    assert isinstance(diamond, Path) and len(diamond.points) == 4


def test_a_layout_that_borrows_from_the_one_before_is_the_same_as_a_fresh_one():
    workshop, placed = sample.workshop(), None
    first, last = span(workshop, date(2026, 11, 22))
    titles = [item.id for item in workshop.items.values()]
    layers = list(workshop.layers)
    for step in range(12):
        item = workshop.items[titles[5 * step % len(titles)]]
        changed = (
            replace(item, title=f"Another title {step}"),
            replace(item, start="2027-03-01", end="2029-06-30"),
            replace(item, layer=layers[step % len(layers)]),
            replace(item, track=step),
        )[step % 4]
        workshop = workshop.with_records("items", {item.id: changed})
        if step == 8:
            workshop = workshop.with_records("contracts", dict.fromkeys(workshop.contracts))
        collapsed = frozenset(layers[1:2] if step in (5, 6) else ())
        args = (workshop, first, last, 400.0, SCREEN)
        fresh = layout(*args, collapsed=collapsed)
        placed = layout(*args, collapsed=collapsed, before=placed)
        for mine, theirs in zip(placed.bands, fresh.bands, strict=True):
            assert (mine.layer, mine.collapsed) == (theirs.layer, theirs.collapsed)
            assert (mine.top, mine.bottom) == pytest.approx((theirs.top, theirs.bottom))
            for a, b in zip(
                (*mine.bars, *mine.folded), (*theirs.bars, *theirs.folded), strict=True
            ):
                assert replace(a, y=0) == replace(b, y=0) and a.y == pytest.approx(b.y)
            assert len(mine.bars) == len(theirs.bars)
        assert placed.undated == fresh.undated


def test_a_layout_borrows_every_bar_that_did_not_change():
    world = many(200, 0)
    before = layout(world, *span(world), 400.0, SCREEN)
    item = replace(world.items["i7"], title="Other")
    after = layout(
        world.with_records("items", {"i7": item}), *span(world), 400.0, SCREEN, before=before
    )
    bars = [bar for band in after.bands for bar in band.bars]
    assert {bar.item.id for bar in bars if bar is not before.bar(bar.item.id)} == {"i7"}


def half_known():
    """Return the sample with an item of which only the end is known, and one of only the start."""
    world = sample.workshop()
    layer = next(x.id for x in world.layers.values() if x.kind is LayerKind.FIRMS)
    items = (
        Item(id="ends", layer=layer, title="Ends", end="2028-06-30"),
        Item(id="begins", layer=layer, title="Begins", start="2027-09-01"),
    )
    return world.with_records("items", {item.id: item for item in items})


@pytest.mark.parametrize("size", [(170, 60), (80, 40)])
def test_the_small_picture_shows_moments_and_what_is_half_known(size):
    before, after = (thumbnail(w, *size) for w in (sample.workshop(), half_known()))
    signs = [[m for m in figure.marks if isinstance(m, Path)] for figure in (before, after)]
    assert len(signs[1]) == len(signs[0]) + 2 and any(m.radius for m in signs[1])
    moments = (ItemKind.MILESTONE, ItemKind.DECISION)
    dated = [i for i in sample.workshop().items.values() if i.kind in moments and i.start]
    assert len(signs[0]) == len(dated)
    for mark in signs[1]:
        assert all(0 <= y <= size[1] for _x, y in mark.points)


@pytest.mark.parametrize("look", [TILE, SCREEN, POSTER], ids=["tile", "screen", "poster"])
@pytest.mark.parametrize(
    "name", ["Overheidsopdrachten", "Overheidsopdrachtenkalender Flevoland", "Zo", ""]
)
def test_the_name_of_a_layer_keeps_its_words_or_breaks_them_with_a_hyphen(name, look):
    lines, size = name_lines(name, look)
    room = look.aside - 8.4 - look.beside
    assert size <= look.text and all(width(line, size, 600) <= room + 1e-6 for line in lines)
    if name == "Overheidsopdrachten":
        assert lines == [name]
    whole = "".join(line.removesuffix("-") for line in lines)
    assert whole.replace(" ", "") == name.replace(" ", "")
