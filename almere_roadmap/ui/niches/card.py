"""A niche on a card: its rank, name, proposition, arguments, firms and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from almere_roadmap.domain.entities import Argument, Niche
from almere_roadmap.domain.words import LinkKind, NoteKind, Side, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.idea_list import dragged_ideas
from almere_roadmap.ui.widgets.parts import Chip, caption, hairline, icon_label, label, row, set_tip


@dataclass(frozen=True)
class Facts:
    """What a card shows of a niche besides its own fields."""

    rank: str = ""
    pros: tuple[Argument, ...] = ()
    cons: tuple[Argument, ...] = ()
    steps: tuple[str, ...] = ()
    firms: int = 0
    evidence: int = 0
    ideas: int = 0
    minorities: int = 0
    flagged: bool = False


def facts(workshop: Workshop, niche: Niche, rank: str = "") -> Facts:
    """Gather what the workshop knows about a niche; it is flagged when others are not."""
    notes = workshop.notes.values()
    statuses = {n.status for n in workshop.niches.values()}
    arguments = [a for a in ordered(workshop.arguments.values()) if a.niche == niche.id]
    links = [x for x in workshop.links.values() if x.origin == niche.id]
    stages = [workshop.stages.get(x.target) for x in links if x.kind is LinkKind.STEP]
    return Facts(
        rank=rank,
        pros=tuple(a for a in arguments if a.side is Side.FOR),
        cons=tuple(a for a in arguments if a.side is Side.AGAINST),
        steps=tuple(s.name for s in stages if s),
        firms=sum(1 for x in links if x.kind is LinkKind.FIRM),
        evidence=sum(1 for x in links if x.kind is LinkKind.EVIDENCE),
        ideas=sum(1 for i in workshop.ideas.values() if i.niche == niche.id),
        minorities=sum(1 for n in notes if n.about == niche.id and n.kind is NoteKind.MINORITY),
        flagged=niche.status is Status.ILLUSTRATIVE and len(statuses) > 1,
    )


class NicheCard(QFrame):
    """One niche; a click or Return chooses it, ideas dropped on it are gathered here.

    Signals:
        chosen(str): the niche was clicked or walked to.
        opened(str): Return or a double click: edit it.
        gathered(str, object): ideas were dropped on the niche: its id and theirs.
        stepped(str, int): an arrow key: the niche and how many cards to go.
        deleted(str): Delete was pressed.
    """

    chosen = Signal(str)
    opened = Signal(str)
    gathered = Signal(str, object)
    stepped = Signal(str, int)
    deleted = Signal(str)

    def __init__(self, niche: Niche, found: Facts) -> None:
        """Show a niche."""
        super().__init__()
        self.niche = niche.id
        self.selected, self._under_drag = False, False
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(f"{niche.code} {niche.name}".strip())
        self.setAccessibleDescription(_told(niche, found))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(look.px(16), look.px(12), look.px(12), look.px(12))
        lay.setSpacing(look.px(8))
        lay.addLayout(self._head(niche, found))
        if found.flagged:
            lay.addWidget(Chip(_("illustrative")))
        words = label(niche.proposition or _("No proposition yet."), "body", wrap=True)
        if not niche.proposition:
            words.setProperty("role", "quiet")
        lay.addWidget(words)
        lay.addStretch(1)
        for line in self._argument_lines(found):
            lay.addWidget(line)
        if found.steps:
            steps = row(icon_label("workflow", "ink-2", 14), caption(" → ".join(found.steps)))
            steps.setStretch(1, 1)
            lay.addLayout(steps)
        lay.addLayout(self._foot(found))

    def _head(self, niche: Niche, found: Facts) -> QHBoxLayout:
        title = label(f"{niche.code} {niche.name}".strip(), "strong", wrap=True)
        if not found.rank:
            return row(title)
        circle = _Circle(found.rank)
        lay = row(circle, title, gap=8)
        lay.setAlignment(circle, Qt.AlignmentFlag.AlignTop)
        lay.setStretch(1, 1)
        return lay

    def _argument_lines(self, found: Facts) -> list[QWidget]:
        lines: list[QWidget] = []
        sides = (("good", _("for"), found.pros), ("bad", _("against"), found.cons))
        for role, word, arguments in sides:
            if arguments:
                lines += [hairline(), _argument_line(role, word, arguments)]
        return lines

    def _foot(self, found: Facts) -> QHBoxLayout:
        lay = QHBoxLayout()
        lay.setSpacing(look.px(4))
        for name, count, words in _counts(found):
            sign, said = icon_label(name, "ink-2", 14), caption(number(count), wrap=False)
            for widget in (sign, said):
                set_tip(widget, words)
            said.setAccessibleName(words)
            lay.addWidget(sign)
            lay.addWidget(said)
            lay.addSpacing(look.px(8))
        lay.addStretch(1)
        return lay

    def minimumSizeHint(self) -> QSize:
        """Let a card be as narrow as its column; its words wrap."""
        return QSize(look.px(180), super().minimumSizeHint().height())

    def show_selected(self, selected: bool) -> None:
        """Draw the frame of the chosen card, or not."""
        self.selected = selected
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge in the colour of niches, and the frame of choice or focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("layer-niches"))
        edge = QRectF(1, look.px(6), look.px(4), self.height() - look.px(12))
        painter.drawRoundedRect(edge, look.px(2), look.px(2))
        if self.selected or self._under_drag or self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, look.px(8), look.px(8))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this niche."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.niche)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit this niche."""
        self.opened.emit(self.niche)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows, edit with Return or F2, delete with Delete."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(self.niche, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(self.niche)
        elif key == Qt.Key.Key_Space:
            self.chosen.emit(self.niche)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(self.niche)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up under ideas."""
        if dragged_ideas(event.mimeData()):
            self._under_drag = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Dim again."""
        self._under_drag = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Gather the dropped ideas."""
        self._under_drag = False
        self.update()
        found = dragged_ideas(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.gathered.emit(self.niche, found)


def _counts(found: Facts) -> list[tuple[str, int, str]]:
    """Return what there is of a niche: icon, number, and the number in words."""
    parts = [
        ("building-2", found.firms, plural("{n} firm", "{n} firms", found.firms)),
        ("pin", found.evidence, plural("{n} pinned", "{n} pinned", found.evidence)),
        ("lightbulb", found.ideas, plural("{n} idea", "{n} ideas", found.ideas)),
        (
            "message-square-warning",
            found.minorities,
            plural("{n} minority view", "{n} minority views", found.minorities),
        ),
    ]
    return [part for part in parts if part[1]]


def _told(niche: Niche, found: Facts) -> str:
    """Return a card in one line, for a screen reader."""
    parts = [_("rank {rank}").format(rank=found.rank)] if found.rank else []
    parts += [niche.proposition or _("No proposition yet.")]
    words = _("{side} {count}")
    sides = ((_("for"), found.pros), (_("against"), found.cons))
    for side, arguments in sides:
        if arguments:
            said = words.format(side=side, count=number(len(arguments)))
            parts.append(f"{said}: {arguments[0].text}")
    parts += [" → ".join(found.steps)] if found.steps else []
    parts += [said for _icon, _count, said in _counts(found)]
    return "; ".join(parts)


def _argument_line(role: str, word: str, arguments: tuple[Argument, ...]) -> QWidget:
    made = QWidget()
    count = label(_("{side} {count}").format(side=word, count=number(len(arguments))), role)
    count.setFont(look.font("caption", weight=600))
    lay = row(count, label(arguments[0].text, "caption", wrap=True), gap=8)
    lay.setStretch(1, 1)
    lay.setAlignment(count, Qt.AlignmentFlag.AlignTop)
    made.setLayout(lay)
    return made


class _Circle(QWidget):
    """The rank of a niche in a circle."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.setFixedSize(look.px(26), look.px(26))
        self.setAccessibleName(_("rank {rank}").format(rank=words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent-soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(look.colour("accent"))
        painter.setFont(look.font(weight=600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()
