"""The server for phones: three files, what can be voted on, and the ballots that come in.

It listens on one address that the facilitator chose, and knows one link with a secret in it.  Pages
of other sites cannot use it: host and origin must be its own.
"""

from __future__ import annotations

import os
import secrets
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from typing import Any

from almere_roadmap.errors import InputError
from almere_roadmap.room.cast import Cast
from almere_roadmap.room.poll import Poll

PORT = 8411
"""Wanted first, so that a phone finds its secret again when the server is started anew."""

PATIENCE = 5.0
"""Seconds that a phone may take to send its request."""

MOST_PHONES = 200
"""Connections at a time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a phone is told about its ballot: whether it is in, else the reason."""

    is_in: bool
    said: str = ""


class BallotServer:
    """Serves one room from ``start`` to ``stop``; ``cast`` is called on threads of its own."""

    def __init__(
        self,
        address: str,
        cast: Callable[[Cast], Answer],
        *,
        port: int = PORT,
        patience: float = PATIENCE,
        most: int = MOST_PHONES,
    ) -> None:
        """Take the address of the laptop in the network; nothing is open yet."""
        self.address, self.cast, self.patience = address, cast, patience
        self.token = secrets.token_urlsafe(16)
        self.poll: Poll = {}
        """What phones show; another value may be put here at any time."""
        self._wanted, self._slots = port, threading.BoundedSemaphore(most)
        self._http: _Http | None = None

    def start(self) -> None:
        """Listen from now on.

        Raises:
            InputError: the laptop cannot be reached at the address.
        """
        self._http = self._bound(self._wanted) or self._bound(0)
        if self._http is None:
            raise InputError("Phones cannot reach this laptop at {address}.", address=self.address)
        serve = self._http.serve_forever
        threading.Thread(target=serve, args=(0.05,), name="ballots", daemon=True).start()

    def _bound(self, port: int) -> _Http | None:
        try:
            return _Http((self.address, port), self)
        except OSError:  # taken by somebody else, or no address of this laptop
            return None

    def stop(self) -> None:
        """Stop listening."""
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()
            self._http = None

    @property
    def host(self) -> str:
        """Return address and port."""
        return f"{self.address}:{self._http.server_address[1]}" if self._http else ""

    @property
    def link(self) -> str:
        """Return the link for phones; what is secret stands where it is never sent."""
        return f"http://{self.host}/#{self.token}" if self._http else ""

    def take_slot(self) -> bool:
        """Tell whether there is room for one more connection, and take it."""
        return self._slots.acquire(blocking=False)

    def give_slot(self) -> None:
        """Give a connection back."""
        self._slots.release()


class _Http(ThreadingHTTPServer):
    """A thread for each connection, as many as there are slots."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    # Where it means that two programs can have one port it is not wanted.
    allow_reuse_address = os.name == "posix"

    def __init__(self, place: tuple[str, int], room: BallotServer) -> None:
        from almere_roadmap.room.requests import Handler

        self.room = room
        super().__init__(place, Handler)

    def server_bind(self) -> None:
        """Bind only: the name of the host would be asked of the network."""
        socketserver.TCPServer.server_bind(self)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Begin a thread, or hang up when there are too many."""
        if self.room.take_slot():
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Serve one connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.room.give_slot()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Stay silent: a phone that goes away in the middle is nobody's concern."""
