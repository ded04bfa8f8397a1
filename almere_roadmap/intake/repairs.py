"""How a value that does not fit could be read after all: always proposed, never done unasked."""

from __future__ import annotations

import re

from almere_roadmap.analysis.economy.sizes import size_class
from almere_roadmap.domain.message import Message
from almere_roadmap.i18n import N_
from almere_roadmap.intake.settings import Proposal

CLASS = "class"
"""A size class where a number belongs: its middle, or its least where it has no end."""

ABOUT = "about"
"""A number with words around it."""

ROUND = "round"
"""A part of a person, as in 12.5 full-time jobs."""

ZEROS = "zeros"
"""A code whose leading zeros a spreadsheet took away."""

SECTOR = "sector"
"""A code of a version of SBI that is no longer in use."""

LEFT_OPEN = "left open"
"""What says nothing here is left out, and the rest of the row is taken over."""

_FRACTION = re.compile(r"\d+[.,]\d{1,2}")
_ABOUT = re.compile(r"(?:ca\.?|circa|ongeveer|±|~|about|approx\.?|plm\.?)?\s*(\d[\d.,]*)\D*", re.I)


def whole_number(text: str) -> Proposal | None:
    """Propose a whole number for a text such as "5-9", "100+" or "ca. 50 fte"."""
    size = size_class(text) if re.search(r"[-–+]|tot|to|meer|more", text) else None
    if size is not None:
        value = size.low if size.high is None else (size.low + size.high) // 2
        words = N_("Read the class {text} as {value}, its middle.")
        if size.high is None:
            words = N_("Read the class {text} as {value}, its least.")
        return _proposal(CLASS, text, str(value), words)
    fraction = _FRACTION.fullmatch(text.strip())
    if fraction:
        whole = int(float(text.strip().replace(",", ".")) + 0.5)
        return _proposal(ROUND, text, str(whole), N_("Round {text} to {value}."))
    about = _ABOUT.fullmatch(text.strip())
    digits = re.sub(r"[.,]\d{1,2}$|[.,](?=\d{3})", "", about[1]) if about else ""
    if not digits.isdecimal():
        return None
    return _proposal(ABOUT, text, digits, N_("Read {text} as {value}."))


def padded(text: str, length: int) -> Proposal | None:
    """Propose a code with its leading zeros, where some are missing."""
    if not text.isdecimal() or not length - 4 <= len(text) < length:
        return None
    return _proposal(ZEROS, text, text.zfill(length), N_("Give {text} its zeros back: {value}."))


def left_open(text: str) -> Proposal:
    """Propose to take a row over without a text that says nothing here."""
    return _proposal(LEFT_OPEN, text, "", N_("Leave {text} out."))


def in_sbi_2008(text: str, section: str) -> Proposal:
    """Propose the section of SBI 2008 in which a code of an older version went up."""
    words = N_("Read {text} of SBI 1993 as section {value} of SBI 2008.")
    return _proposal(SECTOR, text, section, words)


def _proposal(repair: str, text: str, value: str, words: str) -> Proposal:
    return Proposal(repair, value, Message(words, {"text": text, "value": value}))
