"""The bundled fonts, made known to Qt."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from almere_roadmap.figures.fonts import FONTS, font_file

# Glyphs are drawn at this size in px and scaled, so that widths do not depend on the zoom.
DRAWN_SIZE = 64.0


FIRST_FONTS = ("Inter-Regular", "Inter-SemiBold")
"""What the window is written in when it first shows."""


def load_fonts(fonts: tuple[str, ...] = FONTS) -> tuple[str, ...]:
    """Add bundled fonts to Qt, each once; return the families that came."""
    families = (_families(font) for font in fonts)
    return tuple(dict.fromkeys(name for names in families for name in names))


@cache
def _families(font: str) -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFont(str(font_file(font)))
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()


@cache
def raw_font(font: str) -> QRawFont:
    """Return one of the bundled fonts without hinting, at :data:`DRAWN_SIZE`."""
    return QRawFont(str(font_file(font)), DRAWN_SIZE, QFont.HintingPreference.PreferNoHinting)
