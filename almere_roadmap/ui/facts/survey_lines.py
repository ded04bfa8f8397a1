"""The survey in two lines above its interviews: who took part, and the mean answers."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.names import REFUSAL
from almere_roadmap.analysis.survey import (
    Mean,
    Response,
    Survey,
    response,
    response_meaning,
    survey,
    whole,
)
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui import look
from almere_roadmap.ui.parts import Chip, label


class SurveyLines(QWidget):
    """The response and the means of a survey; nothing where nobody was asked."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.asked = label("", "quiet", wrap=True)
        self.means = label("", "quiet", wrap=True)
        self.flag = Chip(_("illustrative"))
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self.asked)
        words.addWidget(self.means)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(words, 1)
        lay.addWidget(self.flag)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the survey of a workshop."""
        groups, found = response(workshop), survey(workshop)
        self.setVisible(bool(groups))
        if not groups:
            return
        self.asked.setText(_response(groups))
        areas = [area.name for area in ordered(workshop.areas.values())]
        self.means.setText(_means(found, areas) if found else "")
        self.means.setVisible(found is not None)
        self.flag.setVisible(found is not None and found.status is Status.ILLUSTRATIVE)


def _response(groups: tuple[Response, ...]) -> str:
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
        return f"{name} {number(group.took_part)}"
    words = _("{name}: {took_part} of {approached}")
    counts = {"took_part": number(group.took_part), "approached": number(group.approached)}
    return words.format(name=name, **counts)


def _means(found: Survey, areas: list[str]) -> str:
    """Say the means that are known: turnover by area, customers, suppliers, partners."""
    parts = []
    if found.turnover and len(areas) == len(found.turnover):
        shares = " / ".join(map(_value, found.turnover))
        words = _("turnover {shares} % ({home} to {abroad})")
        parts = [words.format(shares=shares, home=areas[0], abroad=areas[-1])]
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
