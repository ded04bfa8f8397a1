import tomllib

import pytest

from almere_roadmap.document import samples
from almere_roadmap.document.templates import TEMPLATES
from almere_roadmap.domain.agenda import steps_of
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.errors import InputError
from almere_roadmap.resources import resource
from almere_roadmap.verbs.templates import fill
from tests.making import Journal


def empty():
    return tomllib.loads(resource("templates", "empty.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "home"), [("nl", "Thuis"), ("en", "Home")])
def test_the_empty_template_speaks_the_language_asked_for(language, home):
    journal = Journal()
    journal.perform(fill(journal.workshop, empty(), name="empty", language=language))
    workshop = journal.workshop
    assert ordered(workshop.areas.values())[0].name == home
    assert [layer.kind.value for layer in ordered(workshop.layers.values())] == [
        "trends",
        "contracts",
        "niches",
        "firms",
        "hbo",
        "conditions",
    ]
    assert sum(c.weight for c in workshop.criteria.values()) == 100
    assert len(journal.edits) == 1


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ({"planets": []}, "no such kind"),
        ({"niches": [{"id": "a", "colour": "red"}]}, "no such field"),
        ({"niches": [{"name": "a"}]}, "needs an id"),
        ({"niches": [{"id": "a", "cluster": "@clusters:Zorg"}]}, "not there"),
        ({"layers": [{"id": "a", "kind": "purple"}]}, "is not one of"),
    ],
)
def test_a_wrong_template_is_refused_in_words(template, words):
    with pytest.raises(InputError, match=words):
        fill(Journal().workshop, template, name="x", language="nl")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("template", "minutes"),
    [("one-day", [420]), ("half-day", [210]), ("four-half-days", [180] * 4)],
)
def test_a_prepared_agenda_takes_the_time_it_promises(template, minutes, language):
    journal = Journal()
    journal.perform(samples.fill_in(journal.workshop, template, language))
    workshop = journal.workshop
    agendas = [steps_of(workshop, s) for s in ordered(workshop.sessions.values())]
    assert [sum(step.minutes for step in steps) for steps in agendas] == minutes
    assert sum(len(steps) for steps in agendas) == len(workshop.agenda)
    assert len(workshop.begun_sessions) == 1 and workshop.last_session.id == "session-1"
    assert len(workshop.layers) == 6 and len(workshop.criteria) == 8 and not workshop.items


def test_the_words_of_a_template_say_what_is_in_it():
    known = {t.name: t.note.text for t in TEMPLATES}
    for template in ("one-day", "half-day"):
        workshop = samples.agenda_of(template, "en")
        steps = steps_of(workshop, workshop.last_session)
        assert f"{len(steps)} steps, {sum(s.minutes for s in steps)} min" in known[template]
        assert known[template].startswith(workshop.last_session.starts)
        assert not workshop.layers
