"""The chain canvas with 200 and 2,000 boxes, against one widget that paints as many from arrays."""

import random
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.table import worked

SIZES = ((200, 400), (2000, 4000))
_GOALS = {"build": 20.0, "full repaint": 2.0, "drag one": 2.0, "pan": 0.8}
# The peer needs 3 ms for 200 boxes: a frame may take 16, and an edit not block for 50.
_FEW_GOALS = {"edit one": 15.0, "full repaint": 2.0, "drag one": 4.0, "pan": 2.0}
_STAGES = 20
_ROUNDS = 15


def rows():
    """Yield (what, ours, theirs, goal, peer) for building, painting, dragging one and panning."""
    app = QApplication.instance() or QApplication([])
    _dress(app)
    for boxes, flows in SIZES:
        yield from _of_size(app, boxes, flows)


def _dress(app):
    from almere_roadmap.ui.drawing import fonts, look, style

    fonts.load_fonts()
    look.use("light", 100)
    style.apply(app)


def _of_size(app, boxes, flows):
    view, workshop = _shown(app, boxes, flows)
    peer = _Peer(view)
    peer.resize(view.size())
    peer.show()
    app.processEvents()
    told = f"canvas, {boxes:,} boxes, {flows:,} flows: "
    acts = _acts(app, view, workshop)
    for what, goal in (_FEW_GOALS if boxes < 1000 else _GOALS).items():
        theirs = {"build": peer.build}.get(what, peer.draw)
        peer_name = "one widget painting arrays"
        yield told + what, acts[what], theirs, goal, peer_name, None, worked, "ms", _ROUNDS
    for widget in (view, peer):
        widget.hide()
        widget.deleteLater()
    app.processEvents()


def _shown(app, boxes, flows):
    from almere_roadmap.ui.canvas.chain_view import ChainView

    workshop = made(boxes, flows)
    view = ChainView()
    view.resize(1280, 800)
    view.show()
    view.show_chain(workshop, "c")
    app.processEvents()
    assert len(view.placed.boxes) == boxes and len(view.placed.flows) == flows
    return view, workshop


def _acts(app, view, workshop):
    """Return what a person waits for, by name."""
    from almere_roadmap.ui.canvas.gesture import Pointer
    from almere_roadmap.ui.canvas.move import Move
    from almere_roadmap.ui.canvas.snap import Snap

    def build():
        view.show_chain(workshop, "")
        view.show_chain(workshop, "c")

    def repaint():
        view.viewport().repaint()

    told = SimpleNamespace(now=workshop, times=0)

    def edit():
        # In the window a worker then finds better ways of the flows; it would slow the peer here.
        view.ways.tasks = SimpleNamespace(aside=lambda *_work: None)
        told.times += 1
        box = replace(workshop.boxes["b7"], name=f"Another {told.times}", place=(0.0, told.times))
        told.now = replace(told.now, boxes={**workshop.boxes, "b7": box})
        view.show_chain(told.now, "c")
        view.viewport().repaint()

    taken = next(iter(view.ground.boxes))
    here = view.ground.boxes[taken].center()
    state = SimpleNamespace(by=0.0)

    def drag():
        if view.gesture is None:
            things = {taken: [view.item(taken)]}
            along = view.carry_flows
            view.gesture = Move(things, view.ground, taken, print, snap=Snap(), along=along)
            view.gesture.start(Pointer(here, view.at(here)))
        state.by = (state.by + 0.7) % 20
        to = here + QPointF(state.by, state.by)
        view._follow(Pointer(to, view.at(to)))
        app.processEvents()

    def pan():
        view.cancel()
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + 17 if bar.value() < bar.maximum() - 20 else 0)
        app.processEvents()

    return {
        "build": build,
        "full repaint": repaint,
        "drag one": drag,
        "pan": pan,
        "edit one": edit,
    }


def made(boxes, flows):
    """Return a workshop with one chain of so many boxes and flows, always the same."""
    from almere_roadmap.domain import ranks
    from almere_roadmap.domain.entities import Box, Chain, Flow, Stage
    from almere_roadmap.domain.words import ChainLane, Depth, FlowKind
    from almere_roadmap.domain.workshop import Workshop

    dice, lanes, kinds = random.Random(1), list(ChainLane), list(FlowKind)
    order = ranks.spread(max(boxes, _STAGES))
    stages = [
        Stage(id=f"s{n}", chain="c", name=f"Stage {n}", rank=order[n]) for n in range(_STAGES)
    ]
    parties = [
        Box(
            id=f"b{n}",
            chain="c",
            stage=f"s{n % _STAGES}",
            lane=lanes[0 if dice.random() < 0.6 else dice.randrange(1, 4)],
            name=f"Party number {n}",
            caption="does something",
            rank=order[n],
        )
        for n in range(boxes)
    ]
    joined = [
        Flow(
            id=f"f{n}",
            chain="c",
            origin=f"b{n % boxes}",
            target=f"b{(n % boxes + 1 + dice.randrange(_STAGES)) % boxes}",
            kind=kinds[n % 4],
            depth=list(Depth)[n % 4],
        )
        for n in range(flows)
    ]
    return Workshop(
        "bench",
        chains={"c": Chain(id="c", name="Big")},
        stages={s.id: s for s in stages},
        boxes={b.id: b for b in parties},
        flows={f.id: f for f in joined},
    )


class _Peer(QWidget):
    """Paints the rectangles, names and lines of a view from lists, as plainly as Qt can."""

    def __init__(self, view):
        super().__init__()
        self._view, self._scale = view, view.scale_now
        self.build()

    def build(self):
        """Gather what is painted."""
        placed, workshop = self._view.placed, self._view.workshop
        self._rects = [QRectF(r.x, r.y, r.width, r.height) for r in placed.boxes.values()]
        self._names = [workshop.boxes[box].name for box in placed.boxes]
        self._lines = [
            QLineF(QPointF(*a), QPointF(*b))
            for points in placed.flows.values()
            for a, b in pairwise(points)
        ]

    def draw(self):
        """Paint all of it now."""
        self.repaint()

    def paintEvent(self, event):
        """Paint what is in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        seen = QRectF(0, 0, self.width() / self._scale, self.height() / self._scale)
        painter.setPen(QColor("black"))
        painter.drawLines(self._lines)
        for rect, name in zip(self._rects, self._names, strict=True):
            if rect.intersects(seen):
                painter.drawRect(rect)
                painter.drawText(rect, name)
        painter.end()
