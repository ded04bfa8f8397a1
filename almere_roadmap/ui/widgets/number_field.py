"""A field for a number that is written and read as in the rest of the window: 33,33 in Dutch."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDoubleSpinBox

from almere_roadmap.i18n import language


def number_field(
    value: float, low: float, high: float, *, decimals: int, step: float = 1.0
) -> QDoubleSpinBox:
    """Return a field that holds ``value``, within its bounds, and steps by ``step``."""
    made = QDoubleSpinBox()
    made.setLocale(QLocale(language()))
    made.setDecimals(decimals)
    made.setRange(low, high)
    made.setSingleStep(step)
    made.setValue(value)
    return made
