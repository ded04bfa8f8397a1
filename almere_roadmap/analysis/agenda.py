"""The agenda against the clock: which step is running, how long it has left, when the day ends.

What is running is a value beside the workshop, never in it: nobody wants to undo or merge a clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from almere_roadmap.domain.agenda import minutes_of, session_of, steps_of, time_of_day
from almere_roadmap.domain.entities import AgendaStep, Session
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError

MOST_EXTRA = 600
"""The most minutes that can be given to a step beside those planned."""


@dataclass(frozen=True, slots=True)
class Run:
    """The step that is running; moments are local times without a zone.

    It would have begun at ``since`` had it never been held; it is held since ``paused``.  The first
    step of the day began at ``day_began``.  ``spent`` are the seconds of the steps before it and
    ``extra`` the minutes that were given beside those planned, both by step.
    """

    step: str
    since: datetime
    day_began: datetime
    paused: datetime | None = None
    spent: Mapping[str, float] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)

    def seconds(self, now: datetime) -> float:
        """Return how long the step has taken; a clock that was put back counts for nothing."""
        return max(0.0, ((self.paused or now) - self.since).total_seconds())


def enter(run: Run | None, step: str, now: datetime) -> Run:
    """Go to a step, or to the first one of the day; one that was left goes on where it was."""
    if run is None:
        return Run(step, now, now)
    if run.step == step:
        return run
    spent = {**run.spent, run.step: run.seconds(now)}
    since = now - timedelta(seconds=spent.pop(step, 0.0))
    return replace(run, step=step, since=since, paused=None, spent=spent)


def hold(run: Run, now: datetime) -> Run:
    """Hold the clock, or let it go on."""
    if run.paused is None:
        return replace(run, paused=now)
    return replace(run, paused=None, since=run.since + (now - run.paused))


def give(run: Run, minutes: int) -> Run:
    """Give the running step more time."""
    more = min(MOST_EXTRA, run.extra.get(run.step, 0) + minutes)
    return replace(run, extra={**run.extra, run.step: more})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the running step stands: the ``number``-th of ``count``, ``left`` in seconds.

    ``left`` is below 0 once the time is up; ``seconds`` is what the step may take in all.
    """

    step: AgendaStep
    number: int
    count: int
    left: float
    seconds: float
    following: AgendaStep | None
    is_paused: bool

    @property
    def over(self) -> int:
        """Return the whole minutes over time, 0 while there is time left."""
        return int(-self.left // 60) if self.left < 0 else 0


def present(workshop: Workshop) -> Session | None:
    """Return the session whose agenda is run: the last that began, else the first planned."""
    return workshop.last_session or workshop.next_session


def standing(workshop: Workshop, run: Run | None, now: datetime) -> Standing | None:
    """Return where the running step stands, None when none runs or it is no longer there."""
    if run is None or run.step not in workshop.agenda:
        return None
    steps = _with(workshop, run)
    place = [step.id for step in steps].index(run.step)
    seconds = 60.0 * _minutes(steps[place], run)
    return Standing(
        step=steps[place],
        number=place + 1,
        count=len(steps),
        left=seconds - run.seconds(now),
        seconds=seconds,
        following=steps[place + 1] if place + 1 < len(steps) else None,
        is_paused=run.paused is not None,
    )


def beside(workshop: Workshop, run: Run | None, steps_on: int) -> AgendaStep | None:
    """Return the step so many further than the running one, None beyond either end.

    Nothing runs: then the first step is the next.
    """
    steps = _with(workshop, run) if run else steps_of(workshop, present(workshop))
    here = next((n for n, s in enumerate(steps) if run and s.id == run.step), -1)
    place = here + steps_on
    return steps[place] if 0 <= place < len(steps) else None


def _with(workshop: Workshop, run: Run) -> list[AgendaStep]:
    """Return the steps of the agenda that runs."""
    step = workshop.agenda.get(run.step)
    return steps_of(workshop, session_of(workshop, step) if step else present(workshop))


def _minutes(step: AgendaStep, run: Run | None) -> int:
    return minutes_of(step) + (run.extra.get(step.id, 0) if run else 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A step of the day: when it begins and ends as planned, and when it begins as it now looks.

    ``expected`` is None for a step that is behind; ``took`` are the minutes it took, None when it
    has not been run.
    """

    step: AgendaStep
    planned: datetime
    until: datetime
    expected: datetime | None
    took: int | None = None
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A session against the clock; ``over`` are the minutes by which it ends late (below 0 early).

    ``is_fixed`` tells whether it begins at a time of the day, and not when somebody begins it.
    """

    rows: Sequence[Row]
    begins: datetime
    ends: datetime
    expected_end: datetime
    is_fixed: bool
    minutes: int

    @property
    def over(self) -> int:
        """Return by how many minutes it ends later than planned."""
        return round((self.expected_end - self.ends).total_seconds() / 60)


def day_of(workshop: Workshop, session: Session | None, run: Run | None, now: datetime) -> Day:
    """Return the day of a session as planned and as it now looks."""
    steps = steps_of(workshop, session)
    if run is not None and run.step not in {step.id for step in steps}:
        run = None
    fixed = _fixed(session)
    day = run.day_began if run else now
    begins = datetime.combine(day.date(), fixed) if fixed else day
    ends = begins + timedelta(minutes=sum(map(minutes_of, steps)))
    rows, expected = _rows(steps, run, begins, now)
    return Day(rows, begins, ends, expected, fixed is not None, sum(map(minutes_of, steps)))


def _fixed(session: Session | None) -> time | None:
    try:
        found = time_of_day(session.starts) if session else None
    except InputError:  # a file from elsewhere may say anything
        return None
    return time(*found) if found else None


def _rows(
    steps: Sequence[AgendaStep], run: Run | None, begins: datetime, now: datetime
) -> tuple[list[Row], datetime]:
    """Return the rows and when the last step ends if all that come take what they may."""
    rows: list[Row] = []
    planned = begins
    reached = None if run else begins
    for step in steps:
        until = planned + timedelta(minutes=minutes_of(step))
        if run is not None and step.id == run.step:
            taken = int(run.seconds(now) // 60)
            rows.append(Row(step, planned, until, run.since, taken, is_running=True))
            reached = now + _left(step, run, now)
        else:
            spent = run.spent.get(step.id) if run else None
            took = None if spent is None else round(spent / 60)
            rows.append(Row(step, planned, until, reached, took))
            reached = reached and reached + _left(step, run, now)
        planned = until
    return rows, reached or planned


def _left(step: AgendaStep, run: Run | None, now: datetime) -> timedelta:
    """Return what a step may still take."""
    taken = 0.0
    if run is not None:
        taken = run.seconds(now) if step.id == run.step else run.spent.get(step.id, 0.0)
    return timedelta(seconds=max(0.0, 60.0 * _minutes(step, run) - taken))
