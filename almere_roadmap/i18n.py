"""Words, numbers and dates in Dutch and English; no Qt.

``_`` translates now, ``N_`` marks for later.  Numbers and dates follow the language in force.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from typing import Protocol

from almere_roadmap.errors import AlmereError, InputError
from almere_roadmap.resources import resource

LANGUAGES = ("nl", "en")
NO_BREAK = "\u00a0"

_Speech = tuple[str, gettext.NullTranslations]

_in_force: _Speech = ("nl", gettext.NullTranslations())
# A report in the other language is written in a thread of its own while the window goes on.
_aside: ContextVar[_Speech | None] = ContextVar("aside", default=None)


def use(language: str) -> None:
    """Switch to a language of :data:`LANGUAGES`; everything shown from now on follows."""
    global _in_force
    _in_force = _speech(language)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak a language within this block and this thread only; None is the one in force."""
    token = _aside.set(_speech(language) if language else _aside.get())
    try:
        yield
    finally:
        _aside.reset(token)


@cache
def _speech(language: str) -> _Speech:
    """Read a catalogue once; ``gettext.translation`` would load ``locale`` only to find it."""
    catalogue = resource("locale", language, "LC_MESSAGES", "almere_roadmap.mo")
    if not catalogue.exists():
        return language, gettext.NullTranslations()
    with catalogue.open("rb") as file:
        return language, gettext.GNUTranslations(file)


def language() -> str:
    """Return the language in force."""
    return (_aside.get() or _in_force)[0]


def _catalogue() -> gettext.NullTranslations:
    return (_aside.get() or _in_force)[1]


def _(message: str) -> str:
    """Translate a message."""
    return _catalogue().gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark a message for translation where it is only stored."""
    return message


def plural(one: str, many: str, count: int) -> str:
    """Translate a message that depends on a count; ``{n}`` stands for the count."""
    return _catalogue().ngettext(one, many, count).format(n=number(count))


class Sayable(Protocol):
    """A sentence in English with ``{places}`` and what stands in them."""

    @property
    def text(self) -> str:
        """Return the message id."""

    @property
    def params(self) -> Mapping[str, str]:
        """Return what stands in the places."""


def say(message: Sayable) -> str:
    """Translate a stored sentence and fill its places; a parameter is text, never a format."""
    words = _(message.text)
    return words.format_map(dict(message.params)) if message.params else words


def said(error: AlmereError) -> str:
    """Return the sentence of an error, after the file, row and field that it concerns."""
    if not isinstance(error, InputError):
        return say(error)
    row = _("row {n}").format(n=error.row) if error.row is not None else ""
    place = ", ".join(part for part in (error.file, row, error.field) if part)
    return f"{place}: {say(error)}" if place else say(error)


def number(value: float, digits: int = 0) -> str:
    """Write a number: 1.008,5 in Dutch, 1,008.5 in English; a true minus sign."""
    text = f"{abs(value):,.{digits}f}"
    if language() == "nl":
        text = text.translate({ord(","): ".", ord("."): ","})
    rounds_to_zero = not any(c in "123456789" for c in text)
    return text if value >= 0 or rounds_to_zero else f"\u2212{text}"


def percent(share: float, digits: int = 1) -> str:
    """Write a share of one as a percentage: 68,5 %."""
    return f"{number(100 * share, digits)}{NO_BREAK}%"


def money(euro: float) -> str:
    """Write whole euros: € 216.000."""
    return f"\u20ac{NO_BREAK}{number(euro)}"


def short_money(euro: float) -> str:
    """Write euros briefly: € 450.000, € 4,2 mln."""
    if abs(euro) < 1_000_000:
        return money(euro)
    unit = "mln" if language() == "nl" else "m"
    digits = 0 if euro % 1_000_000 == 0 else 1
    return f"\u20ac{NO_BREAK}{number(euro / 1_000_000, digits)}{NO_BREAK}{unit}"


def day(value: date) -> str:
    """Write a date: 22-11-2026 in Dutch, 22 Nov 2026 in English; it never breaks over lines."""
    if language() == "nl":
        return f"{value.day}\u2011{value.month}\u2011{value.year}"
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{value.day}{NO_BREAK}{months[value.month - 1]}{NO_BREAK}{value.year}"
