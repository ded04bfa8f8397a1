"""The settings on which a finding rests, to be changed where the number is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.firms.orientation import weights_for
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.number_field import number_field
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.verbs import settings


@dataclass(frozen=True, slots=True)
class Field:
    """One number: what it is called, its value, range and decimals."""

    name: str
    value: float
    low: float
    high: float
    digits: int = 0


@dataclass(frozen=True)
class Panel:
    """The numbers that one finding rests on, readings to choose from, and the verb for them."""

    title: str
    remark: str
    fields: tuple[Field, ...]
    take: Callable[[Workshop, Sequence[float]], Draft]
    presets: tuple[tuple[str, tuple[float, ...]], ...] = ()


def panel_of(workshop: Workshop, kind: str) -> Panel:
    """Return the panel of a kind of setting: orientation, levels, limits or bridges."""
    return _PANELS[kind](workshop)


def _orientation(workshop: Workshop) -> Panel:
    areas = ordered(workshop.areas.values())
    weights = weights_for(workshop, len(areas))
    presets = (settings.REPORT_WEIGHTS, settings.QUARTER_WEIGHTS) if len(areas) == 4 else ()
    return Panel(
        _("Weights of orientation"),
        _("0 is at home, 100 abroad. The report does not print its weights; both readings fit."),
        tuple(Field(a.name, w, 0, 100, 2) for a, w in zip(areas, weights, strict=True)),
        lambda w, values: settings.weigh_orientation(w, weights=_exact(values)),
        tuple((" · ".join(map(_written, preset)), preset) for preset in presets),
    )


def _written(weight: float) -> str:
    """Write a weight, thirds as thirds."""
    third, two_thirds = settings.REPORT_WEIGHTS[1:3]
    return {third: "33⅓", two_thirds: "66⅔"}.get(weight, number(weight))


def _exact(values: Sequence[float]) -> tuple[float, ...]:
    """Return thirds as thirds: a field shows 33.33."""
    thirds = settings.REPORT_WEIGHTS
    return tuple(next((t for t in thirds if abs(t - v) < 0.006), v) for v in values)


def _levels(workshop: Workshop) -> Panel:
    about = workshop.about
    names = (_("slight from"), _("strong from"), _("very strong from"))
    return Panel(
        _("Levels of specialisation"),
        _("The sources name three levels but print no cut-offs."),
        (
            *(Field(name, cut, 1, 100, 2) for name, cut in zip(names, about.levels, strict=False)),
            Field(_("small below so many establishments"), about.small_number, 0, 1000),
        ),
        _take_levels,
    )


def _take_levels(workshop: Workshop, values: Sequence[float]) -> Draft:
    """Set the levels and the smallest number in one step."""
    levels = settings.set_levels(workshop, levels=values[:3])
    small = settings.set_small_number(workshop, number=round(values[3]))
    return levels.plus(small) if levels else small


def _limits(workshop: Workshop) -> Panel:
    about = workshop.about
    return Panel(
        _("Large and exporting"),
        _("The report calls a firm large from 100 persons and exporting above 15 % abroad."),
        (
            Field(_("large from so many persons"), about.large_from, 1, 100_000),
            Field(_("exporting above so many per cent abroad"), about.exporting_above, 0, 100, 1),
        ),
        lambda w, v: settings.divide_firms(w, large_from=round(v[0]), exporting_above=v[1]),
    )


def _bridges(workshop: Workshop) -> Panel:
    foreign, regional = (*workshop.about.bridge_above, 0.0, 0.0)[:2]
    return Panel(
        _("Thresholds of bridge firms"),
        _("The report prints no thresholds; more than none on both is where we begin."),
        (
            Field(_("per cent of customers abroad, above"), foreign, 0, 100, 1),
            Field(_("per cent of suppliers nearby, above"), regional, 0, 100, 1),
        ),
        lambda w, v: settings.set_bridges(w, foreign=v[0], regional=v[1]),
    )


_PANELS = {
    "orientation": _orientation,
    "levels": _levels,
    "limits": _limits,
    "bridges": _bridges,
}


def dialog_for(bridge: Bridge, kind: str, parent: QWidget) -> QDialog:
    """Return the dialog of a kind of setting: a chain has the rule of clusters."""
    what, _colon, chain = kind.partition(":")
    if what == "chain":
        from almere_roadmap.ui.dialogs.cluster_rule import ClusterRuleDialog

        return ClusterRuleDialog(parent, bridge, chain)
    return SettingsDialog(bridge, kind, parent)


class SettingsDialog(QDialog):
    """Numbers to change, readings to choose from; taking them over is one step, to be undone."""

    def __init__(self, bridge: Bridge, kind: str, parent: QWidget) -> None:
        """Show the settings of a kind as they are."""
        super().__init__(parent)
        self.bridge = bridge
        self.panel = panel_of(bridge.workshop, kind)
        self.setWindowTitle(self.panel.title)
        self.fields: list[QDoubleSpinBox] = []
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addWidget(heading(self.panel.title, "section"))
        lay.addWidget(caption(self.panel.remark))
        lay.addLayout(self._grid())
        self.presets = [self._preset(*preset) for preset in self.panel.presets]
        if self.presets:
            lay.addLayout(row(*self.presets, 0))
        self.take = button(_("Use these"), primary=True)
        self.take.clicked.connect(self._on_take)
        leave = button(_("Leave as it was"))
        leave.clicked.connect(self.reject)
        lay.addLayout(row(0, leave, self.take))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for place, field in enumerate(self.panel.fields):
            box = number_field(field.value, field.low, field.high, decimals=field.digits)
            box.setAccessibleName(field.name)
            box.setMinimumWidth(look.px(110))
            words = label(field.name)
            words.setBuddy(box)
            grid.addWidget(words, place, 0)
            grid.addWidget(box, place, 1)
            self.fields.append(box)
        return grid

    def _preset(self, words: str, values: Sequence[float]) -> QWidget:
        made = button(words)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self._fill(values))
        return made

    def _fill(self, values: Sequence[float]) -> None:
        for box, value in zip(self.fields, values, strict=True):
            box.setValue(value)

    def _on_take(self) -> None:
        values = [box.value() for box in self.fields]
        before = self.bridge.workshop
        done = self.bridge.attempt(lambda w: self.panel.take(w, values))
        if done is not None or self.bridge.workshop is not before or self._is_same(values):
            self.accept()

    def _is_same(self, values: Sequence[float]) -> bool:
        """Tell whether nothing was changed: then there is nothing to refuse either."""
        return all(
            abs(field.value - value) < 0.006
            for field, value in zip(self.panel.fields, values, strict=True)
        )
