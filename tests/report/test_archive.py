"""What makes the PDF fit for an archive and for who hears it read."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from almere_roadmap.report.blocks import bullets
from almere_roadmap.report.choice import Choice, Document, Paper
from almere_roadmap.report.printing import write
from tests.report.workshops import HOSTILE, hostile
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)
CHOICES = {
    "report": Choice(language="nl"),
    "note": Choice(Document.NOTE, "nl"),
    "poster": Choice(Document.POSTER, "nl", paper=Paper.A1),
    "tiles": Choice(Document.POSTER, "nl", tiled=True),
}


@pytest.fixture(scope="module", params=CHOICES)
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("archive") / f"{request.param}.pdf"
    write(sample(), made, CHOICES[request.param], today=TODAY)
    return made


@pytest.fixture
def reader(path: Path) -> PdfReader:
    return PdfReader(path)


def elements(reader: PdfReader) -> list[Any]:
    """Return every element of the structure from the top down."""
    waiting, found = [reader.root_object["/StructTreeRoot"]["/K"]], []
    while waiting:
        node = waiting.pop(0).get_object()
        if node.get("/Type") == "/StructElem":
            found.append(node)
            waiting += node["/K"]
    return found


def test_the_colours_are_those_of_the_profile_inside(reader: PdfReader) -> None:
    (intent,) = reader.root_object["/OutputIntents"]  # type: ignore[misc]
    intent = intent.get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3
    data = profile.get_data()
    assert (data[12:16], data[16:20], data[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert int.from_bytes(data[:4]) == len(data)


def test_the_metadata_say_the_same_twice_and_claim_the_part_of_the_standard(
    reader: PdfReader,
) -> None:
    xmp = reader.root_object["/Metadata"].get_object().get_data().decode()  # type: ignore[union-attr]
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in xmp
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title and metadata.title in xmp
    assert str(metadata.producer) in xmp
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == TODAY
    assert f"<xmp:CreateDate>{TODAY.isoformat()}T" in xmp
    assert "/Filter" not in reader.root_object["/Metadata"]  # type: ignore[operator]


def test_nothing_is_transparent_encrypted_or_runs(reader: PdfReader) -> None:
    assert not reader.is_encrypted
    assert not {"/AA", "/OpenAction", "/Names", "/AcroForm"} & set(reader.root_object)
    for page in reader.pages:
        states = page["/Resources"].get("/ExtGState", {})  # type: ignore[union-attr]
        for state in states.values():
            assert state.get_object().get("/ca", 1) == 1 and state.get_object().get("/CA", 1) == 1
        for note in page.get("/Annots", ()):
            assert note.get_object()["/F"] == 4


def test_every_stream_ends_on_a_line_of_its_own(path: Path) -> None:
    ends = re.findall(rb"(.)endstream", path.read_bytes(), re.S)
    assert ends and all(end in b"\r\n" for end in ends)


def test_every_object_is_found_where_the_file_says(path: Path) -> None:
    whole = path.read_bytes()
    start = int(whole.rsplit(b"startxref\n", 1)[1].split()[0])
    head, *lines = whole[start:].split(b"trailer")[0].splitlines()[1:]
    assert head == b"0 %d" % len(lines)
    for number, line in enumerate(lines[1:], 1):
        assert whole[int(line[:10]) :].startswith(b"%d 0 obj\n" % number)
    assert len(lines) == len(re.findall(rb"^\d+ 0 obj$", whole, re.M)) + 1


def test_all_marked_content_is_closed_and_in_the_tree(reader: PdfReader) -> None:
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        assert len(re.findall(rb"\b(?:BDC|BMC)\b", data)) == len(re.findall(rb"\bEMC\b", data))
        ids = [int(n) for n in re.findall(rb"/MCID (\d+)", data)]
        assert ids == list(range(len(ids)))
        assert len(parents[page["/StructParents"]].get_object()) == len(ids)


def test_figures_are_described(reader: PdfReader) -> None:
    for element in elements(reader):
        if element["/S"] == "/Figure":
            assert element["/Alt"].strip()


def test_the_report_has_headings_and_tables_with_heads(tmp_path: Path) -> None:
    write(sample(), tmp_path / "x.pdf", CHOICES["report"], today=TODAY)
    found = elements(PdfReader(tmp_path / "x.pdf"))
    count = Counter(element["/S"] for element in found)
    assert count["/H1"] > 10 and count["/H2"] > 20 and count["/Figure"] > 10
    tables = [element for element in found if element["/S"] == "/Table"]
    assert len(tables) > 15
    for table in tables:
        rows = [row.get_object() for row in table["/K"]]
        cells = [[cell.get_object() for cell in row["/K"]] for row in rows]
        wide = [sum(c["/A"].get("/ColSpan", 1) if "/A" in c else 1 for c in row) for row in cells]
        assert len(set(wide)) == 1, wide
    heads = [e for e in found if e["/S"] == "/TH" and e["/A"].get("/Scope") == "/Column"]
    assert len(heads) > 50


def test_texts_of_people_do_not_break_the_metadata(tmp_path: Path) -> None:
    from xml.etree import ElementTree as Tree

    write(hostile(), tmp_path / "x.pdf", CHOICES["report"], today=TODAY)
    data = PdfReader(tmp_path / "x.pdf").root_object["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
    words = "".join(Tree.fromstring(data.decode().split("?>", 1)[1]).itertext())
    assert HOSTILE[0] in words


def test_every_link_is_part_of_an_element_and_finds_its_way_back(reader: PdfReader) -> None:
    found = elements(reader)
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert list(parents) == sorted(parents)
    held = {
        kid.raw_get("/Obj").idnum: element
        for element in found
        for kid in map(_object, element["/K"])
        if kid.get("/Type") == "/OBJR"
    }
    links = [ref for page in reader.pages for ref in page.get("/Annots", [])]
    assert len(links) == len(held)
    for ref in links:
        element = held[ref.idnum]
        assert element["/S"] == "/Link"
        assert parents[ref.get_object()["/StructParent"]].get_object() == element


def _object(kid: Any) -> Any:
    return kid.get_object()


def test_the_title_is_shown_and_every_table_has_heads(reader: PdfReader) -> None:
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    for table in (e for e in elements(reader) if e["/S"] == "/Table"):
        rows = [row["/K"] for row in map(_object, table["/K"])]
        assert "/TH" in [cell.get_object()["/S"] for cells in rows for cell in cells]


def test_the_summary_leads_to_what_it_sums_up_and_nowhere_else(tmp_path: Path) -> None:
    made = tmp_path / "part.pdf"
    choice = Choice(language="nl", sections=("summary", "contracts"))
    write(sample(), made, choice, today=TODAY)
    reader = PdfReader(made)
    links = [ref.get_object() for ref in reader.pages[1]["/Annots"]]
    assert {link["/Contents"] for link in links} == {"Overheidsopdrachten"}
    assert len(links) > 3
    roles = Counter(element["/S"] for element in elements(reader))
    assert roles["/Span"] > 3


def test_a_table_that_goes_on_overleaf_is_one_with_one_title_and_one_head(tmp_path: Path) -> None:
    made = tmp_path / "x.pdf"
    write(sample(), made, Choice(language="nl", sections=("method", "findings")), today=TODAY)
    reader = PdfReader(made)
    title = "Bevindingen en hoe zij worden getoond"
    assert [title in page.extract_text() for page in reader.pages][-2:] == [True, True]
    found = elements(reader)
    *_others, table = (e for e in found if e["/S"] == "/Table")
    rows = [row["/K"] for row in map(_object, table["/K"])]
    roles = [{cell.get_object()["/S"] for cell in cells} for cells in rows]
    assert roles == [{"/TH"}] + [{"/TD"}] * len(sample().findings)
    assert len({_page(cells[0]) for cells in rows}) == 2
    titles = [_page(e) for e in found if e["/S"] == "/H2"]
    assert titles.count(_page(rows[-1][0])) == len(("Merktekens", "Colofon"))


def _page(cell: Any) -> int:
    number: int = cell.get_object()["/K"][0].raw_get("/Pg").idnum
    return number


def test_lists_are_lists_whose_items_have_a_label_and_a_body(tmp_path: Path) -> None:
    made = tmp_path / "x.pdf"
    write(sample(), made, CHOICES["note"], today=TODAY)
    reader = PdfReader(made)
    lists = [e for e in elements(reader) if e["/S"] == "/L"]
    assert len(lists) > 4
    items = [item for whole in lists for item in map(_object, whole["/K"])]
    assert {item["/S"] for item in items} == {"/LI"}
    parts = [[part["/S"] for part in map(_object, item["/K"])] for item in items]
    assert parts == [["/Lbl", "/LBody"]] * len(items)
    words = "".join(page.extract_text() for page in reader.pages)
    assert words.count("•") == len(items)


def test_an_item_that_goes_on_overleaf_stays_one() -> None:
    (item,) = bullets(["woord " * 400])
    parts = item.split(60, 40)
    assert parts
    paths = [{path for path, _mark in part.tagged(0, 0, 60)} for part in parts]
    label = {path for path in paths[0] if path[-1].role == "Lbl"}
    assert len(label) == 1 and paths[0] - label == paths[1]
