"""What an export will hold is told before it is written, and is what is then written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import networkx as nx
import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import Declined
from almere_roadmap.exchange.export import EXTENSIONS, export
from almere_roadmap.exchange.outline import outline
from almere_roadmap.i18n import speaking
from tests.report.workshops import hostile
from tests.sample import workshop as sample

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize("anonymous", [False, True])
def test_sheets_and_slides_are_those_of_the_file(tmp_path: Path, anonymous: bool) -> None:
    made = {"anonymous": anonymous, "today": TODAY}
    for kind in ("xlsx", "pptx"):
        export(sample(), tmp_path / f"w.{kind}", language="nl", **made)
    with speaking("nl"):
        book, deck = (outline(sample(), kind, **made) for kind in ("xlsx", "pptx"))
    written = CalamineWorkbook.from_path(str(tmp_path / "w.xlsx"))
    assert [part.name for part in book] == written.sheet_names
    for part in book:
        rows = written.get_sheet_by_name(part.name).to_python(skip_empty_area=False)
        assert part.words.split()[0].replace(".", "") == str(len(rows) - 1), part.name
    titles = [slide.shapes.title.text for slide in Presentation(str(tmp_path / "w.pptx")).slides]
    assert [part.name for part in deck] == titles
    names = {firm.name for firm in real_parties(sample())}
    shown = "\n".join(words for part in book for row in part.rows for words in row)
    assert any(name in shown for name in names) is not anonymous


def test_days_ties_and_records_are_counted_as_written(tmp_path: Path) -> None:
    for kind in ("ics", "graphml"):
        export(sample(), tmp_path / f"w.{kind}", language="en", today=TODAY)
    with speaking("en"):
        days, network, records = (
            outline(sample(), kind, today=TODAY) for kind in ("ics", "graphml", "json")
        )
    calendar = icalendar.Calendar.from_ical((tmp_path / "w.ics").read_bytes())
    assert sum(len(part.rows) - 1 for part in days) == len(calendar.walk("VEVENT"))
    graph = nx.read_graphml(tmp_path / "w.graphml")
    assert [part.words for part in network] == [
        str(graph.number_of_nodes()),
        str(graph.number_of_edges()),
    ]
    total = sum(len(sample().collection(name)) for name in collections())
    assert records[0].words.replace(",", "") == str(total)


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_an_empty_and_a_hostile_workshop_have_an_outline(kind: str) -> None:
    for workshop in (Workshop(), hostile()):
        assert outline(workshop, kind, today=TODAY)


@pytest.mark.parametrize("kind", ["xlsx", "pptx"])
def test_it_can_be_broken_off(kind: str) -> None:
    def stop(_share: float) -> None:
        raise Declined("Cancelled.")

    with pytest.raises(Declined):
        outline(sample(), kind, today=TODAY, go_on=stop)


def test_what_was_agreed_has_a_slide_and_a_workshop_without_notes_has_none() -> None:
    with speaking("en"):
        parts = outline(sample(), "pptx", today=TODAY)
        bare = outline(replace(sample(), notes={}), "pptx", today=TODAY)
    assert parts[-1].name == "Decisions and commitments"
    assert [part.name for part in bare] == [part.name for part in parts[:-1]]
    assert parts[-1].slide is not None
    words = [words for column in parts[-1].slide.columns for words, _head in column]
    told = [line for line in words if line.startswith("• ")]
    assert len(told) == len(sample().notes)
    for note in sample().notes.values():
        assert any(line.startswith(f"• {note.text}") and note.owner in line for line in told)
