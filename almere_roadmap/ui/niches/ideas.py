"""Silent idea capture: a field that is ready for the next note, above the list of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.ui import groups
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.alike import AlikeNotes
from almere_roadmap.ui.niches.idea_list import IdeaList
from almere_roadmap.ui.widgets.parts import (
    Card,
    EmptyState,
    button,
    caption,
    column,
    heading,
    icon_label,
    label,
    row,
    set_tip,
    tool_button,
)
from almere_roadmap.verbs import niches as verbs
from almere_roadmap.verbs.idea_merge import merge_ideas
from almere_roadmap.verbs.records import delete, edit

_ROUND = list(Group)


class IdeaField(QLineEdit):
    """A line for one idea: Enter keeps it and waits for the next, up and down change the group.

    Signals:
        turned(int): go to the next (1) or previous (-1) group.
        escaped(): leave what was being written.
        left(): go on in the list.
        pasted(object): a tuple of lines was pasted; each is an idea.
    """

    turned = Signal(int)
    escaped = Signal()
    left = Signal()
    pasted = Signal(object)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setPlaceholderText(_("Type an idea"))
        self.setAccessibleName(_("Idea; Enter keeps it, up and down change the group"))
        # Also for a note that was merged of several.
        self.setMaxLength(10_000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the group with up and down; Escape empties the line, then leaves it."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.turned.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and len(_lines()) > 1:
            self.pasted.emit(_lines())
        else:
            super().keyPressEvent(event)


def _lines() -> tuple[str, ...]:
    """Return the lines with words of the text on the clipboard."""
    lines = QGuiApplication.clipboard().text().splitlines()
    return tuple(line.strip() for line in lines if line.strip())


class IdeasPanel(Card):
    """The ideas of the room: capture, reword, gather, set loose, delete."""

    def __init__(self, bridge: Bridge) -> None:
        """Make the field and the list."""
        super().__init__()
        self.bridge = bridge
        self._editing = ""
        self.body.setContentsMargins(0, look.px(16), 0, 0)
        self.body.setSpacing(look.px(12))
        self.count = label("", "quiet")
        head = row(heading(_("Ideas"), "section"), self.count, 0, gap=8)
        head.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self.body.addLayout(head)
        self.body.addLayout(self._make_entry())
        self.list = IdeaList()
        self.list.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.empty = EmptyState(
            _("No ideas yet: type one and press Enter."), _("Write an idea"), self.start
        )
        self.alike = AlikeNotes(bridge)
        self.body.addWidget(self.alike)
        for part in (self.list, self.empty):
            self.body.addWidget(part, 1)
        self.body.addWidget(self._make_gathering())
        self.body.addWidget(self._make_foot())
        self.list.numbered.connect(self._on_numbered)
        self.list.founded.connect(self._on_founded)
        self.list.merged.connect(self._on_merged)
        self.list.picked.connect(self._on_picked)
        self.list.dropped.connect(self._on_loosened)
        self.list.deleted.connect(self._on_deleted)
        self.list.edited.connect(self._on_edited)
        self._set_group(self.group)

    def _make_entry(self) -> QHBoxLayout:
        self.sign: QToolButton = tool_button("", _("Group of the next idea"))
        self.sign.clicked.connect(self._on_sign)
        self.field = IdeaField()
        self.field.returnPressed.connect(self._on_entered)
        self.field.turned.connect(self._turn)
        self.field.escaped.connect(self._on_escaped)
        self.field.left.connect(self._on_left)
        self.field.pasted.connect(self._on_pasted)
        entry = row(self.sign, self.field, gap=4)
        entry.setContentsMargins(look.px(8), 0, look.px(16), 0)
        return entry

    def _make_gathering(self) -> QWidget:
        """Make what mouse and Tab use instead of dragging and digits."""
        self.found = button(_("Niche of these ideas"), "plus", tip=_("or + in the list"))
        self.found.clicked.connect(lambda: self._on_founded(self.list.chosen))
        self.merge = button(_("Merge these ideas"), "merge", tip=_("or M in the list"))
        self.merge.clicked.connect(lambda: self._on_merged(self.list.chosen))
        self.under = QComboBox()
        self.under.setAccessibleName(_("Gather the chosen ideas under a niche"))
        self.under.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.under.activated.connect(self._on_under)
        self.gathering = QWidget()
        lay = column(self.found, self.merge, self.under)
        lay.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self.gathering.setLayout(lay)
        self.gathering.hide()
        return self.gathering

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        said = _(
            "Collected in silence: names are not kept. In the list 1–9 gathers under that niche, "
            "+ makes a niche, M merges."
        )
        words = caption(said)
        lay = row(icon_label("eye-off", "ink-2", 14), words, gap=8)
        lay.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(12))
        foot.setLayout(lay)
        return foot

    @property
    def group(self) -> Group:
        """Return the group that the next idea comes from."""
        return Group(self.bridge.state.get("niches.group", Group.ENTREPRENEURS))

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the ideas of a workshop."""
        self.list.show_workshop(workshop)
        self.alike.show_workshop(workshop)
        self.list.setVisible(bool(workshop.ideas))
        self.empty.setVisible(not workshop.ideas)
        loose = sum(1 for i in workshop.ideas.values() if i.niche not in workshop.niches)
        words = _("{count} · {loose} still loose")
        self._list_niches(workshop)
        self._on_picked()
        self.count.setText(words.format(count=number(len(workshop.ideas)), loose=number(loose)))

    def _list_niches(self, workshop: Workshop) -> None:
        self.under.clear()
        self.under.addItem(_("Gather under…"), None)
        for niche in ordered(workshop.niches.values()):
            self.under.addItem(f"{niche.code} {niche.name}".strip(), niche.id)
        self.under.addItem(_("Set loose"), "")

    def _on_picked(self) -> None:
        self.gathering.setVisible(bool(self.list.chosen))
        self.merge.setVisible(len(self.list.chosen) > 1)

    def _on_under(self, place: int) -> None:
        target = self.under.itemData(place)
        if target is not None:
            self.gather(self.list.chosen, str(target))
        self.under.setCurrentIndex(0)

    def _on_founded(self, ideas: tuple[str, ...]) -> None:
        made = self.bridge.attempt(verbs.niche_from_ideas, ideas)
        if made is not None:
            self.bridge.select(made.changes[0].row)

    def _on_merged(self, ideas: tuple[str, ...]) -> None:
        self.bridge.attempt(merge_ideas, *ideas)

    def start(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_group(self, group: Group) -> None:
        self.bridge.state["niches.group"] = group
        self.sign.setIcon(groups.icon(group))
        words = _("Group of the next idea: {group}").format(group=groups.name(group))
        self.sign.setAccessibleName(words)
        set_tip(self.sign, words)

    def _turn(self, step: int) -> None:
        self._set_group(_ROUND[(_ROUND.index(self.group) + step) % len(_ROUND)])

    def _on_sign(self) -> None:
        self._turn(1)
        self.start()

    def _on_entered(self) -> None:
        text = self.field.text()
        if not text.strip():
            return
        if self._editing:
            idea, self._editing = self._editing, ""
            self.bridge.attempt(edit, "ideas", idea, text=text.strip(), group=self.group)
        else:
            self.bridge.attempt(verbs.add_idea, text=text, group=self.group)
        self.field.clear()

    def _on_edited(self, idea: str) -> None:
        self._editing = idea
        found = self.bridge.workshop.ideas[idea]
        self._set_group(found.group)
        self.field.setText(found.text)
        self.field.selectAll()
        self.start()

    def _on_pasted(self, lines: tuple[str, ...]) -> None:
        self.bridge.attempt(verbs.add_ideas, texts=lines, group=self.group)

    def _on_left(self) -> None:
        """Let the keys of the list and of the screen work."""
        if self.list.isVisible():
            self.list.start()
        else:
            self.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_escaped(self) -> None:
        self._editing = ""

    def gather(self, ideas: tuple[str, ...], niche: str) -> None:
        """Put ideas under a niche, "" sets them loose."""
        known = tuple(i for i in ideas if i in self.bridge.workshop.ideas)
        if known:
            self.bridge.attempt(verbs.gather, known, niche)

    def _on_numbered(self, digit: int) -> None:
        niche = ""
        if digit:
            wanted = f"N{digit}"
            niches = ordered(self.bridge.workshop.niches.values())
            niche = next((n.id for n in niches if n.code == wanted), "")
            if not niche:
                self.bridge.told.emit("warn", _("There is no niche {code}.").format(code=wanted))
                return
        self.gather(self.list.chosen, niche)

    def _on_loosened(self, ideas: tuple[str, ...]) -> None:
        self.gather(ideas, "")

    def _on_deleted(self, ideas: tuple[str, ...]) -> None:
        self.bridge.attempt(delete, *ideas)
