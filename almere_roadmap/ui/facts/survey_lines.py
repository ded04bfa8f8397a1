"""The survey in two lines above its interviews: who took part, and the mean answers."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.firms.survey import response, survey
from almere_roadmap.analysis.firms.survey_words import means_words, response_words
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import Chip, label


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
        self.asked.setText(response_words(groups))
        areas = [area.name for area in ordered(workshop.areas.values())]
        self.means.setText(means_words(found, areas) if found else "")
        self.means.setVisible(found is not None)
        self.flag.setVisible(found is not None and found.status is Status.ILLUSTRATIVE)
