"""The left of the merge screen: what goes by itself, what is to choose, and where it is from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.document.openlines import OpenLine
from almere_roadmap.document.wording import when_words
from almere_roadmap.history.merge import Preview
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.merge.preparing import Prepared, kinds
from almere_roadmap.ui.widgets.parts import Card, caption, column, heading, icon_label, label, row


class SidePanel(QWidget):
    """Three cards; ``show_line`` is called with the place of a line that was chosen in the list."""

    def __init__(self, prepared: Prepared, show_line: Callable[[int], None]) -> None:
        """Show a merge foreseen, or what is open."""
        super().__init__()
        self.setFixedWidth(look.px(300))
        self.bar, self.count = QProgressBar(), label("", "quiet")
        self.list = QListWidget()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(16))
        if prepared.preview is not None:
            lay.addWidget(_by_itself(prepared))
        if prepared.lines:
            lay.addWidget(self._choices(prepared.lines, show_line), 1)
        if prepared.preview is not None:
            lay.addWidget(_origin(prepared))
        lay.addStretch(0 if prepared.lines else 1)

    def _choices(self, lines: Sequence[OpenLine], show_line: Callable[[int], None]) -> QWidget:
        card = Card()
        card.body.addWidget(heading(plural("{n} choice", "{n} choices", len(lines)), "section"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, len(lines))
        self.bar.setFixedHeight(look.px(6))
        self.list.setAccessibleName(_("Choices"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for line in lines:
            self.list.addItem(QListWidgetItem(line.title))
        self.list.currentRowChanged.connect(show_line)
        card.body.addWidget(self.bar)
        card.body.addWidget(self.count)
        card.body.addWidget(self.list, 1)
        return card

    def show_settled(self, settled: Sequence[bool]) -> None:
        """Mark which lines are chosen."""
        done = sum(settled)
        self.bar.setValue(done)
        words = _("{done} chosen, {open} open")
        self.count.setText(words.format(done=number(done), open=number(len(settled) - done)))
        for place, is_settled in enumerate(settled):
            item = self.list.item(place)
            if item is not None:
                item.setIcon(icon("check", "good") if is_settled else icon("circle-help", "warn"))


def _by_itself(prepared: Prepared) -> QWidget:
    found = prepared.preview
    assert found is not None
    card = Card(gap=10)
    disputed = {line.key for line in prepared.lines}
    added, changed = (
        [key for key in keys if key not in disputed] for keys in (found.added, found.changed)
    )
    count = len(added) + len(changed) + len(found.removed) + found.alike
    words = plural("{n} goes by itself", "{n} go by themselves", count)
    card.body.addWidget(heading(words, "section"))
    for line in _kinds_of_change(found, added, changed):
        card.body.addLayout(line)
    if found.alike:
        same = plural("{n} the same on both sides", "{n} the same on both sides", found.alike)
        card.body.addLayout(row(icon_label("copy", "ink-2"), label(same, "bold"), 0, gap=10))
    text = _("Nothing is lost: what you do not choose stays in the history.")
    card.body.addWidget(caption(text))
    return card


def _kinds_of_change(
    found: Preview, added: Sequence[tuple[str, str]], changed: Sequence[tuple[str, str]]
) -> Iterator[QLayout]:
    """Yield a line for every kind of change that there is, with what it is about."""
    rows = (
        ("plus", plural("{n} added", "{n} added", len(added)), added, found.workshop),
        (
            "pencil",
            plural("{n} changed", "{n} changed", len(changed)),
            changed,
            found.workshop,
        ),
        (
            "trash-2",
            plural("{n} deleted", "{n} deleted", len(found.removed)),
            found.removed,
            found.before,
        ),
        (
            "undo-2",
            plural("{n} revived", "{n} revived", len(found.revived)),
            found.revived,
            found.workshop,
        ),
    )
    for sign, text, keys, workshop in rows:
        if keys:
            told = column(label(text, "bold"), caption(kinds(workshop, keys)), gap=0)
            line = row(icon_label(sign, "ink-2"), gap=10)
            line.addLayout(told, 1)
            yield line


def _origin(prepared: Prepared) -> QWidget:
    card = Card(_("Where it comes from"), gap=4)
    first, last = (when_words(time) for time in prepared.span)
    told = (
        (_("File"), ", ".join(path.name for path in prepared.paths)),
        (_("Written by"), ", ".join(prepared.authors) or "–"),
        (_("First step"), first or "–"),
        (_("Last step"), last or "–"),
    )
    for name, words in told:
        quiet = label(name, "quiet")
        quiet.setFixedWidth(look.px(96))
        line = row(quiet, gap=8)
        line.addWidget(label(words, wrap=True), 1)
        card.body.addLayout(line)
    return card
