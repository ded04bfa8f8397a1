"""Guessing how a text file was written: its encoding and its separator."""

from __future__ import annotations

import codecs
from collections import Counter

from almere_roadmap.errors import InputError

SEPARATORS = (";", "\t", ",", "|")

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
"""What a person may choose from."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(data: bytes) -> str:
    """Return the encoding: a byte order mark, then NUL bytes, then strict UTF-8, else cp1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\0" in data[:4096]:
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def text_of(data: bytes, encoding: str = "") -> str:
    """Decode a text file; bytes that its encoding leaves undefined become replacement characters.

    Raises:
        InputError: there is no such encoding.
    """
    try:
        return data.decode(encoding or encoding_of(data), errors="replace").removeprefix("\ufeff")
    except LookupError as error:
        known = ", ".join(ENCODINGS)
        raise InputError(
            "there is no encoding {name}; try {known}", name=encoding, known=known
        ) from error


def separator_of(text: str) -> str:
    """Return the separator that splits the first lines into the same number of parts, most often.

    What stands between quotes does not count.
    """
    lines = [_unquoted(line) for line in text[:100_000].splitlines()[:20] if line.strip()]
    return max(SEPARATORS, key=lambda mark: _regularity(lines, mark))


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])


def _regularity(lines: list[str], mark: str) -> tuple[int, int]:
    counts = Counter(line.count(mark) for line in lines if mark in line)
    if not counts:
        return 0, 0
    parts, times = counts.most_common(1)[0]
    return times, parts
