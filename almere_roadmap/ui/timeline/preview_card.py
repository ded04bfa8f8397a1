"""The small card that asks what the followers of a moved item do: keep their dates, or shift."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.names import LAYER_ICON
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap.ripple import Policy
from almere_roadmap.domain.entities import Item
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline.preview import Follower, Preview
from almere_roadmap.ui.widgets.parts import Segments, button, clear, icon_label, label, row, set_tip

_KEEP, _SHIFT = "keep", "shift"
_WIDE = 400
_MOST_ROWS = 6


class FollowerRow(QWidget):
    """One follower: what it is, by how much it shifts, and (when asked) whether it does."""

    def __init__(
        self, preview: Preview, follower: Follower, icon: str, *, asks: bool, short: bool
    ) -> None:
        """Show a follower; ``short`` says its code only, when it has one."""
        super().__init__()
        item = follower.item
        self.name = f"{item.code} {item.title}".strip()
        self._words = label("")
        wide = look.px(140 if asks or short else 250)
        metrics = self._words.fontMetrics()
        shown = item.code if short and item.code else self.name
        self._words.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, wide))
        set_tip(self, self.name)
        self._days = label("", "quiet")
        lay = row(icon_label(icon, "ink-2"), self._words, 0, self._days)
        self.answer: Segments | None = None
        if asks:
            options = [(_KEEP, _("Hold")), (_SHIFT, _("Shift along"))]
            self.answer = Segments(options, _KEEP if item.id in preview.kept else _SHIFT)
            self.answer.setAccessibleName(self.name)
            self.answer.chosen.connect(lambda key: preview.keep(item.id, kept=key == _KEEP))
            lay.addWidget(self.answer)
        self.setLayout(lay)
        self.show_follower(follower)

    def show_follower(self, follower: Follower) -> None:
        """Say by how many days it shifts, or what keeping means."""
        words = follower_words(follower)
        self._days.setText(words)
        self.setAccessibleName(f"{self.name}, {words}")


def follower_words(follower: Follower) -> str:
    """Say in a few words what becomes of a follower."""
    if follower.early:
        return plural("{n} day too early", "{n} days too early", follower.early)
    if follower.days:
        return _("+{n} d").format(n=number(follower.days))
    return _("stays")


class PreviewCard(QFrame):
    """Shows a preview; docked at the foot when the window is narrow, else floating."""

    def __init__(self, preview: Preview, parent: QWidget) -> None:
        """Follow a preview, hidden as long as there is none."""
        super().__init__(parent)
        self.preview, self._screen = preview, parent
        self.docked = False
        self.setObjectName("floating")
        self.rows: dict[str, FollowerRow] = {}
        self._made_for: tuple[object, ...] = ()
        self.title = label("", "bold")
        options = [
            (Policy.KEEP.value, _("Hold")),
            (Policy.SHIFT.value, _("Shift along")),
            (Policy.ASK.value, _("Ask")),
        ]
        self.policies = Segments(options)
        self.policies.setAccessibleName(_("What followers do"))
        self.policies.chosen.connect(lambda key: preview.choose(Policy(key)))
        self._scroll, self._list = _scrolling(self)
        self.rest = label(_("The rest stays"), "quiet")
        # Shown before it has a place it would be a window of its own and take the keyboard.
        self.rest.setParent(self)
        self.drop = button(_("Cancel"), tip=_("Cancel (Esc)"))
        self.drop.clicked.connect(preview.drop)
        self.take = button(_("Apply"), primary=True, tip=_("Apply (Return)"))
        self.take.clicked.connect(preview.accept)
        preview.changed.connect(self._on_changed)
        preview.asked.connect(self._on_asked)
        QVBoxLayout(self)
        self._lay_out()
        self.hide()

    # Lay-out.

    def dock(self, docked: bool) -> None:
        """Stand at the foot of the screen, or float."""
        if docked != self.docked:
            self.docked = docked
            self._lay_out()
            self._made_for = ()
            self._on_changed()

    def _lay_out(self) -> None:
        """Put the parts below each other; docked, the followers stand on one line at the foot."""
        outer = self.layout()
        assert isinstance(outer, QBoxLayout)
        while (taken := outer.takeAt(0)) is not None:
            _loosen(taken.layout())
        edge = look.px(8 if self.docked else 12)
        outer.setContentsMargins(look.px(16) if self.docked else edge, edge, edge, edge)
        outer.setSpacing(look.px(4 if self.docked else 8))
        self.rest.setVisible(not self.docked)
        directions, bars = QBoxLayout.Direction, Qt.ScrollBarPolicy
        if self.docked:
            self._list.setDirection(directions.LeftToRight)
            outer.addLayout(row(self.title, self.policies, 0, self.drop, self.take))
            outer.addWidget(self._scroll)
        else:
            self._list.setDirection(directions.TopToBottom)
            for part in (self.title, self.policies, self._scroll):
                outer.addWidget(part)
            outer.addLayout(row(self.rest, 0, self.drop, self.take))
        across = bars.ScrollBarAsNeeded if self.docked else bars.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(across)
        down = bars.ScrollBarAlwaysOff if self.docked else bars.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(down)
        self._list.setSpacing(look.px(16 if self.docked else 4))

    def sizeHint(self) -> QSize:
        """Return the room that the rows need."""
        return QSize(look.px(_WIDE), super().sizeHint().height())

    def place(self, room: QRect, taken: list[QRectF]) -> None:
        """Stand in the corner of ``room`` that covers least of ``taken``, both in px."""
        self.adjustSize()
        size, gap = self.size(), look.px(12)
        inner = room.adjusted(gap, gap, -gap, -gap)
        corners = [
            QRect(x, y, size.width(), size.height())
            for y in (inner.bottom() - size.height(), inner.top())
            for x in (inner.left(), inner.right() - size.width())
        ]
        self.setGeometry(min(corners, key=lambda c: _covered(QRectF(c), taken)))

    # Showing.

    def _on_asked(self) -> None:
        self.policies.button(self.policies.current).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        if not self.preview:
            had = self.focusWidget() is not None and self.focusWidget().hasFocus()
            self.hide()
            self._made_for = ()
            if had:
                self._screen.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        policy, followers = self.preview.policy, self.preview.followers()
        self.policies.choose(policy.value)
        wanted = (self.preview.found.item if self.preview.found else "", policy is Policy.ASK)
        made_for = (*wanted, tuple(f.item.id for f in followers))
        if made_for != self._made_for:
            self._make_rows(followers, asks=policy is Policy.ASK)
            self._made_for = made_for
        for follower in followers:
            self.rows[follower.item.id].show_follower(follower)
        self._say(followers)
        self.adjustSize()
        self.show()
        self.raise_()

    def _make_rows(self, followers: tuple[Follower, ...], *, asks: bool) -> None:
        clear(self._list)
        self.rows = {}
        layers = self.preview.bridge.workshop.layers
        for follower in followers:
            layer = layers.get(follower.item.layer)
            icon = LAYER_ICON[layer.kind] if layer else "square"
            made = FollowerRow(self.preview, follower, icon, asks=asks, short=self.docked)
            self.rows[follower.item.id] = made
            self._list.addWidget(made)
        self._list.addStretch(1)
        high = next(iter(self.rows.values())).sizeHint().height() if self.rows else 0
        shown = 1 if self.docked else min(len(self.rows), _MOST_ROWS)
        bar = look.px(16) if self.docked and self._list.sizeHint().width() > self.width() else 0
        self._scroll.setFixedHeight(shown * (high + look.px(4)) + look.px(2) + bar)

    def _say(self, followers: tuple[Follower, ...]) -> None:
        found = self.preview.found
        item = self.preview.bridge.workshop.items.get(found.item) if found else None
        if found is None or item is None:
            return
        linking = self.preview.linking
        if linking is not None:
            then = self.preview.bridge.workshop.items[linking.successor]
            words = _("Preview: {then} waits for {first}")
            words = words.format(then=_short(then), first=_short(item))
        elif found.start != item.start:
            words = _("Preview: start {before} → {after}")
            words = words.format(before=when(item.start) or "–", after=when(found.start) or "–")
        else:
            words = _("Preview: end {before} → {after}")
            words = words.format(before=when(item.end or item.start), after=when(found.end) or "–")
        if words != self.title.text():
            self.title.setText(words)
            self._announce()
        self.setAccessibleName(words)
        told = [f"{_short(f.item)} {follower_words(f)}" for f in followers]
        self.setAccessibleDescription("; ".join(told))

    def _announce(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it with Return, drop it with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.preview.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.preview.drop()
        else:
            super().keyPressEvent(event)


def _short(item: Item) -> str:
    """Return the code of an item, its title where it has none."""
    return item.code or item.title


def _scrolling(parent: QWidget) -> tuple[QScrollArea, QBoxLayout]:
    scroll, content = QScrollArea(parent), QWidget()
    content.setObjectName("content")
    made = QHBoxLayout(content)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(look.px(4))
    scroll.setWidget(content)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return scroll, made


def _loosen(layout: object) -> None:
    """Let go of the widgets of a layout, which are laid out anew."""
    if isinstance(layout, QBoxLayout):
        while layout.takeAt(0) is not None:
            pass
        layout.deleteLater()


def _covered(rect: QRectF, taken: list[QRectF]) -> float:
    parts = (rect.intersected(other) for other in taken)
    return sum(part.width() * part.height() for part in parts)
