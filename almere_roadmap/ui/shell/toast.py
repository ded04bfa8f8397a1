"""Short messages that float at the foot of the window and go by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import clear, icon_label, label

_SIGNS = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
_STAYS = {"good": 3000, "warn": 7000, "bad": 12000}


class Toast(QFrame):
    """Shows what the bridge tells, one message at a time."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Float over ``window``."""
        super().__init__(window)
        self._over = window
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay = QHBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(12),) * 4)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.bridge = bridge
        bridge.told.connect(self.tell)
        window.installEventFilter(self)
        self.hide()

    def tell(self, kind: str, text: str) -> None:
        """Show a message of a kind: good, warn or bad."""
        self.hide()  # what is put into something visible counts for its size only a moment later
        clear(self._lay)
        text = self.bridge.without_names(text)
        self._lay.addWidget(icon_label(_SIGNS.get(kind, "info"), kind))
        words = label(text, "body", wrap=True)
        # What a wrapping label asks for by itself is about as high as it is wide.
        words.ensurePolished()
        widest = max(words.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        words.setFixedWidth(min(look.px(560), widest + 2))
        self._lay.addWidget(words)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_STAYS.get(kind, 5000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the window when it changes size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - look.px(44))
