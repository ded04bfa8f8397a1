"""A network among networks by chance, alive: clustering against the mean path."""

from __future__ import annotations

from almere_roadmap.figures.axes import ticks
from almere_roadmap.figures.insight.by_chance import HERE, Worlds, axis_words, point_words
from almere_roadmap.i18n import _
from almere_roadmap.ui.insight.live import Axes, Live, Spot
from almere_roadmap.ui.widgets.sheet import Cell, Row


def live(name: str, worlds: Worlds) -> Live:
    """Return the same points as the printed chart, to zoom into."""
    points, (x, y) = worlds.points, axis_words()
    across = (0.0, ticks(max(path for _key, path, _c in points), 5)[-1])
    up = (0.0, ticks(max(c for _key, _path, c in points), 4)[-1])
    return Live(name, Axes(x, y, across=across, up=up), lambda: _spots(worlds))


def _spots(worlds: Worlds) -> list[Spot]:
    return [
        Spot(
            key,
            _("this network"),
            path,
            clustering,
            16.0 if key == HERE else 10.0,
            "accent" if key == HERE else "ink-2",
            named=key == HERE,
            said=point_words(key, path, clustering),
        )
        for key, path, clustering in worlds.points
    ]


def rows(worlds: Worlds) -> list[Row]:
    """Return every network by chance with its L and C, as three cells."""
    return [
        Row((Cell(name), Cell(""), Cell(words)), key=key)
        for key, path, clustering in worlds.points
        if key != HERE
        for name, words in [point_words(key, path, clustering).split(": ", 1)]
    ]
