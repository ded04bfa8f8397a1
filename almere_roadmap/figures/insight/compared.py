"""Home against other regions: quotients per section, regional shift, complexity."""

from __future__ import annotations

from collections.abc import Sequence

from almere_roadmap.analysis.economy import growth, prospects, sections
from almere_roadmap.analysis.economy.growth import ShiftShare, signed
from almere_roadmap.analysis.economy.prospects import Relatedness
from almere_roadmap.analysis.economy.regions import Pair, reference_name
from almere_roadmap.analysis.economy.section_names import names_of
from almere_roadmap.analysis.economy.sections import SectionQuotient, Specialisation
from almere_roadmap.analysis.economy.specialisation import Quotient
from almere_roadmap.figures.insight.charts import quotient_chart
from almere_roadmap.figures.insight.signed import Bar, signed_chart
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, percent, say

_MOST_REGIONS = 25


def specialisation_chart(
    found: Specialisation, levels: Sequence[float], small: int, width: float
) -> Figure:
    """Draw the location quotient of every section; an open dot rests on a small number."""
    rows = sorted(found.rows, key=lambda row: -row.quotient)
    pair = found.compared
    words = _("{unit}, {home} against {reference}, {year}. Open below {n} establishments.")
    return quotient_chart(
        [_quotient(row, pair, small) for row in rows],
        width,
        levels=levels,
        title=say(sections.specialisation_meaning(found)),
        caption=words.format(unit=pair.unit, n=number(small), **_places(pair))
        + f" {whole_words(found)}",
    )


def whole_words(found: Specialisation) -> str:
    """Say how alike home and reference are as a whole, and what was left out."""
    words = _(
        "As a whole: Krugman {krugman} (0 alike, 2 different), Hachman {hachman} (1 alike), "
        "Herfindahl {herfindahl}, entropy {entropy} bit."
    ).format(
        krugman=number(found.krugman, 3),
        hachman=number(found.hachman, 3),
        herfindahl=number(found.herfindahl, 3),
        entropy=number(found.entropy, 2),
    )
    if found.compared.left_out:
        words += " " + _("Left out, as only one of both knows them: {names}.").format(
            names=", ".join(found.compared.left_out)
        )
    return words


def _quotient(row: SectionQuotient, pair: Pair, small: int) -> Quotient:
    doubt = _("Fewer than {n} establishments: too small to build on.").format(n=number(small))
    name = f"{row.key} {names_of(row.key, row.label)[-1]}"
    key = f"section:{row.key}"
    caveat = doubt if row.small else ""
    return Quotient(key, key, name, row.quotient, pair.source, pair.status, caveat)


def _places(pair: Pair) -> dict[str, str]:
    return {
        "home": pair.home,
        "reference": reference_name(pair.reference),
        "year": pair.year,
    }


def growth_chart(found: ShiftShare, width: float) -> Figure:
    """Draw the regional shift of every section: what neither the reference nor the mix explains."""
    bars = [
        Bar(
            f"section:{row.key}",
            names_of(row.key, row.label)[-1],
            row.regional,
            signed(row.regional),
            _("{name}: {change} = reference {national} + mix {mix} + home {regional}").format(
                name=names_of(row.key, row.label)[0],
                change=signed(row.change),
                national=signed(row.national),
                mix=signed(row.mix),
                regional=signed(row.regional),
            ),
        )
        for row in found.rows
    ]
    words = _("{unit} beyond what {reference} and the mix of sectors explain, {first} to {last}.")
    said = words.format(
        unit=found.first.unit,
        first=found.first.year,
        last=found.last.year,
        reference=_places(found.first)["reference"],
    )
    return signed_chart(
        bars,
        width,
        title=say(growth.growth_meaning(found)),
        caption=" ".join(filter(None, (said, left_out_words(found)))),
        source=found.last.source,
        flag=flag_of(found.last.status),
    )


def left_out_words(found: ShiftShare) -> str:
    """Say which sections are left out of the growth, "" where none is."""
    if not found.left_out:
        return ""
    words = _("Left out, as they began at nought or are known in one year only: {names}.")
    return words.format(names=", ".join(found.left_out))


def complexity_chart(found: Relatedness, width: float) -> Figure:
    """Draw the complexity of regions, home marked; of many the first, the last and home."""
    known = [(name, value) for name, value in found.regions if value is not None]
    shown = known
    if len(known) > _MOST_REGIONS:
        half = _MOST_REGIONS // 2
        kept = {name for name, _value in (*known[:half], *known[-half:])} | {found.table.home}
        shown = [pair for pair in known if pair[0] in kept]
    bars = [
        Bar(f"region:{name}", name, value, number(value, 2), strong=name == found.table.home)
        for name, value in shown
    ]
    words = _("Complexity in standard deviations; {shown} of {count} regions, {year}.")
    return signed_chart(
        bars,
        width,
        title=say(prospects.relatedness_meaning(found)),
        caption=words.format(
            shown=number(len(shown)), count=number(len(known)), year=found.table.year
        ),
        source=found.table.source,
        flag=flag_of(found.table.status),
    )


def prospects_chart(found: Relatedness, width: float) -> Figure:
    """Draw the relatedness density of the sections that home is not strong in yet."""
    bars = [
        Bar(
            f"section:{row.key}",
            names_of(row.key, row.label)[-1],
            row.density,
            percent(row.density, 0),
        )
        for row in found.prospects
    ]
    return signed_chart(
        bars,
        width,
        title=prospects_title(found),
        caption=prospects_words(),
        source=found.table.source,
        flag=flag_of(found.table.status),
    )


def prospects_title(found: Relatedness) -> str:
    """Say which sections lie nearest."""
    near = ", ".join(names_of(row.key, row.label)[-1] for row in found.prospects[:3])
    if not near:
        return _("{home} has no less of any section than elsewhere.").format(home=found.table.home)
    words = _("Nearest to what {home} is strong in: {names}.")
    return words.format(home=found.table.home, names=near)


def prospects_words() -> str:
    """Say how near two sections are."""
    return _("Proximity min(P(i|j), P(j|i)) as in py-ecomplexity; EconGeo counts otherwise.")
