"""The palettes: what a colour token means on light and dark screens and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from almere_roadmap.figures.ink import Ink

_LIGHT = {
    "paper": "#FAF9F6",
    "panel": "#FFFFFF",
    "ink": "#1B2430",
    "ink-2": "#55606E",
    "hover": "#F3F1EB",
    "line": "#E4E1D9",
    "accent": "#0B6A86",
    "accent-soft": "#DCEDF1",
    "on-accent": "#FFFFFF",
    "good": "#2B7A4B",
    "warn": "#9A6200",
    "bad": "#B2332B",
    "flag-ground": "#FFF3D1",
    "flag": "#7A5200",
    "group-entrepreneurs": "#D58A00",
    "group-government": "#2F6DB5",
    "group-knowledge": "#7C57B8",
    "group-other": "#77818D",
    "area-0": "#0B6A86",
    "area-1": "#5AA0B3",
    "area-2": "#A9CDD6",
    "area-3": "#DDEAED",
    "size-0": "#DDE0E5",
    "size-1": "#C3C8D0",
    "size-2": "#A3ABB7",
    "size-3": "#7D8794",
    "size-4": "#0B6A86",
    "layer-trends": "#C9A24A",
    "layer-contracts": "#2F6DB5",
    "layer-niches": "#0B6A86",
    "layer-firms": "#D58A00",
    "layer-hbo": "#7C57B8",
    "layer-conditions": "#77818D",
    "holiday": "#F5EEDC",
    "code": "#14181E",
    "code-ground": "#FFFFFF",
}
_DARK = {
    "paper": "#14181E",
    "panel": "#1B2129",
    "ink": "#E9EDF2",
    "ink-2": "#A3AEBA",
    "hover": "#222A33",
    "line": "#2C343E",
    "accent": "#57B8D0",
    "accent-soft": "#173642",
    "on-accent": "#0E1419",
    "good": "#6FC492",
    "warn": "#E2B04A",
    "bad": "#F08A80",
    "flag-ground": "#3A2F12",
    "flag": "#F0CB72",
    "group-entrepreneurs": "#E8A93A",
    "group-government": "#74A9E6",
    "group-knowledge": "#B094E6",
    "group-other": "#9AA5B1",
    "area-0": "#57B8D0",
    "area-1": "#3E8698",
    "area-2": "#2C5D6A",
    "area-3": "#21414B",
    "size-0": "#39424E",
    "size-1": "#4B5663",
    "size-2": "#65717F",
    "size-3": "#8793A0",
    "size-4": "#57B8D0",
    "layer-trends": "#D9B866",
    "layer-contracts": "#74A9E6",
    "layer-niches": "#57B8D0",
    "layer-firms": "#E8A93A",
    "layer-hbo": "#B094E6",
    "layer-conditions": "#9AA5B1",
    "holiday": "#2A281F",
    "code": "#14181E",
    "code-ground": "#FFFFFF",
}


@dataclass(frozen=True)
class Palette:
    """Colours by token as ``#RRGGBB``; ``tint`` is the share of a layer's colour in its bars."""

    name: str
    colours: Mapping[str, str]
    tint: float = 0.12

    def colour(self, ink: Ink) -> str:
        """Return the colour of an ink, mixed with its ground where it is a tint."""
        full = self.colours[ink.token]
        return full if ink.share >= 1 else _mix(full, self.colours[ink.on], ink.share)


@cache
def _mix(colour: str, ground: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    mixed = (round(share * a + (1 - share) * b) for a, b in pairs)
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


LIGHT = Palette("light", _LIGHT)
DARK = Palette("dark", _DARK, tint=0.22)
PRINT = Palette("print", {**_LIGHT, "paper": "#FFFFFF", "line": "#D9D5CB"})
HALL = Palette("hall", {**_DARK, "ink": "#FFFFFF", "ink-2": "#C9D1DA", "line": "#4A5561"}, tint=0.3)
"""For the second screen: what is quiet elsewhere must still be seen from eight metres."""
BRIGHT_HALL = Palette(
    "bright hall",
    {**_LIGHT, "paper": "#FFFFFF", "ink": "#0B0F14", "ink-2": "#36404C", "line": "#B9B4A8"},
    tint=0.3,
)
"""For a room that cannot be darkened."""
