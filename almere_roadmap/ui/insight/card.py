"""A card: the sentence of meaning, the picture, its source, and the way to the rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight import pins, remedies
from almere_roadmap.ui.insight.content import Ready
from almere_roadmap.ui.insight.explore import Explorer
from almere_roadmap.ui.insight.rows import RowsDialog
from almere_roadmap.ui.insight.settings import dialog_for
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.widgets.parts import (
    Card,
    Chip,
    caption,
    icon_label,
    label,
    link_button,
    row,
    set_tip,
    tool_button,
)
from almere_roadmap.ui.widgets.table import Table

_FIRST = 12
"""Rows of a table that a card shows; twice as many still fit as a whole."""


class InsightCard(Card):
    """One finding.

    Signals:
        picked(str): the key of a mark or row that was chosen.
    """

    picked = Signal(str)

    def __init__(self, bridge: Bridge, ready: Ready) -> None:
        """Show a finding with the picture that is ready."""
        super().__init__(gap=6)
        self.bridge, self.content = bridge, ready.content
        content = ready.content
        self.setAccessibleName(content.title)
        self.view: FigureView | None = None
        self.table: Table | None = None
        self.explorer: Explorer | None = None
        self.dialog: QDialog | None = None
        self.body.addLayout(self._head())
        self.body.addLayout(self._under_title())
        self._add_picture((ready.width, ready.figure) if ready.figure else None)
        if content.caveat:
            self.body.addWidget(caption(content.caveat))
        if content.settings and not content.refusal:
            self.body.addLayout(self._chosen())
        if not content.refusal:
            self.body.addLayout(self._foot())
        self.show_pins(bridge.workshop)

    def _head(self) -> QHBoxLayout:
        title = label(self.content.title, "strong", wrap=True)
        self.pin = tool_button("pin", _("Pin as evidence"), checkable=True)
        self.pin.clicked.connect(self._on_pin)
        self.explore = tool_button("zoom-in", _("Explore: zoom, hover, pick"), checkable=True)
        self.explore.setVisible(self.content.live is not None and not self.content.refusal)
        self.explore.toggled.connect(self._on_explore)
        lay = row(title, self.explore, self.pin)
        lay.setStretch(0, 1)
        for tool in (self.explore, self.pin):
            lay.setAlignment(tool, Qt.AlignmentFlag.AlignTop)
        return lay

    def _chosen(self) -> QHBoxLayout:
        """Return the settings in words and the way to change them."""
        self.change = tool_button("sliders-horizontal", _("Change these settings"))
        self.change.clicked.connect(self._on_change)
        lay = row(self.change, caption(self.content.chosen))
        lay.setStretch(1, 1)
        lay.setAlignment(self.change, Qt.AlignmentFlag.AlignTop)
        return lay

    def _under_title(self) -> QHBoxLayout:
        lay = row(caption(self.content.subtitle))
        lay.setStretch(0, 1)
        if self.content.flag:
            lay.addWidget(Chip(self.content.flag), 0, Qt.AlignmentFlag.AlignTop)
        return lay

    def _add_picture(self, ready: tuple[int, Figure] | None) -> None:
        if self.content.refusal:
            words = label(self.content.refusal, "body", wrap=True)
            lay = row(icon_label("info", "ink-2", 16), words)
            lay.setStretch(1, 1)
            lay.setContentsMargins(0, look.px(8), 0, 0)
            self.body.addLayout(lay)
            self._add_remedy()
        elif self.content.draw is not None:
            self.view = FigureView(offers=False)
            self.view.follow(self.content.draw, ready)
            self.view.picked.connect(self.picked)
            self.body.addWidget(self.view)
            if self.content.explored:
                self.explore.setChecked(True)
        else:
            rows = self.content.rows
            first = replace(rows, rows=rows.rows[:_FIRST]) if self._is_long else rows
            self.table = Table(first, self.content.title, row_height=28)
            self.table.chosen.connect(self.picked)
            self.table.fit_height()
            self.body.addWidget(self.table)

    def _add_remedy(self) -> None:
        """Offer the way to where the missing data come from."""
        remedy = remedies.remedy_for(self.content.key)
        if remedy is None:
            return
        self.remedy = link_button(_(remedy.words))
        self.remedy.clicked.connect(lambda: remedies.go(self.bridge, remedy))
        self.body.addLayout(row(0, self.remedy))

    @property
    def _is_long(self) -> bool:
        """Tell whether the card has room for the first rows only."""
        return len(self.content.rows.rows) > 2 * _FIRST

    def _foot(self) -> QHBoxLayout:
        words = self.content.source
        said = _("Source: {source}").format(source=words) if words else ""
        lay = row(caption(said), gap=12)
        lay.setStretch(0, 1)
        if self.view is not None:
            # Below the picture, for it covers nothing there; of a live chart the picture is copied.
            self.more = tool_button("image", _("Copy or save this figure"))
            self.more.clicked.connect(self._on_more)
            lay.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        count = len(self.content.rows.rows)
        if count and (self.table is None or self._is_long):
            words = plural("show {n} row", "show {n} rows", count)
            self.rows = link_button(words)
            self.rows.clicked.connect(self._on_rows)
            lay.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignVCenter)
        return lay

    def show_pins(self, workshop: Workshop) -> None:
        """Show whether this finding is pinned, and to what."""
        targets = pins.pinned_to(workshop, self.content.key)
        names = ", ".join(pins.target_words(workshop, t) for t in targets)
        self.pin.setChecked(bool(targets))
        # What is refused proves nothing; a pin from before can still be taken off.
        self.pin.setVisible(bool(targets) or not self.content.refusal)
        words = _("Pinned to {names}").format(names=names) if targets else _("Pin as evidence")
        set_tip(self.pin, words)
        self.pin.setAccessibleName(words)

    def light(self, selection: str) -> None:
        """Light up a mark or row."""
        if self.view is not None:
            self.view.select(selection)
        if self.table is not None:
            self.table.select(selection)
        if self.explorer is not None:
            self.explorer.light(selection)

    def _on_explore(self, on: bool) -> None:
        """Show the live chart in place of the picture, or the picture again."""
        if self.view is None or self.content.live is None:
            return
        if self.explorer is None:
            self.explorer = Explorer(self.content.live)
            self.explorer.picked.connect(self.picked)
            self.body.insertWidget(self.body.indexOf(self.view) + 1, self.explorer)
            self.explorer.light(self.bridge.selection)
        self.view.setVisible(not on)
        self.explorer.setVisible(on)

    @property
    def _explores(self) -> bool:
        return self.explorer is not None and not self.explorer.isHidden()

    def _on_more(self) -> None:
        if self.view is not None:
            self.view.pictures.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy or save the figure of the same numbers while its live chart shows."""
        if self.view is not None and self._explores:
            self.view.pictures.popup(event.globalPos())
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the figure with Ctrl+C from its live chart, too."""
        copies = event.matches(QKeySequence.StandardKey.Copy)
        if copies and self.view is not None and self._explores:
            self.view.pictures.copy()
        else:
            super().keyPressEvent(event)

    def _on_change(self) -> None:
        self.dialog = dialog_for(self.bridge, self.content.settings, self.window())
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()

    def _on_pin(self) -> None:
        self.show_pins(self.bridge.workshop)
        # A sentence with names that stand in for others would mean nothing once these are shown.
        content = self.content
        words = content.subtitle if self.bridge.nameless else content.title
        pins.ask(self.bridge, content.key, words, self.pin)

    def _on_rows(self) -> None:
        dialog = RowsDialog(self.content, self.window())
        dialog.table.chosen.connect(self.picked)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        self.dialog = dialog
