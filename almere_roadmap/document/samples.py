"""New workshops from templates: the bundled Almere sample, prepared agendas, or an empty one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from almere_roadmap.document.document import Document
from almere_roadmap.document.templates import SAMPLE, names
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import AlmereError, InputError
from almere_roadmap.history.edit import Draft, created
from almere_roadmap.resources import resource, sample_file
from almere_roadmap.verbs.about import introduce
from almere_roadmap.verbs.templates import fill, filled


def create(
    path: Path,
    template: str,
    *,
    title: str = "",
    question: str = "",
    home: str = "",
    author: str = "",
    language: str = "nl",
) -> Document:
    """Make a new workshop file from a template and open it, with nothing to undo yet.

    ``home`` is what the home area is called.

    Raises:
        InputError: there is a file of that name already, or no such template.
    """
    if template not in names():
        raise InputError("there is no such template", field=template)
    document = Document.create(path, author=author)
    if template == SAMPLE:
        _copy(document, sample_file())
    else:
        document.perform(fill_in(document.workshop, template, language))
    about = {name: words for name, words in (("title", title), ("question", question)) if words}
    if about or home:
        document.perform(introduce(document.workshop, home=home, **_session(document), **about))
    document.begin()
    document.flush()
    return document


def _session(document: Document) -> dict[str, str]:
    last = document.workshop.last_session
    return {"session": last.name, "day": last.date} if last else {}


def create_from(
    path: Path,
    workshop: Workshop,
    registers: Mapping[str, Batches] | None = None,
    *,
    author: str = "",
) -> Document:
    """Make a new workshop file that holds what ``workshop`` holds, and open it.

    Raises:
        InputError: there is a file of that name already, or a value does not fit.
    """
    document = Document.create(path, author=author)
    try:
        document.take_in(_everything(workshop), dict(workshop.tables), registers)
        document.begin()
        document.flush()
    except AlmereError:
        document.close(give_up=True)
        path.unlink(missing_ok=True)
        raise
    return document


def fill_in(workshop: Workshop, template: str, language: str) -> Draft:
    """Return the draft that adds the records of a template in resources/templates."""
    return fill(workshop, _content(template), name=template, language=language)


def agenda_of(template: str, language: str) -> Workshop:
    """Return a workshop with the sessions and the agenda of a template, and nothing else."""
    parts = ("sessions", "agenda")
    content = {name: rows for name, rows in _content(template).items() if name in parts}
    return filled(Workshop(), content, language)


def _content(template: str) -> dict[str, list[dict[str, Any]]]:
    """Read a template; what it is based on comes first, and it may borrow an agenda by name."""
    with resource("templates", f"{template}.toml").open("rb") as file:
        own: dict[str, Any] = tomllib.load(file)
    base = own.pop("base", "")
    if isinstance(own.get("agenda"), str):
        own["agenda"] = _content(own["agenda"])["agenda"]
    return (_content(base) if base else {}) | own


def _copy(document: Document, path: Path) -> None:
    """Bring the records and tables of a workshop file into a new document, as one step."""
    original = Document.open(path, read_only=True)
    try:
        workshop = original.workshop
    finally:
        original.close()
    document.perform(_everything(workshop), tables=dict(workshop.tables))


def _everything(workshop: Workshop) -> Draft:
    """Return the draft that brings every record of a workshop into another."""
    label = Message("Filled in {name}", {"name": workshop.about.title})
    writes = (
        write
        for name in collections()
        for record in workshop.collection(name).values()
        for write in created(name, record)
    )
    return Draft(label, tuple(writes))
