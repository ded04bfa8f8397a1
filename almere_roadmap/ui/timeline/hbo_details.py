"""What the right panel shows of an hbo action: who, what instrument, when it is decided."""

from __future__ import annotations

from datetime import date

from almere_roadmap.analysis.economy.reference import Instrument, cited
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap.academic import last_round, semester_of, semester_start
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import HboAction, Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, day, language, money, number, percent, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details
from almere_roadmap.ui.timeline.snap import Unit, step, text_of
from almere_roadmap.ui.widgets.parts import button, caption, row
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
    fields.line(
        _("Institution"), action.institution, lambda t: keep(institution=t), known, wide=True
    )
    names = [("", _("not chosen yet"))]
    known_ones = rules(workshop).instruments.items()
    names += [(code, capital(i.name(language()))) for code, i in known_ones]
    fields.choice(
        _("Instrument"), names, action.instrument, lambda c: keep(instrument=c), wide=True
    )
    fields.period(_("Semester"), action.semester, lambda t: keep(semester=t))
    fields.whole(_("Students"), _whole(action.students), lambda n: keep(students=n))
    fields.whole(_("Firms"), _whole(action.firms), lambda n: keep(firms=n))
    fields.line(_("Partners"), action.partners, lambda t: keep(partners=t), wide=True)
    fields.amount(_("Funding asked"), _euro(action.funding), lambda n: keep(funding=n))
    fields.amount(_("Co-funding"), _euro(action.co_funding), lambda n: keep(co_funding=n))
    fields.period(_("Decision date"), action.decision_date, lambda t: keep(decision_date=t))


def _whole(value: int | None) -> str:
    return "" if value is None else number(value)


def _euro(value: float | None) -> str:
    return "" if value is None else money(value)


def _show_instrument(panel: Details, item: Item, instrument: Instrument) -> None:
    """Tell what the instrument asks for, and offer the nearest semester."""
    panel.section(_("What {name} asks").format(name=instrument.name(language())))
    fields = panel.fields()
    fields.told(_("Usually lasts"), plural("{n} month", "{n} months", instrument.months))
    fields.told(_("Asked for"), _ahead(instrument))
    if instrument.students:
        fields.told(_("Students"), instrument.students)
    if instrument.least_firms:
        fields.told(_("Firms needed"), number(instrument.least_firms))
    if instrument.partners(language()):
        fields.told(_("Partners"), capital(instrument.partners(language())))
    if instrument.most_funding is not None:
        fields.told(_("Funding at most"), money(instrument.most_funding))
    if instrument.least_co_funding:
        share = percent(instrument.least_co_funding / 100, 0)
        fields.told(_("Co-funding"), _("at least {share}").format(share=share))
    start = first_day(item.start) if is_period(item.start) else None
    found = last_round(instrument, start) if start else None
    if found is not None:
        fields.told(_("Apply by"), day(found))
    panel.add(caption(_source(instrument)))
    if instrument.by_semester and start is not None and semester_start(start) != start:
        _offer_semester(panel, item, semester_start(start), instrument)


def _source(instrument: Instrument) -> str:
    verified = _("verified") if instrument.verified else _("not verified")
    until = _("valid until {day}").format(day=day(instrument.valid_until))
    return f"{cited(instrument.source)} · {until} · {verified}"


def _ahead(instrument: Instrument) -> str:
    least, most = instrument.least_lead_months, instrument.lead_months
    if least < most:
        return _("{least}–{most} months ahead").format(least=number(least), most=number(most))
    return plural("{n} month ahead", "{n} months ahead", most)


def _offer_semester(panel: Details, item: Item, start: date, instrument: Instrument) -> None:
    """Offer to start with the nearest semester, and to name that as the one it is meant for."""
    words = _("Start with the semester, {day}").format(day=day(start))
    snap = button(words, "calendar", tip=when(semester_of(start)))
    last = step(start, Unit.MONTH, instrument.months)
    end = text_of(step(last, Unit.DAY, -1), Unit.DAY)
    snap.clicked.connect(
        lambda: panel.bridge.attempt(
            verbs.snap_to_semester,
            panel.record,
            start=start.isoformat(),
            end=end,
            semester=semester_of(start),
        )
    )
    panel.lay.addLayout(row(snap, 0))
