"""The history of a workshop: by session and person; any moment to look at, name or go back to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.document.wording import step_sentences, when_words
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.returning import going_back
from almere_roadmap.i18n import _, plural, said, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.widgets.parts import SearchField, button, heading, label, row
from almere_roadmap.verbs.moments import name_moment

_MOST = 2000
"""How many steps are listed at once; a name or word finds the older ones."""

_EDIT = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Lists the steps, the newest first, and what each of them did."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Read the history of the open document beside the window."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History"))
        self.resize(look.px(900), look.px(560))
        self.bridge = bridge
        self.edits: tuple[Edit, ...] = ()
        self._people: dict[str, str] = {}
        self.count = heading(_("History"), "section")
        self.person = QComboBox()
        self.person.setAccessibleName(_("Person"))
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.person.setMinimumWidth(look.px(140))
        self.person.currentIndexChanged.connect(self._fill)
        self.words = SearchField(_("Search in the steps"))
        self.words.setMinimumWidth(look.px(220))
        self.words.textChanged.connect(self._fill)
        self.list, self.details = QListWidget(), QListWidget()
        self.list.setAccessibleName(_("Steps"))
        for made in (self.list, self.details):
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show)
        self.details.setAccessibleName(_("What this step did"))
        self.details.setWordWrap(True)
        self.signed = label("", "quiet", wrap=True)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name for this moment"))
        self.name.setAccessibleName(_("Name for this moment"))
        self.name.returnPressed.connect(self._name)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        self.back = button(_("Take this step back"), "undo-2")
        self.look = button(_("Look at this moment"), "eye")
        self.keep = button(_("Name"), "flag")
        self.go_back = button(_("Go back to this moment"), "history", primary=True)
        for made, act in (
            (self.back, self._revert),
            (self.look, self._look),
            (self.keep, self._name),
            (self.go_back, self._go_back),
        ):
            made.setAutoDefault(False)
            made.clicked.connect(act)
        right = QVBoxLayout()
        right.addWidget(self.signed)
        right.addWidget(self.details, 1)
        right.addLayout(row(self.name, self.keep))
        lists = row(gap=16)
        lists.addWidget(self.list, 3)
        lists.addLayout(right, 2)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addLayout(row(self.count, 0, self.person, self.words))
        lay.addLayout(lists, 1)
        lay.addLayout(row(self.back, 0, self.look, self.go_back))

    def reload(self) -> None:
        """Read the steps anew."""
        document = self.bridge.document
        if document is not None:
            self.bridge.tasks.one_by_one(document.timeline, self._take, self._tell)

    def _tell(self, error: AlmereError) -> None:
        self.bridge.told.emit("warn", said(error))

    def _take(self, edits: tuple[Edit, ...]) -> None:
        self.edits = edits
        authors = dict.fromkeys(edit.author for edit in edits if edit.author)
        people = {name: _("Person {n}").format(n=n) for n, name in enumerate(authors, 1)}
        self._people = people if self.bridge.nameless else {}
        self.count.setText(plural("{n} step", "{n} steps", len(edits)))
        chosen = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(_("Everybody"), None)
        for name in sorted({edit.author for edit in edits}):
            self.person.addItem(self._signed_by(name) or _("without a name"), name)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self.person.blockSignals(False)
        self._fill()

    def _wanted(self) -> list[Edit]:
        name, words = self.person.currentData(), self.words.text().casefold()
        found = (e for e in reversed(self.edits) if name is None or e.author == name)
        bare, names = self.bridge.without_names, self._names
        said = ((e, f"{say(e.label)} {names.get(e.id, '')}") for e in found)
        return [edit for edit, line in said if words in bare(line).casefold()]

    def _signed_by(self, author: str) -> str:
        """Return who wrote, by a number while names are hidden."""
        return self._people.get(author, author)

    @property
    def _present(self) -> Workshop:
        document = self.bridge.document
        return document.workshop if document else self.bridge.workshop

    @property
    def _names(self) -> dict[str, str]:
        return {moment.edit: moment.name for moment in self._present.moments.values()}

    def _fill(self) -> None:
        self.list.clear()
        found, names = self._wanted(), self._names
        for (session, day), steps in groupby(found[:_MOST], key=lambda e: (e.session, e.time[:10])):
            self.list.addItem(_divider(self._heading(session, day)))
            for edit in steps:
                said = _line(edit, names.get(edit.id, ""), self._signed_by(edit.author))
                line = self.bridge.without_names(said)
                self.list.addItem(_item(edit, line, named=edit.id in names))
        if len(found) > _MOST:
            words = _("Older steps: choose a person or type a word to find them.")
            self.list.addItem(_divider(words))
        self.list.setCurrentRow(1 if found else -1)
        self._show()

    def _heading(self, session: str, day: str) -> str:
        known = self.bridge.workshop.sessions.get(session)
        words = when_words(day).removesuffix(" 00:00")
        return " · ".join(filter(None, (known.name if known else session, words)))

    @property
    def chosen(self) -> Edit | None:
        """Return the step that is selected."""
        item = self.list.currentItem()
        found: Edit | None = item.data(_EDIT) if item is not None else None
        return found

    def _show(self) -> None:
        edit, document = self.chosen, self.bridge.document
        writable = document is not None and not document.read_only and self.bridge.past is None
        self.details.clear()
        bare = self.bridge.without_names
        self.signed.setText(bare(_signed(edit, self._signed_by(edit.author))) if edit else "")
        if edit is not None:
            self.details.addItems([bare(words) for words in step_sentences(self._present, edit)])
        for made in (self.back, self.go_back, self.keep, self.name):
            made.setEnabled(edit is not None and writable)
        self.look.setEnabled(edit is not None)
        self.name.setText(bare(self._names.get(edit.id, "")) if edit else "")
        self.keep.setEnabled(self.keep.isEnabled() and not self.name.text())

    def _revert(self) -> None:
        edit = self.chosen
        if edit is not None and self.bridge.revert(edit.id) is not None:
            self.reload()

    def _name(self) -> None:
        edit = self.chosen
        if edit is not None and self.bridge.attempt(name_moment, edit.id, self.name.text()):
            self.reload()

    def _look(self) -> None:
        edit, document = self.chosen, self.bridge.document
        if edit is not None and document is not None:
            self.bridge.tasks.one_by_one(lambda: document.at(edit.id), self._look_at, self._tell)

    def _look_at(self, past: Workshop) -> None:
        self.bridge.look_at(past)
        self.accept()

    def _go_back(self) -> None:
        edit, document = self.chosen, self.bridge.document
        if edit is not None and document is not None:
            self.bridge.tasks.one_by_one(lambda: document.at(edit.id), self._return, self._tell)

    def _return(self, past: Workshop) -> None:
        edit = self.chosen
        if edit is None:
            return
        name = self._names.get(edit.id) or when_words(edit.time) or say(edit.label)
        draft = going_back(past, self._present, name)
        if not draft:
            self.bridge.told.emit("good", _("The workshop is as it was then."))
        elif self.bridge.perform(draft) is not None:
            self.bridge.told.emit("good", _("Back to {name}; undo returns.").format(name=name))
            self.reload()


def _divider(words: str) -> QListWidgetItem:
    made = QListWidgetItem(words)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


def _item(edit: Edit, line: str, *, named: bool) -> QListWidgetItem:
    made = QListWidgetItem(line)
    if named:
        made.setIcon(icon("flag", "accent"))
    made.setData(_EDIT, edit)
    return made


def _line(edit: Edit, name: str, author: str) -> str:
    return "   ".join(_parts(edit, name, author))


def _parts(edit: Edit, name: str, author: str) -> Iterator[str]:
    yield edit.time[11:16]
    if author:
        yield author
    words = say(edit.label)
    yield _("Undone: {step}").format(step=words) if edit.undoes else words
    if name:
        yield f"‘{name}’"


def _signed(edit: Edit, author: str) -> str:
    return " · ".join(filter(None, (when_words(edit.time), author, say(edit.label))))
