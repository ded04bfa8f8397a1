"""Links under the hand: pulling one out of a bar, and its ends to another bar or off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from almere_roadmap.domain.entities import Dependency
from almere_roadmap.domain.rules import link_refusal
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.roadmap.layout import Bar
from almere_roadmap.i18n import _, say
from almere_roadmap.ui.canvas.connect import Connect
from almere_roadmap.ui.timeline.surface import TimelineSurface


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One end of a link: the bar that waits (``is_last``), or the one it waits for."""

    link: Dependency
    is_last: bool
    place: QPointF
    other: QPointF

    def at(self, item: str) -> tuple[str, str]:
        """Return (predecessor, successor) when this end is at an item."""
        link = self.link
        return (link.predecessor, item) if self.is_last else (item, link.successor)


def end_at(sheet: TimelineSurface, scene: QPointF, reach: float) -> LinkEnd | None:
    """Return the end, at a place, of the selected link or the one under the pointer."""
    for key in (sheet.selection, sheet.hovering):
        link, ends = sheet.workshop.dependencies.get(key), sheet.ends_of(key)
        if link is None or ends is None:
            continue
        for is_last, place, other in ((True, ends[1], ends[0]), (False, *ends)):
            gone = scene - place
            if max(abs(gone.x()), abs(gone.y())) <= reach:
                return LinkEnd(link, is_last, place, other)
    return None


def told(workshop: Workshop, predecessor: str, successor: str, without: str = "") -> str:
    """Say what a link would mean, or why it is refused; ``without`` a link that it replaces."""
    rest = {k: d for k, d in workshop.dependencies.items() if k != without}
    refusal = link_refusal(replace(workshop, dependencies=rest), predecessor, successor)
    if refusal is not None:
        return say(refusal)
    first, then = (workshop.items[name].title for name in (predecessor, successor))
    return _("{then} waits for {first}").format(then=then, first=first)


def pull(
    sheet: TimelineSurface, bar: Bar, link: Callable[[str, str], object], *, left: bool
) -> Connect:
    """Return the gesture that pulls a link from the right end of a bar, or the left one."""

    def ends(target: str) -> tuple[str, str]:
        return (target, bar.item.id) if left else (bar.item.id, target)

    def done(target: str, place: QPointF) -> None:
        if target:
            link(*ends(target))

    def says(target: str) -> str:
        return told(sheet.workshop, *ends(target))

    return Connect(sheet.handle_of(bar, left=left), _targets(sheet, bar.item.id), done, says)


def carry(
    sheet: TimelineSurface,
    end: LinkEnd,
    relink: Callable[[str, str, str], object],
    remove: Callable[[str], object],
) -> Connect:
    """Return the gesture that carries an end of a link to another bar, or off the link."""
    link = end.link
    stays = link.predecessor if end.is_last else link.successor

    def done(target: str, place: QPointF) -> None:
        if not target:
            remove(link.id)
        elif end.at(target) != (link.predecessor, link.successor):
            relink(link.id, *end.at(target))

    def says(target: str) -> str:
        return told(sheet.workshop, *end.at(target), without=link.id)

    return Carry(end.other, _targets(sheet, stays), done, says)


class Carry(Connect):
    """Carries an end of a link; off all bars it comes loose."""

    def tip(self) -> str:
        """Name the target, or say that the link goes."""
        return super().tip() or _("Let go here to undo the link")


def _targets(sheet: TimelineSurface, but: str) -> dict[str, QRectF]:
    return {b.item.id: sheet.rect_of(b) for b in sheet.bars() if b.item.id != but}
