import io
import os
import sys
from pathlib import Path

import pytest

from toolkit.ground.errors import InputError
from toolkit.ground.reading import read_input, resolved


def odd(folder: Path) -> dict[str, Path]:
    (folder / "loop").symlink_to(folder / "pool")
    (folder / "pool").symlink_to(folder / "loop")
    (folder / "lost").symlink_to(folder / "nowhere")
    (folder / "below").mkdir()
    os.mkfifo(folder / "pipe.xml")
    return {
        "missing": folder / "none.xml",
        "links in a circle": folder / "loop",
        "link to nothing": folder / "lost",
        "folder": folder / "below",
        "pipe": folder / "pipe.xml",
        "endless device": Path("/dev/zero"),
        "below a file": Path(__file__) / "x.xml",
        "name too long": folder / ("x" * 300),
        "null byte": folder / "a\0b",
    }


def test_what_is_no_regular_file_is_refused_in_words(tmp_path):
    for what, path in odd(tmp_path).items():
        with pytest.raises(InputError) as refused:
            read_input(path)
        (finding,) = refused.value.findings
        assert finding.code == "X10", what
        assert finding.hint


def test_a_regular_file_and_a_link_to_one_are_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"ab")
    (tmp_path / "link").symlink_to("a.txt")
    assert read_input(tmp_path / "a.txt") == read_input(tmp_path / "link") == b"ab"


def test_a_hyphen_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"ab")))
    assert read_input(Path("-")) == b"ab"


def test_what_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.ground.reading.MAX_BYTES", 3)
    (tmp_path / "a.txt").write_bytes(b"abcd")
    with pytest.raises(InputError) as refused:
        read_input(tmp_path / "a.txt")
    assert refused.value.findings[0].code == "X04"


def test_resolving_never_fails(tmp_path):
    paths = odd(tmp_path)
    assert all(resolved(path).is_absolute() for path in paths.values())
    assert resolved(tmp_path / "below" / ".." / "none.xml") == resolved(tmp_path) / "none.xml"
