"""How complete a chain is, along the foot of its canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from almere_roadmap.analysis.clusters.completeness import (
    CHAIN,
    CLUSTER,
    IN_FORMATION,
    ROLES,
    Completeness,
    RoleCount,
)
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.i18n import N_, _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import ElidedLabel
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import (
    caption,
    clear,
    column,
    heading,
    icon_label,
    label,
    link_button,
    row,
)

_VERDICT = {
    CHAIN: N_("Chain"),
    IN_FORMATION: N_("Cluster in formation"),
    CLUSTER: N_("Cluster"),
}
_WIDE = 1180
"""From this width, in px at 100 %, all roles are told; below it only what is missing."""
_HIGH = 860
"""In a lower window the canvas needs the room, with the inspector beside it or not."""


class Ring(QWidget):
    """The share of roles that are filled, as a ring with the count in it."""

    def __init__(self, found: Completeness) -> None:
        """Show a completeness."""
        super().__init__()
        self._found = found
        self.setFixedSize(look.px(64), look.px(64))
        self.setAccessibleName(roles_told(found))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = look.px(8)
        ring = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(look.colour("line"), thick, c=Qt.PenCapStyle.FlatCap))
        painter.drawEllipse(ring)
        painter.setPen(QPen(look.colour("accent"), thick, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, -round(self._found.role_share * 360 * 16))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("section"))
        words = f"{number(self._found.filled)}/{number(len(ROLES))}"
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def roles_told(found: Completeness) -> str:
    """Say how many roles are filled."""
    words = _("{filled} of {all} roles filled")
    return words.format(filled=number(found.filled), all=number(len(ROLES)))


class Band(QFrame):
    """The completeness of the chain on the canvas, always up to date.

    Signals:
        asked(): somebody wants to know why, or to change the rule.
    """

    asked = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("band")
        self.setStyleSheet(
            f"#band {{ background: {look.colour('panel').name()};"
            f" border-top: 1px solid {look.colour('line').name()}; }}"
        )
        self._found: Completeness | None = None
        self._advice = ""
        self._wide = False
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(8))
        self._lay = QHBoxLayout()

    def show_completeness(self, found: Completeness | None, advice: str = "") -> None:
        """Show how complete the chain is and what it lacks; None hides the band."""
        self.setVisible(found is not None)
        if found is not None and (found, advice) != (self._found, self._advice):
            self._found, self._advice = found, advice
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell less where there is less room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Tell as much as there is room for in the window."""
        if self._found is not None and self._wide != self._is_wide():
            self._fill()

    def _is_wide(self) -> bool:
        window = self.window()
        is_high = window is self or window.height() >= look.px(_HIGH)
        return is_high and self.width() >= look.px(_WIDE)

    def _fill(self) -> None:
        found = self._found
        assert found is not None
        clear(self._outer)
        content = QWidget()
        self._lay = QHBoxLayout(content)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(24))
        self._outer.addWidget(content)
        self._wide = self._is_wide()
        self.setAccessibleName(f"{_(_VERDICT[found.verdict])}. {roles_told(found)}")
        if self._wide:
            self._fill_wide(found)
        else:
            self._fill_narrow(found)

    def _fill_wide(self, found: Completeness) -> None:
        verdict = heading(_(_VERDICT[found.verdict]), "section")
        why = row(caption(self._advice, wrap=False), self._why(), 0, gap=4)
        words = column(verdict, gap=2)
        words.addLayout(why)
        words.insertStretch(0, 1)
        words.addStretch(1)
        self._lay.addWidget(Ring(found))
        self._lay.addLayout(words, 2)
        self._lay.addLayout(self._roles(found), 5)
        self._lay.addLayout(self._shares(found), 2)

    def _roles(self, found: Completeness) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(6))
        columns = 4
        for place, role in enumerate(found.roles):
            line, across = divmod(place, columns)
            for offset, widget in enumerate(_role_parts(role)):
                grid.addWidget(widget, line, 4 * across + offset)
            grid.setColumnStretch(4 * across + 1, 1)
            grid.setColumnMinimumWidth(4 * across + 3, look.px(16))
        return grid

    def _shares(self, found: Completeness) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(2))
        of = _("{n} of {all}")
        rows = (
            (_("Roles filled"), number(found.role_share, 2)),
            (
                _("Knowledge ties"),
                of.format(n=number(found.knowledge_ties), all=number(found.possible_ties)),
            ),
            (
                _("Stages that co-operate"),
                of.format(n=number(found.deep_links), all=number(found.possible_links)),
            ),
        )
        for place, (words, value) in enumerate(rows):
            grid.addWidget(caption(words, wrap=False), place, 0)
            grid.addWidget(_right(value), place, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _fill_narrow(self, found: Completeness) -> None:
        counted = f"{number(found.filled)}/{number(len(ROLES))} · {_(_VERDICT[found.verdict])}"
        self._lay.addWidget(label(counted, "strong"))
        if found.missing:
            names = ", ".join(_(ROLE[role]) for role in found.missing)
            words = _("nobody yet as {roles}").format(roles=names)
            self._lay.addLayout(
                row(icon_label("triangle-alert", "warn", 14), ElidedLabel(words, "warn"))
            )
        self._lay.addStretch(1)
        self._lay.addWidget(caption(self._advice, wrap=False))
        self._lay.addWidget(self._why())

    def _why(self) -> QPushButton:
        made = link_button(_("Why?"), tip=_("The grounds of the verdict, and the rule behind it"))
        made.clicked.connect(self.asked)
        return made


def _role_parts(role: RoleCount) -> tuple[QLabel, QLabel, QLabel]:
    """Return sign, name and count; an empty role is told by its sign and colour."""
    filled = bool(role.count)
    sign = icon_label("circle-check" if filled else "triangle-alert", "good" if filled else "warn")
    words = capital(_(ROLE[role.role]))
    name = ElidedLabel(words, "body" if filled else "warn")
    count = _right(number(role.count))
    count.setAccessibleName(f"{words}: {count.text()}")
    return sign, name, count


def _right(words: str) -> QLabel:
    made = label(words, "bold")
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
