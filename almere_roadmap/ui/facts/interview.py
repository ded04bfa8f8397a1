"""The entry form of one interview: in the order in which one talks, by keyboard alone.

Keeping it is one step in the history.  What is half filled in waits on this computer, and comes
back when the form opens again, also after the program ended.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.domain.workshop import ordered
from almere_roadmap.errors import AlmereError, DiskError
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import _, said, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import half_filled
from almere_roadmap.ui.facts.answers import Told
from almere_roadmap.ui.facts.interview_fields import InterviewFields
from almere_roadmap.ui.widgets.parts import button, caption, heading, row
from almere_roadmap.verbs.interviews import (
    anonymous_name,
    known_firm,
    profile_of,
    record_interview,
)

# Under this name an interview that waits says which firm was brought up in it.
_READ = "read"


class InterviewForm(QDialog):
    """One interview; Ctrl+Enter keeps it and begins the next."""

    def __init__(self, bridge: Bridge, parent: QWidget, firm: str = "") -> None:
        """Begin with a firm that is known by its id, or with a new one; and what waits of it."""
        super().__init__(parent)
        self.bridge, self._about = bridge, firm
        self.setWindowTitle(_("Interview"))
        self.fields = InterviewFields(bridge.workshop)
        self.name = self.fields.name
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addLayout(self._head())
        lay.addWidget(self._scrolled(), 1)
        lay.addLayout(self._foot())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.keep)
        self._fit()
        self._begin()
        self.fields.watch()
        self.name.editingFinished.connect(self._on_name)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self.finished.connect(self._on_finished)

    def _head(self) -> QHBoxLayout:
        words = _("Tab goes on, a letter or digit picks a choice, Ctrl+Enter keeps it.")
        said_quietly = caption(words, wrap=False)
        return row(heading(_("Interview"), "section"), 0, said_quietly)

    def _scrolled(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        self.fields.setObjectName("content")
        scroll.setWidget(self.fields)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = scroll
        return scroll

    def _foot(self) -> QHBoxLayout:
        self.told = Told()
        policy = self.told.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.told.setSizePolicy(policy)
        self.empty_button = button(_("Empty the form"), tip=_("Throw away what is filled in here"))
        self.close_button = button(_("Close"))
        self.keep_button = button(_("Keep and next"), "check", primary=True)
        for made, act in (
            (self.empty_button, self._on_empty),
            (self.close_button, self.reject),
            (self.keep_button, self.keep),
        ):
            made.setAutoDefault(False)
            made.clicked.connect(act)
        lay = row(self.told, self.empty_button, self.close_button, self.keep_button)
        lay.setStretch(0, 1)
        return lay

    def _fit(self) -> None:
        """Take the room of the window, and no more than the questions need."""
        room = self.screen().availableGeometry().size()
        wanted = self.fields.sizeHint()
        wide = max(look.px(1120), wanted.width() + look.px(48))
        high = wanted.height() + look.px(140)
        self.resize(min(wide, room.width()), min(high, room.height()))

    def _begin(self) -> None:
        self.fields.empty()
        self._read(self._about)
        self._at_rest = self.fields.answers()
        waiting = dict(half_filled.waiting(self.bridge.workshop.document_id).get(self._about, {}))
        if waiting:
            self._read(waiting.pop(_READ, ""))
            self.fields.show_answers(waiting)
        self.told.tell("")
        free = anonymous_name(self.bridge.workshop)
        self.name.setPlaceholderText(_("empty: {name}").format(name=free))
        self.name.setFocus()
        self.view.ensureVisible(0, 0)

    def _read(self, firm: str) -> None:
        """Show what is known of a firm."""
        workshop = self.bridge.workshop
        known = workshop.organisations.get(firm)
        if known is None:
            return
        mine = [r for r in ordered(workshop.relations.values()) if r.organisation == firm]
        self.fields.show_firm(known, profile_of(workshop, firm), mine)
        self._at_rest = self.fields.answers()

    def _on_name(self) -> None:
        """Bring up what is known of the firm that was named, as long as nothing was answered."""
        known = known_firm(self.bridge.workshop, self.name.text())
        firm = known.id if known else ""
        if firm == self.fields.firm_id:
            return
        typed = self.fields.answers()
        if self.fields.firm_id:
            self._leave_firm(typed)
        elif known and not set(typed) - {"name"}:
            self._read(firm)
        words = _("Known: what you fill in is added to it.") if known else ""
        self.fields.known.tell(words if not self.fields.firm_id else "")

    def _leave_firm(self, typed: dict[str, str]) -> None:
        """Begin anew when another name was typed over that of a firm that was brought up."""
        name = self.name.text()
        untouched = {**typed, "name": ""} == {**self._at_rest, "name": ""}
        if untouched:
            self.fields.empty()
            self.name.setText(name)
        else:
            self.fields.forget_firm()

    def keep(self) -> None:
        """Keep the interview as one step and make ready for the next."""
        if not self._anything():
            self.told.tell(_("Nothing has been filled in yet."), wrong=True)
            return
        wrong = self.fields.tell_problems()
        if wrong is not None:
            self.told.tell(_("Not kept yet: see what is marked."), wrong=True)
            wrong.setFocus()
            self.view.ensureWidgetVisible(wrong)
            return
        try:
            draft = record_interview(
                self.bridge.workshop,
                self.fields.organisation(),
                self.fields.profile(date.today().isoformat()),
                self.fields.top.partners(),
                self.fields.top.gone(),
            )
        except AlmereError as error:
            self.told.tell(said(error), wrong=True)
            return
        edit = self.bridge.perform(draft) if draft else None
        if draft and edit is None:
            return
        self._show_kept(edit)
        self._put_aside({})
        self._about = ""
        self._begin()
        self.told.tell(_("{what}: kept.").format(what=say(draft.label)))

    def _show_kept(self, edit: Edit | None) -> None:
        """Let the list behind the form show what was kept, for when the form is closed."""
        rows = [c.row for c in edit.changes if c.collection == "profiles"] if edit else []
        if rows:
            self.bridge.select(rows[0])

    def _anything(self) -> bool:
        return bool(self.fields.answers())

    def _on_empty(self) -> None:
        self._put_aside({})
        self._about = ""
        self._begin()

    def _on_focus(self, before: QWidget | None, _now: QWidget | None) -> None:
        """Keep what was typed whenever a field is left."""
        if before is not None and self.isAncestorOf(before):
            self._put_aside(self._typed())

    def _typed(self) -> dict[str, str]:
        """Return the answers that are not in the workshop, {} for none."""
        answers = self.fields.answers()
        if answers == self._at_rest:
            return {}
        return {**answers, **({_READ: self.fields.firm_id} if self.fields.firm_id else {})}

    def _put_aside(self, answers: dict[str, str]) -> None:
        try:
            half_filled.put_aside(self.bridge.workshop.document_id, self._about, answers)
        except DiskError as error:
            self.told.tell(said(error), wrong=True)

    def _on_finished(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
        typed = self._typed()
        self._put_aside(typed)
        if typed:
            self.bridge.told.emit("good", _("The half-filled interview waits in the form."))
