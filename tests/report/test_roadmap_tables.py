"""The tables behind contracts, hbo actions, matches and recommendations print what panels show."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from almere_roadmap.analysis.clusters.coverage import coverage
from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.networks.shortening import shortest_introductions
from almere_roadmap.analysis.roadmap import procurement
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import day, say, speaking
from almere_roadmap.report.blocks import Block, Paragraph, Picture
from almere_roadmap.report.edition import Chapter, Edition
from almere_roadmap.report.sections.actions import actions
from almere_roadmap.report.sections.contracts import contracts, told
from almere_roadmap.report.sections.hbo import hbo
from almere_roadmap.report.sections.matches import matches
from almere_roadmap.report.sections.network import network
from almere_roadmap.report.sections.planning import planning
from almere_roadmap.report.sections.recommendations import recommendations
from almere_roadmap.report.tables import Cell, Table
from almere_roadmap.report.text import plain
from almere_roadmap.ui.insight import between, joined
from tests.sample import workshop as sample

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def tables(chapter: Chapter | None) -> list[Table]:
    assert chapter is not None
    blocks: list[Block] = [block for sheet in chapter.sheets for block in sheet.blocks]
    return [block for block in blocks if isinstance(block, Table)]


def table(chapter: Chapter | None, words: str) -> Table:
    return next(t for t in tables(chapter) if words in plain(t.title))


def texts(row: object) -> list[str]:
    return [plain(c.words if isinstance(c, Cell) else c) for c in row.cells]  # type: ignore[attr-defined]


def edition() -> Edition:
    return Edition(sample(), TODAY)


def test_every_step_of_a_contract_has_the_day_of_the_panel() -> None:
    rows = {texts(r)[0]: texts(r) for r in table(planning(edition()), "Latest beginning").rows}
    steps = procurement.steps_of(sample(), sample().items["o2"])
    assert {day(step.begin) for step in steps} <= set(rows["O2"])
    # The market consultation of the first contract should have begun on 9 November.
    assert any("‡" in cell for cell in rows["O1"]) and not any("‡" in c for c in rows["O2"])


def test_the_money_by_year_adds_up_to_all_contracts() -> None:
    [row] = table(contracts(edition()), "worth by year").rows
    *years, together = (int(text.replace(",", "")) for text in texts(row)[1:])
    assert together == sum(c.value or 0 for c in sample().contracts.values())
    assert sum(years) == pytest.approx(together, abs=1000 * len(years))


def test_years_far_ahead_are_one_sum_and_nothing_is_lost() -> None:
    found = sample()
    long = replace(found.items["o2"], end="2051-12-31")
    found = found.with_records("items", {"o2": long})
    printed = table(contracts(Edition(found, TODAY)), "worth by year")
    assert plain(printed.columns[-2].title) == "from 2036" and len(printed.columns) == 12
    *years, together = (int(text.replace(",", "")) for text in texts(printed.rows[0])[1:])
    assert together == sum(c.value or 0 for c in found.contracts.values())
    assert sum(years) == pytest.approx(together, abs=1000 * len(years))


def test_a_niche_without_an_hbo_action_says_so() -> None:
    rows = {texts(r)[0]: texts(r) for r in table(contracts(edition()), "serves each").rows}
    assert rows["N6"][3] == "○ none yet"
    assert rows["N1"][2] == "O1, O3, O5"


def test_a_remark_prints_its_rule_its_source_and_what_to_change() -> None:
    from almere_roadmap.analysis.roadmap.contract_checks import warnings

    for problem in warnings(sample()):
        words = plain(told(problem))
        assert problem.remedy and say(problem.remedy) in words
        assert problem.source and cited(problem.source) in words


def test_the_instruments_in_use_print_what_they_ask() -> None:
    rows = {texts(r)[0]: texts(r) for r in table(planning(edition()), "instruments ask").rows}
    assert "€\u00a0300,000" in rows["RAAK-mkb"][-1] and "50\u00a0%" in rows["RAAK-mkb"][-1]
    assert rows["Minor"][2] == "6–9"
    assert table(hbo(edition()), "Students by semester").rows[-1].kind == "total"


def test_matches_print_the_shortest_ways() -> None:
    rows = [texts(r) for r in table(network(edition()), "shortens").rows]
    found = shortest_introductions(sample())
    assert [row[0] for row in rows] == [s.first.name for s in found]


def test_the_network_prints_what_experts_see_and_why_the_rest_is_not_there() -> None:
    chapter = network(edition())
    assert chapter is not None
    blocks = [block for sheet in chapter.sheets for block in sheet.blocks]
    printed = {plain(b.figure.title) for b in blocks if isinstance(b, Picture)}
    shown = (joined.brokers(sample()), between.roles(sample()), between.seats(sample()))
    refused = (joined.small(sample()), between.places(sample()))
    assert {found.title for found in shown} <= printed
    (told_why,) = (plain(b.words) for b in blocks if isinstance(b, Paragraph))
    assert all(found.refusal in told_why for found in refused)


def test_actions_print_the_slack_of_what_others_wait_for() -> None:
    rows = table(actions(edition()), "by date").rows
    second = {texts(r)[0]: plain(r.cells[-1].second) for r in rows}  # type: ignore[union-attr]
    assert "slack" in second["P5"] and second["P6"] == ""


def test_clusters_print_the_recommendations_that_nothing_follows() -> None:
    found = coverage(sample())
    assert found is not None
    rows = {
        texts(r)[0]: texts(r)[-1] for r in table(recommendations(edition()), "each cluster").rows
    }
    for place, cluster in enumerate(found.clusters):
        numbers = ", ".join(str(r.number) for r in found.open_in(place))
        assert rows[cluster.name] == (numbers or "–")


def test_an_empty_workshop_prints_none_of_it() -> None:
    bare = Edition(Workshop(), TODAY)
    assert [section(bare) for section in (contracts, hbo, matches, actions, recommendations)] == [
        None
    ] * 5
