"""What lies under the bars: where they stood at an earlier moment, and how far they may slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from almere_roadmap.analysis.roadmap.baseline import Baseline
from almere_roadmap.analysis.roadmap.timing import Timing
from almere_roadmap.domain.periods import first_day
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Path, Stroke
from almere_roadmap.figures.roadmap.layout import Bar, RoadmapLayout
from almere_roadmap.i18n import _, day, number

_BEFORE = Ink("ink-2", 0.55)
_SLACK = Stroke(Ink("ink-2"), 0.3, (0.5, 0.7))


def baseline_marks(placed: RoadmapLayout, before: Mapping[str, Baseline]) -> Iterator[Mark]:
    """Yield a thin bar under every bar, where it stood before."""
    gap = placed.look.row - placed.look.bar
    for band in placed.bands if before else ():
        for bar in band.bars:
            found = before.get(bar.item.id)
            if found is not None and found.start and found.end:
                left = placed.scale.clamped(found.start)
                y, high = bar.y + bar.height + 0.12 * gap, 0.62 * gap
                if bar.is_point:
                    r, y = high * 0.8, y + high / 2
                    yield Path(
                        ((left, y - r), (left + r, y), (left, y + r), (left - r, y)), _BEFORE
                    )
                    continue
                right = placed.scale.clamped(found.end + timedelta(days=1))
                yield Box(left, y, max(right - left, 0.8), high, _BEFORE)


def slack_marks(placed: RoadmapLayout, timing: Mapping[str, Timing]) -> Iterator[Mark]:
    """Yield a dotted line behind every bar that may slip, to where it must end at the latest."""
    for name, found in timing.items():
        bar = placed.bar(name) if found.slack > 0 else None
        end = _latest_end(placed, bar, found) if bar else None
        if bar is not None and end is not None and end > bar.right + 0.6:
            y = bar.y + bar.height - 0.35
            yield Line(((bar.right, y), (end, y)), _SLACK)
            yield Line(((end, y - 0.9), (end, y + 0.3)), Stroke(Ink("ink-2"), 0.3))


def _latest_end(placed: RoadmapLayout, bar: Bar, timing: Timing) -> float | None:
    start = first_day(bar.item.start)
    if start is None or bar.is_point:
        return None
    scale = placed.scale
    return scale.clamped(scale.day(bar.right) + (timing.latest - start))


def baseline_words(found: Baseline | None) -> str:
    """Say where an item stood before and by how much it moved, "" when it did not move."""
    if found is None or found.is_gone:
        return ""
    if found.is_new:
        return _("New since then")
    if found.start is None or not found.moved:
        return ""
    shown = [day(d) for d in dict.fromkeys((found.start, found.end)) if d]
    by = found.start_moved or found.end_moved or 0
    words = (
        _("was {dates}: {n} days later now") if by > 0 else _("was {dates}: {n} days earlier now")
    )
    return words.format(dates=" – ".join(shown), n=number(abs(by)))
