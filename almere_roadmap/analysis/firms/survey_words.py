"""What a survey says in words: who took part, and the mean answers."""

from __future__ import annotations

from collections.abc import Sequence

from almere_roadmap.analysis.firms.survey import Mean, Response, Survey, response_meaning, whole
from almere_roadmap.analysis.names import REFUSAL
from almere_roadmap.i18n import _, number, say


def response_words(groups: Sequence[Response]) -> str:
    """Say who took part, why others did not, and how that was per list."""
    together = whole(groups)
    said = [say(response_meaning(together))]
    if together.reasons:
        counted = (f"{_(REFUSAL[why])} {number(n)}" for why, n in together.reasons)
        said.append(_("Reasons: {reasons}.").format(reasons=", ".join(counted)))
    if any(group.group for group in groups):
        said.append("; ".join(map(_group, groups)) + ".")
    return " ".join(said)


def _group(group: Response) -> str:
    name = group.group or _("no list")
    if not group.refused:
        return f"{name}: {number(group.took_part)}"
    words = _("{name}: {took_part} of {approached}")
    counts = {"took_part": number(group.took_part), "approached": number(group.approached)}
    return words.format(name=name, **counts)


def means_words(found: Survey, areas: Sequence[str]) -> str:
    """Say the means that are known: turnover by area, customers, suppliers, partners."""
    parts = []
    if found.turnover and len(areas) == len(found.turnover):
        shares = " / ".join(map(_value, found.turnover))
        line = _("turnover {shares} % ({home} to {abroad})")
        parts = [line.format(shares=shares, home=areas[0], abroad=areas[-1])]
    for mean, share, words in (
        (
            found.customers,
            found.customer_partners,
            (_("{count} customers"), _("{count} customers, of which {share} % partners")),
        ),
        (
            found.suppliers,
            found.supplier_partners,
            (_("{count} suppliers"), _("{count} suppliers, of which {share} % partners")),
        ),
    ):
        if mean.value is not None:
            told = words[share.value is not None]
            parts.append(told.format(count=_value(mean), share=_value(share)))
    return _("On average: {means}.").format(means="; ".join(parts)) if parts else ""


def _value(mean: Mean) -> str:
    return number(mean.value, 0) if mean.value is not None else ""
