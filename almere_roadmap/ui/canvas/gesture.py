"""What a gesture is: an object that lives from the first move of a drag to its end.

A gesture knows the surface and shows a preview; it does not know the document.  When it ends it
hands its result to the ``done`` callable it was made with, which makes at most one edit of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: on the scene (mm), in the viewport (px), and the keys held."""

    scene: QPointF
    view: QPoint
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    button: Qt.MouseButton = Qt.MouseButton.LeftButton

    @property
    def shift(self) -> bool:
        """Tell whether Shift is held."""
        return bool(self.keys & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        """Tell whether Ctrl is held."""
        return bool(self.keys & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        """Tell whether Alt is held."""
        return bool(self.keys & Qt.KeyboardModifier.AltModifier)


class Gesture:
    """A drag under way; a gesture that is left alone does nothing."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls = True
    strays = True
    """Whether a slip of the hand may do it unmeant, so that room-safe mode catches it."""

    def start(self, pointer: Pointer) -> None:
        """Begin where the button went down."""

    def follow(self, pointer: Pointer) -> None:
        """Show what would happen if the button came up here."""

    def end(self, pointer: Pointer) -> None:
        """Do it."""

    def cancel(self) -> None:
        """Put everything back as it was."""

    def areas(self) -> tuple[QRectF, ...] | None:
        """Return what the preview covers on the scene; None where it may be anything."""
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw the preview over the surface, in scene coordinates."""

    def tip(self) -> str:
        """Return the words to show beside the pointer."""
        return ""


Done = Callable[..., object]
