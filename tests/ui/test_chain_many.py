"""Hundreds of flows on a canvas: one layer shows them, follows the hand and takes clicks."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from almere_roadmap import i18n
from almere_roadmap.figures.chain.drawing import label_marks, line_marks
from almere_roadmap.figures.chain.flows import (
    carried_ways,
    ends_of,
    plain_ways,
    quick_ways,
    ways_of,
)
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.ui.canvas.chain_view import ChainView
from almere_roadmap.ui.drawing import fonts, look
from almere_roadmap.ui.drawing.paint import paint_marks
from almere_roadmap.ui.tasks import Tasks
from tests.bench.rows_canvas import made
from tests.ui.rooms import showing


@pytest.fixture(scope="module")
def workshop():
    many = made(60, 120)
    said = {key: replace(many.flows[key], label="said") for key in list(many.flows)[:30]}
    return replace(many, flows={**many.flows, **said})


@pytest.fixture
def view(qtbot, workshop):
    i18n.use("en")
    look.use("light", 100)
    fonts.load_fonts()
    made_view = showing(qtbot, ChainView(), (1400, 900))
    made_view.show_chain(workshop, "c")
    yield made_view
    i18n.use("nl")


def moved(workshop, box="b3"):
    """Return the workshop with a box elsewhere in its cell."""
    other = replace(workshop.boxes[box], place=(1.0, 6.0))
    return replace(workshop, boxes={**workshop.boxes, box: other})


def painted(view, paint):
    """Return a picture of the size of the view, painted in its scene."""
    image = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setWorldTransform(view.viewportTransform())
    paint(painter)
    painter.end()
    return image


def layer(view):
    """Return how the layer paints the flows in view."""
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    option = type("Option", (), {"exposedRect": QRectF(seen)})()
    return painted(view, lambda painter: view.drawing.flows.paint(painter, option))


def figure(view):
    """Return how the figure that is printed paints the flows in view."""
    placed, workshop = view.placed, view.workshop
    marks = [m for key in placed.flows for m in line_marks(workshop, placed, key)]
    marks += [m for key in placed.flows for m in label_marks(workshop, placed, key)]
    return painted(view, lambda painter: paint_marks(marks, painter, look.palette(), 1.0))


def unlike(one, other):
    """Return the share of what is inked that differs; where in a dash a pixel falls is the same."""
    size, how = one.size() / 8, Qt.TransformationMode.SmoothTransformation
    small = [
        image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, how) for image in (one, other)
    ]
    places = [(x, y) for x in range(size.width()) for y in range(size.height())]
    pairs = [tuple(image.pixelColor(*place).lightness() for image in small) for place in places]
    inked = [pair for pair in pairs if min(pair) < 240]
    assert len(inked) > 500
    return sum(abs(a - b) > 30 for a, b in inked) / len(inked)


def test_the_layer_paints_what_the_printed_figure_shows(view):
    assert unlike(layer(view), figure(view)) < 0.05
    view.zoom_to(1.7)
    assert unlike(layer(view), figure(view)) < 0.05


def test_a_changed_flow_is_painted_anew(view):
    before = layer(view)
    first = next(iter(view.workshop.flows))
    others = {k: f for k, f in view.workshop.flows.items() if k != first}
    view.show_chain(replace(view.workshop, flows=others), "c")
    assert layer(view) != before and unlike(layer(view), figure(view)) < 0.05


def test_only_the_ground_of_what_changed_is_painted_anew(view, workshop, monkeypatch):
    flows, seen = view.drawing.flows, []
    layer(view)
    paint_area = flows._tiles._paint
    kept = flows.squares_kept
    monkeypatch.setattr(
        flows._tiles, "_paint", lambda painter, area: (seen.append(area), paint_area(painter, area))
    )
    in_view = view.mapToScene(view.viewport().rect()).boundingRect()
    flow = next(f for f in workshop.flows.values() if in_view.contains(flows._flows[f.id].bounds))
    renamed = replace(flow, label="" if flow.label else "more")
    view.show_chain(replace(workshop, flows={**workshop.flows, flow.id: renamed}), "c")
    in_part = layer(view)
    side = 512 / view.scale_now
    assert flows.squares_kept == kept and seen
    assert sum(a.width() * a.height() for a in seen) < kept * side * side / 2
    flows._tiles.forget()
    assert far_apart(in_part, layer(view)) < 8


def far_apart(one, other):
    """Return by how many levels two pictures differ at most, on any of their pixels."""
    first, second = (np.array(image.constBits(), dtype=np.int16) for image in (one, other))
    return int(abs(first - second).max())


def test_a_click_on_a_line_or_its_words_takes_the_flow(view):
    labelled, box = next(iter(view.placed.labels.items()))
    assert view.drawing.flows.flow_at(QPointF(box.x + 0.1, box.y + 0.1)) == labelled
    for key, points in list(view.placed.flows.items())[:20]:
        (x0, y0), (x1, y1) = max(pairwise(points), key=lambda p: abs(p[0][0] - p[1][0]))
        found = view.drawing.flows.flow_at(QPointF((x0 + x1) / 2, (y0 + y1) / 2))
        assert found and found in view.placed.flows
        assert view.drawing.flows.outline(key).isValid()
    assert view.drawing.flows.flow_at(QPointF(-50, -50)) == ""


def test_what_is_paled_still_takes_a_click_and_what_is_hidden_does_not(view):
    view.choose(["b3"])
    view.show_related("pale")
    far = next(k for k, f in view.workshop.flows.items() if "b3" not in (f.origin, f.target))
    near = next(k for k, f in view.workshop.flows.items() if "b3" in (f.origin, f.target))
    flows = view.drawing.flows
    assert flows.opacity_of(far) < 0.5 and flows.opacity_of(near) == 1
    view.show_related("only")
    assert flows.opacity_of(far) == 0 and flows.opacity_of(near) == 1
    view.show_related("")
    assert flows.opacity_of(far) == 1


def test_paling_is_painted_piece_by_piece_and_an_edit_meanwhile_at_once(qtbot, view, workshop):
    def on_screen():
        return view.screen().grabWindow(view.winId()).toImage()

    view.choose(["b3"])
    view.viewport().repaint()
    before = on_screen()
    view.show_related("pale")
    assert view._still is not None
    qtbot.waitUntil(lambda: view._still is None)
    paled = on_screen()
    view.viewport().repaint()
    assert before != paled == on_screen()
    view.show_chain(moved(workshop), "c")
    assert view._still is None and view.related == "pale"


def test_few_changes_are_routed_at_once_and_the_best_ways_follow(qtbot, view, workshop):
    tasks = Tasks(view)
    view.ways.tasks = tasks
    after = moved(workshop)
    view.show_chain(after, "c")
    assert view.ways.busy
    for key, points in view.placed.flows.items():
        flow, (x, y) = after.flows[key], points[0]
        rect = view.ground.boxes[flow.origin].adjusted(-0.1, -0.1, 0.1, 0.1)
        assert rect.contains(QPointF(x, y))
    qtbot.waitUntil(lambda: not view.ways.busy)
    assert view.placed.flows == ways_of(view.placed, ends_of(after, view.placed))
    tasks.finish()


def test_an_edit_while_a_worker_is_seeking_is_not_overwritten_by_what_it_finds(
    qtbot, view, workshop
):
    tasks = Tasks(view)
    view.ways.tasks = tasks
    view.show_chain(moved(workshop), "c")
    last = moved(moved(workshop), "b7")
    view.show_chain(last, "c")
    qtbot.waitUntil(lambda: not view.ways.busy)
    assert view.placed.flows == ways_of(view.placed, ends_of(last, view.placed))
    tasks.finish()


def test_flows_follow_what_is_carried_and_go_back_when_it_is_dropped(view):
    before = layer(view)
    view.carry_flows(["b3"], QPointF(12, 9))
    carried = layer(view)
    assert carried != before
    view.carry_flows(["b3"], QPointF())
    assert layer(view) == before


def test_quick_ways_keep_what_stays_and_lead_to_what_moved(workshop):
    before, placed = layout(workshop, "c"), layout(moved(workshop), "c")
    ends = ends_of(workshop, placed)
    quick = quick_ways(before, placed, ends)
    assert quick.keys() == placed.flows.keys()
    touched = {k for k, e in ends.items() if "b3" in (e.origin, e.target)}
    assert {k for k in quick if quick[k] != before.flows[k]} == touched != set()


def changes(workshop):
    """Yield a workshop after a move, after a flow got another end, and after one is gone."""
    yield moved(workshop)
    flow = workshop.flows["f7"]
    other = replace(flow, target="b1", label="other")
    yield replace(workshop, flows={**workshop.flows, "f7": other})
    yield replace(workshop, flows={k: f for k, f in workshop.flows.items() if k != "f8"})


def test_ways_of_very_many_flows_are_lent_where_both_boxes_stay():
    many = made(420, 840)
    before = layout(many, "c")
    for changed in changes(many):
        placed, ends = layout(changed, "c"), ends_of(changed, layout(changed, "c"))
        found = plain_ways(before, ends_of(many, before), placed, ends)
        assert found == placed.flows
        lent = [key for key, way in found.items() if way is before.flows.get(key)]
        assert len(found) - 20 < len(lent)


@pytest.mark.parametrize("size", [(60, 120), (420, 840)])
def test_what_is_shown_after_changes_is_what_a_new_canvas_shows(qtbot, view, size):
    first = made(*size)
    view.show_chain(first, "c")
    for changed in changes(first):
        view.show_chain(changed, "c")
        anew = showing(qtbot, ChainView(), (1400, 900))
        anew.show_chain(changed, "c")
        assert view.placed == anew.placed
        flows, expected = view.drawing.flows, anew.drawing.flows
        assert flows.shown == expected.shown
        assert all(flows._flows[k].marks == expected._flows[k].marks for k in flows.shown)
        assert all(flows.boundingRect().contains(flows._flows[k].bounds) for k in flows.shown)
        assert all(view.item(b).marks == anew.item(b).marks for b in anew.placed.boxes)


def test_flows_lead_to_where_a_box_is_carried(workshop):
    placed = layout(workshop, "c")
    rect = replace(placed.boxes["b3"], x=placed.boxes["b3"].x + 7)
    every = ends_of(workshop, placed)
    ends = {k: e for k, e in every.items() if "b3" in (e.origin, e.target)}
    ways = carried_ways(placed, ends, {"b3": rect})
    assert ways.keys() == ends.keys()
    starts = [points[0][0] for k, points in ways.items() if ends[k].origin == "b3"]
    assert all(rect.x - 0.1 <= x <= rect.right + 0.1 for x in starts)


def test_only_the_squares_in_view_and_a_few_more_are_kept(view):
    view.zoom_to(4.0)
    bar, room = view.horizontalScrollBar(), view.viewport().size()
    for place in range(0, bar.maximum(), 300):
        bar.setValue(place)
        view.viewport().repaint()
    in_view = (room.width() // 512 + 2) * (room.height() // 512 + 2)
    most = 2 * in_view + 8
    assert (bar.maximum() // 512) * (room.height() // 512 + 1) > most
    assert 0 < view.drawing.flows.squares_kept <= most
