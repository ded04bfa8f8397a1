"""Every drawer with nothing, one and forty of everything, and nasty names, at several widths."""

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.choosing import scoring, voting
from almere_roadmap.analysis.choosing.portfolio import Spot
from almere_roadmap.analysis.economy import profile
from almere_roadmap.analysis.economy import specialisation as quotients
from almere_roadmap.analysis.economy.profile import SectorProfile, SectorRow
from almere_roadmap.analysis.economy.specialisation import Quotient
from almere_roadmap.analysis.firms import orientation
from almere_roadmap.analysis.networks import network, relations
from almere_roadmap.analysis.networks.network import FocusLevel
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.portfolio import portfolio
from almere_roadmap.figures.choosing.scores import group_spread, score_table
from almere_roadmap.figures.choosing.votes import dot_rows
from almere_roadmap.figures.insight.charts import quotient_chart
from almere_roadmap.figures.insight.matrix import relation_matrix
from almere_roadmap.figures.insight.networks import networks_by_focus
from almere_roadmap.figures.insight.orientation import orientation_chart
from almere_roadmap.figures.insight.profile import sector_profile, share_chart
from almere_roadmap.figures.insight.rings import ring_map
from almere_roadmap.figures.marks import Text
from tests import sample
from tests.figures.sheet import check
from tests.figures.worlds import named, niche_world, relation_world

COUNTS = [0, 1, 5, 40]
WIDTHS = [83.0, 95.0, 170.0]
WEIGHTS = (0.0, 100 / 3, 200 / 3, 100.0)


def sectors(count: int, nasty: bool) -> SectorProfile:
    rows = tuple(
        SectorRow(
            chr(65 + n % 26) * (1 + n // 26),
            name,
            10.0 * n,
            1e5 / (n + 1),
            (1e5 / (n + 1), 0, 0, 0, 7.0 * n),
            n,
        )
        for n, name in enumerate(named(count, nasty))
    )
    return SectorProfile(rows, 10.0 * count**2, 3e5, 75, "Bron", "2009", Status.PRINTED)


def lollipops(count: int, nasty: bool) -> list[Quotient]:
    return [
        Quotient(
            f"q{n}", f"i{n}", name, 0.3 * n, "Bron", Status.COMPUTED, "let op" if n % 2 else ""
        )
        for n, name in enumerate(named(count, nasty))
    ]


def spots(count: int, nasty: bool) -> list[Spot]:
    return [
        Spot(f"n{n}", f"N{n}", name, 1 + n * 7 % 40 / 10, 1 + n * 3 % 41 / 10, n)
        for n, name in enumerate(named(count, nasty))
    ]


def drawn(count: int, nasty: bool, width: float):
    related, niches = relation_world(count, nasty=nasty), niche_world(count, nasty=nasty)
    if count:
        yield sector_profile(sectors(count, nasty), width)
        yield relation_matrix(relations.kind_by_region(related), width)
    yield share_chart(sectors(count, nasty), width)
    yield quotient_chart(lollipops(count, nasty), width)
    yield ring_map(relations.by_area(related), width)
    yield networks_by_focus(network.by_focus(related), width)
    kinds, firms = orientation.by_kind(related), orientation.firm_points(related)
    yield orientation_chart(kinds, firms, WEIGHTS, width, home=related.areas["a1"].name)
    ranking = scoring.ranking(niches)
    yield score_table(ranking, width)
    yield group_spread(ranking, width)
    yield dot_rows(voting.tally(niches, "r"), width)
    yield portfolio(spots(count, nasty), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("nasty", [False, True], ids=["plain", "nasty"])
@pytest.mark.parametrize("count", COUNTS)
def test_texts_stay_apart_and_on_the_sheet(count, nasty, width):
    for figure in drawn(count, nasty, width):
        assert figure.width == width
        check(figure)
        assert figure.title
        assert set(figure.keys()) <= set(figure.tips)


def test_a_niche_table_without_criteria_or_scores():
    check(score_table(scoring.ranking(niche_world(3, criteria=0)), 170))
    check(group_spread(scoring.ranking(niche_world(3, criteria=0)), 170))


def test_characters_no_font_has_are_reported():
    figure = networks_by_focus((FocusLevel("\x07🚀", ()),), 100)
    assert {"\x07", "🚀"} <= figure.missing


def texts(figure) -> list[str]:
    return [mark.text for mark in figure.marks if isinstance(mark, Text)]


def test_the_sample_says_what_the_report_says():
    world = sample.workshop()
    with i18n.speaking("nl"):
        matrix = relation_matrix(relations.kind_by_region(world), 170)
        rings = ring_map(relations.by_area(world), 170)
        jobs = sector_profile(profile.sector_profile(world), 170)
        oriented = orientation_chart(
            orientation.by_kind(world), (), world.about.orientation_weights, 170
        )
        networks = networks_by_focus(network.by_focus(world), 170)
        found = quotient_chart(quotients.quotients(world), 170)
    assert texts(matrix)[-5:] and {"31", "17", "70"} <= set(texts(matrix))
    assert matrix.flag and sum(key.startswith("cell:") for key in matrix.tips) == 63
    assert {"24,3\xa0%", "34,3\xa0%", "20,0\xa0%", "21,4\xa0%"} <= set(texts(rings))
    assert {"13.454", "8.325"} <= set(texts(jobs))
    assert {"31,2", "52,9", "46,2"} <= set(texts(oriented))
    assert "9" in texts(networks)
    assert {"1,82", "0,73", "0,55"} <= set(texts(found))


def test_a_hidden_round_shows_no_dots():
    world = sample.workshop()
    tally = voting.tally(world, next(iter(world.rounds)))
    from dataclasses import replace

    figure = dot_rows(replace(tally, hidden=True), 170)
    assert not figure.keys()
    assert not {row.niche.name for row in tally.rows} & set(texts(figure))


def test_one_ring_dot_per_relation():
    figure = ring_map(relations.by_area(sample.workshop()), 170)
    home = [
        m for m in figure.of("area-home") if getattr(m, "radius", 9) < 1.5 and hasattr(m, "points")
    ]
    assert len(home) == 17


def test_an_empty_workshop_draws():
    check(networks_by_focus(network.by_focus(Workshop()), 100))
    check(ring_map(relations.by_area(Workshop()), 100))
