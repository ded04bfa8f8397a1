"""Which actions stand in which menu, in order; "" is a line between them."""

from __future__ import annotations

MAIN = (
    "new",
    "open",
    "session",
    "copy",
    "hand_out",
    "merge",
    "",
    "undo",
    "redo",
    "note",
    "",
    "problems",
    "linking",
    "rules",
    "history",
    "backups",
    "",
    "room_safe",
    "view_mode",
    "zen",
    "",
    "language",
    "theme",
    "larger",
    "smaller",
    "",
    "shortcuts",
    "quit",
)
