"""Where steps can be taken over from: prepared agendas, and other sessions of the workshop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from almere_roadmap.document.samples import agenda_of
from almere_roadmap.document.templates import TEMPLATES
from almere_roadmap.domain.agenda import steps_of
from almere_roadmap.domain.entities import AgendaStep
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, language, say
from almere_roadmap.ui.bridge import Bridge

Take = Callable[[list[AgendaStep], str], None]


class SourceButton(QPushButton):
    """Offers every agenda there is; ``take`` gets its steps and its name."""

    def __init__(self, bridge: Bridge, take: Take) -> None:
        """Gather the agendas when the menu opens."""
        super().__init__(_("Take steps from…").replace("&", "&&"))
        self.bridge, self._take = bridge, take
        self.agendas = QMenu(self)
        self.agendas.aboutToShow.connect(self._fill)
        self.setMenu(self.agendas)

    def _fill(self) -> None:
        self.agendas.clear()
        for known in TEMPLATES:
            self._offer(agenda_of(known.name, language()), say(known.title))
        self.agendas.addSeparator()
        self._offer(self.bridge.workshop, "")

    def _offer(self, workshop: Workshop, template: str) -> None:
        """Offer the sessions of a workshop that have steps."""
        sessions = [s for s in ordered(workshop.sessions.values()) if steps_of(workshop, s)]
        for session in sessions:
            name = template if len(sessions) == 1 and template else session.name
            words = f"{template} · {name}" if template and name != template else name
            entry = self.agendas.addAction(words.replace("&", "&&"))
            steps = steps_of(workshop, session)
            entry.triggered.connect(partial(self._on_chosen, steps, name))

    def _on_chosen(self, steps: list[AgendaStep], name: str, _checked: bool = False) -> None:
        self._take(steps, name)
