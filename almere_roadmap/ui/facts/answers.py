"""Answers as they are typed in a talk: numbers, percentages, shares that make a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_, _, number
from almere_roadmap.ui import look
from almere_roadmap.ui.parts import caption
from almere_roadmap.verbs.interviews import ROUNDING

_WIDE = 82


def heard(text: str) -> float | None:
    """Read "12", "12 %", "12,5" or "12.5"; None for nothing.

    Raises:
        InputError: it is no number, or below zero.
    """
    plain = text.strip().rstrip("%").strip().replace(",", ".")
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError as error:
        raise InputError(N_("{value} is not a number"), value=repr(text.strip())) from error
    if not 0 <= value < 1e9:
        raise InputError(N_("{value} is not a number"), value=repr(text.strip()))
    return value


class NumberField(QLineEdit):
    """A number, perhaps with a percent sign."""

    def __init__(self, name: str, wide: int = 90) -> None:
        """Name the field for those who hear the screen."""
        super().__init__()
        self.setAccessibleName(name)
        self.setMaximumWidth(look.px(wide))

    def value(self) -> float | None:
        """Return the number, None when nothing was typed.

        Raises:
            InputError: what was typed is no number; names the field.
        """
        try:
            return heard(self.text())
        except InputError as error:
            error.field = self.accessibleName()
            raise

    def whole(self) -> int | None:
        """Return the number as a whole one, None when nothing was typed; errors as in value."""
        found = self.value()
        return None if found is None else round(found)


class SharesField(QWidget):
    """A share per area, from home to abroad, with their sum beside them."""

    def __init__(self, name: str, areas: Sequence[str]) -> None:
        """Make a field per area."""
        super().__init__()
        lay = QGridLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setHorizontalSpacing(look.px(6))
        lay.setVerticalSpacing(look.px(2))
        self.fields = [NumberField(f"{name}: {area}", _WIDE) for area in areas]
        for place, (field, area) in enumerate(zip(self.fields, areas, strict=True)):
            above = caption(area)
            above.setFixedWidth(look.px(_WIDE))
            field.setFixedWidth(look.px(_WIDE))
            field.textChanged.connect(self._add_up)
            lay.addWidget(above, 0, place, Qt.AlignmentFlag.AlignBottom)
            lay.addWidget(field, 1, place)
        self.sum = caption("", wrap=True)
        lay.addWidget(self.sum, 2, 0, 1, len(areas) + 1)
        lay.setColumnStretch(len(areas), 1)

    def values(self) -> tuple[float, ...]:
        """Return the shares, () when none was typed; an empty field is none of it.

        Raises:
            InputError: what was typed is no number.
        """
        found = [field.value() for field in self.fields]
        return () if not any(found) else tuple(value or 0.0 for value in found)

    def _add_up(self) -> None:
        try:
            total = sum(self.values())
        except InputError:
            self.sum.setText(_("not a number"))
            return
        fits = abs(total - 100) <= ROUNDING
        rest = _("fits") if fits else _("{rest} to go").format(rest=_short(100 - total))
        self.sum.setText(f"{_short(total)} % · {rest}" if total else "")


def _short(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
