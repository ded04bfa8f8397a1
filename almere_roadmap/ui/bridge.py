"""The one object that every screen gets: the document as the window sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from almere_roadmap.errors import AlmereError, Declined, InputError, NotAWorkshop
from almere_roadmap.figures.theme import Palette
from almere_roadmap.i18n import _, language, said
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    # The document pulls in the store, and the records take a while to define themselves: the
    # window must be on screen before they load.
    from almere_roadmap.document.changes import Changes
    from almere_roadmap.document.document import Document
    from almere_roadmap.domain.registers import Batches
    from almere_roadmap.domain.tables import StatisticsTable
    from almere_roadmap.domain.workshop import Workshop
    from almere_roadmap.history.edit import Draft, Edit

    Brought = tuple[Draft, Mapping[str, StatisticsTable], Mapping[str, Batches]]

_AGAIN = 5_000
"""Milliseconds after which is tried again to keep what the disk refused."""

_NAMELESS = frozenset({"links", "about"})
"""What can be changed while names are hidden."""


class Bridge(QObject):
    """Shows the document to the screens and takes their steps back to it.

    Signals (all arrive on the window's thread):
        changed(object): the document's Changes after an edit, an undo or a merge.
        selected(str): a record id or cell key, "" for nothing.
        told(str, str): a short message: kind ("good", "warn", "bad"), text.
        opened(): another document, or none, is shown from now on.
        kept(): all edits are on disk; ``kept_at`` says since when.
        failed(str): the disk refused; the reason.
        mode_changed(): dragging is off, nothing changes or only the work area shows, or not.
        pointed(object): where the red light is on a canvas, as (chain, columns across, lanes
            down); None when it is out.
        went(str): the window should show the screen of this name.
        unreadable(object, str): the file at a path cannot be opened as a workshop; the reason.
    """

    changed = Signal(object)
    selected = Signal(str)
    told = Signal(str, str)
    opened = Signal()
    kept = Signal()
    failed = Signal(str)
    mode_changed = Signal()
    pointed = Signal(object)
    went = Signal(str)
    unreadable = Signal(object, str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a document."""
        super().__init__(parent)
        self.document: Document | None = None
        self.past: Workshop | None = None
        """A moment of the past that is looked at instead of the present."""
        self.nameless = False
        """Whether names are hidden: everything shows the workshop without them."""
        self._once: Mapping[str, str] = {}
        """Names of before and of who wrote, which texts may still mention."""
        self._bare: tuple[tuple[Workshop, str], Workshop, Callable[[str], str]] | None = None
        self.viewing = False
        """Whether the people only want to look: nothing changes until they leave that."""
        self.selection = ""
        self.author = ""
        self.state: dict[str, Any] = {}
        self.kept_at: datetime | None = None
        self.tasks = Tasks(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self._try_again)
        self._unsubscribe: Callable[[], None] | None = None
        # A document may speak from its own worker; the queued signal brings it to this thread.
        self._arrived.connect(self._on_changes)

    @property
    def workshop(self) -> Workshop:
        """Return the workshop on show; an empty one when no document is open."""
        return self._covered()[0] if self.nameless else self._named

    @property
    def _named(self) -> Workshop:
        if self.past is not None:
            return self.past
        return self.document.workshop if self.document else _empty()

    def _covered(self) -> tuple[Workshop, Callable[[str], str]]:
        """Return the workshop without names and what covers texts, made once for each step."""
        workshop, tongue = self._named, language()
        made = self._bare
        if made is None or made[0][0] is not workshop or made[0][1] != tongue:
            from almere_roadmap.analysis.anonymous import anonymised, covered

            bare, cover = anonymised(workshop, self._once), covered(workshop, self._once)
            made = ((workshop, tongue), bare, cover)
            self._bare = made
        return made[1], made[2]

    def hide_names(self, hidden: bool) -> None:
        """Show everything without the names of firms and people, or with them again."""
        if hidden == self.nameless:
            return
        self.nameless, self._once, self._bare = hidden, {}, None
        self.opened.emit()
        if hidden and self.document is not None:
            self._cover_the_past(self.document)

    def _cover_the_past(self, document: Document) -> None:
        """Hide what the history alone knows too: names of before, and who wrote."""

        def work() -> Mapping[str, str]:
            from almere_roadmap.document.copying import once_named

            return once_named(document.workshop, document.history())

        def done(once: Mapping[str, str]) -> None:
            if self.nameless and document is self.document:
                self._once, self._bare = once, None
                self.opened.emit()

        self.tasks.aside(work, done)

    def without_names(self, text: str) -> str:
        """Return a text as it may be shown: without names while they are hidden."""
        return self._covered()[1](text) if self.nameless else text

    @property
    def writable(self) -> bool:
        """Tell whether what is on show can be changed."""
        open_to_change = self.document is not None and not self.document.read_only
        return open_to_change and self.past is None and not self.viewing and not self.nameless

    @property
    def palette(self) -> Palette:
        """Return the palette in force."""
        return look.palette()

    def perform(
        self, draft: Draft, tables: Mapping[str, StatisticsTable] | None = None
    ) -> Edit | None:
        """Make one step in the document; a refusal is told and gives None."""
        return self._attempt(lambda d: d.perform(self._free(draft), tables=tables or {}))

    def attempt(
        self, verb: Callable[..., Draft], *places: object, **arguments: object
    ) -> Edit | None:
        """Call a verb on the present workshop and perform its draft; a refusal is told."""
        return self._attempt(
            lambda d: d.perform(self._free(verb(d.workshop, *places, **arguments)))
        )

    def _free(self, draft: Draft) -> Draft:
        """Return a draft that may be performed.

        Without names only pins and settings can be changed: what is typed there would stand in
        place of the names.
        """
        if self.nameless and any(write.collection not in _NAMELESS for write in draft.writes):
            raise Declined("Names are hidden: show them again before you change this.")
        return draft

    def take_in(self, make: Callable[[Workshop], Brought]) -> Job:
        """Make a big step in the background: ``make`` gives it for the workshop as it then is.

        The job's ``done`` brings the edit; what its ``cancel`` stops is not kept at all.
        """
        document = self.document

        def work(progress: Callable[[float], bool]) -> Edit | None:
            if document is None:
                raise Declined("Open or start a workshop first.")
            draft, tables, registers = make(document.workshop)
            return document.take_in(self._free(draft), tables, registers, progress)

        return Job(self.tasks, work, in_turn=True)

    def undo(self) -> Edit | None:
        """Undo the last step of this sitting."""
        return self._attempt(lambda d: d.undo())

    def redo(self) -> Edit | None:
        """Redo the step that was undone last."""
        return self._attempt(lambda d: d.redo())

    def revert(self, edit_id: str) -> Edit | None:
        """Take any step of the history back, as a new step; a refusal is told."""
        return self._attempt(lambda d: d.revert(edit_id))

    def _attempt(self, act: Callable[[Document], Edit | None]) -> Edit | None:
        if self.document is None:
            self.told.emit("warn", _("Open or start a workshop first."))
            return None
        if self.past is not None:
            self.told.emit("warn", _("You are looking at the past; go back to now first."))
            return None
        if self.viewing:
            self.told.emit("warn", _("View mode is on: Esc or Alt+R leaves it."))
            return None
        try:
            return act(self.document)
        except (Declined, InputError) as error:
            self.told.emit("warn", said(error))
        except AlmereError as error:
            self.told.emit("bad", said(error))
        return None

    def select(self, selection: str) -> None:
        """Select a record or cell everywhere; "" selects nothing."""
        if selection != self.selection:
            self.selection = selection
            self.selected.emit(selection)

    def go(self, screen: str, selection: str | None = None) -> None:
        """Show a screen by name, perhaps with something selected."""
        self.went.emit(screen)
        if selection is not None:
            self.select(selection)

    def pin(self, evidence: str, target: str = "workshop", note: str = "") -> Edit | None:
        """Pin a record or figure as evidence to a niche or item, or to the outcome."""
        from almere_roadmap.verbs import notes

        return self.attempt(notes.pin, evidence=evidence, target=target, note=note)

    def look_at(self, past: Workshop | None) -> None:
        """Show a moment of the past instead of the present, or the present again."""
        self.past = past
        self.select("")
        self.opened.emit()

    def view_only(self, on: bool) -> None:
        """Let nothing be changed, or everything again."""
        self.viewing = on
        self.mode_changed.emit()

    def open(self, path: Path, *, take_over: bool = False, read_only: bool = False) -> None:
        """Open a workshop file in the background; ``opened`` follows, or the reason is told."""
        author = self.author

        def work() -> Document:
            from almere_roadmap.document.document import Document

            return Document.open(path, author=author, take_over=take_over, read_only=read_only)

        def failed(error: AlmereError) -> None:
            if isinstance(error, NotAWorkshop):
                self.unreadable.emit(path, said(error))
            else:
                self._refused(error)

        self.tasks.one_by_one(work, self.take, failed)

    def new(
        self, path: Path, template: str = "", title: str = "", question: str = "", home: str = ""
    ) -> None:
        """Make a workshop file from a template in the background; ``opened`` follows."""
        author, tongue = self.author, language()

        def work() -> Document:
            from almere_roadmap.document import samples

            about = {"title": title, "question": question, "home": home}
            return samples.create(path, template, author=author, language=tongue, **about)

        self.tasks.one_by_one(work, self.take, self._refused)

    def new_from(self, path: Path, source: Path) -> None:
        """Make a workshop file of a JSON export in the background; ``opened`` follows."""
        author = self.author

        def work() -> Document:
            from almere_roadmap.document import samples
            from almere_roadmap.exchange.json import read_file

            return samples.create_from(path, *read_file(source), author=author)

        self.tasks.one_by_one(work, self.take, self._refused)

    def take(self, document: Document | None) -> None:
        """Show another document, or none; the one before is kept and closed.

        When that one cannot be kept it stays, the reason is told and the other is let go.
        """
        try:
            self.leave()
        except AlmereError as error:
            self._refused(error)
            if document is not None:
                document.close()
            return
        self.document, self.past, self.nameless = document, None, False
        self.selection = ""
        if document is not None:
            self.kept_at = datetime.now()
            self._unsubscribe = document.subscribe(self._arrived.emit)
            self._follow_session()
        self.opened.emit()

    def leave(self, *, give_up: bool = False) -> None:
        """Let go of the document once all its edits are on disk, or whatever with ``give_up``.

        Raises:
            DiskError, Conflict: something could not be written; the document stays open.
        """
        if self.document is None:
            return
        self.document.close(give_up=give_up)
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self.document = None

    def _follow_session(self) -> None:
        """Sign what is done from now on with the session that was opened last."""
        if self.document is not None:
            session = self.document.workshop.last_session
            self.document.session = session.id if session else ""

    def _refused(self, error: AlmereError) -> None:
        self.told.emit("bad", said(error))

    def _on_changes(self, changes: Changes) -> None:
        if changes.kept is None:
            self._follow_session()
            self.changed.emit(changes)
        elif changes.kept and changes.error is not None:
            self.told.emit("warn", said(changes.error))
        elif changes.kept:
            self.kept_at = datetime.now()
            self.kept.emit()
        elif changes.error is not None:
            self.failed.emit(said(changes.error))
            self._again.start()

    def _try_again(self) -> None:
        """Write what the disk refused: there may be room again, or the stick is back."""
        if self.document is not None:
            self.document.try_again()


@cache
def _empty() -> Workshop:
    from almere_roadmap.domain.workshop import Workshop

    return Workshop()
