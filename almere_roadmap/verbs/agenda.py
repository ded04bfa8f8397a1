"""The agenda: its steps, when a session begins by the clock, steps taken over from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from almere_roadmap.domain import ranks
from almere_roadmap.domain.agenda import LONGEST_STEP, as_time, session_of, steps_of
from almere_roadmap.domain.entities import AgendaStep, Entity
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Opens
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.verbs.records import add, edit, get, last_rank, title_of


def add_step(
    workshop: Workshop,
    *,
    title: str,
    minutes: int = 15,
    opens: Opens = Opens.NOTHING,
    note: str = "",
    session: str = "",
    before: str = "",
) -> Draft:
    """Add a step to the agenda of a session, the present one by default.

    It comes before another step, or at the end.

    Raises:
        Declined: it has no words, takes no time or too much, or the other step is gone.
    """
    _check_title(title)
    _check_minutes(minutes)
    session = session or _present(workshop)
    step = AgendaStep(
        id=new_id(),
        session=session,
        title=title.strip(),
        minutes=minutes,
        opens=opens,
        note=note.strip(),
        rank=last_rank(workshop.agenda.values()),
    )
    draft = add("agenda", step, "Added step {name} to the agenda")
    if not before:
        return draft
    there = workshop.with_records("agenda", {step.id: step})
    return replace(draft, writes=(*draft.writes, *move_step(there, step.id, before).writes))


def _present(workshop: Workshop) -> str:
    session = workshop.last_session or workshop.next_session
    return session.id if session else ""


def edit_step(workshop: Workshop, step: str, **values: object) -> Draft:
    """Set fields of a step.

    Raises:
        Declined: it is gone, would have no words, or would take no time or too much.
    """
    if "title" in values:
        _check_title(str(values["title"]))
    if isinstance(values.get("minutes"), int):
        _check_minutes(int(str(values["minutes"])))
    return edit(workshop, "agenda", step, **values)


def _check_title(title: str) -> None:
    if not title.strip():
        raise Declined("A step of the agenda needs words.")


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST_STEP:
        raise Declined("A step takes from 1 to {most} minutes.", most=str(LONGEST_STEP))


def move_step(workshop: Workshop, step: str, before: str = "") -> Draft:
    """Put a step before another of its session, or at the end.

    Where copies that were merged gave several steps one place, the steps after it get new ones.

    Raises:
        Declined: one of the two is gone, or they are of different sessions.
    """
    moved = workshop.agenda.get(step)
    if moved is None:
        raise Declined("That is no longer in the workshop.")
    session = session_of(workshop, moved)
    peers = [peer for peer in steps_of(workshop, session) if peer.id != step]
    if before and before not in {peer.id for peer in peers}:
        raise Declined("That is no longer in the workshop.")
    place = next((n for n, peer in enumerate(peers) if peer.id == before), len(peers))
    label = Message("Moved {name}", {"name": title_of(moved)})
    return Draft(label, tuple(_placed(peers[:place], moved, peers[place:])))


def _placed(earlier: list[AgendaStep], moved: Entity, later: list[AgendaStep]) -> Iterable[Write]:
    """Yield what gives a step its place, and those after it theirs where there is no room."""
    lower = earlier[-1].rank if earlier else ""
    crowded: list[Entity] = [moved]
    while later and later[0].rank.encode() <= lower.encode():
        crowded.append(later.pop(0))
    upper = later[0].rank if later else ""
    for record in crowded:
        lower = ranks.between(lower, upper)
        yield from updated("agenda", record, rank=lower)


def begin_at(workshop: Workshop, session: str, starts: str) -> Draft:
    """Say when a session begins by the clock, "" for when its first step is begun.

    Raises:
        InputError: that is no time of the day.  Declined: the session is gone.
    """
    found = get(workshop, "sessions", session)
    label = Message("Set when {name} begins", {"name": title_of(found)})
    return Draft(label, updated("sessions", found, starts=as_time(starts)))


def take_steps(
    workshop: Workshop, steps: Iterable[AgendaStep], *, name: str, session: str = ""
) -> Draft:
    """Add steps from elsewhere, such as those of another session, as one step called ``name``."""
    session, rank = session or _present(workshop), last_rank(workshop.agenda.values())
    writes: list[Write] = []
    for step in steps:
        writes += created("agenda", replace(step, id=new_id(), session=session, rank=rank))
        rank = ranks.between(rank, "")
    if not writes:
        raise Declined("There are no steps to take over.")
    return Draft(Message("Took over the agenda {name}", {"name": name}), tuple(writes))
