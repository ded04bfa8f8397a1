"""Printing the papers of a vote: as many as there are people, each with its own number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.i18n import _, number, said
from almere_roadmap.ui.bridge import Bridge


def print_papers(parent: QWidget, bridge: Bridge, voting: VotingRound) -> None:
    """Ask for a file and write the papers of a round as PDF, in the background."""
    proposed = bridge.document.path.parent / "papers.pdf" if bridge.document else Path()
    path, _used = QFileDialog.getSaveFileName(
        parent, _("Print papers to vote on"), str(proposed), "PDF (*.pdf)"
    )
    if not path:
        return
    from almere_roadmap.report.papers import usual_count, write_papers

    workshop, target = bridge.workshop, Path(path).with_suffix(".pdf")
    count = usual_count(workshop)

    def work() -> None:
        write_papers(workshop, voting, count, target, date.today())

    words = _("Papers 1 to {n} are in {file}").format(n=number(count), file=target.name)
    bridge.tasks.aside(
        work,
        lambda _done: bridge.told.emit("good", words),
        lambda error: bridge.told.emit("bad", said(error)),
    )
