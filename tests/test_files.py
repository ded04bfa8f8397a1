"""Names of files that every system takes, and files that are written whole or not at all."""

import pytest

from almere_roadmap.files import legal_stem
from almere_roadmap.ui.dialogs.new_workshop import free_name

TITLES = (
    "../../x",
    "CON",
    "lpt3",
    "a:b",
    "x" * 300,
    "ends with a dot.",
    "nul\0inside",
    "right\u202eto left",
    "\\\\srv\\share",
    "   ",
    "",
    "-rf",
    "Café & Zn. <b>",
)


@pytest.mark.parametrize("title", TITLES)
def test_f23_a_title_becomes_a_name_inside_its_folder(tmp_path, title):
    for path in (tmp_path / f"{legal_stem(title, 'Workshop')}.pdf", free_name(tmp_path, title)):
        assert path.parent == tmp_path and path.resolve().is_relative_to(tmp_path.resolve())
        assert 0 < len(path.stem) <= 80
        assert path.stem.casefold() not in ("con", "lpt3", "nul")
        assert not set(path.name) & set('<>:"/\\|?*\0\u202e') and path.stem[0] != "-"
        path.write_bytes(b"")
        assert path.exists()


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    for expected in ("growth.almere", "growth-2.almere", "growth-3.almere"):
        path = free_name(tmp_path, "Growth")
        assert path.name == expected
        path.touch()
