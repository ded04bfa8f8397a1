"""The chain map: where boxes, gaps and flows stand."""

from dataclasses import replace
from itertools import pairwise

import pytest

from almere_roadmap.domain.entities import Box as Party
from almere_roadmap.domain.entities import Flow
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.drawing import chain_map
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.layout import height_of, layout
from almere_roadmap.figures.chain.order import _Sweep, few_crossings
from almere_roadmap.figures.chain.placed import COLUMN
from almere_roadmap.figures.chain.routes import End, routes
from almere_roadmap.figures.marks import Line
from tests import sample
from tests.figures.sheet import check
from tests.figures.worlds import by_id, chain_world

WORLDS = {
    "empty": Workshop(),
    "no stages": chain_world(0, stages=0),
    "no boxes": chain_world(0),
    "stray boxes": chain_world(4, stages=0),
    "one": chain_world(1, stages=1),
    "forty": chain_world(40),
    "nasty": chain_world(20, nasty=True),
    "many stages": chain_world(30, stages=14, nasty=True),
}


@pytest.mark.parametrize("world", WORLDS)
def test_nothing_overlaps_or_leaves_the_sheet(world):
    check(chain_map(WORLDS[world], "c", 257))


@pytest.mark.parametrize("world", WORLDS)
def test_boxes_stay_in_their_cells_and_apart(world):
    placed = layout(WORLDS[world], "c")
    rects = [*placed.boxes.values(), *(gap.rect for gap in placed.gaps)]
    for box, rect in placed.boxes.items():
        cell = placed.cells[placed.cell_of[box]]
        assert cell.x <= rect.x and rect.right <= cell.right + 1e-6
        assert cell.y <= rect.y and rect.bottom <= cell.bottom + 1e-6
    by_hand = {b for b in placed.boxes if WORLDS[world].boxes[b].place}
    automatic = [r for r in rects if r not in [placed.boxes[b] for b in by_hand]]
    for place, a in enumerate(automatic):
        for b in automatic[place + 1 :]:
            assert a.x >= b.right or b.x >= a.right or a.y >= b.bottom or b.y >= a.bottom


@pytest.mark.parametrize("chain", ["chain-care", "chain-services"])
def test_sample_flows_run_level_and_upright_past_all_boxes(chain):
    placed = layout(sample.workshop(), chain)
    assert len(placed.flows) == sum(f.chain == chain for f in sample.workshop().flows.values())
    for name, points in placed.flows.items():
        flow = sample.workshop().flows[name]
        for (x0, y0), (x1, y1) in pairwise(points):
            assert abs(x0 - x1) < 1e-6 or abs(y0 - y1) < 1e-6
            for box, rect in placed.boxes.items():
                crosses = (
                    min(x0, x1) < rect.right - 0.1
                    and max(x0, x1) > rect.x + 0.1
                    and min(y0, y1) < rect.bottom - 0.1
                    and max(y0, y1) > rect.y + 0.1
                )
                assert not crosses, (name, box, flow)


def test_a_box_placed_by_hand_keeps_its_place_within_its_cell():
    world = chain_world(12)
    placed = layout(world, "c")
    cell = placed.cells[placed.cell_of["box3"]]
    assert (placed.boxes["box3"].x - cell.x, placed.boxes["box3"].y - cell.y) == (2.0, 5.0)
    wide = layout(world, "c", 400)
    ratio = wide.cells["s0", ChainLane.FIRMS].width / COLUMN
    assert wide.boxes["box3"].x - wide.cells[wide.cell_of["box3"]].x == pytest.approx(2 * ratio)


def test_gaps_come_from_the_data():
    gaps = {(g.stage, g.lane, g.kind) for g in layout(sample.workshop(), "chain-care").gaps}
    assert ("care-2", ChainLane.FIRMS, "outside") in gaps
    assert any(lane is ChainLane.GOVERNMENT for _, lane, _ in gaps)
    # A school in the lane of knowledge fills the stage of education.
    services = layout(sample.workshop(), "chain-services").gaps
    assert not [g for g in services if g.role is Role.EDUCATION]


def test_a_gap_closes_when_somebody_fills_the_role():
    world = sample.workshop()
    before = layout(world, "chain-care").gaps
    box = next(b for b in world.boxes.values() if b.name or b.record)
    filler = replace(
        box,
        id="new",
        chain="chain-care",
        stage="care-1",
        lane=ChainLane.KNOWLEDGE,
        role=Role.EDUCATION,
    )
    after = layout(world.with_records("boxes", by_id([filler])), "chain-care").gaps
    assert len(after) == len(before) - 1


def test_every_party_and_flow_has_marks_and_a_tip():
    figure = chain_map(sample.workshop(), "chain-care", 257)
    world = sample.workshop()
    mine = {b.id for b in world.boxes.values() if b.chain == "chain-care"}
    mine |= {f.id for f in world.flows.values() if f.chain == "chain-care"}
    assert mine <= set(figure.keys())
    assert mine <= set(figure.tips)
    assert any(isinstance(mark, Line) and mark.arrow for mark in figure.marks)
    assert "8" in figure.title


def test_very_many_flows_go_the_plain_way_from_edge_to_edge():
    boxes = {f"b{n}": Rect(50.0 * (n % 5), 20.0 * (n // 5), 40.0, 12.0) for n in range(60)}
    pairs = [(a, b) for a in boxes for b in boxes if a != b][:900]
    ends = {f"f{n}": End(*pair) for n, pair in enumerate(pairs)}
    ways = routes(boxes, [], ends, 8.8)
    assert len(ways) == 900
    for name, points in ways.items():
        sides = (points[0], ends[name].origin), (points[-1], ends[name].target)
        for (x, y), box in sides:
            assert x in (boxes[box].x, boxes[box].right) and y == boxes[box].middle
        assert all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in pairwise(points))


def test_the_height_is_known_before_the_chain_is_laid_out():
    found = sample.workshop()
    for width, height in ((200.0, 100.0), (240.0, 160.0), (300.0, 400.0)):
        placed = layout(found, "chain-care", width, height)
        assert height_of(found, "chain-care", width, height) == pytest.approx(placed.height)


@pytest.mark.parametrize("world", ["forty", "nasty", "many stages", "no boxes"])
def test_the_order_found_has_no_more_crossings_and_loses_nobody(world):
    found = WORLDS[world]
    order = few_crossings(found, "c")
    before = _Sweep(found, "c")
    count = before.crossings()
    assert {cell: sorted(boxes) for cell, boxes in order.items()} == {
        cell: sorted(boxes) for cell, boxes in before.cells.items()
    }
    for cell, boxes in order.items():
        for place, box in enumerate(before.cells[cell]):
            if found.boxes[box].place:
                assert boxes[place] == box
    before.cells = order
    assert before.crossings() <= count


def test_two_flows_that_cross_are_untangled():
    crossed = chain_world(0, stages=2)
    stages = sorted(crossed.stages, key=lambda s: crossed.stages[s].rank)
    boxes = [
        Party(id=f"{name}{side}", chain="c", stage=stages[side], name=name, rank=rank)
        for side in (0, 1)
        for name, rank in (("A", "V"), ("B", "l"))
    ]
    flows = [
        Flow(id="f1", chain="c", origin="A0", target="B1"),
        Flow(id="f2", chain="c", origin="B0", target="A1"),
    ]
    crossed = replace(crossed, boxes=by_id(boxes), flows=by_id(flows))
    assert _Sweep(crossed, "c").crossings() == 1
    untangled = _Sweep(crossed, "c")
    untangled.cells = few_crossings(crossed, "c")
    assert untangled.crossings() == 0
