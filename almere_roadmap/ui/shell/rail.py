"""The rail at the left: one button for each screen, the menu on top, help at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QToolButton, QVBoxLayout

from almere_roadmap.i18n import N_, _
from almere_roadmap.resources import resource
from almere_roadmap.ui.actions import action
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.shortcuts import KEYS
from almere_roadmap.ui.widgets.parts import set_tip

SCREENS = (
    ("start", N_("Start"), "house"),
    ("facts", N_("Facts"), "table"),
    ("insight", N_("Insight"), "chart-column"),
    ("chain", N_("Chain"), "workflow"),
    ("niches", N_("Niches"), "lightbulb"),
    ("roadmap", N_("Roadmap"), "chart-gantt"),
    ("matches", N_("Matches"), "handshake"),
    ("outcome", N_("Outcome"), "file-check"),
)
"""The screens from top to bottom: name, words and icon."""


class Rail(QFrame):
    """Icons above labels; ``show_screen`` is called with the name of the screen."""

    def __init__(
        self,
        menu: QMenu,
        show_screen: Callable[[str], None],
        act: Callable[[str], None],
    ) -> None:
        """Make a button for each screen, and at the foot for help and preferences."""
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(look.px(76))
        self._buttons: dict[str, QToolButton] = {}
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, look.px(8))
        lay.setSpacing(0)
        lay.addWidget(self._logo(menu))
        group = QButtonGroup(self)
        for number, (name, words, sign) in enumerate(SCREENS, 1):
            made = self._button(words, sign, f"Ctrl+{number}")
            made.clicked.connect(lambda _checked, wanted=name: show_screen(wanted))
            group.addButton(made)
            lay.addWidget(made)
            self._buttons[name] = made
        lay.addStretch(1)
        for name in ("shortcuts", "preferences"):
            lay.addWidget(_foot_button(name, act))

    def _logo(self, menu: QMenu) -> QToolButton:
        made = QToolButton()
        made.setIcon(QIcon(str(resource("icons", "app.svg"))))
        made.setIconSize(QSize(look.px(26), look.px(26)))
        made.setFixedSize(look.px(76), look.px(52))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setAccessibleName(_("Menu"))
        set_tip(made, _("Menu"))
        return made

    def _button(self, words: str, sign: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setText(_(words))
        made.setIcon(icon(sign, "ink-2", 20))
        made.setIconSize(QSize(look.px(20), look.px(20)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setFixedSize(look.px(76), look.px(60))
        made.setCheckable(True)
        made.setAccessibleName(_(words))
        set_tip(made, f"{_(words)} ({keys})")
        return made

    def mark(self, name: str, has_workshop: bool) -> None:
        """Show which screen is on; without a workshop only the first can be chosen."""
        for place, (key, made) in enumerate(self._buttons.items()):
            made.setEnabled(has_workshop or place == 0)
            made.setChecked(key == name)


def _foot_button(name: str, act: Callable[[str], None]) -> QToolButton:
    known = action(name)
    made = QToolButton()
    made.setIcon(icon(known.icon, "ink-2", 20))
    made.setIconSize(QSize(look.px(20), look.px(20)))
    made.setFixedSize(look.px(76), look.px(44))
    made.setAccessibleName(_(known.text))
    set_tip(made, f"{_(known.text)} ({KEYS[name][0]})")
    made.clicked.connect(lambda: act(name))
    return made
