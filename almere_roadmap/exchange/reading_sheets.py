"""The sheets that people read: what was agreed, planned and chosen, in words and with days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.analysis.choosing.voting import current_round, tally
from almere_roadmap.analysis.names import word_name
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap import procurement
from almere_roadmap.analysis.roadmap.lanes import niches_of
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Item, Note
from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.domain.words import ItemKind, NoteKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.exchange.plain_text import legal
from almere_roadmap.i18n import _, language
from almere_roadmap.verbs.titles import coded_name

Cell = str | int | float | bool | date | None
Rows = list[list[Cell]]


def reading_sheets(workshop: Workshop) -> Iterator[tuple[str, Rows]]:
    """Yield name and rows of each sheet that has something to tell; the first row is the head."""
    makers = (
        (_("Decisions and commitments"), _agreed),
        (_("Actions and owners"), _actions),
        (_("Government contracts"), _contracts),
        (_("Hbo and mbo actions"), _hbo),
        (_("Niches with scores"), _niches),
    )
    for name, make in makers:
        rows = make(workshop)
        if len(rows) > 1:
            yield name, rows


def _agreed(workshop: Workshop) -> Rows:
    head: list[Cell] = [
        _("Kind"),
        _("What"),
        _("About"),
        _("Owner"),
        _("By"),
        _("First step"),
        _("Progress"),
        _("Session"),
        _("Status of the data"),
    ]
    kinds = list(NoteKind)
    notes = sorted(ordered(workshop.notes.values()), key=lambda n: kinds.index(n.kind))
    return [head, *(_note(workshop, note) for note in notes)]


def _note(workshop: Workshop, note: Note) -> list[Cell]:
    found = workshop.find(note.about) if note.about else None
    session = workshop.sessions.get(note.session)
    return [
        word_name(note.kind),
        legal(note.text),
        legal(coded_name(workshop, *found)) if found else "",
        legal(note.owner),
        _day(note.due),
        legal(note.first_step),
        word_name(note.progress),
        legal(session.name) if session else "",
        word_name(note.status),
    ]


def _actions(workshop: Workshop) -> Rows:
    head: list[Cell] = [
        _("Code"),
        _("What"),
        _("Layer"),
        _("Kind"),
        _("Start"),
        _("End"),
        _("Owner"),
        _("First step"),
        _("Certainty"),
        _("For niche"),
        _("Status of the data"),
    ]
    served = _served(workshop)
    items = sorted(workshop.items.values(), key=lambda i: (i.start or "~", i.code, i.id))
    return [head, *(_action(workshop, item, served) for item in items)]


def _action(workshop: Workshop, item: Item, served: dict[str, str]) -> list[Cell]:
    layer = workshop.layers.get(item.layer)
    return [
        *_named(item),
        legal(layer.name) if layer else "",
        word_name(item.kind),
        _day(item.start),
        _day(item.end),
        legal(item.owner),
        legal(item.first_step),
        word_name(item.certainty),
        served.get(item.id, ""),
        word_name(item.status),
    ]


def _contracts(workshop: Workshop) -> Rows:
    head: list[Cell] = [
        _("Code"),
        _("Subject"),
        _("Client"),
        _("Estimate in euro, whole term"),
        _("Procedure"),
        _("Consultation"),
        _("Publication"),
        _("Award"),
        _("Start"),
        _("End"),
        _("Certainty"),
        _("Launching customer"),
    ]
    rows: Rows = [head]
    for item in _of_kind(workshop, ItemKind.CONTRACT):
        contract = workshop.contracts.get(item.id)
        if contract is None:
            continue
        steps = {step.code: step.begin for step in procurement.steps_of(workshop, item)}
        procedure = rules(workshop).procedures.get(contract.procedure)
        rows.append(
            [
                *_named(item),
                legal(contract.body),
                contract.value,
                procedure.name(language()) if procedure else legal(contract.procedure),
                steps.get("consultation"),
                procurement.publication(workshop, item),
                steps.get("decision"),
                _day(item.start),
                _day(item.end),
                word_name(item.certainty),
                _("yes") if contract.launching_customer else _("no"),
            ]
        )
    return rows


def _hbo(workshop: Workshop) -> Rows:
    head: list[Cell] = [
        _("Code"),
        _("Subject"),
        _("Institution"),
        _("Instrument"),
        _("Decision before"),
        _("Start"),
        _("End"),
        _("Students"),
        _("Firms"),
        _("For niche"),
        _("Certainty"),
    ]
    rows, served = [head], _served(workshop)
    for item in _of_kind(workshop, ItemKind.HBO_ACTION):
        action = workshop.hbo_actions.get(item.id)
        if action is None:
            continue
        instrument = rules(workshop).instruments.get(action.instrument)
        rows.append(
            [
                *_named(item),
                legal(action.institution),
                instrument.name(language()) if instrument else legal(action.instrument),
                _day(action.decision_date),
                _day(item.start),
                _day(item.end),
                action.students,
                action.firms,
                served.get(item.id, ""),
                word_name(item.certainty),
            ]
        )
    return rows


def _niches(workshop: Workshop) -> Rows:
    head: list[Cell] = [_("Rank"), _("Code"), _("Niche"), _("Score"), _("Dots")]
    head += [_("Proposition"), _("Owner"), _("Status of the data")]
    voting = current_round(workshop)
    found = tally(workshop, voting.id) if voting is not None else None
    # Nobody sees dots before they are revealed.
    shown = found.rows if found is not None and not found.hidden else ()
    dots = {row.niche.id: row.dots for row in shown}
    rows: Rows = [head]
    for row in ranking(workshop).rows:
        niche = row.niche
        rows.append(
            [
                row.rank if row.total is not None else None,
                legal(niche.code),
                legal(niche.name),
                None if row.total is None else round(row.total, 2),
                dots.get(niche.id),
                legal(niche.proposition),
                legal(niche.owner),
                word_name(niche.status),
            ]
        )
    return rows


def _of_kind(workshop: Workshop, kind: ItemKind) -> Iterator[Item]:
    return (item for item in ordered(workshop.items.values()) if item.kind is kind)


def _named(item: Item) -> list[Cell]:
    return [legal(item.code), legal(item.title)]


def _served(workshop: Workshop) -> dict[str, str]:
    """Return by item the niches that it serves, by code or name."""
    known = workshop.niches
    return {
        item: legal("; ".join(known[n].code or known[n].name for n in niches if n in known))
        for item, niches in niches_of(workshop).items()
    }


def _day(written: str) -> Cell:
    """Return a day as a day, and a longer period as people write it."""
    if not written or not is_period(written):
        return legal(written)
    period = parse(written)
    return period.first if period.exact else when(written)
