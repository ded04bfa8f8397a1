"""Phones that vote: the server while it runs, and its way to the document and back.

One for a window, as child of its bridge, so that it outlives a change of language.
"""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate

from PySide6.QtCore import QObject, Signal

from almere_roadmap.errors import AlmereError, InputError
from almere_roadmap.i18n import N_, said
from almere_roadmap.room.cast import Cast
from almere_roadmap.room.poll import poll_of
from almere_roadmap.room.server import Answer, BallotServer
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.verbs.phones import cast_by_phone

_SECONDS = 5.0
"""How long a phone waits for the window."""

_BUSY = N_("The laptop is busy; send your dots again.")
_PAUSED = N_("The vote is paused; send your dots again in a moment.")


class PhoneVote(QObject):
    """Runs the server for phones from ``start`` to ``stop``.

    Signals:
        changed(): it was started or stopped; the link is in ``bridge.state["phones"]``, too.
    """

    changed = Signal()
    _came = Signal(object, object)

    def __init__(self, bridge: Bridge) -> None:
        """Stand by; nothing is open."""
        super().__init__(bridge)
        self.bridge = bridge
        self.server: BallotServer | None = None
        self._of: object = None
        # A ballot comes on a thread of the server; the queued signal brings it to the window's.
        self._came.connect(self._on_came)
        bridge.changed.connect(self._on_changed)
        bridge.opened.connect(self._on_opened)
        bridge.mode_changed.connect(self._on_changed)

    @property
    def link(self) -> str:
        """Return the link for phones, "" while none can vote."""
        return self.server.link if self.server else ""

    def start(self, address: str) -> bool:
        """Let phones vote over the network of an address; a refusal is told."""
        server = BallotServer(address, self._cast)
        server.poll = poll_of(self.bridge.workshop)
        try:
            server.start()
        except InputError as error:
            self.bridge.told.emit("warn", said(error))
            return False
        self.stop()
        self.server, self._of = server, self.bridge.document
        self._tell()
        return True

    def stop(self) -> None:
        """Let no phone vote any more."""
        if self.server is not None:
            self.server.stop()
            self.server = None
            self._tell()

    def _tell(self) -> None:
        self.bridge.state["phones"] = self.link
        self.bridge.mode_changed.emit()
        self.changed.emit()

    def _on_changed(self, _changes: object = None) -> None:
        if self.server is not None:
            self.server.poll = poll_of(self.bridge.workshop)

    def _on_opened(self) -> None:
        # Another workshop is none of the business of these phones.
        if self.bridge.document is not self._of:
            self.stop()
        self._on_changed()

    def _cast(self, cast: Cast) -> Answer:
        """Bring a ballot to the window's thread and wait for the answer."""
        answer: Future[Answer] = Future()
        self._came.emit(cast, answer)
        try:
            return answer.result(_SECONDS)
        except TooLate:
            answer.cancel()
            return Answer(False, said(InputError(_BUSY)))

    def _on_came(self, cast: Cast, answer: Future[Answer]) -> None:
        # One that was told to send again must not count twice; the second takes its place anyway.
        if answer.set_running_or_notify_cancel():
            answer.set_result(self._taken(cast))

    def _taken(self, cast: Cast) -> Answer:
        document = self.bridge.document
        if document is None or not self.bridge.writable:
            return Answer(False, said(InputError(_PAUSED)))
        try:
            draft = cast_by_phone(
                document.workshop,
                round=cast.round,
                group=cast.group,
                dots=cast.dots,
                slip=cast.slip,
            )
            document.perform(draft, undoable=False)
        except AlmereError as error:
            return Answer(False, said(error))
        return Answer(True)


def phone_vote(bridge: Bridge) -> PhoneVote:
    """Return the vote on phones of a window, made when it is first asked for."""
    found = bridge.findChild(PhoneVote)
    return found if isinstance(found, PhoneVote) else PhoneVote(bridge)
