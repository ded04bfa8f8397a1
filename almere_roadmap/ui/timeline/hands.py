"""What the timeline asks for, given to who answers it: gestures, keys and the menu."""

from __future__ import annotations

from PySide6.QtCore import Qt

from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.timeline.editing import Editing
from almere_roadmap.ui.timeline.keys import Keys
from almere_roadmap.ui.timeline.menu import make_menu
from almere_roadmap.ui.timeline.view import Hands


def lend_hands(editing: Editing) -> Keys:
    """Let the view of ``editing`` ask it for every edit; return who answers its keys."""
    keys, view = Keys(editing), editing.view

    def menu(key: str, pointer: Pointer) -> None:
        made = make_menu(editing, keys, key, pointer)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(view.viewport().mapToGlobal(pointer.view))

    view.hands = Hands(
        move=editing.move,
        resize=editing.resize,
        draw=editing.draw,
        link=editing.link,
        relink=editing.relink,
        remove=editing.delete,
        select=keys.select,
        open=editing.rename,
        menu=menu,
        key=keys.answer,
        walk=keys.walk,
        drop=editing.drop,
        foresee=editing.foresee,
    )
    return keys
