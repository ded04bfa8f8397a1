"""Quotients as lollipops: what Almere has much and little of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.analysis.economy.specialisation import Quotient, meaning
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis, ticks
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, say

_ROW, _TOP = 5.6, 6.5
_GREY = Ink("ink-2")
_LINE = 3.4
_CUTS = (1.1, 1.5, 2.0)


def quotient_chart(
    found: Sequence[Quotient],
    width: float,
    *,
    levels: Sequence[float] = _CUTS,
    title: str = "",
    caption: str = "",
) -> Figure:
    """Draw quotients around 1; an open dot has a reservation, given in its tip.

    ``levels`` are the cut-offs in force; ``title`` and ``caption`` replace those of loose figures.
    """
    names = [capital(q.name) for q in found]
    widest = max((measure.width(name, 8.5) for name in names), default=20.0)
    label = min(widest + 4, 0.45 * width)
    scale = ticks(max([2.0, *(q.value for q in found)]), 4)
    axis = Axis(0, scale[-1], label, width - 12)
    # A name that is too long for its room takes two lines rather than being cut off.
    lines = [measure.break_lines(name, label - 3, 8.5, most=2) for name in names]
    rows = [_ROW + _LINE * (len(words) - 1) for words in lines]
    bottom = _TOP + (sum(rows) or _ROW)
    marks: list[Mark] = [*_levels(axis, bottom, levels), *_axis(scale, axis, bottom)]
    y = _TOP
    for quotient, words, high in zip(found, lines, rows, strict=True):
        marks.append(Box(0, y, width, high, key=quotient.indicator))
        marks += _lollipop(quotient, words, axis, (y, high), width)
        y += high
    said = say(meaning(found)) if found else _("No shares with a reference yet.")
    return Figure(
        width,
        bottom + 6,
        tuple(marks),
        title=title or said,
        caption=" ".join(filter(None, (caption or _share(), _caption(found, levels)))),
        source="; ".join(dict.fromkeys(q.source for q in found)),
        flag=flag_of(found[0].status) if found else "",
        alt=_("Chart of {n} quotients around 1.").format(n=number(len(found))),
        tips={q.indicator: _tip(q, name) for q, name in zip(found, names, strict=True)},
        missing=measure.missing_in(marks),
    )


def _share() -> str:
    return _("A share here divided by the share of reference; 1 is equal.")


def _caption(found: Sequence[Quotient], levels: Sequence[float]) -> str:
    doubt = _("An open dot has a reservation.") if any(q.caveat for q in found) else ""
    return " ".join(filter(None, (cut_words(levels), doubt)))


def cut_words(levels: Sequence[float]) -> str:
    """Say from which quotient a level begins."""
    slight, strong, very = (number(cut, 2).rstrip("0").rstrip(",.") for cut in levels)
    return _(
        "Levels from {slight} (slight), {strong} (strong) and {very} (very strong): our own "
        "cut-offs, the sources print none."
    ).format(slight=slight, strong=strong, very=very)


def _tip(quotient: Quotient, name: str) -> str:
    head = f"{name}: {number(quotient.value, 2)}"
    return "\n".join(filter(None, (head, quotient.caveat, quotient.source)))


def _levels(axis: Axis, bottom: float, levels: Sequence[float]) -> Iterator[Mark]:
    """Yield the grounds of the levels of over-representation with their names."""
    slight, strong, very = map(axis.at, levels)
    pairs = (
        (slight, strong, Ink("accent-soft", 0.55), _("slight")),
        (strong, very, Ink("accent-soft"), _("strong")),
        (very, axis.last, Ink("area-2", 0.6), _("very strong")),
    )
    for left, right, ink, words in pairs:
        if right - left < 0.1:
            continue
        yield Box(left, 4.6, right - left, bottom - 4.6, ink)
        if measure.width(words, 7.5) < right - left - 1:
            yield Text((left + right) / 2, 3.4, words, 7.5, ink=_GREY, anchor="middle")


def _axis(scale: list[float], axis: Axis, bottom: float) -> Iterator[Mark]:
    for value in scale:
        x = axis.at(value)
        yield Line(((x, 4.6), (x, bottom)), Stroke(Ink("line"), 0.18))
        yield Text(x, bottom + 4.2, number(value, 1), 8, ink=_GREY, anchor="middle")
    near = min(abs(axis.at(value) - axis.at(1)) for value in scale)
    if near > 8:
        yield Text(axis.at(1), bottom + 4.2, number(1, 1), 8, 600, anchor="middle")
    yield Line(((axis.at(1), 4.6), (axis.at(1), bottom)), Stroke(Ink("ink"), 0.3))


def _lollipop(
    quotient: Quotient, words: Sequence[str], axis: Axis, row: tuple[float, float], width: float
) -> Iterator[Mark]:
    key, middle = quotient.indicator, row[0] + row[1] / 2
    x, accent = axis.at(quotient.value), Ink("accent")
    first = middle + 1 - _LINE * (len(words) - 1) / 2
    for place, line in enumerate(words):
        yield Text(0, first + place * _LINE, line, 8.5, key=key)
    yield Line(((axis.at(1), middle), (x, middle)), Stroke(accent, 0.45), key=key)
    fill = Ink("panel") if quotient.caveat else accent
    yield Path(((x, middle),), fill, Stroke(accent, 0.4), 1.3, key)
    value = number(quotient.value, 2)
    yield Text(width, middle + 1, value, 8.5, 600, anchor="end", tabular=True, key=key)
