"""The Facts screen: tables with their check, records, and importing a file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.domain.words import Status
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.facts.cell_details import StatDetails
from almere_roadmap.ui.facts.records import COLLECTIONS
from almere_roadmap.ui.facts.side import entries
from almere_roadmap.ui.facts.title import ShortenedHeading
from almere_roadmap.ui.panels.record_details import RecordDetails
from almere_roadmap.ui.screens.facts import FactsScreen
from almere_roadmap.ui.widgets.table import Cell, Column, Row, Sheet, Table
from almere_roadmap.verbs.datasets import import_table
from almere_roadmap.verbs.records import edit
from tests.ui.importing import brought, changes, kept, state
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return showing(qtbot, FactsScreen(sample_room))


def dataset(screen, code):
    found = screen.bridge.workshop.datasets.values()
    return next(d for d in found if d.code == code)


def show(qtbot, screen, key):
    qtbot.mouseClick(screen.side.buttons[key], LEFT)


def click(qtbot, table, key):
    row, column = table._place_of(key)
    place = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)


def texts(widget):
    return [w.text() for w in widget.findChildren(QLabel)]


def test_the_first_table_shows_with_its_totals_and_its_check(screen):
    panel = screen.page.panels[0]
    assert panel.dataset.code == "T1"
    total = panel.table.sheet.rows[-1]
    assert total.total
    assert [c.text for c in total.cells][-2] == "13,539"
    assert panel.check.text() == "All row sums, column sums and the grand total add up."
    shares = [row.cells[-1].share for row in panel.table.sheet.rows[:-1]]
    assert max(shares) == 1
    room = screen.page.viewport().width()
    assert room - panel.table.width() < 20


def test_a_page_that_is_a_little_too_high_has_lower_rows(qtbot, sample_room):  # noqa: F811
    small = showing(qtbot, FactsScreen(sample_room), (1290, 688))
    rows, bar = small.page.panels[0].table.verticalHeader(), small.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert 22 <= rows.sectionSize(0) < 28
    small.resize(1290, 1000)
    qtbot.waitUntil(lambda: rows.sectionSize(0) == 28)
    # Where it has to scroll anyway, nothing is gained.
    small.resize(1290, 400)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert rows.sectionSize(0) == 28


def test_the_status_of_a_table_is_set_from_the_table(qtbot, screen):
    table = dataset(screen, "T1")
    qtbot.mouseClick(screen.page.panels[0].about, LEFT)
    assert screen.bridge.selection == table.id
    details = showing(qtbot, RecordDetails(screen.bridge, table.id))
    boxes = {b.accessibleName(): b for b in details.findChildren(QComboBox)}
    # What the reading of a file left behind is told, and not typed over.
    assert "kind" not in boxes
    status = boxes["status"]
    status.setCurrentIndex(status.findText("computed"))
    status.activated.emit(status.currentIndex())
    assert dataset(screen, "T1").status is Status.COMPUTED
    assert "computed" in texts(screen)


def test_each_of_two_readings_has_its_own_fields(qtbot, screen):
    show(qtbot, screen, dataset(screen, "T6").id)
    qtbot.waitUntil(screen.page.isVisible)
    for panel in screen.page.panels:
        qtbot.mouseClick(panel.about, LEFT)
        assert screen.bridge.selection == panel.dataset.id


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_search_goes_on_into_what_was_found(qtbot, screen, key):
    show(qtbot, screen, "organisations")
    qtbot.waitUntil(screen.page.isVisible)
    screen.page.search.setFocus()
    qtbot.keyClicks(screen.page.search, "nilfisk")
    qtbot.keyClick(screen.page.search, key)
    assert screen.page.table.hasFocus()
    found = screen.bridge.workshop.organisations[screen.bridge.selection]
    assert found.name == "Nilfisk"


def test_a_click_on_a_cell_says_where_it_comes_from(qtbot, screen):
    key = statistics.cell_key(dataset(screen, "T1"), "Q", "1")
    click(qtbot, screen.page.panels[0].table, key)
    assert screen.bridge.selection == key
    words = texts(screen.inspect(key))
    for wanted in ("644 vestigingen", "Sociale Atlas 2010", "tabel 1", "2009", "as printed"):
        assert wanted in words
    assert "1,198" in words and "7,000" in words


def test_a_click_on_a_row_tells_of_its_total(screen):
    table = dataset(screen, "T1")
    panel = screen.inspect(f"row:{table.id}:G")
    assert isinstance(panel, StatDetails)
    assert "2,714 vestigingen" in texts(panel)
    assert screen.inspect(f"row:{table.id}:nowhere") is None


def test_printed_and_reconstructed_stand_in_one_view(qtbot, screen):
    show(qtbot, screen, dataset(screen, "T6").id)
    printed, repaired = screen.page.panels
    assert (printed.dataset.code, repaired.dataset.code) == ("T6p", "T6")
    assert "Europa 8, sum 13" in printed.check.text()
    assert "add up" in repaired.check.text() and "not" not in repaired.check.text()
    flagged = [c.text for r in repaired.table.sheet.rows for c in r.cells if c.flagged]
    assert flagged == ["1", "2"]
    key = statistics.cell_key(repaired.dataset, "Europa", "parent")
    assert any(text.startswith("Gedrukt staat 7") for text in texts(screen.inspect(key)))


def test_two_readings_stand_beside_each_other_where_there_is_room(qtbot, screen):
    show(qtbot, screen, dataset(screen, "T6").id)
    printed, repaired = screen.page.panels
    screen.resize(1600, 900)
    qtbot.waitUntil(lambda: repaired.pos().x() > printed.pos().x())
    screen.resize(900, 900)
    qtbot.waitUntil(lambda: repaired.pos().y() > printed.pos().y())
    assert repaired.pos().x() == printed.pos().x()


def shown_title(screen):
    """Return the title on show: the one before it may not be gone yet."""
    title = screen._head.itemAt(0).widget()
    assert isinstance(title, ShortenedHeading)
    return title


def test_the_title_stays_on_one_line_and_heads_are_said_in_full_or_brief(qtbot, screen):
    show(qtbot, screen, dataset(screen, "T6").id)
    screen.resize(1290, 700)
    title = shown_title(screen)
    line = screen.bring.sizeHint().height()
    qtbot.waitUntil(lambda: title.height() <= line)
    assert title.text() == "Soort en herkomst (Table 6)"
    assert title.accessibleName() == dataset(screen, "T6").title
    panel = screen.page.panels[0]
    metrics = panel.table.horizontalHeader().fontMetrics()

    def heads():
        return [c.title for c in panel.table.sheet.columns]

    assert "Coproductie/-ontwikkeling" in heads()
    for place, column in enumerate(panel.table.sheet.columns):
        assert metrics.horizontalAdvance(column.title) < panel.table.columnWidth(place)
    screen.resize(1700, 900)
    qtbot.waitUntil(lambda: "Co-pr." in heads())


def test_a_wrong_margin_is_told_in_the_panel(screen):
    key = statistics.cell_key(dataset(screen, "T6p"), "Europa", "customer")
    screen.bridge.select(key)
    assert screen.entry == dataset(screen, "T6").id
    assert "13, printed 8" in texts(screen.inspect(key))


@pytest.mark.parametrize("key", ["", "stat:", "stat:x:a:b", "firm"])
def test_other_selections_are_left_to_the_inspector(screen, key):
    assert screen.inspect(key) is None


def test_every_line_of_the_list_shows_its_records(qtbot, screen):
    for key in COLLECTIONS:
        show(qtbot, screen, key)
        count = len(screen.bridge.workshop.collection(key))
        assert len(screen.page.table.sheet.rows) == count > 0


def test_a_seat_is_given_by_two_names_and_says_how_it_is_known(qtbot, screen):
    show(qtbot, screen, "memberships")
    page, before = screen.page, screen.bridge.workshop.memberships
    states = [row.cells[-1].text for row in page.table.sheet.rows]
    assert (states.count("as printed"), states.count("illustrative")) == (6, 28)
    heard = told(screen.bridge)
    qtbot.keyClicks(page.add.firm, "nilfisk")
    qtbot.keyClick(page.add.firm, Qt.Key.Key_Return)
    qtbot.keyClicks(page.add.network, "Nowhere")
    qtbot.keyClick(page.add.network, Qt.Key.Key_Return)
    assert heard == [("warn", "Nowhere is not in the workshop yet: add it first.")]
    page.add.network.setText("DIGIKRING")
    qtbot.keyClick(page.add.network, Qt.Key.Key_Return)
    (new,) = screen.bridge.workshop.memberships.keys() - before.keys()
    assert page.add.firm.text() == "" and page.add.network.text() == "DIGIKRING"
    screen.bridge.select(new)
    details = RecordDetails(screen.bridge, new)
    qtbot.addWidget(details)
    (firm,) = [b for b in details.findChildren(QComboBox) if b.accessibleName() == "firm"]
    assert firm.currentText() == "Nilfisk"
    page.delete.click()
    assert screen.bridge.workshop.memberships == before


def test_a_firm_is_found_added_and_deleted(qtbot, screen):
    show(qtbot, screen, "organisations")
    page, workshop = screen.page, screen.bridge.workshop
    qtbot.keyClicks(page.search, "nilfisk")
    assert len(page.table.sheet.rows) == 1
    qtbot.keyClicks(page.add, "Zorgbedrijf De Vaart")
    qtbot.keyClick(page.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.table.sheet.rows) == len(workshop.organisations) + 1)
    made = screen.bridge.selection
    assert screen.bridge.workshop.organisations[made].name == "Zorgbedrijf De Vaart"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert made not in screen.bridge.workshop.organisations
    assert screen.bridge.selection == ""


def test_a_firm_that_is_there_already_is_refused(qtbot, screen):
    show(qtbot, screen, "organisations")
    heard = told(screen.bridge)
    qtbot.keyClicks(screen.page.add, "Nilfisk")
    qtbot.keyClick(screen.page.add, Qt.Key.Key_Return)
    assert heard == [("warn", "Nilfisk is already in the workshop.")]


def test_a_selected_record_brings_its_list(screen):
    network = next(iter(screen.bridge.workshop.networks))
    screen.bridge.select(network)
    assert screen.entry == "networks"
    assert screen.page.table.selection == network


def test_an_import_says_what_it_will_do_and_is_one_step(qtbot, screen, tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text("naam,personen,kleur\nVaart,12,rood\nLoods,veel,geel\n", encoding="utf-8")
    show(qtbot, screen, "organisations")
    page = brought(qtbot, screen, path)
    words = texts(page)
    assert changes(page) == {"New": "1", "Changed": "0", "Gone": "0"}
    assert "Column kleur is left out." in words
    assert "1 row is not taken over" in words
    row = page.check.rejects.table.sheet.rows[0]
    assert [c.text for c in row.cells][:2] == ["3", "working persons"]
    before = screen.bridge.workshop.organisations
    kept(qtbot, screen)
    assert len(screen.bridge.workshop.organisations) == len(before) + 1
    screen.bridge.undo()
    assert screen.bridge.workshop.organisations == before


def test_imported_statistics_are_shown_at_once(qtbot, screen, tmp_path):
    path = tmp_path / "new.csv"
    path.write_text("sectie;klein;groot;totaal\nA;1;2;3\nB;4;5;9\n", encoding="utf-8")
    page = brought(qtbot, screen, path)
    assert page.kind == "statistics"
    state(qtbot, page, "title", "Nieuwe cijfers")
    kept(qtbot, screen)
    made = screen.bridge.workshop.datasets[screen.entry]
    assert made.title == "Nieuwe cijfers"
    assert screen.page.panels[0].dataset == made
    assert "add up" in screen.page.panels[0].check.text()


def test_a_file_that_cannot_be_read_gives_one_sentence(qtbot, screen, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("", encoding="utf-8")
    screen.import_file(path)
    page = screen.importing
    qtbot.waitUntil(lambda: any("empty.csv" in t and "is empty" in t for t in texts(page)))
    assert not page.accept_button.isEnabled() and not page.next.isEnabled()


def test_a_region_or_year_is_chosen(qtbot, screen):
    cells = [Observation("a", "x", v, str(v), year=y) for v, y in ((1.0, "2009"), (2.0, "2010"))]
    table = StatisticsTable((Category("a", "A"),), (Category("x", "X"),), tuple(cells))
    draft = import_table(screen.bridge.workshop, table, title="Per jaar")
    edit = screen.bridge.perform(draft, {digest(table): table})
    screen.show_entry(edit.changes[0].row)
    slices = screen.page.panels[0].slices
    slices.setFocus()
    qtbot.keyClick(slices, Qt.Key.Key_Down)
    shown = screen.page.panels[0]
    assert [c.text for c in shown.table.sheet.rows[0].cells][2] == "2.0"
    key = statistics.cell_key(shown.dataset, "a", "x")
    assert "2010" in texts(screen.inspect(key))
    assert shown.check.text().startswith("The source prints no totals")


def test_an_empty_workshop_has_facts_to_begin_with(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, FactsScreen(empty_room))
    assert screen.entry == "organisations"
    assert screen.page.table.sheet.rows == ()


def test_where_room_is_short_the_list_is_a_menu(screen):
    assert screen.side.isVisible()
    screen.resize(970, 688)
    assert not screen.side.isVisible()
    screen.topics.menu().aboutToShow.emit()
    actions = {a.text(): a for a in screen.topics.menu().actions() if not a.isSeparator()}
    actions["Networks"].trigger()
    assert screen.entry == "networks"


def test_a_figure_is_questioned_and_the_doubt_shows_everywhere(qtbot, screen):
    key = statistics.cell_key(dataset(screen, "T1"), "Q", "1")
    screen.bridge.select(key)
    details = screen.inspect(key)
    qtbot.mouseClick(details.question, LEFT)
    [asked] = [f for f in screen.bridge.workshop.findings.values() if key in f.about]
    assert asked.code == "Q-01" and "644 vestigingen" in asked.text
    panel = screen.page.panels[0]
    flagged = [c.key for r in panel.table.sheet.rows for c in r.cells if c.flagged]
    t1 = dataset(screen, "T1")
    # What the report says of business services and of the hundred largest firms is marked already.
    told = [statistics.cell_key(t1, "M", "total"), statistics.cell_key(t1, "total", "100+")]
    assert flagged == [told[0], key, told[1]]
    assert "3 figures with a remark" in texts(panel)
    details = screen.inspect(key)
    assert "questioned" in texts(details)
    details.reason.setText("Zzp’ers tellen dubbel")
    details.reason.editingFinished.emit()
    assert screen.bridge.workshop.findings[asked.id].text == "Zzp’ers tellen dubbel"
    assert "Zzp’ers tellen dubbel" in texts(screen.page.panels[0])
    show(qtbot, screen, "findings")
    [row] = [r for r in screen.page.table.sheet.rows if r.cells[0].text == "Q-01"]
    assert row.cells[2].text == "tabel 1, Q × 1"
    qtbot.mouseClick(screen.inspect(key).question, LEFT)
    assert asked.id not in screen.bridge.workshop.findings
    screen.bridge.undo()
    assert asked.id in screen.bridge.workshop.findings


def test_a_cell_says_whether_it_fits_what_it_means_and_where_it_is_used(qtbot, screen):
    key = statistics.cell_key(dataset(screen, "T1"), "Q", "1")
    words = texts(screen.inspect(key))
    assert "Fits T2: 644 voltijdbanen in class 1" in words
    # 644 of 1,198 and of 7,000.
    assert any(w.startswith("53.8\u00a0% of") and "9.2\u00a0% of" in w for w in words)
    went = []
    screen.bridge.went.connect(went.append)
    buttons = {b.text(): b for b in screen.inspect(key).findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Sector profile by size"], LEFT)
    assert went == ["insight"] and screen.bridge.state["insight.tab"] == "sectors"


def test_a_table_shows_as_a_chart_and_back(qtbot, screen):
    qtbot.mouseClick(screen.views._buttons["chart"], LEFT)
    [panel] = screen.page.panels
    assert panel.table is None and len(panel.chart.figure.keys()) == 19
    qtbot.mouseClick(screen.views._buttons["table"], LEFT)
    assert screen.page.panels[0].table is not None
    show(qtbot, screen, "networks")
    assert not screen.views.isVisible()


def test_cells_are_pasted(qtbot, screen, qapp):
    qapp.clipboard().clear()
    heard = told(screen.bridge)
    qtbot.mouseClick(screen.paste, LEFT)
    assert heard == [("warn", "There are no cells on the clipboard.")]
    qapp.clipboard().setText("naam\tplaats\nVaart\tAlmere\n")
    qtbot.mouseClick(screen.paste, LEFT)
    assert screen.importing is not None
    screen.importing.reject()
    assert screen.importing is None


def test_a_list_is_sorted_by_its_heads(qtbot, screen):
    show(qtbot, screen, "organisations")
    page = screen.page
    place = [c.title for c in page.table.sheet.columns].index("Persons")
    persons = [o.persons for o in screen.bridge.workshop.organisations.values() if o.persons]
    page.table.horizontalHeader().sectionClicked.emit(place)
    shown = [r.cells[place].text for r in page.table.sheet.rows if r.cells[place].text]
    assert shown == [f"{n:,}" for n in sorted(persons)]
    page.table.horizontalHeader().sectionClicked.emit(place)
    assert page.table.sheet.rows[0].cells[place].text == f"{max(persons):,}"
    assert page.table.sheet.rows[-1].cells[place].text == ""


@pytest.mark.parametrize("key", ["organisations", "networks", "relations", "findings"])
def test_an_empty_list_says_what_to_do(qtbot, empty_room, key):  # noqa: F811
    screen = showing(qtbot, FactsScreen(empty_room))
    show(qtbot, screen, key)
    page = screen.page
    qtbot.waitUntil(page.nothing.isVisible)
    assert not page.table.isVisible()
    if key == "networks":
        qtbot.mouseClick(page.nothing.action, LEFT)
        qtbot.keyClicks(page.add, "Kennisring")
        qtbot.keyClick(page.add, Qt.Key.Key_Return)
        qtbot.waitUntil(page.table.isVisible)
        assert not page.nothing.isVisible()


def test_the_list_at_the_left_has_short_names_and_flags(screen):
    lines = {e.title: e for _t, found in entries(screen.bridge.workshop) for e in found}
    assert {"Vestigingen (Table 1)", "Voltijdbanen (Table 2)", "Register"} <= set(lines)
    assert lines["Vestigingen (Table 1)"].flagged and not lines["Sources"].flagged


def test_f25_a_change_makes_no_row_anew_but_its_own(qtbot, screen):
    show(qtbot, screen, "organisations")
    before = {row.key: row for row in screen.page.table.sheet.rows}
    key = next(iter(before))
    screen.bridge.attempt(edit, "organisations", key, name="Another name", note="Renamed")
    after = {row.key: row for row in screen.page.table.sheet.rows}
    assert {k for k in after if after[k] is not before[k]} == {key}
    assert after[key].cells[0].text == "Another name" and len(after) == len(before) > 50


@pytest.mark.parametrize(("first", "then"), [("1.234", "9.876"), ("0", "11")])
def test_numbers_of_one_shape_are_as_wide(screen, first, then):
    widths = []
    for text in (first, then):
        rows = tuple(Row((Cell("A"), Cell(text)), "a") for _n in range(3))
        table = Table(Sheet((Column("Name"), Column("Number", number=True)), rows), "x")
        widths.append(table._widest_number(1))
    assert (widths[0] == widths[1]) is (len(first) == len(then))
