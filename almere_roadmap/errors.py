"""The family tree of everything that may go wrong.

AlmereError
├── InputError      what was given is not usable: a file, a row, an argument (exit status 2)
│   └── NotAWorkshop    the file is not a workshop file, or not one this version may open
├── Declined        a well-formed request that the workshop refuses, with the reason
├── Conflict        the file was changed by someone else underneath
├── DiskError       the user's disk said no: full, read-only, vanished
└── BugError        our own mistake; never the user's
"""

from __future__ import annotations


class AlmereError(Exception):
    """Any error that this program raises on purpose; its text is one clear sentence."""


class InputError(AlmereError):
    """What was given is not usable; says what, where and what to do."""

    def __init__(
        self, what: str, *, file: str = "", row: int | None = None, field: str = ""
    ) -> None:
        """Remember the place beside the sentence ``what``."""
        super().__init__(what)
        self.file, self.row, self.field = file, row, field

    def __str__(self) -> str:
        """Name file, row and field before the sentence, as far as they are known."""
        row = f"row {self.row}" if self.row is not None else ""
        place = ", ".join(part for part in (self.file, row, self.field) if part)
        return f"{place}: {self.args[0]}" if place else str(self.args[0])


class NotAWorkshop(InputError):
    """The file is not a workshop file, or not one this version may open."""


class Declined(AlmereError):
    """The workshop refuses a well-formed request; the text is the reason."""


class Conflict(AlmereError):
    """The file was changed by someone else since it was read."""


class DiskError(AlmereError):
    """The disk refused: full, read-only or vanished."""


class BugError(AlmereError):
    """Our own mistake."""
