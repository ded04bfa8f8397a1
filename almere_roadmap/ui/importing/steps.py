"""The steps of the import in a line: what is done, what is on show, what comes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from almere_roadmap.i18n import N_, _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap
from almere_roadmap.ui.widgets.parts import button, hairline, row

FILE, COLUMNS, CHECK, KEEP = range(4)
NAMES = (N_("File"), N_("Columns"), N_("Check"), N_("Keep it"))
_LINE, _BUBBLE = 40, 24


class StepBar(QWidget):
    """Buttons to the steps; the present one is marked, those before it are ticked.

    Signals:
        chosen(int): a step was chosen by hand.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        """Begin at the first step."""
        super().__init__()
        self.setAccessibleName(_("Steps of the import"))
        self.buttons = [button(_(name)) for name in NAMES]
        parts: list[QWidget | int] = []
        for step, made in enumerate(self.buttons):
            made.setProperty("step", True)
            made.setIconSize(QSize(look.px(_BUBBLE + 6), look.px(_BUBBLE)))
            made.clicked.connect(lambda _on=False, step=step: self.chosen.emit(step))
            line = hairline()
            line.setFixedWidth(look.px(_LINE))
            parts += [made] if not step else [line, made]
        lay = row(*parts, 0, gap=8)
        self.setLayout(lay)
        self.show_step(FILE, FILE)

    def show_step(self, step: int, most: int) -> None:
        """Mark a step; one can go to any up to ``most``."""
        states = {-1: _("done"), 0: _("on show"), 1: _("to come")}
        for place, made in enumerate(self.buttons):
            state = (place > step) - (place < step)
            made.setIcon(QIcon(_bubble(place + 1, state)))
            made.setProperty("here", state == 0)
            made.setEnabled(place <= most or state == 0)
            made.style().unpolish(made)
            made.style().polish(made)
            words = _("Step {n}, {name}: {state}")
            made.setAccessibleName(
                words.format(n=place + 1, name=_(NAMES[place]), state=states[state])
            )


def _bubble(number: int, state: int) -> QPixmap:
    """Draw a disc: ticked when done, filled when on show, else a ring with its number."""
    ratio = 2.0
    size = look.px(_BUBBLE)
    made = QPixmap(round((size + look.px(6)) * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(0.5, 0.5, size - 1, size - 1)
    ground = {-1: "accent-soft", 0: "accent", 1: "panel"}[state]
    painter.setPen(QPen(look.colour("line" if state > 0 else ground), 1))
    painter.setBrush(look.colour(ground))
    painter.drawEllipse(disc)
    if state < 0:
        sign = look.px(14)
        place = round((size - sign) / 2)
        painter.drawPixmap(place, place, pixmap("check", "accent", 14, ratio))
    else:
        painter.setPen(look.colour("on-accent" if state == 0 else "ink-2"))
        painter.setFont(look.font("caption", weight=600))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return made
