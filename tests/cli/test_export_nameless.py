"""What is exported without names does not mention names of before either, in any format."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from almere_roadmap.cli.main import main
from almere_roadmap.document import samples
from almere_roadmap.domain.words import NoteKind
from almere_roadmap.verbs.notes import add_note
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import edit


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    made = samples.create(tmp_path / "w.almere", "empty", author="Piet Paulusma")
    firm = made.perform(add_organisation(made.workshop, name="Jansen Houtbouw")).changes[0].row
    text = "Jansen Houtbouw tekent; Piet Paulusma belt"
    made.perform(add_note(made.workshop, kind=NoteKind.DECISION, text=text))
    made.perform(edit(made.workshop, "organisations", firm, name="Nieuwhout"))
    said = add_note(made.workshop, kind=NoteKind.COMMITMENT, text="Bol belt", owner="Kees Bol")
    note = made.perform(said).changes[0].row
    made.perform(edit(made.workshop, "notes", note, text="Van Kees Bol", owner="Truus Vos"))
    made.close()
    return tmp_path / "w.almere"


@pytest.mark.parametrize("kind", ["pdf", "json", "xlsx"])
def test_a_firm_renamed_since_stays_unnamed(renamed: Path, tmp_path: Path, kind: str) -> None:
    told = {}
    for way in ("named", "nameless"):
        out = tmp_path / f"{way}.{kind}"
        options = ["--anonymous"] if way == "nameless" else []
        assert main(["export", str(renamed), str(out), "--lang", "en", *options]) == 0
        told[way] = _text(out)
    assert "Jansen Houtbouw" in told["named"]
    assert "Truus Vos" in told["named"]
    for name in ("Jansen Houtbouw", "Nieuwhout", "Piet Paulusma", "Kees Bol", "Truus Vos"):
        assert name not in told["nameless"]
    assert "Firm 1 tekent; … belt" in told["nameless"]
    assert "Owner 1" in told["nameless"]


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())
    if path.suffix == ".xlsx":
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(str(path))
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return "\n".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    return path.read_text(encoding="utf-8")
