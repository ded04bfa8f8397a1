"""The report of the sample, read back by somebody else's reader."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from almere_roadmap.analysis.economy.reference import shipped
from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.analysis.names import STATUS
from almere_roadmap.domain.entities import Finding, Note
from almere_roadmap.domain.questions import cell_key
from almere_roadmap.domain.words import NoteKind, Status
from almere_roadmap.figures.marks import Box, Text
from almere_roadmap.figures.measure import width_of
from almere_roadmap.i18n import _, speaking
from almere_roadmap.report.choice import Choice, Document
from almere_roadmap.report.contents import SECTIONS
from almere_roadmap.report.edition import Edition
from almere_roadmap.report.flow import LANDSCAPE, PORTRAIT, Page
from almere_roadmap.report.note import note
from almere_roadmap.report.printing import Summary, lay_out, write
from almere_roadmap.report.sections.statistics import statistics
from almere_roadmap.report.tables import Cell, Table
from almere_roadmap.report.tags import Tagged
from almere_roadmap.report.text import plain
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)
A3_LANDSCAPE = (1191, 842)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    path = tmp_path_factory.mktemp("sample") / "almere.pdf"
    return path, write(sample(), path, Choice(language="nl"), today=TODAY)


@pytest.fixture(scope="module")
def text(written: tuple[Path, Summary]) -> str:
    return _joined(written[0])


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return lay_out(sample(), Choice(language="nl"), today=TODAY)[0]


def _joined(path: Path) -> str:
    """Return all words of a PDF without the blanks, which lines and columns add and take."""
    words = "".join(page.extract_text() for page in PdfReader(path).pages)
    return _squeezed(words)


def _squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).split())


def test_the_figures_of_the_source_are_in_it(text: str) -> None:
    for number in ("13.539", "64.525", "2.473", "21.579"):
        assert number in text


def test_figures_that_were_remarked_upon_or_questioned_carry_a_letter_and_the_words() -> None:
    found = sample()
    [table] = [d for d in found.datasets.values() if d.code == "T1"]
    asked = Finding(
        id="q", code="Q-01", text="Zzp’ers tellen dubbel", about=(cell_key(table, "Q", "1"),)
    )
    doubted = replace(found, findings={**found.findings, "q": asked})
    with speaking("nl"):
        printed = statistics(Edition(doubted, TODAY), table, doubted.table_of(table))
    letters = [c.letter for r in printed.rows for c in r.cells if isinstance(c, Cell) and c.letter]
    assert letters == ["a", "b", "c"]
    words = plain(printed.note)
    assert "Zzp’ers tellen dubbel" in words and "niet voor M alleen (2.473)" in words


def test_table_6_stands_in_both_versions(text: str) -> None:
    titles = [d.title for d in sample().datasets.values() if d.code in ("T6", "T6p")]
    assert len(titles) == 2
    assert all(_squeezed(title) in text for title in titles)


def test_every_item_of_the_roadmap_can_be_read_in_full(text: str) -> None:
    missing = [i.title for i in sample().items.values() if _squeezed(i.title) not in text]
    assert missing == []


def test_every_finding_is_listed(text: str) -> None:
    assert all(f.code in text for f in sample().findings.values())
    assert all(_squeezed(f.text) in text for f in sample().findings.values())


def test_every_flag_has_its_word(pages: list[Page]) -> None:
    with speaking("nl"):
        words = {_(STATUS[status]) for status in Status if status is not Status.RECORDED}
    chips = {m.text for p in pages for m in p.marks if isinstance(m, Text) and m.size == 7.5}
    assert words <= chips


def test_a_table_of_invented_things_says_so_in_its_title(pages: list[Page]) -> None:
    with speaking("nl"):
        flag = _(STATUS[Status.ILLUSTRATIVE])
    titles = {i.title for i in sample().items.values() if i.status is Status.ILLUSTRATIVE}
    for page in pages[1:]:
        texts = [m.text for m in page.marks if isinstance(m, Text)]
        if titles & set(texts):
            assert flag in texts


def test_the_promise_that_is_none_stands_where_contracts_are(text: str) -> None:
    with speaking("nl"):
        sentence = _squeezed(_("A roadmap is an invitation, not a promise to award."))
    assert text.count(sentence) >= 4


def test_nothing_reaches_over_the_edge_of_the_paper(pages: list[Page]) -> None:
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, Text) and not mark.turned:
                wide = width_of(mark)
                left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
                assert left > 10, mark
                assert left + wide < page.frame.width - page.frame.margin + 0.6, mark
                assert 8 < mark.y < page.frame.height - 8, mark
            if isinstance(mark, Box):
                assert mark.y + mark.height < page.frame.height - 14, mark


def test_no_page_is_empty_and_none_ends_with_a_heading(pages: list[Page]) -> None:
    for page in pages[1:]:
        body = [m for m in page.marks if isinstance(m, Text) and 16 < m.y < page.frame.height - 16]
        assert len(body) > 5
        lowest = max(body, key=lambda mark: mark.y)
        assert not (lowest.size >= 10.5 and lowest.weight == 600), lowest


def test_the_report_ends_with_an_a3_of_the_roadmap_among_its_pages(
    written: tuple[Path, Summary],
) -> None:
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in PdfReader(written[0]).pages
    ]
    assert sizes.count(A3_LANDSCAPE) == 1
    assert (595, 842) in sizes
    assert (842, 595) in sizes


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_has_8_to_20_pages_of_a4_and_every_one_is_full(language: str) -> None:
    pages, _summary = lay_out(sample(), Choice(language=language), today=TODAY)
    sheets = [page for page in pages if page.frame in (PORTRAIT, LANDSCAPE)]
    assert 8 <= len(sheets) <= 20
    assert len(pages) - len(sheets) == 1
    # A page may end up to 50 mm early; the cover is laid out by itself.
    assert all(page.room <= 50 for page in pages[1:-1])


@pytest.fixture(scope="module", params=["nl", "en"])
def tables(request: pytest.FixtureRequest) -> list[tuple[Table, float]]:
    """Return the tables that are printed, each with its width."""
    found: list[tuple[Table, float]] = []
    drawn = Table.tagged

    def spy(table: Table, x: float, y: float, width: float) -> Iterator[Tagged]:
        found.append((table, width))
        return drawn(table, x, y, width)

    every = tuple(section.key for section in SECTIONS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "tagged", spy)
        for document in (Document.REPORT, Document.NOTE):
            lay_out(sample(), Choice(document, request.param, sections=every), today=TODAY)
    assert len(found) > 20
    return found


def test_no_head_of_a_table_is_broken_within_a_word(tables: list[tuple[Table, float]]) -> None:
    for table, width in tables:
        for column, lines in zip(table.columns, table.head_lines(width), strict=True):
            assert " ".join(lines).split() == column.title.split()


def test_no_word_number_or_date_of_a_table_is_broken(tables: list[tuple[Table, float]]) -> None:
    for table, width in tables:
        for row in table.laid(width):
            for cell, (lines, _second) in zip(row.row.cells, row.cells, strict=True):
                words = plain(cell.words if isinstance(cell, Cell) else cell)
                shown = "\n".join("".join(piece.span.text for piece in line) for line in lines)
                # A line may end after a hyphen.
                for before, after in pairwise(shown.split("\n")):
                    if not before.endswith(("-", "/")):
                        assert f"{before} {after}" in words.replace("\n", " "), (before, after)


def test_it_speaks_the_language_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "english.pdf"
    summary = write(sample(), path, Choice(language="en"), today=TODAY)
    assert "Government contracts" in summary.sections
    assert "13,539" in _joined(path)


def test_every_page_can_be_drawn(written: tuple[Path, Summary]) -> None:
    document = pypdfium2.PdfDocument(written[0])
    for page in document:
        picture = page.render(scale=0.3).to_pil().convert("L")
        dark = sum(picture.histogram()[:200])
        assert 0.001 < dark / (picture.width * picture.height) < 0.5
        page.close()
    document.close()


def test_the_anonymous_report_holds_no_name(tmp_path: Path) -> None:
    path = tmp_path / "anoniem.pdf"
    write(sample(), path, Choice(language="nl", anonymous=True), today=TODAY)
    printed = _joined(path)
    # A name like "Rabobank" would do harm; a source is a book, not a firm.
    for firm in real_parties(sample()):
        assert _squeezed(firm.name) not in printed, firm.name


def test_the_pages_laid_out_are_those_that_are_printed(
    written: tuple[Path, Summary], pages: list[Page]
) -> None:
    reader = PdfReader(written[0])
    assert len(pages) == len(reader.pages)
    shown = "".join(m.text for m in pages[1].marks if isinstance(m, Text))
    assert sorted(_squeezed(shown)) == sorted(_squeezed(reader.pages[1].extract_text()))


def test_pages_laid_out_without_names_hold_none() -> None:
    hidden, _summary = lay_out(sample(), Choice(anonymous=True), today=TODAY)
    words = " ".join(m.text for page in hidden for m in page.marks if isinstance(m, Text))
    assert "Genzyme" not in words


def test_the_note_has_two_pages_and_the_poster_one(tmp_path: Path) -> None:
    write(sample(), tmp_path / "note.pdf", Choice(Document.NOTE, "nl"), today=TODAY)
    write(sample(), tmp_path / "poster.pdf", Choice(Document.POSTER, "nl"), today=TODAY)
    assert len(PdfReader(tmp_path / "note.pdf").pages) == 2
    (sheet,) = PdfReader(tmp_path / "poster.pdf").pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A3_LANDSCAPE


def test_the_note_keeps_two_pages_however_much_there_is() -> None:
    notes = {
        f"more-{n}": Note(id=f"more-{n}", kind=kind, text="woord " * 60)
        for n, kind in enumerate([*NoteKind] * 10)
    }
    pages = note(Edition(sample().with_records("notes", notes), TODAY))
    assert len(pages) == 2
    assert all(page.used <= page.frame.body_height for page in pages)


@pytest.mark.parametrize(
    "words",
    [
        "Niet getekend, want de tabellen dragen het niet: specialisatie per sectie, groei",
        "in het vergelijkingsgebied, nu Nederland",
        "gewichten per gebied 0 · 33,3 · 66,7 · 100",
        "niveaus vanaf 1,1 · 1,5 · 2,0",
        "exporterend boven 15",
        "In wording vanaf 60\u00a0% van de rollen",
        "Een brug heeft meer dan 0\u00a0%",
    ],
)
def test_what_the_tables_do_not_carry_and_every_setting_is_printed(text: str, words: str) -> None:
    assert _squeezed(words) in text


def test_parties_under_a_chain_and_sources_at_the_foot_are_named_in_full(pages: list[Page]) -> None:
    titles = [[anchor.title for anchor, _y in page.anchors] for page in pages]
    first = titles.index(["Keten en rollen"])
    chains = [page for page in pages[first:] if page.frame is LANDSCAPE][: len(sample().chains)]
    assert len(chains) == 2
    for page in chains:
        texts = [mark for mark in page.marks if isinstance(mark, Text)]
        assert not [mark.text for mark in texts if "…" in mark.text]
        # The map is as wide as the page and its type no smaller than that takes.
        assert max(mark.x for mark in texts) > 0.75 * page.frame.width
    for page in pages[1:]:
        low = [m.text for m in page.marks if isinstance(m, Text) and m.y > page.frame.height - 12]
        assert not [words for words in low if "…" in words]
        assert all(source in " ".join(low) for source in page.sources)


def test_no_rule_is_told_in_dutch_in_an_english_report(tmp_path: Path) -> None:
    every = tuple(section.key for section in SECTIONS)
    made = tmp_path / "all.pdf"
    write(sample(), made, Choice(language="en", sections=every), today=TODAY)
    words = _joined(made)
    sources = shipped("rule-sources")
    assert not [row["nl"] for row in sources if _squeezed(row["nl"]) in words]
    assert len([row["en"] for row in sources if _squeezed(row["en"]) in words]) > 6
