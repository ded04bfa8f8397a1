"""The fields of any record, to be changed in place, and the thread from figure to owner."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.analysis.firms.firm_words import CODES, choices
from almere_roadmap.analysis.names import LEADS, word_name
from almere_roadmap.analysis.record_names import field_name, kind_name
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import FieldType, field_types, plain
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import _, language, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import caption, column, hairline, label, link_button, set_tip
from almere_roadmap.ui.widgets.typed import figure_in, typed_number
from almere_roadmap.verbs.indicators import restate
from almere_roadmap.verbs.records import edit, title_of
from almere_roadmap.verbs.titles import coded, name_in

_HIDDEN = frozenset({"rank", "digest", "rows", "register_row", "place_by_hand", "bundle"})
_REFERENCES = {"source": "sources", "cluster": "clusters", "area": "areas", "layer": "layers"}
_PARTIES = {"organisation": "organisations", "partner": "organisations", "network": "networks"}
_OF_PARTIES = frozenset({"memberships", "relations", "profiles"})
_ENDS = frozenset({"chain", "stage", "record", "origin", "target", "predecessor", "successor"})
"""Fields that lead to records of several kinds: told by name, changed on the canvas."""

_READ = frozenset({"file", "file_hash", "read_on", "mapping", "variant_of"})
"""What a reading of a file left behind: told where there is any, never typed over."""


class RecordDetails(QWidget):
    """Title, fields and links of one record; a field is kept on leaving it."""

    def __init__(self, bridge: Bridge, row_id: str) -> None:
        """Show the record ``row_id`` as it stands."""
        super().__init__()
        self.bridge, self.row_id = bridge, row_id
        found = bridge.workshop.find(row_id)
        assert found is not None
        self.collection, record = found
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addWidget(caption(kind_name(self.collection)))
        lay.addWidget(label(name_in(bridge.workshop, *found), "section", wrap=True))
        lay.addWidget(hairline())
        lay.addLayout(self._fields(record))
        self._threads(lay)
        lay.addStretch(1)

    def _fields(self, record: Entity) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        for place, (name, kind) in enumerate(field_types(type(record)).items()):
            value = getattr(record, name)
            if (
                name in _HIDDEN
                or (name == "place" and kind.many)
                or (name in _ENDS | _READ and not value)
            ):
                continue
            words = label(field_name(name), "quiet", wrap=True)
            words.setFixedWidth(look.px(108))
            grid.addWidget(words, place, 0)
            editor = self._editor(name, kind, value)
            editor.setAccessibleName(field_name(name))
            editor.setEnabled(not self._is_locked)
            grid.addWidget(editor, place, 1)
        return grid

    @property
    def _is_locked(self) -> bool:
        return not self.bridge.writable

    def _editor(self, name: str, kind: FieldType, value: object) -> QWidget:
        if name in _ENDS:
            return label(coded(self.bridge.workshop, str(value)), wrap=True)
        if name in _READ or (self.collection, name) == ("datasets", "kind"):
            return label(_told(value), wrap=True)
        if kind.scalar is bool:
            return self._check(name, bool(value))
        if issubclass(kind.scalar, StrEnum) and not kind.many:
            options = [(word.value, word_name(word)) for word in kind.scalar]
            return self._choice(name, options, str(plain(value)))
        if name == "leads":
            leads = [(key, _(words)) for key, words in LEADS.items()]
            return self._choice(name, [("", "–"), *leads], str(value))
        known = _REFERENCES | (_PARTIES if self.collection in _OF_PARTIES else {})
        if name in known and not kind.many:
            return self._choice(name, self._records(known[name]), str(value))
        codes = choices(name) if self.collection == "organisations" else []
        if codes and (not value or str(value) in dict(codes)):
            return self._choice(name, [("", "–"), *codes], str(value))
        if name in CODES and self.collection == "organisations":
            return self._told_line(name, kind, str(value))
        return self._line(name, kind, value)

    def _told_line(self, name: str, kind: FieldType, value: str) -> QWidget:
        """Return a line for a code, with what it means under it."""
        line, words = self._line(name, kind, value), CODES[name](value)
        line.setAccessibleName(field_name(name))
        if words == value:
            return line
        made = QWidget()
        made.setLayout(column(line, caption(words), gap=0))
        return made

    def _records(self, collection: str) -> list[tuple[str, str]]:
        records = self.bridge.workshop.collection(collection).values()
        named = [(record.id, title_of(record)) for record in records]
        if collection in _PARTIES.values():
            named.sort(key=lambda pair: pair[1].casefold())
        return [("", "–"), *named]

    def _check(self, name: str, value: bool) -> QCheckBox:
        made = QCheckBox()
        made.setChecked(value)
        made.toggled.connect(lambda on: self._keep(name, on))
        return made

    def _choice(self, name: str, options: list[tuple[str, str]], value: str) -> QComboBox:
        made = QComboBox()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, words in options:
            made.addItem(words, key)
        if made.findData(value) < 0:
            made.addItem(value, value)
        made.setCurrentIndex(made.findData(value))
        made.activated.connect(lambda _place: self._keep(name, made.currentData()))
        return made

    def _line(self, name: str, kind: FieldType, value: object) -> QLineEdit:
        made = QLineEdit(_written(value))
        made.setCursorPosition(0)
        set_tip(made, made.text())
        made.editingFinished.connect(lambda: self._keep_text(name, kind, made))
        return made

    def _keep_text(self, name: str, kind: FieldType, line: QLineEdit) -> None:
        if not line.isModified():
            return
        line.setModified(False)
        try:
            self._keep(name, _read(kind, line.text().strip(), name))
        except InputError as error:
            self.bridge.told.emit("warn", said(error))

    def _keep(self, name: str, value: object) -> None:
        # What the source says and the number in it are one figure.
        if self.collection == "indicators" and name == "printed":
            words = str(value)
            self.bridge.attempt(restate, self.row_id, printed=words, value=figure_in(words))
            return
        if self.collection == "indicators" and name == "value":
            self.bridge.attempt(restate, self.row_id, printed="", value=value)
            return
        self.bridge.attempt(edit, self.collection, self.row_id, **{name: value})

    def _threads(self, lay: QVBoxLayout) -> None:
        """List what the record is linked to; a click goes there."""
        linked = list(dict.fromkeys(_linked(self.bridge.workshop, self.row_id)))
        if not linked:
            return
        lay.addSpacing(look.px(8))
        lay.addWidget(label(_("Linked to"), "group"))
        for row_id in linked[:30]:
            found = self.bridge.workshop.find(row_id)
            if found is not None:
                words = f"{name_in(self.bridge.workshop, *found)} · {kind_name(found[0])}"
                made = link_button(words)
                made.clicked.connect(lambda _on, wanted=row_id: self.bridge.select(wanted))
                lay.addWidget(made)


def _told(value: object) -> str:
    """Return what a reading left behind: a column on each line, a fingerprint that can break."""
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    words = word_name(value) if isinstance(value, StrEnum) else str(value)
    is_hash = len(words) == 64 and words.isalnum()
    return " ".join(words[at : at + 16] for at in range(0, 64, 16)) if is_hash else words


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(part) for part in value)
    # Among others a comma parts them; a number alone has the mark of the language.
    mark = "," if language() == "nl" and isinstance(value, float) else "."
    return _plain(value).replace(".", mark) if isinstance(value, float) else _plain(value)


def _plain(value: object) -> str:
    if not isinstance(value, float):
        return "" if value is None else str(value)
    return str(int(value)) if value.is_integer() else f"{value:.10g}"


def _read(kind: FieldType, text: str, name: str) -> object:
    """Turn what was typed into a value of a field."""
    if kind.many:
        return tuple(_scalar(kind, part.strip(), name) for part in text.split(",") if part.strip())
    if not text and kind.scalar is not str:
        return None if kind.optional else kind.default
    return _scalar(kind, text, name)


def _scalar(kind: FieldType, text: str, name: str) -> object:
    if kind.scalar not in (int, float):
        return text
    try:
        found = typed_number(text)
        if found is None or (kind.scalar is int and not found.is_integer()):
            raise ValueError(text)
        return kind.scalar(found)
    except ValueError as error:
        raise InputError("{value} is not a number", field=name, value=repr(text)) from error


def _linked(workshop: Workshop, row_id: str) -> Iterator[str]:
    """Yield the ids of what a record is linked to, evidence and thread alike."""
    for link in workshop.links.values():
        if link.origin == row_id:
            yield link.target
        elif link.target == row_id and link.kind is not LinkKind.EVIDENCE:
            yield link.origin
    for dependency in workshop.dependencies.values():
        if dependency.predecessor == row_id:
            yield dependency.successor
        elif dependency.successor == row_id:
            yield dependency.predecessor
    for box in workshop.boxes.values():
        if box.record == row_id:
            yield box.stage
        elif box.id == row_id:
            yield box.record
    for note in workshop.notes.values():
        if note.about == row_id:
            yield note.id
        elif note.id == row_id:
            yield note.about
