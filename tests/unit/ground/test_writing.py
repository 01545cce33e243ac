import os
import stat

import pytest

from toolkit.ground import writing
from toolkit.ground.errors import ConflictError


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "new" / "a.xml"
    writing.write_atomically(path, b"<a/>")
    assert path.read_bytes() == b"<a/>"
    assert [p.name for p in path.parent.iterdir()] == ["a.xml"]


def test_a_failure_on_the_way_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")

    def fail(_descriptor):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        writing.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xml"]


def test_a_file_that_changed_since_it_was_read_is_kept_and_so_is_the_new_version(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"read by us")
    read = writing.sha256(path.read_bytes())
    path.write_bytes(b"changed by another")
    with pytest.raises(ConflictError, match="changed since it was read"):
        writing.write_atomically(path, b"ours", expected=read)
    assert path.read_bytes() == b"changed by another"
    assert (tmp_path / "a.xml.yichud-new").read_bytes() == b"ours"


def test_the_mode_of_the_old_file_and_a_link_to_it_are_kept(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link = tmp_path / "link.xml"
    link.symlink_to(path)
    writing.write_atomically(link, b"new", expected=writing.sha256(b"old"))
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
