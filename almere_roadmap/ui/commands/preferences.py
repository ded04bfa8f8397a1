"""Commands for name, language, theme and size; each is kept, and dresses the window anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from almere_roadmap import i18n, settings
from almere_roadmap.errors import AlmereError
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.tongue import speak


class PreferenceCommands:
    """Change a preference; `dress` rebuilds the window once the click is over."""

    def __init__(self, window: QWidget, bridge: Bridge, dress: Callable[[], None]) -> None:
        """Answer for the preferences of a window."""
        self._window, self._bridge, self._dress = window, bridge, dress
        self.answers: dict[str, Callable[[], None]] = {
            "language": self.language,
            "theme": self.theme,
            "larger": self.larger,
            "smaller": self.smaller,
            "preferences": self.preferences,
        }

    def language(self) -> None:
        """Change to the other language."""
        self.prefer(language="en" if i18n.language() == "nl" else "nl")

    def theme(self) -> None:
        """Change to the other theme."""
        self.prefer(theme="dark" if look.palette().name == "light" else "light")

    def larger(self) -> None:
        """Show everything a step larger; after the largest comes the smallest."""
        bigger = [size for size in look.SCALES if size > look.scale()]
        self.prefer(scale=bigger[0] if bigger else look.SCALES[0])

    def smaller(self) -> None:
        """Show everything a step smaller, as far as it goes."""
        less = [size for size in look.SCALES if size < look.scale()]
        self.prefer(scale=less[-1] if less else look.SCALES[0])

    def preferences(self) -> None:
        """Show all preferences together."""
        from almere_roadmap.ui.dialogs.preferences import PreferencesDialog

        PreferencesDialog(self._window, self.prefer).open()

    def prefer(self, **values: object) -> None:
        """Keep preferences and use them."""
        try:
            chosen = settings.change(**values)
        except AlmereError as error:
            # It holds for this sitting all the same.
            self._bridge.told.emit("warn", i18n.said(error))
            chosen = replace(settings.load(), **values)  # type: ignore[arg-type]
        speak(chosen.language)
        look.use(chosen.theme, chosen.scale)
        if self._bridge.document is not None and "author" in values:
            self._bridge.document.author = chosen.author
        QTimer.singleShot(0, self._dress)
