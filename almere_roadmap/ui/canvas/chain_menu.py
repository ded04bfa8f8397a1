"""The menu of a right click on the chain canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from almere_roadmap.analysis.names import DEPTH, FLOW
from almere_roadmap.domain.words import Depth, FlowKind
from almere_roadmap.i18n import N_, _
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.align import Line
from almere_roadmap.ui.canvas.chain_editing import ChainEditing
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.canvas.tools import Tool
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.verbs.canvas import leave_to_layout
from almere_roadmap.verbs.canvas_notes import print_frame
from almere_roadmap.verbs.records import move


def chain_menu(editing: ChainEditing, key: str, pointer: Pointer, parent: QWidget) -> QMenu:
    """Return what can be done with what is chosen, with a stage, or here."""
    made, view = QMenu(parent), editing.view
    if key and key not in view.chosen:
        editing.select(view.with_bundles([key]))
    if key in view.ground.things:
        _thing(made, editing, key)
    elif key in view.placed.frames:
        _frame(made, editing, key)
    elif key in view.placed.flows:
        _flow(made, editing)
    elif key in editing.workshop.stages:
        _stage(made, editing, key)
    elif key in view.placed.gap_keys:
        add_act(made, _("Place a party here"), "plus", partial(editing.fill_gap, key))
    else:
        _ground(made, editing, pointer.scene)
    for act in made.actions():
        act.setEnabled(act.isEnabled() and (editing.may_edit() or act.data() == _LOOKS))
    return made


_LOOKS = "looks"
"""Marks entries that change nothing."""


def _ground(made: QMenu, editing: ChainEditing, scene: QPointF) -> None:
    view = editing.view
    view.cell = view.ground.cell_at(scene)
    add_act(made, _("New box here"), "plus", partial(editing.open, "", scene))
    for tool, words, sign in (
        (Tool.NOTE, _("Sticky notes here"), "sticky-note"),
        (Tool.TEXT, _("Text here"), "type"),
        (Tool.FRAME, _("Frame what is seen"), "frame"),
    ):
        add_act(made, words, sign, partial(editing.tools.press, tool))
    pasted = editing.tools.paste
    add_act(made, _("Paste lines as sticky notes"), "clipboard-list", pasted, keys="Ctrl+V")
    made.addSeparator()
    everything = list(view.ground.things)
    add_act(made, _("Choose all"), "square-dashed", partial(editing.select, everything), looks=True)
    add_act(made, _("Fit all"), "maximize", view.fit, looks=True)
    copied = partial(editing.bridge.go, "picture:copy")
    add_act(made, _("Copy picture"), "copy", copied, looks=True)
    snap = view.snap
    for words, act, keys, is_on in (
        (_("Catch at guides"), editing.toggle_guides, "Alt+S", snap.guides),
        (_("Show the grid"), editing.toggle_grid, "Ctrl+'", snap.grid),
    ):
        entry = add_act(made, words, "", act, keys=keys, looks=True)
        entry.setCheckable(True)
        entry.setChecked(is_on)
    if view.related:
        add_act(made, _("Show everything again"), "eye", partial(view.show_related, ""), looks=True)


def _thing(made: QMenu, editing: ChainEditing, key: str) -> None:
    view, things = editing.view, editing.things
    is_box, several = key in view.placed.boxes, len(view.things) > 1
    add_act(made, _("Open"), "panel-right", partial(editing.show_details, key), looks=True)
    words = _("Rename") if is_box else _("Write anew")
    add_act(made, words, "pencil", partial(editing.open, key, QPointF()))
    add_act(made, _("Duplicate"), "copy", things.duplicate, keys="Ctrl+D")
    if is_box:
        made.addSeparator()
        add_act(made, _("Add a connected box"), "waypoints", partial(_grow, editing, key))
        relate = partial(editing.tools.press, Tool.ARROW)
        add_act(made, _("Add a flow to another box"), "move-up-right", relate, keys="A")
        pale, only = (partial(view.show_related, how) for how in ("pale", "only"))
        add_act(made, _("Highlight what is related"), "lightbulb", pale, looks=True)
        add_act(made, _("Show only what is related"), "filter", only, looks=True)
    made.addSeparator()
    is_locked = all(map(view.is_locked, view.things))
    words, sign = (_("Unlock"), "lock-open") if is_locked else (_("Lock"), "lock")
    add_act(made, words, sign, things.lock, keys="Ctrl+L")
    if several:
        add_act(made, _("Group together"), "group", things.group, keys="Ctrl+G")
        _aligning(made, editing)
    if len(view.with_bundles([key])) > 1:
        add_act(made, _("Ungroup"), "ungroup", things.ungroup, keys="Ctrl+Shift+G")
    add_act(made, _("Forwards"), "chevron-down", partial(things.order, 1), keys="Ctrl+]")
    add_act(made, _("Backwards"), "chevron-up", partial(things.order, -1), keys="Ctrl+[")
    by_hand = [k for k in view.things if view.has_own_place(k)]
    if by_hand:
        leave = partial(editing.bridge.attempt, leave_to_layout, by_hand)
        add_act(made, _("Leave its place to the layout"), "layout-grid", leave)
    made.addSeparator()
    words = _("Delete with its flows") if is_box else _("Delete")
    add_act(made, words, "trash-2", editing.delete, keys="Del")


_LINES = (
    (Line.LEFT, N_("Left sides"), "align-start-vertical"),
    (Line.CENTRE, N_("Centres"), "align-center-vertical"),
    (Line.RIGHT, N_("Right sides"), "align-end-vertical"),
    (Line.TOP, N_("Upper sides"), "align-start-horizontal"),
    (Line.MIDDLE, N_("Middles"), "align-center-horizontal"),
    (Line.BOTTOM, N_("Lower sides"), "align-end-horizontal"),
)


def _aligning(made: QMenu, editing: ChainEditing) -> None:
    """Add the ways to put several things in line."""
    menu = made.addMenu(icon("align-start-vertical", "ink-2"), _("Align with the first"))
    for line, words, sign in _LINES:
        add_act(menu, _(words), sign, partial(editing.things.align, line))
    menu.addSeparator()
    for words, across in ((_("Equal room across"), True), (_("Equal room down"), False)):
        spread = partial(editing.things.distribute, across=across)
        add_act(menu, words, "arrow-left-right" if across else "move", spread)


def _frame(made: QMenu, editing: ChainEditing, key: str) -> None:
    add_act(made, _("Go to this frame"), "maximize", partial(editing.go_to_frame, key), looks=True)
    add_act(made, _("Rename"), "pencil", partial(editing.rename, key), keys="F2")
    printed = editing.workshop.frames[key].as_figure
    switch = partial(editing.bridge.attempt, print_frame, key, on=not printed)
    entry = add_act(made, _("Print as a figure of the report"), "", switch)
    entry.setCheckable(True)
    entry.setChecked(printed)
    is_locked = editing.view.is_locked(key)
    words, sign = (_("Unlock"), "lock-open") if is_locked else (_("Lock"), "lock")
    add_act(made, words, sign, editing.things.lock, keys="Ctrl+L")
    made.addSeparator()
    add_act(made, _("Delete the frame only"), "trash-2", editing.delete, keys="Del")


def _grow(editing: ChainEditing, key: str) -> None:
    """Ask for a box to the right, or in the same cell at the right border."""
    here = editing.view.ground.cell_of[key]
    cell = editing.view.ground.beside(here, 1, 0) or here
    slot = editing.view.free_slot(cell)
    editing.ask(slot, lambda name: editing.grow(key, cell, name), second=_("Second line"))


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
    directed = editing.workshop.flows[flow].directed
    both = made.addAction(icon("arrow-left-right", "ink-2"), _("Runs both ways"))
    both.setCheckable(True)
    both.setChecked(not directed)
    both.triggered.connect(lambda: editing.set_directed(on=not directed))
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


def add_act(
    made: QMenu,
    words: str,
    sign: str,
    act: Callable[[], object],
    *,
    keys: str = "",
    looks: bool = False,
) -> QAction:
    """Add an entry to a menu and return it.

    ``keys`` are shown after it, ``looks`` tells it changes nothing; what can be
    ticked has no ``sign``: the tick takes its place.
    """
    text = f"{words}\t{keys}" if keys else words
    entry = made.addAction(icon(sign, "ink-2"), text) if sign else made.addAction(text)
    entry.setData(_LOOKS if looks else "")
    entry.triggered.connect(lambda: act())
    return entry
