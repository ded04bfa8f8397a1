"""Where files go: a legal name from a title, the dialog that asks, the folder that opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from almere_roadmap.files import legal_stem
from almere_roadmap.i18n import _


def file_name(title: str, suffix: str) -> str:
    """Return a file name that every system takes, made of the letters and digits of a title."""
    return legal_stem(title, _("Workshop")) + suffix


def ask(parent: QWidget, folder: Path, name: str, kind: str) -> Path | None:
    """Ask where to write a file; None when the person thinks better of it."""
    suffix = Path(name).suffix
    words = f"{kind} (*{suffix})"
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Where to write the file"), str(folder / name), words
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def open_folder(path: Path) -> None:
    """Show the folder of a file in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
