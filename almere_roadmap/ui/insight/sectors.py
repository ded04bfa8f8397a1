"""What the statistics say: sectors by size class, and shares against the reference."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from almere_roadmap.analysis.economy import profile, specialisation
from almere_roadmap.analysis.economy.profile import BUCKETS, SectorProfile
from almere_roadmap.analysis.economy.specialisation import Quotient
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight.charts import cut_words, quotient_chart
from almere_roadmap.figures.insight.profile import name_of, section_key, sector_profile, share_chart
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import N_, _, number, percent, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_EMPTY = Sheet(())


def notable(status: Status) -> str:
    """Return the word of a status that the reader must see, "" for ordinary ones."""
    plain = (Status.RECORDED, Status.PRINTED, Status.COMPUTED)
    return "" if status in plain else flag_of(status)


def sectors(workshop: Workshop) -> Content:
    """Return the sector profile with size classes."""
    found = profile.sector_profile(workshop)
    subtitle = _("Sector profile by size class, full-time jobs")
    if found is None:
        refusal = _("Load a table of jobs and one of establishments by sector and size class.")
        return Content("figure:sectors", _("Sectors"), subtitle, _EMPTY, refusal=refusal)
    subtitle = _("Sector profile by size class, full-time jobs {year}").format(year=found.year)
    return Content(
        "figure:sectors",
        say(profile.meaning(found)),
        subtitle,
        _sector_rows(found),
        found.source,
        notable(found.status),
        partial(sector_profile, found),
    )


def _sector_rows(found: SectorProfile) -> Sheet:
    columns = (
        Column(_("Section"), width=64),
        Column(_("Name")),
        Column(_("Establishments"), number=True, width=112),
        Column(_("Jobs"), number=True, width=80),
        *(Column(name, number=True, width=72) for name in BUCKETS),
        Column(_("At 100+"), number=True, width=72),
    )
    rows = [
        Row(
            (
                Cell(line.key, strong=True),
                Cell(name_of(line)),
                Cell(number(line.establishments)),
                Cell(number(line.jobs), strong=True),
                *(Cell(number(jobs)) for jobs in line.buckets),
                Cell(percent(line.large_share, 0)),
            ),
            key=section_key(line),
        )
        for line in found.rows
    ]
    return Sheet(columns, (*rows, _sector_total(found)))


def _sector_total(found: SectorProfile) -> Row:
    sums = [sum(line.buckets[place] for line in found.rows) for place in range(len(BUCKETS))]
    total = ("", _("Total"), number(found.establishments), number(found.jobs))
    texts = (*total, *(number(jobs) for jobs in sums), percent(found.large_share, 0))
    return Row(tuple(Cell(text, strong=True) for text in texts), total=True)


def shares(workshop: Workshop) -> list[Content]:
    """Return the share of each section in establishments and in jobs."""
    found = profile.sector_profile(workshop)
    if found is None:
        return []
    drawn = share_chart(found, 150)
    base = sectors(workshop)
    subtitle = _("Share of each section in establishments and in jobs")
    return [
        Content(
            "figure:shares",
            drawn.title,
            subtitle,
            base.rows,
            found.source,
            notable(found.status),
            partial(share_chart, found),
        )
    ]


def quotients(workshop: Workshop) -> Content:
    """Return the shares here against the shares in the reference."""
    found = specialisation.quotients(workshop)
    subtitle = _("Share here ÷ share in the reference; 1 is as much as there")
    if not found:
        refusal = _("No indicator has a reference value to compare with.")
        title = _("Specialisation")
        return Content("figure:quotients", title, subtitle, _EMPTY, refusal=refusal)
    return Content(
        "figure:quotients",
        say(specialisation.meaning(found)),
        subtitle,
        _quotient_rows(found, workshop.about.levels),
        "; ".join(dict.fromkeys(line.source for line in found)),
        notable(found[0].status),
        partial(quotient_chart, found, levels=workshop.about.levels),
        chosen=cut_words(workshop.about.levels),
        settings="levels",
    )


LEVEL = {
    "very strong": N_("very strong"),
    "strong": N_("strong"),
    "slight": N_("slight"),
    "": "",
}


def _quotient_rows(found: Sequence[Quotient], cuts: Sequence[float]) -> Sheet:
    columns = (
        Column(_("What")),
        Column(_("Quotient"), number=True, width=88),
        Column(_("Level"), width=110),
        Column(_("Remark"), width=260),
    )
    rows = tuple(
        Row(
            (
                Cell(line.name),
                Cell(number(line.value, 2), strong=True),
                Cell(_(LEVEL[specialisation.level(line.value, cuts)])),
                Cell(line.caveat, quiet=True),
            ),
            key=line.indicator,
        )
        for line in found
    )
    return Sheet(columns, rows)
