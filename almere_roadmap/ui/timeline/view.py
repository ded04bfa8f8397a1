"""The roadmap under the hand: what a press, a drag and a key on the timeline mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from almere_roadmap.analysis.roadmap.ripple import Dates
from almere_roadmap.domain.entities import Dependency
from almere_roadmap.figures.roadmap.layout import Bar, RoadmapLayout
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline import links
from almere_roadmap.ui.timeline.draw import Draw
from almere_roadmap.ui.timeline.ghosts import Ghost, ghosts, paint_ghosts
from almere_roadmap.ui.timeline.resize import Resize
from almere_roadmap.ui.timeline.shift import Moved, Shift, band_at, dates_told
from almere_roadmap.ui.timeline.surface import TimelineSurface
from almere_roadmap.ui.timeline.tray import dragged_item
from almere_roadmap.ui.timeline.under_bars import baseline_words
from almere_roadmap.ui.widgets.parts import label

_GRIP = 8
"""How near the end of a link, in px, a press takes that end."""
_EDGE = 5
"""How far from an edge of a bar, in px, a press pulls the edge."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What the timeline asks for when a gesture or key means an edit."""

    move: Callable[[str, Moved], object]
    resize: Callable[[str, str, str], object]
    draw: Callable[[str, str, str, QRectF], object]
    link: Callable[[str, str], object]
    relink: Callable[[str, str, str], object]
    remove: Callable[[str], object]
    select: Callable[[str], object]
    open: Callable[[str], object]
    menu: Callable[[str, Pointer], object]
    key: Callable[[QKeyEvent], bool]
    walk: Callable[[int], bool]
    drop: Callable[[str, Pointer], object]
    foresee: Callable[[str, str, str], Dates]


class TimelineView(TimelineSurface):
    """The timeline that can be worked on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``hands`` come from who edits."""
        super().__init__(parent)
        self.hands: Hands | None = None
        self._under = ""
        self.ghosts: Dates = {}
        """Where a proposed move would bring items, by id."""
        self._proposed: Dates = {}
        self._wanted_link: Dependency | None = None
        self._placed_ghosts: tuple[RoadmapLayout, Dates, Mapping[str, Ghost]]
        self._placed_ghosts = self.placed, self.ghosts, {}
        self.setAcceptDrops(True)
        self.hint = label(_("Draw in a layer to plan something, or press N."), "quiet")
        self.hint.setParent(self.viewport())
        ground, line = look.colour("panel").name(), look.colour("line").name()
        around = (
            f"border: 1px solid {line}; border-radius: {look.px(6)}px; padding: {look.px(12)}px"
        )
        self.hint.setStyleSheet(f"background: {ground}; {around};")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.relaid.connect(self._show_hint)

    def _show_hint(self) -> None:
        """Say on an empty roadmap what to do first."""
        empty = not self.workshop.items
        if empty:
            self.hint.adjustSize()
            room = self.viewport().rect()
            self.hint.move(room.center() - self.hint.rect().center())
            self.setAccessibleDescription(self.hint.text())
        self.hint.setVisible(empty)

    def gesture_for(self, pointer: Pointer) -> Gesture | None:
        """Pull a handle, an edge, a bar, or a new bar out of empty ground."""
        hands = self.hands
        if hands is None or pointer.button != Qt.MouseButton.LeftButton:
            return None
        handled = self._handle_at(pointer.scene)
        if handled is not None:
            return links.pull(self, handled[0], hands.link, left=handled[1])
        end = links.end_at(self, pointer.scene, self.near(_GRIP))
        if end is not None:
            return links.carry(self, end, hands.relink, hands.remove)
        key = self.key_at(pointer.scene)
        bar = self.placed.bar(key)
        if bar is not None:
            return self._on_bar(bar, pointer, hands)
        band = band_at(self.placed, pointer.scene.y())
        if band is None or key:
            return None
        unit = self.unit_at(pointer.scene.x())
        layer = band.layer.id
        return Draw(band, self.placed, unit, lambda s, e, rect: hands.draw(layer, s, e, rect))

    def _on_bar(self, bar: Bar, pointer: Pointer, hands: Hands) -> Gesture:
        item, rect = bar.item, self.rect_of(bar)
        unit = self.unit_at(pointer.scene.x())
        half_known = bar.is_open or bar.is_end
        # A small sign is taken by its outer part, which ends within its rectangle.
        edge = max(self.near(_EDGE), 0.3 * bar.height if half_known else 0.0)
        left = abs(pointer.scene.x() - rect.left()) <= edge
        right = abs(pointer.scene.x() - rect.right()) <= edge
        pulls = (left and not bar.is_open) or (right and not bar.is_end)
        if pulls and (half_known or not bar.is_point) and rect.width() > 3 * edge:

            def resized(start: str, end: str) -> None:
                hands.resize(item.id, start, end)

            return Resize(bar, self.placed, unit, resized, left=left and not bar.is_open)
        return Shift(
            self.item(item.id), bar, self.placed, unit, lambda moved: hands.move(item.id, moved)
        )

    def _follow(self, here: Pointer) -> None:
        """Let a bar follow the pointer, and show what would follow from that."""
        super()._follow(here)
        moving = self.gesture
        if self.hands is None or not isinstance(moving, Shift | Resize):
            return
        found = dict(self.hands.foresee(moving.item, *moving.dates))
        found.pop(moving.item, None)
        self.ghosts = found

    def show_ghosts(
        self, ghosts: Dates, link: Dependency | None = None, *, asks: bool = True
    ) -> None:
        """Show where a proposed move or ``link`` would bring items; it ``asks`` for an answer."""
        self.ghosts = self._proposed = ghosts
        self._wanted_link, self.asks = link, asks
        self.viewport().update()

    def _let_go(self) -> None:
        """Forget what the gesture would have done."""
        super()._let_go()
        self.ghosts = self._proposed

    def ghost_rects(self) -> list[QRectF]:
        """Return where the bars of a proposal stand, before and after."""
        found = self._drawn_ghosts().values()
        return [rect for made in found for rect in (self.rect_of(made.bar), made.rect)]

    def _drawn_ghosts(self) -> Mapping[str, Ghost]:
        """Return the ghosts, which are placed once and painted often."""
        placed, dates, _found = self._placed_ghosts
        if placed is not self.placed or dates is not self.ghosts:
            self._placed_ghosts = self.placed, self.ghosts, ghosts(self.placed, self.ghosts)
        return self._placed_ghosts[2]

    def paint_over(self, painter: QPainter) -> None:
        """Draw the ghosts of a proposal, and the frame of the selection over them."""
        paint_ghosts(painter, self.placed, self._drawn_ghosts(), self._pushing())
        super().paint_over(painter)

    def _pushing(self) -> list[Dependency]:
        """Return the dependencies between ghosts, and from the bar that is being moved."""
        moving = {self.selection, *self.ghosts}
        waits = self.workshop.dependencies.values() if self.ghosts else ()
        found = [d for d in waits if d.successor in self.ghosts and d.predecessor in moving]
        return [*found, self._wanted_link] if self._wanted_link else found

    def pressed(self, pointer: Pointer) -> None:
        """Select what is pressed."""
        self._under = ""
        on_end = links.end_at(self, pointer.scene, self.near(_GRIP))
        if on_end is not None:
            self.selection = self._under = on_end.link.id
        elif self.hands is not None and self._handle_at(pointer.scene) is None:
            self._under = self.key_at(pointer.scene)
            if self._under:
                self.selection = self._under
                self.viewport().update()

    def clicked(self, pointer: Pointer) -> None:
        """Select nothing by a click on empty ground."""
        if not self.key_at(pointer.scene):
            self.selection = ""

    def released(self) -> None:
        """Tell what is selected now, unless a gesture told something else already."""
        if self.hands is not None and not self.editor.isVisible():
            self.hands.select(self.selection)

    def opened(self, pointer: Pointer) -> None:
        """Type the title of a bar, or draw one of one unit."""
        if self.hands is None:
            return
        # The first click may have opened the inspector, and the bars made room for it.
        key = self._under or self.key_at(pointer.scene)
        if self.placed.bar(key) is not None:
            self.hands.open(key)
            return
        gesture = self.gesture_for(pointer)
        if isinstance(gesture, Draw):
            gesture.start(pointer)
            gesture.end(pointer)

    def asked(self, pointer: Pointer) -> None:
        """Offer what can be done here."""
        if self.hands is not None:
            self.hands.menu(self.key_at(pointer.scene), pointer)

    def menu_place(self) -> QPoint:
        """Return the middle of the selected bar, else of the view."""
        bar = self.placed.bar(self.selection)
        return self.at(self.rect_of(bar).center()) if bar else super().menu_place()

    def key(self, event: QKeyEvent) -> bool:
        """Leave keys to the hands."""
        return self.hands is not None and self.hands.key(event)

    def walk(self, count: int) -> bool:
        """Leave walking to the hands."""
        return self.hands is not None and self.hands.walk(count)

    def hovered(self, pointer: Pointer) -> None:
        """Show handles and dates of the bar under the pointer."""
        key = self.key_at(pointer.scene)
        if not key and self.hovering and self._handle_at(pointer.scene) is not None:
            key = self.hovering
        on_end = links.end_at(self, pointer.scene, self.near(_GRIP))
        key = on_end.link.id if on_end is not None else key
        if key == self.hovering:
            return
        self.hovering = key
        bar = self.placed.bar(key)
        self.tell(pointer, self._told(bar) if bar else "")
        self.viewport().update()

    def _told(self, bar: Bar) -> str:
        """Say what a bar is, when, and when it was to be before."""
        before = baseline_words(self.moved.get(bar.item.id))
        lines = (bar.item.title, dates_told(bar.item.start, bar.item.end), before)
        return "\n".join(line for line in lines if line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items from the tray."""
        event.setAccepted(bool(dragged_item(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take items from the tray."""
        event.setAccepted(bool(dragged_item(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        """Give an item from the tray a date."""
        item, place = dragged_item(event.mimeData()), event.position().toPoint()
        if item and self.hands is not None:
            event.acceptProposedAction()
            self.hands.drop(item, Pointer(self.mapToScene(place), place))
