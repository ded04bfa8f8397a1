"""Work on what comes out, beside the window: pages for the preview, and the files themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from almere_roadmap.document.since import since_session
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, speaking
from almere_roadmap.report.choice import Changes, Choice, Document
from almere_roadmap.ui.outcome.section_list import Line

if TYPE_CHECKING:
    from almere_roadmap.document.document import Document as OpenDocument
    from almere_roadmap.report.flow import Page
    from almere_roadmap.report.logo import Logo


@dataclass(frozen=True)
class Pages:
    """The pages of a document as figures, the logos on them by page, and what can be in it."""

    figures: tuple[Figure, ...]
    lines: tuple[Line, ...] = ()
    logos: dict[int, Logo] = field(default_factory=dict)
    parts: tuple[tuple[str, str], ...] = ()
    """Of an export: what each page is called and how much it holds."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the names of the sections that are wanted and have nothing to show."""
        return tuple(line.name for line in self.lines if line.is_empty)


def pages(
    workshop: Workshop,
    choice: Choice,
    progress: Callable[[float], bool],
    document: OpenDocument | None = None,
) -> Pages:
    """Lay out a document; runs in any thread.

    Raises:
        Declined: cancelled.
    """
    from almere_roadmap.report.printing import lay_out

    found, _summary = lay_out(
        workshop,
        choice,
        today=date.today(),
        changes=_changes(choice, document),
        progress=progress,
        once=_once(choice, document),
    )
    lines = tuple(_lines(choice, found)) if choice.document is Document.REPORT else ()
    figures = tuple(Figure(p.frame.width, p.frame.height, tuple(p.marks)) for p in found)
    return Pages(figures, lines, {n: page.logo for n, page in enumerate(found) if page.logo})


def outline(
    workshop: Workshop,
    choice: Choice,
    progress: Callable[[float], bool],
    document: OpenDocument | None = None,
    *,
    kind: str,
) -> Pages:
    """Return what an export of a kind, such as "xlsx", will hold; runs in any thread.

    Raises:
        Declined: cancelled.
    """
    from almere_roadmap.exchange.outline import outline as parts_of
    from almere_roadmap.ui.outcome.outline_pages import page

    def go_on(share: float) -> None:
        if not progress(share):
            raise Declined("Cancelled.")

    with speaking(choice.language or None):
        parts = parts_of(
            workshop,
            kind,
            anonymous=choice.anonymous,
            today=date.today(),
            once=_once(choice, document),
            go_on=go_on,
        )
        figures = tuple(page(part) for part in parts)
    return Pages(figures, parts=tuple((part.name, part.words) for part in parts))


def _once(choice: Choice, document: OpenDocument | None) -> Mapping[str, str]:
    """Return the names that were used earlier, where none may be left."""
    from almere_roadmap.document.copying import once_named

    if document is None or not choice.anonymous:
        return {}
    return once_named(document.workshop, document.history())


def _lines(choice: Choice, found: list[Page]) -> Iterator[Line]:
    """Yield the sections that are wanted in their order, then the others."""
    from almere_roadmap.report.contents import SECTIONS, USUAL

    begins: dict[str, int] = {}
    for place, page in enumerate(found):
        for anchor, _y in page.anchors:
            begins.setdefault(anchor.key, place)
    names = {section.key: _(section.name) for section in SECTIONS}
    wanted = [key for key in choice.sections or USUAL if key in names]
    for key in wanted:
        yield Line(key, names[key], True, begins.get(key))
    for key in names:
        if key not in wanted:
            yield Line(key, names[key], False, None)


def _changes(choice: Choice, document: OpenDocument | None) -> Changes | None:
    """Return what changed since the previous session, where the report says so."""
    if document is None or choice.document is not Document.REPORT:
        return None
    with speaking(choice.language or None):
        known = since_session(document)
    return Changes(*known) if known else None


def write(
    workshop: Workshop,
    choice: Choice,
    path: Path,
    progress: Callable[[float], bool],
    document: OpenDocument | None = None,
) -> Path:
    """Write the PDF; runs in any thread.

    Raises:
        Declined: cancelled.  DiskError: the disk refuses.
    """
    from almere_roadmap.report.printing import write as write_pdf

    write_pdf(
        workshop,
        path,
        choice,
        today=date.today(),
        changes=_changes(choice, document),
        progress=progress,
        once=_once(choice, document),
    )
    return path


def export(
    workshop: Workshop,
    choice: Choice,
    path: Path,
    document: OpenDocument | None,
    progress: Callable[[float], bool],
) -> Path:
    """Write the workshop in another format, by the ending of ``path``; runs in any thread.

    Raises:
        Declined: cancelled.  DiskError: the disk refuses.
    """
    from almere_roadmap.exchange.export import export as write_export

    write_export(
        workshop,
        path,
        language=choice.language,
        anonymous=choice.anonymous,
        today=date.today(),
        registers=document.registers.of(workshop) if document else None,
        once=_once(choice, document),
        progress=progress,
    )
    return path
