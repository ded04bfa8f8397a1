"""Answers as they are typed in a talk: numbers, percentages, shares of a whole, choices by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_, _, number, said
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import caption, set_tip
from almere_roadmap.ui.widgets.typed import typed_number
from almere_roadmap.verbs.interviews import ROUNDING

_WIDE = 82
_REST = frozenset("rR=")


def heard(text: str) -> float | None:
    """Read "12", "12 %", "12,5" or "1.200"; None for nothing.

    Raises:
        InputError: it is no number, or below zero.
    """
    try:
        value = typed_number(text)
    except ValueError as error:
        raise InputError(N_("{value} is not a number"), value=repr(text.strip())) from error
    if value is not None and not 0 <= value < 1e9:
        raise InputError(N_("{value} is not a number"), value=repr(text.strip()))
    return value


class Told(QLabel):
    """The line under a field: a quiet word, or what is wrong there."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.tell("")

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say something; "" says nothing and takes no room."""
        self.setProperty("role", "bad" if wrong else "caption")
        self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))


class NumberField(QLineEdit):
    """A number, perhaps with a percent sign; ``most`` is the largest that makes sense."""

    def __init__(self, name: str, most: float | None = None, *, whole: bool = False) -> None:
        """Name the field for those who hear the screen."""
        super().__init__()
        self._most, self._whole = most, whole
        self.setAccessibleName(name)
        self.setMaximumWidth(look.px(90))

    def value(self) -> float | None:
        """Return the number, None when nothing was typed.

        Raises:
            InputError: what was typed is no such number; names the field.
        """
        try:
            found = heard(self.text())
            if found is not None and self._most is not None and found > self._most:
                raise InputError(N_("{value} is no percentage"), value=shown(found))
            if found is not None and self._whole and not found.is_integer():
                raise InputError(N_("{value} is not a whole number"), value=shown(found))
        except InputError as error:
            error.field = self.accessibleName()
            raise
        return found

    def whole(self) -> int | None:
        """Return the number as a whole one, None when nothing was typed; errors as in value."""
        found = self.value()
        return None if found is None else int(found)

    def problem(self) -> str:
        """Return what is wrong with what was typed, "" when nothing is."""
        try:
            self.value()
        except InputError as error:
            error.field = ""
            return said(error)
        return ""


class _ShareField(NumberField):
    """A share; R or = asks for what is left to 100.

    Signals:
        rest(): what is left belongs here.
    """

    rest = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the rest with R or =."""
        if event.text() and event.text() in _REST:
            self.rest.emit()
        else:
            super().keyPressEvent(event)


class SharesField(QWidget):
    """A share per area, from home to abroad, with their sum under them."""

    def __init__(self, name: str, areas: Sequence[str]) -> None:
        """Make a field per area."""
        super().__init__()
        lay = QGridLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setHorizontalSpacing(look.px(6))
        lay.setVerticalSpacing(look.px(2))
        self.fields = [_ShareField(f"{name}: {area}", 100) for area in areas]
        for place, (field, area) in enumerate(zip(self.fields, areas, strict=True)):
            above = caption(area)
            above.setFixedWidth(look.px(_WIDE))
            field.setFixedWidth(look.px(_WIDE))
            field.textChanged.connect(self._add_up)
            field.rest.connect(self._on_rest)
            set_tip(field, _("R puts the rest here, up to 100"))
            lay.addWidget(above, 0, place, Qt.AlignmentFlag.AlignBottom)
            lay.addWidget(field, 1, place)
        self.sum = Told()
        self.sum.setMinimumHeight(look.px(16))
        self.sum.tell(" ")
        lay.addWidget(self.sum, 2, 0, 1, len(areas) + 1)
        lay.setColumnStretch(len(areas), 1)

    def values(self) -> tuple[float, ...]:
        """Return the shares as they were given, () when none was; an empty field is none of it.

        Raises:
            InputError: what was typed is no number.
        """
        found = [field.value() for field in self.fields]
        return () if not any(found) else tuple(value or 0.0 for value in found)

    def show_values(self, values: Sequence[float]) -> None:
        """Show shares; () empties the fields."""
        for place, field in enumerate(self.fields):
            field.setText(shown(values[place]) if place < len(values) else "")

    def problem(self) -> str:
        """Return what is wrong with the shares, "" when nothing is; 101 by rounding is right."""
        for field in self.fields:
            if words := field.problem():
                return words
        total = sum(self.values())
        if not total or abs(total - 100) <= ROUNDING:
            return ""
        return _("The shares add up to {sum}, not to 100.").format(sum=shown(total))

    def _on_rest(self) -> None:
        here = self.sender()
        try:
            others = [field.value() or 0.0 for field in self.fields if field is not here]
        except InputError:
            return
        if isinstance(here, _ShareField) and (left := 100 - sum(others)) >= 0:
            here.setText(shown(round(left, 4)))

    def _add_up(self) -> None:
        for field in self.fields:
            if words := field.problem():
                self.sum.tell(words, wrong=True)
                return
        total = sum(self.values())
        self.sum.tell(_sum_words(total) if total else " ")


def _sum_words(total: float) -> str:
    left = 100 - total
    if abs(left) <= ROUNDING:
        words = _("fits")
    elif left < 0:
        words = _("{rest} too much").format(rest=shown(-left))
    else:
        words = _("{rest} to go, R fills it in").format(rest=shown(left))
    return f"{shown(total)} % · {words}"


def shown(value: float) -> str:
    """Return a number as people type it: 12 or 12,5."""
    return number(value, 0 if float(value).is_integer() else 1)


class Choice(QComboBox):
    """One of a few words, each with the key that picks it: "2 · Elsewhere in the country"."""

    def __init__(self, name: str, words: Mapping[str, str], *, none: str = "–") -> None:
        """Offer words by key of the record; letters and digits are their own key."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        if none:
            self.addItem(none, "")
        for place, (key, text) in enumerate(words.items(), 1):
            self.addItem(f"{key if len(key) == 1 else place} · {_(text)}", key)
        self.view().setMinimumWidth(look.px(260))

    def key(self) -> str:
        """Return the key of what was chosen, "" for nothing."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by key; one that is not offered is the first, mostly nothing."""
        self.setCurrentIndex(max(0, self.findData(key)))


class Words(QPlainTextEdit):
    """A free text of a few lines; Tab goes on."""

    def __init__(self, name: str) -> None:
        """Name the field for those who hear the screen."""
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.px(52))


Field = QLineEdit | QPlainTextEdit | Choice | QCheckBox


def text_of(field: Field) -> str:
    """Return what stands in a field as a text, "" for nothing."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, Choice):
        return field.key()
    if isinstance(field, QCheckBox):
        return "1" if field.isChecked() else ""
    return field.text()


def fill(field: Field, text: str) -> None:
    """Put a text into a field, "" to empty it."""
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, Choice):
        field.choose(text)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(text))
    else:
        field.setText(text)
