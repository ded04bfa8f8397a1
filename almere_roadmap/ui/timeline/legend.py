"""What the signs on the timeline mean, on one line at its foot."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import paint_marks
from almere_roadmap.ui.widgets.parts import set_tip

_TOKEN = "layer-contracts"
_SCALE = 4.17
_SIZE = 8.0


class Legend(QWidget):
    """Draws samples with their names, as many as there is room for."""

    def __init__(self) -> None:
        """Draw the legend of the roadmap."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._earlier = False
        self.show_earlier(False)

    def show_earlier(self, shown: bool) -> None:
        """Say what the thin bars of an earlier plan are, while they are on show."""
        self._earlier = shown
        names = ", ".join(name for name, _marks, _wide in self._samples(0.0))
        self.setAccessibleName(_("Legend: {names}").format(names=names))
        set_tip(self, names)
        self.update()

    def _samples(self, y: float) -> Iterator[tuple[str, list[Mark], float]]:
        if self._earlier:
            yield _("earlier plan"), [Box(0, y - 0.5, 6, 1.0, Ink("ink-2", 0.55))], 6
        yield from _samples(y)

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(0, look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the samples from left to right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        painter.setPen(look.colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
        scale = _SCALE * look.scale() / 100
        room, y = self.width() / scale - 7.0, self.height() / scale / 2
        painter.translate(4.0 * scale, 0)
        samples = list(self._samples(y))
        apart = self._apart(samples, room)
        for name, sample, wide in samples:
            words = Text(wide + 2, y + 1.0, name, _SIZE, ink=Ink("ink-2"))
            taken = wide + 2 + apart + measure.width(name, _SIZE)
            if taken - apart > room:
                rest = Text(0, y + 1.0, measure.ELLIPSIS, _SIZE, ink=Ink("ink-2"))
                paint_marks((rest,), painter, look.palette(), scale)
                break
            paint_marks((*sample, words), painter, look.palette(), scale)
            painter.translate(taken * scale, 0)
            room -= taken
        painter.end()

    @staticmethod
    def _apart(samples: list[tuple[str, list[Mark], float]], room: float) -> float:
        """Return how far apart samples stand, in mm: closer where the room is short."""
        taken = sum(wide + 2 + measure.width(name, _SIZE) for name, _marks, wide in samples)
        return min(6.0, max(2.5, (room - taken) / max(1, len(samples) - 1)))


def _samples(y: float) -> Iterator[tuple[str, list[Mark], float]]:
    """Yield (name, marks from x = 0, width)."""
    token = Ink(_TOKEN)
    dots = Stroke(token, 0.5, (0.4, 0.8))
    thin = Stroke(token, 0.18)
    yield _("market consultation"), [Line(((0, y), (6, y)), dots)], 6
    yield _("preparation"), [Box(0, y - 0.9, 6, 1.8, Ink("panel"), thin)], 6
    share = Ink(_TOKEN, 0.55)
    yield _("publication to award"), [Box(0, y - 0.9, 6, 1.8, share, thin)], 6
    solid, dash = Stroke(token, 0.26), Stroke(token, 0.26, (1.5, 0.9))
    soft = Ink(_TOKEN, 0.12)
    yield _("confirmed"), [Box(0, y - 1.6, 6, 3.2, soft, solid)], 6
    yield _("wish"), [Box(0, y - 1.6, 6, 3.2, soft, dash)], 6
    critical = Stroke(Ink("ink"), 0.6)
    yield _("critical path"), [Line(((0, y), (7, y)), critical, arrow=True)], 7
    dotted = Stroke(Ink("ink-2"), 0.3, (0.5, 0.7))
    yield _("slack"), [Line(((0, y), (6, y)), dotted)], 6
    r, ink = 1.7, Ink("ink")
    diamond = ((r, y - r), (2 * r, y), (r, y + r), (0, y))
    yield _("milestone"), [Path(diamond, ink)], 2 * r
    begins = Path(((r, y),), Ink(_TOKEN, 0.36), Stroke(token, 0.45), radius=r)
    by = 2 * r + 1.0
    ends = Path(tuple((x + by, v) for x, v in diamond), Ink(_TOKEN, 0.36), Stroke(token, 0.45))
    yield _("only a start or end"), [begins, ends], 2 * r + by
    h = r * 0.9
    corners = ((r / 2, y - h), (1.5 * r, y - h), (2 * r, y), (1.5 * r, y + h), (r / 2, y + h))
    yield _("decision"), [Path((*corners, (0.0, y)), ink)], 2 * r
    yield _("council recess"), [Box(0, y - 1.6, 5, 3.2, Ink("holiday", 0.6), hatch="/")], 5
