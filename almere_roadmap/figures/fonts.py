"""The bundled fonts."""

from __future__ import annotations

from pathlib import Path

from almere_roadmap.resources import resource

FALLBACK = "DejaVuSans"
FONTS = (
    "Inter-Regular",
    "Inter-Italic",
    "Inter-SemiBold",
    "Inter-Bold",
    "InterTabular-Regular",
    "InterTabular-SemiBold",
    FALLBACK,
)


def font_file(font: str) -> Path:
    """Return the file of one of :data:`FONTS`."""
    return resource("fonts", f"{font}.ttf")
