"""Dialogs that Qt makes speak the language of the window."""

from PySide6.QtCore import QCoreApplication

from almere_roadmap import i18n
from almere_roadmap.ui.tongue import speak


def _cancel():
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_dialogs_of_qt_speak_the_language_of_the_window(qapp):
    before = i18n.language()
    try:
        speak("nl")
        assert (_cancel(), i18n.language()) == ("Annuleren", "nl")
        speak("en")
        assert (_cancel(), i18n.language()) == ("Cancel", "en")
    finally:
        speak(before)
