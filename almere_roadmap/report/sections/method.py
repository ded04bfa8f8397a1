"""How things were worked out: weights, limits, thresholds with their validity, lead times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from almere_roadmap.analysis.choosing import scoring
from almere_roadmap.analysis.clusters import completeness
from almere_roadmap.analysis.economy.reference import Procedure, Threshold, cited
from almere_roadmap.analysis.economy.regions import reference, reference_name
from almere_roadmap.analysis.firms.bridge_firms import thresholds
from almere_roadmap.analysis.names import SUBJECT
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.words import ItemKind, Subject
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, day, language, number, percent
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Chapter, Edition, Sheet, titled
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import spaced
from almere_roadmap.report.words import SHORT_STEPS, capital

_CLOSE = replace(DENSE, above=0.9, below=0.7)


def method(edition: Edition) -> Chapter:
    """Return the method; what is printed follows what the workshop has."""
    return Chapter(
        title=_("Method, weights and thresholds"),
        lead=_(
            "Everything on these pages can be changed in the program. Legal amounts have an end "
            "date; planning values are experience, not law."
        ),
        sheets=(Sheet(tuple(_blocks(edition))),),
        flows_on=True,
    )


def _blocks(edition: Edition) -> Iterator[Block]:
    rows = tuple(Row(cells) for cells in _measure_rows(edition))
    if rows:
        yield _measures(edition, rows)
    if any(i.kind is ItemKind.CONTRACT for i in edition.workshop.items.values()):
        yield _thresholds(edition)
        yield _lead_times(edition)


def _measures(edition: Edition, rows: tuple[Row, ...]) -> Table:
    return Table(
        title=edition.lettered(_("How it is computed, and where the limits lie")),
        columns=(
            Column(_("Measure"), 38, weight=600),
            Column(_("Computed as"), 82),
            Column(_("Limit or setting"), 50),
        ),
        look=_CLOSE,
        rows=rows,
        note=spaced((_("Limits without a source are our own choice."), _weights(edition))),
    )


def _measure_rows(edition: Edition) -> Iterator[tuple[str, str, str]]:
    workshop = edition.workshop
    if workshop.relations:
        yield _orientation(edition)
        yield (
            _("Observed against expected"),
            _("count / (row total × column total / grand total)"),
            _("an indication below an expected count of {n}").format(n=number(5)),
        )
    if workshop.indicators or workshop.datasets:
        yield _quotients(edition)
    if workshop.profiles:
        yield from _firm_measures(edition)
    if workshop.chains:
        rule = completeness.cluster_rule(workshop.about)
        yield (
            _("Completeness of roles"),
            _("share of {n} roles with at least one party in the chain").format(
                n=number(len(completeness.ROLES))
            ),
            _("{forming} in formation · {complete} cluster").format(
                forming=number(rule.shares[0], 2), complete=number(rule.shares[1], 2)
            ),
        )
    if workshop.niches:
        yield from _niche_measures()
    if workshop.dependencies:
        yield (
            _("Critical path"),
            _("the longest chain of dependent items in calendar days"),
            _("slack of {n} days").format(n=number(0)),
        )


def _quotients(edition: Edition) -> tuple[str, str, str]:
    about = edition.workshop.about
    cuts = " · ".join(_short(cut) for cut in about.levels)
    limit = _("levels from {cuts}; small below {n} establishments")
    there = reference_name(reference(edition.workshop))
    area = _("share here / share in the reference area, now {area}").format(area=there)
    return (
        _("Location quotient"),
        area if there else _("share here / share in the reference area"),
        limit.format(cuts=cuts, n=number(about.small_number)),
    )


def _short(value: float) -> str:
    return number(value, 1 if round(value, 1) == value else 2)


def _firm_measures(edition: Edition) -> Iterator[tuple[str, str, str]]:
    about = edition.workshop.about
    yield (
        _("Large and exporting"),
        _("working persons; share of turnover sold abroad"),
        _("from {persons} persons; above {share}").format(
            persons=number(about.large_from), share=percent(about.exporting_above / 100)
        ),
    )
    foreign, regional = thresholds(edition.workshop)
    yield (
        _("Bridge firms"),
        _("shares of co-operating customers abroad and of co-operating suppliers nearby"),
        _("above {foreign} and {regional}").format(
            foreign=percent(foreign, 0), regional=percent(regional, 0)
        ),
    )


def _orientation(edition: Edition) -> tuple[str, str, str]:
    weights = edition.workshop.about.orientation_weights
    areas = ordered(edition.workshop.areas.values())
    if len(weights) != len(areas):
        terms = _("weights evenly spread from the home area to the farthest")
    else:
        pairs = zip(weights, areas, strict=True)
        terms = " + ".join(f"{_weight(weight)} · {area.name}" for weight, area in pairs)
    return _("Orientation 0–100"), terms, _("the weights are our choice")


def _weight(weight: float) -> str:
    thirds = {100 / 3: "33⅓", 200 / 3: "66⅔"}
    known = next((text for value, text in thirds.items() if abs(value - weight) < 1e-6), "")
    return known or number(weight, 0 if weight == round(weight) else 1)


def _niche_measures() -> Iterator[tuple[str, str, str]]:
    low, high = (number(value) for value in (1, 5))
    yield (
        _("Score of a niche"),
        _("weighted sum of the means of the groups, fixed scale {low}–{high}").format(
            low=low, high=high
        ),
        _("equal scores share a rank (1-2-2-4)"),
    )
    yield (
        _("Divided"),
        _("difference between the highest and the lowest mean of a group"),
        _("from {n}").format(n=number(scoring.CONTESTED, 2)),
    )
    yield _("Agreement"), _("Kendall’s W over the groups"), _("1 is full agreement")


def _weights(edition: Edition) -> str:
    """Return the criteria with their weights as a sentence."""
    criteria = ordered(edition.workshop.criteria.values())
    shares = scoring.normalised([criterion.weight for criterion in criteria])
    pairs = zip(criteria, shares, strict=True)
    words = ", ".join(f"{c.name} {percent(share, 0)}" for c, share in pairs)
    return _("Weights of the criteria: {weights}.").format(weights=words) if words else ""


def _thresholds(edition: Edition) -> Table:
    """Return the European thresholds of decentral bodies: those in force and those before."""
    known = [t for t in rules(edition.workshop).thresholds if t.authority == "decentral"]
    spans = sorted({(t.valid_from, t.valid_until) for t in known})[-2:]
    rows = [
        Row((capital(_(SUBJECT[subject])), *(_amount(known, subject, span) for span in spans)))
        for subject in Subject
    ]
    until = Row((_("Valid until"), *(day(last) for _first, last in spans)), "total")
    wide = 60.0 / max(len(spans), 1)
    columns = [Column(f"{first.year}–{last.year}", wide, "right") for first, last in spans]
    sources = dict.fromkeys(t.source for t in known if (t.valid_from, t.valid_until) in spans)
    return Table(
        title=edition.lettered(_("European thresholds of decentral bodies, in euro without VAT")),
        columns=(Column(_("Kind of contract"), 110), *columns),
        rows=(*rows, until),
        look=DENSE,
        note=_("The day of publication decides which column holds; equal to it counts as above."),
        source="; ".join(map(cited, sources)),
    )


def _amount(known: list[Threshold], subject: Subject, span: tuple[date, date]) -> str:
    found = (
        t.amount for t in known if t.subject is subject and (t.valid_from, t.valid_until) == span
    )
    return next((number(amount) for amount in found), "–")


def _lead_times(edition: Edition) -> Table:
    used = {c.procedure for c in edition.workshop.contracts.values()}
    known = list(rules(edition.workshop).procedures.values())
    shown = [p for p in known if p.code in used] or known
    return Table(
        title=titled(edition.lettered(_("Lead times of procedures")), _("planning value")),
        columns=(
            Column(_("Procedure"), 40, weight=600),
            Column(_("Steps with a legal minimum, in days"), 94),
            Column(_("Total"), 14, "right"),
            Column(_("Valid until"), 22, "right"),
        ),
        look=_CLOSE,
        rows=tuple(_lead_time(procedure) for procedure in shown),
        note=_("The total holds all steps; what is not prescribed is a planning value."),
        source="; ".join(dict.fromkeys(cited(p.source) for p in shown)),
    )


def _lead_time(procedure: Procedure) -> Row:
    steps = [(code, days) for code, days in procedure.days.items() if days]
    words = [
        _("{step} {days} (at least {least})").format(
            step=_(SHORT_STEPS[code]).lower(), days=number(days), least=number(least)
        )
        for code, days in steps
        if (least := procedure.minimum.get(code, 0))
    ]
    total = sum(days for _code, days in steps)
    return Row(
        (
            Cell(capital(procedure.name(language()))),
            ", ".join(words) or "–",
            number(total),
            day(procedure.valid_until),
        )
    )
