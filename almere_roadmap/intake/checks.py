"""What a file that is to be imported says beside what the workshop already has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from almere_roadmap.analysis.economy import registers
from almere_roadmap.analysis.economy.crosscheck import CrossCheck, counts_jobs, cross_check
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, number
from almere_roadmap.intake.held import Intake


@dataclass(frozen=True, slots=True)
class Checked:
    """A comparison with a dataset of the workshop: its name, numbers in words, the verdict."""

    title: str
    verdict: Message
    good: bool
    numbers: tuple[tuple[Message, float], ...] = ()


def checks_of(workshop: Workshop, intake: Intake, title: str) -> tuple[Checked, ...]:
    """Return how a table or register fits the tables of the workshop."""
    if intake.register is not None:
        return tuple(_of_register(workshop, intake.register, intake.rejected))
    if intake.table is not None:
        return tuple(_of_table(workshop, intake, intake.table, title))
    return ()


def _tables(workshop: Workshop) -> Iterator[tuple[Dataset, StatisticsTable]]:
    for dataset in ordered(workshop.datasets.values()):
        table = workshop.table_of(dataset)
        if dataset.kind is DatasetKind.STATISTICS and table is not None:
            yield dataset, table


def _of_register(workshop: Workshop, register: RegisterTable, rejected: int) -> Iterator[Checked]:
    for dataset, table in _tables(workshop):
        if registers.comparable(table, dataset.unit):
            found = _counted(register, dataset.region)
            if found.total:
                yield _beside(dataset.title, registers.check(table, found), rejected)


def _counted(register: RegisterTable, region: str) -> StatisticsTable:
    """Count a register by section and size; where it names the region of a table, only there."""
    fields = [list(register.column(name)) for name in ("sector", "size_class", "municipality")]
    if not any(fields[0]):
        return StatisticsTable((), (), ())
    places = set(fields[2]) - {""}
    only = next((place for place in places if place.casefold() in region.casefold()), "")
    return registers.table_of(registers.counted(fields[0], fields[1], fields[2], only))


def _beside(title: str, found: registers.RegisterCheck, rejected: int) -> Checked:
    difference = found.printed - found.counted
    lines = (
        (Message(N_("Establishments in the table")), found.printed),
        (Message(N_("Accepted rows")), found.counted),
        (Message(N_("Difference")), difference),
    )
    params = {"same": str(found.same), "count": str(found.sections)}
    text = N_("{same} of {count} sections hold the same number.")
    if rejected and difference == rejected:
        params["rejected"] = str(rejected)
        text = N_(
            "The difference is exactly the {rejected} rejected rows. {same} of {count} sections"
            " hold the same number."
        )
    return Checked(title, Message(text, params), difference in (0, rejected), lines)


def _of_table(
    workshop: Workshop, intake: Intake, table: StatisticsTable, title: str
) -> Iterator[Checked]:
    words = " ".join(
        (title, str(intake.dataset.get("unit", "")), str(intake.dataset.get("note", "")))
    )
    own_jobs = counts_jobs(table, words)
    own_firms = not own_jobs and registers.comparable(table, _unit_in(words))
    for dataset, other in _tables(workshop):
        told = f"{dataset.title} {dataset.unit}"
        found: CrossCheck | None = None
        if own_jobs and registers.comparable(other, dataset.unit):
            found = cross_check(other, table)
        elif own_firms and counts_jobs(other, told):
            found = cross_check(table, other)
        if found is not None:
            yield Checked(dataset.title, _verdict(found), not found.off)


def _unit_in(words: str) -> str:
    told = words.casefold()
    return "vestigingen" if "vestiging" in told or "establishment" in told else ""


def _verdict(found: CrossCheck) -> Message:
    if not found.off:
        text = N_(
            "In all {count} cells the jobs lie within what establishments and size class allow,"
            " and the zeros coincide."
        )
        return Message(text, {"count": str(found.cells)})
    first = found.off[0]
    params = {
        "off": str(len(found.off)),
        "count": str(found.cells),
        "row": first.row.label,
        "column": first.column.label,
        "jobs": number(first.jobs),
        "firms": number(first.establishments),
        "least": number(first.least),
    }
    text = N_(
        "{off} of {count} cells do not fit, such as {row} × {column}: {jobs} jobs in {firms}"
        " establishments, at least {least} expected."
    )
    if first.most is not None:
        params["most"] = number(first.most)
        text = N_(
            "{off} of {count} cells do not fit, such as {row} × {column}: {jobs} jobs in {firms}"
            " establishments, between {least} and {most} expected."
        )
    return Message(text, params)
