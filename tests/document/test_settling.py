"""Open lines in words, and choices that stick."""

import pytest

from almere_roadmap.document import settling
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.openlines import DELETION, VALUES
from almere_roadmap.document.settling import Both, has_variants, lines_foreseen, lines_of, settle
from almere_roadmap.domain.entities import Argument, Contract, Item, Niche
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import ALIVE, Draft, created
from almere_roadmap.i18n import speaking
from almere_roadmap.verbs.records import delete, edit


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture
def pair(tmp_path):
    """Two copies of a workshop with a contract and a niche: Eva's and Bo's."""
    mine, theirs = tmp_path / "mine.almere", tmp_path / "theirs.almere"
    things = (
        ("items", Item(id="i", kind=ItemKind.CONTRACT, code="O4", title="Gevels", start="2027-Q1")),
        ("contracts", Contract(id="i", value=4_850_000.0)),
        ("niches", Niche(id="n", code="N1", name="Renoveren", proposition="Hout")),
        ("arguments", Argument(id="a", niche="n", text="Vraag genoeg")),
    )
    with Document.create(mine, author="Eva") as eva:
        writes = tuple(w for kind, one in things for w in created(kind, one))
        eva.perform(Draft(Message("Began"), writes))
        eva.save_copy(theirs)
        with Document.open(theirs, author="Bo") as bo:
            yield eva, bo


def change(document, collection, row, **values):
    document.perform(edit(document.workshop, collection, row, **values))


def differ(eva, bo):
    change(eva, "contracts", "i", value=5_100_000.0)
    change(bo, "contracts", "i", value=5_450_000.0)
    bo.flush()


def test_a_difference_is_told_in_words_with_both_sides_and_what_was_before(pair):
    eva, bo = pair
    differ(eva, bo)
    foreseen = lines_foreseen(eva, eva.preview_merge(bo.path))
    assert lines_of(eva) == ()
    eva.merge_from(bo.path)
    (line,) = lines_of(eva)
    assert foreseen == (line,)
    assert (line.kind, line.key, line.field) == (VALUES, ("contracts", "i"), "value")
    assert line.title == "O4 Gevels" and line.what == "government contract · value"
    words = {choice.author: choice.words.replace("\u00a0", " ") for choice in line.choices}
    assert words == {"Eva": "€ 5,100,000", "Bo": "€ 5,450,000"}
    assert line.before.replace("\u00a0", " ") == "€ 4,850,000"
    assert [c.shown for c in line.choices].count(True) == 1
    assert "Eva wrote € 5,100,000" in line.sentence.replace("\u00a0", " ")


@pytest.mark.parametrize("chosen", [5_100_000.0, 5_450_000.0, 5_000_000.0])
def test_a_choice_sticks_and_old_copies_do_not_bring_the_line_back(pair, chosen):
    eva, bo = pair
    differ(eva, bo)
    eva.merge_from(bo.path)
    settle(eva, [(lines_of(eva)[0], chosen)])
    assert lines_of(eva) == () and eva.workshop.contracts["i"].value == chosen
    eva.flush()
    assert not eva.merge_from(bo.path)
    bo.merge_from(eva.path)
    assert lines_of(bo) == () and bo.workshop == eva.workshop
    assert check(eva.path) == check(bo.path) == ()


def test_a_line_stays_in_the_file_until_it_is_settled(pair, tmp_path):
    eva, bo = pair
    differ(eva, bo)
    eva.merge_from(bo.path)
    lines = lines_of(eva)
    eva.save_copy(tmp_path / "later.almere")
    with Document.open(tmp_path / "later.almere") as later:
        assert lines_of(later) == lines
        assert settle(later, [(lines[0], 1.0)]) is not None
        assert settle(later, [(lines[0], 2.0)]) is None


def dispute(eva, bo):
    """Eva deletes the niche, with its argument; Bo works on it."""
    eva.perform(delete(eva.workshop, "n"))
    change(bo, "niches", "n", proposition="Vlas")
    bo.flush()
    eva.merge_from(bo.path)
    (line,) = lines_of(eva)
    return line


def test_a_deletion_beside_an_edit_is_told_and_the_thing_is_kept(pair):
    eva, bo = pair
    line = dispute(eva, bo)
    assert line.kind == DELETION and eva.workshop.niches["n"].proposition == "Vlas"
    assert line.sentence == "Niche ‘N1 Renoveren’: deleted by Eva, edited by Bo"
    keep, gone = line.choices
    assert (keep.author, keep.value, keep.shown) == ("Bo", True, True)
    assert (gone.author, gone.value, gone.shown) == ("Eva", False, False)
    assert "proposition" in keep.words


def test_refusing_a_deletion_brings_back_what_went_along(pair):
    eva, bo = pair
    line = dispute(eva, bo)
    assert "a" not in eva.workshop.arguments
    settle(eva, [(line, True)])
    assert lines_of(eva) == () and "n" in eva.workshop.niches
    assert eva.workshop.arguments["a"].text == "Vraag genoeg"
    eva.flush()
    bo.merge_from(eva.path)
    assert lines_of(bo) == () and bo.workshop == eva.workshop


def test_confirming_a_deletion_deletes_in_every_copy(pair):
    eva, bo = pair
    settle(eva, [(dispute(eva, bo), False)])
    assert "n" not in eva.workshop.niches and lines_of(eva) == ()
    eva.flush()
    bo.merge_from(eva.path)
    assert "n" not in bo.workshop.niches and lines_of(bo) == ()


def test_several_choices_are_one_step_and_undone_as_one(pair):
    eva, bo = pair
    differ(eva, bo)
    change(eva, "items", "i", title="Gevels A")
    change(bo, "items", "i", title="Gevels B")
    bo.flush()
    eva.merge_from(bo.path)
    before = eva.workshop
    made = settle(eva, [(line, line.choices[-1].value) for line in lines_of(eva)])
    assert made.label == Message("Settled {count} choices", {"count": "2"})
    assert lines_of(eva) == ()
    eva.undo()
    assert eva.workshop == before


def test_both_sides_are_kept_in_a_variant_with_its_details(pair):
    eva, bo = pair
    differ(eva, bo)
    change(eva, "items", "i", start="2027-Q2")
    change(bo, "items", "i", start="2027-Q3")
    bo.flush()
    eva.merge_from(bo.path)
    lines, before = lines_of(eva), eva.workshop
    assert all(has_variants(line) for line in lines)
    mine = {"value": 5_100_000.0, "start": "2027-Q2"}
    settle(eva, [(line, Both(mine[line.field])) for line in lines])
    assert lines_of(eva) == ()
    (other,) = set(eva.workshop.items) - {"i"}
    old, new = eva.workshop.items["i"], eva.workshop.items[other]
    assert (old.start, old.code, old.title) == ("2027-Q2", "O4", "Gevels")
    assert (new.start, new.code, new.title) == ("2027-Q3", "O5", "Gevels (2)")
    assert eva.workshop.contracts["i"].value == 5_100_000.0
    assert eva.workshop.contracts[other].value == 5_450_000.0
    eva.flush()
    assert check(eva.path) == () and not eva.merge_from(bo.path)
    eva.undo()
    assert eva.workshop == before and lines_of(eva) == lines


def test_two_names_of_one_thing_become_two_things(pair):
    eva, bo = pair
    change(eva, "niches", "n", name="Zorg")
    change(bo, "niches", "n", name="Wonen")
    bo.flush()
    eva.merge_from(bo.path)
    (line,) = lines_of(eva)
    settle(eva, [(line, Both("Zorg"))])
    assert sorted((n.code, n.name) for n in eva.workshop.niches.values()) == [
        ("N1", "Zorg"),
        ("N2", "Wonen"),
    ]


def test_a_deletion_has_no_variant(pair):
    assert not has_variants(dispute(*pair))


def test_a_place_in_a_list_has_no_variant(pair):
    eva, bo = pair
    change(eva, "niches", "n", rank="b")
    change(bo, "niches", "n", rank="c")
    bo.flush()
    eva.merge_from(bo.path)
    (line,) = lines_of(eva)
    assert not has_variants(line)
    with pytest.raises(Declined):
        settle(eva, [(line, Both("b"))])


def test_undoing_a_choice_opens_its_line_again_as_it_was(pair):
    eva, bo = pair
    differ(eva, bo)
    eva.merge_from(bo.path)
    (line,) = lines_of(eva)
    for _ in range(3):
        settle(eva, [(line, line.choices[1].value)])
        assert lines_of(eva) == ()
        eva.undo()
        assert lines_of(eva) == (line,)
        eva.redo()
        assert lines_of(eva) == ()
        eva.undo()
        assert lines_of(eva) == (line,)
    eva.flush()
    assert check(eva.path) == ()
    bo.merge_from(eva.path)
    assert lines_of(bo) == (line,) and bo.workshop == eva.workshop
    settle(bo, [(line, 5_000_000.0)])
    bo.flush()
    eva.merge_from(bo.path)
    assert lines_of(eva) == () and eva.workshop.contracts["i"].value == 5_000_000.0


@pytest.mark.parametrize("keep", [True, False])
def test_undoing_what_was_chosen_about_a_deletion_opens_that_line_again(pair, keep):
    eva, bo = pair
    line, before = dispute(eva, bo), eva.workshop
    settle(eva, [(line, keep)])
    eva.undo()
    assert lines_of(eva) == (line,) and eva.workshop == before
    eva.redo()
    assert lines_of(eva) == () and ("n" in eva.workshop.niches) is keep
    eva.undo()
    eva.flush()
    assert check(eva.path) == ()
    with Document.open(eva.path, read_only=True) as later:
        assert lines_of(later) == (line,) and later.workshop == before


@pytest.mark.parametrize("keep", [True, False])
def test_a_choice_of_an_earlier_sitting_is_opened_again_from_the_history(pair, tmp_path, keep):
    eva, bo = pair
    dispute(eva, bo)
    change(eva, "contracts", "i", value=1.0)
    change(bo, "contracts", "i", value=2.0)
    bo.flush()
    eva.merge_from(bo.path)
    lines, before = lines_of(eva), eva.workshop
    made = settle(eva, [(lines[0], keep), (lines[1], lines[1].choices[1].value)])
    eva.save_copy(tmp_path / "later.almere")
    with Document.open(tmp_path / "later.almere", author="Cas") as later:
        later.revert(made.id)
        assert lines_of(later) == lines and later.workshop == before


@pytest.mark.parametrize("keep", [True, False])
def test_a_deletion_that_one_took_back_and_another_made_anew_is_one_line(pair, keep):
    eva, bo = pair
    eva.perform(delete(eva.workshop, "n"))
    eva.flush()
    bo.merge_from(eva.path)
    eva.undo()
    bo.undo()
    bo.perform(delete(bo.workshop, "n")) if "n" in bo.workshop.niches else None
    eva.flush()
    bo.merge_from(eva.path)
    for line in lines_of(bo):
        assert line.kind == DELETION
        settle(bo, [(line, keep)])
        assert ("n" in bo.workshop.niches) is keep
    assert lines_of(bo) == () and not [c for c in bo.conflicts if c.field == ALIVE]


def test_who_wrote_what_is_told_in_a_comparison(pair):
    from almere_roadmap.document.wording import sentences
    from almere_roadmap.history.diff import differences

    eva, bo = pair
    change(bo, "items", "i", start="2027-Q3")
    bo.flush()
    found = differences(eva.workshop, bo.workshop)
    by = settling.writers([bo.path], found)
    (words,) = [s for d in found for s in sentences(eva.workshop, bo.workshop, d, by)]
    assert words == "Government contract ‘O4 Gevels’ moved from Q1 2027 to Q3 2027 by Bo"
    with speaking("nl"):
        (words,) = [s for d in found for s in sentences(eva.workshop, bo.workshop, d, by)]
    assert words == "Overheidsopdracht ‘O4 Gevels’ is verplaatst van K1 2027 naar K3 2027 door Bo"


def test_a_step_says_what_it_did(pair):
    from almere_roadmap.document.wording import step_sentences

    eva, bo = pair
    settle(eva, [(dispute(eva, bo), True)])
    eva.perform(delete(eva.workshop, "n"))
    told = [list(step_sentences(eva.workshop, step)) for step in eva.timeline()]
    assert "Niche ‘Renoveren’ was added" in told[0]
    assert told[-2] == [
        "Niche was kept or brought back",
        "Argument ‘Vraag genoeg’ was kept or brought back",
    ]
    assert told[-1] == ["Niche was deleted", "Argument was deleted"]


def test_what_is_chosen_about_the_report_is_told_without_keys_and_letters(pair):
    from almere_roadmap.document.wording import sentences
    from almere_roadmap.history.diff import differences
    from almere_roadmap.verbs.about import dress_report

    eva, _bo = pair
    eva.perform(dress_report(eva.workshop, client="Almere"))
    before = eva.workshop
    chosen = {"status": "final", "logo": "iVBORw0KGgo=", "report_sections": ("facts", "summary")}
    eva.perform(dress_report(before, **chosen))
    found = differences(before, eva.workshop)
    told = [s.partition("’")[2] for d in found for s in sentences(before, eva.workshop, d)]
    assert sorted(told) == [
        ": logo was –, is now a picture",
        ": status was draft, is now final",
        ": the report has other sections, or another order of them",
    ]
