"""What a point of attention is about, in words: a table, one of its cells, a figure, a kind of
record."""

from __future__ import annotations

from almere_roadmap.domain.questions import place_of
from almere_roadmap.domain.tables import Category
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _

_COLLECTIONS = {
    "organisations": N_("firms"),
    "networks": N_("networks"),
    "relations": N_("relations"),
    "clusters": N_("clusters"),
    "recommendations": N_("recommendations"),
}


def subject(workshop: Workshop, name: str) -> str:
    """Return what a name in ``Finding.about`` stands for, itself where it is unknown."""
    if name in _COLLECTIONS:
        return _(_COLLECTIONS[name])
    dataset = next((d for d in workshop.datasets.values() if name in (d.code, d.id)), None)
    if dataset is not None:
        return dataset.place or dataset.title
    found = place_of(workshop, name)
    if found is None:
        figures = (i.name for i in workshop.indicators.values() if i.code == name)
        return next(figures, name)
    words = _("{row} × {column}").format(row=_head(found[1]), column=_head(found[2]))
    return f"{found[0].place or found[0].title}, {words}"


def subjects(workshop: Workshop, names: tuple[str, ...], *, coded: bool = False) -> str:
    """Return the subjects of a point in one line, once each; ``coded`` keeps codes of figures."""
    codes = {i.code for i in workshop.indicators.values()} if coded else set()
    words = (name if name in codes else subject(workshop, name) for name in names)
    return ", ".join(dict.fromkeys(words))


def _head(category: Category) -> str:
    """Return the short head of a row or column: a section goes by its letter."""
    if not category.label:
        return _("total")
    return category.key if len(category.key) <= 3 else category.label
