"""The bundled files say what the report says, and nothing else."""

import csv
import tomllib
from collections import Counter

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.economy import reference
from almere_roadmap.domain.rule_tables import TABLES
from almere_roadmap.domain.tables import TOTAL, margins_off
from almere_roadmap.intake.kinds import STATISTICS
from almere_roadmap.intake.read import read
from almere_roadmap.resources import resource


def table(name):
    return read(resource("data", "almere-2011", name), STATISTICS).table


def rows(name):
    with resource("data", "almere-2011", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize(
    ("name", "total", "sections", "classes"),
    [("table-1-establishments.csv", 13539, 19, 8), ("table-2-jobs.csv", 64525, 19, 7)],
)
def test_the_two_great_tables_close_on_every_margin(name, total, sections, classes):
    found = table(name)
    assert found.total == total == found.cell(TOTAL, TOTAL).value
    assert (len(found.rows), len(found.columns)) == (sections, classes)
    assert list(margins_off(found)) == []


def test_dashes_and_zeros_stay_as_printed():
    found = table("table-1-establishments.csv")
    assert found.cell("A", "50-99").printed == "-"
    assert found.cell("A", "50-99").value is None
    assert found.cell("L", "100+").printed == "0"
    assert found.cell("L", "100+").value == 0


LIMITS = {"1": (1, 1), "2-4": (2, 4), "5-9": (5, 9), "10-19": (10, 19), "20-49": (20, 49)}
LIMITS |= {"50-99": (50, 99), "100+": (100, float("inf"))}


def test_jobs_lie_within_the_size_classes_of_the_establishments():
    counts, jobs = table("table-1-establishments.csv"), table("table-2-jobs.csv")
    for row in counts.rows:
        for size, (low, high) in LIMITS.items():
            n, j = counts.value(row.key, size), jobs.value(row.key, size)
            assert (n == 0) == (j == 0), (row.key, size)
            assert n * low <= j and (n == 0 or j <= n * high), (row.key, size)


def test_table_six_as_printed_is_damaged_and_the_margin_check_says_so():
    off = {
        (row, column): (printed, total)
        for row, column, printed, total in margins_off(table("table-6-printed.csv"))
    }
    assert off[("Almere", TOTAL)] == (17, 16)
    assert off[("Europa", TOTAL)] == (8, 13)
    assert off[(TOTAL, TOTAL)] == (70, 74)


def test_table_six_reconstructed_closes_and_differs_in_two_cells_beside_the_shift():
    printed, repaired = table("table-6-printed.csv"), table("table-6-reconstructed.csv")
    assert repaired.total == 70
    assert list(margins_off(repaired)) == []
    keys = [column.key for column in printed.columns]
    changed = [
        (row.key, left)
        for row in repaired.rows
        for left, right in zip(keys, [*keys[1:], None], strict=True)
        if repaired.value(row.key, left) != (printed.value(row.key, right) if right else 0)
    ]
    assert changed == [("Almere", "research"), ("Europa", "parent")]


def test_relations_are_the_reconstructed_table_six():
    found = table("table-6-reconstructed.csv")
    counts = {(r["region"], r["kind"]): float(r["count"]) for r in rows("relations.csv")}
    assert sum(counts.values()) == 70
    for row in found.rows:
        for column in found.columns:
            assert counts.get((row.key, column.key), 0) == found.value(row.key, column.key)
    repaired = [r for r in rows("relations.csv") if r["status"] == "reconstructed"]
    assert {(r["region"], r["kind"]) for r in repaired} == {
        ("Almere", "research"),
        ("Europa", "parent"),
    }


def test_places_miss_one_relation():
    assert table("table-5-places.csv").total == 69


def test_the_showcase_has_its_firms():
    firms = [r for r in rows("organisations.csv") if r["establishment_type"]]
    assert len(firms) == 49
    assert Counter(r["activity"] for r in firms) == {"1": 6, "2": 23, "3": 20}
    assert Counter(r["establishment_type"] for r in firms) == dict(
        zip("abcdefg", (4, 6, 9, 7, 12, 4, 7), strict=True)
    )
    assert Counter(r["listed"][0] for r in firms) == {"#": 25, "*": 18, "F": 6}


CLUSTERS = {
    "Health, Wellness & Life Sciences": "○···●●●··○○",
    "Zakelijke dienstverlening (B2B)": "··●●●·○●●●○",
    "ICT & Media": "··○○···○○○○",
    "Logistics & Commerce": "●●·······○○",
    "Sustainable area development": "······●··○○",
    "Lelystad airport": "·········○○",
}


def test_recommendations_cover_the_clusters_as_worked_out():
    extent = {(r["cluster"], int(r["recommendation"])): r["extent"] for r in rows("coverage.csv")}
    marks = {"named": "●", "generic": "○", "": "·"}
    found = {
        cluster: "".join(marks[extent.get((cluster, n), "")] for n in range(1, 12))
        for cluster in CLUSTERS
    }
    assert found == CLUSTERS
    assert {cluster for cluster, _ in extent} == CLUSTERS.keys()


def test_findings_speak_of_what_is_there():
    with resource("data", "almere-2011", "datasets.toml").open("rb") as file:
        codes = set(tomllib.load(file))
    codes |= {r["code"] for r in rows("indicators.csv")} | {
        r["code"][:3] for r in rows("indicators.csv")
    }
    codes |= {"organisations", "networks", "clusters", "recommendations"}
    for finding in rows("findings.csv"):
        # "T1:M:total" is one cell of a table.
        parts = (part.strip().split(":")[0] for part in finding["about"].split(","))
        about = {part for part in parts if part}
        assert about <= codes, finding["code"]
        assert finding["shown"] in {"P", "R", "G", "N"}


def test_remarks_stand_at_cells_that_exist():
    with resource("data", "almere-2011", "datasets.toml").open("rb") as file:
        entries = tomllib.load(file)
    assert list(entries) == ["T1", "T2", "T5", "T6", "T6p"]
    for entry in entries.values():
        found = table(entry["file"])
        labels = {c.label for c in (*found.rows, *found.columns)}
        assert all({r["row"], r["column"]} <= labels for r in entry.get("remarks", []))
    assert len(entries["T6"]["remarks"]) == 2


@pytest.mark.parametrize(
    "name", [p.name for p in sorted(resource("data", "almere-2011").glob("*.csv"))]
)
def test_every_list_names_a_source_that_is_there(name):
    known = {r["id"] for r in rows("sources.csv")}
    for row in rows(name):
        if "source" in row:
            assert row["source"] in known


_SOURCES = resource("data", "rule-sources.csv")
GENERAL = [path for path in sorted(resource("data").glob("*.csv")) if path != _SOURCES]


@pytest.mark.parametrize("path", GENERAL, ids=[p.name for p in GENERAL])
def test_general_data_say_where_they_come_from_and_how_sure_they_are(path):
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter=";"))
    assert found
    for row in found:
        assert None not in row and None not in row.values()
        assert row["source"]
        assert row["verified"] in {"yes", "no"}
        assert {"valid_from", "valid_until"} <= row.keys()


def test_sources_of_rules_have_an_english_name_where_their_own_is_dutch():
    told = {row["nl"]: row["en"] for row in reference.shipped("rule-sources")}
    shipped = {row["source"] for table in TABLES for row in reference.shipped(table)}
    assert shipped - told.keys() == {"EM consult, 2017", "Keystone, 2026"}
    law = "Aanbestedingswet 2012, art. 1.10 en 2.14; Gids Proportionaliteit"
    assert told.keys() - shipped == {law}
    with i18n.speaking("en"):
        for dutch, english in told.items():
            assert reference.cited(dutch) == english != dutch
        assert reference.cited("Nota van de raad, 2027") == "Nota van de raad, 2027"
    with i18n.speaking("nl"):
        assert reference.cited(law) == law


def test_networks_recommendations_indicators_and_findings_are_complete():
    focused = [r for r in rows("networks.csv") if r["focus"]]
    assert len(focused) == 17
    assert sum(len(r["focus"].split(",")) for r in focused) == 18
    assert [r["number"] for r in rows("recommendations.csv")] == [str(n) for n in range(1, 12)]
    assert {r["code"][:3] for r in rows("indicators.csv")} == {f"I{n:02}" for n in range(1, 25)}
    assert [r["code"] for r in rows("findings.csv")] == [f"F-{n:02}" for n in range(1, 27)]
    named = Counter(r["cluster"] for r in rows("coverage.csv") if r["extent"] == "named")
    assert named["Zakelijke dienstverlening (B2B)"] == 6
    assert "Lelystad airport" not in named
