"""What the right panel shows of an hbo action: who, what instrument, when it is decided."""

from __future__ import annotations

from datetime import date

from almere_roadmap.analysis.academic import semester_start
from almere_roadmap.analysis.reference import Instrument
from almere_roadmap.analysis.rulebook import rules
from almere_roadmap.domain.entities import HboAction, Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, day, language, money, number, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details
from almere_roadmap.ui.parts import button, caption, row
from almere_roadmap.ui.timeline.snap import Unit, step, text_of
from almere_roadmap.verbs import roadmap as verbs


def show_hbo_action(panel: Details, workshop: Workshop, item: Item) -> None:
    """Fill a panel with the fields of an hbo action and what its instrument asks for."""
    action = workshop.hbo_actions[item.id]
    panel.section(_("Hbo action"))
    _fields(panel, workshop, action)
    instrument = rules(workshop).instruments.get(action.instrument)
    if instrument is not None:
        _show_instrument(panel, item, instrument)


def _fields(panel: Details, workshop: Workshop, action: HboAction) -> None:
    def keep(**values: object) -> None:
        panel.bridge.attempt(verbs.edit_hbo_action, panel.record, **values)

    fields = panel.fields()
    known = {o.name for o in workshop.organisations.values() if o.group is Group.KNOWLEDGE}
    known |= {a.institution for a in workshop.hbo_actions.values() if a.institution}
    fields.line(_("Institution"), action.institution, lambda t: keep(institution=t), known=known)
    names = [("", _("not chosen yet"))]
    names += [
        (code, capital(i.name(language()))) for code, i in rules(workshop).instruments.items()
    ]
    fields.choice(_("Instrument"), names, action.instrument, lambda c: keep(instrument=c))
    fields.period(_("Semester"), action.semester, lambda t: keep(semester=t))
    students = "" if action.students is None else number(action.students)
    fields.whole(_("Students"), students, lambda n: keep(students=n))
    firms = "" if action.firms is None else number(action.firms)
    fields.whole(_("Firms"), firms, lambda n: keep(firms=n))
    fields.period(_("Decision date"), action.decision_date, lambda t: keep(decision_date=t))


def _show_instrument(panel: Details, item: Item, instrument: Instrument) -> None:
    """Tell what the instrument asks for, and offer the nearest semester."""
    fields = panel.fields()
    months = plural("{n} month", "{n} months", instrument.months)
    fields.told(_("Usually lasts"), months)
    fields.told(_("Asked for"), _ahead(instrument))
    if instrument.least_firms:
        fields.told(_("Firms needed"), number(instrument.least_firms))
    if instrument.most_funding is not None:
        fields.told(_("Funding at most"), money(instrument.most_funding))
    panel.add(caption(instrument.source))
    start = first_day(item.start) if is_period(item.start) else None
    if instrument.by_semester and start is not None and semester_start(start) != start:
        _offer_semester(panel, item, semester_start(start), instrument)


def _ahead(instrument: Instrument) -> str:
    return plural("{n} month ahead", "{n} months ahead", instrument.lead_months)


def _offer_semester(panel: Details, item: Item, start: date, instrument: Instrument) -> None:
    words = _("Start with the semester, {day}").format(day=day(start))
    snap = button(words, "calendar")
    last = step(start, Unit.MONTH, instrument.months)
    end = text_of(step(last, Unit.DAY, -1), Unit.DAY)
    snap.clicked.connect(
        lambda: panel.bridge.attempt(
            verbs.schedule_item, panel.record, start=start.isoformat(), end=end
        )
    )
    panel.lay.addLayout(row(snap, 0))
