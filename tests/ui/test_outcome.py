"""The Outcome screen: notes typed and edited in place, the report previewed and written."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.report.choice import Choice, Document, Paper
from almere_roadmap.ui import dates
from almere_roadmap.ui.outcome import places, printing
from almere_roadmap.ui.screens.outcome import OutcomeScreen
from almere_roadmap.ui.tasks import Job
from almere_roadmap.verbs.about import open_session
from almere_roadmap.verbs.notes import add_note, mark, pin
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, empty_room):  # noqa: F811
    return showing(qtbot, OutcomeScreen(empty_room), (1600, 900))


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)
    # An editor in a table closes with the next turn of the event loop.
    QApplication.processEvents()


def note(screen):
    [found] = screen.bridge.workshop.notes.values()
    return found


def test_a_decision_is_added_with_enter_and_the_line_waits_for_the_next(qtbot, screen):
    screen.decisions.start()
    for text in ("Remote care goes first", "Second"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(qtbot, ENTER)
    notes = screen.bridge.workshop.notes.values()
    assert [(n.kind, n.text) for n in notes] == [
        (NoteKind.DECISION, "Remote care goes first"),
        (NoteKind.DECISION, "Second"),
    ]
    assert screen.decisions.fields["text"].hasFocus()


def test_a_commitment_has_owner_day_and_first_step(qtbot, screen):
    values = {
        "text": "Publish the market consultation",
        "owner": "purchaser",
        "due": "7-12-2026",
        "first_step": "draft to three firms",
    }
    for name, text in values.items():
        qtbot.keyClicks(screen.commitments.fields[name], text)
    qtbot.keyClick(screen.commitments.fields["first_step"], ENTER)
    found = note(screen)
    assert (found.kind, found.owner, found.due) == (
        NoteKind.COMMITMENT,
        "purchaser",
        "2026-12-07",
    )
    assert found.first_step == "draft to three firms"


def test_a_day_that_is_none_is_refused_and_what_was_typed_stays(qtbot, screen):
    heard = told(screen.bridge)
    qtbot.keyClicks(screen.commitments.fields["text"], "Call them")
    qtbot.keyClicks(screen.commitments.fields["due"], "one day")
    qtbot.keyClick(screen.commitments.fields["due"], ENTER)
    assert not screen.bridge.workshop.notes
    assert screen.commitments.fields["text"].text() == "Call them"
    assert [kind for kind, _words in heard] == ["warn"]


def commitment(screen, **values):
    made = screen.bridge.attempt(add_note, kind=NoteKind.COMMITMENT, text="Call", **values)
    return made.changes[0].row


def test_a_cell_is_edited_in_place(qtbot, screen):
    row = commitment(screen)
    table = screen.commitments.table
    assert "1 without an owner" in screen.commitments.count.text()
    table.setFocus()
    table.setCurrentIndex(table.notes.index(0, 1))
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "lector")
    press(qtbot, ENTER)
    assert screen.bridge.workshop.notes[row].owner == "lector"
    assert screen.commitments.count.text() == "1"


def test_a_commitment_is_marked_and_deleted_by_keyboard(qtbot, screen):
    row = commitment(screen)
    table = screen.commitments.table
    table.setFocus()
    table.setCurrentIndex(table.notes.index(0, 0))
    for progress in ("under_way", "done", "dropped", "open"):
        press(qtbot, Qt.Key.Key_Space)
        assert screen.bridge.workshop.notes[row].progress == progress
    table.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert not screen.bridge.workshop.notes


def test_the_sign_of_a_note_offers_how_far_it_may_be(qtbot, screen):
    row = commitment(screen)
    table = screen.commitments.table
    place = table.visualRect(table.notes.index(0, 0)).center()
    place.setX(table.visualRect(table.notes.index(0, 0)).left() + 12)
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    entries = {entry.text(): entry for entry in table.menu.actions()}
    assert list(entries) == ["Open", "Under way", "Done", "Dropped"]
    entries["Under way"].trigger()
    assert screen.bridge.workshop.notes[row].progress is Progress.UNDER_WAY
    screen.bridge.undo()
    assert screen.bridge.workshop.notes[row].progress is Progress.OPEN


def test_a_new_session_opens_with_what_the_last_one_left(qtbot, screen):
    bridge = screen.bridge
    first = bridge.attempt(open_session, name="First", date="2026-10-08").changes[0].row
    kept, settled = commitment(screen, owner="lector"), commitment(screen)
    bridge.attempt(mark, settled, Progress.DONE)
    assert bridge.workshop.notes[kept].session == first
    assert not screen.earlier.isVisible()
    bridge.attempt(open_session, name="Second", date="2026-11-22")
    assert screen.earlier.isVisible() and not screen.decisions.isVisible()
    listed = screen.earlier.table.notes
    assert [n.id for n in listed.notes] == [kept, settled]
    assert screen.earlier.count.text() == "1 of 2 open"
    assert [listed.value(listed.index(row, 3)) for row in (0, 1)] == ["open", "done"]
    qtbot.mouseClick(screen.views._buttons["agreed"], LEFT)
    bridge.attempt(open_session, name="Third", date="2026-12-22")
    assert screen.earlier.isVisible() and screen.views.current == "earlier"
    qtbot.mouseClick(screen.views._buttons["agreed"], LEFT)
    new = commitment(screen)
    assert screen.decisions.isVisible()
    assert bridge.document.session == bridge.workshop.notes[new].session != first


def test_minority_views_and_the_parking_lot_have_views_of_their_own(qtbot, screen):
    qtbot.mouseClick(screen.views._buttons["minority"], LEFT)
    assert screen.minority.isVisible() and not screen.decisions.isVisible()
    qtbot.keyClicks(screen.minority.fields["text"], "two firms disagree")
    qtbot.keyClick(screen.minority.fields["text"], ENTER)
    qtbot.mouseClick(screen.views._buttons["parking"], LEFT)
    qtbot.keyClicks(screen.parking.fields["text"], "who owns the data?")
    qtbot.keyClick(screen.parking.fields["text"], ENTER)
    kinds = [n.kind for n in screen.bridge.workshop.notes.values()]
    assert kinds == [NoteKind.MINORITY, NoteKind.PARKING]


def test_a_click_on_what_a_note_is_about_selects_it(qtbot, screen):
    chain = next(iter(screen.bridge.workshop.chains))
    commitment(screen, about=chain)
    table = screen.commitments.table
    place = table.visualRect(table.notes.index(0, 4)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert screen.bridge.selection == chain


def test_pinned_evidence_shows_and_is_taken_off(qtbot, screen):
    screen.bridge.attempt(pin, evidence="figure:sectors", note="A third of the jobs")
    assert screen.evidence.isVisible() and screen.evidence.count == 1
    [off] = [b for b in screen.evidence.findChildren(object) if _is_remover(b)]
    qtbot.mouseClick(off, LEFT)
    assert not screen.bridge.workshop.links


def _is_remover(widget):
    return getattr(widget, "accessibleName", str)() == "Remove A third of the jobs"


def _report_on(qtbot, bridge):
    made = showing(qtbot, OutcomeScreen(bridge), (1600, 900))
    qtbot.waitUntil(lambda: bool(made.report.preview.pages), timeout=60_000)
    # Until the test is over somebody must hold the screen.
    yield made.report


@pytest.fixture
def full_report(qtbot, sample_room):  # noqa: F811
    yield from _report_on(qtbot, sample_room)


@pytest.fixture
def report(qtbot, empty_room):  # noqa: F811
    empty_room.attempt(add_note, kind=NoteKind.DECISION, text="Remote care goes first")
    yield from _report_on(qtbot, empty_room)


def test_the_preview_shows_the_pages_of_the_report(qtbot, full_report):
    count = len(full_report.preview.pages)
    assert count >= 8
    assert f"{count} pages" in full_report.count.text()
    full_report.preview.setFocus()
    qtbot.keyClick(full_report.preview, Qt.Key.Key_End)
    assert full_report.preview.at == count - 1
    assert not full_report.preview.next.isEnabled()
    words = {m.text for m in full_report.preview.sheet.page.marks if hasattr(m, "text")}
    assert any(str(count) in text for text in words)


def test_a_section_leads_to_its_page(full_report):
    rows = range(full_report.sections.count())
    pages = [full_report.sections.item(row).data(Qt.ItemDataRole.UserRole + 1) for row in rows]
    # Sections with detail are not chosen at first and have no page.
    last = max(row for row in rows if pages[row] is not None)
    full_report.sections.setCurrentRow(last)
    assert full_report.preview.at == pages[last] > 0


def test_make_pdf_writes_the_file_that_was_asked_for(qtbot, report, tmp_path, monkeypatch):
    target, shown = tmp_path / "out", []
    _answer(monkeypatch, target)
    monkeypatch.setattr(places, "open_folder", shown.append)
    qtbot.mouseClick(report.make, LEFT)
    assert report.stop.isVisible() and not report.make.isVisible()
    qtbot.waitUntil(lambda: report.make.isVisible(), timeout=60_000)
    path = target.with_name("out.pdf")
    assert shown == [path]
    assert len(PdfReader(path).pages) == len(report.preview.pages)


def test_cancelling_leaves_no_file(qtbot, full_report, tmp_path, monkeypatch):
    target = tmp_path / "out.pdf"
    _answer(monkeypatch, target)
    monkeypatch.setattr(places, "open_folder", lambda path: pytest.fail(f"opened {path}"))
    qtbot.mouseClick(full_report.make, LEFT)
    qtbot.mouseClick(full_report.stop, LEFT)
    qtbot.waitUntil(lambda: full_report.make.isVisible(), timeout=60_000)
    assert not target.exists()


def test_thinking_better_of_it_writes_nothing(qtbot, report, monkeypatch):
    _answer(monkeypatch, "")
    qtbot.mouseClick(report.make, LEFT)
    assert report.make.isVisible()


def test_a_disk_that_refuses_is_told(qtbot, report, tmp_path, monkeypatch):
    heard = told(report.bridge)
    _answer(monkeypatch, tmp_path / "gone" / "out.pdf")
    qtbot.mouseClick(report.make, LEFT)
    qtbot.waitUntil(lambda: report.make.isVisible(), timeout=60_000)
    assert [kind for kind, _words in heard] == ["bad"]


def _answer(monkeypatch, path: Path | str):
    answer = lambda *_args: (str(path), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def test_a_nameless_report_is_laid_out_anew(qtbot, report):
    with qtbot.waitSignal(report.preview.turned, timeout=60_000):
        qtbot.mouseClick(report.nameless, LEFT, pos=QPoint(8, 8))
    assert report.choosing.choice.anonymous


def test_exports_are_written_by_the_ending(qtbot, report, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "open_folder", lambda path: None)
    for button in report.exports:
        suffix = button.property("suffix")
        target = tmp_path / f"out{suffix}"
        _answer(monkeypatch, target)
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda: report.make.isVisible(), timeout=60_000)
        assert target.stat().st_size > 50


def test_a_cancelled_job_says_nothing(qtbot, empty_room):  # noqa: F811
    heard = []
    job = Job(empty_room.tasks, lambda go_on: [go_on(0.5) for _ in range(3)])
    job.done.connect(heard.append)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        pass
    assert heard == []


def laid_out(qtbot, view, act):
    """Do something and wait for the pages that follow from it."""
    with qtbot.waitSignal(view.preview.turned, timeout=60_000):
        act()


def test_a_section_is_left_out_moved_and_brought_back_by_key(qtbot, full_report):
    bridge, sections = full_report.bridge, full_report.sections
    before, names = sections.chosen, [sections.item(n).text() for n in range(3)]
    assert names == ["Summary", "Participants", "Facts"]
    sections.setFocus()
    sections.setCurrentRow(0)
    laid_out(qtbot, full_report, lambda: qtbot.keyClick(sections, Qt.Key.Key_Space))
    assert bridge.workshop.about.report_sections == before[1:]
    assert full_report.preview.pages
    assert sections.item(sections.count() - 1).text() != "Facts"
    place = [sections.item(n).text() for n in range(sections.count())].index("Facts")
    sections.setCurrentRow(place)
    alt = Qt.KeyboardModifier.AltModifier
    laid_out(qtbot, full_report, lambda: qtbot.keyClick(sections, Qt.Key.Key_Up, alt))
    assert bridge.workshop.about.report_sections[:2] == ("facts", "participants")
    assert sections.currentItem().text() == "Facts"
    assert full_report.preview.at == sections.page_here == 1
    for _step in range(4):
        laid_out(qtbot, full_report, lambda: qtbot.keyClick(sections, Qt.Key.Key_Down, alt))
    assert sections.currentItem().text() == "Facts"
    assert full_report.preview.at == sections.page_here > 1
    for _step in range(5):
        bridge.undo()
    bridge.undo()
    assert bridge.workshop.about.report_sections == ()


def test_a_section_without_content_is_named(full_report):
    assert "Participants" in full_report.left_out.text()
    item = full_report.sections.item(1)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Participants, nothing to show yet"


def test_the_last_section_cannot_be_left_out(qtbot, full_report):
    heard = told(full_report.bridge)
    full_report.choosing.keep(report_sections=("facts",))
    laid_out(qtbot, full_report, full_report.view.lay_out)
    assert full_report.sections.chosen == ("facts",)
    full_report.sections.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert heard[-1] == ("warn", "A report has at least one section.")
    assert full_report.bridge.workshop.about.report_sections == ("facts",)


@pytest.fixture
def dialog(qtbot, full_report):
    full_report.choose()
    made = full_report.dialog
    qtbot.waitUntil(lambda: bool(made.view.preview.pages), timeout=60_000)
    yield made
    if isValid(made):
        made.close()


def test_the_dialog_previews_note_and_poster(qtbot, dialog):
    view = dialog.view
    for document, pages in ((Document.NOTE, 2), (Document.POSTER, 1)):
        button = dialog.documents._buttons[document]
        laid_out(qtbot, view, lambda: qtbot.mouseClick(button, LEFT))  # noqa: B023
        assert len(view.preview.pages) == pages
        assert not view.sections.isVisible()
    assert dialog.paper.isVisible() and "A3" in view.count.text()
    assert dialog.choosing.choice.paper is Paper.A3


def test_client_status_and_logo_are_kept_in_the_workshop(qtbot, dialog, tmp_path, monkeypatch):
    bridge = dialog.bridge
    dialog.client.selectAll()
    qtbot.keyClicks(dialog.client, "Firma <b>X</b> & Zn")
    qtbot.keyClick(dialog.client, ENTER)
    qtbot.mouseClick(dialog.status._buttons["final"], LEFT)
    assert bridge.workshop.about.client == "Firma <b>X</b> & Zn"
    assert bridge.workshop.about.status == "final"
    picture = QImage(3000, 1500, QImage.Format.Format_RGB32)
    picture.fill(0xFF2F6DB5)
    picture.save(str(tmp_path / "logo.png"))
    answer = lambda *_args: (str(tmp_path / "logo.png"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    with qtbot.waitSignal(bridge.changed, timeout=60_000):
        qtbot.mouseClick(dialog.choose_logo, LEFT)
    logo = QImage.fromData(dialog.choosing.choice.logo)
    assert (logo.width(), logo.height()) == (660, 330)
    laid_out(qtbot, dialog.view, dialog.view.lay_out)
    dialog.view.preview.turn(0)
    assert dialog.view.preview.sheet.logo is not None
    dialog.choosing.take(anonymous=True)
    assert dialog.choosing.choice.logo == b""
    for _step in range(3):
        bridge.undo()
    assert (bridge.workshop.about.logo, bridge.workshop.about.status) == ("", "concept")


def test_the_dialog_writes_other_formats_of_what_is_chosen(
    qtbot, dialog, full_report, tmp_path, monkeypatch
):
    monkeypatch.setattr(places, "open_folder", lambda path: None)
    target = tmp_path / "out.ics"
    _answer(monkeypatch, target)
    dialog.choosing.take(anonymous=True)
    laid_out(qtbot, dialog.view, lambda: qtbot.mouseClick(dialog.formats[".ics"], LEFT))
    assert dialog.make.text() == "Make ICS" and not target.exists()
    qtbot.mouseClick(dialog.make, LEFT)
    qtbot.waitUntil(target.exists, timeout=60_000)
    qtbot.waitUntil(lambda: full_report.make.isVisible(), timeout=60_000)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_dialog_shows_what_each_format_will_hold(qtbot, dialog):
    view, workshop = dialog.view, dialog.bridge.workshop
    for suffix, button in dialog.formats.items():
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda: bool(view.preview.pages), timeout=60_000)
        rows = view.parts.sheet.rows
        assert len(rows) == len(view.preview.pages) and view.parts.isVisible()
        assert dialog.make.text() == f"Make {button.text()}" and button.isChecked()
        assert not view.sections.isVisible() and dialog.documents.current == ""
        held = {row.cells[0].text: row.cells[1].text for row in rows}
        if suffix == ".xlsx":
            assert held["niches"] == f"{len(workshop.niches)} rows"
        if suffix == ".pptx":
            assert {n.name for n in workshop.niches.values()} <= {k.partition(" ")[2] for k in held}
            view.parts.setFocus()
            qtbot.keyClick(view.parts, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            assert view.preview.at == len(rows) - 1
    shown = list(view.preview.pages)
    qtbot.mouseClick(dialog.documents._buttons[Document.REPORT], LEFT)
    qtbot.waitUntil(lambda: view.preview.pages != shown, timeout=60_000)
    assert dialog.documents.current == Document.REPORT
    assert view.sections.isVisible() and dialog.make.text() == "Make PDF"


def test_a_logo_that_is_none_is_refused_in_a_sentence(qtbot, dialog, tmp_path, monkeypatch):
    heard = told(dialog.bridge)
    (tmp_path / "x.png").write_bytes(b"not a picture")
    answer = lambda *_args: (str(tmp_path / "x.png"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    with qtbot.waitSignal(dialog.bridge.told, timeout=60_000):
        qtbot.mouseClick(dialog.choose_logo, LEFT)
    assert heard[0][0] == "bad" and "x.png" in heard[0][1]
    assert dialog.bridge.workshop.about.logo == ""


def test_pages_speak_the_language_that_was_chosen(sample_room):  # noqa: F811
    workshop = sample_room.workshop
    pages = {
        spoken: printing.pages(workshop, Choice(language=spoken), lambda _share: True)
        for spoken in ("nl", "en")
    }
    for spoken, written in (("nl", "13.539"), ("en", "13,539")):
        marks = (m for figure in pages[spoken].figures for m in figure.marks)
        assert any(written in getattr(m, "text", "") for m in marks)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Groei in Almere", "Groei in Almere.pdf"),
        ("../../x", "x.pdf"),
        ("CON", "Workshop.pdf"),
        ("a:b\\c/d?", "a b c d.pdf"),
        ("naam.", "naam.pdf"),
        ("\u202egpj", "gpj.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
        ("", "Workshop.pdf"),
    ],
)
def test_a_file_name_is_legal_everywhere(title, name):
    assert places.file_name(title, ".pdf") == name


def test_a_dutch_date_is_read():
    assert dates.typed("7-12-2026") == "2026-12-07"
    assert dates.typed("2026-Q2") == "2026-Q2"
