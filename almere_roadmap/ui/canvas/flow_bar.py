"""The kinds and depths of flows at the foot of the canvas: legend and choice in one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton

from almere_roadmap.analysis.names import DEPTH, FLOW
from almere_roadmap.domain.words import Depth, FlowKind
from almere_roadmap.figures.chain.drawing import stroke_marks
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import paint_marks
from almere_roadmap.ui.widgets.parts import caption, hairline, set_tip

_SCALE = 4.17
_LENGTH, _SHORT = 34, 20
_ROOMY = 1080


class FlowBar(QFrame):
    """What the chosen flow is, or what the next one will be.

    Signals:
        kind_chosen(object): a :class:`FlowKind` was clicked.
        depth_chosen(object): a :class:`Depth` was clicked.
    """

    kind_chosen = Signal(object)
    depth_chosen = Signal(object)

    def __init__(self) -> None:
        """Make a button for each kind and depth."""
        super().__init__()
        self.setObjectName("flowbar")
        self.setAccessibleName(_("Flows"))
        self._long = 0
        self.kinds: dict[FlowKind, QToolButton] = {}
        self.depths: dict[Depth, QToolButton] = {}
        lay = self._lay = QHBoxLayout(self)
        lay.setContentsMargins(look.px(12), look.px(2), look.px(12), look.px(2))
        lay.setSpacing(look.px(4))
        # What is not told for want of room must not ask for it either.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kinds, depths = QButtonGroup(self), QButtonGroup(self)
        for number, kind in enumerate(FlowKind, 1):
            made = _button(_(FLOW[kind]), f"{number}")
            made.clicked.connect(self._on_kind)
            self.kinds[kind] = made
            kinds.addButton(made)
            lay.addWidget(made)
        lay.addSpacing(look.px(8))
        lay.addWidget(hairline(vertical=True))
        lay.addSpacing(look.px(8))
        self._thicker = caption(_("thicker is deeper:"), wrap=False)
        lay.addWidget(self._thicker)
        for depth in Depth:
            made = _button(_(DEPTH[depth]), "[ ]")
            made.clicked.connect(self._on_depth)
            self.depths[depth] = made
            depths.addButton(made)
            lay.addWidget(made)
        lay.addStretch(1)

    def show_pen(self, pen: tuple[FlowKind, Depth]) -> None:
        """Show a kind and a depth as chosen."""
        self.kinds[pen[0]].setChecked(True)
        self.depths[pen[1]].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the words of all kinds and depths."""
        super().resizeEvent(event)
        roomy = self.width() >= look.px(_ROOMY)
        self._thicker.setVisible(roomy)
        # Where there is little room the samples are shorter and the words smaller.
        long = _LENGTH if roomy else _SHORT
        if long != self._long:
            self._long = long
            self._lay.setSpacing(look.px(4 if roomy else 0))
            side = look.px(12 if roomy else 4)
            self._lay.setContentsMargins(side, look.px(2), side, look.px(2))
            for kind, made in self.kinds.items():
                _dress(made, _sample(kind, Depth.TRANSACTION, long), long)
            for depth, made in self.depths.items():
                _dress(made, _sample(FlowKind.GOODS, depth, long), long)

    def _on_kind(self) -> None:
        kind = next(kind for kind, made in self.kinds.items() if made.isChecked())
        self.kind_chosen.emit(kind)

    def _on_depth(self) -> None:
        depth = next(depth for depth, made in self.depths.items() if made.isChecked())
        self.depth_chosen.emit(depth)


def _button(words: str, keys: str) -> QToolButton:
    made = QToolButton()
    made.setCheckable(True)
    made.setText(words)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setAccessibleName(words)
    set_tip(made, f"{words} ({keys})")
    return made


def _dress(made: QToolButton, sample: QIcon, long: int) -> None:
    """Show a sample of a line on a button; beside a short one the words are small."""
    made.setIcon(sample)
    made.setIconSize(QSize(look.px(long), look.px(14)))
    made.setFont(look.font("body" if long == _LENGTH else "caption"))


def _sample(kind: FlowKind, depth: Depth, long: int) -> QIcon:
    found = QIcon()
    for ratio in (1, 2):
        wide, high = look.px(long), look.px(14)
        picture = QPixmap(wide * ratio, high * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        scale = _SCALE * look.scale() / 100
        middle = high / scale / 2
        points = ((0.4, middle), (wide / scale - 0.4, middle))
        paint_marks(stroke_marks(kind, depth, points, ""), painter, look.palette(), scale)
        painter.end()
        found.addPixmap(picture)
    return found
