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
    """Any error that this program raises on purpose.

    ``text`` is one clear English sentence with ``{places}`` and the message id of its translation
    (``i18n.said`` speaks it in the reader's language); ``params`` stand in the places.
    """

    def __init__(self, text: str, **params: str) -> None:
        """Remember the sentence and what stands in its places."""
        super().__init__(text)
        self.text, self.params = text, params

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.text.format_map(self.params) if self.params else self.text


class InputError(AlmereError):
    """What was given is not usable; says what, where and what to do."""

    def __init__(
        self, text: str, *, file: str = "", row: int | None = None, field: str = "", **params: str
    ) -> None:
        """Remember the place beside the sentence."""
        super().__init__(text, **params)
        self.file, self.row, self.field = file, row, field


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
