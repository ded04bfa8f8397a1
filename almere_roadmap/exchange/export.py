"""Writes a workshop in another format, chosen by the file's extension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from almere_roadmap.analysis.anonymous import discreet
from almere_roadmap.analysis.nameless import nameless
from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.figures.marks import Figure
from almere_roadmap.files import replacing
from almere_roadmap.i18n import speaking

Progress = Callable[[float], bool]
EXTENSIONS = ("xlsx", "json", "graphml", "svg", "ics", "pptx")
"""The formats that are written here; PDF and PNG come from the report."""


def export(
    workshop: Workshop,
    path: Path,
    *,
    language: str | None = None,
    anonymous: bool = False,
    today: date,
    progress: Progress | None = None,
    registers: Mapping[str, Batches] | None = None,
    once: Mapping[str, str] | None = None,
) -> None:
    """Write a workshop to ``path``, in a language, by default the one in force.

    JSON holds its ``registers`` too, unless it is anonymous; then ``once`` are names that were used
    earlier, which texts may still mention.

    Raises:
        InputError: no format has this extension.
        Declined: cancelled, or a format needs a part that is not installed; the file that was
            there stays as it was.
        DiskError: the disk refuses; likewise.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in EXTENSIONS:
        # Whoever asks gets the whole list, with the two that the report writes.
        known = ", ".join(("pdf", "png", *EXTENSIONS))
        raise InputError("{name} is not a format to write; use {known}", name=kind, known=known)
    with speaking(language), replacing(path) as fresh:
        _go_on(progress, 0.0)
        if kind == "json":
            shown = nameless(workshop, once) if anonymous else workshop
            kept = {} if anonymous else registers
            _write_json(shown, fresh, kept, partial(_go_on, progress))
        else:
            shown = nameless(workshop, once) if anonymous else discreet(workshop)
            _write(kind, shown, fresh, today, partial(_go_on, progress))
        _go_on(progress, 1.0)


def _go_on(progress: Progress | None, share: float) -> None:
    if progress and not progress(share):
        raise Declined("Cancelled.")


def _write(
    kind: str, workshop: Workshop, path: Path, today: date, go_on: Callable[[float], None]
) -> None:
    # Each writer brings a library of its own, which nobody else should wait for.
    match kind:
        case "xlsx":
            from almere_roadmap.exchange.xlsx import write_xlsx

            write_xlsx(workshop, path, today=today, go_on=go_on)
        case "graphml":
            from almere_roadmap.exchange.graphml import write_graphml

            write_graphml(workshop, path)
        case "svg":
            path.write_text(_svg(workshop, today), encoding="utf-8", newline="\n")
        case "ics":
            from almere_roadmap.exchange.ics import write_ics

            write_ics(workshop, path, today=today)
        case _:
            from almere_roadmap.exchange.pptx import write_pptx

            write_pptx(workshop, path, today=today, go_on=go_on)


def _write_json(
    workshop: Workshop,
    path: Path,
    registers: Mapping[str, Batches] | None,
    go_on: Callable[[float], None],
) -> None:
    from almere_roadmap.exchange.json import to_json

    path.write_text(to_json(workshop, registers, go_on), encoding="utf-8", newline="\n")


def _svg(workshop: Workshop, today: date) -> str:
    from almere_roadmap.exchange.svg import svg
    from almere_roadmap.figures.theme import PRINT

    return svg(roadmap_figure(workshop, today), PRINT)


def roadmap_figure(workshop: Workshop, today: date) -> Figure:
    """Return the roadmap as the picture that is exported."""
    from almere_roadmap.figures.roadmap.drawing import roadmap
    from almere_roadmap.figures.roadmap.layout import POSTER

    return roadmap(workshop, 390, today=today, look=POSTER)
