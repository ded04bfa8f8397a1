import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.exchange.plain_text import flat, legal, sheet_names


@given(st.text())
def test_legal_text_fits_in_xml(text: str) -> None:
    from xml.etree import ElementTree

    node = ElementTree.Element("a")
    node.text = legal(text)
    ElementTree.fromstring(ElementTree.tostring(node, encoding="unicode"))


@given(st.lists(st.text(max_size=60), max_size=30))
def test_sheet_names_are_legal_and_each_is_used_once(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len(names) == len(titles)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    ("value", "cell"),
    [(("a", "b"), "a; b"), (None, None), (2.5, 2.5), (True, True), ("x\x07", "x")],
)
def test_a_field_becomes_one_cell(value: object, cell: object) -> None:
    assert flat(value) == cell  # type: ignore[arg-type]
