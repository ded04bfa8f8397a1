"""Four categories of firms (figure 1): small or large, domestic or exporting (K03–K05).

Large is 100 persons or more; exporting is more than 15 % of turnover sold abroad.
"""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities import Organisation, Profile
from almere_roadmap.domain.workshop import Workshop

LARGE_FROM = 100
EXPORTING_ABOVE = 15.0


def is_large(persons: int) -> bool:
    """Tell whether a firm of so many persons is large: 99 is not, 100 is."""
    return persons >= LARGE_FROM


def is_exporting(abroad: float) -> bool:
    """Tell whether a firm exports, by the percentage it sells abroad: 15.0 is not, 15.1 is."""
    return abroad > EXPORTING_ABOVE


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
    return tuple(
        _category(known, large=large, exporting=exporting)
        for large in (False, True)
        for exporting in (False, True)
    )


def _category(
    known: list[tuple[Organisation, Profile]], *, large: bool, exporting: bool
) -> Category:
    inside = [
        (firm, profile.turnover)
        for firm, profile in known
        if is_large(firm.persons or 0) is large and is_exporting(profile.turnover[-1]) is exporting
    ]
    firms = tuple(sorted((firm for firm, _ in inside), key=lambda o: (o.name, o.id)))
    return Category(large, exporting, firms, _mean([turnover for _, turnover in inside]))


def _mean(turnovers: list[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the mean share by area, each firm made to add up to 100: rounded shares may not.

    Profiles that know different areas have no mean.
    """
    if len({len(shares) for shares in turnovers}) != 1:
        return ()
    whole = [[100 * share / sum(shares) for share in shares] for shares in turnovers]
    return tuple(sum(column) / len(whole) for column in zip(*whole, strict=True))
