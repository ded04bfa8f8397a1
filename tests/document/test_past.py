"""Any moment of the past, moments by name, and going back as a new step."""

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.history.returning import going_back
from almere_roadmap.verbs.moments import name_moment
from tests.document.test_document import firm, removed, renamed


def test_a_moment_can_be_named_looked_at_and_gone_back_to(document, path):
    document.perform(firm("A", "a"))
    document.perform(firm("B", "b"))
    then = document.workshop
    document.perform(name_moment(document.workshop, document.latest, "after lunch"))
    document.perform(renamed(document, "a", "Z"))
    document.perform(removed("b"))
    document.perform(firm("C", "c"))
    (moment,) = document.workshop.moments.values()
    assert document.at(moment.edit) == then
    back = document.perform(going_back(then, document.workshop, moment.name))
    assert back.label.params == {"name": "after lunch"}
    assert document.workshop.organisations == then.organisations
    assert document.workshop.moments == {moment.id: moment}
    assert len(document.history()) == 7
    document.undo()
    assert {o.name for o in document.workshop.organisations.values()} == {"Z", "C"}
    document.flush()
    assert check(path) == ()


def test_a_name_is_needed_and_taken_once(document):
    with pytest.raises(Declined, match="Nothing"):
        name_moment(document.workshop, document.latest, "x")
    edit = document.perform(firm("A"))
    with pytest.raises(InputError):
        name_moment(document.workshop, edit.id, "  ")
    document.perform(name_moment(document.workshop, edit.id, "x"))
    with pytest.raises(Declined, match="already"):
        name_moment(document.workshop, edit.id, " x ")


def test_before_a_merge_is_what_this_file_showed_then_whatever_arrived(document, tmp_path):
    document.perform(firm("A", "a"))
    copy = tmp_path / "copy.almere"
    document.save_copy(copy)
    with Document.open(copy) as other:
        other.perform(firm("Theirs"))
    for number in range(3):
        document.perform(firm(f"Mine {number}"))
    before, last = document.workshop, document.latest
    document.merge_from(copy)
    # By Lamport number their step comes before two of mine; here it came last.
    assert document.history()[-1].id == last
    assert document.timeline()[-1].id != last
    assert document.at(last) == before
    document.perform(going_back(document.at(last), document.workshop, "before the merge"))
    assert document.workshop.organisations == before.organisations


def test_what_is_not_on_disk_yet_comes_last(document, monkeypatch):
    monkeypatch.setattr(document._keeper, "keep", lambda step: None)
    edits = [document.perform(firm(name)) for name in "ABC"]
    assert document.timeline() == tuple(edits)
    assert len(document.at(edits[1].id).organisations) == 2
