"""The import wizard in odd hands: keyboard only, damaged tables, refusals, giving up, dropping."""

import csv

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from almere_roadmap.domain.words import Status
from almere_roadmap.resources import resource
from almere_roadmap.ui.importing.steps import CHECK, COLUMNS, FILE
from almere_roadmap.ui.screens.facts import FactsScreen
from almere_roadmap.ui.widgets.table import Table
from tests.intake.test_statline import WIDE
from tests.ui.importing import answered, brought, changes, choose, kept, settled, state
from tests.ui.rooms import sample_room, showing, told  # noqa: F401
from tests.ui.test_facts import show, texts
from tests.ui.test_window import opened, window  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return showing(qtbot, FactsScreen(sample_room))


def press(qtbot, page, words: str) -> None:
    """Walk with Tab to the button that says ``words`` and press it with the space bar."""
    for _step in range(60):
        here = page.window().focusWidget()
        assert here is not None, "the keyboard is nowhere"
        if isinstance(here, QPushButton) and words in here.text() and here.isEnabled():
            qtbot.keyClick(here, Qt.Key.Key_Space)
            return
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"no button {words} on the way")


def test_the_whole_wizard_goes_by_keyboard(qtbot, screen, qapp):
    qapp.clipboard().setText("naam\tkreet\tpersonen\nVaart\tAlmere\tveel\nLoods\tZeist\t4\n")
    show(qtbot, screen, "organisations")
    screen.setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = screen.importing
    settled(qtbot, page)
    assert page.step == CHECK
    press(qtbot, page, "Back to columns")
    assert page.step == COLUMNS
    choose(qtbot, page.columns_step.choices["kreet"], "place")
    settled(qtbot, page)
    assert page.focusWidget() is page.columns_step.choices["kreet"]
    press(qtbot, page, "Next: check")
    table = page.check.rejects.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.focusWidget() is page.check.rejects.value
    qtbot.keyClicks(page.check.rejects.value, "12")
    qtbot.keyClick(page.check.rejects.value, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert not page.check.rejects.isVisible()
    press(qtbot, page, "Keep 2 rows")
    qtbot.waitUntil(lambda: screen.importing is None)
    made = {o.name: o for o in screen.bridge.workshop.organisations.values()}
    assert (made["Vaart"].persons, made["Vaart"].place, made["Loods"].persons) == (12, "Almere", 4)


def test_a_proposal_is_taken_over_by_itself(qtbot, screen):
    page = brought(qtbot, screen, "naam\tpersonen\nVaart\t5-9\nLoods\t10-19\nKade\t3\n")
    rejects = page.check.rejects
    assert [line.proposed for line in rejects.lines] == ["7", "14"]
    rejects.table.setFocus()
    qtbot.keyClick(rejects.table, Qt.Key.Key_Down)
    qtbot.keyClick(rejects.table, Qt.Key.Key_Return)
    assert rejects.value.text() == "7"
    qtbot.keyClick(rejects.value, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert [line.value for line in rejects.lines] == ["10-19"]
    assert {row.values["name"]: row.values["persons"] for row in page.intake.rows} == {
        "Vaart": 7,
        "Kade": 3,
    }


def test_what_says_nothing_is_left_out_by_its_proposal(qtbot, screen):
    page = brought(qtbot, screen, "naam\tsbi\nVaart\t6201\nLoods\t4811\nKade\t4011\n")
    rejects = page.check.rejects
    assert [(line.value, line.proposed) for line in rejects.lines] == [("4811", ""), ("4011", "D")]
    rejects.table.setFocus()
    qtbot.keyClick(rejects.table, Qt.Key.Key_Down)
    qtbot.keyClick(rejects.table, Qt.Key.Key_Return)
    assert rejects.value.text() == ""
    qtbot.keyClick(rejects.value, Qt.Key.Key_Return)
    settled(qtbot, page)
    qtbot.mouseClick(rejects.repair, LEFT)
    settled(qtbot, page)
    told = {row.values["name"]: row.values.get("sector") for row in page.intake.rows}
    assert told == {"Vaart": "J", "Loods": None, "Kade": "D"}


def test_escape_leaves_with_nothing_kept(qtbot, screen):
    page = brought(qtbot, screen, "naam\tplaats\nVaart\tAlmere\n")
    before = screen.bridge.workshop
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert screen.importing is None and screen.bridge.workshop is before


def test_statline_wide_becomes_a_table_by_year(qtbot, screen, tmp_path):
    path = tmp_path / "statline.csv"
    path.write_text(WIDE, encoding="utf-8")
    page = brought(qtbot, screen, path)
    assert page.kind == "statistics" and "CBS" in page.file.why.text()
    answered(qtbot, page)
    assert page.check.card.fields["source"].text() == "CBS"
    kept(qtbot, screen)
    made = screen.bridge.workshop.datasets[screen.entry]
    table = screen.bridge.workshop.tables[made.digest]
    cells = {(o.row, o.column, o.year): o.value for o in table.observations}
    assert cells["C", "3-4", "2020"] == 86 and cells["A", "3-4", "2020"] is None


def test_the_shifted_table_6_is_explained_repaired_and_kept_twice(qtbot, screen):
    path = resource("data", "almere-2011", "table-6-printed.csv")
    page = brought(qtbot, screen, path)
    words = " ".join(texts(page))
    assert "The total of row Europa is 8, its cells add up to 13." in words
    assert "Move the columns one place to the left?" in words
    answered(qtbot, page)
    words = texts(page.check)
    assert "How the table was repaired" in words
    assert any(t.startswith("Europa × Moeder: 7 becomes 2.") for t in words)
    kept(qtbot, screen)
    printed, repaired = screen.page.panels
    assert repaired.dataset.status is Status.RECONSTRUCTED
    assert "add up" in repaired.check.text() and "not" not in repaired.check.text()
    assert "Europa 8, sum 13" in printed.check.text()
    screen.bridge.undo()
    assert printed.dataset.id not in screen.bridge.workshop.datasets


def test_short_heads_leave_room_for_the_names_of_rows(qtbot, screen):
    path = resource("data", "almere-2011", "table-6-printed.csv")
    page = brought(qtbot, screen, path)
    (table,) = page.check.findChildren(Table)
    heads = lambda: [column.title for column in table.sheet.columns]  # noqa: E731
    screen.resize(1900, 900)
    qtbot.waitUntil(lambda: "Toeleverancier" in heads())
    screen.resize(1150, 700)
    qtbot.waitUntil(lambda: "Toeleverancier" not in heads())
    assert table.columnWidth(0) >= 100


def test_jobs_are_checked_against_the_establishments_that_are_there(qtbot, screen, tmp_path):
    text = resource("data", "almere-2011", "table-2-jobs.csv").read_text(encoding="utf-8")
    path = tmp_path / "banen.csv"
    path.write_text(text.replace("194;225;224", "194;2;224"), encoding="utf-8")
    page = brought(qtbot, screen, path)
    words = "1 of 133 cells do not fit, such as Industrie × 2-4: 2 jobs in 85 establishments"
    assert any(t.startswith(words) for t in texts(page.check))


def test_a_file_that_is_refused_can_be_read_otherwise(qtbot, screen, tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text("naam|plaats\nVaart|Almere\n", encoding="utf-8")
    show(qtbot, screen, "organisations")
    screen.import_file(path)
    page = screen.importing
    settled(qtbot, page)
    box = page.file.recognised.boxes["separator"]
    if page.seen.refused is None:
        # Read as one column: its separator is said after all.
        page.go(FILE)
    assert page.step == FILE and box.isVisible()
    choose(qtbot, box, "|")
    settled(qtbot, page)
    assert page.seen.refused is None
    page.go(CHECK)
    kept(qtbot, screen)
    assert any(o.place == "Almere" and o.name == "Vaart"
               for o in screen.bridge.workshop.organisations.values())  # fmt: skip


def test_another_kind_that_cannot_be_is_refused_and_taken_back(qtbot, screen):
    page = brought(qtbot, screen, "naam\tplaats\nVaart\tAlmere\n")
    page.go(FILE)
    choose(qtbot, page.file.kinds, "indicators")
    page.file.kinds.setCurrentIndex(page.file.kinds.findData("statistics"))
    settled(qtbot, page)
    assert page.seen.refused is not None and page.step == FILE
    assert not page.next.isEnabled()
    page.file.kinds.setCurrentIndex(page.file.kinds.findData("organisations"))
    settled(qtbot, page)
    assert page.seen.refused is None and page.next.isEnabled()


def test_what_was_stated_survives_another_reading(qtbot, screen, tmp_path):
    path = tmp_path / "new.csv"
    path.write_text("sectie;klein;groot;totaal\nA;1;2;3\nB;4;5;9\n", encoding="utf-8")
    page = brought(qtbot, screen, path)
    for name, text in (("unit", "banen"), ("year", "2012"), ("note", "voorlopig")):
        state(qtbot, page, name, text)
    page.go(FILE)
    choose(qtbot, page.file.recognised.boxes["numbers"], "en")
    settled(qtbot, page)
    page.go(CHECK)
    assert page.check.card.fields["unit"].text() == "banen"
    kept(qtbot, screen)
    made = screen.bridge.workshop.datasets[screen.entry]
    assert (made.unit, made.year, made.note) == ("banen", "2012", "voorlopig")
    assert made.file == "new.csv" and len(made.file_hash) == 64


def test_the_title_decides_what_it_is_compared_with(qtbot, screen, tmp_path):
    path = tmp_path / "new.csv"
    path.write_text("sectie;klein;groot\nA;1;2\nB;4;5\n", encoding="utf-8")
    brought(qtbot, screen, path)
    kept(qtbot, screen)
    path.write_text("sectie;klein;groot\nA;1;2\nB;4;6\n", encoding="utf-8")
    page = brought(qtbot, screen, path)
    assert changes(page) == {"New": "0", "Changed": "1", "Gone": "0"}
    state(qtbot, page, "title", "Iets anders")
    assert changes(page) == {"New": "4", "Changed": "0", "Gone": "0"}


def test_rejected_rows_are_saved_as_a_list_without_formulas(qtbot, screen, tmp_path, monkeypatch):
    page = brought(qtbot, screen, "naam\tpersonen\nVaart\t=1+1\nLoods\t4\n")
    target = tmp_path / "rejected.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    heard = told(screen.bridge)
    qtbot.mouseClick(page.check.rejects.save, LEFT)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][:4] == ["2", "personen", "working persons", "'=1+1"]
    assert heard == [("good", "rejected.csv was saved")]


@pytest.mark.parametrize("kind", ["register", "organisations"])
def test_giving_up_while_it_is_written_leaves_nothing(qtbot, screen, tmp_path, kind):
    path = tmp_path / "lijst.csv"
    lines = (f"{n:08};Bedrijf {n};Almere;6201" for n in range(900))
    heads = "kvknummer;naam;plaats;sbi" if kind == "register" else "nr;naam;plaats;sector"
    path.write_text("\n".join([heads, *lines]), encoding="utf-8")
    document = screen.bridge.document
    page = brought(qtbot, screen, path)
    assert page.kind == kind
    answered(qtbot, page)
    before, latest = screen.bridge.workshop, document.latest
    qtbot.mouseClick(page.accept_button, LEFT)
    assert not page.accept_button.isVisible() and page.cancel.isEnabled()
    with qtbot.waitSignal(page.judged, timeout=20_000):
        qtbot.mouseClick(page.cancel, LEFT)
    assert screen.bridge.workshop == before and document.latest == latest
    assert page.step == CHECK and page.accept_button.isEnabled()
    kept(qtbot, screen)
    assert document.latest != latest


def test_a_remembered_mapping_is_told_only_of_an_earlier_file(qtbot, screen):
    cells = "naam\tkreet\nVaart\tAlmere\n"
    page = brought(qtbot, screen, cells)
    choose(qtbot, page.check.columns.choices["kreet"], "place")
    settled(qtbot, page)
    assert "remembered from last time" not in texts(page.check)
    kept(qtbot, screen)
    page = brought(qtbot, screen, cells.replace("Vaart", "Loods"))
    assert "remembered from last time" in texts(page.check)


def dropped(widget, data: QMimeData) -> bool:
    place, none = QPointF(400, 400), Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(400, 400), copy, data, LEFT, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(place, copy, data, LEFT, none))
    return enter.isAccepted()


def test_files_and_cells_are_dropped(qtbot, screen, tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text("naam;plaats\nVaart;Almere\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert dropped(screen, data)
    settled(qtbot, screen.importing)
    assert screen.importing.plan.name == "firms.csv"
    screen.importing.reject()
    cells, other = QMimeData(), QMimeData()
    cells.setText("naam\tplaats\nVaart\tAlmere\n")
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    assert not dropped(screen, other) and screen.importing is None
    assert dropped(screen, cells)
    settled(qtbot, screen.importing)
    assert screen.importing.kind == "organisations"


def test_the_import_survives_a_screen_that_is_built_anew(qtbot, screen):
    page = brought(qtbot, screen, "sectie\tklein\nA\t1\nB\t4\n")
    state(qtbot, page, "title", "Mijn cijfers")
    again = showing(qtbot, FactsScreen(screen.bridge))
    settled(qtbot, again.importing)
    assert again.importing.check.card.fields["title"].text() == "Mijn cijfers"


def test_a_file_dropped_on_any_screen_is_imported_in_facts(qtbot, opened, tmp_path):  # noqa: F811
    path = tmp_path / "firms.csv"
    path.write_text("naam;plaats\nVaart;Almere\n", encoding="utf-8")
    opened.show_screen("niches")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert dropped(opened, data)
    facts = opened.stack.currentWidget()
    assert opened.bridge.state["screen"] == "facts"
    settled(qtbot, facts.importing)
    assert facts.importing.plan.name == "firms.csv" and opened.inspector.isHidden()
