"""The procedure planner: tried by hand, taken over as one step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from almere_roadmap.domain.words import Subject
from almere_roadmap.ui.planner.dialog import ProcedurePlanner
from almere_roadmap.ui.timeline.action_details import followed
from almere_roadmap.ui.timeline.item_details import ItemDetails
from almere_roadmap.verbs import roadmap, rule_changes
from tests.ui.rooms import sample_room, showing  # noqa: F401

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 25)


@pytest.fixture
def planner(qtbot, sample_room):  # noqa: F811
    made = ProcedurePlanner(None, sample_room, "o2", TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return showing(qtbot, made, (1320, 900))


def type_into(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def verdict(planner, code):
    return planner.procedures.rows[code].proposal.verdict


def test_a_year_and_a_term_make_the_value_and_the_value_the_procedure(qtbot, planner):
    assert verdict(planner, "multiple_quotation") == "no"
    type_into(qtbot, planner.form.per_year, "50000")
    type_into(qtbot, planner.form.term, "2 + 1 + 1")
    assert planner.trial.contract.value == 200_000
    assert verdict(planner, "multiple_quotation") == "fits"
    assert verdict(planner, "eu_open") == "possible"
    # Nothing is kept before it is taken over.
    assert planner.bridge.workshop.contracts["o2"].value == 218_000


def test_all_of_it_is_taken_over_in_one_step_and_undone_in_one(qtbot, planner):
    before = planner.bridge.workshop
    type_into(qtbot, planner.form.value, "180000")
    type_into(qtbot, planner.form.start, "1-9-2027")
    qtbot.mouseClick(planner.procedures.rows["multiple_quotation"], LEFT)
    qtbot.mouseClick(planner.take, LEFT)
    now = planner.bridge.workshop
    assert not planner.isVisible()
    assert (now.contracts["o2"].value, now.contracts["o2"].procedure) == (
        180_000,
        "multiple_quotation",
    )
    assert now.items["o2"].start == "2027-09-01"
    # 62 days later, the end too.
    assert now.items["o2"].end == "2031-08-31"
    planner.bridge.undo()
    assert planner.bridge.workshop.contracts["o2"] == before.contracts["o2"]
    assert planner.bridge.workshop.items["o2"] == before.items["o2"]


def test_cancel_keeps_nothing(qtbot, planner):
    before = planner.bridge.workshop
    type_into(qtbot, planner.form.value, "1")
    qtbot.mouseClick(planner.cancel, LEFT)
    assert planner.bridge.workshop is before and not planner.isVisible()


def test_the_kind_of_purchase_decides_which_threshold_holds(qtbot, planner):
    assert [t.amount for t in planner.trial.thresholds()] == [221_000, 216_000]
    qtbot.mouseClick(planner.form.subject._buttons["social_service"], LEFT)
    assert planner.trial.contract.subject is Subject.SOCIAL_SERVICE
    assert [t.amount for t in planner.trial.thresholds()] == [750_000, 750_000]
    assert verdict(planner, "multiple_quotation") == "fits"


def test_what_is_no_amount_or_date_is_told_and_put_back(qtbot, planner):
    type_into(qtbot, planner.form.value, "veel")
    assert "veel" in planner.late.text()
    assert planner.form.value.text().replace("\u00a0", " ") == "€ 218,000"
    type_into(qtbot, planner.form.start, "ooit")
    assert "ooit" in planner.late.text() and planner.trial.item.start == "2027-07-01"
    term = planner.form.term.text()
    type_into(qtbot, planner.form.term, "lang")
    assert "lang" in planner.late.text() and planner.form.term.text() == term


def test_a_rule_that_changes_underneath_is_followed(qtbot, planner):
    planner.bridge.attempt(
        rule_changes.change_rule,
        table="thresholds",
        row="decentral/service/2026-01-01",
        field="amount",
        value="220000",
    )
    assert verdict(planner, "multiple_quotation") == "fits"


def test_a_procedure_that_is_not_allowed_cannot_be_chosen(qtbot, planner):
    row = planner.procedures.rows["single_quotation"]
    assert not row.radio.isEnabled()
    qtbot.mouseClick(row, LEFT)
    assert planner.trial.contract.procedure == "eu_open"
    assert row.radio.accessibleDescription()


def test_the_panel_offers_the_procedure_that_fits_and_the_planner(qtbot, sample_room):  # noqa: F811
    sample_room.attempt(roadmap.edit_contract, "o2", procedure="multiple_quotation")
    panel = showing(qtbot, ItemDetails(sample_room, "o2"), (320, 1800))
    offered = {made.text(): made for made in panel.findChildren(QPushButton)}
    qtbot.mouseClick(offered["Planner"], LEFT)
    [opened] = [w for w in panel.children() if isinstance(w, ProcedurePlanner)]
    assert opened.isVisible()
    opened.close()
    qtbot.mouseClick(offered["European open procedure"], LEFT)
    assert sample_room.workshop.contracts["o2"].procedure == "eu_open"
    # The remark is gone, and with it the way out.
    left = [w for w in panel.findChildren(QPushButton) if w.isVisible()]
    assert "Planner" not in {w.text() for w in left}


def test_an_hbo_action_snaps_to_its_semester_in_one_step(qtbot, sample_room):  # noqa: F811
    sample_room.attempt(roadmap.schedule_item, "h2", start="2027-08-20", end="2028-01-10")
    panel = showing(qtbot, ItemDetails(sample_room, "h2"), (320, 1800))
    [snap] = [w for w in panel.findChildren(QPushButton) if "semester" in w.text()]
    qtbot.mouseClick(snap, LEFT)
    assert sample_room.workshop.items["h2"].start == "2027-09-01"
    assert sample_room.workshop.items["h2"].end == "2028-01-31"
    assert sample_room.workshop.hbo_actions["h2"].semester == "2027-S2"
    sample_room.undo()
    assert sample_room.workshop.items["h2"].start == "2027-08-20"


def test_an_action_has_a_kind_and_follows_a_recommendation(qtbot, sample_room):  # noqa: F811
    panel = showing(qtbot, ItemDetails(sample_room, "b4"), (320, 1800))
    kind = next(w for w in panel.findChildren(QComboBox) if w.accessibleName() == "Kind of action")
    place = kind.findData("matchmaking")
    kind.setCurrentIndex(place)
    kind.activated.emit(place)
    assert sample_room.workshop.items["b4"].form == "matchmaking"
    wanted = next(r.id for r in sample_room.workshop.recommendations.values() if r.number == 2)
    # What matchmaking usually follows (1, 2 and 5) comes first; 5 is followed already.
    free = [
        w
        for w in panel.findChildren(QComboBox)
        if w.findData(wanted) >= 0 and not w.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    ][-1]
    assert [free.itemText(n).split()[0] for n in (1, 2)] == ["1", "2"]
    free.activated.emit(free.findData(wanted))
    numbers = [r.number for r in followed(sample_room.workshop, "b4")]
    assert numbers == [2, 5]
