"""The facilitator's side of the second screen: choose what it shows, point, come closer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.audience import shows
from almere_roadmap.ui.audience.picture import RoomPicture
from almere_roadmap.ui.audience.room import Room
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.widgets.parts import button, caption, row, set_tip, tool_button

_WIDE = 400


class Miniature(QWidget):
    """The second screen, small: the pointer on it is a red light there, wheel and drag move it."""

    def __init__(self, room: Room) -> None:
        """Show what stands in a room."""
        super().__init__()
        self.room = room
        self.lights, self.picture = True, RoomPicture()
        self._held: QPointF | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What the room sees"))
        room.changed.connect(self._on_changed)
        room.lit.connect(self.update)
        self._on_changed()

    def _on_changed(self) -> None:
        self.setAccessibleDescription(self.room.alt)
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the shape of the second screen."""
        size = self.room.size
        return round(width * size.height() / size.width())

    def sizeHint(self) -> QSize:
        """Return a size at which one sees what it is."""
        return QSize(look.px(_WIDE), self.heightForWidth(look.px(_WIDE)))

    @property
    def scale(self) -> float:
        """Return how many px here a millimetre of the second screen takes."""
        size = self.room.size
        return min(self.width() / size.width(), self.height() / size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        size = self.room.size * self.scale
        painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
        self.picture.paint(painter, self.room, self.scale)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the drawing."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the drawing, or move the red light."""
        if self._held is not None:
            self.room.carry((event.position() - self._held) / self.scale)
            self._held = event.position()
        elif self.lights:
            self.room.shine(event.position() / self.scale)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        self.room.trail.put_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer at the pointer."""
        self.room.zoom(event.angleDelta().y() / 120, event.position() / self.scale)
        event.accept()


class Console(QWidget):
    """A small window of its own over the main one."""

    def __init__(self, room: Room, window: QWidget) -> None:
        """Steer a room from beside the main window."""
        super().__init__(window, Qt.WindowType.Tool)
        self.room = room
        self.setWindowTitle(_("Screen for the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAutoFillBackground(True)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, look.colour("panel"))
        self.setPalette(colours)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("What the room sees"))
        self.choice.activated.connect(self._on_chosen)
        self.miniature = Miniature(room)
        self.told = caption("")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(12),) * 4)
        lay.setSpacing(look.px(8))
        lay.addLayout(row(self.choice, self._make_bright(), gap=8))
        lay.addWidget(self.miniature)
        lay.addLayout(self._make_aims())
        lay.addWidget(self.told)
        room.changed.connect(self._show)
        room.redrawn.connect(self._fill)
        self._fill()
        self._show()

    def _make_bright(self) -> QToolButton:
        self.bright = tool_button(
            "sun", _("Dark on light, for a room that cannot be darkened"), checkable=True
        )
        self.bright.clicked.connect(self.room.brighten)
        return self.bright

    def _make_aims(self) -> QVBoxLayout:
        self.readable = button(_("Readable"), "type")
        set_tip(self.readable, _("Large enough to read, from the top left on"))
        self.readable.clicked.connect(self.room.readable)
        self.whole = button(_("Whole"), "maximize")
        set_tip(self.whole, _("All of it; letters may be small"))
        self.whole.clicked.connect(self.room.whole)
        self.follows = button(_("Follow selection"), "target")
        self.follows.setCheckable(True)
        set_tip(self.follows, _("Go to whatever is selected in the main window"))
        self.follows.clicked.connect(self.room.follow_selection)
        words = _("The pointer is a red light there")
        self.light = tool_button("flashlight", words, checkable=True)
        self.light.setChecked(True)
        self.light.toggled.connect(self._on_light)
        lay = QVBoxLayout()
        lay.addLayout(row(self.readable, self.whole, self.follows, 0, self.light, gap=8))
        return lay

    def _fill(self) -> None:
        """Offer what can be shown now."""
        found = shows.shows(self.room.bridge.workshop)
        offered = [self.choice.itemData(n) for n in range(self.choice.count())]
        if offered != [show.key for show in found]:
            self.choice.clear()
            for show in found:
                self.choice.addItem(icon(show.icon, "ink-2"), show.name, show.key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(self.room.key)))

    def _show(self) -> None:
        state, has_sheet = self.room.bridge.state, self.room.sheet is not None
        self.bright.setChecked(self.room.bright)
        self.follows.setChecked(bool(state.get("audience.follows")))
        for part in (self.readable, self.whole, self.follows):
            part.setEnabled(has_sheet)
        self.told.setText(self.room.told)

    def _on_chosen(self, place: int) -> None:
        self.room.show(str(self.choice.itemData(place)))

    def _on_light(self, on: bool) -> None:
        self.miniature.lights = on
        self.room.trail.put_out()

    def stand_beside(self, window: QWidget) -> None:
        """Stand at the lower right of a window."""
        self.adjustSize()
        corner = window.geometry().bottomRight()
        edge = look.px(40)
        self.move(corner.x() - self.width() - edge, corner.y() - self.height() - edge)
