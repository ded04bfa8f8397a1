"""What the room sees of a vote on the second screen: large, and nothing before the reveal.

While a round is open the board tells who is in and what can be chosen; dots and ranks come with the
reveal.  No text is smaller than 20 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.choosing.voting import Tallied, Tally, meaning
from almere_roadmap.analysis.names import GROUP
from almere_roadmap.domain.entities import Niche
from almere_roadmap.domain.words import Group, RoundState, Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import group_sign
from almere_roadmap.figures.choosing.paper import rule
from almere_roadmap.figures.choosing.qr import qr_marks
from almere_roadmap.figures.marks import Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.i18n import _, number, plural, say

FLOOR = 20.0
"""The smallest type, in points: a room reads it from eight metres."""

_GREY, _RULE = Ink("ink-2"), Stroke(Ink("line"), 0.4)
_WIDE = 508.0
"""The width in mm at which the sizes below hold; on a wider screen all of them grow."""


@dataclass(frozen=True, slots=True)
class Board:
    """A board of so many mm."""

    width: float
    height: float

    @property
    def unit(self) -> float:
        """Return how much larger all of it is than on the smallest screen."""
        return unit_of(self.width)

    @property
    def left(self) -> float:
        """Return where everything begins."""
        return 17 * self.unit

    @property
    def right(self) -> float:
        """Return where everything ends."""
        return self.width - self.left

    @property
    def room(self) -> float:
        """Return the width between the edges."""
        return self.right - self.left

    def type(self, points: float) -> float:
        """Return a size of type, never below the floor, on this screen."""
        return max(FLOOR, points) * self.unit


def unit_of(width: float) -> float:
    """Return how much larger a board of so many mm across is than the smallest."""
    return max(1.0, width / _WIDE)


def vote_board(
    found: Tally | None, niches: Sequence[Niche], width: float, height: float, link: str = ""
) -> Figure:
    """Draw the board of a round, or of none; ``niches`` are in the order they are read out.

    While phones can vote, ``link`` is where; it stands beside the open round as a code.
    """
    board = Board(width, height)
    if found is None:
        return word_board(_("No vote yet."), width, height)
    marks, top = _head(board, found)
    state = found.round.state
    if state is RoundState.REVEALED:
        marks += _outcome(board, found, top)
    elif state is RoundState.OPEN:
        marks += _turnout(board, found, niches, top, link)
    else:
        words = _("The vote is not open yet.")
        marks.append(Text(board.left, top + 14 * board.unit, words, board.type(28), ink=_GREY))
    alt = say(meaning(found)) if state is RoundState.REVEALED else came(found)
    return _figure(board, marks, alt)


def _figure(board: Board, marks: Sequence[Mark], alt: str) -> Figure:
    return Figure(
        board.width,
        board.height,
        tuple(marks),
        title=alt,
        alt=alt,
        missing=measure.missing_in(marks),
    )


def word_board(words: str, width: float, height: float) -> Figure:
    """Draw a board that only says why there is nothing to see."""
    board = Board(width, height)
    size = board.type(32)
    lines = measure.break_lines(words, board.room, size, 600, most=4)
    y = board.height / 2 - 0.6 * size * MM_PER_POINT * (len(lines) - 1)
    marks = [
        Text(board.width / 2, y + 1.2 * size * MM_PER_POINT * n, line, size, 600, anchor="middle")
        for n, line in enumerate(lines)
    ]
    return _figure(board, marks, words)


def came(found: Tally) -> str:
    """Return who is in: 12 of 17 in."""
    if not found.people:
        return plural("{n} voter in", "{n} voters in", found.came)
    return _("{came} of {people} in").format(came=number(found.came), people=number(found.people))


def _head(board: Board, found: Tally) -> tuple[list[Mark], float]:
    """Return the lines at the top and where they end."""
    unit, size = board.unit, board.type(FLOOR)
    marks: list[Mark] = [Text(board.left, 19 * unit, _("Dot voting"), size, 600)]
    x = board.left + measure.width(_("Dot voting"), size, 600) + 6 * unit
    parts = [came(found)] if found.round.state is not RoundState.PREPARED else []
    parts += [_("illustrative")] if found.status is Status.ILLUSTRATIVE else []
    marks.append(Text(x, 19 * unit, " · ".join(parts), size, ink=_GREY))
    y = 26 * unit
    if found.round.state is RoundState.REVEALED:
        legend = list(_legend(board, _groups(found), 19 * unit))
        # On a narrow screen it goes below the line that it would run into.
        start = min((m.x - measure.width_of(m) for m in legend if isinstance(m, Text)), default=x)
        if start - 12 * unit < x + measure.width(" · ".join(parts), size):
            legend = list(_legend(board, _groups(found), 29 * unit))
            y += 9 * unit
        marks += legend
    lines, size = _question(board, found.round.question)
    for line in lines:
        y += 1.25 * size * MM_PER_POINT
        marks.append(Text(board.left, y, line, size, 600))
    return marks, y + 10 * unit


def _question(board: Board, words: str) -> tuple[list[str], float]:
    """Return the question in two lines, the longer the smaller, and its size in points."""
    sizes = [board.type(points) for points in (40, 34, 28, FLOOR)]
    for size in sizes:
        lines = measure.break_lines(words, board.room, size, 600)
        if len(lines) <= 2:
            return lines, size
    return measure.break_lines(words, board.room, sizes[-1], 600, most=3), sizes[-1]


def _groups(found: Tally) -> list[Group]:
    return [g for g in Group if found.dots_in.get(g) or found.turnout[g].people]


def _legend(board: Board, groups: Sequence[Group], y: float) -> Iterator[Mark]:
    x, unit, size = board.right, board.unit, board.type(FLOOR)
    for group in reversed(groups):
        words = _(GROUP[group])
        yield Text(x, y, words, size, ink=_GREY, anchor="end")
        x -= measure.width(words, size) + 6 * unit
        yield from group_sign(group, x, y - 2.3 * unit, 3.3 * unit)
        x -= 10 * unit


def _outcome(board: Board, found: Tally, top: float) -> Iterator[Mark]:
    """Yield the niches by dots, the line, and what it means."""
    unit, size = board.unit, board.type(22)
    said = measure.break_lines(say(meaning(found)), board.room, size, most=2)
    leading = 1.35 * size * MM_PER_POINT
    foot = board.height - 12 * unit - leading * (len(said) - 1)
    for place, line in enumerate(said):
        yield Text(board.left, foot + leading * place, line, size)
    gap = 10 * unit if found.round.line else 0.0
    rows, step = _fitting(board, found.rows, foot - leading - top - gap)
    y, above = top, [row.rank <= found.round.line for row in rows]
    for place, row in enumerate(rows):
        yield Line(((board.left, y), (board.right, y)), _RULE)
        yield from _row(board, found, row, (y, step))
        y += step
        last = above[place] and not (place + 1 < len(above) and above[place + 1])
        if last and (place + 1 < len(above) or len(rows) == len(found.rows)):
            yield from _line(board, y)
            y += gap
    yield Line(((board.left, y), (board.right, y)), _RULE)
    more = len(found.rows) - len(rows)
    if more:
        words = plural("and {n} more niche", "and {n} more niches", more)
        yield Text(board.left, y + 8.5 * unit, words, board.type(FLOOR), ink=_GREY)


def _fitting(board: Board, rows: Sequence[Tallied], room: float) -> tuple[Sequence[Tallied], float]:
    """Return the rows that fit at the smallest type, and how high one is."""
    least, most = 11.5 * board.unit, 31 * board.unit
    fit = max(1, int(room / least))
    if len(rows) > fit:
        rows = rows[: max(1, int((room - least) / least))]
        return rows, least
    return rows, min(most, room / max(1, len(rows)))


def _line(board: Board, y: float) -> Iterator[Mark]:
    unit = board.unit
    yield Line(((board.left, y), (board.right, y)), Stroke(Ink("accent"), 1.0 * unit))
    words = _("above the line: on the roadmap")
    size = board.type(FLOOR)
    yield Text(board.right, y + 8 * unit, words, size, 600, Ink("accent"), "end")


def _row(board: Board, found: Tally, row: Tallied, place: tuple[float, float]) -> Iterator[Mark]:
    (y, step), unit = place, board.unit
    middle, key = y + step / 2, row.niche.id
    share = min(1.0, step / (28 * unit))
    name, total = board.type(28 * share), board.type(38 * share)
    base = 0.36 * MM_PER_POINT
    is_above = not found.round.line or row.rank <= found.round.line
    yield Text(board.left, middle + base * name, number(row.rank), name, 600, key=key)
    x = board.left + 19 * unit
    names = (measure.width(r.niche.name, name, 600) for r in found.rows)
    column = min(0.42 * board.width, max(0.2 * board.width, *names))
    words = measure.shorten(row.niche.name, column, name, 600)
    yield Text(x, middle + base * name, words, name, 600 if is_above else 400, key=key)
    yield Text(
        board.right, middle + base * total, number(row.dots), total, 700, anchor="end", key=key
    )
    yield from _signs(board, found, row, (x + column + 8 * unit, middle, step))


def _signs(
    board: Board, found: Tally, row: Tallied, place: tuple[float, float, float]
) -> Iterator[Mark]:
    (x, middle, high), unit = place, board.unit
    groups = _groups(found)
    room = board.right - 26 * unit - x - 8 * unit * len(groups)
    step = min(12.8 * unit, room / max(1, *(r.dots for r in found.rows)))
    radius = min(4.3 * unit, 0.42 * step, 0.36 * high)
    for group in groups:
        for _dot in range(row.groups.get(group, 0)):
            yield from group_sign(group, x + radius, middle, radius, row.niche.id)
            x += step
        x += 6 * unit if row.groups.get(group) else 0


def _turnout(
    board: Board, found: Tally, niches: Sequence[Niche], top: float, link: str
) -> Iterator[Mark]:
    """Yield who is in, at the left, and what can be chosen or scanned, at the right."""
    unit, half = board.unit, 0.42 * board.width
    big = board.type(64) * min(1.0, half / measure.width(came(found), board.type(64), 700))
    yield Text(board.left, top + 24 * unit, came(found), max(big, board.type(FLOOR)), 700)
    words = _("hidden until the reveal")
    yield Text(board.left, top + 38 * unit, words, board.type(22), ink=Ink("good"))
    y = top + 60 * unit
    for group in _groups(found):
        yield from _heads(board, found, group, y)
        y += 15 * unit
    words = rule(found.round)
    for line in measure.break_lines(words, half, board.type(FLOOR), most=2):
        yield Text(board.left, y + 6 * unit, line, board.type(FLOOR), ink=_GREY)
        y += 9 * unit
    if link:
        yield from _code(board, link, top)
    else:
        yield from _choices(board, niches, 0.55 * board.width, top)


def _code(board: Board, link: str, top: float) -> Iterator[Mark]:
    """Yield the code for phones, and the words above and below; phones list the niches."""
    unit, leading, x = board.unit, 1.35 * board.type(FLOOR) * MM_PER_POINT, 0.55 * board.width
    words = _("Scan with your phone, or raise your hand")
    lines = measure.break_lines(words, board.right - x, board.type(FLOOR), 600)
    size = min(board.right - x, board.height - top - 12 * unit - (2 + len(lines)) * leading)
    y = top
    for line in lines:
        y += leading
        yield Text(x, y, line, board.type(FLOOR), 600)
    y += 0.5 * leading
    yield from qr_marks(link, x, y, size)
    words = measure.shorten(
        _("Only on the network of this laptop"), board.right - x, board.type(FLOOR)
    )
    yield Text(x, y + size + leading, words, board.type(FLOOR), ink=_GREY)


def _heads(board: Board, found: Tally, group: Group, y: float) -> Iterator[Mark]:
    unit, size, turnout = board.unit, board.type(FLOOR), found.turnout[group]
    yield from group_sign(group, board.left + 3.4 * unit, y - 2.4 * unit, 3.4 * unit)
    x = board.left + 12 * unit
    yield Text(x, y, _(GROUP[group]), size)
    said = number(turnout.came)
    if turnout.people:
        words = _("{a} of {b}")
        said = words.format(a=said, b=number(turnout.people))
    yield Text(0.5 * board.width, y, said, size, 600, anchor="end")
    x += 58 * unit
    room = 0.5 * board.width - measure.width(said, size, 600) - 6 * unit - x
    heads = max(turnout.people, turnout.came)
    step = min(9.5 * unit, room / max(1, heads))
    for head in range(heads):
        fill = Ink("ink") if head < turnout.came else None
        centre = (x + step * (head + 0.5), y - 2.4 * unit)
        yield Path((centre,), fill, Stroke(Ink("ink"), 0.4 * unit), 0.36 * step)


def _choices(board: Board, niches: Sequence[Niche], x: float, top: float) -> Iterator[Mark]:
    unit = board.unit
    room = board.height - top - 12 * unit
    step = min(17 * unit, max(9.5 * unit, room / max(1, len(niches))))
    fit = int(room / step)
    shown = niches if len(niches) <= fit else niches[: fit - 1]
    size = board.type(min(28.0, 0.6 * step / unit / MM_PER_POINT))
    y = top + 0.75 * step
    for niche in shown:
        words = f"{niche.code} {niche.name}".strip()
        yield Text(x, y, measure.shorten(words, board.right - x, size), size, key=niche.id)
        y += step
    if len(shown) < len(niches):
        more = plural("and {n} more niche", "and {n} more niches", len(niches) - len(shown))
        yield Text(x, y, more, size, ink=_GREY)
