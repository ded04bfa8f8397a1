"""What records are called that have no name of their own."""

from almere_roadmap.verbs.titles import coded, coded_name, name_in
from tests.sample import workshop


def test_no_record_of_the_sample_is_called_by_its_key():
    sample = workshop()
    for collection in ("boxes", "flows", "dependencies", "contracts"):
        records = sample.collection(collection)
        assert records
        for row, record in records.items():
            assert row not in name_in(sample, collection, record)
            assert row not in coded_name(sample, collection, record)


def test_a_contract_is_called_as_its_item_and_words_stay_words():
    sample = workshop()
    row = next(iter(sample.contracts))
    item = sample.items[row]
    assert coded(sample, row) == f"{item.code} {item.title}"
    assert coded(sample, "no key at all") == "no key at all"
    assert coded(sample, "") == ""
