"""The look in force: palette, scale and type sizes.

Like the language, these are one setting for the whole window; a change rebuilds the screens, so
widgets read them once, in their constructors.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont

from almere_roadmap.figures.ink import Ink
from almere_roadmap.figures.theme import DARK, LIGHT, Palette

SCALES = (100, 125, 150, 175, 200, 250)
# Sizes in px at 100 % and weights, by the name of the level.
TYPE = {
    "caption": (12, 400),
    "body": (13, 400),
    "strong": (14, 600),
    "section": (16, 600),
    "title": (20, 600),
    "display": (28, 600),
}
_PALETTES = {"light": LIGHT, "dark": DARK}

_palette = LIGHT
_scale = 100


def use(theme: str, scale: int) -> None:
    """Switch to the theme ``light`` or ``dark`` and a scale in per cent."""
    global _palette, _scale
    _palette, _scale = _PALETTES[theme], scale


def palette() -> Palette:
    """Return the palette in force."""
    return _palette


def scale() -> int:
    """Return the scale in force, in per cent."""
    return _scale


def px(size: float) -> int:
    """Return a length given in px at 100 % at the scale in force."""
    return round(size * _scale / 100)


def colour(token: str, share: float = 1.0, on: str = "panel") -> QColor:
    """Return the colour of a token, mixed with the ground ``on`` when ``share`` is below 1."""
    return QColor(_palette.colour(Ink(token, share, on)))


def font(level: str = "body", *, weight: int = 0, tabular: bool = False) -> QFont:
    """Return the font of a level of :data:`TYPE`; ``tabular`` gives all digits one width."""
    size, own_weight = TYPE[level]
    found = QFont("Inter Tabular" if tabular else "Inter")
    found.setPixelSize(px(size))
    found.setWeight(QFont.Weight(weight or own_weight))
    return found
