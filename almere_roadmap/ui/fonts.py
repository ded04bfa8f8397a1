"""The bundled fonts, made known to Qt."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from almere_roadmap.figures.measure import FONTS, font_file

# Glyphs are drawn at this size in px and scaled, so that widths do not depend on the zoom.
DRAWN_SIZE = 64.0


@cache
def load_fonts() -> tuple[str, ...]:
    """Add the bundled fonts to Qt, once; return the families that came."""
    added = (QFontDatabase.addApplicationFont(str(font_file(font))) for font in FONTS)
    families = (QFontDatabase.applicationFontFamilies(number) for number in added if number >= 0)
    return tuple(dict.fromkeys(name for names in families for name in names))


@cache
def raw_font(font: str) -> QRawFont:
    """Return one of the bundled fonts without hinting, at :data:`DRAWN_SIZE`."""
    return QRawFont(str(font_file(font)), DRAWN_SIZE, QFont.HintingPreference.PreferNoHinting)
