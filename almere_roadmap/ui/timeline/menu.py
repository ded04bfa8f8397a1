"""What a right click or the menu key on the timeline offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.timeline.editing import Editing
from almere_roadmap.ui.timeline.keys import Keys


def make_menu(editing: Editing, keys: Keys, key: str, pointer: Pointer) -> QMenu:
    """Return the menu for a bar, a link or empty ground at a place."""
    made, view = QMenu(editing.view), editing.view
    item = editing.bridge.workshop.items.get(key)
    if key:
        editing.bridge.select(key)
    if item is not None:
        _add_item_acts(made, editing, keys, item)
    elif key:
        _add(made, _("Undo the link"), "unlink", lambda: editing.delete(key))
    else:
        band = view.layer_at(pointer.scene)
        layer = band.layer.id if band else ""
        _add(made, _("Add an item here"), "plus", lambda: editing.add_at(layer, pointer))
        _add(made, _("Show all"), "maximize", view.fit)
        _add(made, _("Copy picture"), "copy", partial(editing.bridge.go, "picture:copy"))
    return made


def _add_item_acts(made: QMenu, editing: Editing, keys: Keys, item: Item) -> None:
    _add(made, _("Rename"), "pencil", lambda: editing.rename(item.id))
    kinds = (
        (ItemKind.MILESTONE, _("Make it a milestone"), "diamond"),
        (ItemKind.DECISION, _("Make it a decision"), "hexagon"),
        (ItemKind.ACTION, _("Make it an action"), "square"),
    )
    for kind, words, sign in kinds:
        if item.kind is not kind:
            _add(made, words, sign, partial(editing.change_kind, item.id, kind))
    undate = _("Take the date off")
    _add(made, undate, "clipboard-list", lambda: editing.schedule(item.id, start="", end=""))
    if item.track is not None:
        _add(made, _("Let it find its own row"), "move", lambda: editing.set_free(item.id))
    made.addSeparator()
    before, after = _("It waits for…"), _("Waiting for it…")
    _add(made, before, "link", lambda: keys.begin_link(item, waits=True))
    _add(made, after, "link", lambda: keys.begin_link(item, waits=False))
    made.addSeparator()
    _add(made, _("Delete"), "trash-2", lambda: editing.delete(item.id))


def _add(made: QMenu, words: str, sign: str, act: Callable[[], object]) -> None:
    action = made.addAction(icon(sign, "ink-2"), words)
    action.triggered.connect(lambda: act())
