"""One interview is one step, whatever it brings."""

import pytest

from almere_roadmap.domain.entities import Area, Organisation, Profile
from almere_roadmap.domain.words import Refusal, RelationKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.replay import Heads, Stamp, stamp, update
from almere_roadmap.verbs.interviews import Partner, anonymous_name, record_interview

AREAS = {
    "home": Area(id="home", name="Almere", rank="a"),
    "north": Area(id="north", name="Noordvleugel", regions=("Amsterdam",), rank="b"),
}


def after(workshop, draft, heads=None):
    heads = heads or Heads()
    edit = stamp(draft, heads, Stamp("e", "", "2026-01-01T00:00:00"))
    return update(workshop, heads, heads.apply(edit))


def interview(workshop, name="Vaart", **answers):
    firm = Organisation(id="", name=name, persons=12)
    partners = (Partner(RelationKind.CUSTOMER, "Amsterdam", "us"),)
    return record_interview(workshop, firm, Profile(id="", **answers), partners)


def test_firm_profile_and_partners_are_one_step():
    start = Workshop("d", areas=AREAS)
    draft = interview(start, turnover=(12, 34, 27, 28), customers=19, wishes="minder regels")
    done = after(start, draft)
    (firm,), (profile,), (relation,) = (
        done.organisations.values(),
        done.profiles.values(),
        done.relations.values(),
    )
    assert (firm.name, firm.persons) == ("Vaart", 12)
    assert profile.organisation == relation.organisation == firm.id
    assert profile.customers == 19 and sum(profile.turnover) == 101
    assert (relation.area, relation.region, relation.leads) == ("north", "Amsterdam", "us")


def test_a_second_interview_replaces_the_first_and_silence_changes_nothing():
    start, heads = Workshop("d", areas=AREAS), Heads()
    once = after(start, interview(start, customers=19), heads)
    firm = Organisation(id="", name="vaart")
    again = record_interview(once, firm, Profile(id="", customers=20))
    twice = after(once, again, heads)
    (kept,) = twice.organisations.values()
    (profile,) = twice.profiles.values()
    assert kept.persons == 12 and profile.customers == 20


def test_partners_told_of_again_are_not_counted_twice():
    """Two customers in Amsterdam are two; the same two in a second interview are still two."""
    heads, firm = Heads(), Organisation(id="", name="Vaart")
    customer = Partner(RelationKind.CUSTOMER, "Amsterdam", "us")
    supplier = Partner(RelationKind.SUPPLIER, "Almere", "them")
    start = Workshop("d", areas=AREAS)
    once = after(start, record_interview(start, firm, Profile(id=""), [customer] * 2), heads)
    assert len(once.relations) == 2
    again = record_interview(once, firm, Profile(id=""), [customer, customer, supplier])
    kinds = [r.kind for r in after(once, again, heads).relations.values()]
    assert sorted(kinds) == sorted([RelationKind.CUSTOMER] * 2 + [RelationKind.SUPPLIER])


def test_a_firm_without_a_name_gets_a_number():
    start = Workshop("d", areas=AREAS)
    done = after(start, interview(start, name=" "))
    assert [o.name for o in done.organisations.values()] == ["Bedrijf 01"]
    assert anonymous_name(done) == "Bedrijf 02"


@pytest.mark.parametrize("shares", [(50, 30, 10, 5), (60, 40, 2, 0)])
def test_shares_that_are_no_whole_are_refused(shares):
    with pytest.raises(Declined, match="add up"):
        interview(Workshop("d", areas=AREAS), turnover=shares)


def test_what_is_known_of_a_firm_is_kept_where_an_answer_is_not_given():
    start, heads = Workshop("d", areas=AREAS), Heads()
    once = after(start, interview(start, customers=19, wishes="minder regels"), heads)
    twice = after(once, interview(once, suppliers=9), heads)
    (profile,) = twice.profiles.values()
    assert (profile.customers, profile.suppliers, profile.wishes) == (19, 9, "minder regels")


def test_a_profile_that_was_read_first_stands_as_it_is_told():
    """Emptied answers are gone, a partner is corrected in place and one taken out is deleted."""
    start, heads = Workshop("d", areas=AREAS), Heads()
    two = (Partner(RelationKind.CUSTOMER, "Amsterdam"), Partner(RelationKind.SUPPLIER, "Almere"))
    firm, told = Organisation(id="", name="Vaart", persons=12), Profile(id="", customers=19)
    once = after(start, record_interview(start, firm, told, two), heads)
    (known,), (profile,) = once.organisations.values(), once.profiles.values()
    first, second = (r.id for r in once.relations.values())
    moved = Partner(RelationKind.DEALER, "Zaandam", area="north", relation=first)
    read = Profile(id=profile.id, suppliers=9)
    corrected = Organisation(id=known.id, name="Vaart", persons=None)
    draft = record_interview(once, corrected, read, (moved,), gone=(second,))
    done = after(once, draft, heads)
    (profile,), (relation,) = done.profiles.values(), done.relations.values()
    assert (profile.customers, profile.suppliers) == (None, 9)
    assert (relation.id, relation.kind, relation.region) == (first, RelationKind.DEALER, "Zaandam")
    assert relation.area == "north" and done.organisations[known.id].persons is None


def test_a_refusal_is_an_interview_without_answers():
    start = Workshop("d", areas=AREAS)
    firm, no = Organisation(id="", name="Vaart"), Profile(id="", refusal=Refusal.TIRED)
    done = after(start, record_interview(start, firm, no))
    assert [p.refusal for p in done.profiles.values()] == [Refusal.TIRED]
    with pytest.raises(Declined, match="refused gave no answers"):
        record_interview(start, firm, Profile(id="", refusal=Refusal.BUSY, customers=4))


def test_a_firm_that_answered_earlier_does_not_become_one_that_refused():
    start, heads = Workshop("d", areas=AREAS), Heads()
    once = after(start, interview(start, customers=19), heads)
    with pytest.raises(Declined, match="refused gave no answers"):
        record_interview(
            once, Organisation(id="", name="Vaart"), Profile(id="", refusal=Refusal.BUSY)
        )


def test_an_interview_does_not_move_a_known_firm():
    elsewhere = Organisation(id="o", name="Vaart", area="north", place="Amsterdam")
    start = Workshop("d", areas=AREAS, organisations={"o": elsewhere})
    firm = Organisation(id="", name="vaart", area="home", persons=4)
    draft = record_interview(start, firm, Profile(id=""))
    assert {w.field for w in draft.writes if w.collection == "organisations"} == {"persons"}
