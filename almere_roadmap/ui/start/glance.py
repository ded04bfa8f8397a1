"""What Start shows of a workshop file without opening it for work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from almere_roadmap.errors import AlmereError, InputError

if TYPE_CHECKING:
    # Start is on screen before the records have defined themselves.
    from almere_roadmap.domain.workshop import Workshop


@dataclass(frozen=True)
class Glance:
    """A workshop file at a glance; ``problem`` says why it cannot be shown, if so."""

    path: Path
    workshop: Workshop | None = None
    changed: datetime | None = None
    points: int = 0
    problem: AlmereError | None = None

    @property
    def title(self) -> str:
        """Return the title of the workshop, the name of its file when it has none."""
        return (self.workshop.about.title if self.workshop else "") or self.path.stem

    @property
    def session(self) -> str:
        """Return the name of the last session."""
        last = self.workshop.last_session if self.workshop else None
        return last.name if last else ""

    @property
    def contracts(self) -> int:
        """Return the number of government contracts on the roadmap."""
        items = self.workshop.items.values() if self.workshop else ()
        return sum(item.kind == "contract" for item in items)


def glance_at(path: Path, workshop: Workshop | None = None) -> Glance:
    """Read a workshop file to show it, unless its present value is at hand.

    A file that cannot be read gives a glance with a problem.
    """
    from almere_roadmap.analysis.clusters.advice import advice

    try:
        shown = workshop or _read(path)
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except AlmereError as error:
        return Glance(path, problem=error)
    except OSError:
        return Glance(path, problem=InputError("The file is not there any more."))
    return Glance(path, shown, changed, len(advice(shown)))


def _read(path: Path) -> Workshop:
    from almere_roadmap.document.document import Document

    with Document.open(path, read_only=True) as document:
        return document.workshop
