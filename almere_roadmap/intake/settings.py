"""What a person may say about a file, what was recognised of it, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from almere_roadmap.domain.message import Message
from almere_roadmap.i18n import N_

Progress = Callable[[float], bool]
"""Takes the share done, 0 to 1, and answers whether to go on."""

DUTCH, ENGLISH = "nl", "en"
"""Number styles: 1.008,5 and 1,008.5."""

SBI_VERSIONS = ("2008", "2025")
"""Versions of the standard classification; from J on a letter is another section."""

WIDE, LONG = "wide", "long"
"""Layouts of statistics: a column per class, or a row per number."""


@dataclass(frozen=True)
class Settings:
    """What a person decided about a file; what is empty is recognised.

    ``sheet`` is a name, or a number from 1; ``header_row`` is the number of the row in the file
    that holds the (last line of the) headings.  ``numbers`` is the number style of all columns and
    ``numbers_of`` that of one, by heading.  ``mapping`` goes from heading to field, "" for none.
    ``shift_left`` and ``rebuild`` are "yes" or "no" to what is proposed for a damaged table.
    ``corrections`` give another text for one cell, by row number and heading; ``repairs`` are the
    kinds of proposal that are accepted wherever they are made.  ``hint`` is the kind that is most
    likely where the file itself does not tell.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_row: int = 0
    layout: str = ""
    numbers: str = ""
    numbers_of: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)
    sbi: str = ""
    measure: str = ""
    shift_left: str = ""
    rebuild: str = ""
    corrections: Mapping[tuple[int, str], str] = field(default_factory=dict)
    repairs: frozenset[str] = frozenset()
    hint: str = ""


@dataclass(frozen=True)
class Recognised:
    """What was found out about a file, or decided by its settings.

    ``layout`` says in a few words what the file looks like; ``title`` is what stands above the
    table; ``totals`` and ``notes`` are the rows that were left out as such.
    """

    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int = 0
    layout: Message | None = None
    numbers: str = ""
    sbi: str = ""
    size_classes: Message | None = None
    title: str = ""
    measures: tuple[str, ...] = ()
    measure: str = ""
    totals: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: the field it feeds ("" for none) and which others it might feed.

    ``numbers`` is the style of its numbers, "" where it has none; ``certain`` is False where
    ``1.017`` could be either.
    """

    heading: str
    field: str
    candidates: tuple[str, ...] = ()
    numbers: str = ""
    certain: bool = True
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can say: the setting to fill in, what it may be, a proposal.

    ``column`` is the heading that it is about, for ``numbers_of``.
    """

    setting: str
    text: Message
    options: tuple[str, ...]
    proposal: str
    column: str = ""


def numbers_question() -> Question:
    """Return the question what the mark in the numbers of a table means."""
    text = N_("Is 1.017 in this table a thousand and more, or one and a bit?")
    return Question("numbers", Message(text), (DUTCH, ENGLISH), DUTCH)


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a value that does not fit could be read; ``repair`` names the kind of repair."""

    repair: str
    value: str
    text: Message


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that was read: its name, the SHA-256 of its bytes, and the day of reading."""

    file: str = ""
    file_hash: str = ""
    read_on: str = ""
