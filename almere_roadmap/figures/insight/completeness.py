"""How complete a chain is: its shares against the rule in force, and who fills which role."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.clusters.completeness import (
    ROLES,
    ClusterRule,
    Completeness,
    RoleCount,
    chain_completeness,
    meaning,
    role_targets,
    role_weights,
)
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import About
from almere_roadmap.domain.words import Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.chain.words import name_of
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, percent, plural, say

_ROW, _TOP = 5.8, 6.0
_STEP, _MOST = 3.4, 6
"""Dots of parties stand so far apart, in mm; of more than so many the rest is a number."""

_GREY = Ink("ink-2")
_GAP = Stroke(Ink("flag"), 0.3, (0.7, 0.5))


def completeness_chart(workshop: Workshop, chain: str, width: float, *, source: str = "") -> Figure:
    """Draw the share of roles and of links with the limits of the rule, and a dot per party."""
    found, about = chain_completeness(workshop, chain), workshop.about
    known, names = workshop.chains.get(chain), _names()
    shares = (
        (_("Roles filled"), found.role_share),
        (_("Stages that co-operate"), found.link_share),
    )
    wide = [*names.values(), *(words for words, _share in shares)]
    label = min(max(measure.width(name, 8.5) for name in wide) + 4, 0.42 * width)
    axis = Axis(0, 1, label, width - 13)
    marks: list[Mark] = [*_grounds(found.rule, axis)]
    for place, (words, share) in enumerate(shares):
        marks += _share(words, share, axis, _TOP + place * _ROW, width)
    y = _TOP + len(shares) * _ROW + 3
    marks += _roles(workshop, chain, found, (label, y), width)
    parties = who(workshop, chain)
    return Figure(
        width,
        y + len(ROLES) * _ROW + 0.5,
        tuple(marks),
        title=say(meaning(known.name if known else "", found)),
        caption=f"{ties_words(found)} {rule_words(found.rule, about)}",
        source=source,
        flag=flag_of(known.status) if known else "",
        alt="; ".join(f"{names[role.role]}: {number(role.count)}" for role in found.roles),
        tips={
            key_of(chain, role): f"{names[role]}: {', '.join(parties[role]) or _('nobody')}"
            for role in ROLES
        },
        missing=measure.missing_in(marks),
    )


def _names() -> dict[Role, str]:
    return {role: capital(_(ROLE[role])) for role in ROLES}


def key_of(chain: str, role: Role) -> str:
    """Return the key of the marks of a role."""
    return f"role:{chain}:{role.value}"


def who(workshop: Workshop, chain: str) -> dict[Role, tuple[str, ...]]:
    """Return the names of the parties that fill each role of a chain."""
    boxes = ordered(box for box in workshop.boxes.values() if box.chain == chain)
    return {r: tuple(name_of(workshop, box) for box in boxes if box.role is r) for r in ROLES}


def ties_words(found: Completeness) -> str:
    """Say how many ties there are with knowledge institutes."""
    words = plural(
        "{n} tie with a knowledge institute.",
        "{n} ties with knowledge institutes.",
        found.knowledge_ties,
    )
    return capital(words)


def rule_words(rule: ClusterRule, about: About) -> str:
    """Say from where on a chain is forming and a cluster, and what else the room chose."""
    (forming, cluster), (few, more) = rule.shares, rule.ties
    words = _(
        "In formation from {forming} of the roles and {few} with knowledge, a cluster from "
        "{cluster} and {more}: our own limits."
    ).format(
        forming=percent(forming, 0),
        cluster=percent(cluster, 0),
        few=plural("{n} tie", "{n} ties", few),
        more=plural("{n} tie", "{n} ties", more),
    )
    chosen = "; ".join(_chosen(about))
    return f"{words} " + _("Chosen here: {roles}.").format(roles=chosen) if chosen else words


def _chosen(about: About) -> Iterator[str]:
    """Yield the roles that weigh otherwise, or that more than one party must fill."""
    weights, targets = role_weights(about), role_targets(about)
    for role in ROLES:
        if weights[role] != 1 or targets[role] != 1:
            parties = plural("{n} party", "{n} parties", targets[role])
            yield _("{role} {parties}, weight {weight}").format(
                role=_(ROLE[role]), parties=parties, weight=number(weights[role], 1)
            )


def _said(workshop: Workshop, role: RoleCount, names: tuple[str, ...]) -> str:
    """Say who fills a role, and from where if nobody at home does."""
    areas = ordered(workshop.areas.values())
    words = ", ".join(names)
    if role.nearest is not None and areas and role.nearest.id != areas[0].id:
        return f"{words} ({role.nearest.name})"
    return words


def _grounds(rule: ClusterRule, axis: Axis) -> Iterator[Mark]:
    """Yield the limits as grounds with their names."""
    # The rule judges the roles, not the links under them.
    bottom = _TOP + _ROW
    first, second = (axis.at(share) for share in rule.shares)
    names = (_("in formation"), _("cluster"))
    spans = ((first, second, 0.5, "end"), (second, axis.last, 1.0, "start"))
    for name, (left, right, alpha, side) in zip(names, spans, strict=True):
        if right - left < 0.1:
            continue
        yield Box(left, _TOP - 1, right - left, bottom - _TOP + 1, Ink("accent-soft", alpha))
        # Names that are wider than their grounds stand back to back on the limit between them.
        is_wide = measure.width(name, 7.5) > right - left
        x, anchor = (second, side) if is_wide else ((left + right) / 2, "middle")
        apart = {"end": -0.6, "start": 0.6, "middle": 0.0}[anchor]
        yield Text(x + apart, _TOP - 2, name, 7.5, ink=_GREY, anchor=anchor)
    for share in (0.0, 1.0):
        x = axis.at(share)
        yield Line(((x, _TOP - 1), (x, bottom + _ROW)), Stroke(Ink("line"), 0.2))


def _share(words: str, share: float | None, axis: Axis, y: float, width: float) -> Iterator[Mark]:
    middle = y + _ROW / 2
    yield Text(0, middle + 1, measure.shorten(words, axis.first - 2, 8.5), 8.5)
    said = "–" if share is None else percent(share, 0)
    yield Text(width, middle + 1, said, 8.5, 600, anchor="end", tabular=True)
    if share is not None:
        line = ((axis.first, middle), (axis.at(share), middle))
        yield Line(line, Stroke(Ink("accent"), 0.4))
        yield Path(((axis.at(share), middle),), Ink("accent"), None, 1.2)


def _roles(
    workshop: Workshop,
    chain: str,
    found: Completeness,
    place: tuple[float, float],
    width: float,
) -> Iterator[Mark]:
    label, y = place
    targets, parties = role_targets(workshop.about), who(workshop, chain)
    for role, name in zip(found.roles, _names().values(), strict=True):
        said = _said(workshop, role, parties[role.role])
        words = (key_of(chain, role.role), name, said)
        yield from _role(words, role.count, targets[role.role], (label, y), width)
        y += _ROW


def _role(
    words: tuple[str, str, str],
    count: int,
    target: int,
    place: tuple[float, float],
    width: float,
) -> Iterator[Mark]:
    """Yield a role: a dot per party, an open one per party that is lacking, and who they are."""
    (key, name, names), (label, y) = words, place
    middle = y + _ROW / 2
    yield Box(0, y, width, _ROW, key=key)
    yield Line(((0, y), (width, y)), Stroke(Ink("line"), 0.18))
    yield Text(0, middle + 1, measure.shorten(name, label - 2, 8.5), 8.5, key=key)
    shown = min(max(count, target), _MOST)
    for n in range(shown):
        fill, line = (Ink("accent"), None) if n < count else (None, _GAP)
        yield Path(((label + 1.2 + n * _STEP, middle),), fill, line, 1.15, key)
    yield Text(
        label + _MOST * _STEP + 3, middle + 1, number(count), 8.5, 600, anchor="end", key=key
    )
    x = label + _MOST * _STEP + 5
    if not count:
        yield Text(x, middle + 1, _("nobody"), 8.5, 600, Ink("flag"), key=key)
    else:
        said = measure.shorten(names, width - x, 8.5)
        yield Text(x, middle + 1, said, 8.5, ink=_GREY, key=key)
