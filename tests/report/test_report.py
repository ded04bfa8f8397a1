from dataclasses import replace
from datetime import date
from functools import partial
from operator import gt
from pathlib import Path

import pytest
from pypdf import PdfReader

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined, DiskError
from almere_roadmap.figures import measure
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.printing import Summary, lay_out, write
from tests.report.workshops import GLYPHS_NOBODY_HAS, HOSTILE, hostile

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    path = tmp_path_factory.mktemp("report") / "verslag.pdf"
    return path, write(hostile(), path, Choice(language="nl"), today=TODAY)


@pytest.fixture(scope="module")
def reader(written: tuple[Path, Summary]) -> PdfReader:
    return PdfReader(written[0])


def _letters(text: str) -> str:
    return "".join(measure.shown(text).split())


def test_what_people_typed_comes_out_as_typed(reader: PdfReader) -> None:
    # Lines break anywhere and right-to-left runs may be turned by the reader of the PDF.
    printed = _letters("".join(page.extract_text() for page in reader.pages))
    for words in HOSTILE:
        assert _letters(words) in printed or _letters(words)[::-1] in printed, words


def test_no_picture_is_fetched_and_no_link_leads_out(reader: PdfReader) -> None:
    for page in reader.pages:
        assert not page.images
        for annotation in page.get("/Annots", ()):
            assert annotation.get_object().get("/A") is None


def test_only_bundled_fonts_are_used_and_all_are_embedded(reader: PdfReader) -> None:
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index, union-attr]
            used = font.get_object()
            names.add(used["/BaseFont"].split("+")[-1])
            assert "/FontFile2" in used["/FontDescriptor"].get_object()
    assert names <= {*measure.FONTS, "Inter-Regular"}


def test_what_no_font_has_is_named_and_still_read_back(
    written: tuple[Path, Summary], reader: PdfReader
) -> None:
    assert set(GLYPHS_NOBODY_HAS) <= set(written[1].unshown)
    text = "".join(page.extract_text() for page in reader.pages)
    assert all(glyph in text for glyph in GLYPHS_NOBODY_HAS)


def test_the_outline_and_the_contents_lead_to_every_section(
    written: tuple[Path, Summary], reader: PdfReader
) -> None:
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert titles[1:] == list(written[1].sections)
    links = [a.get_object() for a in reader.pages[0]["/Annots"]]
    assert len(links) == len(written[1].sections)
    assert all(link["/Dest"] for link in links)


def test_every_page_but_the_cover_says_which_it_is(reader: PdfReader) -> None:
    count = len(reader.pages)
    texts = [page.extract_text() for page in reader.pages]
    assert "Page" not in texts[0].split("\n")[-1]
    for number, text in enumerate(texts[1:], 2):
        assert f"Page {number} of {count}" in text or f"Pagina {number} van {count}" in text


def test_the_file_says_what_it_is(reader: PdfReader) -> None:
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == HOSTILE[0]
    assert str(metadata.creator).startswith("Almere Roadmap ")
    assert reader.trailer["/Root"]["/Lang"] == "nl"


def test_names_without_consent_are_nowhere(reader: PdfReader) -> None:
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Jansen <b>" in text
    assert "De Vries" not in text


def test_the_anonymous_report_names_no_firm_and_nobody(tmp_path: Path) -> None:
    path = tmp_path / "anoniem.pdf"
    # What statistics count is no firm.
    workshop = replace(hostile(), datasets={}, tables={})
    write(workshop, path, Choice(anonymous=True), today=TODAY)
    text = _letters("".join(page.extract_text() for page in PdfReader(path).pages))
    assert "Jansen" not in text
    for words in HOSTILE:
        assert _letters(words) not in text, words


def test_the_same_workshop_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write(hostile(), tmp_path / name, Choice(), today=TODAY)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_cancelling_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"old")
    for stop in (0.0, 0.3, 0.7):
        with pytest.raises(Declined):
            write(hostile(), path, Choice(), today=TODAY, progress=partial(gt, stop))
        assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_progress_only_goes_up_to_one(tmp_path: Path) -> None:
    shares: list[float] = []

    def note(share: float) -> bool:
        shares.append(share)
        return True

    write(hostile(), tmp_path / "v.pdf", Choice(), today=TODAY, progress=note)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_folder_that_is_gone_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match=r"verslag\.pdf"):
        write(hostile(), tmp_path / "weg" / "verslag.pdf", Choice(), today=TODAY)


def test_an_empty_workshop_has_a_report_that_names_what_it_lacks(tmp_path: Path) -> None:
    summary = write(Workshop(), tmp_path / "leeg.pdf", Choice(language="en"), today=TODAY)
    assert "Roadmap" in summary.left_out
    assert "Facts" in summary.left_out
    assert summary.pages >= 2


def test_a_title_of_a_hundred_thousand_letters_does_not_take_forever() -> None:
    long = Item(id="long", title="x" * 100_000, code="L", layer="l", first_step="woord " * 16_000)
    workshop = hostile().with_records("items", {"long": long})
    pages, _summary = lay_out(workshop, Choice(), today=TODAY)
    assert pages
