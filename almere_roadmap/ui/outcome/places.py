"""Where files go: a legal name from a title, and the folder that opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from almere_roadmap.files import legal_stem
from almere_roadmap.i18n import _


def file_name(title: str, suffix: str) -> str:
    """Return a file name that every system takes, made of the letters and digits of a title."""
    return legal_stem(title, _("Workshop")) + suffix


def open_folder(path: Path) -> None:
    """Show the folder of a file in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
