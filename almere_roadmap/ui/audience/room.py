"""What stands on the second screen now: what is shown, how much of it, and the red light."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

from almere_roadmap.analysis.choosing.voting import current_round, read_out, tally
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import hall_sheet
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.figures.chain.placed import corners_to_rect
from almere_roadmap.figures.choosing.hall import vote_board
from almere_roadmap.figures.hall_sheet import Aim, Sheet
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.theme import BRIGHT_HALL, HALL, Palette
from almere_roadmap.ui.audience import shows
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.laser import Trail
from almere_roadmap.ui.canvas.sectors import party_of
from almere_roadmap.ui.places import rect_of
from almere_roadmap.ui.tasks import Task

_STEP = 1.2
"""How much closer one notch of the wheel comes."""


class Room(QObject):
    """Follows the workshop; nothing here changes it.

    Signals:
        changed(): something else is to be seen.
        redrawn(): the drawing itself was made anew; sent before ``changed``.
        lit(): the red light moved, and nothing else.
    """

    changed = Signal()
    redrawn = Signal()
    lit = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Show the vote until something else is chosen."""
        super().__init__(bridge)
        self.bridge = bridge
        self.size = QSizeF(338.7, 190.5)
        self.sheet: Sheet | None = None
        self.aim = Aim(1.0, 0.0, 0.0)
        self.board = Figure(1, 1, ())
        self.trail = Trail(self, self.lit.emit)
        self.version = 0
        """Counts how often the drawing was made anew."""
        self._task: Task | None = None
        self._framed = ""
        self._whole = self._framed_whole = False
        bridge.changed.connect(self.refresh)
        bridge.opened.connect(self.refresh)
        bridge.mode_changed.connect(self.refresh)
        bridge.selected.connect(self._on_selected)
        bridge.pointed.connect(self._on_pointed)

    @property
    def key(self) -> str:
        """Return what is shown: the vote where what was chosen is gone."""
        key = str(self.bridge.state.get("audience.shows", shows.VOTE))
        return key if shows.can_show(self.bridge.workshop, key) else shows.VOTE

    def show(self, key: str) -> None:
        """Show something else from now on."""
        self.bridge.state["audience.shows"] = key
        self._whole = False
        self.trail.put_out()
        self.refresh()

    def resize(self, size: QSizeF) -> None:
        """Fit everything on a screen of so many mm."""
        if size != self.size:
            self.size, self._framed = size, ""
            self.refresh()

    def refresh(self, _changes: object = None) -> None:
        """Draw what is shown from the workshop as it is now; all but a vote in the background."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        workshop, key, size = self.bridge.workshop, self.key, self.size
        if key == shows.VOTE:
            self._take_board(_vote(workshop, size, str(self.bridge.state.get("phones", ""))))
            return
        whole, sides = self._whole, (size.width(), size.height())
        work = partial(shows.made, workshop, key, *sides, whole=whole)
        self._task = self.bridge.tasks.aside(work, partial(self._on_made, key, whole))

    def _on_made(self, key: str, whole: bool, found: Sheet | str) -> None:
        self._task = None
        if isinstance(found, str):
            self._take_board(_said(found, self.size))
            return
        self.sheet = found
        anew = (key, whole) != (self._framed, self._framed_whole)
        self._framed, self._framed_whole = key, whole
        begun = hall_sheet.all_of(found) if whole else hall_sheet.begun(found)
        self.aim = begun if anew else hall_sheet.kept(found, self.aim)
        self._tell_anew()

    def _take_board(self, board: Figure) -> None:
        self.sheet, self.board, self._framed = None, board, ""
        self._tell_anew()

    @property
    def bright(self) -> bool:
        """Tell whether it is dark on light, for a room that cannot be darkened."""
        return bool(self.bridge.state.get("audience.bright"))

    @property
    def palette(self) -> Palette:
        """Return the colours of the second screen, whatever those of the main window."""
        return BRIGHT_HALL if self.bright else HALL

    def brighten(self, on: bool) -> None:
        """Draw dark on light, or light on dark."""
        self.bridge.state["audience.bright"] = on
        self.changed.emit()

    def follow_selection(self, on: bool) -> None:
        """Go to whatever is selected from now on, or not."""
        self.bridge.state["audience.follows"] = on
        if on:
            self.go_to(self.bridge.selection)

    def _tell_anew(self) -> None:
        self.version += 1
        self.redrawn.emit()
        self.changed.emit()

    @property
    def alt(self) -> str:
        """Return in words what is on show."""
        return self.sheet.alt if self.sheet else self.board.alt

    @property
    def told(self) -> str:
        """Say how much of the drawing is seen."""
        return hall_sheet.told(self.sheet, self.aim) if self.sheet else self.board.alt

    # Moving about.

    def _aim(self, aim: Aim) -> None:
        if self.sheet is not None:
            self.aim = hall_sheet.kept(self.sheet, aim)
            self.changed.emit()

    def readable(self) -> None:
        """Show it large enough to read, from the top left on."""
        if self._whole:
            self._whole = False
            self.refresh()
        elif self.sheet is not None:
            self._aim(hall_sheet.begun(self.sheet))

    def whole(self) -> None:
        """Show all of it, drawn as large as the screen lets it be."""
        if not self._whole:
            self._whole = True
            self.refresh()
        elif self.sheet is not None:
            self._aim(hall_sheet.all_of(self.sheet))

    def carry(self, by: QPointF) -> None:
        """Carry the drawing by so many mm of the screen."""
        here = self.aim
        self._aim(Aim(here.zoom, here.x - by.x() / here.zoom, here.y - by.y() / here.zoom))

    def zoom(self, notches: float, at: QPointF) -> None:
        """Come closer to a place of the screen, or go away from it."""
        if self.sheet is not None:
            place = at.x(), at.y()
            self._aim(hall_sheet.zoomed(self.sheet, self.aim, _STEP**notches, place))

    def go_to(self, selection: str) -> bool:
        """Go to what is selected, or to a frame of the chain; tell whether it is there."""
        place = self.place_of(selection)
        if self.sheet is None or place is None:
            return False
        self._aim(
            hall_sheet.aimed_at(
                self.sheet, Rect(place.x(), place.y(), place.width(), place.height())
            )
        )
        return True

    def place_of(self, selection: str) -> QRectF | None:
        """Return where something stands in the drawing, in mm, None where it does not."""
        if self.sheet is None or not selection:
            return None
        frame = self.bridge.workshop.frames.get(selection)
        if frame is not None and self.key == f"{shows.CHAIN}{frame.chain}":
            placed = layout(self.bridge.workshop, frame.chain, self.sheet.drawing.width)
            found = corners_to_rect(frame.corners, placed.lanes, placed.column)
            return QRectF(found.x, found.y, found.width, found.height)
        area = rect_of(self.sheet.drawing.of(self._drawn_as(selection)))
        return None if area.isEmpty() else area

    def _drawn_as(self, selection: str) -> str:
        """Return the key under which a selection is drawn: of a firm in a chain, its box."""
        if not self.key.startswith(shows.CHAIN):
            return selection
        chain = self.key.removeprefix(shows.CHAIN)
        boxes = self.bridge.workshop.boxes.values()
        own = (b.id for b in boxes if b.chain == chain and party_of(b) == selection)
        return next(own, selection)

    def _on_selected(self, selection: str) -> None:
        if self.bridge.state.get("audience.follows"):
            self.go_to(selection)
        self.changed.emit()

    # The red light.

    def shine(self, at: QPointF) -> None:
        """Shine on a place of the screen."""
        self.trail.add(at)

    def _on_pointed(self, place: object) -> None:
        """Shine where the light is on the canvas of the chain that is shown."""
        if not isinstance(place, tuple) or self.sheet is None:
            self.trail.put_out()
            return
        chain, across, down = place
        if self.key != f"{shows.CHAIN}{chain}":
            return
        placed = layout(self.bridge.workshop, chain, self.sheet.drawing.width)
        spot = corners_to_rect((across, down, across, down), placed.lanes, placed.column)
        left, top = hall_sheet.origin(self.sheet, self.aim)
        self.shine(QPointF(left + spot.x * self.aim.zoom, top + spot.y * self.aim.zoom))


def _vote(workshop: Workshop, size: QSizeF, link: str) -> Figure:
    """Return the board of the vote; while phones can vote, ``link`` is where."""
    voting = current_round(workshop)
    found = tally(workshop, voting.id) if voting is not None else None
    niches = read_out(workshop, voting) if voting is not None else []
    return vote_board(found, niches, size.width(), size.height(), link)


def _said(words: str, size: QSizeF) -> Figure:
    from almere_roadmap.figures.choosing.hall import word_board

    return word_board(words, size.width(), size.height())
