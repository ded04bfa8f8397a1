"""The pins and the recommendations as they are printed: the same words as on the screen."""

from dataclasses import replace
from datetime import date

import pytest

from almere_roadmap import i18n
from almere_roadmap.domain.entities import Link
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.printing import lay_out
from almere_roadmap.ui.insight.tabs import contents
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)


def printed(workshop, *sections, language="en"):
    pages = lay_out(workshop, Choice(language=language, sections=sections), today=TODAY)[0]
    return " ".join(mark.text for page in pages for mark in page.marks if hasattr(mark, "text"))


def pinned(*pairs):
    links = {
        f"e{n}": Link(
            id=f"e{n}", kind=LinkKind.EVIDENCE, origin=origin, target="figure:x", note=note
        )
        for n, (origin, note) in enumerate(pairs)
    }
    return replace(sample(), links={**sample().links, **links})


def test_pins_are_printed_under_what_they_are_pinned_to():
    niche = next(iter(sample().niches))
    said = printed(pinned((ABOUT_ID, "Suppliers are far."), (niche, "Care is large.")), "evidence")
    assert "Suppliers are far." in said and "Care is large." in said
    assert said.index("the outcome") < said.index("Suppliers are far.")


def test_without_pins_there_is_no_such_section():
    bare = replace(sample(), links={})
    assert "Pinned evidence" not in printed(bare, "evidence", "method")
    assert "Pinned evidence" not in printed(Workshop("w"), "evidence", "method")


@pytest.mark.parametrize(
    ("key", "tab", "section"),
    [
        ("figure:coverage", "recommendations", "recommendations"),
        ("figure:rings", "relations", "network"),
        ("figure:network", "networks", "network"),
    ],
)
def test_title_and_caveat_of_a_card_are_printed(key, tab, section):
    with i18n.speaking("en"):
        found = next(c for c in contents(tab, sample()) if c.key == key)
        said = "".join(printed(sample(), section).split())
    assert "".join(found.title.split()) in said
    limits = found.caveat if key != "figure:coverage" else ""
    assert "".join(limits.split()) in said
