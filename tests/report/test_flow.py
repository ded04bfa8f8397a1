from collections.abc import Iterator
from dataclasses import dataclass

from almere_roadmap.figures.marks import Box, Figure, Ink, Mark, Text
from almere_roadmap.report.blocks import Block, Columns, Paragraph, Picture, Remark
from almere_roadmap.report.flow import PORTRAIT, Page, fill
from almere_roadmap.report.pages import heading, opening
from almere_roadmap.report.tables import WORDS, Cell, Column, Row, Table

BOTTOM = PORTRAIT.height - PORTRAIT.margin


@dataclass(frozen=True, kw_only=True)
class _Slab(Block):
    size: float
    name: str = ""

    def height(self, width: float) -> float:
        return self.size

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        yield Box(x, y, width, self.size, Ink("ink"), key=self.name)


def _texts(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, Text)]


def _table(rows: int) -> Table:
    columns = (Column("No.", 20, weight=600), Column("Words", 150))
    body = tuple(Row((f"R{n}", "word " * 20)) for n in range(rows))
    return Table(columns=columns, rows=body, title="The table", note="A note")


def test_a_heading_goes_with_what_follows() -> None:
    pages = fill([_Slab(size=240), heading("Heading"), _Slab(size=30)], PORTRAIT)
    assert len(pages) == 2
    assert "Heading" in _texts(pages[1])


def test_a_table_repeats_title_and_head_and_loses_no_row() -> None:
    pages = fill([_table(80)], PORTRAIT)
    assert len(pages) > 1
    for page in pages:
        assert {"The table", "No.", "Words"} <= set(_texts(page))
    named = [t for page in pages for t in _texts(page) if t.startswith("R")]
    assert named == [f"R{n}" for n in range(80)]
    assert ["A note" in _texts(page) for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_table_leaves_no_few_rows_alone() -> None:
    for rows in range(3, 60):
        pages = fill([_Slab(size=100), _table(rows)], PORTRAIT)
        counts = [sum(t.startswith("R") for t in _texts(page)) for page in pages]
        assert all(count == 0 or count >= 2 for count in counts), (rows, counts)


def test_nothing_runs_below_the_body() -> None:
    blocks = [
        *opening("a", "1", "A long title " * 8, "A lead " * 60),
        _table(70),
        Paragraph(words="words " * 2000),
        Remark(words="remark " * 1500),
        Columns(stacks=((Paragraph(words="left " * 900),), (Paragraph(words="right " * 900),))),
        Table(columns=(Column("", 20), Column("", 20)), rows=(Row(("x" * 9000, "y")),)),
        Picture(figure=Figure(170, 900, (Box(0, 0, 170, 900),), title="Too high")),
    ]
    for page in fill(blocks, PORTRAIT):
        for mark in page.marks:
            if isinstance(mark, Text):
                assert mark.y <= BOTTOM + 0.01, mark
            if isinstance(mark, Box):
                assert mark.y + mark.height <= BOTTOM + 0.01


def test_a_group_heading_stays_with_its_rows() -> None:
    rows: list[Row] = []
    for group in range(20):
        rows.append(Row((f"Group {group}",), "group"))
        rows += [Row((f"{group}.{n}", Cell("words", "second"))) for n in range(3)]
    table = Table(columns=(Column("", 30), Column("", 140)), rows=tuple(rows), look=WORDS)
    for page in fill([table], PORTRAIT):
        assert not _texts(page)[-1].startswith("Group")


def test_a_page_may_end_early_rather_than_begin_a_table_at_its_foot() -> None:
    pages = fill([_Slab(size=225), _table(20)], PORTRAIT)
    assert len(_texts(pages[0])) == 0


def test_the_sources_of_what_stands_on_a_page_are_known() -> None:
    blocks = [_Slab(size=200, sources=("A",)), _Slab(size=20, sources=("A", "B")), _Slab(size=100)]
    first, second = fill(blocks, PORTRAIT)
    assert list(first.sources) == ["A", "B"]
    assert list(second.sources) == []
