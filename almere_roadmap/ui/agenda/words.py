"""The agenda in words: what is left, where a step stands, how the day looks."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from almere_roadmap.analysis.agenda import Day, Standing
from almere_roadmap.i18n import _, number, plural


def clock_words(moment: datetime) -> str:
    """Return a moment as a time of the day: 13:30."""
    return f"{moment:%H:%M}"


def span_words(begins: datetime, ends: datetime) -> str:
    """Return a span of the day: 13:30–14:00."""
    return f"{clock_words(begins)}–{clock_words(ends)}"


def left_words(found: Standing) -> str:
    """Return what is left to the second, 18:40; over time the minutes, +3 min over."""
    if found.left <= 0:
        if found.over:
            return _("+{n} min over").format(n=number(found.over))
        return _("time is up")
    minutes, seconds = divmod(ceil(found.left), 60)
    return f"{minutes}:{seconds:02d}"


def minutes_left(found: Standing) -> str:
    """Return what is left to the minute, for those who hear it or see it from afar."""
    if found.left <= 0:
        return left_words(found)
    return plural("{n} minute left", "{n} minutes left", ceil(found.left / 60))


def room_words(found: Standing) -> str:
    """Return what the room sees of it: whole minutes, and nothing that counts on over time."""
    minutes = max(0, ceil(found.left / 60))
    words = _("{n} min").format(n=number(minutes))
    return _("{words}, held").format(words=words) if found.is_paused else words


def place_words(found: Standing, title: str) -> str:
    """Return which step it is: 10 of 15 · Opening."""
    place = _("{n} of {count}").format(n=number(found.number), count=number(found.count))
    return f"{place} · {title}"


def day_words(day: Day) -> str:
    """Return when the day ends as planned: 09:30–16:30, 420 minutes."""
    minutes = plural("{n} minute", "{n} minutes", day.minutes)
    if not day.is_fixed:
        return minutes
    return f"{span_words(day.begins, day.ends)} · {minutes}"


def end_words(day: Day) -> str:
    """Return when the day will end and how much that is off."""
    ends = _("expected end {time}").format(time=clock_words(day.expected_end))
    if day.over > 0:
        off = plural("{n} minute late", "{n} minutes late", day.over)
    elif day.over < 0:
        off = plural("{n} minute early", "{n} minutes early", -day.over)
    else:
        off = _("on time")
    return f"{ends} · {off}"
