"""What is drawn on a surface, told to a screen reader as objects of their own.

Qt knows widgets only: a view of a thousand boxes is one empty rectangle to a screen reader.  A
widget with a field ``accessible_things`` becomes a list instead, of which every thing is an item
with a name, a place on the screen, and a state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from almere_roadmap.ui.drawing import look


class Things(Protocol):
    """What a surface shows, by key."""

    def order(self) -> Mapping[str, int]:
        """Return all things in reading order, with the number of each from 0."""

    def name(self, key: str) -> str:
        """Say what a thing is, in one line."""

    def description(self, key: str) -> str:
        """Say what more there is to know of it, "" for nothing."""

    def place(self, key: str) -> QRect:
        """Return where a thing is, in px of the widget."""

    def chosen(self) -> Sequence[str]:
        """Return the things that are chosen, the one with the focus first."""


def install() -> None:
    """Let Qt ask here for what a widget tells a screen reader."""
    QAccessible.installFactory(_made_for)


def tell_focus(widget: QWidget, key: str) -> None:
    """Let a screen reader go to a thing and say its name."""
    if not QAccessible.isActive():
        return
    surface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(surface, Surface):
        surface.forget_gone()
        thing = surface.thing(key)
        if thing is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(thing, QAccessible.Event.Focus))


def tell_changed(widget: QWidget) -> None:
    """Let a screen reader know that other things are on show."""
    if QAccessible.isActive():
        surface = QAccessible.queryAccessibleInterface(widget)
        if isinstance(surface, Surface):
            surface.forget_gone()
            event = QAccessible.Event.ObjectReorder
            QAccessible.updateAccessibility(QAccessibleEvent(surface, event))


_alive: list[QAccessibleInterface] = []
"""Qt keeps bare pointers to these until it deletes them itself: before that Python must not."""


def _kept(made: QAccessibleInterface) -> None:
    _alive[:] = [one for one in _alive if Shiboken.isValid(one)]
    _alive.append(made)


def _made_for(_kind: str, asked: QObject) -> QAccessibleInterface | None:
    things = getattr(asked, "accessible_things", None)
    if things is None or not isinstance(asked, QWidget):
        return None
    made = Surface(asked, things)
    _kept(made)
    return made


class Surface(QAccessibleWidget):
    """A widget as the list of what it shows."""

    def __init__(self, widget: QWidget, things: Things) -> None:
        """Tell what ``things`` knows of ``widget``."""
        super().__init__(widget, QAccessible.Role.List)
        self.shown, self.things = widget, things
        self._made: dict[str, Thing] = {}
        widget.destroyed.connect(lambda: _delete(self._made))

    def thing(self, key: str) -> Thing | None:
        """Return the object of a thing, None where there is none."""
        if key not in self.things.order():
            return None
        if key not in self._made:
            made = Thing(self.shown, self.things, key)
            _kept(made)
            QAccessible.registerAccessibleInterface(made)
            self._made[key] = made
        return self._made[key]

    def forget_gone(self) -> None:
        """Let go of the objects of things that are no longer shown."""
        gone = self._made.keys() - self.things.order().keys()
        _delete({key: self._made.pop(key) for key in gone})

    def childCount(self) -> int:
        """Return how many things there are."""
        return len(self.things.order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return one of the things."""
        keys = list(self.things.order())
        return self.thing(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which of the things one is, -1 for none of them."""
        if not isinstance(child, Thing) or child.shown is not self.shown:
            return -1
        return self.things.order().get(child.key, -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the smallest thing at a place on the screen."""
        here = self.shown.mapFromGlobal(QPoint(x, y))
        found = [(self.things.place(key), key) for key in self.things.order()]
        hit = [(p.width() * p.height(), key) for p, key in found if p.contains(here)]
        return self.thing(min(hit)[1]) if hit else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return what is chosen while the widget has the focus."""
        chosen = self.things.chosen() if self.shown.hasFocus() else ()
        return self.thing(chosen[0]) if chosen else None


class Thing(QAccessibleInterface):
    """One thing on a surface."""

    def __init__(self, widget: QWidget, things: Things, key: str) -> None:
        """Tell of the thing ``key``."""
        super().__init__()
        self.shown, self.things, self.key = widget, things, key

    def isValid(self) -> bool:
        """Tell whether the thing is still there."""
        return Shiboken.isValid(self.shown) and self.key in self.things.order()

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return none: a thing that is drawn is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window it is in."""
        return self.shown.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the list it is in."""
        return QAccessible.queryAccessibleInterface(self.shown)

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return none."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return none."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return none."""
        return None

    def text(self, kind: QAccessible.Text) -> str:
        """Say what it is, or what more there is to know."""
        told = {
            QAccessible.Text.Name: self.things.name,
            QAccessible.Text.Description: self.things.description,
        }
        return told[kind](self.key) if kind in told and self.isValid() else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave it as it is: a name is changed by typing on the surface."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        if not self.isValid():
            return QRect()
        place = self.things.place(self.key)
        return QRect(self.shown.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        """Return that it is one of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is chosen, has the focus and is in view."""
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        chosen = list(self.things.chosen())
        state.selectable = state.focusable = True
        state.selected = self.key in chosen
        state.focused = self.shown.hasFocus() and chosen[:1] == [self.key]
        state.offscreen = not self.shown.rect().intersects(self.things.place(self.key))
        state.invisible = not self.shown.isVisible()
        return state

    def foregroundColor(self) -> QColor:
        """Return the colour of ink."""
        return look.colour("ink")

    def backgroundColor(self) -> QColor:
        """Return the colour of paper."""
        return look.colour("paper")


def _delete(things: dict[str, Thing]) -> None:
    for thing in things.values():
        if Shiboken.isValid(thing):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(thing))
    things.clear()
