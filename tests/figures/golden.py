"""Figures of small workshops as JSON, to see in a diff what a change moves.

``python -m tests.figures.golden`` writes them anew.
"""

import dataclasses
import json
from datetime import date
from pathlib import Path

from almere_roadmap import i18n
from almere_roadmap.analysis.choosing import scoring, voting
from almere_roadmap.analysis.firms import orientation
from almere_roadmap.analysis.networks import network, relations
from almere_roadmap.figures import marks as m
from almere_roadmap.figures.chain.drawing import chain_map
from almere_roadmap.figures.choosing.scores import group_spread, score_table
from almere_roadmap.figures.choosing.votes import dot_rows
from almere_roadmap.figures.insight.matrix import relation_matrix
from almere_roadmap.figures.insight.networks import networks_by_focus
from almere_roadmap.figures.insight.orientation import orientation_chart
from almere_roadmap.figures.insight.rings import ring_map
from almere_roadmap.figures.roadmap.drawing import roadmap, thumbnail
from tests.figures.worlds import chain_world, niche_world, relation_world, roadmap_world

FOLDER = Path(__file__).parents[1] / "golden" / "figures"


def figures() -> dict[str, m.Figure]:
    with i18n.speaking("en"):
        related, niches, dated = relation_world(6), niche_world(3, criteria=2), roadmap_world(12)
        return {
            "chain": chain_map(chain_world(6, stages=3), "c", 170),
            "roadmap": roadmap(dated, 170, today=date(2027, 6, 1)),
            "thumbnail": thumbnail(dated, 170, 60),
            "matrix": relation_matrix(relations.kind_by_region(related), 170),
            "rings": ring_map(relations.by_area(related), 100),
            "networks": networks_by_focus(network.by_focus(related), 100),
            "orientation": orientation_chart(
                orientation.by_kind(related),
                orientation.firm_points(related),
                (0, 50, 75, 100),
                170,
            ),
            "scores": score_table(scoring.ranking(niches), 100),
            "spread": group_spread(scoring.ranking(niches), 100),
            "votes": dot_rows(voting.tally(niches, "r"), 170),
        }


def plain(figure: m.Figure) -> dict:
    """Return a figure as plain values, a mark a line, without what is at its default."""
    words = {n: getattr(figure, n) for n in ("title", "caption", "source", "flag", "alt", "tips")}
    size = {"width": figure.width, "height": round(figure.height, 2)}
    return {**size, **words, "marks": [mark(each) for each in figure.marks]}


def mark(value: object) -> list:
    fields = {
        f.name: value_of(getattr(value, f.name))
        for f in dataclasses.fields(value)
        if getattr(value, f.name) != f.default
    }
    return [type(value).__name__, fields]


def value_of(value: object) -> object:
    if isinstance(value, float):
        # Hundredths of a millimetre; −0.0 is 0.0.
        return round(value, 2) + 0.0
    if isinstance(value, tuple):
        return [value_of(each) for each in value]
    if isinstance(value, m.Ink):
        share = f" {value.share:g} on {value.on}" if value.share < 1 else ""
        return value.token + share
    if isinstance(value, m.Stroke):
        return [value_of(value.ink), value.width, *value.dash]
    return value


def text_of(figure: m.Figure) -> str:
    values = plain(figure)
    lines = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in values.pop("marks"))
    head = json.dumps(values, ensure_ascii=False, indent=1)[:-2]
    return f'{head},\n "marks": [\n  {lines}\n ]\n}}\n'


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, figure in figures().items():
        (FOLDER / f"{name}.json").write_text(text_of(figure), encoding="utf-8")


if __name__ == "__main__":
    main()
