"""Phones that vote over the laptop's own network: on and off, the code to scan, who is in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.words import Channel
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.qr import qr_figure
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.ballots import phone_vote
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import paint
from almere_roadmap.ui.networks import networks
from almere_roadmap.ui.widgets.parts import button, caption, clear, label, row

_CODE = 240
"""Size of the code in px at 100 %."""


class PhonesPad(QWidget):
    """Starts and stops the vote on phones."""

    def __init__(self, bridge: Bridge) -> None:
        """Follow whether phones can vote."""
        super().__init__()
        self.bridge, self.vote = bridge, phone_vote(bridge)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(12))
        self._came = 0
        self.vote.changed.connect(self._show)

    def show_round(self, workshop: Workshop, voting: VotingRound) -> None:
        """Show how many phones are in."""
        slips = workshop.slips.values()
        self._came = sum(1 for s in slips if s.round == voting.id and s.channel is Channel.PHONE)
        if self._lay.count() and self.vote.link:
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the networks only when somebody wants phones to vote."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        clear(self._lay)
        if self.vote.link:
            self._show_code(self.vote.link)
            self._count()
        else:
            self._show_start()
        self._lay.addStretch(1)

    def _count(self) -> None:
        self.count.setText(plural("{n} phone in", "{n} phones in", self._came))

    def _show_start(self) -> None:
        words = _(
            "Phones in the same network, or on the hotspot of this laptop, can vote too; nothing "
            "goes over the internet. Hands and papers count in the same round."
        )
        self._lay.addWidget(label(words, wrap=True))
        self.network = QComboBox()
        self.network.setAccessibleName(_("Network"))
        found = networks()
        for name, address in found:
            self.network.addItem(f"{name} · {address}", address)
        self.begin = button(_("Let phones vote"), "play", primary=True)
        self.begin.setEnabled(bool(found))
        self.begin.clicked.connect(self._on_begin)
        if found:
            self._lay.addLayout(row(label(_("Network"), "quiet"), self.network, self.begin, 0))
            return
        self.again = button(_("Look again"), "search")
        self.again.clicked.connect(self._show)
        words = _("This laptop is in no network. Switch its hotspot on, or go on with hands.")
        self._lay.addWidget(label(words, "warn", wrap=True))
        self._lay.addLayout(row(self.again, 0))

    def _show_code(self, link: str) -> None:
        self.code, self.count = QrCode(link), label("", "section")
        self.link = label(link, wrap=True)
        self.link.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.link.setAccessibleName(_("Link for phones"))
        self.stop = button(_("Stop phones"), "x")
        self.stop.clicked.connect(self._on_stop)
        room = button(_("Show to the room"), "users")
        room.clicked.connect(lambda: self.bridge.go("room:vote"))
        beside = QVBoxLayout()
        beside.setSpacing(look.px(8))
        words = _("Scan the code, or type the link. One vote per phone, until the reveal.")
        for widget in (self.count, caption(words), self.link):
            beside.addWidget(widget)
        beside.addStretch(1)
        beside.addLayout(row(room, self.stop, 0))
        lay = row(self.code, gap=16)
        lay.addLayout(beside, 1)
        self._lay.addLayout(lay)

    def _on_begin(self) -> None:
        if self.vote.start(str(self.network.currentData())):
            self._give_keyboard(self.stop)

    def _on_stop(self) -> None:
        self.vote.stop()
        self._give_keyboard(self.begin)

    def start(self) -> None:
        """Put the keyboard on what can be done."""
        if self._lay.count():
            self._give_keyboard(self.stop if self.vote.link else self.begin)

    def _give_keyboard(self, made: QPushButton) -> None:
        made.show()  # the layout would only show it later, and what is hidden has no keyboard
        made.setFocus(Qt.FocusReason.OtherFocusReason)


class QrCode(QWidget):
    """A link as a code to scan."""

    def __init__(self, link: str) -> None:
        """Draw it large enough for a phone held before the laptop."""
        super().__init__()
        self.figure: Figure = qr_figure(link, 100)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Code to scan"))
        self.setAccessibleDescription(link)

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(look.px(_CODE), look.px(_CODE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the code."""
        painter = QPainter(self)
        paint(self.figure, painter, look.palette(), self.width() / self.figure.width)
        painter.end()
