"""A network beside networks by chance: clustering against the mean path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.networks import smallworld, two_mode
from almere_roadmap.analysis.networks.smallworld import SmallWorld
from almere_roadmap.analysis.networks.two_mode import SeatWorld, TwoMode
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis, ticks
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, say

HERE = "here"
_GREY = Ink("ink-2")
_HAIR = Stroke(Ink("line"), 0.18)
_LEFT, _TALL = 13.0, 52.0


@dataclass(frozen=True, slots=True)
class Worlds:
    """C and L of the network at hand and of every reference by chance."""

    here: tuple[float, float]
    chance: Sequence[tuple[float, float]]

    @property
    def points(self) -> list[tuple[str, float, float]]:
        """Return key, L and C of every point, the network at hand last."""
        drawn = [(f"chance:{n}", path, c) for n, (c, path) in enumerate(self.chance, 1)]
        return [*drawn, (HERE, self.here[1], self.here[0])]


def point_words(key: str, path: float, clustering: float) -> str:
    """Say what a point is and where it lies."""
    name = _("this network") if key == HERE else _("by chance {n}").format(n=key[7:])
    return f"{name}: L {number(path, 2)}, C {number(clustering, 3)}"


def axis_words() -> tuple[str, str]:
    """Return what is set out to the right and upwards."""
    return _("mean path L, in steps"), _("clustering C")


def worlds_of(found: TwoMode | SmallWorld) -> Worlds:
    """Return the points of what was found; of a network that was refused there are none."""
    return Worlds((found.clustering or 0.0, found.path or 0.0), found.chance)


def seats_chart(world: SeatWorld, width: float, *, source: str = "") -> Figure:
    """Draw the firms that networks join beside seats by chance (Q of Uzzi & Spiro)."""
    return _chart(
        worlds_of(world.found),
        width,
        title=say(two_mode.meaning(world)),
        caption=seat_words(world),
        source=source,
        flag=flag_of(world.status),
    )


def seat_words(world: SeatWorld) -> str:
    """Say what C and L are, against what they are held, and of how many parties."""
    words = _(
        "C is the transitivity and L the mean path of firms that share a network, against {n} "
        "divisions of the seats by chance with as many per firm and per network."
    ).format(n=number(len(world.found.chance)))
    return " ".join(filter(None, (words, say(world.caveat) if world.caveat else "")))


def small_world_chart(
    found: SmallWorld, width: float, *, source: str = "", flag: str = ""
) -> Figure:
    """Draw a network that was not refused beside networks by chance (σ, ω and φ)."""
    return _chart(
        worlds_of(found),
        width,
        title=say(smallworld.meaning(found)),
        caption=small_words(found),
        source=source,
        flag=flag,
    )


def small_words(found: SmallWorld) -> str:
    """Say what C and L are and against what they are held."""
    return _(
        "C is the mean local clustering, L the mean shortest path; against {n} networks with "
        "the same degrees. The lattice of ω keeps the degrees, that of φ is a ring."
    ).format(n=number(len(found.chance)))


def _chart(
    worlds: Worlds, width: float, *, title: str, caption: str, source: str = "", flag: str = ""
) -> Figure:
    """Draw the network as a dot among its references as rings: up and left is a small world."""
    points = worlds.points
    across = ticks(max(path for _key, path, _c in points), 5)
    up = ticks(max(c for _key, _path, c in points), 4)
    right, bottom = min(width - 4, _LEFT + 150), _TALL
    x_axis, y_axis = Axis(0, across[-1], _LEFT, right), Axis(0, up[-1], bottom, 3)
    marks: list[Mark] = [*_plane(x_axis, y_axis, across, up)]
    for key, path, clustering in points:
        marks += _point(key, x_axis.at(path), y_axis.at(clustering))
    explained, end = _legend(bottom + 14, width)
    marks += explained
    return Figure(
        width,
        end + 2,
        tuple(marks),
        title=title,
        caption=caption,
        source=source,
        flag=flag,
        alt=_("Chart of one network among {n} by chance, by clustering and mean path.").format(
            n=number(len(worlds.chance))
        ),
        tips={key: point_words(key, path, c) for key, path, c in points},
        missing=measure.missing_in(marks),
    )


def _plane(
    x_axis: Axis, y_axis: Axis, across: Sequence[float], up: Sequence[float]
) -> Iterator[Mark]:
    left, right, bottom, top = x_axis.first, x_axis.last, y_axis.first, y_axis.last
    yield Box(left, top, right - left, bottom - top, stroke=_HAIR)
    for value in across:
        x = x_axis.at(value)
        yield Line(((x, top), (x, bottom)), _HAIR)
        yield Text(x, bottom + 4, number(value, 1), 8, ink=_GREY, anchor="middle")
    for value in up:
        y = y_axis.at(value)
        yield Line(((left, y), (right, y)), _HAIR)
        yield Text(left - 1.5, y + 1, number(value, 2), 8, ink=_GREY, anchor="end")
    words = axis_words()
    yield Text((left + right) / 2, bottom + 8.4, words[0], 8, ink=_GREY, anchor="middle")
    shown = measure.shorten(words[1], bottom - top, 8)
    yield Text(2.4, (top + bottom) / 2, shown, 8, ink=_GREY, anchor="middle", turned=True)


def _point(key: str, x: float, y: float) -> Iterator[Mark]:
    if key == HERE:
        yield Path(((x, y),), Ink("accent"), Stroke(Ink("ink"), 0.2), 1.7, key)
    else:
        yield Path(((x, y),), None, Stroke(_GREY, 0.25), 1.2, key)


def _legend(y: float, width: float) -> tuple[list[Mark], float]:
    """Return what the signs mean, below each other where there is no room, and the last line."""
    here, chance = _("this network"), _("by chance, with as many ties each")
    dot = Path(((_LEFT + 1.7, y - 1),), Ink("accent"), Stroke(Ink("ink"), 0.2), 1.7)
    first = Text(_LEFT + 5, y, here, 8, ink=_GREY)
    x = _LEFT + 10 + measure.width(here, 8)
    if x + 3 + measure.width(chance, 8) > width:
        x, y = _LEFT + 1.7, y + 4.6
    ring = Path(((x, y - 1),), None, Stroke(_GREY, 0.25), 1.2)
    return [dot, first, ring, Text(x + 3.3, y, chance, 8, ink=_GREY)], y
