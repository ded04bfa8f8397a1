import tomllib

import pytest

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
