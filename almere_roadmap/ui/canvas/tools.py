"""The tools of the chain canvas: one letter each, and a strip of buttons that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from almere_roadmap.i18n import N_, _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import hairline, tool_button


class Tool(StrEnum):
    """What the mouse does on the canvas; the value is the letter that chooses it."""

    SELECT = "V"
    HAND = "H"
    BOX = "R"
    ELLIPSE = "O"
    ARROW = "A"
    LINE = "L"
    TEXT = "T"
    NOTE = "N"
    FRAME = "F"
    LASER = "K"

    @property
    def makes(self) -> bool:
        """Tell whether the tool changes the workshop."""
        return self not in (Tool.SELECT, Tool.HAND, Tool.LASER)

    @property
    def joins(self) -> bool:
        """Tell whether the tool draws a flow."""
        return self in (Tool.ARROW, Tool.LINE)


@dataclass(frozen=True, slots=True)
class _Shown:
    words: str
    icon: str
    how: str


_SHOWN = {
    Tool.SELECT: _Shown(N_("Select"), "mouse-pointer-2", N_("click, or drag a rectangle")),
    Tool.HAND: _Shown(N_("Hand"), "hand", N_("drag the canvas along")),
    Tool.BOX: _Shown(N_("Box"), "square", N_("a party: click a cell, or drag where it stands")),
    Tool.ELLIPSE: _Shown(N_("Ellipse"), "circle", N_("a party in another shape")),
    Tool.ARROW: _Shown(N_("Arrow"), "move-up-right", N_("a flow: drag from box to box")),
    Tool.LINE: _Shown(N_("Line"), "slash", N_("a flow both ways: drag from box to box")),
    Tool.TEXT: _Shown(N_("Text"), "type", N_("words by themselves")),
    Tool.NOTE: _Shown(N_("Sticky note"), "sticky-note", N_("Enter for the next one")),
    Tool.FRAME: _Shown(N_("Frame"), "frame", N_("a view to go to; it carries nothing")),
    Tool.LASER: _Shown(N_("Laser"), "flashlight", N_("point; nothing changes")),
}


def tool_name(tool: Tool) -> str:
    """Return what a tool is called."""
    return _(_SHOWN[tool].words)


class ToolBar(QFrame):
    """The strip beside the canvas.

    Signals:
        chosen(object): a :class:`Tool` was clicked.
        kept(bool): the tool is to stay after use, or not.
    """

    chosen = Signal(object)
    kept = Signal(bool)

    def __init__(self) -> None:
        """Make a button for every tool."""
        super().__init__()
        self.setObjectName("tools")
        self.setAccessibleName(_("Tools"))
        self.buttons: dict[Tool, QToolButton] = {}
        lay = QVBoxLayout(self)
        lay.setContentsMargins(look.px(4), look.px(8), look.px(4), look.px(8))
        lay.setSpacing(look.px(2))
        self._group = QButtonGroup(self)
        for tool in Tool:
            self.buttons[tool] = self._button(tool)
            lay.addWidget(self.buttons[tool], 0, Qt.AlignmentFlag.AlignHCenter)
            if tool in (Tool.HAND, Tool.LINE, Tool.NOTE):
                lay.addWidget(hairline())
        self.keep = tool_button("pin", _("Keep the tool after use (Q)"), checkable=True)
        self.keep.toggled.connect(self.kept)
        lay.addWidget(hairline())
        lay.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignHCenter)
        lay.addStretch(1)
        self.buttons[Tool.SELECT].setChecked(True)

    def _button(self, tool: Tool) -> QToolButton:
        shown = _SHOWN[tool]
        tip = f"{_(shown.words)} ({tool.value}): {_(shown.how)}"
        made = tool_button(shown.icon, tip, checkable=True)
        made.setAccessibleName(f"{_(shown.words)} ({tool.value})")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(self._on_clicked)
        self._group.addButton(made)
        return made

    def show_tool(self, tool: Tool, *, keeps: bool) -> None:
        """Show which tool is in hand, and whether it stays."""
        self.buttons[tool].setChecked(True)
        self.keep.setChecked(keeps)

    def _on_clicked(self) -> None:
        pressed = self._group.checkedButton()
        self.chosen.emit(next(t for t, made in self.buttons.items() if made is pressed))
