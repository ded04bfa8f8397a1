"""One interview is one step, whatever it brings."""

import pytest

from almere_roadmap.domain.entities import Area, Organisation, Profile
from almere_roadmap.domain.words import RelationKind
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
