"""How the fields of an interview stand: as lines, in a form, under and beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.answers import NumberField, Told
from almere_roadmap.ui.widgets.parts import label


def answer_line(name: str, known: Sequence[str], *, anywhere: bool = False) -> QLineEdit:
    """Return a field of one line that completes what is known, from its start or anywhere in it."""
    made = QLineEdit()
    made.setAccessibleName(name)
    if known:
        completer = QCompleter(list(known), made)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if anywhere:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setCompleter(completer)
    return made


def form_of(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Return questions under each other, each with its field beside it."""
    form = QFormLayout()
    form.setVerticalSpacing(look.px(6))
    form.setHorizontalSpacing(look.px(12))
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, field in rows:
        named = label(words, "quiet", wrap=True)
        named.setFixedWidth(look.px(150))
        form.addRow(named, field)
    return form


def under(field: QWidget, told: Told) -> QWidget:
    """Return a field with what is told about it below."""
    holder = QWidget()
    lay = QVBoxLayout(holder)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(look.px(2))
    lay.addWidget(field)
    lay.addWidget(told)
    return holder


def beside(*widgets: QWidget) -> QWidget:
    """Return widgets next to each other; lines of text take the room there is."""
    holder = QWidget()
    lay = QHBoxLayout(holder)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(look.px(8))
    for widget in widgets:
        grows = isinstance(widget, QLineEdit) and not isinstance(widget, NumberField)
        lay.addWidget(widget, 1 if grows else 0)
    lay.addStretch(0)
    return holder
