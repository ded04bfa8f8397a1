"""The choices that change what the analyses say: weights, limits and what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from almere_roadmap.domain.entities import About
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.history.edit import Draft, created, updated

REPORT_WEIGHTS = (0.0, 100 / 3, 200 / 3, 100.0)
QUARTER_WEIGHTS = (0.0, 25.0, 75.0, 100.0)
"""The two readings of the report's orientation that fit what it says."""


def weigh_orientation(workshop: Workshop, *, weights: Sequence[float]) -> Draft:
    """Set the weight of every area in the orientation, from home (0) to abroad (100).

    Raises:
        InputError: a weight is not within 0 to 100, or they do not rise from home to abroad.
    """
    areas = len(workshop.areas)
    if areas and len(weights) != areas:
        raise InputError("Every area needs a weight.")
    _within(weights, 0, 100)
    if any(b < a for a, b in pairwise(weights)):
        raise InputError("Weights rise from home to abroad.")
    return _set(workshop, Message("Set the weights of orientation"), orientation_weights=weights)


def compare_regions(workshop: Workshop, *, home: str = "", reference: str = "") -> Draft:
    """Choose the region at home and the one it is compared with; "" lets the app choose."""
    is_named = reference and reference != workshop.about.reference_region and reference != "*"
    label = Message("Compared with {region}", {"region": reference}) if is_named else None
    return _set(
        workshop,
        label or Message("Chose what is compared"),
        home_region=home,
        reference_region=reference,
    )


def set_levels(workshop: Workshop, *, levels: Sequence[float]) -> Draft:
    """Set from which quotient a sector is slightly, strongly and very strongly present.

    Raises:
        InputError: they are not three rising numbers from 1 on.
    """
    if len(levels) != 3 or levels[0] < 1 or any(b <= a for a, b in pairwise(levels)):
        raise InputError("Levels are three rising numbers from 1 on.")
    _within(levels, 1, 100)
    return _set(workshop, Message("Set the levels of specialisation"), levels=levels)


def set_small_number(workshop: Workshop, *, number: int) -> Draft:
    """Set below how many establishments a quotient is too small to build on.

    Raises:
        InputError: the number is not within 0 to 1000.
    """
    _within([number], 0, 1000)
    return _set(workshop, Message("Set the smallest number"), small_number=number)


def divide_firms(workshop: Workshop, *, large_from: int, exporting_above: float) -> Draft:
    """Set from how many persons a firm is large, and above which share abroad it exports.

    Raises:
        InputError: a limit is out of range.
    """
    _within([large_from], 1, 100_000)
    _within([exporting_above], 0, 100)
    label = Message("Set the limits of large and exporting")
    return _set(workshop, label, large_from=large_from, exporting_above=exporting_above)


def set_bridges(workshop: Workshop, *, foreign: float, regional: float) -> Draft:
    """Set above which shares a firm joins customers abroad to suppliers nearby, in per cent.

    Raises:
        InputError: a share is not within 0 to 100.
    """
    _within([foreign, regional], 0, 100)
    label = Message("Set the thresholds of bridge firms")
    return _set(workshop, label, bridge_above=(foreign, regional))


def set_cluster_rule(
    workshop: Workshop, *, shares: Sequence[float], ties: Sequence[float]
) -> Draft:
    """Set from which share of roles (0 to 1), with how many ties, a chain is forming and a cluster.

    Raises:
        InputError: they are not two rising shares and two rising numbers of ties, one at least.
    """
    if len(shares) != 2 or len(ties) != 2 or shares[1] < shares[0] or ties[1] < ties[0]:
        raise InputError("A cluster needs at least as much as a cluster in formation.")
    _within(shares, 0, 1)
    _within(ties, 1, 1000)
    label = Message("Set from when a chain is a cluster")
    return _set(workshop, label, role_shares=shares, cross_links=ties)


def weigh_roles(workshop: Workshop, *, weights: Sequence[float], targets: Sequence[float]) -> Draft:
    """Set the weight of every role of a chain, and how many parties fill it.

    Raises:
        InputError: a weight is not within 0 to 100 or a target not within 1 to 1000.
    """
    _within(weights, 0, 100)
    _within(targets, 1, 1000)
    if not any(weights):
        raise InputError("At least one role must count.")
    label = Message("Set the weights of roles")
    return _set(workshop, label, role_weights=weights, role_targets=targets)


def judge_clusters(
    workshop: Workshop,
    *,
    shares: Sequence[float],
    ties: Sequence[float],
    weights: Sequence[float],
    targets: Sequence[float],
) -> Draft:
    """Set all that decides whether a chain is a cluster, as one step.

    Raises:
        InputError: as :func:`set_cluster_rule` and :func:`weigh_roles`.
    """
    rule = set_cluster_rule(workshop, shares=shares, ties=ties)
    return rule.plus(weigh_roles(workshop, weights=weights, targets=targets))


def _within(values: Sequence[float], least: float, most: float) -> None:
    if not all(least <= value <= most for value in values):
        raise InputError(
            "A number from {least} to {most} belongs here.", least=f"{least:g}", most=f"{most:g}"
        )


def _set(workshop: Workshop, label: Message, **values: object) -> Draft:
    plain = {
        name: tuple(map(float, value)) if isinstance(value, list | tuple) else value
        for name, value in values.items()
    }
    if ABOUT_ID in workshop.info:
        return Draft(label, updated("info", workshop.about, **plain))
    return Draft(label, created("info", About(id=ABOUT_ID, **plain)))  # type: ignore[arg-type]
