"""What the merge screen shows, worked out beside the window: counts, open lines, where from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.document.document import Document
from almere_roadmap.document.openlines import OpenLine
from almere_roadmap.document.settling import Decision, lines_foreseen, lines_of, settle
from almere_roadmap.document.wording import kind_words, sentences
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.diff import differences
from almere_roadmap.history.merge import Preview
from almere_roadmap.history.replay import RowKey


@dataclass(frozen=True)
class Prepared:
    """A merge foreseen, or with ``preview`` None what earlier merges left open."""

    paths: tuple[Path, ...]
    lines: tuple[OpenLine, ...]
    preview: Preview | None = None

    @property
    def arriving(self) -> frozenset[str]:
        """Return the ids of the edits that come from the copies."""
        return frozenset(edit.id for edit in self.preview.edits) if self.preview else frozenset()

    @property
    def authors(self) -> tuple[str, ...]:
        """Return who worked in the copies."""
        edits = self.preview.edits if self.preview else ()
        return tuple(dict.fromkeys(edit.author for edit in edits if edit.author))

    @property
    def span(self) -> tuple[str, str]:
        """Return when the first and the last of the edits that arrive were made."""
        times = sorted(edit.time for edit in self.preview.edits) if self.preview else []
        return (times[0], times[-1]) if times else ("", "")


def prepare(document: Document, paths: Sequence[Path]) -> Prepared:
    """Read the copies, or what is open when there are none; for a worker, not for the window."""
    if not paths:
        return Prepared((), lines_of(document))
    preview = document.preview_merge(*paths)
    return Prepared(tuple(paths), lines_foreseen(document, preview), preview)


def carry_out(
    document: Document, paths: Sequence[Path], decisions: Sequence[Decision]
) -> tuple[int, int]:
    """Merge and settle what was decided; return how many edits came and lines are still open."""
    count = len(document.merge_from(*paths).edits) if paths else 0
    settle(document, decisions)
    document.flush()
    return count, len(lines_of(document))


def kinds(workshop: Workshop, keys: Sequence[RowKey], most: int = 4) -> str:
    """Return what kinds of things some records are, the most frequent first."""
    records = ((name, workshop.collection(name).get(row)) for name, row in keys)
    counts = Counter(kind_words(name, record) for name, record in records)
    words = [f"{count} × {kind}" for kind, count in counts.most_common(most)]
    return ", ".join(words) + (" …" if len(counts) > most else "")


def all_sentences(preview: Preview) -> list[str]:
    """Return everything that a merge would change, a sentence each, with who did it."""
    by = {
        (change.collection, change.row, change.field): edit.author
        for edit in preview.edits
        for change in edit.changes
    }
    found = differences(preview.before, preview.workshop)
    return [s for d in found for s in sentences(preview.before, preview.workshop, d, by)]
