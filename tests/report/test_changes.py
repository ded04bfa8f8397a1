"""What changed since the previous session, on paper."""

from datetime import date
from pathlib import Path

from pypdf import PdfReader

from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.cli.main import main
from almere_roadmap.document.document import Document
from almere_roadmap.document.since import since_session
from almere_roadmap.domain.words import NoteKind
from almere_roadmap.figures.marks import Text
from almere_roadmap.report.choice import Changes, Choice
from almere_roadmap.report.printing import lay_out
from almere_roadmap.verbs.about import open_session
from almere_roadmap.verbs.notes import add_note
from tests.sample import copied
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)


def words(choice: Choice, changes: Changes | None) -> str:
    pages, _summary = lay_out(sample(), choice, today=TODAY, changes=changes)
    return " ".join(m.text for page in pages for m in page.marks if isinstance(m, Text))


def test_a_second_session_prints_what_changed_since_the_first(tmp_path: Path) -> None:
    path = copied(tmp_path)
    document = Document.open(path)
    assert since_session(document) is None
    document.perform(open_session(document.workshop, name="Sessie 2", date="2027-01-21"))
    text = "Nieuw afgesproken werk"
    document.perform(add_note(document.workshop, kind=NoteKind.DECISION, text=text))
    known = since_session(document)
    document.close()
    assert known is not None and any(text in line for line in known[1])
    out = tmp_path / "x.pdf"
    assert main(["export", "--lang", "en", str(path), str(out), "--sections", "changes"]) == 0
    printed = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Changes since the previous session" in printed
    assert "Nieuw afgesproken werk" in printed


def test_names_in_what_changed_are_covered_like_all_others() -> None:
    firm = next(f for f in real_parties(sample()) if len(f.name) > 6)
    changes = Changes("Sessie 1", (f"{firm.name} was added",))
    chosen = Choice(sections=("changes",))
    assert firm.name in words(chosen, changes)
    assert firm.name not in words(Choice(sections=("changes",), anonymous=True), changes)


def test_without_a_session_before_there_is_no_such_section() -> None:
    pages, summary = lay_out(sample(), Choice(language="en"), today=TODAY)
    assert pages and "Changes since the previous session" in summary.left_out
