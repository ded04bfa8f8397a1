"""The map of a chain on its page: as large as the page takes, whatever it holds."""

from datetime import date

import pytest

from almere_roadmap.domain import entities as e
from almere_roadmap.domain.words import ChainLane, FlowKind, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.drawing import chain_map
from almere_roadmap.figures.marks import Text
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.flow import LANDSCAPE, Page
from almere_roadmap.report.placing import extent
from almere_roadmap.report.printing import lay_out


def _long(stages: int, parties: int) -> Workshop:
    roles, lanes = [role for role in Role if role.value], list(ChainLane)
    return Workshop(
        document_id="long",
        chains={"c": e.Chain(id="c", name="Keten")},
        stages={
            f"s{n}": e.Stage(id=f"s{n}", chain="c", name=f"Stap {n}", rank=f"{n:03}")
            for n in range(stages)
        },
        boxes={
            f"b{n}": e.Box(
                id=f"b{n}",
                chain="c",
                stage=f"s{n % stages}",
                lane=lanes[(n // stages) % len(lanes)],
                role=roles[n % len(roles)],
                name=f"Zorgbedrijf nummer {n} aan de gracht in Almere",
            )
            for n in range(parties)
        },
        flows={
            f"f{n}": e.Flow(
                id=f"f{n}", chain="c", origin=f"b{n}", target=f"b{n + 1}", kind=FlowKind.GOODS
            )
            for n in range(parties - 1)
        },
    )


def _page(workshop: Workshop) -> Page:
    choice = Choice(language="nl", sections=("chains",))
    _cover, page = lay_out(workshop, choice, today=date(2026, 11, 24))[0]
    return page


@pytest.mark.parametrize(("stages", "parties"), [(3, 4), (6, 60), (14, 120)])
def test_the_map_stays_on_the_page_and_its_type_is_as_large_as_it_can_be(
    stages: int, parties: int
) -> None:
    workshop = _long(stages, parties)
    page = _page(workshop)
    assert page.frame is LANDSCAPE
    margin = page.frame.margin
    right = max(extent(mark)[2] for mark in page.marks if mark.key)
    assert right <= page.frame.width - margin + 1e-6
    assert page.used <= page.frame.body_height + 1e-6
    drawn = chain_map(workshop, "c", LANDSCAPE.body_width)
    (wanted,) = {m.size for m in drawn.marks if isinstance(m, Text) and m.key == "b0"} - {7.5}
    (got, *_small) = sorted(
        {m.size for m in page.marks if isinstance(m, Text) and m.key == "b0"}, reverse=True
    )
    plain = min(1.0, LANDSCAPE.body_width / drawn.width, 150 / drawn.height)
    assert got >= wanted * plain * 0.98
