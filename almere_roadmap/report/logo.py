"""The client's logo: a PNG or JPEG that is fitted into a place on a page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from almere_roadmap.errors import InputError

MOST_BYTES = 5_000_000
_MOST_PIXELS = 4000 * 4000
_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True)
class Logo:
    """A picture at its place on a page, in mm from the top left."""

    x: float
    y: float
    width: float
    height: float
    content: bytes


def checked(content: bytes, name: str) -> bytes:
    """Return the content of a logo's file if it can be printed.

    Raises:
        InputError: it is too large, or no PNG or JPEG.
    """
    if len(content) > MOST_BYTES:
        raise InputError("The logo “{name}” is larger than 5 MB: choose a smaller one.", name=name)
    if _size(content) is None:
        raise InputError("“{name}” cannot be read as a PNG or JPEG: choose another.", name=name)
    return content


def fitted(content: bytes, right: float, top: float, width: float, height: float) -> Logo | None:
    """Return a logo of at most ``width`` × ``height`` mm whose top right corner is at a place."""
    size = _size(content) if content else None
    if size is None:
        return None
    factor = min(width / size[0], height / size[1])
    wide, high = size[0] * factor, size[1] * factor
    return Logo(right - wide, top, wide, high, content)


def _size(content: bytes) -> tuple[int, int] | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.load()
            return picture.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
