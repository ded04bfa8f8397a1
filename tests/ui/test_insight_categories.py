"""The four categories of firms as the Insight screen tables them."""

from almere_roadmap import i18n
from almere_roadmap.domain.entities import Area, Organisation, Profile
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.ui.insight.firms import categories
from almere_roadmap.ui.insight.row_details import rows_under


def made(*firms):
    names = ("thuis", "elders")
    return Workshop(
        areas={n: Area(id=n, name=n, rank=str(p)) for p, n in enumerate(names)},
        organisations={n: Organisation(id=n, name=n, persons=p) for n, p, _ in firms},
        profiles={n: Profile(id=n, organisation=n, turnover=t) for n, _, t in firms},
    )


def test_firms_are_counted_with_their_mean_turnover():
    with i18n.speaking("en"):
        found = categories(made(("a", 99, (85.0, 15.0)), ("b", 100, (20.0, 80.0))))
    rows = [[cell.text for cell in row.cells[1:]] for row in found.rows.rows]
    assert [row[0] for row in rows] == ["1 firm", "a", "0 firms", "0 firms", "1 firm", "b"]
    assert rows[0][1:] == rows[1][1:] == ["85\u00a0%", "15\u00a0%"]
    assert rows[2][1:] == ["–", "–"]
    assert not found.refusal


def test_a_category_tells_its_means_and_who_is_in_it():
    found = categories(made(("a", 99, (85.0, 15.0)), ("b", 98, (95.0, 5.0))))
    [under] = rows_under([found], "category:00")
    assert under.own.cells[2].text == "90\u00a0%"
    assert [row.key for row in under.group] == ["a", "b"]


def test_a_firm_of_unknown_size_belongs_nowhere():
    assert categories(made(("a", None, (85.0, 15.0)))).refusal
    assert categories(Workshop()).refusal
