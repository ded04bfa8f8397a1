"""One step of the agenda, to be changed in place."""

from __future__ import annotations

from almere_roadmap.analysis.names import OPENS
from almere_roadmap.domain.agenda import minutes_of
from almere_roadmap.domain.entities import AgendaStep
from almere_roadmap.domain.words import Opens
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import Details
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.committed_text import CommittedText
from almere_roadmap.ui.widgets.parts import caption
from almere_roadmap.verbs.agenda import edit_step


class StepDetails(Details):
    """Title, minutes, what the step opens and the note for the facilitator."""

    def __init__(self, bridge: Bridge, record: str) -> None:
        """Show a step."""
        super().__init__(bridge, record)
        self.lay.setContentsMargins(look.px(8), 0, 0, 0)

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return all that is shown."""
        return (workshop.agenda.get(self.record), self.bridge.writable)

    def build(self, workshop: Workshop) -> None:
        """Fill the panel."""
        step = workshop.agenda[self.record]
        fields = self.fields()
        fields.line(_("Title"), step.title, lambda text: self._keep(title=text), wide=True)
        fields.whole(_("Minutes"), str(minutes_of(step)), self._keep_minutes)
        options = [(o.value, _(OPENS[o]) or _("nothing: the screen stays")) for o in Opens]
        fields.choice(_("Opens"), options, step.opens.value, self._keep_opens)
        note = self._note(step)
        fields.add(note.accessibleName(), note, wide=True)
        unseen = _("The room does not see the note; it is printed nowhere.")
        self.add(caption(unseen))
        self.setEnabled(self.bridge.writable)

    def _note(self, step: AgendaStep) -> CommittedText:
        made = CommittedText(_("Note for the facilitator"), step.note)
        made.committed.connect(lambda text: self._keep(note=text))
        return made

    def _keep_opens(self, value: str) -> object:
        return self._keep(opens=Opens(value))

    def _keep_minutes(self, minutes: int | None) -> object:
        return self._keep(minutes=minutes or 0)

    def _keep(self, **values: object) -> object:
        done = self.bridge.attempt(edit_step, self.record, **values)
        if done is None:
            self._rebuild(self.bridge.workshop)
        return done
