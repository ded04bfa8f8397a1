"""The frame of a right panel that edits one record in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import _, day, language, said
from almere_roadmap.ui import dates
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon as icon_of
from almere_roadmap.ui.widgets.parts import (
    Chip,
    caption,
    clear,
    column,
    hairline,
    heading,
    icon_label,
    set_tip,
)
from almere_roadmap.ui.widgets.parts import label as plain_label
from almere_roadmap.ui.widgets.parts import row as side_by_side

Keep = Callable[[object], object]


class Details(QWidget):
    """Shows and edits one record; follows the workshop while it is shown."""

    def __init__(self, bridge: Bridge, record: str) -> None:
        """Show a record."""
        super().__init__()
        self.bridge, self.record = bridge, record
        self._shown: tuple[object, ...] = ()
        self._rows = 0
        self.lay = QVBoxLayout(self)
        self.lay.setContentsMargins(*(look.px(16),) * 4)
        self.lay.setSpacing(look.px(8))
        bridge.changed.connect(self._on_changed)
        self._rebuild(bridge.workshop)

    # What heirs answer.

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return all that is shown, so that unrelated changes leave the fields alone."""
        return ()

    def build(self, workshop: Workshop) -> None:
        """Fill the panel."""

    # Keeping up.

    def _on_changed(self, changes: object = None) -> None:
        # One that was put away, and waits to be deleted, has nothing to keep up with.
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the panel was hidden."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        workshop = self.bridge.workshop
        if self.state(workshop) != self._shown:
            self._rebuild(workshop)

    def _rebuild(self, workshop: Workshop) -> None:
        focused = self.focusWidget()
        name = focused.accessibleName() if focused and self.isAncestorOf(focused) else ""
        self._shown = self.state(workshop)
        clear(self.lay)
        if workshop.find(self.record) is None:
            return
        self.build(workshop)
        self.lay.addStretch(1)
        if name:
            self.focus(name)

    def focus(self, name: str) -> None:
        """Put the cursor into the field of that accessible name."""
        for widget in self.findChildren(QWidget):
            if widget.accessibleName() == name and self._is_present(widget):
                # What was just built shows only later, and what does not show takes no focus.
                for part in (*self._around(widget), widget):
                    part.show()
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _around(self, widget: QWidget) -> list[QWidget]:
        """Return the parts of the panel that a field stands in, the outermost first."""
        found = []
        parent = widget.parentWidget()
        while parent is not None and parent is not self:
            found.append(parent)
            parent = parent.parentWidget()
        return found[::-1]

    def _is_present(self, widget: QWidget) -> bool:
        """Tell whether a field is shown or about to be: parts of before are hidden by hand."""
        by_hand = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        parts = (*self._around(widget), widget)
        return not any(part.isHidden() and part.testAttribute(by_hand) for part in parts)

    # Parts.

    def head(
        self, icon: str, token: str, over: str, title: str, status: Status = Status.RECORDED
    ) -> None:
        """Show what kind of record this is and its name."""
        words = column(caption(over), plain_label(title, "section", wrap=True), gap=0)
        lay = side_by_side(icon_label(icon, token, 20))
        lay.addLayout(words, 1)
        lay.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.lay.addLayout(lay)
        if status is Status.ILLUSTRATIVE:
            self.lay.addWidget(Chip(_("illustrative")))

    def section(self, words: str) -> None:
        """Begin a section."""
        self.lay.addSpacing(look.px(4))
        self.lay.addWidget(hairline())
        self.lay.addWidget(heading(words, "group"))

    def fields(self) -> Fields:
        """Add a grid of fields and return it."""
        made = Fields(self.bridge)
        self.lay.addWidget(made)
        return made

    def add(self, widget: QWidget) -> None:
        """Add a widget below."""
        self.lay.addWidget(widget)


class ElidedLabel(QLabel):
    """Words that are shortened to the room there is; the tip says them in full."""

    def __init__(self, words: str, role: str = "body") -> None:
        """Show words in a role of ``style.py``."""
        super().__init__(words)
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setAccessibleName(words)
        self.setMinimumWidth(look.px(40))
        set_tip(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def sizeHint(self) -> QSize:
        """Ask for the room of all the words, however few are shown."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._words) + 2, super().sizeHint().height()
        )


class ElidedLink(QPushButton):
    """A link that shortens its words to the room there is; the tip says them in full."""

    def __init__(self, words: str, icon: str = "") -> None:
        """Show words, perhaps behind an icon."""
        super().__init__()
        self._words = words
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setMinimumWidth(look.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tip(self, words)
        if icon:
            self.setIcon(icon_of(icon, "accent"))
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        taken = look.px(8) if self.icon().isNull() else look.px(30)
        room = max(look.px(24), self.width() - taken)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        """Ask for no more than any other row."""
        return QSize(look.px(80), super().sizeHint().height())


class Fields(QWidget):
    """Names at the left, fields at the right; each keeps its value when one leaves it."""

    def __init__(self, bridge: Bridge) -> None:
        """Start empty."""
        super().__init__()
        self.bridge = bridge
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(8))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setColumnMinimumWidth(0, look.px(96))
        self._grid.setColumnStretch(1, 1)

    def add(self, words: str, widget: QWidget, *, wide: bool = False) -> None:
        """Add a row; a ``wide`` one has its name above, so that long words have room."""
        widget.setAccessibleName(words)
        widget.setMinimumWidth(look.px(60))
        line = self._grid.rowCount()
        if wide:
            self._grid.addWidget(plain_label(words, "quiet"), line, 0, 1, 2)
            self._grid.addWidget(widget, line + 1, 0, 1, 2)
            return
        self._grid.addWidget(plain_label(words, "quiet", wrap=True), line, 0)
        self._grid.addWidget(widget, line, 1)

    def line(
        self,
        words: str,
        text: str,
        keep: Callable[[str], object],
        known: Iterable[str] = (),
        *,
        wide: bool = False,
    ) -> QLineEdit:
        """Add a line of text; ``known`` are proposed as one types."""
        field = QLineEdit(text)
        set_tip(field, text)
        field.setMaxLength(1000)
        field.setCursorPosition(0)
        names = sorted(set(known), key=str.casefold)
        if names:
            field.setCompleter(completer(names, field))
        field.editingFinished.connect(lambda: _changed(field, text, keep))
        self.add(words, field, wide=wide)
        return field

    def period(self, words: str, text: str, keep: Callable[[str], object]) -> QLineEdit:
        """Add a date or period."""
        field = self.line(words, as_typed(text), lambda typed: keep(dates.typed(typed)))
        field.setPlaceholderText(_("2027-05-03, 2027-Q2 or 2027"))
        return field

    def amount(self, words: str, text: str, keep: Callable[[float | None], object]) -> QLineEdit:
        """Add a number; what is none is told and put back."""

        def keep_typed(typed: str) -> None:
            try:
                found = read_amount(typed, words)
            except InputError as error:
                self.bridge.told.emit("warn", said(error))
                field.setText(text)
                return
            keep(found)

        field = self.line(words, text, keep_typed)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def whole(self, words: str, text: str, keep: Callable[[int | None], object]) -> QLineEdit:
        """Add a whole number."""
        return self.amount(words, text, lambda n: keep(None if n is None else round(n)))

    def choice(
        self,
        words: str,
        options: Sequence[tuple[str, str]],
        current: str,
        keep: Callable[[str], object],
        *,
        wide: bool = False,
    ) -> QComboBox:
        """Add a choice between (key, text); the tip says the chosen words in full."""
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        for key, text in options:
            field.addItem(text, key)
        field.setCurrentIndex(max(0, field.findData(current)))
        field.activated.connect(lambda place: keep(str(field.itemData(place))))
        set_tip(field, field.currentText())
        self.add(words, field, wide=wide)
        return field

    def check(self, words: str, on: bool, keep: Callable[[bool], object]) -> QCheckBox:
        """Add a tick over the whole width."""
        field = QCheckBox(words.replace("&", "&&"))
        field.setAccessibleName(words)
        field.setChecked(on)
        field.clicked.connect(lambda checked: keep(checked))
        self._grid.addWidget(field, self._grid.rowCount(), 0, 1, 2)
        return field

    def told(self, words: str, text: str, role: str = "body") -> None:
        """Add a value that is not typed here."""
        line = self._grid.rowCount()
        self._grid.addWidget(plain_label(words, "quiet", wrap=True), line, 0)
        self._grid.addWidget(plain_label(text, role, wrap=True), line, 1)


def as_typed(text: str) -> str:
    """Return a period as people type it: a date in their order, anything coarser as it is."""
    if not text or not is_period(text):
        return text
    period = parse(text)
    # An English date has a month in letters, which nobody types: there the plain form is shown.
    return day(period.first) if period.exact and language() == "nl" else text


def _changed(field: QLineEdit, before: str, keep: Callable[[str], object]) -> None:
    if field.text().strip() != before.strip() and field.isModified():
        field.setModified(False)
        keep(field.text().strip())


def completer(names: Sequence[str], field: QLineEdit) -> QCompleter:
    """Return what proposes names that hold what is typed."""
    made = QCompleter(list(names), field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def read_amount(text: str, field: str = "") -> float | None:
    """Read a number as people write it in the language in force: "€ 1.008,5", "4,2 mln".

    Raises:
        InputError: it is no number.
    """
    words = text.replace("\u20ac", "").replace("\u00a0", " ").strip().casefold()
    if not words:
        return None
    factor = 1.0
    for unit in ("mln", "m"):
        if words.endswith(unit):
            words, factor = words.removesuffix(unit), 1e6
    if language() == "nl":
        words = words.replace(".", "").replace(",", ".")
    try:
        return float(words.replace(",", "").replace(" ", "")) * factor
    except ValueError as error:
        raise InputError("{given} is not a number", field=field, given=repr(text)) from error
