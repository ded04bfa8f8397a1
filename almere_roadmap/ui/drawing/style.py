"""The style sheet: palette and metrics of ``look`` as Qt reads them."""

from __future__ import annotations

import re

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from almere_roadmap.resources import resource
from almere_roadmap.ui.drawing import icons, look


def apply(app: QApplication) -> None:
    """Dress the whole program in the palette and scale in force."""
    app.setFont(look.font())
    app.setPalette(_qt_palette())
    wanted = sheet()
    if app.styleSheet() != wanted:
        # Dressing takes a while, and another language needs no other clothes.
        app.setStyleSheet(wanted)


def sheet() -> str:
    """Return the style sheet in the palette and scale in force."""
    text = resource("themes", "window.qss").read_text(encoding="utf-8")
    text = re.sub(r'url\("(icon|icon-on):([a-z0-9-]+)"\)', _icon_url, text)
    text = re.sub(r"#(\d+)#", lambda m: f"{look.px(int(m[1]))}px", text)
    text = re.sub(r"@([a-z]+)", lambda m: f"{look.px(look.TYPE[m[1]][0])}px", text)
    return re.sub(r"\$([a-z][a-z0-9-]*)", lambda m: look.colour(m[1]).name(), text)


def _icon_url(match: re.Match[str]) -> str:
    token = "on-accent" if match[1] == "icon-on" else "ink-2"
    return f'url("{icons.file(match[2], token)}")'


def _qt_palette() -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.Base: "panel",
        QPalette.ColorRole.AlternateBase: "hover",
        QPalette.ColorRole.Button: "panel",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.PlaceholderText: "ink-2",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.ToolTipBase: "panel",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Accent: "accent",
    }
    made = QPalette()
    for role, token in roles.items():
        made.setColor(role, look.colour(token))
    return made
