"""What the room can be shown, by key, and the figure of each.

The figures are those of the screens and the report, made from the workshop as it may be printed:
firms that were promised so go without their names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib import import_module

from almere_roadmap.analysis.anonymous import discreet
from almere_roadmap.analysis.choosing.portfolio import portfolio_of
from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.analysis.clusters.completeness import chain_completeness, meaning
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.drawing import drawing
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.figures.chain.placed import ASIDE
from almere_roadmap.figures.choosing.portfolio import portfolio_figure
from almere_roadmap.figures.choosing.scores import score_table
from almere_roadmap.figures.hall_sheet import Sheet, sheet
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.roadmap.drawing import roadmap
from almere_roadmap.figures.roadmap.layout import TILE
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import N_, _, say
from almere_roadmap.ui.insight.content import Content

VOTE, ROADMAP, RANKING, PORTFOLIO = "vote", "roadmap", "ranking", "portfolio"
CHAIN, FIGURE = "chain:", "figure:"

Draw = Callable[[float], Figure]


@dataclass(frozen=True, slots=True)
class Show:
    """Something to show: its key, its name and its icon."""

    key: str
    name: str
    icon: str


_FIGURES = (
    ("figure:sectors", N_("Sectors"), "sectors", "sectors"),
    ("figure:quotients", N_("Specialisation"), "sectors", "quotients"),
    ("figure:firms", N_("Firms"), "firms", "showcase"),
    ("figure:categories", N_("Four kinds of firms"), "firms", "categories"),
    ("figure:relations", N_("Relations"), "ties", "kinds_and_origins"),
    ("figure:rings", N_("How far partners are"), "ties", "rings"),
    ("figure:networks", N_("Networks"), "ties", "networks"),
    ("figure:network", N_("Who works with whom"), "joined", "whole_network"),
    ("figure:orientation", N_("Orientation"), "orientation", "content"),
    ("figure:bridges", N_("Bridges between near and far"), "firms", "bridges"),
)
"""Key, name, and where the Insight screen makes it: module and function."""


def shows(workshop: Workshop) -> list[Show]:
    """Return all that can be shown, as it goes through the workshop."""
    chains = ordered(workshop.chains.values())
    return [
        Show(VOTE, _("Dot voting"), "vote"),
        *(Show(f"{CHAIN}{c.id}", c.name, "workflow") for c in chains),
        Show(RANKING, _("Niches: scores"), "lightbulb"),
        Show(PORTFOLIO, _("Niches: portfolio"), "target"),
        Show(ROADMAP, _("Roadmap"), "chart-gantt"),
        *(Show(key, _(name), "chart-column") for key, name, _place, _maker in _FIGURES),
    ]


def can_show(workshop: Workshop, key: str) -> bool:
    """Tell whether a key stands for something that can be shown now."""
    return any(show.key == key for show in shows(workshop))


def name_of(workshop: Workshop, key: str) -> str:
    """Return what something to show is called, "" for what is gone."""
    return next((show.name for show in shows(workshop) if show.key == key), "")


def made(
    workshop: Workshop, key: str, width: float, height: float, *, whole: bool = False
) -> Sheet | str:
    """Return the sheet of anything but a vote, on a screen in mm; words where there is none."""
    shown = discreet(workshop)
    draw = _draw(shown, key)
    if isinstance(draw, str):
        return draw
    found = sheet(draw, name_of(shown, key), width, height, whole=whole)
    return replace(found, frozen=_frozen(shown, key, found))


def _draw(workshop: Workshop, key: str) -> Draw | str:
    if key.startswith(CHAIN):
        return partial(chain_alone, workshop, key.removeprefix(CHAIN))
    if key == ROADMAP:
        return lambda width: roadmap(workshop, width, today=date.today())
    if key == RANKING:
        found = ranking(workshop)
        return partial(score_table, found) if found.rows else _("No niche is scored yet.")
    if key == PORTFOLIO:
        return _portfolio(workshop)
    return _finding(workshop, key)


def _finding(workshop: Workshop, key: str) -> Draw | str:
    """Return what draws a finding of Insight, or why the data do not carry it."""
    found = next(((place, maker) for k, _name, place, maker in _FIGURES if k == key), None)
    if found is None:
        return _("Nothing to show yet.")
    content: Content = getattr(import_module(f"almere_roadmap.ui.insight.{found[0]}"), found[1])(
        workshop
    )
    draw = content.draw
    if draw is None or content.refusal:
        return content.refusal or _("Nothing to show yet.")
    return lambda width: replace(draw(width), title=content.title, flag=content.flag)


def _frozen(workshop: Workshop, key: str, found: Sheet) -> tuple[float, float]:
    """Return what stays in sight while the rest moves: heads of stages and lanes, the time axis."""
    if key.startswith(CHAIN):
        placed = layout(workshop, key.removeprefix(CHAIN), found.drawing.width)
        return ASIDE, next(iter(placed.lanes.values())).y
    return (TILE.aside, TILE.head) if key == ROADMAP else (0.0, 0.0)


def _portfolio(workshop: Workshop) -> Draw | str:
    found = portfolio_of(workshop)
    if found is None or not found.spots:
        return _("No niche is scored yet.")
    return lambda width: portfolio_figure(found, width, height=0.5 * width, cuts=found.cuts)


def chain_alone(workshop: Workshop, chain: str, width: float) -> Figure:
    """Draw a chain without its key: the lines say what flows, the facilitator the rest."""
    placed = layout(workshop, chain, width)
    about = workshop.chains[chain]
    marks = drawing(workshop, placed)
    return Figure(
        placed.width,
        placed.height,
        marks,
        title=say(meaning(about.name, chain_completeness(workshop, chain))),
        flag=flag_of(about.status),
        missing=measure.missing_in(marks),
    )
