"""The small parts every screen is made of; their looks are in ``style.py``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon as icon_of
from almere_roadmap.ui.drawing.icons import pixmap

L = TypeVar("L", bound=QBoxLayout)

ICON_GAP = 4
"""Extra room between the icon and the text of a button, in px at 100 %."""

# Kinds of chips: token of the text and its icon.
_CHIPS = {
    "flag": ("flag", "flag"),
    "good": ("good", "circle-check"),
    "warn": ("warn", "triangle-alert"),
    "bad": ("bad", "circle-alert"),
    "plain": ("ink-2", ""),
    "accent": ("accent", ""),
}


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows ``text`` as typed, whatever it contains."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    widget.setToolTip(f"<span>{plain}</span>" if text else "")


def button(text: str, icon: str = "", primary: bool = False, tip: str = "") -> QPushButton:
    """Return a push button; one primary button per view."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("primary", primary)
    _dress(made, icon, "on-accent" if primary else "ink", tip)
    return made


def link_button(text: str, icon: str = "", tip: str = "") -> QPushButton:
    """Return a button that looks like a link: accent text without a border."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("link", True)
    _dress(made, icon, "accent", tip)
    return made


def tool_button(icon: str, tip: str, checkable: bool = False) -> QToolButton:
    """Return a square button with an icon only; ``tip`` is also its accessible name."""
    made = QToolButton()
    made.setCheckable(checkable)
    made.setAccessibleName(tip)
    _dress(made, icon, "ink", tip)
    return made


def _dress(made: QAbstractButton, icon: str, token: str, tip: str) -> None:
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        gap = ICON_GAP if isinstance(made, QPushButton) else 0
        made.setIcon(icon_of(icon, token, gap=gap))
        made.setIconSize(QSize(look.px(16 + gap), look.px(16)))
    set_tip(made, tip)


def label(text: str, role: str = "body", wrap: bool = False) -> QLabel:
    """Return plain text in a role of ``style.py``: body, strong, section, quiet, …"""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    return made


def heading(text: str, level: str = "title") -> QLabel:
    """Return a heading of a level of ``look.TYPE``: display, title, section or strong."""
    return label(text, level)


def caption(text: str, wrap: bool = True) -> QLabel:
    """Return small second-ink text."""
    return label(text, "caption", wrap)


def icon_label(name: str, token: str = "ink", size: int = 16) -> QLabel:
    """Return an icon as a picture."""
    made = QLabel()
    made.setPixmap(pixmap(name, token, size, made.devicePixelRatioF()))
    made.setFixedSize(look.px(size), look.px(size))
    return made


def hairline(vertical: bool = False) -> QFrame:
    """Return a thin line of one px."""
    made = QFrame()
    made.setObjectName("hairline")
    (made.setFixedWidth if vertical else made.setFixedHeight)(1)
    return made


def column(*widgets: QWidget | int, gap: int = 8, margin: int = 0) -> QVBoxLayout:
    """Return widgets above each other; a number is a stretch (0) or a space in px."""
    made = QVBoxLayout()
    return _fill(made, widgets, gap, margin)


def row(*widgets: QWidget | int, gap: int = 8, margin: int = 0) -> QHBoxLayout:
    """Return widgets beside each other; a number is a stretch (0) or a space in px."""
    made = QHBoxLayout()
    return _fill(made, widgets, gap, margin)


def _fill(made: L, widgets: Sequence[QWidget | int], gap: int, margin: int) -> L:
    made.setSpacing(look.px(gap))
    made.setContentsMargins(*(look.px(margin),) * 4)
    for widget in widgets:
        if isinstance(widget, QWidget):
            made.addWidget(widget)
        elif widget == 0:
            made.addStretch(1)
        else:
            made.addSpacing(look.px(widget))
    return made


class Chip(QFrame):
    """A word on a soft ground, always with an icon when it is a status."""

    def __init__(self, text: str, kind: str = "flag", tip: str = "") -> None:
        """Make a chip of a kind: flag, good, warn, bad, accent or plain."""
        super().__init__()
        token, sign = _CHIPS[kind]
        self.setObjectName("chip")
        self.setProperty("kind", kind)
        self.words = label(text, "chip")
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.px(8), look.px(2), look.px(8), look.px(2))
        lay.setSpacing(look.px(6))
        if sign:
            lay.addWidget(icon_label(sign, token, 14))
        lay.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(text)
        set_tip(self, tip)


class Card(QFrame):
    """A white panel with rounded corners and a hairline; put widgets into ``body``."""

    def __init__(self, title: str = "", gap: int = 8) -> None:
        """Make a card, with a heading when there is a title."""
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(look.px(16),) * 4)
        self.body.setSpacing(look.px(gap))
        if title:
            self.body.addWidget(heading(title, "section"))


class Segments(QFrame):
    """A choice between a few options, side by side.

    Signals:
        chosen(str): the key of the option that was chosen by hand.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], current: str = "") -> None:
        """Make one button for each (key, text)."""
        super().__init__()
        self.setObjectName("segments")
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        for key, text in options:
            made = button(text)
            made.setCheckable(True)
            made.setProperty("segment", True)
            made.clicked.connect(self._on_clicked)
            self._group.addButton(made)
            lay.addWidget(made)
            self._buttons[key] = made
        self.choose(current or (options[0][0] if options else ""))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        """Return the key of the option in force."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def button(self, key: str) -> QPushButton:
        """Return the button of an option."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Choose an option without a signal; "" for none of them."""
        self._group.setExclusive(bool(key))
        for name, made in self._buttons.items():
            if name == key or not key:
                made.setChecked(name == key)
        self._group.setExclusive(True)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.current)


class EmptyState(QWidget):
    """What an empty view says: one line, and the one thing to do first."""

    def __init__(
        self, text: str, action_text: str = "", callback: Callable[[], object] | None = None
    ) -> None:
        """Say ``text`` and offer the action."""
        super().__init__()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(32),) * 4)
        lay.setSpacing(look.px(16))
        lay.addStretch(1)
        words = label(text, "quiet", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lay.addWidget(words)
        if callback is not None:
            self.action = button(action_text, primary=True)
            self.action.clicked.connect(lambda: callback())
            lay.addWidget(self.action, 0, Qt.AlignmentFlag.AlignCenter)
        lay.addStretch(2)


class FirstStep(QWidget):
    """One line above a sheet that is still bare: what to do first, and a link that does it."""

    def __init__(self, text: str, action_text: str, callback: Callable[[], object]) -> None:
        """Say ``text`` and offer the action."""
        super().__init__()
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(4))
        lay.setSpacing(look.px(12))
        self.action = link_button(action_text)
        self.action.clicked.connect(lambda: callback())
        lay.addWidget(label(text, "quiet"))
        lay.addWidget(self.action)
        lay.addStretch(1)


class SearchField(QLineEdit):
    """A line to search in; Escape empties it, Enter and ↓ go on into what was found.

    Signals:
        went_on(): the keyboard wants to be among what was found.
    """

    went_on = Signal()

    def __init__(self, placeholder: str) -> None:
        """Show what can be searched for."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(icon_of("search", "ink-2"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the line on Escape; an empty line leaves Escape to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


def scrolling(inside: QWidget, width: int = 0) -> QScrollArea:
    """Return a widget that scrolls up and down; ``width`` in px at 100 %, 0 for what there is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    if width:
        area.setFixedWidth(look.px(width))
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
