"""A workshop file being worked on.

The present value changes at once, on the calling thread; one other thread writes every edit to
the file, in order, and tells when it is there.  An edit that cannot be written stays in memory
and is tried again with the next one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from almere_roadmap.document.changes import Changes, Watchers
from almere_roadmap.document.fitting import check_registers, check_tables, fitted
from almere_roadmap.document.keeper import Keeper, Step
from almere_roadmap.document.opening import Opened, open_file
from almere_roadmap.document.past import Past
from almere_roadmap.document.registers import Registers
from almere_roadmap.document.rescue import gone_on, lineage, only_screen
from almere_roadmap.document.safekeeping import Safekeeping
from almere_roadmap.document.steps import Steps
from almere_roadmap.domain.fields import writable
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError, Conflict, Declined
from almere_roadmap.history.edit import Draft, Edit, new_id
from almere_roadmap.history.replay import Heads, RowKey, Stamp, stamp, update
from almere_roadmap.history.undo import Settled, settled
from almere_roadmap.i18n import N_
from almere_roadmap.store import copies
from almere_roadmap.store.records import stored_rows
from almere_roadmap.store.registers import Progress
from almere_roadmap.store.writing import WorkshopFile, create

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now().astimezone()


class LiveFile:
    """An open workshop file; ``author`` and ``session`` sign the edits made from now on."""

    def __init__(self, opened: Opened, author: str, session: str, clock: Clock) -> None:
        """Take over what opening gave; use :meth:`open` or :meth:`create`."""
        self.path, self.author, self.session = opened.path, author, session
        self.kept_at: datetime | None = None
        self.left: Path | None = None
        """The file that somebody else changed, once this document went on in a rescue copy."""
        self._opened, self._clock = opened, clock
        self._workshop, self._heads = opened.contents.workshop, opened.contents.heads
        self._past = Past()
        self._known = opened.contents.edit_ids
        self._latest = opened.contents.position.head
        self._changing = threading.RLock()
        self._stopped: AlmereError | None = None
        self._safe = Safekeeping(clock, lambda: self._workshop.about.title, self._warn)
        self._sitting: list[Edit] = []
        self._before = 0
        """How many of them were made before the work began: a template was filled in."""
        self._settled: dict[str, Settled] = {}
        self._steps = Steps()
        self.registers = Registers(lambda: self.path)
        """The registers in the file, to be read in part and searched."""
        self._watchers = Watchers()
        self._tell = self._watchers.tell
        file = WorkshopFile(opened.path, opened.contents.position)
        self._keeper = None if opened.lock is None else Keeper(file, self)

    @classmethod
    def create(
        cls, path: Path, *, author: str = "", session: str = "", clock: Clock = _now
    ) -> Self:
        """Make a new, empty workshop file and open it.

        Raises:
            InputError: there is a file of that name already.  DiskError: the disk refused.
        """
        create(path, new_id())
        return cls.open(path, author=author, session=session, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        take_over: bool = False,
        author: str = "",
        session: str = "",
        clock: Clock = _now,
    ) -> Self:
        """Open a workshop file; opening never changes it.

        It can only be looked at (``read_only``, ``read_only_reason``) when somebody else has it
        open, when it may not be written or when a later version made it.  ``take_over`` ignores
        that somebody else has it.

        Raises:
            InputError: there is no such file.  NotAWorkshop: it is none, or damaged.
            DiskError: it cannot be read.
        """
        since = clock().isoformat(timespec="seconds")
        opened = open_file(Path(path), author, since, read_only=read_only, take_over=take_over)
        return cls(opened, author, session, clock)

    @property
    def workshop(self) -> Workshop:
        """Return the present workshop."""
        return self._workshop

    @property
    def document_id(self) -> str:
        """Return what all copies of this workshop have in common."""
        return self._opened.contents.position.document_id

    @property
    def read_only(self) -> bool:
        """Tell whether the file can only be looked at."""
        return self._keeper is None

    @property
    def read_only_reason(self) -> Message | None:
        """Return why the file can only be looked at, None when it can be changed."""
        return self._opened.reason

    @property
    def warning(self) -> Message | None:
        """Return what the person should know of the file, None when all is well."""
        return self._opened.warning

    @property
    def halted(self) -> Conflict | None:
        """Return why nothing more can be kept in this sitting, and which file holds what was."""
        return self._stopped if isinstance(self._stopped, Conflict) else None

    @property
    def latest(self) -> str:
        """Return the id of the edit that came last, "" when there is none."""
        return self._latest

    @property
    def waiting(self) -> int:
        """Return how many edits are not on disk yet."""
        return self._keeper.waiting if self._keeper else 0

    def perform(
        self,
        draft: Draft,
        tables: Mapping[str, StatisticsTable] | None = None,
        *,
        undoable: bool = True,
    ) -> Edit | None:
        """Make one step; ``tables`` are the statistics, by digest, that it brings along.

        The workshop changes at once; the file follows.  An empty draft gives None.  What others
        did, such as a ballot from a phone, is not ``undoable``: undo passes it by.

        Raises:
            InputError: a value does not fit.  Declined: the workshop refuses.
        """
        if not draft:
            return None
        check_tables(tables or {})
        edit = self._make(fitted(draft, self._heads), tables or {})
        if undoable:
            self._steps.made(edit)
        return self._announce(edit)

    def take_in(
        self,
        draft: Draft,
        tables: Mapping[str, StatisticsTable] | None = None,
        registers: Mapping[str, Batches] | None = None,
        progress: Progress | None = None,
    ) -> Edit | None:
        """Make one big step, perhaps with registers: written first and shown then.

        It may take a while and be called from any thread; meanwhile nothing else can be changed.
        ``progress`` is told the share written and answers whether to go on.

        Raises:
            InputError: a value does not fit.  Declined: the workshop refuses, or cancelled.
            DiskError, Conflict: it could not be written.  Whatever is raised, nothing is kept.
        """
        if not draft:
            return None
        check_tables(tables or {})
        check_registers(registers or {})
        with self._alone(N_("A file is being taken in; a moment, please.")) as keeper:
            self.flush()
            edit = self._written(keeper, draft, tables or {}, registers or {}, progress)
            self._steps.made(edit)
        self._announce(edit)
        self.on_kept(edit)
        return edit

    def _written(
        self,
        keeper: Keeper,
        draft: Draft,
        tables: Mapping[str, StatisticsTable],
        registers: Mapping[str, Batches],
        progress: Progress | None,
    ) -> Edit:
        workshop, heads = self.standing()
        edit = stamp(fitted(draft, heads), heads, self._stamp())
        self._settled[edit.id] = settled(edit, heads)
        touched = heads.apply(edit)
        rows = stored_rows(heads, touched)
        if progress is not None and not progress(0.0):
            raise Declined("Cancelled.")

        def write(file: WorkshopFile) -> None:
            self._safe.keep(file, "import")
            file.append(edit, rows, tables, registers, progress)

        keeper.run(write)
        changed = update(workshop, heads, touched)
        with self._changing:
            self._workshop = replace(changed, tables={**changed.tables, **tables})
            self._heads, self._latest = heads, edit.id
            self._sitting.append(edit)
        return edit

    def _make(
        self, draft: Draft, tables: Mapping[str, StatisticsTable] | None = None, undoes: str = ""
    ) -> Edit:
        with self._changing:
            keeper = self._writer()
            edit = stamp(draft, self._heads, self._stamp(), undoes)
            self._settled[edit.id] = settled(edit, self._heads)
            touched = self._heads.apply(edit)
            changed = update(self._workshop, self._heads, touched)
            if tables:
                changed = replace(changed, tables={**changed.tables, **tables})
            self._workshop, self._latest = changed, edit.id
            self._sitting.append(edit)
            keeper.keep(Step(edit, stored_rows(self._heads, touched), tables or {}))
            return edit

    def _announce(self, edit: Edit) -> Edit:
        """Tell of a step once undo and redo know of it too."""
        self._tell(Changes(self._workshop, edit, _touched(edit)))
        return edit

    def _writer(self) -> Keeper:
        if self._keeper is None:
            raise Declined("This workshop can only be looked at.")
        if self._stopped is not None:
            raise Declined(self._stopped.text, **self._stopped.params)
        return self._keeper

    def _stamp(self) -> Stamp:
        time = self._clock().isoformat(timespec="seconds")
        return Stamp(new_id(), writable(self.author), time, writable(self.session))

    def standing(self) -> tuple[Workshop, Heads]:
        """Return the present workshop and the writes that stand in it, for use on any thread."""
        with self._changing:
            return self._workshop, self._heads.copy()

    @contextmanager
    def _alone(self, why: str) -> Iterator[Keeper]:
        """Let nobody else change anything for the length of a block."""
        busy = Declined(why)
        with self._changing:
            keeper = self._writer()
            self._stopped = busy
        try:
            yield keeper
        finally:
            if self._stopped is busy:  # a conflict met meanwhile stays
                self._stopped = None

    def save_copy(self, path: Path, *, replace: bool = False) -> None:
        """Write a complete copy under another name.

        Raises:
            InputError: there is a file of that name already, and ``replace`` is False.
            DiskError, Conflict: the disk refused.
        """
        self.flush()
        copies.copy(self.path, Path(path), replace=replace)

    def try_again(self) -> None:
        """Let what could not be written be tried once more; how that went is told as ever."""
        if self._keeper is not None and self.halted is None:
            self._keeper.try_again()

    def flush(self) -> None:
        """Wait until everything is on disk.

        Raises:
            DiskError, Conflict: something could not be written; it stays in memory.
        """
        if self._keeper is not None:
            self._keeper.flush()

    def close(self, *, give_up: bool = False) -> None:
        """Flush and let go of the file; with ``give_up`` also when not all could be written.

        Raises:
            DiskError, Conflict: something could not be written; the document stays open.
        """
        try:
            self.flush()
        except AlmereError:
            if not give_up:
                raise
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None
        self.registers.close()
        self._opened.release()

    def __enter__(self) -> Self:
        """Use the document for the length of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close at the end of the block."""
        self.close(give_up=error is not None)

    def subscribe(self, watcher: Callable[[Changes], None]) -> Callable[[], None]:
        """Tell ``watcher`` of every change; returns the way to stop it.

        A change in memory is told on the calling thread, what became of it in the file on the
        writing thread.
        """
        return self._watchers.add(watcher)

    def on_kept(self, edit: Edit) -> None:
        """Pass on that an edit is on disk."""
        self.kept_at = self._clock()
        self._tell(Changes(self._workshop, edit, _touched(edit), kept=True))

    def on_writing(self, file: WorkshopFile, step: Step) -> None:
        """Back the file up where that is due."""
        self._safe.before(file, step.edit, with_tables=bool(step.tables))

    def _warn(self, error: AlmereError) -> None:
        self._tell(Changes(self._workshop, None, kept=True, error=error))

    def on_failed(self, edit: Edit, error: AlmereError) -> None:
        """Pass on that an edit could not be written."""
        self._tell(Changes(self._workshop, edit, _touched(edit), kept=False, error=error))

    def on_conflict(
        self, file: WorkshopFile, error: Conflict
    ) -> tuple[WorkshopFile, frozenset[str]]:
        """Go on in a rescue copy beside the file that somebody else changed.

        Raises:
            Conflict: only what is on screen could be rescued; no more can be kept in this sitting.
        """
        if isinstance(self._stopped, Conflict):
            raise self._stopped
        edits = lineage(file, self._known, tuple(self._sitting))
        if edits is None:
            self._stopped = only_screen(file, self._workshop, self._stamp())
            raise self._stopped
        rescued = gone_on(file, edits, self._workshop, error)
        self.left, self.path = self.path, rescued.path
        self._past.forget(edits)
        return rescued, frozenset(edit.id for edit in edits)


def _touched(edit: Edit) -> frozenset[RowKey]:
    return frozenset((change.collection, change.row) for change in edit.changes)
