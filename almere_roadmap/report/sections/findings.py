"""What is known to be wrong or missing in the sources, and what the flags mean."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.analysis.names import STATUS
from almere_roadmap.analysis.subjects import subjects
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, plural
from almere_roadmap.report import text
from almere_roadmap.report.blocks import TEXT_WIDTH, Block, Columns, Paragraph, Space
from almere_roadmap.report.edition import Chapter, Edition, Sheet
from almere_roadmap.report.pages import heading
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import Span, chip
from almere_roadmap.report.words import SHOWN, SHOWN_MEANING, STATUS_MEANING


def findings(edition: Edition) -> Chapter:
    """Return the register of findings and the key to the flags; the key is always there."""
    found = ordered(edition.workshop.findings.values())
    blocks: list[Block] = []
    lead = ""
    if found:
        blocks.append(_register(edition))
        lead = plural(
            "{n} finding on the sources concerns this workshop. No printed margin was changed; "
            "what was repaired stands in both versions.",
            "{n} findings on the sources concern this workshop. No printed margin was changed; "
            "what was repaired stands in both versions.",
            len(found),
        )
    blocks.append(_key(edition))
    return Chapter(
        title=_("Flagged data"), lead=lead, sheets=(Sheet(tuple(blocks)),), flows_on=True
    )


def _register(edition: Edition) -> Table:
    found = ordered(edition.workshop.findings.values())
    rows = [
        Row(
            (
                finding.code,
                finding.text,
                Cell(chip(_(SHOWN[finding.shown]))) if finding.shown in SHOWN else finding.shown,
                subjects(edition.workshop, finding.about, coded=True) or "–",
            )
        )
        for finding in found
    ]
    return Table(
        title=edition.lettered(_("Findings and how they are shown")),
        columns=(
            Column(_("No."), 10, weight=600),
            Column(_("Finding"), 105),
            Column(_("Shown as"), 27),
            Column(_("Concerns"), 28),
        ),
        look=replace(DENSE, above=0.5, below=0.45),
        rows=tuple(rows),
        sources=tuple(dict.fromkeys(edition.source(f.source) for f in found)),
    )


def _key(edition: Edition) -> Columns:
    meanings = [(_(STATUS[status]), _(words)) for status, words in STATUS_MEANING.items()]
    meanings += [(_(SHOWN[letter]), _(words)) for letter, words in SHOWN_MEANING.items()]
    flags = [Paragraph(words=(chip(a), Span(f" {b}")), gap=0.9, style=_KEY) for a, b in meanings]
    names = (
        _("Names of firms and people are left out of this edition.")
        if edition.anonymous
        else _("People are named only where they consented.")
    )
    colophon = Paragraph(words=f"{edition.colophon} {names}", style=_KEY, gap=1.5)
    half = len(flags) // 2
    head = heading(_("Flags in this report"), gap=0)
    return Columns(
        stacks=(
            (head, *flags[:half]),
            (Space(size=head.height(TEXT_WIDTH)), *flags[half:]),
            (heading(_("Colophon"), gap=0), colophon),
        ),
        shares=(1.0, 1.0, 0.8),
        ruled=True,
        gap=5,
    )


_KEY = text.Style(8.5, 12.0)
