"""The client's logo as the workshop keeps it: a small PNG in letters."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from almere_roadmap.errors import InputError

_WIDE, _HIGH = 900, 330
_MOST_LETTERS = 90_000
"""Beside it everything else of a record must fit into a field of the file."""


def from_file(path: Path) -> str:
    """Read a PNG or JPEG and return it as small as it is printed; not for the window's thread.

    Raises:
        InputError: the file cannot be read, is too large, or is no such picture.
    """
    from almere_roadmap.report.logo import checked

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("Cannot read the logo “{name}”.", name=path.name) from error
    picture = QImage.fromData(checked(content, path.name))
    if picture.isNull():
        raise InputError(
            "“{name}” cannot be read as a PNG or JPEG: choose another.", name=path.name
        )
    return _in_letters(picture)


def _in_letters(picture: QImage) -> str:
    for share in (1.0, 0.7, 0.5, 0.35, 0.25):
        wide, high = round(_WIDE * share), round(_HIGH * share)
        small = picture
        if picture.width() > wide or picture.height() > high:
            small = picture.scaled(
                wide,
                high,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        letters = base64.b64encode(_png(small)).decode("ascii")
        if len(letters) <= _MOST_LETTERS:
            break
    return letters


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def content_of(letters: str) -> bytes:
    """Return the picture that letters stand for; what is none gives b""."""
    try:
        return base64.b64decode(letters, validate=True)
    except (binascii.Error, ValueError):
        return b""
