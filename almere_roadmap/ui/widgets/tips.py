"""What a tooltip must be given to show text as typed."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return a text as a tooltip shows it letter for letter, whatever it contains."""
    lines = html.escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""
