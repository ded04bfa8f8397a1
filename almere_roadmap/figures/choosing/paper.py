"""A paper to vote on: the question, the niches in this paper's own order, circles for dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.i18n import _, number, plural

_MARGIN, _HEAD, _FOOT = 9.0, 9.0, 8.0
_GREY = Ink("ink-2")
_LINE = 4.6


def paper(
    voting: VotingRound, niches: Sequence[Niche], place: int, size: tuple[float, float]
) -> Figure:
    """Draw paper number ``place`` of a round; ``niches`` are in the order of that paper."""
    width, height = size
    marks: list[Mark] = [*_head(voting, place, width)]
    question = measure.break_lines(voting.question, width - 2 * _MARGIN, 12, 600, most=4)
    y = _MARGIN + _HEAD
    for line in question:
        marks.append(Text(_MARGIN, y, line, 12, 600))
        y += 5.6
    marks.append(Text(_MARGIN, y, rule(voting), 8.5, ink=_GREY))
    y += 3.5
    step = min(13.0, (height - y - _MARGIN - _FOOT) / max(1, len(niches)))
    for niche in niches:
        marks += _row(niche, voting.most, (y, step, width))
        y += step
    words = _("No dots is a vote too: hand the paper in empty.")
    marks.append(Text(_MARGIN, height - _MARGIN, words, 7.5, ink=_GREY))
    return Figure(
        width,
        height,
        tuple(marks),
        title=voting.question,
        alt=", ".join(niche.name for niche in niches),
        missing=measure.missing_in(marks),
    )


def rule(voting: VotingRound) -> str:
    """Say how many dots one person has."""
    words = _("{dots}, at most {most} on one niche.")
    dots = plural("{n} dot", "{n} dots", voting.budget)
    return words.format(dots=dots, most=number(voting.most))


def _head(voting: VotingRound, place: int, width: float) -> Iterator[Mark]:
    y = _MARGIN + 2.0
    yield Text(_MARGIN, y, _("Dot voting"), 8.5, 600, _GREY)
    words = _("Paper {n}").format(n=number(place))
    yield Text(width - _MARGIN, y, words, 10, 600, anchor="end")


def _row(niche: Niche, most: int, place: tuple[float, float, float]) -> Iterator[Mark]:
    y, step, width = place
    radius = min(2.4, 0.36 * step)
    circles = _circles(most, radius)
    yield Line(((_MARGIN, y), (width - _MARGIN, y)), Stroke(Ink("line"), 0.25))
    name = f"{niche.code} {niche.name}".strip()
    room, lines = width - 2 * _MARGIN - circles - 3, max(1, int(step // _LINE))
    words = measure.break_lines(name, room, 10, most=min(2, lines))
    top = y + step / 2 + 1.3 - _LINE * (len(words) - 1) / 2
    for number_, line in enumerate(words):
        yield Text(_MARGIN, top + _LINE * number_, line, 10)
    x = width - _MARGIN - circles + radius
    for _dot in range(min(most, _MOST)):
        yield Path(((x, y + step / 2),), None, Stroke(Ink("ink"), 0.35), radius)
        x += 2.6 * radius
    if most > _MOST:
        yield Text(width - _MARGIN, y + step / 2 + 1.3, "____", 10, anchor="end")


_MOST = 6
"""So many circles are drawn for a niche; where more dots are allowed one writes the number."""


def _circles(most: int, radius: float) -> float:
    return 2.6 * radius * min(most, _MOST) + (12.0 if most > _MOST else 0.0)
