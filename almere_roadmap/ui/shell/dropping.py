"""What can be dropped on the window to be imported: local files and cells, never a link."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".gexf", ".graphml")
"""Files that can be imported."""


def dropped(data: QMimeData) -> Path | str | None:
    """Return the file or cells that are dragged here, None where they cannot be imported."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in ENDINGS:
            return path
    text = data.text() if data.hasText() and not data.hasUrls() else ""
    return text if "\n" in text.strip() or "\t" in text else None
