"""A hand at the mouse: presses, drags and clicks on a surface, as Qt's own test events."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def at(board, scene: QPointF) -> QPoint:
    """Return a place of the scene in the viewport."""
    return board.mapFromScene(scene)


def click(board, scene, held=NONE, button=LEFT):
    QTest.mouseMove(board.viewport(), at(board, scene))
    QTest.mouseClick(board.viewport(), button, held, at(board, scene))


def double_click(board, scene):
    QTest.mouseDClick(board.viewport(), LEFT, NONE, at(board, scene))


def hover(board, scene):
    # A move to where the last test left the pointer would be no move at all.
    QTest.mouseMove(board.viewport(), QPoint(2, 2))
    QTest.mouseMove(board.viewport(), at(board, scene))


def press(board, scene, held=NONE, button=LEFT):
    QTest.mousePress(board.viewport(), button, held, at(board, scene))


def carry(board, start, end, held=NONE):
    """Move the pressed pointer in a few steps."""
    view = board.viewport()
    first, last = at(board, start), at(board, end)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, first + (last - first) * share)


def drag(board, start, end, held=NONE, button=LEFT):
    press(board, start, held, button)
    carry(board, start, end)
    QTest.mouseRelease(board.viewport(), button, held, at(board, end))


def wheel(qapp, board, scene, notches, held=NONE):
    from PySide6.QtGui import QWheelEvent

    place = at(board, scene)
    event = QWheelEvent(
        QPointF(place),
        QPointF(board.viewport().mapToGlobal(place)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(board.viewport(), event)
