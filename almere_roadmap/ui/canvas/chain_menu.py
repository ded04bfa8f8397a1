"""The menu of a right click on the chain canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu, QWidget

from almere_roadmap.analysis.names import DEPTH, FLOW
from almere_roadmap.domain.words import Depth, FlowKind
from almere_roadmap.i18n import _
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.chain_editing import ChainEditing
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.icons import icon
from almere_roadmap.verbs.chains import place_box
from almere_roadmap.verbs.records import move


def chain_menu(editing: ChainEditing, key: str, pointer: Pointer, parent: QWidget) -> QMenu:
    """Return what can be done with a box, a flow, a stage or here."""
    made, view = QMenu(parent), editing.view
    if key and key not in view.chosen:
        editing.select([key])
    if key in view.placed.boxes:
        _box(made, editing, key)
    elif key in view.placed.flows:
        _flow(made, editing)
    elif key in editing.workshop.stages:
        _stage(made, editing, key)
    else:
        cell = view.ground.cell_at(pointer.scene)
        add_act(made, _("New box here"), "plus", partial(editing.open, "", pointer.scene))
        made.setEnabled(cell is not None)
        everything = list(view.placed.boxes)
        add_act(made, _("Choose all"), "square-dashed", lambda: editing.select(everything))
        add_act(made, _("Fit all"), "maximize", view.fit)
    return made


def _box(made: QMenu, editing: ChainEditing, key: str) -> None:
    add_act(made, _("Rename"), "pencil", lambda: editing.rename(key))
    add_act(made, _("Add a connected box"), "waypoints", partial(_grow, editing, key))
    if editing.workshop.boxes[key].place:
        words = _("Leave its place to the layout")
        leave = partial(editing.bridge.attempt, place_box, key, place=())
        add_act(made, words, "layout-grid", leave)
    made.addSeparator()
    add_act(made, _("Delete with its flows"), "trash-2", editing.delete)


def _grow(editing: ChainEditing, key: str) -> None:
    """Ask for a box to the right, or in the same cell at the right border."""
    here = editing.view.ground.cell_of[key]
    cell = editing.view.ground.beside(here, 1, 0) or here
    editing.ask(editing.view.free_slot(cell), lambda name: editing.grow(key, cell, name))


def _flow(made: QMenu, editing: ChainEditing) -> None:
    kind, depth = editing.pen()
    for one in FlowKind:
        act = made.addAction(capital(_(FLOW[one])))
        act.setCheckable(True)
        act.setChecked(one is kind)
        act.triggered.connect(partial(_set_kind, editing, one))
    made.addSeparator()
    for deep in Depth:
        act = made.addAction(capital(_(DEPTH[deep])))
        act.setCheckable(True)
        act.setChecked(deep is depth)
        act.triggered.connect(partial(_set_depth, editing, deep))
    made.addSeparator()
    flow = editing.view.flows[0]
    add_act(made, _("Say what flows here"), "pencil", lambda: editing.label(flow))
    add_act(made, _("Delete"), "trash-2", editing.delete)


def _set_kind(editing: ChainEditing, kind: FlowKind, _checked: bool = False) -> None:
    editing.set_kind(kind)


def _set_depth(editing: ChainEditing, depth: Depth, _checked: bool = False) -> None:
    editing.set_depth(depth)


def _stage(made: QMenu, editing: ChainEditing, key: str) -> None:
    stages = editing.stages()
    place = stages.index(key)
    add_act(made, _("Rename"), "pencil", lambda: editing.open(key, QPointF()))
    if place:
        before = stages[place - 1]
        earlier = partial(editing.bridge.attempt, move, "stages", key, before)
        add_act(made, _("Move to the left"), "chevron-left", earlier)
    if place < len(stages) - 1:
        after = stages[place + 2] if place + 2 < len(stages) else ""
        later = partial(editing.bridge.attempt, move, "stages", key, after)
        add_act(made, _("Move to the right"), "chevron-right", later)
    made.addSeparator()
    add_act(made, _("Delete with its boxes"), "trash-2", editing.delete)


def add_act(made: QMenu, words: str, sign: str, act: Callable[[], object]) -> None:
    """Add an entry to a menu."""
    made.addAction(icon(sign, "ink-2"), words).triggered.connect(lambda: act())
