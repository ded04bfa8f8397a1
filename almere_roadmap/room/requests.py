"""One request of a phone: what is asked, whether it may be, and the answer."""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Protocol

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import said
from almere_roadmap.resources import resource
from almere_roadmap.room.cast import Cast, read_cast
from almere_roadmap.room.poll import Poll

_MOST_BYTES = 4096
_JSON = "application/json"
_FILES = {
    "/": ("ballot.html", "text/html; charset=utf-8"),
    "/ballot.js": ("ballot.js", "text/javascript; charset=utf-8"),
    "/ballot.css": ("ballot.css", "text/css; charset=utf-8"),
}
_GUARDS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Answered(Protocol):
    """What is told about a ballot."""

    is_in: bool
    said: str


class Room(Protocol):
    """What a request needs of the server."""

    token: str
    poll: Poll
    patience: float

    @property
    def host(self) -> str:
        """Return address and port."""

    def cast(self, cast: Cast, /) -> Answered:
        """Take a ballot in."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection and hangs up."""

    server_version, sys_version = "ballots", ""

    def setup(self) -> None:
        """Wait no longer than the room does."""
        self.room: Room = self.server.room  # type: ignore[attr-defined]
        self.request.settimeout(self.room.patience)
        super().setup()

    def do_GET(self) -> None:
        """Give a file, or what can be voted on."""
        if not self._is_ours():
            return self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        if self.path in _FILES:
            name, kind = _FILES[self.path]
            return self._send(HTTPStatus.OK, resource("room", name).read_bytes(), kind)
        if self.path != "/poll":
            return self._refuse(HTTPStatus.NOT_FOUND)
        if not self._knows_secret():
            return self._refuse(HTTPStatus.FORBIDDEN)
        return self._tell(HTTPStatus.OK, self.room.poll)

    def do_POST(self) -> None:
        """Take a ballot in."""
        status = self._status_of_ballot()
        if status is not HTTPStatus.OK:
            return self._refuse(status)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            found = self.room.cast(read_cast(body))
        except InputError as error:
            return self._tell(HTTPStatus.BAD_REQUEST, {"said": said(error)})
        status = HTTPStatus.OK if found.is_in else HTTPStatus.CONFLICT
        return self._tell(status, {"said": found.said})

    def _status_of_ballot(self) -> HTTPStatus:
        """Return what is wrong with a request that brings a ballot, OK for nothing."""
        length = self.headers.get("Content-Length", "")
        if not self._is_ours():
            return HTTPStatus.MISDIRECTED_REQUEST
        if self.path != "/ballot":
            return HTTPStatus.NOT_FOUND
        if self.headers.get("Origin") != f"http://{self.room.host}" or not self._knows_secret():
            return HTTPStatus.FORBIDDEN
        if self.headers.get_content_type() != _JSON:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED
        if len(length) > len(str(_MOST_BYTES)) or int(length) > _MOST_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return HTTPStatus.OK

    def _is_ours(self) -> bool:
        return self.headers.get("Host") == self.room.host

    def _knows_secret(self) -> bool:
        given = self.headers.get("X-Room", "").encode("utf-8", "replace")
        return secrets.compare_digest(given, self.room.token.encode())

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(status, status.phrase.encode(), "text/plain; charset=utf-8")

    def _tell(self, status: HTTPStatus, value: object) -> None:
        self._send(status, json.dumps(value).encode(), _JSON)

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (_GUARDS | {"Content-Type": kind}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep no record of who asked."""
