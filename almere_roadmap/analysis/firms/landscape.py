"""Four categories of firms (figure 1): small or large, domestic or exporting (K03–K05).

The report's limits are the default: large is 100 persons or more, exporting more than 15 % of
turnover sold abroad.  Both are settings of the workshop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.names import ESTABLISHMENT_TYPE
from almere_roadmap.domain.entities import About, Organisation, Profile
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _, number, percent

ROUNDING = 2.0
"""Printed shares that add up to 100 but for so much are percentages as they stand."""


def is_large(persons: int, limit: int = 100) -> bool:
    """Tell whether a firm of so many persons is large: 99 is not, 100 is."""
    return persons >= limit


def is_exporting(abroad: float, limit: float = 15.0) -> bool:
    """Tell whether a firm exports, by the percentage it sells abroad: 15.0 is not, 15.1 is."""
    return abroad > limit


@dataclass(frozen=True, slots=True)
class Category:
    """One of the four: its firms and their mean turnover by area (per cent), () without firms."""

    large: bool
    exporting: bool
    firms: tuple[Organisation, ...]
    turnover: tuple[float, ...]


def categories(workshop: Workshop) -> tuple[Category, ...]:
    """Return the four categories, small and domestic first, large and exporting last.

    Only firms of which both size and turnover are known take part.
    """
    known = [
        (firm, profile)
        for profile in workshop.profiles.values()
        if (firm := workshop.organisations.get(profile.organisation))
        and firm.persons is not None
        and sum(profile.turnover) > 0
    ]
    placed: dict[tuple[bool, bool], list[tuple[Organisation, Profile]]] = {}
    for firm, profile in known:
        placed.setdefault(_place(workshop.about, firm, profile), []).append((firm, profile))
    return tuple(
        _category(placed.get((large, exporting), []), large=large, exporting=exporting)
        for large in (False, True)
        for exporting in (False, True)
    )


def _place(about: About, firm: Organisation, profile: Profile) -> tuple[bool, bool]:
    """Return (large, exporting); the share abroad is that of all that is sold."""
    abroad = 100 * profile.turnover[-1] / sum(profile.turnover)
    rounded = profile.turnover[-1] if abs(sum(profile.turnover) - 100) <= ROUNDING else abroad
    return (
        is_large(firm.persons or 0, about.large_from),
        is_exporting(rounded, about.exporting_above),
    )


def _category(
    inside: list[tuple[Organisation, Profile]], *, large: bool, exporting: bool
) -> Category:
    firms = tuple(sorted((firm for firm, _ in inside), key=lambda o: (o.name, o.id)))
    return Category(
        large, exporting, firms, mean_shares([profile.turnover for _, profile in inside])
    )


def mean_shares(turnovers: list[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the mean share by area, each firm made to add up to 100: rounded shares may not.

    Profiles that know different areas have no mean.
    """
    if len({len(shares) for shares in turnovers}) != 1:
        return ()
    whole = [[100 * share / sum(shares) for share in shares] for shares in turnovers]
    return tuple(sum(column) / len(whole) for column in zip(*whole, strict=True))


def categories_meaning(found: Sequence[Category]) -> Message:
    """Say in one sentence which of the four is the largest, and how far it sells."""
    total = sum(len(category.firms) for category in found)
    first = max(found, key=lambda category: len(category.firms))
    params = {
        "count": number(len(first.firms)),
        "all": number(total),
        "kind": _(CATEGORY[first.large, first.exporting]),
    }
    if not first.turnover:
        return Message("The largest group ({count} of {all} firms) is {kind}.", params)
    params["home"] = percent(first.turnover[0] / 100, 0)
    params["abroad"] = percent(first.turnover[-1] / 100, 0)
    text = N_(
        "The largest group ({count} of {all} firms) is {kind}; on average it sells {home} at home "
        "and {abroad} abroad."
    )
    return Message(text, params)


CATEGORY = {
    (False, False): N_("small and domestic"),
    (False, True): N_("small and exporting"),
    (True, False): N_("large and domestic"),
    (True, True): N_("large and exporting"),
}


@dataclass(frozen=True, slots=True)
class Showcase:
    """Establishment types × activities (K12 × K13) with the firms in every cell, by name."""

    kinds: tuple[str, ...]
    activities: tuple[str, ...]
    cells: tuple[tuple[tuple[Organisation, ...], ...], ...]

    @property
    def count(self) -> int:
        """Return how many firms there are."""
        return sum(len(cell) for row in self.cells for cell in row)


def showcase(workshop: Workshop) -> Showcase | None:
    """Return the firm landscape, None when no firm has an establishment type."""
    typed = [o for o in workshop.organisations.values() if o.establishment_type]
    if not typed:
        return None
    typed.sort(key=lambda o: (o.name.casefold(), o.id))
    kinds = sorted({o.establishment_type for o in typed})
    activities = sorted({o.activity for o in typed})
    cells = tuple(
        tuple(
            tuple(o for o in typed if (o.establishment_type, o.activity) == (kind, activity))
            for activity in activities
        )
        for kind in kinds
    )
    return Showcase(tuple(kinds), tuple(activities), cells)


def showcase_meaning(found: Showcase) -> Message:
    """Say in one sentence what most of the firms in the showcase are."""
    sizes = [sum(len(cell) for cell in row) for row in found.cells]
    place = sizes.index(max(sizes))
    kind = found.kinds[place]
    params = {
        "all": number(found.count),
        "count": number(sizes[place]),
        "kind": _(ESTABLISHMENT_TYPE.get(kind, kind)),
    }
    return Message(
        "Of {all} firms in the showcase {count} are of the most common type: {kind}.", params
    )
