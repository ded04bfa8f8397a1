"""What a person has said so far of a file to import, and what would come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from almere_roadmap import settings as preferences
from almere_roadmap.document.document import Document
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.mappings import save_mapping, saved_mapping
from almere_roadmap.intake.read import attempt
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.taking import Taken, take_over, title_for

Progress = Callable[[float], bool]


@dataclass(frozen=True)
class Plan:
    """A file (or pasted cells) and what was said of it; what is empty is proposed.

    ``stated`` are fields of the dataset's record that a person put right.
    """

    source: Path | str
    name: str
    kind: str = ""
    settings: Settings = field(default_factory=Settings)
    title: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)
    remove_gone: bool = False
    pick: bool = False

    @property
    def stem(self) -> str:
        """Return the name of the file without its ending."""
        return self.source.stem if isinstance(self.source, Path) else self.name


@dataclass(frozen=True)
class Foreseen:
    """What a file holds under a plan, and what it would do to the workshop.

    ``settings`` are those it was read by; ``remembered`` tells whether they hold what was said of
    an earlier file with the same headings, ``recognised`` is what the headings themselves tell.
    ``earlier`` is the register that it would replace.
    ``taken`` is None where the file cannot be used, ``refused`` then says why.
    """

    intake: Intake
    settings: Settings
    remembered: bool = False
    recognised: Mapping[str, str] = field(default_factory=dict)
    earlier: RegisterTable | None = None
    taken: Taken | None = None
    refused: AlmereError | None = None


def foresee(plan: Plan, workshop: Workshop, document: Document | None, go_on: Progress) -> Foreseen:
    """Read a file and tell what it would do; what is remembered of its headings is used."""
    found = attempt(plan.source, plan.kind, plan.settings, go_on)
    seen = Foreseen(found, plan.settings)
    known = {} if plan.settings.mapping or not found.columns else _remembered(found)
    if known and known != mapping_of(found):
        settings = replace(plan.settings, mapping=known)
        again = attempt(plan.source, found.kind, settings, go_on)
        if again.refused is None:
            read = replace(again, reason=found.reason)
            seen = Foreseen(read, settings, remembered=True, recognised=mapping_of(found))
    return judged(seen, plan, workshop, document)


def judged(seen: Foreseen, plan: Plan, workshop: Workshop, document: Document | None) -> Foreseen:
    """Tell what a file that was read would do to a workshop as it is now."""
    if seen.intake.refused is not None:
        return replace(seen, taken=None, refused=seen.intake.refused)
    title = plan.title or proposed_title(seen.intake, plan)
    earlier = None
    if seen.intake.register is not None and document is not None:
        earlier = document.registers.called(workshop, title)
    try:
        taken = taking(seen.intake, plan, workshop, earlier)
    except AlmereError as error:
        return replace(seen, earlier=earlier, taken=None, refused=error)
    return replace(seen, earlier=earlier, taken=taken, refused=None)


def taking(
    intake: Intake, plan: Plan, workshop: Workshop, earlier: RegisterTable | None = None
) -> Taken:
    """Return the step that takes a file over as planned.

    Raises:
        InputError: a value does not fit its field, or there are too many firms to pick.
    """
    return take_over(
        workshop,
        replace(intake, dataset={**intake.dataset, **plan.stated}),
        plan.title or proposed_title(intake, plan),
        remove_gone=plan.remove_gone,
        earlier=earlier,
        pick=plan.pick,
    )


def proposed_title(intake: Intake, plan: Plan) -> str:
    """Return the name under which a file would be kept."""
    return title_for(intake) or plan.stem


def mapping_of(intake: Intake) -> dict[str, str]:
    """Return which field each column feeds, by heading."""
    return {column.heading: column.field for column in intake.columns}


def remember(intake: Intake) -> None:
    """Keep which column is what for the next file with the same headings.

    Raises:
        DiskError: the disk refuses.
    """
    if intake.columns:
        headings = [column.heading for column in intake.columns]
        save_mapping(_folder(), intake.kind, headings, mapping_of(intake))


def _remembered(intake: Intake) -> dict[str, str]:
    headings = [column.heading for column in intake.columns]
    return saved_mapping(_folder(), intake.kind, headings)


def _folder() -> Path:
    return preferences.folder() / "mappings"
