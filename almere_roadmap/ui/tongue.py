"""The language of the window: our words, and those that Qt itself puts into dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from almere_roadmap import i18n

_NAME = "words of Qt"


def speak(language: str) -> None:
    """Use a language; where Qt has no words in it, its own are English."""
    i18n.use(language)
    app = QCoreApplication.instance()
    if app is None:
        return
    for known in app.findChildren(QTranslator, _NAME):
        QCoreApplication.removeTranslator(known)
        known.deleteLater()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    made = QTranslator(app)
    made.setObjectName(_NAME)
    if made.load(f"qtbase_{i18n.language()}", folder):
        QCoreApplication.installTranslator(made)
