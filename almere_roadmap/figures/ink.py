"""A colour by its token; apart from the marks, as the window needs it before any figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour: a token of the theme, mixed with the ground ``on`` when ``share`` is below 1."""

    token: str
    share: float = 1.0
    on: str = "panel"
