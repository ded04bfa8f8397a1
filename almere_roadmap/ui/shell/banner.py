"""The strip under the top bar: why nothing can be changed, or what is still to be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton

from almere_roadmap.i18n import _, plural, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, clear, icon_label, label, row, set_tip

if TYPE_CHECKING:
    from almere_roadmap.document.document import Document

_QUIET = 250


class Banner(QFrame):
    """Follows the document; hidden when there is nothing to say.

    ``act`` performs an action of the window by name.
    """

    def __init__(self, bridge: Bridge, act: Callable[[str], None]) -> None:
        """Show the present state."""
        super().__init__()
        self.setObjectName("banner")
        self.bridge, self._act = bridge, act
        self.open_lines = 0
        self.words = ""
        self.buttons: list[QPushButton] = []
        self._lay = row(gap=8)
        self._lay.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(6))
        self.setLayout(self._lay)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET)
        self._later.timeout.connect(self._count)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.failed.connect(self.refresh)
        bridge.kept.connect(self._on_kept)
        bridge.mode_changed.connect(self.refresh)
        self._on_opened()

    def _on_opened(self) -> None:
        self.open_lines = 0
        self.refresh()
        self._later.start()

    def _on_changed(self, changes: object) -> None:
        self._later.start()

    def _on_kept(self) -> None:
        if self.bridge.document is not None and self.bridge.document.left is not None:
            self.refresh()

    def _count(self) -> None:
        document = self.bridge.document
        if document is None:
            return

        def work() -> int:
            from almere_roadmap.document.openlines import deletions, values

            _workshop, heads = document.standing()
            return len(deletions(heads)) + len(values(heads))

        self.bridge.tasks.aside(work, self._show_count)

    def _show_count(self, count: int) -> None:
        self.open_lines = count
        self.refresh()

    def refresh(self, _reason: str = "") -> None:
        """Say the most important thing there is to say."""
        clear(self._lay)
        self.buttons, self.words = [], ""
        document = self.bridge.document
        for kind, sign, words, offers in self._sayings(document) if document else ():
            self._say(kind, sign, words, offers)
            break
        self.setVisible(bool(self.words))

    def _sayings(self, document: Document) -> Iterator[_Saying]:
        if self.bridge.past is not None:
            words = _("You are looking at an earlier moment; nothing can be changed here.")
            yield "accent", "history", words, ((_("Back to now"), "", self._to_now),)
        if self.bridge.nameless:
            words = _("Names are hidden: look and pin; to change more, show them again.")
            yield "accent", "eye-off", words, ((_("Show the names"), "", self._to_names),)
        if self.bridge.viewing:
            words = _("View mode: nothing changes. Esc leaves it.")
            yield "accent", "eye", words, ((_("Leave view mode"), "", self._leave_viewing),)
        if document.read_only_reason is not None:
            yield "warn", "lock", say(document.read_only_reason), tuple(self._ways_out(document))
        if document.halted is not None:
            offer = (_("Go on in that file"), "", self._to_rescue)
            yield "bad", "triangle-alert", say(document.halted), (offer,)
        if document.left is not None:
            words = _("{file} was changed by another program. Your work goes on in {rescue}.")
            said = words.format(file=document.left.name, rescue=document.path.name)
            yield "bad", "triangle-alert", said, ((_("Merge both"), "", self._merge_left),)
        if self.open_lines:
            said = plural(
                "{n} choice is open since copies were merged.",
                "{n} choices are open since copies were merged.",
                self.open_lines,
            )
            yield "warn", "git-compare", said, ((_("Choose"), "", self._settle),)
        if document.warning is not None:
            yield "warn", "triangle-alert", say(document.warning), ()

    def _ways_out(self, document: Document) -> Iterator[_Offer]:
        yield _("Save a copy…"), "", lambda: self._act("copy")
        reason = document.read_only_reason
        if reason is not None and "name" in reason.params:
            tip = _("Only when you are sure that nobody works in it any more.")
            yield _("Take over"), tip, self._take_over

    def _say(self, kind: str, sign: str, words: str, offers: tuple[_Offer, ...]) -> None:
        self.words = words
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._lay.addWidget(icon_label(sign, kind))
        text = label(words, "bold", wrap=True)
        self._lay.addWidget(text, 1)
        for name, tip, act in offers:
            made = button(name)
            made.clicked.connect(act)
            set_tip(made, tip)
            self.buttons.append(made)
            self._lay.addWidget(made)
        self.setAccessibleName(words)

    def _to_now(self) -> None:
        self.bridge.look_at(None)

    def _to_names(self) -> None:
        self.bridge.hide_names(False)

    def _take_over(self) -> None:
        if self.bridge.document is not None:
            self.bridge.open(self.bridge.document.path, take_over=True)

    def _leave_viewing(self) -> None:
        self.bridge.view_only(False)

    def _to_rescue(self) -> None:
        document = self.bridge.document
        if document is not None and document.halted is not None:
            path = document.path.with_name(document.halted.params["rescue"])
            self.bridge.leave(give_up=True)  # all of it is in the other file
            self.bridge.open(path)

    def _merge_left(self) -> None:
        document = self.bridge.document
        if document is not None and document.left is not None:
            self.bridge.state["merge"] = [document.left]
            self.bridge.go("merge")

    def _settle(self) -> None:
        self.bridge.state["merge"] = []
        self.bridge.go("merge")


_Offer = tuple[str, str, Callable[[], None]]
_Saying = tuple[str, str, str, tuple[_Offer, ...]]
