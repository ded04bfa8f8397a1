"""Two notes that look alike, with what to do about them; found beside the work on the list."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from almere_roadmap.analysis.choosing.look_alikes import look_alike_ideas
from almere_roadmap.domain.entities import Idea
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, icon_label, label, row
from almere_roadmap.verbs.idea_merge import merge_ideas

_DIFFERENT = "niches.different"
"""Where the pairs are kept that somebody said are not alike; for this sitting."""


class AlikeNotes(QFrame):
    """Offers to merge the two notes that look most alike, one pair after the other."""

    def __init__(self, bridge: Bridge) -> None:
        """Start hidden."""
        super().__init__()
        self.bridge = bridge
        self.pair: tuple[Idea, Idea] | None = None
        self._found: list[tuple[Idea, Idea]] = []
        self._asked: object = None
        self._is_looking = False
        self.words = label("", "body", wrap=True)
        self.merge = button(_("Merge"))
        self.merge.clicked.connect(self._on_merge)
        self.differ = button(_("Keep both"))
        self.differ.clicked.connect(self._on_differ)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(look.px(8), 0, look.px(8), 0)
        lay.setSpacing(look.px(8))
        head = row(icon_label("triangle-alert", "warn", 16), self.words, gap=8)
        head.setStretch(1, 1)
        lay.addLayout(head)
        lay.addLayout(row(0, self.differ, self.merge, gap=4))
        self.hide()

    def show_workshop(self, workshop: Workshop) -> None:
        """Look for look-alikes when notes changed; hundreds take a moment."""
        if workshop.ideas is not self._asked and not self._is_looking:
            self._asked, self._is_looking = workshop.ideas, True
            self.bridge.tasks.aside(
                lambda: look_alike_ideas(workshop), self._on_found, self._on_failed
            )
        self._offer()

    def _on_found(self, found: list[tuple[Idea, Idea]]) -> None:
        self._found, self._is_looking = found, False
        # What was noted in the meantime is looked at all at once.
        self.show_workshop(self.bridge.workshop)

    def _on_failed(self, error: AlmereError) -> None:
        self._is_looking = False
        self.bridge.told.emit("bad", said(error))

    def _offer(self) -> None:
        ideas, different = self.bridge.workshop.ideas, self.bridge.state.get(_DIFFERENT, set())
        self.pair = next(
            (
                (a, b)
                for a, b in self._found
                if ideas.get(a.id) == a and ideas.get(b.id) == b and (a.id, b.id) not in different
            ),
            None,
        )
        self.setVisible(self.pair is not None)
        if self.pair is not None:
            first, second = (idea.text for idea in self.pair)
            words = _("“{first}” and “{second}” look alike.")
            self.words.setText(words.format(first=first, second=second))
            name = _("Merge “{first}” and “{second}”").format(first=first, second=second)
            self.merge.setAccessibleName(name)
            name = _("Keep “{first}” and “{second}” apart").format(first=first, second=second)
            self.differ.setAccessibleName(name)

    def _on_merge(self) -> None:
        if self.pair is not None:
            self.bridge.attempt(merge_ideas, *(idea.id for idea in self.pair))

    def _on_differ(self) -> None:
        if self.pair is not None:
            first, second = self.pair
            self.bridge.state.setdefault(_DIFFERENT, set()).add((first.id, second.id))
            self._offer()
