"""A surface to work on: it pans, zooms, and turns mouse and keys into gestures.

What can be done on the surface is decided by its heirs: ``gesture_for`` chooses the gesture when a
drag begins, ``clicked`` and ``opened`` answer a click and a double click.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QToolTip, QWidget

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.canvas.pan import Pan
from almere_roadmap.ui.canvas.zoom import ZoomView
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.tips import plain_tip

_EDGE = 28
"""How near the border of the view, in px, a drag begins to scroll it."""


class Board(ZoomView):
    """The view on a scene in millimetres.

    Signals:
        caught(): room-safe mode stopped a drag that would have moved something.
    """

    caught = Signal()

    with_ctrl: frozenset[Qt.Key] = frozenset(
        {
            Qt.Key.Key_Plus,
            Qt.Key.Key_Equal,
            Qt.Key.Key_Minus,
            Qt.Key.Key_0,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        }
    )
    """What means something here together with Ctrl, whatever it means in the window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty surface; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setAccessibleName(name)
        self.setObjectName("board")
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundBrush(look.colour("paper"))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.gesture: Gesture | None = None
        self._pressed: Pointer | None = None
        self._space = False
        self.is_safe = False
        """Whether a drag moves nothing."""
        self._apply_zoom()

    # What heirs answer.

    def gesture_for(self, pointer: Pointer) -> Gesture | None:
        """Return what a drag from here does."""
        return None

    def pressed(self, pointer: Pointer) -> None:
        """Answer the button going down."""

    def clicked(self, pointer: Pointer) -> None:
        """Answer a click: the button came up where it went down."""

    def resting_cursor(self) -> Qt.CursorShape:
        """Return the pointer while nothing is under way."""
        return Qt.CursorShape.ArrowCursor

    def released(self) -> None:
        """Tell others what was pressed: not earlier, as that may change the room there is."""

    def opened(self, pointer: Pointer) -> None:
        """Answer a double click."""

    def hovered(self, pointer: Pointer) -> None:
        """Answer the pointer passing without a button."""

    def asked(self, pointer: Pointer) -> None:
        """Answer a right click or the menu key."""

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key; return whether it meant something here."""
        return False

    def walk(self, count: int) -> bool:
        """Choose the next thing (the one before when negative); False leaves the surface."""
        return False

    def menu_place(self) -> QPoint:
        """Return where in the viewport the menu key opens its menu."""
        return self.viewport().rect().center()

    # The mouse.

    def pointer(self, event: QMouseEvent) -> Pointer:
        """Return where an event happened."""
        place = event.position().toPoint()
        return Pointer(self.mapToScene(place), place, event.modifiers(), event.button())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the press; what it becomes shows when the pointer moves."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.RightButton or self.gesture is not None:
            event.accept()
            return
        self._pressed = self.pointer(event)
        if not self._pans(self._pressed):
            self.pressed(self._pressed)
        event.accept()

    def _pans(self, pointer: Pointer) -> bool:
        return self._space or pointer.button == Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the gesture after a few px, and let it follow."""
        here = self.pointer(event)
        if self._pressed is None:
            self.hovered(here)
        elif self.gesture is not None:
            self._follow(here)
        elif self._is_drag(here):
            self._begin(self._pressed)
            self._follow(here)
        event.accept()

    def _is_drag(self, here: Pointer) -> bool:
        assert self._pressed is not None
        gone = here.view - self._pressed.view
        return gone.manhattanLength() >= QApplication.startDragDistance()

    def _begin(self, pressed: Pointer) -> None:
        self.gesture = Pan(self) if self._pans(pressed) else self.gesture_for(pressed)
        if self.gesture is not None and self.gesture.strays and self.is_safe:
            self.gesture = Gesture()
            self.caught.emit()
        if self.gesture is not None:
            self.viewport().setCursor(self.gesture.cursor)
            self.gesture.start(pressed)
            # What lay over it goes, and the whole preview comes; later only what changes.
            self.viewport().update()

    def _follow(self, here: Pointer) -> None:
        if self.gesture is None:
            return
        if self.gesture.scrolls:
            self._scroll_at_edge(here.view)
            here = Pointer(self.mapToScene(here.view), here.view, here.keys, here.button)
        before = self.gesture.areas()
        self.gesture.follow(here)
        words = self.gesture.tip()
        if words:
            self.tell(here, words)
        self._update_preview(before, self.gesture.areas())

    def _update_preview(
        self, before: tuple[QRectF, ...] | None, after: tuple[QRectF, ...] | None
    ) -> None:
        """Paint anew where a preview was or is: painting all would not keep up with the hand."""
        if before is None or after is None:
            self.viewport().update()
            return
        for area in (r for r in (*before, *after) if (r in before) != (r in after)):
            seen = self.mapFromScene(area).boundingRect()
            self.viewport().update(seen.adjusted(-4, -4, 4, 4))

    def tell(self, pointer: Pointer, words: str) -> None:
        """Show words beside the pointer, as typed; "" hides them."""
        place = self.viewport().mapToGlobal(pointer.view)
        QToolTip.showText(place, plain_tip(words), self.viewport())

    def _scroll_at_edge(self, place: QPoint) -> None:
        room = self.viewport().rect()
        across = (place.x() > room.right() - _EDGE) - (place.x() < room.left() + _EDGE)
        down = (place.y() > room.bottom() - _EDGE) - (place.y() < room.top() + _EDGE)
        self._scroll_by(across / 3, down / 3)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture, or answer the click."""
        pressed, gesture = self._pressed, self.gesture
        here = self.pointer(event)
        if pressed is None or here.button != pressed.button:
            event.accept()
            return
        self._let_go()
        if gesture is not None:
            gesture.end(here)
        elif not self._pans(pressed) and not self._was_drag(pressed, here):
            self.clicked(pressed)
        if not self._pans(pressed):
            self.released()
        self.viewport().update()
        event.accept()

    def _was_drag(self, pressed: Pointer, here: Pointer) -> bool:
        gone = here.view - pressed.view
        return gone.manhattanLength() >= QApplication.startDragDistance()

    def _let_go(self) -> None:
        self._pressed, self.gesture = None, None
        self._show_cursor()
        QToolTip.hideText()

    def _show_cursor(self) -> None:
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().setCursor(self.resting_cursor())

    def cancel(self) -> bool:
        """Break off the gesture under way; return whether there was one."""
        gesture = self.gesture
        if gesture is None:
            return False
        self._let_go()
        gesture.cancel()
        self.viewport().update()
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is there, or make something."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.opened(self.pointer(event))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.menu_place() if by_key else self.viewport().mapFromGlobal(event.globalPos())
        self.asked(Pointer(self.mapToScene(place), place))
        event.accept()

    # The keyboard.

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the shortcuts of the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        types = held in plain and bool(event.text().strip())
        if types or (held == Qt.KeyboardModifier.ControlModifier and event.key() in self.with_ctrl):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Walk along the things on the surface with Tab, and on beyond the last."""
        return self.walk(1 if onward else -1) or super().focusNextPrevChild(onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, pan, break off; the rest is for heirs."""
        event.setAccepted(self._zoom_key(event) or self._hold_key(event) or self.key(event))
        if not event.isAccepted():
            # The view's own answers to arrows and the like would scroll it away.
            event.ignore()

    def _hold_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.cancel()
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._space = True
            self._show_cursor()
            return True
        return False

    def _zoom_key(self, event: QKeyEvent) -> bool:
        held, key = event.modifiers(), event.key()
        if held & Qt.KeyboardModifier.ControlModifier:
            if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
                self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
                return True
            if key == Qt.Key.Key_0:
                self.zoom_back()
                return True
        if held == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_1, Qt.Key.Key_Exclam):
            self.fit()
            return True
        return False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the hand go with the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            if self.gesture is None:
                self._show_cursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget keys whose release will not arrive."""
        self._space = False
        self.viewport().update()
        super().focusOutEvent(event)

    # Painting.

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Draw what lies over the records: selection, handles, and the gesture's preview."""
        self.paint_over(painter)
        if self.gesture is not None:
            self.gesture.paint(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Draw the overlay in scene coordinates."""

    def near(self, px: float) -> float:
        """Return a length on the screen as a length on the scene."""
        return look.px(1) * px / self.scale_now if self.scale_now else px

    def at(self, scene: QPointF) -> QPoint:
        """Return a place of the scene in the viewport."""
        return self.mapFromScene(scene)
