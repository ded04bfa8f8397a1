"""Why a chain has its verdict, and the rule behind it, to be changed for this workshop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.clusters.cluster_reasons import Reason, next_step, reasons
from almere_roadmap.analysis.clusters.completeness import (
    COMPLETE,
    CROSS_LINKS,
    FORMING,
    ROLES,
    chain_completeness,
    cluster_rule,
    role_targets,
    role_weights,
)
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.i18n import _
from almere_roadmap.report.words import capital
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.number_field import number_field
from almere_roadmap.ui.widgets.parts import (
    button,
    caption,
    column,
    hairline,
    heading,
    icon_label,
    label,
    row,
    scrolling,
)
from almere_roadmap.verbs.settings import judge_clusters


class ClusterRuleDialog(QDialog):
    """The grounds of the verdict above, the rule below; what is kept is one step."""

    def __init__(self, window: QWidget, bridge: Bridge, chain: str) -> None:
        """Explain the verdict of a chain."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Why this verdict?"))
        self.resize(look.px(640), look.px(640))
        self.bridge = bridge
        workshop = bridge.workshop
        found = chain_completeness(workshop, chain)
        content = QWidget()
        lay = QVBoxLayout(content)
        lay.setSpacing(look.px(10))
        lay.addWidget(label(next_step(found, workshop.about), "strong", wrap=True))
        for reason in reasons(workshop, chain, found):
            lay.addLayout(_told(reason))
        lay.addWidget(hairline())
        lay.addWidget(heading(_("The rule in this workshop"), "group"))
        lay.addWidget(caption(_("These limits are a choice of the room, not a norm.")))
        lay.addLayout(self._limits())
        lay.addWidget(caption(_("How much a role counts, and how many parties fill it:")))
        lay.addLayout(self._roles())
        lay.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addWidget(scrolling(content), 1)
        outer.addLayout(self._buttons())

    def _limits(self) -> QGridLayout:
        rule = cluster_rule(self.bridge.workshop.about)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for across, words in enumerate((_("In formation"), _("Cluster")), 1):
            grid.addWidget(label(words, "quiet"), 0, across)
        grid.addWidget(label(_("Share of roles filled, 0 to 1")), 1, 0)
        grid.addWidget(label(_("Ties between firms and knowledge")), 2, 0)
        self.shares = [_share(value) for value in rule.shares]
        self.ties = [_count(value) for value in rule.ties]
        names = (_("in formation"), _("cluster"))
        for across, (share, ties, name) in enumerate(
            zip(self.shares, self.ties, names, strict=True), 1
        ):
            share.setAccessibleName(_("Share of roles filled: {verdict}").format(verdict=name))
            ties.setAccessibleName(_("Ties with knowledge: {verdict}").format(verdict=name))
            grid.addWidget(share, 1, across)
            grid.addWidget(ties, 2, across)
        return grid

    def _roles(self) -> QGridLayout:
        about = self.bridge.workshop.about
        weights, targets = role_weights(about), role_targets(about)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(_("Weight"), "quiet"), 0, 1)
        grid.addWidget(label(_("Parties"), "quiet"), 0, 2)
        self.weights, self.targets = [], []
        for place, role in enumerate(ROLES, 1):
            words = capital(_(ROLE[role]))
            weight, target = _weight(weights[role]), _count(targets[role])
            weight.setAccessibleName(_("Weight of {role}").format(role=words))
            target.setAccessibleName(_("Parties that fill {role}").format(role=words))
            grid.addWidget(label(words), place, 0)
            grid.addWidget(weight, place, 1)
            grid.addWidget(target, place, 2)
            self.weights.append(weight)
            self.targets.append(target)
        return grid

    def _buttons(self) -> QVBoxLayout:
        self.usual = button(_("As usual"), "undo-2", tip=_("Put the limits that come with the app"))
        self.usual.clicked.connect(self._as_usual)
        kinds = QDialogButtonBox.StandardButton
        self.box = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self.box.button(kinds.Save).setText(_("Keep"))
        self.box.button(kinds.Cancel).setText(_("Cancel"))
        self.box.button(kinds.Save).setEnabled(self.bridge.writable)
        self.box.accepted.connect(self._keep)
        self.box.rejected.connect(self.reject)
        made = QVBoxLayout()
        made.addLayout(row(self.usual, 0, self.box))
        return made

    def _as_usual(self) -> None:
        for share, value in zip(self.shares, (FORMING, COMPLETE), strict=True):
            share.setValue(value)
        for ties, count in zip(self.ties, (1, CROSS_LINKS), strict=True):
            ties.setValue(count)
        for weight, target in zip(self.weights, self.targets, strict=True):
            weight.setValue(1.0)
            target.setValue(1)

    def _keep(self) -> None:
        """Make one step of it; a refusal is told and the dialog stays."""
        made = self.bridge.attempt(
            judge_clusters,
            shares=[share.value() for share in self.shares],
            ties=[ties.value() for ties in self.ties],
            weights=[weight.value() for weight in self.weights],
            targets=[target.value() for target in self.targets],
        )
        if made is not None or not self._has_changed():
            self.accept()

    def _has_changed(self) -> bool:
        about = self.bridge.workshop.about
        rule = cluster_rule(about)
        return (
            [share.value() for share in self.shares] != list(rule.shares)
            or [ties.value() for ties in self.ties] != list(rule.ties)
            or [weight.value() for weight in self.weights] != list(role_weights(about).values())
            or [target.value() for target in self.targets] != list(role_targets(about).values())
        )


def _told(reason: Reason) -> QVBoxLayout:
    sign, token = ("circle-check", "good") if reason.enough else ("triangle-alert", "warn")
    line = row(icon_label(sign, token), label(reason.title, "bold"), 0)
    made = QVBoxLayout()
    made.addLayout(line)
    made.addLayout(column(label(reason.words, wrap=True)))
    return made


def _share(value: float) -> QDoubleSpinBox:
    return number_field(value, 0.0, 1.0, decimals=2, step=0.05)


def _weight(value: float) -> QDoubleSpinBox:
    return number_field(value, 0.0, 100.0, decimals=2, step=0.5)


def _count(value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, 1000)
    made.setValue(value)
    return made
