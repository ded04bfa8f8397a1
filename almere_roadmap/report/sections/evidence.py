"""What was pinned as evidence, to the outcome and to niches, in the words of the pin."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import ABOUT_ID, ordered
from almere_roadmap.i18n import _
from almere_roadmap.report.edition import Chapter, Edition, Sheet
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table


def evidence(edition: Edition) -> Chapter | None:
    """Return the pins, those of the outcome first, None where nothing is pinned."""
    rows = tuple(_rows(edition))
    if not rows:
        return None
    table = Table(
        title=edition.lettered(_("On what the outcome and the niches rest")),
        columns=(Column(_("Pinned to"), 50, weight=600), Column(_("Evidence"), 120)),
        look=DENSE,
        rows=rows,
        note=_("The sentence of a figure is the one that stood above it when it was pinned."),
    )
    return Chapter(
        title=_("Pinned evidence"),
        sheets=(Sheet((table,)),),
        sources=(edition.own,),
        flows_on=True,
    )


def _rows(edition: Edition) -> Iterator[Row]:
    niches = ordered(edition.workshop.niches.values())
    places = [(ABOUT_ID, _("the outcome")), *((n.id, edition.called(n.id)) for n in niches)]
    for origin, name in places:
        for place, words in enumerate(_pinned(edition, origin)):
            yield Row((Cell("" if place else name), words))


def _pinned(edition: Edition, origin: str) -> Iterator[str]:
    """Yield what is pinned to a record: the sentence of a figure, the name of anything else."""
    for link in edition.workshop.links.values():
        if link.kind is LinkKind.EVIDENCE and link.origin == origin:
            yield link.note or edition.called(link.target)
