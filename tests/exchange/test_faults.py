"""F13 and F06: an export is whole or not there; what stood in its place stays until it is."""

import errno
import os
from datetime import date

import pytest

from almere_roadmap.cli.main import main
from almere_roadmap.errors import AlmereError, InputError
from almere_roadmap.exchange.export import EXTENSIONS, export
from almere_roadmap.resources import sample_file
from tests.sample import workshop

TODAY = date(2027, 5, 3)


def full(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_f13_a_full_disk_leaves_what_was_there(kind, tmp_path, monkeypatch):
    target = tmp_path / f"out.{kind}"
    target.write_bytes(b"the old one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AlmereError, match=r"out\."):
        export(workshop(), target, today=TODAY)
    assert target.read_bytes() == b"the old one" and list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_f13_a_vanished_folder_is_told(kind, tmp_path):
    with pytest.raises(AlmereError):
        export(workshop(), tmp_path / "gone" / f"out.{kind}", today=TODAY)
    assert not list(tmp_path.iterdir())


def test_f13_an_export_never_lands_on_a_workshop(tmp_path):
    with pytest.raises(InputError, match="almere"):
        export(workshop(), tmp_path / "open.almere", today=TODAY)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ("pdf", "png", "json"))
def test_f13_the_command_says_it_in_one_line(kind, tmp_path, capsys, monkeypatch):
    target = tmp_path / f"out.{kind}"
    target.write_bytes(b"the old one")
    monkeypatch.setattr(os, "fsync", full)
    assert main(["export", str(sample_file()), str(target)]) == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1 and "out" in told[0]
    assert target.read_bytes() == b"the old one" and list(tmp_path.iterdir()) == [target]
